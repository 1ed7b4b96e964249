"""A shared location: the places nearest to it. The location is used and dropped."""

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from handlers.conversation import Conversation
from handlers.telegram.gate import chat_of
from handlers.telegram.outbox import Outbox


class Locate:
    """Answers shared locations and venues."""

    def __init__(self, conversation: Conversation, outbox: Outbox) -> None:
        self._conversation, self._outbox = conversation, outbox

    async def on_location(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A location, once; a live location's later positions are edits and are not answered again.

        In a group it is meant for the people there and passed over.
        """
        message = update.message
        if message is None or message.location is None or message.chat.type != ChatType.PRIVATE:
            return
        here = message.location
        reply = await self._conversation.locate(chat_of(update), here.latitude, here.longitude)
        await self._outbox.send(message.chat_id, reply)
