"""Life of the Telegram process: polling or webhook, until a signal or a reason to give up."""

from telegram import Update
from telegram.error import TelegramError

from bot.app import AnyApplication, Assistant, build_application
from bot.settings import Settings

WANTED = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY, Update.MY_CHAT_MEMBER]
"""Kinds of updates that Telegram is asked for."""


class Server:
    """Runs one application; an error that makes going on senseless ends it and comes out of ``run``."""

    def __init__(self, settings: Settings, assistant: Assistant) -> None:
        self._settings = settings
        self._reason: TelegramError | None = None
        self._application: AnyApplication = build_application(settings, assistant, self._give_up)

    def run(self) -> None:
        """Serve until a signal comes; raises what made it give up, or what kept it from starting."""
        if self._settings.webhook_url:
            self._run_webhook()
        else:
            self._application.run_polling(allowed_updates=WANTED)
        if self._reason is not None:
            raise self._reason

    def _run_webhook(self) -> None:
        settings = self._settings
        path = settings.webhook_path
        self._application.run_webhook(
            listen=settings.webhook_listen,
            port=settings.webhook_port,
            url_path=path,
            webhook_url=f"{settings.webhook_url.rstrip('/')}/{path}",
            secret_token=settings.webhook_secret.get_secret_value() if settings.webhook_secret else None,
            allowed_updates=WANTED,
        )

    def _give_up(self, reason: TelegramError) -> None:
        self._reason = reason
        self._application.stop_running()
