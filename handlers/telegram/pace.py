"""The pace of calls to Telegram: as fast as its limits allow, and again when one does not get through."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import AIORateLimiter

from handlers.telegram.line import Line

LONGEST_EFFORT = 3600.0
"""Seconds for which a message is tried to be sent: an outage, or the time for which Telegram shuts a flooded chat."""
SHORTEST_EFFORT = 5.0
"""Seconds for everything else: nobody waits longer for a pressed button, or for a bot to start."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds before a call that the network swallowed is made again; doubled each time."""

RECEIPTS = ("sendMessage", "editMessageText")
"""Methods that return the message: nobody here reads it, so one that the library can't read is no failure."""


class Pace(AIORateLimiter):
    """Repeats a call until it gets through: a doubled answer beats a lost one, and nobody can tell whether it is.

    One call waits, the others go on: a chat that Telegram shuts for a while (429) holds up no other.
    ``clock`` gives seconds that only run forward.
    """

    def __init__(self, line: Line, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(max_retries=0)
        self._line, self._clock = line, clock

    async def process_request(self, *args: Any, **named: Any) -> Any:
        """What Telegram answers to the call, which comes as the library describes it."""
        receipt = named["endpoint"] in RECEIPTS
        if receipt:
            named["callback"] = self._in_line(named["callback"])
        until = self._clock() + (LONGEST_EFFORT if receipt else SHORTEST_EFFORT)
        pause = FIRST_PAUSE
        while True:
            try:
                answer = await super().process_request(*args, **named)
            except RetryAfter as flood:
                await self._wait(_seconds(flood), until, flood)
            except BadRequest:  # a kind of NetworkError in this library
                raise
            except NetworkError as error:
                await self._wait(pause, until, error)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                return True if receipt else answer

    def _in_line(self, send: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        """The sending of a message, alone on the line."""

        async def sent(*args: Any, **named: Any) -> Any:
            await self._line.take()
            return await send(*args, **named)

        return sent

    async def _wait(self, seconds: float, until: float, error: Exception) -> None:
        self._line.free()
        if self._clock() + seconds > until:
            raise error
        await asyncio.sleep(seconds)


def _seconds(flood: RetryAfter) -> float:
    wait = flood.retry_after
    return wait if isinstance(wait, int) else wait.total_seconds()
