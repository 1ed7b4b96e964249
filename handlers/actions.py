"""What a button asks for: small frozen values that carry ids, never truths."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Show:
    """Answer with this entry: the citizen picked it."""

    entry_id: str


@dataclass(frozen=True, slots=True)
class Original:
    """Show the entry as it is printed (看原文)."""

    entry_id: str


@dataclass(frozen=True, slots=True)
class Where:
    """Say where this entry is done (去哪办)."""

    entry_id: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """Say why this entry was taken to be meant (为什么是这条); ``tag`` tells by which question."""

    entry_id: str
    tag: str


@dataclass(frozen=True, slots=True)
class NoneOfThese:
    """Everything shown so far is not it (都不是); ``step`` tells which question's and which list's."""

    step: str


@dataclass(frozen=True, slots=True)
class Rate:
    """A thumb up or down for the answer given by this entry."""

    entry_id: str
    good: bool


@dataclass(frozen=True, slots=True)
class UnitList:
    """A page (from 0) of the units."""

    page: int


@dataclass(frozen=True, slots=True)
class UnitMatters:
    """A page (from 0) of one unit's matters."""

    unit_no: int
    page: int


@dataclass(frozen=True, slots=True)
class EventList:
    """All life events (一件事)."""


@dataclass(frozen=True, slots=True)
class EventStage:
    """One stage (from 0) of a life event."""

    event_no: int
    stage: int


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a passage of a paper (看上下文): 0 is its own page, -1 the one before, 1 the one after."""

    passage_id: str
    page: int


@dataclass(frozen=True, slots=True)
class LedBy:
    """A page (from 0) of what a unit leads according to the papers of a year ('' for all)."""

    unit: str
    year: str
    page: int


@dataclass(frozen=True, slots=True)
class Onward:
    """The next step of an answer that is told step by step."""


Action = (
    Show
    | Original
    | Where
    | Reasons
    | NoneOfThese
    | Rate
    | UnitList
    | UnitMatters
    | EventList
    | EventStage
    | Context
    | LedBy
    | Onward
)
PAGED = (UnitList, UnitMatters, LedBy)
"""Lists of which a page takes the place of the one before."""
