"""What maintainers need to know of use: which answers were given and rated, which questions found none — all masked."""

from dataclasses import dataclass
from datetime import datetime

import sqlite_utils
from sqlite_utils.migrations import Migrations

from knowledge.database import OwnedDatabase

migrations = Migrations("journal")


@migrations()
def answers_and_questions(database: sqlite_utils.Database) -> None:
    """Ratings by entry, hits by entry, questions without an answer; no user, chat or name."""
    database.table("hit").create({"entry_id": str, "times": int}, pk="entry_id")
    database.table("rating").create({"entry_id": str, "good": int, "question": str, "at": str})
    database.table("unanswered").create({"question": str, "unknown": str, "at": str})


@dataclass(frozen=True, slots=True)
class Rating:
    """A thumb up or down for an answer, with the masked question it answered ('' when no longer known)."""

    entry_id: str
    good: bool
    question: str
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


class Journal:
    """Writes and counts; the tables are made, or brought up to date, at the first use."""

    def __init__(self, database: OwnedDatabase) -> None:
        self._database = database
        self._ready = False

    def note(self, event: Event) -> None:
        """Keep an event, in the background: an answer never waits for the journal, nor fails with it."""
        self._database.submit(lambda database: _write(self._tables(database), event))

    async def most_asked(self, limit: int) -> tuple[str, ...]:
        """The entries that answered most often, most first; raises StoreUnavailable."""
        return await self._database.run(lambda database: _most_asked(self._tables(database), limit))

    def close(self) -> None:
        """Write what was noted, then close the file."""
        self._database.close()

    def _tables(self, database: sqlite_utils.Database) -> sqlite_utils.Database:
        if not self._ready:
            database.enable_wal()
            migrations.apply(database)
            self._ready = True
        return database


def _write(database: sqlite_utils.Database, event: Event) -> None:
    match event:
        case Hit(entry_id):
            with database.conn as connection:
                connection.execute(
                    "insert into hit values (?, 1) on conflict (entry_id) do update set times = times + 1", [entry_id]
                )
        case Rating(entry_id, good, question, at):
            row = {"entry_id": entry_id, "good": int(good), "question": question, "at": _stamp(at)}
            database.table("rating").insert(row)
        case Unanswered(question, unknown, at):
            row = {"question": question, "unknown": " ".join(unknown), "at": _stamp(at)}
            database.table("unanswered").insert(row)


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _most_asked(database: sqlite_utils.Database, limit: int) -> tuple[str, ...]:
    rows = database.table("hit").rows_where(order_by="times desc, entry_id", limit=limit)
    return tuple(row["entry_id"] for row in rows)
