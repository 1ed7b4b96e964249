"""Pressed buttons."""

from telegram import CallbackQuery, Message, Update
from telegram.ext import ContextTypes

from handlers import texts
from handlers.actions import PAGED, Action, Rate
from handlers.conversation import Conversation
from handlers.payloads import UnreadablePayload, unpack
from handlers.plain import plain
from handlers.telegram.gate import answering, chat_of
from handlers.telegram.outbox import Outbox


class Choose:
    """Unpacks a press and has it answered; the press never becomes text."""

    def __init__(self, conversation: Conversation, outbox: Outbox) -> None:
        self._conversation, self._outbox = conversation, outbox

    async def on_press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A button under one of our messages, however old."""
        query = update.callback_query
        if query is None:
            return
        try:
            action = unpack(query.data or "")
        except UnreadablePayload:
            await self._outbox.toast(query, texts.BUTTON_OLD)
            return
        await self._answer(query, chat_of(update), action)

    async def _answer(self, query: CallbackQuery, chat: str, action: Action) -> None:
        reply = await self._conversation.press(chat, action)
        if isinstance(action, Rate):
            await self._outbox.toast(query, plain(reply))
            return
        await self._outbox.toast(query)
        below = query.message
        if isinstance(action, PAGED) and isinstance(below, Message) and below.is_accessible:
            await self._outbox.replace(below, reply)
        elif below is not None:
            await self._outbox.send(below.chat.id, reply, answering(below))
