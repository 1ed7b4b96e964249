"""A sheet: everything that staff need of one answer, in the order in which a call needs it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers import cards, citations, texts
from handlers.desk import aloud, wording
from handlers.desk.kinds import Kind, kind_of
from handlers.plain import plain
from handlers.presenter import Presenter
from handlers.reply import Paragraph, Reply, Style
from knowledge.entries import Absent, Entry, Faq, Matter, Unit
from knowledge.guides import LifeEvent
from knowledge.passages import Passage
from knowledge.store import Store
from nlu.interpreter import Interpreter


@dataclass(frozen=True, slots=True)
class Sheet:
    """One answer laid out for somebody on the telephone.

    ``unit`` is the office as printed, ``today`` its present name ('' for none); ``visits`` is None for what is no
    matter; ``aloud`` is to be read to the caller; ``body`` is what no line above says yet, ``sources`` where it all
    stands, ``where`` and ``original`` what the buttons 去哪办 and 看原文 show elsewhere; ``text`` is all of the answer
    for a message; ``near`` are the ids of entries that belong to it or touch on it.
    """

    id: str
    title: str
    kind: Kind
    aloud: str
    text: str
    unit: str = ""
    today: str = ""
    visits: int | None = None
    body: tuple[Paragraph, ...] = ()
    sources: tuple[Paragraph, ...] = ()
    where: tuple[Paragraph, ...] = ()
    original: tuple[Paragraph, ...] = ()
    near: tuple[str, ...] = ()


class Sheets:
    """Lays out sheets by id."""

    def __init__(self, store: Store, interpreter: Interpreter) -> None:
        self._store, self._interpreter, self._present = store, interpreter, Presenter(store)

    async def sheet(self, sheet_id: str) -> Sheet | None:
        """The sheet of an entry, a passage or an absent subject; None when there is no such id."""
        entry = await self._store.entry(sheet_id)
        if entry is not None:
            return await self._of_entry(entry)
        for passage in await self._store.passages([sheet_id]):
            return await self._of_passage(passage)
        absent = await self._store.absent(sheet_id)
        return None if absent is None else self._of_absent(absent)

    async def reasons(self, sheet_id: str, question: str, by: str = "") -> tuple[Paragraph, ...]:
        """Why an entry is the answer to what was typed (masked): words, reading, runner-up; () for anything else.

        ``by`` is the name by whose sound it was found, '' for none.
        """
        entry = await self._store.entry(sheet_id)
        if entry is None or not question.strip():
            return ()
        read, why = self._interpreter.read(by or question), self._interpreter.why(by or question, sheet_id)
        head, *told = await self._present.reasons(entry, why, [match.entry_id for match in read.matches])
        heard = wording.sounded(question, by) if by else texts.HEARD.format(read.heard) if read.heard else ""
        return (head, *([Paragraph(Style.BODY, heard)] if heard else []), *told)

    async def _of_entry(self, entry: Entry) -> Sheet:
        card = await self._present.card(entry)
        units = await self._present.units(entry)
        unit = units[0] if units else None
        told = aloud.of_entry(entry, unit, [each.text for each in cards.facts(entry) if each.style is Style.BODY])
        sheet = Sheet(entry.id, entry.shown, kind_of(entry), told, plain(Reply(card)))
        sheet = _of_matter(sheet, entry, unit) if isinstance(entry, Matter) else sheet
        where = await self._present.where(entry) if isinstance(entry, Matter | Faq) else ()
        original = await self._present.original(entry)
        near = entry.entries if isinstance(entry, LifeEvent) else ()
        return replace(_parted(sheet, card), where=_beside(where), original=_beside(original), near=near)

    async def _of_passage(self, passage: Passage) -> Sheet:
        (paper,) = await self._store.papers([passage.paper])
        led = texts.led(passage.lead, passage.due)
        lines = (
            Paragraph(Style.QUOTE, passage.text),
            *([Paragraph(Style.BODY, led)] if led else []),
            Paragraph(Style.SOURCE, citations.stands_in(passage, paper)),
        )
        head = Paragraph(Style.TITLE, passage.title)
        told, text = aloud.of_passage(passage, paper), plain(Reply((head, *lines)))
        return _parted(Sheet(passage.id, passage.title, Kind.PAPER, told, text, passage.lead), lines)

    def _of_absent(self, absent: Absent) -> Sheet:
        said = texts.absent(absent.name, absent.note, absent.usually, "")
        lines = tuple(Paragraph(Style.BODY, sentence) for sentence in said)
        told, text = aloud.of_absent(absent), plain(Reply(lines))
        return Sheet(absent.id, absent.name, Kind.ABSENT, told, text, body=lines, near=absent.near)


def _of_matter(sheet: Sheet, matter: Matter, unit: Unit | None) -> Sheet:
    today = unit.renaming.today if unit is not None and unit.renaming is not None else ""
    return replace(sheet, unit=matter.unit, today=today, visits=matter.visits)


def _beside(lines: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """What stands beside the answer, without its head, and without the offer to take a location, which no desk can."""
    return tuple(line for line in lines[1:] if line.text != texts.WHERE_NEAREST)


def _parted(sheet: Sheet, lines: Sequence[Paragraph]) -> Sheet:
    """The sheet with its lines, parted into what is said and where it stands; what the head shows is left out."""
    shown = {sheet.title, texts.unit(sheet.unit)}
    if sheet.visits is not None:
        shown.add(texts.visits(sheet.visits))
    left = Reply(tuple(line for line in lines if line.text not in shown)).lines
    sources = tuple(line for line in left if line.style is Style.SOURCE)
    return replace(sheet, body=tuple(line for line in left if line not in sources), sources=sources)
