"""The values that understanding takes and gives: subjects in, ``Understanding`` out."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that can be asked for.

    ``phrasings`` are ways in which people ask for it; ``unit`` is the number of the office it belongs to, or None;
    ``any_unit``: it can be asked for of each office, whose name then is no word to be accounted for.
    """

    id: str
    title: str
    phrasings: tuple[str, ...]
    unit: int | None = None
    any_unit: bool = False


@dataclass(frozen=True, slots=True)
class UnitNames:
    """An office's number and every name it goes by, today's included."""

    no: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Polite:
    """A saying that is no question, and its kind; ``whole``: nothing else may stand beside it."""

    kind: str
    text: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that understanding is built from; it changes only with the knowledge.

    ``frames`` are words that carry the wish to ask and not its subject (请问, 怎么办, 要跑几趟), ``not_units`` words
    in which the name of an office is not that office (移动硬盘), ``courtesies`` what people say besides questions.
    """

    subjects: tuple[Subject, ...]
    units: tuple[UnitNames, ...]
    frames: tuple[str, ...]
    not_units: tuple[str, ...] = ()
    courtesies: tuple[Polite, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """What speaks for a match and against it.

    ``matched`` are words of the question that the entry accounts for, ``missing`` those it does not,
    ``phrasing`` the known way of asking that lies nearest.
    """

    matched: tuple[str, ...]
    missing: tuple[str, ...]
    phrasing: str


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that may be meant, with a score in 0–1 and its reasons."""

    entry_id: str
    score: float
    why: Why


class Verdict(Enum):
    """How sure the reading is: one entry, a short choice, or nothing in the books."""

    SURE = "sure"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question as it was understood.

    ``masked`` is the text with personal data replaced, the only form that may be kept; ``matches`` are at most ten,
    best first, filled even when the verdict is UNKNOWN; ``unknown`` are words that no entry knows; ``units`` the
    numbers of the offices named; ``courtesy`` the kind of a saying that is no question, '' for a question;
    ``personal``: personal data stood in the text.
    """

    masked: str
    verdict: Verdict
    matches: tuple[Match, ...]
    unknown: tuple[str, ...]
    units: tuple[int, ...]
    courtesy: str = ""
    personal: bool = False
