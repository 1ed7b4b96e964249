"""Life of the Telegram process: polling or webhook, until a signal or a reason to give up."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager

from telegram.error import TelegramError

from bot.app import AnyApplication, Assistant, build_application
from bot.polling import WANTED, Poller
from bot.settings import Settings

LONGEST_STOP = 7.0
"""Seconds for answering what is still waiting (a busy group alone may take minutes): Docker kills ten seconds after it
has asked a process to end, and closing takes its time too."""

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
        self._settings, self._connected, self._beside = settings, connected, beside
        self._reason: TelegramError | None = None
        self._over = asyncio.Event()
        self._application: AnyApplication = build_application(settings, assistant, self._give_up)
        self._poller = Poller(self._application)

    def run(self) -> None:
        """Serve until a signal comes; raises what made it give up, or what kept it from starting."""
        asyncio.run(self._live())
        if self._reason is not None:
            raise self._reason

    async def _live(self) -> None:
        with contextlib.suppress(NotImplementedError):  # Windows: there Ctrl-C cancels this instead
            for each in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(each, self._over.set)
        async with self._application as application, self._beside():
            if application.post_init is not None:
                await application.post_init(application)
            async with self._answering(), self._listening() if self._settings.webhook_url else self._polling():
                self._connected(application.bot.username)
                await self._over.wait()

    @contextlib.asynccontextmanager
    async def _answering(self) -> AsyncIterator[None]:
        await self._application.start()
        try:
            yield
        finally:
            await self._stop()

    async def _stop(self) -> None:
        """Answer what is waiting, as far as time allows; what polling took last is confirmed only if all is answered.

        What was taken before has been confirmed by the polling itself and is lost.
        """
        try:
            async with asyncio.timeout(LONGEST_STOP):
                await self._application.stop()
        except TimeoutError:
            left = self._application.update_processor.current_concurrent_updates
            _log.warning("stopped with %d updates unanswered", left)
        else:
            if self._reason is None:
                await self._poller.confirm()

    @contextlib.asynccontextmanager
    async def _polling(self) -> AsyncIterator[None]:
        await self._application.bot.delete_webhook()
        task = asyncio.create_task(self._poller.run())
        task.add_done_callback(lambda _: self._over.set())
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    @contextlib.asynccontextmanager
    async def _listening(self) -> AsyncIterator[None]:
        settings, updater = self._settings, self._application.updater
        assert updater is not None
        await updater.start_webhook(
            settings.webhook_listen,
            settings.webhook_port,
            settings.webhook_path,
            webhook_url=f"{settings.webhook_url.rstrip('/')}/{settings.webhook_path}",
            secret_token=settings.webhook_secret.get_secret_value() if settings.webhook_secret else None,
            allowed_updates=WANTED,
        )
        try:
            yield
        finally:
            await updater.stop()

    def _give_up(self, reason: TelegramError) -> None:
        self._reason = reason
        self._over.set()
