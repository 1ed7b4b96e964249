"""Asking Telegram for updates, again and again, for as long as that makes sense."""

import asyncio
import contextlib
import time
from collections.abc import Callable

from telegram import Update
from telegram.error import TelegramError, TimedOut

from bot.app import AnyApplication
from bot.inbox import Inbox

WANTED = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY, Update.MY_CHAT_MEMBER]
"""Kinds of updates that Telegram is asked for."""
LONG_POLL = 10
"""Seconds that Telegram may keep a request open until something comes."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 10.0
"""Seconds before asking again after a failure; doubled at each failure in a row."""


LONGEST_SILENCE = 90.0
"""Seconds without an answer to getUpdates after which nobody can call the bot connected: a long poll, its time-out and
the longest pause, twice."""


class Poller:
    """Fills the inbox, and tells the application's error handler what goes wrong.

    In place of the library's Updater, which after a conflict asks once more and so throws out the poller that has
    taken over, which does nothing for ever once its token has been taken back, and which needs up to 30 seconds to
    end while Telegram cannot be reached.  ``clock`` gives seconds that only run forward.
    """

    def __init__(self, application: AnyApplication, inbox: Inbox, clock: Callable[[], float] = time.monotonic) -> None:
        self._application, self._inbox, self._clock = application, inbox, clock
        self._next, self._heard = 0, -LONGEST_SILENCE

    @property
    def connected(self) -> bool:
        """Has Telegram answered lately?"""
        return self._clock() - self._heard < LONGEST_SILENCE

    async def run(self) -> None:
        """Ask until cancelled."""
        pause = 0.0
        while True:
            try:
                await self._take()
                pause = 0.0
            except TelegramError as error:
                if pause or not isinstance(error, TimedOut):  # once in a while every network lets one request down
                    await self._application.process_error(None, error)
                pause = min(max(2 * pause, FIRST_PAUSE), LONGEST_PAUSE)
            await asyncio.sleep(pause)

    async def confirm(self) -> None:
        """Tell Telegram what has been taken, so that it doesn't come again at the next start."""
        if self._next:
            with contextlib.suppress(TelegramError):
                await self._application.bot.get_updates(self._next, limit=1, read_timeout=1, connect_timeout=1)

    async def _take(self) -> None:
        """Ask once.  After a quiet week ids begin anew anywhere, so nothing is confirmed while nothing comes."""
        updates = await self._application.bot.get_updates(self._next, timeout=LONG_POLL, allowed_updates=WANTED)
        self._heard = self._clock()
        await self._inbox.put_all(updates)
        self._next = updates[-1].update_id + 1 if updates else 0
