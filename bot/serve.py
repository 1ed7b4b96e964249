"""Life of the Telegram process: polling or webhook, until a signal or a reason to give up."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from telegram import Update
from telegram.error import TelegramError

from bot.app import AnyApplication, Assistant, build_application, open_inbox, pause_file
from bot.health import Health
from bot.polling import Poller
from bot.settings import Settings
from bot.sweeping import beside, swept
from bot.updates import readable
from bot.webhook import Receiver

LONGEST_STOP = 7.0
"""Seconds for answering what is still waiting (a busy group alone may take minutes): Docker kills ten seconds after it
has asked a process to end, and closing takes its time too."""
BETWEEN_PURGES = 6 * 3600.0
"""Seconds; what is deleted is told off in days."""
HEALTH_SOCKET = "health.sock"

_log = logging.getLogger(__name__)


class Server:
    """Runs one application; an error that makes going on senseless ends it and comes out of ``run``.

    ``connected`` is told the bot's name once questions can come; ``beside`` runs along on the same event loop.
    """

    def __init__(
        self,
        settings: Settings,
        assistant: Assistant,
        connected: Callable[[str], None],
        beside: Callable[[], AbstractAsyncContextManager[None]] = contextlib.nullcontext,
    ) -> None:
        self._settings, self._assistant = settings, assistant
        self._connected, self._beside = connected, beside
        self._reason: TelegramError | None = None
        self._over = asyncio.Event()
        self._inbox = open_inbox(settings)
        self._application: AnyApplication = build_application(settings, assistant, self._inbox, self._give_up)
        self._poller = Poller(self._application, self._inbox)
        troubles = (lambda: assistant.problem, assistant.troubles, lambda: self._inbox.trouble)
        self._health = Health(self._ready, pause_file(settings).notice, troubles)
        self._receiver = Receiver(settings, self._application.bot, self._inbox, self._health)

    def run(self) -> None:
        """Serve until a signal comes; raises what made it give up, or what kept it from starting."""
        try:
            asyncio.run(self._live())
        finally:
            self._inbox.close()
        if self._reason is not None:
            raise self._reason

    async def _live(self) -> None:
        with contextlib.suppress(NotImplementedError):  # Windows: there Ctrl-C cancels this instead
            for each in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(each, self._over.set)
        health = self._health.told_at(self._settings.data_dir / HEALTH_SOCKET)
        async with health, self._application as application, self._beside():
            if application.post_init is not None:
                await application.post_init(application)
            async with self._tidying(), self._answering(), self._road():
                self._connected(application.bot.username)
                await self._over.wait()

    def _road(self) -> contextlib.AbstractAsyncContextManager[None]:
        return self._listening() if self._settings.webhook_url else self._polling()

    def _ready(self) -> bool:
        return self._receiver.listening if self._settings.webhook_url else self._poller.connected

    @contextlib.asynccontextmanager
    async def _tidying(self) -> AsyncIterator[None]:
        """Delete, now and then, what has been kept long enough."""
        assistant = self._assistant
        async with swept(assistant.conversation.sweep), swept(assistant.purge, BETWEEN_PURGES):
            yield

    @contextlib.asynccontextmanager
    async def _answering(self) -> AsyncIterator[None]:
        await self._inbox.recall(self._read)
        await self._application.start()
        try:
            yield
        finally:
            await self._stop()

    async def _stop(self) -> None:
        """Answer what is waiting, as far as time allows; the rest stays in the inbox for the next start."""
        try:
            async with asyncio.timeout(LONGEST_STOP):
                await self._application.stop()
        except TimeoutError:
            left = self._application.update_processor.current_concurrent_updates
            _log.warning("stopped with %d updates unanswered; they wait for the next start", left)
        else:
            if self._reason is None:
                await self._poller.confirm()

    @contextlib.asynccontextmanager
    async def _polling(self) -> AsyncIterator[None]:
        await self._application.bot.delete_webhook()
        async with beside(self._poller.run()) as task:
            task.add_done_callback(lambda _: self._over.set())
            yield

    @contextlib.asynccontextmanager
    async def _listening(self) -> AsyncIterator[None]:
        await self._receiver.start()
        try:
            yield
        finally:
            await self._receiver.stop()

    def _read(self, kept: dict[str, Any]) -> Update | None:
        """An update that an earlier process left; None when this version cannot read it."""
        return Update.de_json(kept, self._application.bot) if readable(kept) else None

    def _give_up(self, reason: TelegramError) -> None:
        self._reason = reason
        self._over.set()
