"""The kill switch: while the service is paused, whatever is asked on whatever channel gets the notice."""

from collections.abc import Callable, Sequence

from handlers import texts
from handlers.actions import Action
from handlers.conversation import Conversation
from handlers.dialogue import Dialogue
from handlers.lookup import Found, Lookup
from handlers.menu import Menu
from handlers.places import Places
from handlers.reply import Paragraph, Reply, Style
from handlers.session import Sessions
from handlers.turn import Turn
from knowledge.store import Store
from nlu.interpreter import Interpreter

Notice = Callable[[], str]
"""Gives the notice while the service is paused, else ''; asked at every turn."""
FOUND = "paused"
"""The id under which a look-up finds the notice; no entry's."""


class PausableConversation(Conversation):
    """A conversation that answers with the notice while there is one; forgetting goes on."""

    def __init__(self, parts: tuple[Dialogue, Menu, Places, Sessions, Callable[[], float]], notice: Notice) -> None:
        super().__init__(*parts)
        self._notice = notice

    async def say(self, turn: Turn) -> Reply:
        """The reply to something said, a command included."""
        forgets = turn.text.strip().lower() == "/forget"
        return (None if forgets else _told(self._notice())) or await super().say(turn)

    async def command(self, chat: str, name: str, argument: str) -> Reply:
        """The reply to a command."""
        forgets = name.lower() == "forget"
        return (None if forgets else _told(self._notice())) or await super().command(chat, name, argument)

    async def press(self, chat: str, action: Action) -> Reply:
        """The reply to a pressed button."""
        return _told(self._notice()) or await super().press(chat, action)

    async def locate(self, chat: str, latitude: float, longitude: float) -> Reply:
        """The places nearest to a shared location."""
        return _told(self._notice()) or await super().locate(chat, latitude, longitude)


class PausableLookup(Lookup):
    """A look-up that finds the notice while there is one."""

    def __init__(self, interpreter: Interpreter, store: Store, usual: Sequence[str], notice: Notice) -> None:
        super().__init__(interpreter, store, usual)
        self._notice = notice

    async def find(self, typed: str) -> tuple[Found, ...]:
        """Entries, or the notice."""
        notice = self._notice()
        told = _told(notice)
        return (Found(FOUND, texts.PAUSED_TITLE, notice, told),) if told else await super().find(typed)


def _told(notice: str) -> Reply | None:
    return Reply((Paragraph(Style.BODY, notice),)) if notice else None
