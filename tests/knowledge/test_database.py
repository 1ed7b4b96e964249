"""One thread owns the file, whoever asks."""

import asyncio
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlite_utils

from knowledge.database import OwnedDatabase
from knowledge.errors import StoreUnavailable


@pytest.fixture
def database(tmp_path: Path) -> Iterator[OwnedDatabase]:
    owned = OwnedDatabase(tmp_path / "some.db")
    yield owned
    owned.close()


def thread(_: sqlite_utils.Database) -> int:
    return threading.get_ident()


async def test_all_work_is_done_on_one_other_thread(database: OwnedDatabase) -> None:
    at_start = database.run_now(thread)
    assert {at_start} == set(await asyncio.gather(*(database.run(thread) for _ in range(20))))
    assert at_start != threading.get_ident()


async def test_work_of_several_tasks_does_not_mingle(database: OwnedDatabase) -> None:
    database.run_now(lambda db: db.table("counter").insert({"id": 1, "value": 0}, pk="id"))

    def one_more(db: sqlite_utils.Database) -> None:
        (row,) = db.query("select value from counter")
        db.table("counter").update(1, {"value": row["value"] + 1})

    await asyncio.gather(*(database.run(one_more) for _ in range(100)))
    assert await database.run(lambda db: list(db.query("select value from counter"))) == [{"value": 100}]


async def test_a_failure_is_told_in_chinese_and_ends_nothing(database: OwnedDatabase) -> None:
    with pytest.raises(StoreUnavailable, match=r"^数据库 .*some\.db 读写失败：no such table: no_such$"):
        await database.run(lambda db: list(db.query("select * from no_such")))
    assert await database.run(lambda db: list(db.query("select 1 as one"))) == [{"one": 1}]


def test_what_was_handed_in_is_done_before_closing(tmp_path: Path) -> None:
    database = OwnedDatabase(tmp_path / "some.db")
    for number in range(50):
        database.submit(lambda db, number=number: db.table("row").insert({"number": number}))  # type: ignore[misc]
    database.close()
    again = OwnedDatabase(tmp_path / "some.db")
    assert again.run_now(lambda db: db.table("row").count) == 50
    again.close()


def test_a_failure_that_nobody_waits_for_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    database = OwnedDatabase(tmp_path / "some.db")
    with caplog.at_level(logging.ERROR):
        database.submit(lambda db: list(db.query("select * from no_such")))
        database.close()
    assert "读写失败" in caplog.text


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    path.write_bytes(b"no database" * 1000)
    database = OwnedDatabase(path)
    with pytest.raises(StoreUnavailable, match="读写失败"):
        await database.run(lambda db: db.table_names())
    database.close()


async def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    database = OwnedDatabase(tmp_path / "nowhere" / "some.db")
    with pytest.raises(StoreUnavailable, match="读写失败"):
        await database.run(lambda db: db.table_names())
    database.close()


async def test_its_files_are_the_owner_s_alone(database: OwnedDatabase, tmp_path: Path) -> None:
    await database.run(lambda db: db.enable_wal())
    await database.run(lambda db: db.table("row").insert({"number": 1}))
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}


async def test_trouble_is_told_once_and_its_end_too(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, database: OwnedDatabase
) -> None:
    caplog.set_level(logging.WARNING)
    for _ in range(3):
        with pytest.raises(StoreUnavailable):
            await database.run(lambda db: list(db.query("select * from no_such")))
    assert "no_such" in database.trouble
    await database.run(lambda db: list(db.query("select 1")))
    await database.run(lambda db: list(db.query("select 1")))
    assert database.trouble == ""
    assert ["读写失败" in caplog.messages[0], "恢复正常" in caplog.messages[1], len(caplog.messages)] == [True, True, 2]


async def test_a_ruined_file_stays_where_it_is_unless_it_may_be_renewed(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    path.write_bytes(b"no database" * 1000)
    kept, renewed = OwnedDatabase(path), OwnedDatabase(path, renew=True)
    with pytest.raises(StoreUnavailable):
        await kept.run(lambda db: db.table_names())
    assert await renewed.run(lambda db: db.table_names()) == []
    assert path.with_name("some.db.damaged").read_bytes().startswith(b"no database")
    kept.close()
    renewed.close()
