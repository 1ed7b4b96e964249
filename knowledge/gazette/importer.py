"""The import: printed gazette in, files under ``official/`` out, with a report of what was repaired or differs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge import columns
from knowledge.documents import write_document
from knowledge.entries import Fact, Misprint, corrected
from knowledge.gazette import catalogue, masthead, pickup, reconcile, residence
from knowledge.gazette.document import DOCUMENT, ISSUE, PUBLISHED, Document
from knowledge.layout import Layout
from knowledge.references import no_such
from knowledge.tables import Row, read_table, write_table

Line = Sequence[object]


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


@dataclass(frozen=True, slots=True)
class Issue:
    """All that is read from the printed issue; the sums of the list agree."""

    rows: tuple[catalogue.CatalogueRow, ...]
    units: tuple[catalogue.SummaryRow, ...]
    totals: tuple[int, int, int]
    announced: masthead.Announcement
    faqs: tuple[residence.Answered, ...]
    places: tuple[pickup.PickupPlace, ...]
    facts: tuple[Fact, ...]

    @classmethod
    def read(cls, document: Document) -> "Issue":
        """The issue in ``document``; raises SourceDamaged or NotReconciled."""
        rows, (units, totals) = catalogue.matters(document), catalogue.summary(document)
        announced = masthead.announcement(document)
        reconcile.reconcile(units, totals, rows, announced)
        faqs, places = residence.answered(document), pickup.pickup_places(document)
        return cls(rows, units, totals, announced, faqs, places, masthead.facts(document))

    def printed(self) -> dict[tuple[str, str], str]:
        """Every text that may hold a misprint, by 编号 and 字段."""
        titles = {(f"matter:{row.no}", "名称"): row.title for row in self.rows}
        answers = {(f"faq:{each.no}", "答"): each.answer for each in self.faqs}
        return titles | answers | {(f"place:{place.no}", "地址"): place.address for place in self.places}

    def report(self, misprints: int) -> ImportReport:
        """The counts, and what a reader should know."""
        return ImportReport(
            len(self.rows),
            len(self.units),
            len(self.faqs),
            len(self.places),
            len(self.facts),
            tuple((row.no, row.repair) for row in self.rows if row.repair),
            reconcile.differing_names(self.units, self.rows),
            misprints,
        )


class Corrections:
    """The reviewed misprints, handed out field by field."""

    def __init__(self, path: Path, printed: dict[tuple[str, str], str]) -> None:
        """Raises FilesInvalid naming every row of the table at ``path`` that does not fit the printed text."""
        self._printed = printed
        self._misprints = read_table(path, columns.CORRECTIONS, self._misprint, key=("编号", "字段", "原文"))

    def of(self, entry_id: str, field: str) -> tuple[Misprint, ...]:
        """The misprints of one field."""
        return tuple(misprint for place, misprint in self._misprints if place == (entry_id, field))

    def cells(self, entry_id: str, field: str) -> tuple[str, str]:
        """The field with its misprints mended, and why; two empty cells when it has none."""
        misprints = self.of(entry_id, field)
        mended = corrected(self._printed[entry_id, field], misprints) if misprints else ""
        return mended, "；".join(misprint.reason for misprint in misprints)

    def __len__(self) -> int:
        return len(self._misprints)

    def _misprint(self, row: Row) -> tuple[tuple[str, str], Misprint]:
        place, known = (row["编号"], row["字段"]), {entry_id for entry_id, _ in self._printed}
        if row["编号"] not in known:
            raise row.wrong("编号", no_such(row["编号"], sorted(known)))
        if place not in self._printed:
            raise row.wrong("字段", f"{row['编号']} 没有「{row['字段']}」可更正")
        times = self._printed[place].count(row.filled("原文"))
        if times != 1:
            raise row.wrong("原文", f"「{row['原文']}」在原件该处出现{times}次，应为1次")
        return place, Misprint(row["字段"], row["原文"], row.filled("更正"), row.filled("理由"))


def import_gazette(source: Path, folder: Path) -> ImportReport:
    """Read the issue at ``source``, reconcile it, and write the files below ``folder``/official.

    Raises SourceDamaged, NotReconciled or, for a correction that does not fit, FilesInvalid before anything is written.
    """
    files, issue = Layout(folder), Issue.read(Document.read(source))
    corrections = Corrections(files.corrections, issue.printed())
    files.matters.parent.mkdir(parents=True, exist_ok=True)
    write_table(files.matters, columns.MATTERS, _matter_lines(issue, corrections))
    write_table(files.units, columns.UNITS, _unit_lines(issue))
    write_table(files.places, columns.PLACES, _place_lines(issue, corrections))
    write_table(files.facts, columns.FACTS, ((each.label, each.value, each.source.page) for each in issue.facts))
    write_document(files.faq, {"faq": [_faq_block(each, corrections) for each in issue.faqs]})
    write_document(files.announcement, _announcement_block(issue))
    return issue.report(len(corrections))


def _matter_lines(issue: Issue, corrections: Corrections) -> Iterator[Line]:
    numbers = {name: no for no, name in enumerate(reconcile.unit_order(issue.rows), 1)}
    for row in issue.rows:
        mended = corrections.cells(f"matter:{row.no}", "名称")
        yield row.no, numbers[row.unit], row.unit, row.title, row.visits, row.note, row.page, *mended


def _unit_lines(issue: Issue) -> Iterator[Line]:
    for unit, name in zip(issue.units, reconcile.unit_order(issue.rows), strict=True):
        yield unit.no, name, unit.name, unit.zero, unit.once, unit.total, unit.page


def _place_lines(issue: Issue, corrections: Corrections) -> Iterator[Line]:
    for place in issue.places:
        yield place.no, place.name, place.address, *corrections.cells(f"place:{place.no}", "地址")


def _faq_block(each: residence.Answered, corrections: Corrections) -> dict[str, object]:
    block = {"no": each.no, "question": each.question, "answer": each.answer, "page": each.page}
    misprints = [
        {"printed": misprint.printed, "corrected": misprint.corrected, "reason": misprint.reason}
        for misprint in corrections.of(f"faq:{each.no}", "答")
    ]
    return block | {"misprints": misprints} if misprints else block


def _announcement_block(issue: Issue) -> dict[str, object]:
    announced = issue.announced
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
        "counties_named": announced.counties_named,
        "zero": issue.totals[0],
        "once": issue.totals[1],
        "units": len(issue.units),
    }
