"""One aspect of the entry at hand (几次, 归谁管, 带什么): what the source says of it, or that it says nothing."""

from collections.abc import Iterator, Mapping, Sequence

from handlers import cards, texts
from handlers.reply import Paragraph, Style
from knowledge.entries import CatalogueFacts, Entry, Faq, Gazette, Matter, Unit
from knowledge.language import Aspect

STATED_IN_NOTES = (Aspect.NOTE, Aspect.TIME, Aspect.CONDITIONS)
"""Aspects that the remarks of the list may speak of."""
STATED_IN_FACTS: Mapping[type, Sequence[Aspect]] = {
    CatalogueFacts: (Aspect.VISITS, Aspect.OFFICE),
    Gazette: (Aspect.PHONE, Aspect.FEE, Aspect.ONLINE, Aspect.OFFICE),
}
"""Aspects that the facts of an entry speak of, besides its place and its source."""


def details(entry: Entry, aspects: Sequence[str], units: Sequence[Unit]) -> tuple[Paragraph, ...]:
    """What the source says of each aspect, in order, under the entry's title; ``units``: its own office first."""
    said = [paragraph for aspect in aspects for paragraph in _said(entry, aspect, units)]
    return (Paragraph(Style.TITLE, cards.short_title(entry)), *dict.fromkeys(said), cards.source(entry.source))


def _said(entry: Entry, aspect: str, units: Sequence[Unit]) -> Iterator[Paragraph]:
    if isinstance(entry, Matter):
        yield from _of_matter(entry, aspect, units)
    elif isinstance(entry, Faq):
        yield Paragraph(Style.BODY, texts.OFFICIAL_ANSWER)
        yield Paragraph(Style.QUOTE, entry.answer)
    else:
        yield from cards.facts(entry)
        if aspect not in (Aspect.PLACE, Aspect.SOURCE, *STATED_IN_FACTS.get(type(entry), ())):
            yield Paragraph(Style.BODY, texts.unstated(aspect, ""))


def _of_matter(matter: Matter, aspect: str, units: Sequence[Unit]) -> Iterator[Paragraph]:
    match aspect:
        case Aspect.VISITS:
            yield Paragraph(Style.BODY, texts.visits(matter.visits))
            if texts.TIMES in matter.note:
                yield Paragraph(Style.BODY, texts.note(matter.note))
        case Aspect.OFFICE:
            yield Paragraph(Style.BODY, texts.unit(matter.unit))
            yield from (line for unit in units[:1] if unit.renaming for line in cards.today(unit.renaming))
        case Aspect.ONLINE if matter.visits == 0:
            yield Paragraph(Style.BODY, texts.visits(0))
            yield Paragraph(Style.BODY, texts.WHERE_ZERO.format(unit=matter.unit))
        case Aspect.ONLINE:
            yield Paragraph(Style.BODY, texts.ONLINE_UNSTATED.format(unit=matter.unit))
        case Aspect.SOURCE:
            yield Paragraph(Style.QUOTE, cards.printed_row(matter))
        case _:
            yield from _note_or_nothing(matter, aspect)


def _note_or_nothing(matter: Matter, aspect: str) -> Iterator[Paragraph]:
    """The remark is all that the list says of deadlines, limits and conditions."""
    if matter.note:
        yield Paragraph(Style.BODY, texts.note(matter.note))
    if matter.note and aspect == texts.THIS_POINT:
        yield Paragraph(Style.BODY, texts.NOTE_IS_ALL)
    elif not matter.note or aspect not in STATED_IN_NOTES:
        yield Paragraph(Style.BODY, texts.unstated(aspect, matter.unit))
