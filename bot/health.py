"""Is the process alive, can it answer, and if not, why: told on a socket beside the databases, and over HTTP.

Alive: the event loop answers.  Ready: Telegram has been reached lately.  Trouble with a database, or knowledge files
that could not be read, is told but does not make it unready: it answers all the same.
"""

import asyncio
import contextlib
import json
import logging
import socket
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

LONGEST_QUESTION = 2.0
"""Seconds for asking a process how it is; an event loop that takes longer is not alive."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class State:
    """How a process is: ``paused`` holds the notice, '' when it answers; ``troubles`` are sentences."""

    ready: bool
    paused: str
    troubles: tuple[str, ...]


class Health:
    """Asks those who know, each time it is asked."""

    def __init__(
        self, ready: Callable[[], bool], paused: Callable[[], str], troubles: Iterable[Callable[[], str]]
    ) -> None:
        self._ready, self._paused, self._troubles = ready, paused, tuple(troubles)

    def state(self) -> State:
        """How things are now."""
        return State(self._ready(), self._paused(), tuple(filter(None, (tell() for tell in self._troubles))))

    @contextlib.asynccontextmanager
    async def told_at(self, path: Path) -> AsyncIterator[None]:
        """Tell it to whoever connects; where there can be no such socket, nobody is told."""
        try:
            path.unlink(missing_ok=True)
            server = await asyncio.start_unix_server(self._tell, path)
        except (OSError, AttributeError, NotImplementedError) as error:
            _log.warning("paoyici health will not work: %s", error)
            yield
            return
        async with server:
            yield
        path.unlink(missing_ok=True)

    async def _tell(self, _: asyncio.StreamReader, line: asyncio.StreamWriter) -> None:
        line.write(json.dumps(asdict(self.state()), ensure_ascii=False).encode())
        with contextlib.suppress(OSError):
            await line.drain()
        line.close()


def ask(path: Path) -> State | None:
    """How the process that listens there is; None when none answers."""
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(LONGEST_QUESTION)
            line.connect(str(path))
            told = json.loads(b"".join(iter(lambda: line.recv(65536), b"")))
        return State(told["ready"], told["paused"], tuple(told["troubles"]))
    except (OSError, AttributeError, ValueError, KeyError):
        return None
