"""The import: printed gazette in, files under ``official/`` out, with a report of what was repaired and what differs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge import layout as columns
from knowledge.entries import Misprint
from knowledge.errors import FilesInvalid
from knowledge.gazette import catalogue, masthead, pickup, reconcile, residence
from knowledge.gazette.document import DOCUMENT, ISSUE, PUBLISHED, Document
from knowledge.layout import Layout
from knowledge.tables import Row, read_table, write_document, write_table


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What the import did: counts, repaired rows (序号, what was wrong), units spelt differently in the two tables."""

    matters: int
    units: int
    faqs: int
    places: int
    facts: int
    repairs: tuple[tuple[int, str], ...]
    differing_names: tuple[tuple[str, str], ...]
    misprints: int


class Corrections:
    """The reviewed misprints, handed out field by field; one that no longer fits the printed text is refused."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def of(self, entry_id: str, field: str, printed: str) -> tuple[Misprint, ...]:
        """The misprints of one field; raises FilesInvalid when the fragment does not stand there exactly once."""
        wanted = [row for row in self._rows if (row["编号"], row["字段"]) == (entry_id, field)]
        faults = tuple(
            row.fault("原文", f"「{row['原文']}」在原件该处出现{printed.count(row['原文'])}次，应为1次")
            for row in wanted
            if printed.count(row["原文"]) != 1
        )
        if faults:
            raise FilesInvalid(faults)
        return tuple(Misprint(field, row["原文"], row["更正"], row["理由"]) for row in wanted)

    def __len__(self) -> int:
        return len(self._rows)


def corrected(printed: str, misprints: Iterable[Misprint]) -> str:
    """The printed text with its misprints mended."""
    for misprint in misprints:
        printed = printed.replace(misprint.printed, misprint.corrected)
    return printed


def import_gazette(source: Path, folder: Path) -> ImportReport:
    """Read the issue at ``source``, reconcile it, and write the files below ``folder``/official.

    Raises SourceDamaged or NotReconciled before anything is written.
    """
    document, files = Document.read(source), Layout(folder)
    rows = catalogue.matters(document)
    units, totals = catalogue.summary(document)
    announced = masthead.announcement(document)
    reconcile.reconcile(units, totals, rows, announced)
    answered, places = residence.answered(document), pickup.pickup_places(document)
    facts = masthead.facts(document)
    corrections = Corrections(read_table(files.corrections, columns.CORRECTIONS))

    files.matters.parent.mkdir(parents=True, exist_ok=True)
    write_table(files.matters, columns.MATTERS, _matter_lines(rows, corrections))
    write_table(files.units, columns.UNITS, _unit_lines(units, rows))
    write_document(files.faq, {"faq": [_faq_block(each, corrections) for each in answered]})
    write_table(files.places, columns.PLACES, _place_lines(places, corrections))
    write_table(files.facts, columns.FACTS, ((each.label, each.value, each.source.page) for each in facts))
    write_document(files.announcement, _announcement_block(announced, totals, len(units)))
    repairs = tuple((row.no, row.repair) for row in rows if row.repair)
    return ImportReport(
        len(rows),
        len(units),
        len(answered),
        len(places),
        len(facts),
        repairs,
        reconcile.differing_names(units, rows),
        len(corrections),
    )


def _matter_lines(rows: Sequence[catalogue.CatalogueRow], corrections: Corrections) -> Iterable[Sequence[object]]:
    numbers = {name: no for no, name in enumerate(reconcile.unit_order(rows), 1)}
    for row in rows:
        misprints = corrections.of(f"matter:{row.no}", "名称", row.title)
        mended = corrected(row.title, misprints) if misprints else ""
        reason = "；".join(each.reason for each in misprints)
        yield row.no, numbers[row.unit], row.unit, row.title, row.visits, row.note, row.page, mended, reason


def _unit_lines(
    units: Sequence[catalogue.SummaryRow], rows: Sequence[catalogue.CatalogueRow]
) -> Iterable[Sequence[object]]:
    for unit, name in zip(units, reconcile.unit_order(rows), strict=True):
        yield unit.no, name, unit.name, unit.zero, unit.once, unit.total, unit.page


def _faq_block(each: residence.Answered, corrections: Corrections) -> dict[str, object]:
    misprints = corrections.of(f"faq:{each.no}", "答", each.answer)
    block: dict[str, object] = {
        "no": each.no,
        "question": each.question,
        "answer": each.answer,
        "page": each.page,
    }
    if misprints:
        block["misprints"] = [{"printed": m.printed, "corrected": m.corrected, "reason": m.reason} for m in misprints]
    return block


def _place_lines(places: Sequence[pickup.PickupPlace], corrections: Corrections) -> Iterable[Sequence[object]]:
    for place in places:
        misprints = corrections.of(f"place:{place.no}", "地址", place.address)
        mended = corrected(place.address, misprints) if misprints else ""
        yield place.no, place.name, place.address, mended, "；".join(each.reason for each in misprints)


def _announcement_block(
    announced: masthead.Announcement, totals: tuple[int, int, int], units: int
) -> dict[str, object]:
    return {
        "document": DOCUMENT,
        "issue": ISSUE,
        "published": PUBLISHED,
        "page": str(catalogue.SUMMARY_FIRST_PAGE),
        "title": announced.title,
        "issuer": announced.issuer,
        "date": announced.date,
        "citywide": announced.citywide,
        "municipal": announced.municipal,
        "counties": announced.counties,
        "zero": totals[0],
        "once": totals[1],
        "units": units,
    }
