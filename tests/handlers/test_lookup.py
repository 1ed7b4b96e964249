"""Looking up without a conversation."""

import pytest

from handlers.lookup import Lookup
from handlers.plain import plain
from handlers.presenter import Presenter
from handlers.reply import Outcome
from knowledge.entries import Entry
from knowledge.store import Store
from nlu.interpreter import Interpreter


@pytest.fixture
def lookup(interpreter: Interpreter, store: Store) -> Lookup:
    return Lookup(interpreter, store)


async def test_entries_are_found_best_first_with_their_cards(
    lookup: Lookup, interpreter: Interpreter, store: Store, entries: dict[str, Entry]
) -> None:
    found = await lookup.find("驾照丢了")
    assert [each.id for each in found] == [match.entry_id for match in interpreter.read("驾照丢了").matches]
    assert len(found) <= 10
    first = found[0]
    assert (first.id, first.title, first.reply.outcome) == ("matter:48", "补办驾驶证、行驶证", Outcome.ANSWER)
    assert first.reply.paragraphs == await Presenter(store).card(entries["matter:48"])
    assert first.reply.rows == ()


async def test_matters_are_described_by_office_and_visits(lookup: Lookup) -> None:
    first, *_ = await lookup.find("驾照丢了")
    assert "市公安局交管局" in first.description
    assert "1次" in first.description


async def test_other_entries_are_described_by_their_document(lookup: Lookup) -> None:
    answers = [each for each in await lookup.find("居住证 办理") if each.id.startswith("faq:")]
    assert answers
    assert all("2017年第2期" in each.description for each in answers)


@pytest.mark.parametrize("typed", ["", " ", "？", "请问"])
async def test_nothing_typed_finds_nothing(lookup: Lookup, typed: str) -> None:
    assert await lookup.find(typed) == ()


async def test_every_found_card_can_be_read(lookup: Lookup) -> None:
    assert all(plain(each.reply) for each in await lookup.find("公积金 租房"))
