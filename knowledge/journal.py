"""What maintainers need to know of use: which answers were given and rated, which questions found none, masked."""

from dataclasses import dataclass
from datetime import datetime

import sqlite_utils
from sqlite_utils.migrations import Migrations

from knowledge.database import OwnedDatabase

migrations = Migrations("journal")

KEPT = 10_000
"""Unanswered questions, the newest; more than anybody will read, and some 2 MB, whatever is sent to the bot."""
ENOUGH = 3
"""Hits from which an entry counts as asked for; fewer may be one person's, and would be told to everybody."""


@migrations()
def answers_and_questions(database: sqlite_utils.Database) -> None:
    """Ratings by entry, hits by entry, questions without an answer; no user, chat or name."""
    database.table("hit").create({"entry_id": str, "times": int}, pk="entry_id")
    database.table("rating").create({"entry_id": str, "good": int, "question": str, "at": str})
    database.table("unanswered").create({"question": str, "unknown": str, "at": str})


@migrations()
def ratings_counted(database: sqlite_utils.Database) -> None:
    """Ratings by entry (how many good, how many bad, the last when), without the questions."""
    database.table("counted").create({"entry_id": str, "good": int, "bad": int, "at": str}, pk="entry_id")
    database.execute(
        "insert into counted select entry_id, sum(good), sum(1 - good), max(at) from rating group by entry_id"
    )
    database.table("rating").drop()
    database.rename_table("counted", "rating")


@dataclass(frozen=True, slots=True)
class Rating:
    """A thumb up or down for an answer; what had been asked is not kept."""

    entry_id: str
    good: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A masked question that found no answer, and the words nobody knew."""

    question: str
    unknown: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry answered a question."""

    entry_id: str


Event = Hit | Rating | Unanswered

_HIT = "insert into hit values (?, 1) on conflict (entry_id) do update set times = times + 1"
_RATING = """
insert into rating values (?, ?, ?, ?) on conflict (entry_id)
do update set good = good + excluded.good, bad = bad + excluded.bad, at = excluded.at
"""
_FORGET = "delete from unanswered where rowid <= (select max(rowid) from unanswered) - ?"
_PURGE = "delete from unanswered where at < ?"


class Journal:
    """Writes and counts; the tables are made, or brought up to date, at the first use."""

    def __init__(self, database: OwnedDatabase) -> None:
        self._database = database
        self._ready: sqlite_utils.Database | None = None

    def note(self, event: Event) -> None:
        """Keep an event, in the background: an answer never waits for the journal, nor fails with it."""
        self._database.submit(lambda database: _write(self._tables(database), event))

    def purge(self, before: datetime) -> None:
        """Drop the questions noted before then, in the background: gone from the file, not only marked."""
        self._database.submit(lambda database: _purge(self._tables(database), before))

    async def most_asked(self, limit: int) -> tuple[str, ...]:
        """The entries that answered often, most often first; raises StoreUnavailable."""
        return await self._database.run(lambda database: _most_asked(self._tables(database), limit))

    @property
    def trouble(self) -> str:
        """What is wrong with the file now; '' when nothing is."""
        return self._database.trouble

    def close(self) -> None:
        """Write what was noted, then close the file."""
        self._database.close()

    def _tables(self, database: sqlite_utils.Database) -> sqlite_utils.Database:
        if self._ready is not database:  # the first use, or the file was opened again after a failure
            database.enable_wal()
            database.execute("pragma secure_delete = on")  # what is dropped is overwritten in the file
            migrations.apply(database)
            self._ready = database
        return database


def _write(database: sqlite_utils.Database, event: Event) -> None:
    with database.atomic():
        match event:
            case Hit(entry_id):
                database.execute(_HIT, [entry_id])
            case Rating(entry_id, good, at):
                database.execute(_RATING, [entry_id, int(good), int(not good), _stamp(at)])
            case Unanswered(question, unknown, at):
                database.execute("insert into unanswered values (?, ?, ?)", [question, " ".join(unknown), _stamp(at)])
                database.execute(_FORGET, [KEPT])


def _purge(database: sqlite_utils.Database, before: datetime) -> None:
    with database.atomic():
        gone = database.execute(_PURGE, [_stamp(before)]).rowcount
    if gone:
        database.vacuum()
        database.execute("pragma wal_checkpoint(truncate)")  # the log beside the file holds what was written to it


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _most_asked(database: sqlite_utils.Database, limit: int) -> tuple[str, ...]:
    rows = database.table("hit").rows_where("times >= ?", [ENOUGH], order_by="times desc, entry_id", limit=limit)
    return tuple(row["entry_id"] for row in rows)
