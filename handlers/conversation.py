"""Dialogue with a memory: fetches a chat's session before a turn, keeps the one after it; used by every channel."""

from collections.abc import Callable

from handlers import elder, texts
from handlers.actions import Action, EventList
from handlers.dialogue import Dialogue
from handlers.menu import Menu
from handlers.options import Answered, listed
from handlers.places import Places
from handlers.reply import Paragraph, Reply, Style
from handlers.session import Session, Sessions
from handlers.turn import Turn


class Conversation:
    """``clock`` gives seconds that only run forward."""

    def __init__(
        self, dialogue: Dialogue, menu: Menu, places: Places, sessions: Sessions, clock: Callable[[], float]
    ) -> None:
        self._dialogue, self._menu, self._places = dialogue, menu, places
        self._sessions, self._clock = sessions, clock

    async def say(self, turn: Turn) -> Reply:
        """The reply to something said; where one can only type, a text that begins with a stroke is a command."""
        if turn.text.startswith("/"):
            name, argument = (*turn.text[1:].split(maxsplit=1), "", "")[:2]
            return await self.command(turn.chat, name, argument)
        return self._keep(turn.chat, await self._dialogue.respond(turn, self._session(turn.chat)))

    async def command(self, chat: str, name: str, argument: str) -> Reply:
        """The reply to a command (without its stroke) and to what was said after it."""
        match name.lower():
            case "forget":
                self._sessions.forget(chat)
                return Reply((Paragraph(Style.BODY, texts.FORGOTTEN),))
            case "elder":
                session = self._session(chat)
                return self._keep(chat, await self._dialogue.paced(not session.elder, session))
            case "events":
                return await self.press(chat, EventList())
            case other:
                return self._keep(chat, listed(await self._menu.command(other, argument), self._session(chat)))

    async def press(self, chat: str, action: Action) -> Reply:
        """The reply to a pressed button."""
        return self._keep(chat, await self._dialogue.act(action, self._session(chat)))

    async def locate(self, chat: str, latitude: float, longitude: float) -> Reply:
        """The places nearest to a shared location (WGS84 degrees), which is not kept."""
        session = self._session(chat)
        return self._keep(chat, listed(await self._places.near(latitude, longitude), session))

    def forget(self, room: str) -> None:
        """Drop what is remembered of every conversation in a room (a name that ends in a colon)."""
        self._sessions.forget(room)

    def sweep(self) -> None:
        """Drop the conversations whose time is over."""
        self._sessions.sweep(self._clock())

    def _session(self, chat: str) -> Session:
        return self._sessions.get(chat, self._clock())

    def _keep(self, chat: str, answered: Answered) -> Reply:
        reply, after = elder.slowly(*answered) if answered[1].elder else answered
        self._sessions.put(chat, after, self._clock())
        return reply
