"""Knowledge handed to understanding as plain values: the two never meet elsewhere."""

import re
from collections import defaultdict

from knowledge.entries import CatalogueFacts, Entry, Faq, Knowledge, Matter, Place, Unit
from nlu.understanding import AspectWord, Foreign, Polite, Subject, UnitNames, Vocabulary

_BETWEEN_NAMES = re.compile(r"[；（）]")
"""Parts several successors of a unit, and a name from its short form, in what a unit is called today."""


def vocabulary(knowledge: Knowledge) -> Vocabulary:
    """What understanding needs to know of the entries, the units and the frames of questions."""
    said: dict[str, list[str]] = defaultdict(list)
    for phrasing in knowledge.phrasings:
        said[phrasing.entry_id].append(phrasing.text)
    present = (_subject(entry, said[entry.id]) for entry in knowledge.entries())
    absent = (Subject(each.id, each.name, tuple(said[each.id]), absent=True) for each in knowledge.absent)
    language = knowledge.language
    return Vocabulary(
        (*present, *absent),
        tuple(map(_unit_names, knowledge.units)),
        language.frames,
        language.not_units,
        tuple(Polite(each.kind, each.text, each.whole) for each in language.courtesies),
        tuple(Foreign(each.text, each.meaning) for each in language.foreign),
        language.story,
        tuple(AspectWord(each.aspect, each.text) for each in language.aspects),
    )


def _subject(entry: Entry, phrasings: list[str]) -> Subject:
    unit = entry.unit_no if isinstance(entry, Matter) else None
    named = (*phrasings, *_other_names(entry))
    return Subject(entry.id, entry.title, named, unit, any_unit=isinstance(entry, CatalogueFacts))


def _other_names(entry: Entry) -> tuple[str, ...]:
    """Names that stand in the entry itself: the printed title, the title with its unit, the
    whole question, addresses, everyday names."""
    if isinstance(entry, Matter):
        return entry.printed_title, f"{entry.unit}{entry.title}"
    if isinstance(entry, Faq):
        return (entry.question,)
    return (*entry.addresses, entry.printed_address, *entry.aliases) if isinstance(entry, Place) else ()


def _unit_names(unit: Unit) -> UnitNames:
    today = filter(None, _BETWEEN_NAMES.split(unit.renaming.today)) if unit.renaming else ()
    return UnitNames(unit.no, (unit.name, unit.summary_name, *unit.aliases, *today))
