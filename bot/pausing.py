"""The kill switch's state: a file beside the databases, so that every process of the product sees it at once."""

import os
import tempfile
from pathlib import Path

LONGEST_NOTICE = 500
"""Characters of a notice; it must fit whatever shows it."""


class PauseFile:
    """Holds the notice while the service is paused, and is not there otherwise."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int, int] | None = None
        self._notice = ""

    def notice(self) -> str:
        """What people are told instead of answers; '' when they are answered.  Looks at the file, at some 2 µs."""
        try:
            stat = os.stat(self._path)
            seen = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if seen != self._seen:
                self._notice, self._seen = self._path.read_text(encoding="utf-8").strip(), seen
        except FileNotFoundError:
            self._notice, self._seen = "", None
        except (OSError, UnicodeDecodeError):
            pass  # it cannot be read just now: as before
        return self._notice

    def begin(self, notice: str) -> None:
        """Pause, or change the notice; raises OSError when that cannot be written."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=self._path.parent, delete=False) as file:
            file.write(notice[:LONGEST_NOTICE])
        os.replace(file.name, self._path)

    def end(self) -> bool:
        """Answer again; was the service paused at all?"""
        try:
            self._path.unlink()
        except FileNotFoundError:
            return False
        return True
