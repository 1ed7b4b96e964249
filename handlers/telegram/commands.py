"""Commands, known and unknown."""

from telegram import Update
from telegram.ext import ContextTypes

from handlers.conversation import Conversation
from handlers.telegram.gate import answering, chat_of
from handlers.telegram.outbox import Outbox
from handlers.turn import Turn


class Commands:
    """Answers /start, /help and the others."""

    def __init__(self, conversation: Conversation, outbox: Outbox) -> None:
        self._conversation, self._outbox = conversation, outbox

    async def on_command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Any text that begins with a stroke, in private or with the bot's name behind it."""
        message = update.effective_message
        if message is None or message.text is None:
            return
        command, *argument = message.text.split(maxsplit=1)
        name, _, whose = command.partition("@")
        if whose and whose.lower() != context.bot.username.lower():
            return
        reply = await self._conversation.say(Turn(chat_of(update), " ".join((name, *argument))))
        await self._outbox.send(message.chat_id, reply, answering(message))
