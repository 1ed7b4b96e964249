"""Knowledge as three plain JSON files (matters, faq, places): given out for other programs, taken in from them."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from knowledge.entries import Faq, Knowledge, Matter, Place, Source
from knowledge.errors import Faults, FilesInvalid, Finding
from knowledge.shapes import Text, misshapen
from knowledge.tables import read_bytes, read_text

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
    The rest comes from ``known``: units, the gazette's facts, and the phrasings of entries of the same title.
    """
    faults = Faults()
    with faults:
        matters = _read(folder / MATTERS, TypeAdapter(list[MatterRow]))
    with faults:
        faqs = _read(folder / FAQ, TypeAdapter(list[FaqRow]))
    with faults:
        places = _read(folder / PLACES, TypeAdapter(list[PlaceRow]))
    faults.settle()
    source, units = Source(folder.name, "", "", "", ""), {unit.name: unit.no for unit in known.units}
    taken = replace(
        known,
        matters=_joined([_matter(row, units, source) for row in matters], known.matters, _matter_row),
        faqs=_joined([_faq(row, source) for row in faqs], known.faqs, _faq_row),
        places=_joined([_place(row, source) for row in places], known.places, _place_row),
        catalogue=None,
        digest=_digest(folder, known.digest),
    )
    return _with_references(taken, known)


def _with_references(taken: Knowledge, known: Knowledge) -> Knowledge:
    """Without phrasings and usual entries of what is gone or is now something else."""
    titles = {entry.id: entry.title for entry in known.entries()}
    same = {entry.id for entry in taken.entries() if titles.get(entry.id) == entry.title}
    return replace(
        taken,
        phrasings=tuple(each for each in known.phrasings if each.entry_id in same),
        usual=tuple(entry_id for entry_id in known.usual if entry_id in same),
    )


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


def _matter(row: MatterRow, units: dict[str, int], source: Source) -> Matter:
    return Matter(row.no, row.name, row.name, units.get(row.unit, 0), row.unit, row.visits, row.note or "", (), source)


def _faq(row: FaqRow, source: Source) -> Faq:
    return Faq(row.no, row.question, row.answer, row.answer, (), (), source)


def _place(row: PlaceRow, source: Source) -> Place:
    return Place(row.no, row.name, (row.address,), row.address, (), "", "", "", False, None, (), source)


def _digest(folder: Path, known: str) -> str:
    state = hashlib.sha256(known.encode())
    for name in (MATTERS, FAQ, PLACES):
        state.update(read_bytes(folder / name))
    return state.hexdigest()
