"""A conversation's memory: small, frozen, without a name in it; and the keeper of all of them."""

import zlib
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Protocol

from handlers.actions import Action
from handlers.reply import Button, Paragraph

MOST_PAST = 5
"""Entries remembered besides the one at hand."""
LONGEST_TOPIC = 200
"""Characters of what a question goes on from that are remembered: the latest."""
LONGEST_SAID = 60
"""Characters of what was said last that are remembered with the entry it brought to hand."""
MOST_SESSIONS = 10_000
"""Conversations remembered at once (2 kB, 5 kB after the longest question); the one longest unused goes first."""
LIFETIME = 3600.0
"""Seconds without a word after which a conversation is forgotten."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry that the question brought up, with its score in 0–1."""

    entry_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Said:
    """What was said, masked and cut, as an entry came to hand: people go back by their own words (文三路那个)."""

    entry_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Session:
    """What was last asked and what has come of it.

    ``question`` is masked, ``topic`` what it goes on from (masked too; itself when from nothing), ``units`` the offices
    it names, ``seen`` the entries it brought up, best first; ``rejected`` were turned down, ``listed`` offered last;
    ``shown`` is the entry at hand, '' for none; ``past`` are the entries at hand before it, the latest first;
    ``missing`` is the subject, known to be absent from the books, that was asked for last, '' for none;
    ``asked`` are the aspects asked about last; ``heard`` was said last, ``said`` with the entries that came to hand,
    the latest first;
    ``together`` are entries that were planned together; ``offered`` what a number picks; ``elder``: everything is told
    step by step, ``rest`` are the steps and ``later`` the options to come.
    """

    question: str = ""
    topic: str = ""
    units: tuple[int, ...] = ()
    seen: tuple[Seen, ...] = ()
    rejected: frozenset[str] = frozenset()
    listed: tuple[str, ...] = ()
    shown: str = ""
    past: tuple[str, ...] = ()
    missing: str = ""
    heard: str = ""
    asked: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    together: tuple[str, ...] = ()
    offered: tuple[Action, ...] = ()
    elder: bool = False
    rest: tuple[Paragraph, ...] = ()
    later: tuple[Button, ...] = ()

    @property
    def left(self) -> tuple[Seen, ...]:
        """The entries that have not been turned down, best first."""
        return tuple(each for each in self.seen if each.entry_id not in self.rejected)

    @property
    def tag(self) -> str:
        """Tells this question from others, in eight characters that fit a button."""
        return f"{zlib.crc32(self.question.encode()):08x}"

    @property
    def step(self) -> str:
        """Tells this list of options from earlier ones, by the question and how many entries have been turned down."""
        return f"{self.tag}.{len(self.rejected)}"

    @property
    def earlier(self) -> tuple[str, ...]:
        """The entries one may want to go back to: what stood beside the one at hand, then those before it."""
        return tuple(dict.fromkeys(id_ for id_ in (*self.listed, *self.past) if id_ != self.shown))

    def reminded(self, entry_id: str) -> "Session":
        """The conversation with what was said last remembered with the entry that it brought to hand."""
        others = (each for each in self.said if each.entry_id != entry_id)
        return replace(self, said=(Said(entry_id, self.heard), *others)[: MOST_PAST + 1])

    def brought(self, entry_id: str) -> bool:
        """Did the question bring this entry up?  One from a list, or under an older question, it did not."""
        return any(each.entry_id == entry_id for each in self.seen)


class Shelf(Protocol):
    """Keeps conversations over a restart."""

    def take(self, chat: str) -> tuple[float, Session] | None:
        """A conversation from before the restart and its age in seconds, once."""

    def put(self, chat: str, session: Session) -> None:
        """Keep a conversation."""

    def drop(self, chat: str) -> None:
        """Forget a conversation, or all whose name begins with a name that ends in a colon."""

    def sweep(self) -> None:
        """Forget the conversations whose time is over."""


class Sessions:
    """Bounded in number and time; a conversation that is not there is an empty one.

    With a ``shelf`` it survives a restart.
    """

    def __init__(self, most: int = MOST_SESSIONS, lifetime: float = LIFETIME, shelf: Shelf | None = None) -> None:
        self._most, self._lifetime, self._shelf = most, lifetime, shelf
        self._kept: OrderedDict[str, tuple[float, Session]] = OrderedDict()

    def get(self, chat: str, now: float) -> Session:
        """The conversation's memory at ``now`` (seconds of a clock that only runs forward)."""
        self._drop_expired(now)
        if chat in self._kept:
            return self._kept[chat][1]
        taken = self._shelf.take(chat) if self._shelf and chat else None
        return taken[1] if taken and taken[0] <= self._lifetime else Session()

    def put(self, chat: str, session: Session, now: float) -> None:
        """Remember; chat '' is nobody's conversation and is not kept."""
        if not chat:
            return
        self._kept[chat] = (now, session)
        self._kept.move_to_end(chat)
        if self._shelf:
            self._shelf.put(chat, session)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def forget(self, name: str) -> None:
        """Drop one conversation; of a room (a name that ends in a colon) all."""
        gone = [chat for chat in self._kept if chat == name or (name.endswith(":") and chat.startswith(name))]
        for chat in gone:
            del self._kept[chat]
        if self._shelf:
            self._shelf.drop(name)

    def sweep(self, now: float) -> None:
        """Drop what has expired, though nobody speaks."""
        self._drop_expired(now)
        if self._shelf:
            self._shelf.sweep()

    def _drop_expired(self, now: float) -> None:
        """Conversations stand in the order of their last word, so the expired ones come first."""
        while self._kept and now - next(iter(self._kept.values()))[0] > self._lifetime:
            self._kept.popitem(last=False)
