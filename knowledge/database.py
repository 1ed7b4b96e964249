"""One SQLite file, one thread that opens and uses it; the event loop awaits that thread."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import sqlite_utils

from knowledge.errors import StoreUnavailable

Result = TypeVar("Result")

_log = logging.getLogger(__name__)


class OwnedDatabase:
    """A database that belongs to a thread of its own, because SQLite's connections may not change threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"sqlite-{path.stem}")
        self._database: sqlite_utils.Database | None = None

    async def run(self, work: Callable[[sqlite_utils.Database], Result]) -> Result:
        """What ``work`` returns, done on the owning thread; raises StoreUnavailable when SQLite fails."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._call, work)

    def run_now(self, work: Callable[[sqlite_utils.Database], Result]) -> Result:
        """Like ``run``, for the time before there is an event loop."""
        return self._thread.submit(self._call, work).result()

    def submit(self, work: Callable[[sqlite_utils.Database], object]) -> None:
        """Have ``work`` done some time soon; a failure is logged, nobody waits for it."""
        self._thread.submit(self._call, work).add_done_callback(_log_failure)

    def close(self) -> None:
        """Finish what was handed in, then close the file."""
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def _call(self, work: Callable[[sqlite_utils.Database], Result]) -> Result:
        try:
            if self._database is None:
                self._database = sqlite_utils.Database(self.path)
            return work(self._database)
        except (sqlite3.Error, OSError) as error:
            raise StoreUnavailable(f"数据库 {self.path} 读写失败：{error}") from error

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None


def _log_failure(done: "Future[object]") -> None:
    if done.exception() is not None:
        _log.error("%s", done.exception())
