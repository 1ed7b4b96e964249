"""Work on disk: there before anybody relies on it, in its order, once, and gone when it is done."""

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import waiting as theme
from knowledge.database import OwnedDatabase
from knowledge.errors import StoreUnavailable
from knowledge.waiting import Waiting

SECRET = "老王的事"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "inbox.db"


@pytest.fixture
def waiting(file: Path) -> Iterator[Waiting]:
    made = Waiting(OwnedDatabase(file, renew=True))
    yield made
    made.close()


def on_disk(file: Path) -> list[str]:
    """What another process would find."""
    other = Waiting(OwnedDatabase(file))
    left = [content for _, content in other.left(0)]
    other.close()
    return left


async def test_what_is_kept_is_there_for_another_process_in_its_order(waiting: Waiting, file: Path) -> None:
    await waiting.keep([(900, "a"), (3, "b")], 1)
    await waiting.keep([(500, "c")], 1)
    assert on_disk(file) == ["a", "b", "c"]


async def test_what_is_done_is_gone_from_every_file_but_its_id_is_known(waiting: Waiting, file: Path) -> None:
    await waiting.keep([(1, SECRET), (2, "b")], 1)
    await waiting.done(1)
    assert waiting.left(0) == ((2, "b"),)
    assert set(waiting.ids()) == {1, 2}
    assert [each for each in file.parent.iterdir() if SECRET.encode() in each.read_bytes()] == []


async def test_the_same_id_is_kept_once(waiting: Waiting) -> None:
    await waiting.keep([(1, "a")], 1)
    await waiting.done(1)
    await waiting.keep([(1, "again")], 2)
    assert waiting.left(0) == ()


async def test_what_comes_at_once_is_written_at_once(waiting: Waiting) -> None:
    await asyncio.gather(*(waiting.keep([(number, str(number))], 1) for number in range(300)))
    assert [number for number, _ in waiting.left(0)] == list(range(300))


async def test_old_work_is_emptied_unread(waiting: Waiting) -> None:
    await waiting.keep([(1, "old")], 10)
    await waiting.keep([(2, "new")], 20)
    assert waiting.left(15) == ((2, "new"),)
    assert waiting.left(0) == ((2, "new"),)


async def test_it_does_not_grow_for_ever(waiting: Waiting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "REMEMBERED", 10)
    for number in range(50):
        await waiting.keep([(number, "x")], 1)
        if number != 5:
            await waiting.done(number)
    assert waiting.left(0) == ((5, "x"),)
    await waiting.keep([(99, "x")], 1)
    assert len(waiting.ids()) <= 12


async def test_what_a_locked_file_did_not_take_is_written_when_it_is_free(
    waiting: Waiting, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knowledge.database.LONGEST_LOCK", 0.05)
    await waiting.keep([(1, "a")], 1)
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("begin exclusive")
    with pytest.raises(StoreUnavailable, match="locked"):
        await waiting.keep([(2, "b")], 1)
    holder.execute("commit")
    holder.close()
    await waiting.keep([(3, "c")], 1)
    assert on_disk(file) == ["a", "b", "c"]


async def test_a_ruined_file_is_put_aside_and_work_goes_on(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    file.write_bytes(b"no database at all" * 1000)
    waiting = Waiting(OwnedDatabase(file, renew=True))
    await waiting.keep([(1, "a")], 1)
    assert waiting.left(0) == ((1, "a"),)
    waiting.close()
    assert file.with_name("inbox.db.damaged").exists()
    assert len(caplog.messages) == 1
