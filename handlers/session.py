"""A conversation's memory: small, frozen, without a name in it; and the keeper of all of them."""

import zlib
from collections import OrderedDict
from dataclasses import dataclass

from handlers.actions import Action
from nlu.understanding import Match

MOST_SESSIONS = 10_000
"""Conversations remembered at once (about 2 kB each); the one longest unused goes first."""
LIFETIME = 3600.0
"""Seconds without a word after which a conversation starts anew."""


@dataclass(frozen=True, slots=True)
class Session:
    """What was last asked (masked), how it was understood, what was turned down, what may be picked by number."""

    question: str = ""
    matches: tuple[Match, ...] = ()
    rejected: frozenset[str] = frozenset()
    shown: tuple[str, ...] = ()
    offered: tuple[Action, ...] = ()

    @property
    def left(self) -> tuple[Match, ...]:
        """The matches that have not been turned down, best first."""
        return tuple(match for match in self.matches if match.entry_id not in self.rejected)

    def match(self, entry_id: str) -> Match | None:
        """How the question brought this entry up; None for one from a list or from under an older question."""
        return next((match for match in self.matches if match.entry_id == entry_id), None)

    @property
    def tag(self) -> str:
        """Tells this question from the one before and after it, in eight characters that fit a button."""
        return f"{zlib.crc32(self.question.encode()):08x}"


class Sessions:
    """Bounded in number and time; a conversation that is not there is an empty one."""

    def __init__(self, most: int = MOST_SESSIONS, lifetime: float = LIFETIME) -> None:
        self._most, self._lifetime = most, lifetime
        self._kept: OrderedDict[str, tuple[float, Session]] = OrderedDict()

    def get(self, chat: str, now: float) -> Session:
        """The conversation's memory at ``now`` (seconds of a clock that only runs forward)."""
        since, session = self._kept.get(chat, (now, Session()))
        return session if now - since <= self._lifetime else Session()

    def put(self, chat: str, session: Session, now: float) -> None:
        """Remember; chat '' is nobody's conversation and is not kept."""
        if not chat:
            return
        self._kept[chat] = (now, session)
        self._kept.move_to_end(chat)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def forget(self, room: str) -> None:
        """Drop every conversation whose name begins so."""
        for chat in [chat for chat in self._kept if chat.startswith(room)]:
            del self._kept[chat]
