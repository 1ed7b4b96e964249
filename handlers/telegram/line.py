"""One message on its way at a time, from sending it to noting that it is answered, while that costs nobody much.

A process that is killed in between sends that message again at the next start: then one is repeated, and not one for
every chat that was being answered.
"""

import asyncio
import contextlib
from collections.abc import Iterator
from weakref import WeakSet

LONGEST_YIELD = 0.5
"""Seconds for which a message waits for the one before it; then it goes beside it, for that one hangs."""


class Line:
    """Taken by whoever sends within a turn, free again when the turn ends or the sending fails."""

    def __init__(self) -> None:
        self._free = asyncio.Lock()
        self._owner: asyncio.Task[object] | None = None
        self._turns: WeakSet[asyncio.Task[object]] = WeakSet()

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """What this task sends meanwhile goes alone, up to the end of the block."""
        task = asyncio.current_task()
        assert task is not None
        self._turns.add(task)
        try:
            yield
        finally:
            self._turns.discard(task)
            self.free()

    async def take(self) -> None:
        """Wait for the line, though not for ever; outside a turn there is nothing to wait for."""
        task = asyncio.current_task()
        if task not in self._turns or task is self._owner:
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_YIELD):
                await self._free.acquire()
                self._owner = task

    def free(self) -> None:
        """Let the next one go; nothing happens to who does not have the line."""
        if self._owner is not None and self._owner is asyncio.current_task():
            self._owner = None
            self._free.release()
