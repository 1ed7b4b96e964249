"""Sending: the one place that calls the Bot API with a reply, and knows what Telegram may answer."""

import logging

from telegram import Bot, CallbackQuery, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden

from handlers.reply import Reply
from handlers.telegram.gate import answering
from handlers.telegram.render import keyboard, render

TOAST_LIMIT = 200
"""Characters that Telegram shows when a button is pressed."""
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_UNCHANGED, _MISSING = "message is not modified", "message to edit not found"
_STALE = ("query is too old", "query id is invalid")

_log = logging.getLogger(__name__)


class Outbox:
    """Sends replies through one bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, chat_id: int, reply: Reply, answering: int | None = None) -> None:
        """Send a reply, its keyboard under the last part; in groups as an answer to message ``answering``."""
        parts = render(reply)
        try:
            for number, part in enumerate(parts, 1):
                await self._bot.send_message(
                    chat_id,
                    part,
                    parse_mode=ParseMode.HTML,
                    link_preview_options=_NO_PREVIEW,
                    reply_markup=keyboard(reply) if number == len(parts) else None,
                    reply_to_message_id=answering,
                    allow_sending_without_reply=True if answering else None,
                )
        except Forbidden:
            _log.info("blocked by a user; the reply is dropped")

    async def replace(self, message: Message, reply: Reply) -> None:
        """Put a reply in the place of an earlier message of ours, as when a page is turned."""
        parts = render(reply)
        if len(parts) > 1:
            await self.send(message.chat_id, reply, answering(message))
            return
        try:
            await self._bot.edit_message_text(
                parts[0],
                chat_id=message.chat_id,
                message_id=message.message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=keyboard(reply),
            )
        except BadRequest as error:
            if _MISSING in str(error).lower():
                await self.send(message.chat_id, reply, answering(message))
            elif _UNCHANGED not in str(error).lower():
                raise

    async def toast(self, query: CallbackQuery, text: str = "") -> None:
        """Acknowledge a press, which stops the button's spinning, with a short text if there is one."""
        try:
            await self._bot.answer_callback_query(query.id, text[:TOAST_LIMIT] or None)
        except BadRequest as error:
            if not stale(error):
                raise


def stale(error: BadRequest) -> bool:
    """Does Telegram say that it has stopped waiting for the answer to a press or an inline query?"""
    return any(reason in str(error).lower() for reason in _STALE)
