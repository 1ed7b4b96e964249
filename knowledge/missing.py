"""The maintainers' queue: what staff did not find, masked, with what they told the caller in the end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import sqlite_utils

from knowledge.staff import DeskFile

KEPT = 5000
"""Questions in the queue, the newest; more than anybody will read, and some 2 MB at most."""
_FORGET = "delete from missing where no <= (select max(no) from missing) - ?"


@dataclass(frozen=True, slots=True)
class Missing:
    """A masked question, what the caller was told (masked too, '' when nobody wrote it down), ISO time in UTC."""

    no: int
    question: str
    told: str
    at: str


class Queue:
    """Puts in, lists, settles; ``clock`` gives the time of day.  Every method raises StoreUnavailable."""

    def __init__(self, file: DeskFile, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock

    async def put(self, question: str, told: str) -> None:
        """Add a question; both texts must be masked."""

        def work(database: sqlite_utils.Database) -> None:
            row = [question, told, self._clock().isoformat(timespec="seconds")]
            database.execute("insert into missing (question, told, at) values (?, ?, ?)", row)
            database.execute(_FORGET, [KEPT])

        await self._file.run(work)

    async def open(self, limit: int) -> tuple[Missing, ...]:
        """What nobody has settled yet, the oldest first."""

        def work(database: sqlite_utils.Database) -> tuple[Missing, ...]:
            rows = database.table("missing").rows_where(order_by="no", limit=limit)
            return tuple(Missing(row["no"], row["question"], row["told"], row["at"]) for row in rows)

        return await self._file.run(work)

    async def settle(self, no: int) -> bool:
        """Take one off the list: its text is deleted; False when it is not on it."""

        def work(database: sqlite_utils.Database) -> bool:
            return bool(database.execute("delete from missing where no = ?", [no]).rowcount)

        return await self._file.run(work)
