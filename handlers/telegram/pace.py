"""The pace of calls to Telegram: as fast as its limits allow, and once more when an answer got lost on the way."""

import asyncio
from typing import Any

from telegram.error import BadRequest, NetworkError
from telegram.ext import AIORateLimiter

RETRIES_AFTER_FLOOD = 3
"""How often a call is made again when Telegram answers 429; each waits as long as Telegram says."""
BEFORE_REPEATING = 0.5
"""Seconds until a call is made again that the network swallowed."""


RECEIPTS = ("sendMessage", "editMessageText")
"""Methods that return the message: nobody here reads it, so one that the library can't read is no failure."""


class Pace(AIORateLimiter):
    """Repeats a call once at most: nobody can tell whether it took effect, and a doubled answer beats a lost one."""

    def __init__(self) -> None:
        super().__init__(max_retries=RETRIES_AFTER_FLOOD)

    async def process_request(self, *args: Any, **named: Any) -> Any:
        """What Telegram answers to the call, which comes as the library describes it."""
        try:
            answer = await super().process_request(*args, **named)
        except BadRequest:  # a kind of NetworkError in this library
            raise
        except NetworkError:
            await asyncio.sleep(BEFORE_REPEATING)
            answer = await super().process_request(*args, **named)
        return True if named["endpoint"] in RECEIPTS else answer
