"""Rows while typing: by number, by sound, by what the words mean; the usual ones before anything is typed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handlers import texts
from handlers.desk.kinds import EVERYTHING, Kind, Narrowing, kind_of
from knowledge.entries import Entry, Knowledge, Matter
from knowledge.passages import Passage
from nlu.interpreter import Interpreter
from nlu.typed import Hit, Named, Typed
from nlu.understanding import Understanding, Verdict

MOST_ROWS = 10
"""Rows that are shown for something typed: what an eye takes in without scrolling."""
MOST_BROWSED = 120
"""Rows of a narrowed list before anything is typed: the office with most matters has 112."""
HEARD = 0.25
"""Score from which a name found by its sound comes before what the words mean: a quarter of the name is typed."""
SHORTEST_UNIT = 3
"""Characters of a piece of an office's name that stand for the office."""
LONGEST_HEARD = 40
"""Characters up to which it is told how pinyin and foreign words were read."""
FAR = 1e-9
"""Share of the best score below which a row shares nothing but a stray word with what is typed."""
QUOTED_BESIDE = 3
"""Passages of papers below the entries."""
_LETTER = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: an entry, a passage or a subject that the books do not hold.

    ``unit`` is '' and ``visits`` None for what is no matter; ``unit_no`` is what rows can be narrowed to; ``by`` is the
    name by whose sound it was found, '' for none.
    """

    id: str
    title: str
    kind: Kind
    unit: str = ""
    unit_no: int | None = None
    visits: int | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """What is found for something typed; ``masked`` is the only form of the text that may be shown again.

    ``heard`` is how pinyin and foreign words were read; ``unsure``: none of the rows is it, as far as can be told;
    ``alarm`` is the kind of a cry for help that stands in the text, '' for none; ``personal``: personal data did.
    """

    rows: tuple[Row, ...]
    masked: str = ""
    heard: str = ""
    unsure: bool = False
    alarm: str = ""
    personal: bool = False


class Suggester:
    """Finds rows over the whole knowledge, without waiting for anything: a keystroke costs some milliseconds."""

    def __init__(self, interpreter: Interpreter, knowledge: Knowledge) -> None:
        self._interpreter, self._usual = interpreter, knowledge.usual
        entries = (_row_of_entry(entry) for entry in knowledge.entries())
        passages = (_row_of_passage(passage) for passage in knowledge.passages)
        absent = (Row(each.id, each.name, Kind.ABSENT) for each in knowledge.absent)
        self._rows = {row.id: row for row in (*entries, *passages, *absent)}
        self._units = {unit.no: (unit.name, unit.summary_name) for unit in knowledge.units}
        self._numbers = {str(matter.no): matter.id for matter in knowledge.matters}
        self._typed = Typed(tuple(_named(knowledge)))

    def rows(self, text: str, narrowing: Narrowing = EVERYTHING) -> Rows:
        """The rows for ``text`` as far as it is typed; whatever it is, nothing is raised."""
        if not text.strip():
            return Rows(self._of(self._browsed(narrowing), narrowing, MOST_BROWSED))
        read = self._interpreter.read(text)
        hits = self._sounded(read.masked, MOST_ROWS if narrowing == EVERYTHING else len(self._rows))
        by = {hit.id: hit.name for hit in hits}
        first = (*self._numbered(text), *self._of_unit(read.masked))
        ids = (*first, *_merged(read, hits), *self._within(text, narrowing))
        unsure = read.verdict is Verdict.UNKNOWN and not (by or first)
        heard = read.heard if len(read.heard) <= LONGEST_HEARD and not by else ""
        alarm = read.courtesy if read.courtesy in texts.EMERGENCIES else ""
        return Rows(self._of(ids, narrowing, MOST_ROWS, by), read.masked, heard, unsure, alarm, read.personal)

    def masked(self, text: str) -> str:
        """The text without personal data, as it may be kept, and without blanks around it."""
        return self._interpreter.read(text).masked.strip()

    def row(self, row_id: str) -> Row | None:
        """The row of that id, or None."""
        return self._rows.get(row_id)

    def _browsed(self, narrowing: Narrowing) -> Iterable[str]:
        return self._usual if narrowing == EVERYTHING else self._rows

    def _within(self, text: str, narrowing: Narrowing) -> Sequence[str]:
        """What the words mean among the rows that are left by a narrowing."""
        if narrowing == EVERYTHING:
            return ()
        left = [row.id for row in self._rows.values() if _fits(row, narrowing)]
        return self._meant(text, left)

    def _of_unit(self, text: str) -> Sequence[str]:
        """The matters of the offices of whose name a piece is typed, those that the words mean first."""
        typed = text.strip()
        named = {no for no, names in self._units.items() if any(typed in name for name in names)}
        if len(typed) < SHORTEST_UNIT or not named:
            return ()
        matters = [row.id for row in self._rows.values() if row.unit_no in named]
        return (*self._meant(text, matters), *matters)

    def _sounded(self, text: str, most: int) -> Sequence[Hit]:
        """What is found by its sound, where there are letters that may stand for one."""
        return self._typed.find(text, most) if _LETTER.search(text) else ()

    def _meant(self, text: str, ids: Sequence[str]) -> Sequence[str]:
        """Those of the ids that the words mean, best first."""
        found = self._interpreter.within(text, ids, MOST_ROWS)
        return [match.entry_id for match in found if match.score >= FAR * found[0].score]

    def _numbered(self, text: str) -> Sequence[str]:
        """The matter whose printed number is typed, then those whose number begins so."""
        typed = text.strip()
        if not typed.isdecimal():
            return ()
        return [id_ for number, id_ in self._numbers.items() if number.startswith(typed)]

    def _of(
        self, ids: Iterable[str], narrowing: Narrowing, most: int, by: dict[str, str] | None = None
    ) -> tuple[Row, ...]:
        """The rows of those ids that are not narrowed away, each once."""
        rows = (self._rows[id_] for id_ in dict.fromkeys(ids) if id_ in self._rows)
        kept = [row for row in rows if _fits(row, narrowing)][:most]
        return tuple(Row(r.id, r.title, r.kind, r.unit, r.unit_no, r.visits, (by or {}).get(r.id, "")) for r in kept)


def _merged(read: Understanding, hits: Sequence[Hit]) -> Iterator[str]:
    """Ids in the order in which they are likely meant: clear sounds, then what the words say."""
    yield from (hit.id for hit in hits if hit.score >= HEARD)
    passages = [match.entry_id for match in read.passages]
    entries = [match.entry_id for match in read.matches if match.score >= FAR * read.matches[0].score]
    if read.verdict is Verdict.QUOTED:
        yield from passages[:QUOTED_BESIDE]
    if read.absent:
        yield read.absent
    yield from entries[: MOST_ROWS - QUOTED_BESIDE]
    yield from (hit.id for hit in hits)
    if read.verdict is not Verdict.SURE:
        yield from passages[:QUOTED_BESIDE]
    yield from entries


def _fits(row: Row, narrowing: Narrowing) -> bool:
    return narrowing.kind in (None, row.kind) and narrowing.unit in (None, row.unit_no)


def _row_of_entry(entry: Entry) -> Row:
    if isinstance(entry, Matter):
        return Row(entry.id, entry.shown, Kind.MATTER, entry.unit, entry.unit_no, entry.visits)
    return Row(entry.id, entry.shown, kind_of(entry))


def _row_of_passage(passage: Passage) -> Row:
    return Row(passage.id, passage.title, Kind.PAPER, passage.lead)


def _named(knowledge: Knowledge) -> Iterator[Named]:
    """What can be found by its sound: entries by every way to ask for them, absent subjects by their names."""
    said: dict[str, list[str]] = {}
    for phrasing in knowledge.phrasings:
        said.setdefault(phrasing.entry_id, []).append(phrasing.text)
    for entry in knowledge.entries():
        yield Named(entry.id, (*_names(entry), *said.get(entry.id, ())))
    yield from (Named(each.id, (each.name,)) for each in knowledge.absent)


def _names(entry: Entry) -> Sequence[str]:
    own = (entry.unit + entry.title,) if isinstance(entry, Matter) else ()
    return (entry.shown, entry.title, *own)
