"""The values that understanding takes and gives: subjects in, ``Understanding`` out."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What can be asked for: an entry, a subject known not to be in the books, a passage of a paper."""

    ENTRY = "entry"
    ABSENT = "absent"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that can be asked for.

    ``phrasings`` are ways in which people ask for it; ``unit`` is the number of the office it belongs to, or None;
    ``any_unit``: it can be asked for of each office, whose name then is no word to be accounted for; ``kind``: whether
    it is an entry, something known not to be in the books, or a passage of a paper; ``text`` is what a passage says,
    ``years`` (2019) are those that it speaks of, ``strange`` the names of places that it does not; ``wide``: it stands
    for many entries; ``beside`` are the ids of the papers (doc:hz-2022-6) that something
    absent is asked for beside.
    """

    id: str
    title: str
    phrasings: tuple[str, ...]
    unit: int | None = None
    any_unit: bool = False
    kind: Kind = Kind.ENTRY
    text: str = ""
    years: frozenset[str] = frozenset()
    strange: frozenset[str] = frozenset()
    wide: bool = False
    beside: frozenset[str] = frozenset()


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
class Foreign:
    """An expression that is not ordinary written Mandarin (housing fund, 落掉得, 瓦斯), and what it means in it.

    ``meaning`` is '' when it carries no subject.
    """

    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class AspectWord:
    """A way to ask (归谁管) about something that is at hand, and what it asks about (单位)."""

    aspect: str
    text: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that understanding is built from; it changes only with the knowledge.

    ``frames`` are words that carry the wish to ask and not its subject (请问, 怎么办, 要跑几趟), ``not_units`` words
    in which the name of an office is not that office (移动硬盘), ``courtesies`` what people say besides questions,
    ``foreign`` other languages' and regions' words, ``story`` words that only tell a story (上周, 领导, 听说),
    ``aspects`` ask about what is at hand.
    """

    subjects: tuple[Subject, ...]
    units: tuple[UnitNames, ...]
    frames: tuple[str, ...]
    not_units: tuple[str, ...] = ()
    courtesies: tuple[Polite, ...] = ()
    foreign: tuple[Foreign, ...] = ()
    story: tuple[str, ...] = ()
    aspects: tuple[AspectWord, ...] = ()


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
class Grounds:
    """What a verdict rests on.

    ``heard`` is the question as it was read, without its frame, ``denied`` what it denies; ``none`` and ``right`` are
    the probabilities that nothing in the books is meant and that the first entry is right, ``quoted`` the one that a
    passage is meant, ``topic``: no more than the topic of papers is named; ``ahead`` is how far the first entry is
    ahead of the second, ``absent_ahead`` how far the subject ``absent``, likeliest of those known not to be in the
    books, is ahead of the first entry (both in logits); ``why`` speaks of the first entry.
    """

    heard: str
    denied: tuple[str, ...]
    none: float
    right: float
    quoted: float
    topic: bool
    ahead: float
    absent: str
    absent_ahead: float
    why: Why


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that may be meant, with a score in 0–1: for the best one, how likely it is to be the right one."""

    entry_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Fit:
    """How well an entry fits a text: ``score`` is a logit, ``accounted`` (0–1) how much of the text it accounts for."""

    score: float
    accounted: float


class Verdict(Enum):
    """How sure the reading is: one entry, a short choice, a passage of a paper, or nothing in the books."""

    SURE = "sure"
    UNSURE = "unsure"
    QUOTED = "quoted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question as it was understood.

    ``masked`` is the text with personal data replaced, the only form that may be kept; ``heard`` is how its pinyin and
    foreign words were read, '' when it has none; ``matches`` are at most ten, best first, filled even when the verdict
    is UNKNOWN; ``passages`` are those of papers that may answer, best first; ``absent`` is the id of the subject that
    is meant and known not to be in the books, '' for none; ``unknown`` are words that no entry knows; ``units`` the
    numbers of the offices named; ``aspects`` what is asked about (单位, 材料), in the order of the text, ``rest`` the
    text without them; ``bare``: nothing is named that could be meant, only aspects;
    ``courtesy`` the kind of a saying that is no question, '' for a question, ``only_courtesy``: nothing else is said,
    ``besides`` what is said besides it;
    ``personal``: personal data stood in the text.
    """

    masked: str
    verdict: Verdict
    matches: tuple[Match, ...]
    unknown: tuple[str, ...]
    units: tuple[int, ...]
    passages: tuple[Match, ...] = ()
    absent: str = ""
    heard: str = ""
    aspects: tuple[str, ...] = ()
    rest: str = ""
    bare: bool = False
    courtesy: str = ""
    only_courtesy: bool = False
    besides: str = ""
    personal: bool = False
