"""Dialogue with a memory: fetches a chat's session before a turn, keeps the one after it; used by every channel."""

from collections.abc import Callable

from handlers.actions import Action
from handlers.dialogue import Dialogue
from handlers.menu import Menu
from handlers.reply import Reply
from handlers.session import Sessions
from handlers.turn import Turn


class Conversation:
    """``clock`` gives seconds that only run forward."""

    def __init__(self, dialogue: Dialogue, menu: Menu, sessions: Sessions, clock: Callable[[], float]) -> None:
        self._dialogue, self._menu, self._sessions, self._clock = dialogue, menu, sessions, clock

    async def say(self, turn: Turn) -> Reply:
        """The reply to something said; a text that begins with a stroke is a command."""
        if turn.text.startswith("/"):
            name, _, argument = turn.text[1:].partition(" ")
            return await self._menu.command(name, argument)
        reply, after = await self._dialogue.respond(turn, self._sessions.get(turn.chat, self._clock()))
        self._sessions.put(turn.chat, after, self._clock())
        return reply

    async def press(self, chat: str, action: Action) -> Reply:
        """The reply to a pressed button."""
        reply, after = await self._dialogue.act(action, self._sessions.get(chat, self._clock()))
        self._sessions.put(chat, after, self._clock())
        return reply

    def forget(self, chat: str) -> None:
        """Drop what is remembered of a chat."""
        self._sessions.forget(chat)
