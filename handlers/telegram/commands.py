"""Commands, known and unknown."""

from telegram import Update
from telegram.ext import ContextTypes

from handlers.menu import Menu
from handlers.telegram.gate import answering
from handlers.telegram.outbox import Outbox


class Commands:
    """Answers /start, /help and the others from the menu."""

    def __init__(self, menu: Menu, outbox: Outbox) -> None:
        self._menu, self._outbox = menu, outbox

    async def on_command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Any text that begins with a stroke, in private or with the bot's name behind it."""
        message = update.effective_message
        if message is None or message.text is None:
            return
        command, _, argument = message.text.partition(" ")
        name, _, whose = command[1:].partition("@")
        if whose and whose.lower() != context.bot.username.lower():
            return
        reply = await self._menu.command(name.lower(), argument)
        await self._outbox.send(message.chat_id, reply, answering(message))
