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


class Journal:
    """Writes and counts; the tables are made, or brought up to date, at the first use."""

    def __init__(self, database: OwnedDatabase) -> None:
        self._database = database
        self._ready = False

    async def rated(self, rating: Rating) -> None:
        """Keep a rating."""
        row = {
            "entry_id": rating.entry_id,
            "good": int(rating.good),
            "question": rating.question,
            "at": rating.at.isoformat(timespec="seconds"),
        }
        await self._database.run(lambda database: self._tables(database).table("rating").insert(row))

    async def unanswered(self, found: Unanswered) -> None:
        """Keep a question that nothing answered."""
        row = {
            "question": found.question,
            "unknown": " ".join(found.unknown),
            "at": found.at.isoformat(timespec="seconds"),
        }
        await self._database.run(lambda database: self._tables(database).table("unanswered").insert(row))

    async def answered(self, entry_id: str) -> None:
        """Count one more answer given by this entry."""
        await self._database.run(lambda database: self._count(database, entry_id))

    async def most_asked(self, limit: int) -> tuple[str, ...]:
        """The entries that answered most often, most first."""
        return await self._database.run(lambda database: self._most_asked(database, limit))

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _tables(self, database: sqlite_utils.Database) -> sqlite_utils.Database:
        if not self._ready:
            database.enable_wal()
            migrations.apply(database)
            self._ready = True
        return database

    def _count(self, database: sqlite_utils.Database, entry_id: str) -> None:
        with self._tables(database).conn as connection:
            connection.execute(
                "insert into hit values (?, 1) on conflict (entry_id) do update set times = times + 1",
                [entry_id],
            )

    def _most_asked(self, database: sqlite_utils.Database, limit: int) -> tuple[str, ...]:
        rows = self._tables(database).table("hit").rows_where(order_by="times desc, entry_id", limit=limit)
        return tuple(row["entry_id"] for row in rows)
