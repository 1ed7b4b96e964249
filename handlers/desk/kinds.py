"""What stands behind a row of the desk, and what rows may be narrowed to."""

from dataclasses import dataclass
from enum import Enum

from knowledge.entries import Entry, Faq, Matter, Place
from knowledge.guides import LifeEvent


class Kind(Enum):
    """The kinds that staff tell apart."""

    MATTER = "matter"
    FAQ = "faq"
    PLACE = "place"
    PAPER = "paper"
    EVENT = "event"
    FACTS = "facts"
    ABSENT = "absent"


NARROWING = (Kind.MATTER, Kind.FAQ, Kind.PLACE, Kind.PAPER, Kind.EVENT)
"""Kinds that rows can be narrowed to, in the order in which the key goes through them."""
_KINDS = {Matter: Kind.MATTER, Faq: Kind.FAQ, Place: Kind.PLACE, LifeEvent: Kind.EVENT}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Only rows of this kind, and of the office of this number; None for any."""

    kind: Kind | None = None
    unit: int | None = None


EVERYTHING = Narrowing()


def kind_of(entry: Entry) -> Kind:
    """What an entry is to staff: the gazette and the list as a whole are facts."""
    return _KINDS.get(type(entry), Kind.FACTS)
