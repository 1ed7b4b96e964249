"""What is kept of use."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.database import OwnedDatabase
from knowledge.errors import StoreUnavailable
from knowledge.journal import Event, Hit, Journal, Rating, Unanswered

AT = datetime(2026, 11, 21, 8, 30, 0, 999, tzinfo=UTC)
RATING = Rating("matter:48", True, "驾驶证丢了怎么办", AT)
UNANSWERED = Unanswered("火星移民怎么办", ("火星", "移民"), AT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def opened(path: Path) -> Journal:
    return Journal(OwnedDatabase(path))


def noted(path: Path, *events: Event) -> None:
    journal = opened(path)
    for event in events:
        journal.note(event)
    journal.close()


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.execute(query))


async def test_an_empty_file_gets_its_tables(path: Path) -> None:
    journal = opened(path)
    assert await journal.most_asked(5) == ()
    journal.close()
    assert rows(path, "select * from hit union all select 1, 1 from rating union all select 1, 1 from unanswered") == []


def test_a_rating(path: Path) -> None:
    noted(path, RATING, Rating("faq:1", False, "", AT))
    assert rows(path, "select entry_id, good, question, at from rating order by rowid") == [
        ("matter:48", 1, "驾驶证丢了怎么办", "2026-11-21T08:30:00+00:00"),
        ("faq:1", 0, "", "2026-11-21T08:30:00+00:00"),
    ]


def test_a_question_without_answer(path: Path) -> None:
    noted(path, UNANSWERED)
    assert rows(path, "select question, unknown, at from unanswered") == [
        ("火星移民怎么办", "火星 移民", "2026-11-21T08:30:00+00:00")
    ]


async def test_hits_are_counted_most_first(path: Path) -> None:
    journal = opened(path)
    for entry_id in ("matter:1", "faq:7", "faq:7", "place:2", "place:2", "place:2", "matter:0"):
        journal.note(Hit(entry_id))
    assert await journal.most_asked(10) == ("place:2", "faq:7", "matter:0", "matter:1")
    assert await journal.most_asked(2) == ("place:2", "faq:7")
    journal.close()


async def test_a_reopened_one_goes_on(path: Path) -> None:
    noted(path, Hit("faq:1"), RATING, UNANSWERED)
    noted(path, Hit("faq:1"), Hit("faq:2"), RATING)
    assert rows(path, "select entry_id, times from hit order by entry_id") == [("faq:1", 2), ("faq:2", 1)]
    assert rows(path, "select count(*) from rating") == [(2,)]
    journal = opened(path)
    assert await journal.most_asked(1) == ("faq:1",)
    journal.close()


def test_each_migration_is_applied_once(path: Path) -> None:
    noted(path, Hit("faq:1"))
    applied = rows(path, "select * from _sqlite_migrations")
    noted(path, Hit("faq:1"))
    assert len(applied) == 1
    assert rows(path, "select * from _sqlite_migrations") == applied


def test_nothing_about_the_asker_is_kept(path: Path) -> None:
    noted(path, Hit("faq:1"))
    kept = rows(path, "select m.name, i.name from sqlite_master m, pragma_table_info(m.name) i where m.type = 'table'")
    tables = {"hit", "rating", "unanswered"}
    columns = {column for table, column in kept if table in tables}
    assert columns == {"entry_id", "times", "good", "question", "unknown", "at"}


async def test_a_file_that_is_no_database(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.write_bytes(b"no database" * 1000)
    journal = opened(path)
    journal.note(RATING)
    with pytest.raises(StoreUnavailable, match=r"数据库 .*journal\.db 读写失败"):
        await journal.most_asked(5)
    journal.close()
    assert "读写失败" in caplog.text
