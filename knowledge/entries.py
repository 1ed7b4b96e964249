"""The entries: matters, units, questions and answers, places, the gazette and the list, as frozen values."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.guides import Errand, LifeEvent
from knowledge.language import Language
from knowledge.passages import Paper, Passage, Story
from knowledge.source import Source

PRINTED_FAQS = 13
"""Questions up to this number are the gazette's, all about the residence permit; maintainers number theirs from 101."""

PLACE_KINDS = ("办事服务中心", "图书馆档案馆", "汽车站")


@dataclass(frozen=True, slots=True)
class Misprint:
    """A certain error of the printed source: the field it stands in, the fragment, its correction, the reason."""

    field: str
    printed: str
    corrected: str
    reason: str


def corrected(printed: str, misprints: Iterable[Misprint]) -> str:
    """The printed text with its misprints mended."""
    for misprint in misprints:
        printed = printed.replace(misprint.printed, misprint.corrected)
    return printed


@dataclass(frozen=True, slots=True)
class Renaming:
    """What an office or a district is called today, since when (as far as known: 2021-04-09, 2019年初), who says so."""

    today: str
    since: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One of the 48 units of the list.

    ``name`` is the catalogue's spelling, ``summary_name`` the summary table's (two differ).  ``zero`` and ``once``
    are the printed numbers of matters that need 0 and 1 visits to a counter.
    """

    no: int
    name: str
    summary_name: str
    kind: str
    aliases: tuple[str, ...]
    zero: int
    once: int
    renaming: Renaming | None
    source: Source

    @property
    def total(self) -> int:
        """Matters of this unit, as printed."""
        return self.zero + self.once


@dataclass(frozen=True, slots=True)
class Matter:
    """One of the 642 matters; ``visits`` (0 or 1) counts the trips to a counter, ``note`` is the 备注 word for word.

    ``context`` is our word for what a title is about that says nothing without its unit (公积金); mostly ''.
    """

    no: int
    title: str
    printed_title: str
    context: str
    unit_no: int
    unit: str
    visits: int
    note: str
    misprints: tuple[Misprint, ...]
    source: Source

    @property
    def id(self) -> str:
        """The list's own 序号, as ``matter:48``."""
        return f"matter:{self.no}"

    @property
    def shown(self) -> str:
        """The title as it can stand alone, as ``公积金：补缴``."""
        return f"{self.context}：{self.title}" if self.context else self.title


@dataclass(frozen=True, slots=True)
class Faq:
    """A question, the official ``answer`` to it word for word (misprints mended), and our short ``steps``.

    ``question`` is official as well; ``short`` is our name for it in lists.
    """

    no: int
    question: str
    short: str
    answer: str
    printed_answer: str
    steps: tuple[str, ...]
    misprints: tuple[Misprint, ...]
    source: Source

    @property
    def id(self) -> str:
        """Printed number, as ``faq:7``."""
        return f"faq:{self.no}"

    @property
    def title(self) -> str:
        """The short name."""
        return self.short

    @property
    def shown(self) -> str:
        """The title."""
        return self.title


@dataclass(frozen=True, slots=True)
class Location:
    """A point in WGS84 degrees, how exact it is (门址, 街区, 所在区中心), and where the numbers come from."""

    latitude: float
    longitude: float
    precision: str
    source: str


@dataclass(frozen=True, slots=True)
class Place:
    """One of the 24 places where the gazette can be picked up free; one has two halls, one is ``closed`` since.

    ``kind`` is one of PLACE_KINDS, or '' when nobody said it.
    """

    no: int
    name: str
    kind: str
    addresses: tuple[str, ...]
    printed_address: str
    aliases: tuple[str, ...]
    district: str
    note: str
    note_source: str
    closed: bool
    location: Location | None
    misprints: tuple[Misprint, ...]
    source: Source

    @property
    def id(self) -> str:
        """Printed order, as ``place:2``."""
        return f"place:{self.no}"

    @property
    def title(self) -> str:
        """The place's name."""
        return self.name

    @property
    def shown(self) -> str:
        """The title."""
        return self.title


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated fact: what it is about, its value as printed, where it stands."""

    label: str
    value: str
    source: Source


@dataclass(frozen=True, slots=True)
class Gazette:
    """The gazette's own facts: issue, publisher, address, telephones, price, who gets it free …, in printed order."""

    title: str
    facts: tuple[Fact, ...]

    @property
    def id(self) -> str:
        """There is one gazette."""
        return "gazette"

    @property
    def shown(self) -> str:
        """The title."""
        return self.title

    @property
    def source(self) -> Source:
        """Where the first of its facts stands."""
        return self.facts[0].source


@dataclass(frozen=True, slots=True)
class CatalogueFacts:
    """The list as a whole: the announcement's date and issuer, and its citywide figures (numbers of matters).

    ``counties_named`` says in the printed words where the ``counties``' matters are.
    """

    title: str
    issuer: str
    date: str
    citywide: int
    municipal: int
    counties: int
    counties_named: str
    zero: int
    once: int
    units: int
    source: Source

    @property
    def id(self) -> str:
        """A passage of the document, hence ``doc:``."""
        return "doc:list"

    @property
    def shown(self) -> str:
        """The title."""
        return self.title


Entry = Matter | Faq | Place | Gazette | CatalogueFacts | LifeEvent


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way in which people ask for an entry, or for something absent."""

    entry_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Absent:
    """A subject that people ask for and the books do not hold.

    ``near`` are the ids of entries and passages that touch on it, ``usually`` is whose business it usually is,
    ``note`` what else to say of it; all three may be empty.
    """

    no: int
    name: str
    near: tuple[str, ...]
    usually: str
    note: str

    @property
    def id(self) -> str:
        """The number in our own table, as ``absent:3``."""
        return f"absent:{self.no}"


@dataclass(frozen=True, slots=True)
class District:
    """A district whose name or border changed since 2017."""

    name: str
    renaming: Renaming


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the product knows, in one value.

    ``language`` is how people talk, ``usual`` the ids of entries to show to somebody who has not asked yet, ``absent``
    what the books do not hold, ``errands`` what comes before what; ``asks`` are ways to ask for passages of the
    papers, ``stories`` what these say has become of entries; ``digest`` is a SHA-256 over the files it was read from,
    ``date`` the ISO date of the last edit.
    """

    matters: tuple[Matter, ...]
    units: tuple[Unit, ...]
    faqs: tuple[Faq, ...]
    places: tuple[Place, ...]
    gazette: Gazette | None
    catalogue: CatalogueFacts | None
    districts: tuple[District, ...]
    events: tuple[LifeEvent, ...]
    errands: tuple[Errand, ...]
    language: Language
    digest: str
    date: str
    phrasings: tuple[Phrasing, ...] = ()
    usual: tuple[str, ...] = ()
    absent: tuple[Absent, ...] = ()
    papers: tuple[Paper, ...] = ()
    passages: tuple[Passage, ...] = ()
    asks: tuple[Phrasing, ...] = ()
    stories: tuple[Story, ...] = ()

    def entries(self) -> tuple[Entry, ...]:
        """Every entry that can be an answer, in a fixed order; what is absent is none."""
        whole = tuple(each for each in (self.gazette, self.catalogue) if each is not None)
        return (*self.matters, *self.faqs, *self.places, *whole, *self.events)
