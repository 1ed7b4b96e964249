"""What an inline query is answered with."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.vocabulary import vocabulary
from handlers import texts
from handlers.lookup import Lookup
from handlers.telegram.inline import article
from knowledge.build import build
from knowledge.database import OwnedDatabase
from knowledge.entries import Knowledge, Phrasing
from knowledge.store import Store
from nlu.interpreter import Interpreter
from tests.handlers.markup import read

LONG = "".join(f"第{number:04}句话。" for number in range(625))
"""5,000 characters."""


@pytest.fixture
def learned(known: Knowledge) -> Knowledge:
    """The knowledge with one long answer added, and little else to ask for."""
    added = replace(known.faqs[0], no=101, question="怎样养大象？", answer=LONG, steps=(), misprints=())
    return replace(known, faqs=(*known.faqs, added), phrasings=(Phrasing("faq:101", "大象怎么养"),))


async def test_a_card_too_long_for_one_message_keeps_its_head_and_its_source(
    tmp_path: Path, learned: Knowledge
) -> None:
    build(learned, tmp_path / "db")
    store = Store(OwnedDatabase(tmp_path / "db"))
    first, *_ = await Lookup(Interpreter(vocabulary(learned)), store, ()).find("大象怎么养")
    store.close()
    assert first.id == "faq:101"
    message = read(article(first).to_dict()["input_message_content"]["message_text"])
    assert message.startswith(first.title)
    assert LONG[:2000] in message
    assert LONG not in message
    *_, notice, source = message.split("\n")
    assert notice == texts.INLINE_CUT
    assert source.startswith("出处：")
    assert len(message) <= 4096
