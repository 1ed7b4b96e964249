"""Knowledge handed to understanding as plain values: the two never meet elsewhere."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from knowledge.entries import Absent, CatalogueFacts, Entry, Faq, Knowledge, Matter, Phrasing, Place, Unit
from knowledge.guides import LifeEvent
from knowledge.language import Language, PlaceName
from knowledge.passages import ID as PASSAGE
from knowledge.passages import Paper, Passage
from nlu.understanding import AspectWord, Foreign, Kind, Polite, Subject, UnitNames, Vocabulary

_BETWEEN_NAMES = re.compile(r"[；（）]")
"""Parts several successors of a unit, and a name from its short form, in what a unit is called today."""

_YEAR = re.compile(r"20\d\d")
_SENTENCE = re.compile(r"[^。；！？]+")
SHORTEST_SENTENCE = 6
"""Characters below which a piece of a passage is no way to ask for it."""


def vocabulary(knowledge: Knowledge) -> Vocabulary:
    """What understanding needs to know of the entries, the units and the frames of questions."""
    said = _grouped(knowledge.phrasings)
    present = (_subject(entry, said[entry.id]) for entry in knowledge.entries())
    absent = (_absent(each, said[each.id]) for each in knowledge.absent)
    asked, language = _grouped(knowledge.asks), knowledge.language
    papers = {paper.key: paper for paper in knowledge.papers}
    passages = (_passage(each, papers[each.paper], asked[each.id], language) for each in knowledge.passages)
    return Vocabulary(
        (*present, *absent, *passages),
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
    wide = isinstance(entry, CatalogueFacts | LifeEvent)
    return Subject(entry.id, entry.title, named, unit, any_unit=isinstance(entry, CatalogueFacts), wide=wide)


def _absent(absent: Absent, phrasings: list[str]) -> Subject:
    beside = frozenset(near.rpartition(":")[0] for near in absent.near if near.startswith(PASSAGE))
    return Subject(absent.id, absent.name, tuple(phrasings), kind=Kind.ABSENT, beside=beside)


def _passage(passage: Passage, paper: Paper, asks: list[str], language: Language) -> Subject:
    """A passage is asked for in ways that were written for it, by its name and heading, and by its own sentences."""
    named = dict.fromkeys(filter(None, (passage.name, *passage.path[-1:])))
    told = (part for part in _SENTENCE.findall(passage.text) if len(part) >= SHORTEST_SENTENCE)
    all_of_it = " ".join((passage.said, passage.units, paper.title, paper.date))
    years, strange = frozenset(_YEAR.findall(all_of_it)), _strange(all_of_it, paper.of_district, language.place_names)
    asked = (*asks, *named, *told)
    return Subject(passage.id, passage.title, asked, None, False, Kind.PASSAGE, passage.said, years, strange)


def _strange(said: str, local: bool, places: Sequence[PlaceName]) -> frozenset[str]:
    """Places that are not spoken of: other cities; other districts too where one district is spoken of."""
    unnamed = [place for place in places if place.text not in said]
    local = local or any(not place.outside and place not in unnamed for place in places)
    return frozenset(place.text for place in unnamed if place.outside or local)


def _grouped(phrasings: Iterable[Phrasing]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = defaultdict(list)
    for phrasing in phrasings:
        said[phrasing.entry_id].append(phrasing.text)
    return said


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
