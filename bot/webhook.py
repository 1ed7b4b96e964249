"""What Telegram posts to us: let in by its secret, on disk before it is told so."""

import hmac
import json
import logging
from typing import Any

from telegram import Bot, Update
from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler

from bot.inbox import Inbox
from bot.polling import WANTED
from bot.settings import Settings
from bot.updates import readable

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST_UPDATE = 2**20
"""Bytes of one post: a message of 4096 characters with all its marks has some 100 kB."""

_log = logging.getLogger(__name__)


class Receiver:
    """Listens on this machine, and tells Telegram where to post."""

    def __init__(self, settings: Settings, bot: Bot, inbox: Inbox) -> None:
        self._settings, self._bot = settings, bot
        self._secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
        shared = {"bot": bot, "inbox": inbox, "secret": self._secret}
        routes = [(f"/{settings.webhook_path}", _Posts, shared)]
        self._server = HTTPServer(Application(routes, log_function=_unlogged), max_body_size=LARGEST_UPDATE)

    async def start(self) -> None:
        """Listen, then have Telegram post here; raises OSError when the port is taken, TelegramError."""
        settings = self._settings
        self._server.listen(settings.webhook_port, address=settings.webhook_listen)
        await self._bot.set_webhook(
            f"{settings.webhook_url.rstrip('/')}/{settings.webhook_path}",
            allowed_updates=WANTED,
            secret_token=self._secret,
        )

    async def stop(self) -> None:
        """Take nothing more in; what was not accepted Telegram posts again."""
        self._server.stop()
        await self._server.close_all_connections()


class _Posts(RequestHandler):
    """Updates, one a post."""

    def initialize(self, bot: Bot, inbox: Inbox, secret: str) -> None:
        self._bot, self._inbox, self._secret = bot, inbox, secret

    async def post(self) -> None:
        """Accepted once it is safe; one that cannot be read is accepted too, lest it come again for ever."""
        shown = self.request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode(), self._secret.encode()):
            raise HTTPError(403)
        update = _read(self.request.body)
        await self._inbox.put(Update.de_json(update, self._bot))

    def write_error(self, status_code: int, **_: Any) -> None:
        """The number of what is wrong, and not a word more."""
        self.finish(str(status_code))


def _read(body: bytes) -> dict[str, Any]:
    """The update, of an unreadable one its number alone; raises HTTPError for what is none at all."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        raise HTTPError(400) from None
    match update:
        case {"update_id": int(number)}:
            return update if readable(update) else {"update_id": number}
    raise HTTPError(400)


def _unlogged(_: RequestHandler) -> None:
    """Who posts what is nobody's business."""
