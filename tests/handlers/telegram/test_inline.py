"""What an inline query is answered with."""

from dataclasses import replace
from pathlib import Path

import pytest

from handlers import texts
from handlers.lookup import Lookup
from handlers.telegram.inline import article
from knowledge.build import build
from knowledge.database import OwnedDatabase
from knowledge.entries import Knowledge
from knowledge.store import Store
from nlu.understanding import Verdict
from tests.handlers.markup import read
from tests.handlers.test_lookup import told

LONG = "".join(f"第{number:04}句话。" for number in range(625))
"""5,000 characters."""


@pytest.fixture
def learned(known: Knowledge) -> Knowledge:
    """The knowledge with one long answer added."""
    added = replace(known.faqs[0], no=101, question="怎样养大象？", answer=LONG, steps=(), misprints=())
    return replace(known, faqs=(*known.faqs, added))


async def test_a_card_too_long_for_one_message_keeps_its_head_and_its_source(
    tmp_path: Path, learned: Knowledge
) -> None:
    build(learned, tmp_path / "db")
    store = Store(OwnedDatabase(tmp_path / "db"))
    (found,) = await Lookup(told(Verdict.SURE, ("faq:101", 0.9)), store, ()).find("大象怎么养")
    store.close()
    message = read(article(found).to_dict()["input_message_content"]["message_text"])
    assert message.startswith(found.title)
    assert LONG[:2000] in message
    assert LONG not in message
    *_, notice, source = message.split("\n")
    assert notice == texts.INLINE_CUT
    assert source.startswith("出处：")
    assert len(message) <= 4096
