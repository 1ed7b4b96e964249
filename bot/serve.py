"""Life of the Telegram process: polling or webhook, until a signal or a reason to give up."""

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator

from telegram.error import TelegramError

from bot.app import AnyApplication, Assistant, build_application
from bot.polling import WANTED, Poller
from bot.settings import Settings


class Server:
    """Runs one application; an error that makes going on senseless ends it and comes out of ``run``."""

    def __init__(self, settings: Settings, assistant: Assistant) -> None:
        self._settings = settings
        self._reason: TelegramError | None = None
        self._over = asyncio.Event()
        self._application: AnyApplication = build_application(settings, assistant, self._give_up)

    def run(self) -> None:
        """Serve until a signal comes; raises what made it give up, or what kept it from starting."""
        asyncio.run(self._live())
        if self._reason is not None:
            raise self._reason

    async def _live(self) -> None:
        with contextlib.suppress(NotImplementedError):  # Windows: there Ctrl-C raises KeyboardInterrupt instead
            for each in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(each, self._over.set)
        async with self._application as application:
            if application.post_init is not None:
                await application.post_init(application)
            async with self._listening() if self._settings.webhook_url else self._polling():
                await application.start()
                await self._over.wait()
            await application.stop()

    @contextlib.asynccontextmanager
    async def _polling(self) -> AsyncIterator[None]:
        await self._application.bot.delete_webhook()
        poller = Poller(self._application)
        task = asyncio.create_task(poller.run())
        task.add_done_callback(lambda _: self._over.set())
        yield
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        if self._reason is None:
            await poller.confirm()

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
        yield
        await updater.stop()

    def _give_up(self, reason: TelegramError) -> None:
        self._reason = reason
        self._over.set()
