"""What a bot gets besides words: voice, pictures, stickers, files; and people who block it or remove it."""

from telegram import ChatMember, Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from handlers import texts
from handlers.conversation import Conversation
from handlers.reply import Paragraph, Reply, Style
from handlers.telegram.gate import room_of
from handlers.telegram.outbox import Outbox

_ONLY_TEXT = Reply((Paragraph(Style.BODY, texts.ONLY_TEXT),))
_GONE = (ChatMember.BANNED, ChatMember.LEFT)


class Other:
    """Says what can't be taken in; forgets who has gone."""

    def __init__(self, conversation: Conversation, outbox: Outbox) -> None:
        self._conversation, self._outbox = conversation, outbox

    async def on_other(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A message without text: said to be unreadable in private, passed over in groups."""
        message = update.message
        if message is not None and message.chat.type == ChatType.PRIVATE:
            await self._outbox.send(message.chat_id, _ONLY_TEXT)

    async def on_membership(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The bot was blocked or removed: its memory of that chat goes."""
        change = update.my_chat_member
        if change is not None and change.new_chat_member.status in _GONE:
            self._conversation.forget(room_of(update))
