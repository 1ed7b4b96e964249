"""Questions in words, new or edited."""

from telegram import Update
from telegram.ext import ContextTypes

from handlers.conversation import Conversation
from handlers.telegram.albums import Albums
from handlers.telegram.gate import addressed, answering, chat_of
from handlers.telegram.outbox import Outbox
from handlers.turn import Turn


class Ask:
    """Answers texts, and what is written under a picture."""

    def __init__(self, conversation: Conversation, outbox: Outbox, albums: Albums) -> None:
        self._conversation, self._outbox, self._albums = conversation, outbox, albums

    async def on_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A text, or a text that was edited, which is a new question."""
        message = update.effective_message
        if message is None:
            return
        text = addressed(message, context.bot.username, context.bot.id)
        if text is None:
            return
        self._albums.take(message)
        reply = await self._conversation.say(Turn(chat_of(update), text))
        await self._outbox.send(message.chat_id, reply, answering(message))
