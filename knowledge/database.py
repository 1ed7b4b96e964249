"""One SQLite file, one thread that opens and uses it; the event loop awaits that thread.

What is wrong with it is logged once, and once more when it is well again.
"""

import asyncio
import logging
import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import sqlite_utils

from knowledge.errors import StoreUnavailable

Result = TypeVar("Result")

LONGEST_LOCK = 1.0
"""Seconds that another program may hold the file before work on it fails."""
_RUINED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")

_log = logging.getLogger(__name__)


class OwnedDatabase:
    """A database that belongs to a thread of its own, because SQLite's connections may not change threads.

    With ``renew`` a file that is ruined is put aside (``….damaged``) and begun anew.
    """

    def __init__(self, path: Path, renew: bool = False) -> None:
        self.path, self._renew = path, renew
        self.trouble = ""
        """What is wrong with it now, as one sentence; '' when nothing is."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"sqlite-{path.stem}")
        self._database: sqlite_utils.Database | None = None

    async def run(self, work: Callable[[sqlite_utils.Database], Result]) -> Result:
        """What ``work`` returns, done on the owning thread; raises StoreUnavailable when SQLite fails."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._call, work)

    def run_now(self, work: Callable[[sqlite_utils.Database], Result]) -> Result:
        """Like ``run``, for the time before there is an event loop."""
        return self._thread.submit(self._call, work).result()

    def submit(self, work: Callable[[sqlite_utils.Database], object]) -> None:
        """Have ``work`` done some time soon; nobody waits for it, nor hears of a failure but from the log."""
        self._thread.submit(self._call, work)

    def close(self) -> None:
        """Finish what was handed in, then close the file."""
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def _call(self, work: Callable[[sqlite_utils.Database], Result]) -> Result:
        try:
            result = work(self._opened())
        except (sqlite3.Error, OSError) as error:
            self._close()
            if self._renew and getattr(error, "sqlite_errorname", "") in _RUINED:
                return self._anew(work)
            self._ail(f"数据库 {self.path} 读写失败：{error}")
            raise StoreUnavailable(self.trouble) from error
        self._recover()
        return result

    def _opened(self) -> sqlite_utils.Database:
        if self._database is None:
            if not self.path.exists():
                self.path.touch(mode=0o600)  # the files beside it take after it
            self._database = sqlite_utils.Database(self.path)
            self._database.execute(f"pragma busy_timeout = {int(1000 * LONGEST_LOCK)}")
        return self._database

    def _anew(self, work: Callable[[sqlite_utils.Database], Result]) -> Result:
        """Put the ruined file aside and do the work on a new one."""
        _log.error("数据库 %s 已损坏，改名为 %s.damaged 放在一边，重新建一个。", self.path, self.path.name)
        os.replace(self.path, self.path.with_name(f"{self.path.name}.damaged"))
        for beside in ("-wal", "-shm", "-journal"):
            self.path.with_name(f"{self.path.name}{beside}").unlink(missing_ok=True)
        return self._call(work)

    def _ail(self, trouble: str) -> None:
        if not self.trouble:
            _log.error("%s", trouble)
        self.trouble = trouble

    def _recover(self) -> None:
        if self.trouble:
            _log.warning("数据库 %s 恢复正常。", self.path)
        self.trouble = ""

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None
