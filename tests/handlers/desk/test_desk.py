"""What staff do at the desk, without any page."""

import sqlite3
from contextlib import closing
from pathlib import Path

from handlers.actions import Show, UnitList
from handlers.desk.desk import Desk, Opened
from handlers.desk.keys import KEYS, listed
from handlers.plain import plain
from handlers.reply import Outcome, Reply
from knowledge.missing import Queue
from tests.handlers.conftest import NOW

HERE, THERE = "one", "another"
IDENTITY = "33010619800101001X"


async def test_opening_a_row_shows_its_sheet_with_reasons_and_puts_it_into_the_thread(desk: Desk) -> None:
    opened = await desk.open(HERE, "matter:408", "gjjzf")
    assert opened is not None
    assert opened.sheet.id == "matter:408"
    assert any("gjjzf" in line.text for line in opened.reasons)
    assert [row.id for row in desk.call(HERE).rows] == ["matter:408"]
    assert desk.call(THERE).rows == ()


async def test_recalling_a_row_gives_no_reasons(desk: Desk) -> None:
    opened = await desk.open(HERE, "matter:408")
    assert opened is not None
    assert opened.reasons == ()


async def test_what_touches_on_a_sheet_can_be_opened_from_it(desk: Desk) -> None:
    opened = await desk.open(HERE, "absent:26")
    assert opened is not None
    assert [row.kind.value for row in opened.near] == ["matter"]


async def test_what_is_gone_is_not_opened(desk: Desk) -> None:
    assert await desk.open(HERE, "matter:0") is None
    assert desk.call(HERE).rows == ()


async def test_a_whole_sentence_is_answered_as_in_a_chat_and_goes_on(desk: Desk) -> None:
    first = await desk.ask(HERE, "驾照丢了要跑几趟")
    assert first.outcome is Outcome.ANSWER
    assert [row.id for row in desk.call(HERE).rows] == ["matter:48"]
    assert "市公安局交管局" in plain(await desk.ask(HERE, "归谁管"))


async def test_the_next_call_does_not_go_on_from_the_last(desk: Desk) -> None:
    await desk.ask(HERE, "驾照丢了要跑几趟")
    desk.next(HERE)
    assert desk.call(HERE).rows == ()
    assert "市公安局交管局" not in plain(await desk.ask(HERE, "归谁管"))


async def test_signing_out_leaves_nothing(desk: Desk) -> None:
    await desk.ask(HERE, "驾照丢了要跑几趟")
    desk.leave(HERE)
    assert desk.call(HERE).rows == ()
    assert "市公安局交管局" not in plain(await desk.ask(HERE, "归谁管"))


async def test_pressing_an_entry_opens_its_sheet_and_anything_else_replies(desk: Desk) -> None:
    assert isinstance(await desk.press(HERE, Show("matter:48")), Opened)
    assert isinstance(await desk.press(HERE, UnitList(0)), Reply)
    assert isinstance(await desk.press(HERE, Show("matter:0")), Reply)


async def test_what_was_not_found_reaches_the_maintainers_masked(desk: Desk, queue: Queue, tmp_path: Path) -> None:
    assert await desk.hand_on(f"貔貅怎么办证 {IDENTITY}", "请打13800138000问")
    (waiting,) = await desk.waiting()
    assert waiting.question.startswith("貔貅怎么办证")
    assert waiting.at == NOW.isoformat()
    with closing(sqlite3.connect(tmp_path / "desk.db")) as database:
        kept = repr(database.execute("select * from missing").fetchall())
    assert IDENTITY not in kept
    assert "13800138000" not in kept
    assert await desk.settle(waiting.no)
    assert await desk.waiting() == ()


async def test_an_empty_question_is_not_handed_on(desk: Desk) -> None:
    assert not await desk.hand_on("  ", "说了")
    assert await desk.waiting() == ()


def test_the_keys_are_told_in_a_chat_one_a_line() -> None:
    told = plain(listed())
    for key in KEYS:
        assert f"{key.shown}　{key.meaning}" in told


def test_no_two_keys_do_different_things() -> None:
    assert len({key.shown for key in KEYS}) == len({key.name for key in KEYS}) == len(KEYS)
