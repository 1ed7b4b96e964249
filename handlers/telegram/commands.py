"""Commands, known and unknown."""

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from handlers import texts
from handlers.answers import say
from handlers.conversation import Conversation
from handlers.desk import wording
from handlers.telegram.gate import answering, chat_of
from handlers.telegram.outbox import Outbox

PRIVATE = frozenset(("desk",))
"""Commands of which a group is only told where to send them."""


class Commands:
    """Answers /start, /help and the others."""

    def __init__(self, conversation: Conversation, outbox: Outbox) -> None:
        self._conversation, self._outbox = conversation, outbox

    async def on_command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Any text that begins with a stroke, unless it is meant for another bot."""
        message = update.effective_message
        if message is None or message.text is None:
            return
        command, argument = (*message.text.removeprefix("/").split(maxsplit=1), "", "")[:2]
        name, _, whose = command.partition("@")
        private = message.chat.type == ChatType.PRIVATE
        if not _ours(name, whose, context.bot.username, private):
            return
        if private or name.lower() not in PRIVATE:
            reply = await self._conversation.command(chat_of(update), name, argument)
        else:
            reply = say(wording.KEYS_PRIVATE)
        await self._outbox.send(message.chat_id, reply, answering(message))


def _ours(command: str, whose: str, bot: str, private: bool) -> bool:
    """A command with a bot's name is that bot's; one without, in a group, only if we know it."""
    if whose:
        return whose.lower() == bot.lower()
    return private or command.lower() in texts.COMMANDS
