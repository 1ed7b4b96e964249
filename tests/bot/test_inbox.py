"""The queue of updates: nothing lost in a crash, nothing taken in twice."""

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot.inbox import LONGEST_WAIT, Inbox
from knowledge.database import OwnedDatabase
from knowledge.waiting import REMEMBERED, Waiting
from tests.bot.updates import private, text

Open = Callable[[], Inbox]


@pytest.fixture
def clock() -> list[float]:
    return [1_000_000.0]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "inbox.db"


@pytest.fixture
def opened(file: Path, clock: list[float]) -> Open:
    return lambda: Inbox(Waiting(OwnedDatabase(file, renew=True)), lambda: clock[0])


def said(number: int, words: str = "驾照丢了") -> Update:
    return Update.de_json({"update_id": number, "message": text(words, private(1))}, None)


def read(kept: dict[str, Any]) -> Update | None:
    return Update.de_json(kept, None)


def queued(inbox: Inbox) -> list[int]:
    """The updates that wait in memory, taken out."""
    taken = []
    while not inbox.empty():
        update = inbox.get_nowait()
        assert isinstance(update, Update)
        taken.append(update.update_id)
    return taken


async def recalled(inbox: Inbox) -> list[int]:
    await inbox.recall(read)
    return queued(inbox)


async def test_what_was_not_answered_comes_back_in_its_order(opened: Open) -> None:
    inbox = opened()
    await inbox.put_all([said(5), said(900), said(6)])
    await inbox.put(said(7))
    await inbox.done(said(900))
    inbox.close()
    assert await recalled(opened()) == [5, 6, 7]


async def test_an_update_that_comes_again_is_taken_in_once(opened: Open) -> None:
    inbox = opened()
    await inbox.put_all([said(5), said(5), said(3)])
    await inbox.put(said(5))
    assert queued(inbox) == [5, 3]
    await inbox.done(said(5))
    await inbox.put(said(5))
    assert queued(inbox) == []
    inbox.close()


async def test_after_a_restart_it_is_still_known(opened: Open) -> None:
    inbox = opened()
    await inbox.put_all([said(5), said(2_000_000_000), said(1)])
    for number in (5, 2_000_000_000, 1):
        await inbox.done(said(number))
    inbox.close()
    again = opened()
    assert await recalled(again) == []
    await again.put_all([said(1), said(2_000_000_000), said(4), said(5)])
    assert queued(again) == [4]
    again.close()


async def test_a_repeat_is_not_accepted_before_the_first_is_safe(opened: Open, file: Path) -> None:
    inbox = opened()
    await asyncio.gather(inbox.put(said(5)), inbox.put(said(5)))
    with sqlite3.connect(file) as other:
        assert other.execute("select count(*) from waiting where content is not null").fetchone() == (1,)
    other.close()
    inbox.close()


async def test_without_a_disk_it_answers_from_memory_and_says_once_what_is_wrong(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = Inbox(Waiting(OwnedDatabase(tmp_path / "nowhere" / "inbox.db")))
    await inbox.recall(read)
    for number in (1, 2, 1, 3):
        await inbox.put(said(number))
    assert queued(inbox) == [1, 2, 3]
    await inbox.done(said(1))
    inbox.close()
    assert len(caplog.messages) == 1


async def test_nobody_is_answered_after_a_day(opened: Open, clock: list[float]) -> None:
    inbox = opened()
    await inbox.put(said(1))
    clock[0] += LONGEST_WAIT / 2
    await inbox.put(said(2))
    inbox.close()
    clock[0] += LONGEST_WAIT / 2 + 1
    assert await recalled(opened()) == [2]


async def test_a_clock_that_was_set_back_loses_nothing(opened: Open, clock: list[float]) -> None:
    inbox = opened()
    await inbox.put(said(1))
    inbox.close()
    clock[0] -= 10 * LONGEST_WAIT
    assert await recalled(opened()) == [1]


async def test_what_is_no_update_passes(opened: Open) -> None:
    inbox = opened()
    await inbox.put("stop")
    assert inbox.get_nowait() == "stop"
    inbox.close()


async def test_ids_are_not_remembered_for_ever(opened: Open) -> None:
    inbox = opened()
    inbox._known.update(dict.fromkeys(range(REMEMBERED)))
    await inbox.put(said(REMEMBERED + 1))
    assert len(inbox._known) == REMEMBERED
    inbox.close()


async def test_what_this_version_cannot_read_is_put_away(opened: Open) -> None:
    inbox = opened()
    await inbox.put_all([said(1), said(2)])
    inbox.close()
    again = opened()
    await again.recall(lambda kept: read(kept) if kept["update_id"] == 2 else None)
    assert queued(again) == [2]
    again.close()
    assert await recalled(opened()) == [2]
