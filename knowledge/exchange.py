"""Knowledge as three plain JSON files (matters, faq, places): given out for other programs, taken in from them."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from knowledge.entries import Absent, Faq, Knowledge, Matter, Place
from knowledge.errors import Faults, FilesInvalid, Finding
from knowledge.files import read_bytes, read_text, require_folder
from knowledge.shapes import Text, misshapen
from knowledge.source import Source

MATTERS, FAQ, PLACES = "matters.json", "faq.json", "places.json"

_Entry = TypeVar("_Entry", Matter, Faq, Place)


class MatterRow(BaseModel):
    """A matter as other programs see it; what they know besides is passed over."""

    no: int
    unit: Text
    name: Text
    visits: Annotated[int, Field(ge=0, le=1)]
    note: str | None = ""


class FaqRow(BaseModel):
    """A question and its answer as other programs see them."""

    no: int
    question: Text
    answer: Text


class PlaceRow(BaseModel):
    """A place as other programs see it; several addresses are parted by “、”."""

    no: int
    name: Text
    address: Text


Row = TypeVar("Row", MatterRow, FaqRow, PlaceRow)


def export(knowledge: Knowledge, folder: Path) -> None:
    """Write the three files into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / MATTERS, [_matter_row(matter) for matter in knowledge.matters])
    _write(folder / FAQ, [_faq_row(faq) for faq in knowledge.faqs])
    _write(folder / PLACES, [_place_row(place) for place in knowledge.places])


def take_in(folder: Path, known: Knowledge) -> Knowledge:
    """The knowledge of the three files in ``folder``; raises FilesInvalid naming what cannot be read.

    An entry told as it is in ``known`` stays that entry, with its source; another has the folder for its source.
    The rest comes from ``known``: units, the gazette's facts, our short names and contexts, the phrasings of
    entries of the same title, and what is absent, unless a title told here has it in its words.
    """
    require_folder(folder)
    faults = Faults()
    with faults:
        matters = _read(folder / MATTERS, TypeAdapter(list[MatterRow]))
    with faults:
        faqs = _read(folder / FAQ, TypeAdapter(list[FaqRow]))
    with faults:
        places = _read(folder / PLACES, TypeAdapter(list[PlaceRow]))
    faults.settle()
    source = Source(folder.name, "", "", "", "")
    taken = replace(
        known,
        matters=_matters(matters, known, source),
        faqs=_faqs(faqs, known, source),
        places=_places(places, known, source),
        catalogue=None,
        digest=_digest(folder, known.digest),
    )
    return _with_references(taken, known)


def _with_references(taken: Knowledge, known: Knowledge) -> Knowledge:
    """Without phrasings and usual entries of what is gone or is now something else."""
    titles = {entry.id: entry.title for entry in known.entries()}
    same = {entry.id for entry in taken.entries() if titles.get(entry.id) == entry.title}
    events = tuple(event for event in known.events if same.issuperset(event.entries))
    same -= {event.id for event in known.events if event not in events}
    taken = replace(taken, events=events)
    absent = _still_absent(known, [entry.title for entry in taken.entries() if entry.id not in same])
    asked = same | {each.id for each in absent}
    return replace(
        taken,
        phrasings=tuple(each for each in known.phrasings if each.entry_id in asked),
        usual=tuple(entry_id for entry_id in known.usual if entry_id in same),
        stories=tuple(each for each in known.stories if each.entry_id in same),
        absent=tuple(replace(each, near=tuple(near for near in each.near if near in same)) for each in absent),
    )


def _still_absent(known: Knowledge, titles: Sequence[str]) -> list[Absent]:
    """What is absent and is not found in the words of any of the new titles."""
    told = {each.id: [each.name] for each in known.absent}
    for phrasing in known.phrasings:
        told.get(phrasing.entry_id, []).append(phrasing.text)
    return [each for each in known.absent if not any(name in title for name in told[each.id] for title in titles)]


def _write(path: Path, rows: Sequence[BaseModel]) -> None:
    content = json.dumps([row.model_dump() for row in rows], ensure_ascii=False, indent=1)
    path.write_text(content + "\n", encoding="utf-8")


def _read(path: Path, shape: TypeAdapter[list[Row]]) -> list[Row]:
    try:
        rows = shape.validate_json(read_text(path))
    except ValidationError as error:
        raise misshapen(path.name, error) from error
    twins = [no for no, times in Counter(row.no for row in rows).items() if times > 1]
    if twins:
        raise FilesInvalid(tuple(Finding(path.name, None, "no", f"编号{no}出现不止一次") for no in twins))
    return rows


def _joined(told: Sequence[_Entry], known: Sequence[_Entry], row: Callable[[_Entry], BaseModel]) -> tuple[_Entry, ...]:
    """The entries told, known ones in place of those that say the same."""
    before = {each.id: each for each in known}
    return tuple(before[each.id] if each.id in before and row(before[each.id]) == row(each) else each for each in told)


def _matter_row(matter: Matter) -> MatterRow:
    return MatterRow(no=matter.no, unit=matter.unit, name=matter.title, visits=matter.visits, note=matter.note)


def _faq_row(faq: Faq) -> FaqRow:
    return FaqRow(no=faq.no, question=faq.question, answer=faq.answer)


def _place_row(place: Place) -> PlaceRow:
    return PlaceRow(no=place.no, name=place.name, address="、".join(place.addresses))


def _matters(rows: Sequence[MatterRow], known: Knowledge, source: Source) -> tuple[Matter, ...]:
    units = {unit.name: unit.no for unit in known.units}
    contexts = {(matter.unit, matter.title): matter.context for matter in known.matters}

    def matter(row: MatterRow) -> Matter:
        context, unit_no = contexts.get((row.unit, row.name), ""), units.get(row.unit, 0)
        return Matter(row.no, row.name, row.name, context, unit_no, row.unit, row.visits, row.note or "", (), source)

    return _joined([matter(row) for row in rows], known.matters, _matter_row)


def _faqs(rows: Sequence[FaqRow], known: Knowledge, source: Source) -> tuple[Faq, ...]:
    shorts = {faq.question: faq.short for faq in known.faqs}

    def faq(row: FaqRow) -> Faq:
        short = shorts.get(row.question, row.question)
        return Faq(row.no, row.question, short, row.answer, row.answer, (), (), source)

    return _joined([faq(row) for row in rows], known.faqs, _faq_row)


def _places(rows: Sequence[PlaceRow], known: Knowledge, source: Source) -> tuple[Place, ...]:
    kinds = {place.name: place.kind for place in known.places}

    def place(row: PlaceRow) -> Place:
        kind = kinds.get(row.name, "")
        return Place(row.no, row.name, kind, (row.address,), row.address, (), "", "", "", False, None, (), source)

    return _joined([place(row) for row in rows], known.places, _place_row)


def _digest(folder: Path, known: str) -> str:
    state = hashlib.sha256(known.encode())
    for name in (MATTERS, FAQ, PLACES):
        state.update(read_bytes(folder / name))
    return state.hexdigest()
