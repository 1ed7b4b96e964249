"""The queue of updates: each on disk before Telegram is told, each taken in once, none lost in a crash."""

import asyncio
import contextlib
import json
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from telegram import Update

from bot.traces import trace
from knowledge.errors import StoreUnavailable
from knowledge.waiting import REMEMBERED, Waiting

LONGEST_WAIT = 86_400.0
"""Seconds after which nobody expects an answer any more: Telegram keeps what it could not deliver as long."""


class Inbox(asyncio.Queue[object]):
    """Takes updates by ``put`` or ``put_all``, which return once they are on disk; ``done`` empties one there.

    Where the disk doesn't take them they are answered all the same, from memory.  ``clock`` gives seconds since 1970.
    """

    def __init__(self, waiting: Waiting, clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._waiting, self._clock = waiting, clock
        self._known: OrderedDict[int, asyncio.Future[None] | None] = OrderedDict()

    async def put(self, item: object) -> None:
        """Queue one update, unless it has come before; anything else is queued as it is."""
        if isinstance(item, Update):
            await self.put_all((item,))
        else:
            await super().put(item)

    async def put_all(self, updates: Iterable[Update]) -> None:
        """Queue the new ones of these updates in their order; returns when all of them are safe."""
        updates = tuple(updates)
        before = [self._known.get(update.update_id) for update in updates]
        new = [update for update in updates if self._is_new(update)]
        if new:
            await self._keep(new)
        for update in new:
            await super().put(update)
        for writing in filter(None, before):  # the same one over another line: it is not safe before the first is
            await writing

    async def done(self, update: object) -> None:
        """An update has been answered; returns when that is noted."""
        if isinstance(update, Update):
            with contextlib.suppress(StoreUnavailable):  # the database tells of it, and notes it later
                await self._waiting.done(update.update_id)

    async def recall(self, read: Callable[[dict[str, Any]], Update | None]) -> None:
        """Queue what an earlier process left unanswered, as ``read`` reads it; know again what was taken in."""
        try:
            self._known = OrderedDict.fromkeys(reversed(self._waiting.ids()))
            left = self._waiting.left(self._clock() - LONGEST_WAIT)
        except StoreUnavailable:
            return
        for number, content in left:
            update = read(json.loads(content))
            if update is None:
                await self._waiting.done(number)
            else:
                await super().put(update)

    @property
    def trouble(self) -> str:
        """What is wrong with the file now; '' when nothing is."""
        return self._waiting.trouble

    def close(self) -> None:
        """Write what is done, then close the file."""
        self._waiting.close()

    def _is_new(self, update: Update) -> bool:
        if update.update_id in self._known:
            return False
        self._known[update.update_id] = None
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return True

    async def _keep(self, updates: Sequence[Update]) -> None:
        writing: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._known |= {update.update_id: writing for update in updates}
        try:
            await self._waiting.keep([(each.update_id, _written(each)) for each in updates], self._clock())
        except StoreUnavailable:
            pass  # the database tells of it; an answer from memory is better than none
        finally:
            self._known |= {update.update_id: None for update in updates}
            writing.set_result(None)


def _written(update: Update) -> str:
    return json.dumps(trace(update.to_dict()), ensure_ascii=False)
