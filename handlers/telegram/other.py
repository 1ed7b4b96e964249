"""What a bot gets besides words: voice, pictures, stickers, files; and people who block it or remove it."""

import asyncio

from telegram import ChatMember, Message, Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from handlers import texts
from handlers.conversation import Conversation
from handlers.reply import Paragraph, Reply, Style
from handlers.telegram.albums import Albums
from handlers.telegram.gate import room_of
from handlers.telegram.outbox import Outbox

ALBUM_SECONDS = 1.0
"""How long a silent picture waits for the words that may stand under another one of its album."""
_ONLY_TEXT = Reply((Paragraph(Style.BODY, texts.ONLY_TEXT),))
_GONE = (ChatMember.BANNED, ChatMember.LEFT)


class Other:
    """Says what can't be taken in; forgets who has gone."""

    def __init__(self, conversation: Conversation, outbox: Outbox, albums: Albums) -> None:
        self._conversation, self._outbox, self._albums = conversation, outbox, albums

    async def on_other(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A message without text: said to be unreadable in private, passed over in groups."""
        message = update.message
        if message is None or message.chat.type != ChatType.PRIVATE:
            return
        if message.media_group_id is None:
            await self._outbox.send(message.chat_id, _ONLY_TEXT)
        else:  # not waited for here: the words must get past
            context.application.create_task(self._of_album(message), update)

    async def _of_album(self, message: Message) -> None:
        """Once for the whole album, and not when words under one of its pictures are being answered."""
        await asyncio.sleep(ALBUM_SECONDS)
        if self._albums.take(message):
            await self._outbox.send(message.chat_id, _ONLY_TEXT)

    async def on_membership(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The bot was blocked or removed: its memory of that chat goes."""
        change = update.my_chat_member
        if change is not None and change.new_chat_member.status in _GONE:
            self._conversation.forget(room_of(update))
