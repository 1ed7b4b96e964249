"""A shared location: the places nearest to it. The location is used and dropped."""

from telegram import Update
from telegram.ext import ContextTypes

from handlers.menu import Menu
from handlers.telegram.outbox import Outbox


class Locate:
    """Answers shared locations and venues."""

    def __init__(self, menu: Menu, outbox: Outbox) -> None:
        self._menu, self._outbox = menu, outbox

    async def on_location(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A location, once; a live location's later positions are edits and are not answered again."""
        message = update.message
        if message is None or message.location is None:
            return
        reply = await self._menu.near(message.location.latitude, message.location.longitude)
        await self._outbox.send(message.chat_id, reply)
