"""Asking Telegram for updates, again and again, for as long as that makes sense."""

import asyncio
import contextlib

from telegram import Update
from telegram.error import TelegramError, TimedOut

from bot.app import AnyApplication

WANTED = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY, Update.MY_CHAT_MEMBER]
"""Kinds of updates that Telegram is asked for."""
LONG_POLL = 10
"""Seconds that Telegram may keep a request open until something comes."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 10.0
"""Seconds before asking again after a failure; doubled at each failure in a row."""


class Poller:
    """Fills the application's queue, and tells its error handler what goes wrong.

    In place of the library's Updater, which after a conflict asks once more and so throws out the poller that has
    taken over, which does nothing for ever once its token has been taken back, and which needs up to 30 seconds to
    end while Telegram cannot be reached.
    """

    def __init__(self, application: AnyApplication) -> None:
        self._application = application
        self._next = 0

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
        for update in await self._application.bot.get_updates(self._next, timeout=LONG_POLL, allowed_updates=WANTED):
            await self._application.update_queue.put(update)
            self._next = update.update_id + 1
