"""Looking up without a conversation."""

from dataclasses import replace
from pathlib import Path

import pytest

from handlers import texts
from handlers.lookup import NOTHING, Lookup
from handlers.options import CLOSE
from handlers.plain import plain
from handlers.presenter import Presenter
from handlers.reply import Outcome
from knowledge.build import build
from knowledge.database import OwnedDatabase
from knowledge.entries import Absent, Entry, Knowledge, Matter
from knowledge.source import Source
from knowledge.store import Store
from nlu.interpreter import Interpreter
from nlu.understanding import Match, Understanding, Verdict


class Told(Interpreter):
    """An interpreter that understands one way, whatever it reads."""

    def __init__(self, understanding: Understanding) -> None:
        self._understanding = understanding

    def read(self, text: str, before: str = "") -> Understanding:
        return self._understanding


def told(verdict: Verdict, *matches: tuple[str, float], unknown: str = "", absent: str = "") -> Told:
    found = tuple(Match(each, score) for each, score in matches)
    return Told(Understanding("", verdict, found, (unknown,) if unknown else (), (), absent=absent))


@pytest.fixture
def lookup(interpreter: Interpreter, store: Store, known: Knowledge) -> Lookup:
    return Lookup(interpreter, store, known.usual)


async def test_entries_are_found_best_first_with_their_cards(
    lookup: Lookup, interpreter: Interpreter, store: Store, entries: dict[str, Entry]
) -> None:
    found = await lookup.find("驾照丢了")
    matched = [match.entry_id for match in interpreter.read("驾照丢了").matches]
    assert [each.id for each in found] == [each for each in matched if each in entries]
    assert len(found) <= 10
    first = found[0]
    assert (first.id, first.title, first.reply.outcome) == ("matter:48", "补办驾驶证、行驶证", Outcome.ANSWER)
    assert first.reply.paragraphs == await Presenter(store).card(entries["matter:48"])
    assert first.reply.rows == ()


async def test_matters_are_described_by_office_and_visits(lookup: Lookup) -> None:
    first, *_ = await lookup.find("驾照丢了")
    assert first.description == "市公安局交管局　1次"


async def test_titles_can_stand_alone(store: Store, known: Knowledge) -> None:
    matter = next(matter for matter in known.matters if matter.context)
    (found,) = await Lookup(told(Verdict.SURE, (matter.id, 0.9)), store, ()).find("…")
    assert found.title == matter.shown != matter.title


async def test_other_entries_are_described_by_their_own_document(tmp_path: Path, known: Knowledge) -> None:
    source = Source("市民手册", "2026年第1版", "", "", "")
    added = replace(known.faqs[0], no=101, source=source)
    build(replace(known, faqs=(*known.faqs, added)), tmp_path / "db")
    store = Store(OwnedDatabase(tmp_path / "db"))
    one, other = await Lookup(told(Verdict.SURE, ("faq:1", 0.9), ("faq:101", 0.8)), store, ()).find("…")
    store.close()
    assert "2017年第2期" in one.description
    assert other.description == "市民手册2026年第1版"


@pytest.mark.parametrize("typed", ["", " ", "？", "请问"])
async def test_before_anything_was_asked_the_usual_is_found(lookup: Lookup, known: Knowledge, typed: str) -> None:
    assert [each.id for each in await lookup.find(typed)] == list(known.usual)


async def test_every_found_card_can_be_read(lookup: Lookup) -> None:
    assert all(plain(each.reply) for each in await lookup.find("公积金 租房"))


async def test_what_is_not_in_the_books_is_said_before_what_comes_near(store: Store) -> None:
    read = told(Verdict.UNKNOWN, ("matter:65", 0.2), ("matter:48", 0.2), unknown="大象")
    nothing, *near = await Lookup(read, store, ()).find("大象补换")
    assert (nothing.id, nothing.title, nothing.description) == (NOTHING, "清单里没有找到", texts.UNKNOWN)
    assert nothing.reply.outcome is Outcome.NONE
    assert "大象" in plain(nothing.reply)
    assert texts.NEAREST not in plain(nothing.reply)
    assert [each.id for each in near] == ["matter:65", "matter:48"]


async def test_no_more_than_ten_are_found_the_word_that_there_is_none_among_them(store: Store) -> None:
    read = told(Verdict.UNKNOWN, *((f"matter:{no}", 0.2) for no in range(1, 11)), unknown="大象")
    found = await Lookup(read, store, ()).find("大象补换")
    assert [each.id for each in found] == [NOTHING, *(f"matter:{no}" for no in range(1, 10))]


async def test_a_word_that_nothing_knows_finds_only_that(lookup: Lookup) -> None:
    assert [each.id for each in await lookup.find("貔貅")] == [NOTHING]


async def test_what_is_in_the_books_is_not_said_to_be_missing(lookup: Lookup) -> None:
    for typed in ("驾照丢了", "公积金"):
        assert NOTHING not in [each.id for each in await lookup.find(typed)]


async def test_what_is_known_to_be_absent_is_named_with_what_touches_on_it(tmp_path: Path, known: Knowledge) -> None:
    absent = Absent(1, "大象饲养", ("matter:65",), "市动物园", "")
    build(replace(known, absent=(absent,)), tmp_path / "db")
    store = Store(OwnedDatabase(tmp_path / "db"))
    read = told(Verdict.UNKNOWN, ("matter:48", 0.1), unknown="大象", absent=absent.id)
    nothing, near = await Lookup(read, store, ()).find("我想养大象")
    store.close()
    assert nothing.id == NOTHING
    assert "大象饲养" in plain(nothing.reply)
    assert "市动物园" in plain(nothing.reply)
    assert near.id == "matter:65"


async def test_only_what_lies_far_behind_an_unsure_best_is_marked(store: Store, entries: dict[str, Entry]) -> None:
    scores = (("matter:48", 0.8), ("matter:49", 0.8 * CLOSE), ("matter:50", 0.79 * CLOSE))
    for verdict, marked in ((Verdict.UNSURE, [False, False, True]), (Verdict.SURE, [False, False, False])):
        found = await Lookup(told(verdict, *scores), store, ()).find("…")
        assert ["不一定" in each.description for each in found] == marked
        for each in found:
            matter = entries[each.id]
            assert isinstance(matter, Matter)
            assert each.description.endswith(f"{matter.unit}　{matter.visits}次")


async def test_an_office_in_the_query_brings_its_figures(lookup: Lookup, known: Knowledge) -> None:
    found = {each.id: each for each in await lookup.find("公积金中心有多少事项")}
    unit = next(unit for unit in known.units if unit.no == 30)
    assert f"{unit.name}：共{unit.total}项" in plain(found["doc:list"].reply)
