"""What is kept of use."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlite_utils

from knowledge.database import OwnedDatabase
from knowledge.errors import StoreUnavailable
from knowledge.journal import Event, Hit, Journal, Rating, Unanswered, migrations

AT = datetime(2026, 11, 21, 8, 30, 0, 999, tzinfo=UTC)
RATING = Rating("matter:48", True, AT)
LATER = AT + timedelta(days=1)
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
    noted(path, RATING, Rating("faq:1", False, AT))
    assert rows(path, "select entry_id, good, bad, at from rating order by entry_id") == [
        ("faq:1", 0, 1, "2026-11-21T08:30:00+00:00"),
        ("matter:48", 1, 0, "2026-11-21T08:30:00+00:00"),
    ]


def test_ratings_are_counted_by_entry(path: Path) -> None:
    noted(path, RATING, Rating("matter:48", False, AT), RATING, Rating("matter:48", True, LATER))
    assert rows(path, "select entry_id, good, bad, at from rating") == [
        ("matter:48", 3, 1, "2026-11-22T08:30:00+00:00")
    ]


class TestAnOlderJournal:
    @pytest.fixture
    def old(self, path: Path) -> Path:
        """A journal as the first migration left it, with ratings that hold questions."""
        with closing(sqlite_utils.Database(path)) as database:
            migrations.apply(database, stop_before="ratings_counted")
            rated = [("matter:48", 1), ("matter:48", 0), ("matter:48", 1), ("faq:1", 0)]
            stamps = [f"2026-11-0{day}T08:30:00+00:00" for day in range(1, 5)]
            database.table("rating").insert_all(
                {"entry_id": entry_id, "good": good, "question": "驾驶证丢了怎么办", "at": at}
                for (entry_id, good), at in zip(rated, stamps, strict=True)
            )
        return path

    def test_keeps_its_counts(self, old: Path) -> None:
        noted(old, Rating("faq:1", True, AT))
        assert rows(old, "select entry_id, good, bad, at from rating order by entry_id") == [
            ("faq:1", 1, 1, "2026-11-21T08:30:00+00:00"),
            ("matter:48", 2, 1, "2026-11-03T08:30:00+00:00"),
        ]

    def test_keeps_no_trace_of_the_questions(self, old: Path) -> None:
        question = "驾驶证丢了怎么办".encode()
        assert question in old.read_bytes()
        noted(old, Hit("faq:1"))
        assert [each.name for each in old.parent.iterdir() if question in each.read_bytes()] == []


def test_only_the_newest_unanswered_questions_are_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.journal.KEPT", 3)
    noted(path, *(Unanswered(f"问{number}", (), AT) for number in range(5)))
    noted(path, Unanswered("问5", (), AT))
    assert rows(path, "select question from unanswered order by rowid") == [("问3",), ("问4",), ("问5",)]


def test_a_question_without_answer(path: Path) -> None:
    noted(path, UNANSWERED)
    assert rows(path, "select question, unknown, at from unanswered") == [
        ("火星移民怎么办", "火星 移民", "2026-11-21T08:30:00+00:00")
    ]


async def test_hits_are_counted_most_first(path: Path) -> None:
    journal = opened(path)
    for entry_id, times in {"matter:1": 3, "faq:7": 4, "place:2": 5, "matter:0": 3, "matter:5": 2}.items():
        for _ in range(times):
            journal.note(Hit(entry_id))
    assert await journal.most_asked(10) == ("place:2", "faq:7", "matter:0", "matter:1")
    assert await journal.most_asked(2) == ("place:2", "faq:7")
    journal.close()


async def test_a_reopened_one_goes_on(path: Path) -> None:
    noted(path, Hit("faq:1"), RATING, UNANSWERED)
    noted(path, Hit("faq:1"), Hit("faq:1"), Hit("faq:2"), RATING)
    assert rows(path, "select entry_id, times from hit order by entry_id") == [("faq:1", 3), ("faq:2", 1)]
    assert rows(path, "select good from rating") == [(2,)]
    journal = opened(path)
    assert await journal.most_asked(1) == ("faq:1",)
    journal.close()


def test_each_migration_is_applied_once(path: Path) -> None:
    noted(path, Hit("faq:1"))
    applied = rows(path, "select * from _sqlite_migrations")
    noted(path, Hit("faq:1"))
    assert len(applied) == 2
    assert rows(path, "select * from _sqlite_migrations") == applied


def test_nothing_about_the_asker_is_kept(path: Path) -> None:
    noted(path, Hit("faq:1"))
    kept = rows(path, "select m.name, i.name from sqlite_master m, pragma_table_info(m.name) i where m.type = 'table'")
    tables = {"hit", "rating", "unanswered"}
    columns = {column for table, column in kept if table in tables}
    assert {table for table, column in kept if column == "question"} == {"unanswered"}
    assert columns == {"entry_id", "times", "good", "bad", "question", "unknown", "at"}


async def test_a_file_that_is_no_database(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.write_bytes(b"no database" * 1000)
    journal = opened(path)
    journal.note(RATING)
    with pytest.raises(StoreUnavailable, match=r"数据库 .*journal\.db 读写失败"):
        await journal.most_asked(5)
    journal.close()
    assert "读写失败" in caplog.text


# deleting


def test_what_has_been_kept_long_enough_is_gone_from_every_file(tmp_path: Path) -> None:
    journal = Journal(OwnedDatabase(tmp_path / "journal.db"))
    day = datetime(2026, 11, 1, tzinfo=UTC)
    for number in range(200):
        journal.note(Unanswered(f"很久以前的问题{number}", (), day))
    journal.note(Unanswered("昨天的问题", (), day + timedelta(days=50)))
    journal.purge(day + timedelta(days=1))
    journal.close()
    kept = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert "很久以前的问题".encode() not in kept
    assert "昨天的问题".encode() in kept


def test_a_ruined_file_is_begun_anew(path: Path) -> None:
    journal = Journal(OwnedDatabase(path, renew=True))
    journal.note(UNANSWERED)
    journal.purge(AT)  # waits behind the note; nothing is that old
    asyncio.run(journal.most_asked(1))
    for file in path.parent.iterdir():
        file.write_bytes(b"\0ruined" * 5000)
    for _ in range(3):
        journal.note(UNANSWERED)
    journal.close()
    assert rows(path, "select count(*) from unanswered") == [(3,)]
    assert path.with_name("journal.db.damaged").exists()
