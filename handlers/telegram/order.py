"""Many chats at once, each in its own order."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from handlers.telegram.line import Line

AT_ONCE = 10_000
"""Updates taken in at the same time, those that wait for their chat's earlier ones included (a few kB each): one chat
that floods must not fill all the places."""


class ChatOrder(BaseUpdateProcessor):
    """Works on updates of different chats side by side, on those of one chat one after the other.

    ``done`` notes each update that has been worked on to its end; what is sent before that goes alone on the ``line``.
    """

    __slots__ = ("_chats", "_done", "_line")

    def __init__(self, done: Callable[[object], Awaitable[None]], line: Line) -> None:
        super().__init__(AT_ONCE)
        self._done, self._line = done, line
        self._chats: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to take down."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's earlier updates, then for this one; cut off while it waits, it is put away properly."""
        try:
            async with self._lock(_queue_of(update)):
                with self._line.turn():
                    await coroutine
                    await self._done(update)
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()

    def _lock(self, queue: int) -> asyncio.Lock:
        lock = self._chats.get(queue)
        if lock is None:
            lock = self._chats[queue] = asyncio.Lock()
        return lock


def _queue_of(update: object) -> int:
    """The chat, or the person where there is no chat (inline queries)."""
    if not isinstance(update, Update):
        return 0
    owner = update.effective_chat or update.effective_user
    return owner.id if owner else 0
