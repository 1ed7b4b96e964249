"""What Telegram posts to us: let in by its secret, on disk before it is told so."""

import hmac
import json
from typing import Any

from telegram import Bot, Update
from tornado.httpserver import HTTPServer
from tornado.routing import URLSpec
from tornado.web import Application, HTTPError, RequestHandler

from bot.health import Health
from bot.inbox import Inbox
from bot.polling import WANTED
from bot.settings import Settings
from bot.updates import readable

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST_UPDATE = 2**20
"""Bytes of one post: a message of 4096 characters with all its marks has some 100 kB."""


class Receiver:
    """Listens on this machine, and tells Telegram where to post."""

    def __init__(self, settings: Settings, bot: Bot, inbox: Inbox, health: Health) -> None:
        self._settings, self._bot = settings, bot
        self.listening = False
        self._secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
        shared = {"bot": bot, "inbox": inbox, "secret": self._secret}
        routes: list[tuple[Any, ...]] = [
            (f"/{settings.webhook_path}", _Posts, shared),
            ("/health", _Alive),
            ("/ready", _Ready, {"health": health}),
        ]
        application = Application([URLSpec(*each) for each in routes], log_function=_unlogged)
        self._server = HTTPServer(application, max_body_size=LARGEST_UPDATE)

    async def start(self) -> None:
        """Listen, then have Telegram post here; raises OSError when the port is taken, TelegramError."""
        settings = self._settings
        self._server.listen(settings.webhook_port, address=settings.webhook_listen)
        await self._bot.set_webhook(
            f"{settings.webhook_url.rstrip('/')}/{settings.webhook_path}",
            allowed_updates=WANTED,
            secret_token=self._secret,
        )
        self.listening = True

    async def stop(self) -> None:
        """Take nothing more in; what was not accepted Telegram posts again."""
        self.listening = False
        self._server.stop()
        await self._server.close_all_connections()


class _Terse(RequestHandler):
    """Of errors it gives the number and not a word more."""

    def write_error(self, status_code: int, **_: Any) -> None:
        """No trace, no reason."""
        self.finish(str(status_code))


class _Alive(_Terse):
    """Does the event loop answer?"""

    def get(self) -> None:
        """It does."""
        self.finish({"alive": True})


class _Ready(_Terse):
    """Can questions come and be answered?  What is wrong in detail ``paoyici health`` tells, on this machine alone."""

    def initialize(self, health: Health) -> None:
        self._health = health

    def get(self) -> None:
        """200 or 503."""
        state = self._health.state()
        self.set_status(200 if state.ready else 503)
        self.finish({"ready": state.ready, "paused": bool(state.paused), "troubles": len(state.troubles)})


class _Posts(_Terse):
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
