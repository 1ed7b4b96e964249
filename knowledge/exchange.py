"""Knowledge as three plain JSON files (matters, faq, places): given out for other programs, taken in from them."""

import hashlib
import json
from pathlib import Path
from typing import Any

from knowledge.entries import Faq, Knowledge, Matter, Phrasing, Place, Source, Unit
from knowledge.errors import FilesInvalid, Finding

MATTERS, FAQ, PLACES = "matters.json", "faq.json", "places.json"


def export(knowledge: Knowledge, folder: Path) -> None:
    """Write the three files into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    matters = [
        {"no": m.no, "unit": m.unit, "name": m.title, "visits": m.visits, "note": m.note} for m in knowledge.matters
    ]
    faqs = [{"no": f.no, "question": f.question, "answer": f.answer} for f in knowledge.faqs]
    places = [{"no": p.no, "name": p.name, "address": "、".join(p.addresses)} for p in knowledge.places]
    for name, content in ((MATTERS, matters), (FAQ, faqs), (PLACES, places)):
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def take_in(folder: Path, known: Knowledge) -> Knowledge:
    """The knowledge of the three files in ``folder``; raises FilesInvalid naming what cannot be read.

    Units, phrasings and the gazette's facts come from ``known``: phrasings of entries that the folder has too.
    """
    units = {unit.name: unit for unit in known.units}
    source = Source(folder.name, "", "", "", "")
    try:
        matters = tuple(_matter(row, units, source) for row in _rows(folder / MATTERS))
        faqs = tuple(_faq(row, source) for row in _rows(folder / FAQ))
        places = tuple(_place(row, source) for row in _rows(folder / PLACES))
    except (KeyError, TypeError, ValueError) as error:
        raise FilesInvalid((Finding(str(folder), None, "", f"缺少或认不出：{error}"),)) from error
    titles = {entry.id: entry.title for entry in (*matters, *faqs, *places)}
    same = {entry.id for entry in known.entries() if titles.get(entry.id, entry.title) == entry.title}
    kept = tuple(Phrasing(each.entry_id, each.text) for each in known.phrasings if each.entry_id in same)
    return Knowledge(
        matters,
        known.units,
        faqs,
        places,
        known.gazette,
        None,
        kept,
        known.districts,
        known.frames,
        tuple(entry_id for entry_id in known.usual if entry_id in same),
        _digest(folder, known.digest),
        known.date,
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FilesInvalid((Finding(path.name, None, "", f"读不出：{error}"),)) from error
    return rows


def _matter(row: dict[str, Any], units: dict[str, Unit], source: Source) -> Matter:
    unit = units.get(row["unit"])
    number = unit.no if unit else 0
    return Matter(
        int(row["no"]),
        row["name"],
        row["name"],
        number,
        row["unit"],
        int(row["visits"]),
        row.get("note") or "",
        (),
        source,
    )


def _faq(row: dict[str, Any], source: Source) -> Faq:
    return Faq(int(row["no"]), row["question"], row["answer"], row["answer"], (), (), source)


def _place(row: dict[str, Any], source: Source) -> Place:
    address = row["address"]
    return Place(int(row["no"]), row["name"], (address,), address, (), "", "", "", None, (), source)


def _digest(folder: Path, known: str) -> str:
    state = hashlib.sha256(known.encode())
    for name in (MATTERS, FAQ, PLACES):
        state.update((folder / name).read_bytes())
    return state.hexdigest()
