"""Work that must not be lost: on disk before anybody relies on it, emptied when it is done, never taken in twice."""

from collections import deque
from collections.abc import Iterable, Sequence

import sqlite_utils

from knowledge.database import OwnedDatabase

REMEMBERED = 100_000
"""Ids of what was taken in that are remembered, the latest (some 3 MB): a day of a busy bot, and Telegram gives up
after a day."""
_TABLE = """
create table if not exists waiting (
    number integer primary key autoincrement, id integer not null unique, at real not null, content text
)
"""
_KEEP = "insert or ignore into waiting (id, at, content) values (?, ?, ?)"
_DONE = "update waiting set content = null where id = ?"
_TRIM = "delete from waiting where content is null and number <= (select max(number) from waiting) - ?"
_STALE = "update waiting set content = null where at < ?"
_LEFT = "select id, content from waiting where content is not null order by number"
_IDS = "select id from waiting order by number desc limit ?"

_Change = tuple[str, Sequence[object]]


class Waiting:
    """Pieces of work by id, in the order in which they came; changes made together are written together.

    What cannot be written now is written with the next change, when the disk allows that again.
    """

    def __init__(self, database: OwnedDatabase) -> None:
        self._database = database
        self._changes: deque[_Change] = deque(maxlen=REMEMBERED)

    async def keep(self, works: Iterable[tuple[int, str]], at: float) -> None:
        """Take in work (id, content) at a time in seconds; raises StoreUnavailable when it isn't on disk."""
        self._changes.extend((_KEEP, (number, at, content)) for number, content in works)
        await self._database.run(self._write)

    async def done(self, number: int) -> None:
        """Empty a piece of work, whose id stays known; raises StoreUnavailable when that isn't on disk."""
        self._changes.append((_DONE, (number,)))
        await self._database.run(self._write)

    def left(self, since: float) -> tuple[tuple[int, str], ...]:
        """Work taken in at or after ``since`` that is not done, in its order; older work is emptied unread."""
        return self._database.run_now(lambda database: _left(database, since))

    def ids(self) -> tuple[int, ...]:
        """The ids that were taken in, the latest first."""
        return self._database.run_now(
            lambda database: tuple(row["id"] for row in _ready(database).query(_IDS, [REMEMBERED]))
        )

    @property
    def trouble(self) -> str:
        """What is wrong with the file now; '' when nothing is."""
        return self._database.trouble

    def close(self) -> None:
        """Write what is done, then close the file."""
        self._database.submit(self._write)
        self._database.close()

    def _write(self, database: sqlite_utils.Database) -> None:
        changes = [self._changes.popleft() for _ in range(len(self._changes))]
        if not changes:
            return
        try:
            with _ready(database).atomic():
                for change in changes:
                    database.execute(*change)
                database.execute(_TRIM, [REMEMBERED])
        except Exception:
            self._changes.extendleft(reversed(changes))
            raise


def _left(database: sqlite_utils.Database, since: float) -> tuple[tuple[int, str], ...]:
    with _ready(database).atomic():
        database.execute(_STALE, [since])
    return tuple((row["id"], row["content"]) for row in database.query(_LEFT))


def _ready(database: sqlite_utils.Database) -> sqlite_utils.Database:
    database.execute("pragma journal_mode = truncate")  # a log beside the file would keep what is emptied in it
    database.execute("pragma synchronous = full")
    database.execute("pragma secure_delete = on")  # what is emptied is overwritten in the file
    database.execute(_TABLE)
    return database
