"""When a handler fails: the person is told once, kindly; the log gets the rest.

A second poller or a token that has been taken back ends the process.
"""

import logging
from collections.abc import Callable

from telegram import Update
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, TelegramError
from telegram.ext import ContextTypes

from handlers import texts
from handlers.reply import Paragraph, Reply, Style
from handlers.telegram.gate import answering
from handlers.telegram.outbox import Outbox

_TROUBLE = Reply((Paragraph(Style.BODY, texts.TROUBLE),))

_log = logging.getLogger(__name__)


class Errors:
    """The application's error handler; ``give_up`` ends the process with the error as its reason."""

    def __init__(self, outbox: Outbox, give_up: Callable[[TelegramError], None]) -> None:
        self._outbox, self._give_up = outbox, give_up

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Any exception from a handler or from polling."""
        error = context.error
        if isinstance(error, Conflict | InvalidToken):
            self._give_up(error)
        elif update is None and isinstance(error, TelegramError):
            _log.warning("polling: %s", error)
        else:
            lost = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
            _log.error("an update failed: %s", error, exc_info=None if lost else error)
            if not lost:  # what could not be sent for so long cannot be apologised for either
                await self._apologize(update)

    async def _apologize(self, update: object) -> None:
        if not isinstance(update, Update) or update.effective_chat is None:
            return
        message = update.effective_message
        try:
            await self._outbox.send(update.effective_chat.id, _TROUBLE, answering(message) if message else None)
        except TelegramError as error:
            _log.error("no apology either: %s", error)
