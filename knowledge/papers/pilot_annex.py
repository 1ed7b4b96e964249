"""Annexes 1 and 2 of the pilot plan: what each row wants, and its measures with lead, units and date."""

from collections.abc import Iterator

from knowledge.errors import SourceDamaged
from knowledge.papers.pilot_pages import Annex
from knowledge.papers.pilot_quoting import PAPER, quoted
from knowledge.papers.pilot_table import Columns, Part, Row, is_heading, table
from knowledge.papers.printed import even
from knowledge.passages import Passage

_COLUMNS = {
    "附件1": Columns(name=5, content=19.5, lead=5, units=10.5),
    "附件2": Columns(name=7.5, content=13, lead=6, units=13),
}


def measures(annex: Annex) -> Iterator[Passage]:
    """The passages of an annex; raises SourceDamaged when a cell is missing or the rows are not as many as it says."""
    title, counts = (even(line.text) for line in annex.lines[:2])
    heading = f"{annex.head} {title}"
    place = f"a{annex.head[-1]}"
    yield Passage(PAPER.key, f"{place}-p1", (heading,), "", title + counts)
    rows = table(annex.lines[2:], _COLUMNS[annex.head])
    _check(rows, counts)
    for row in rows:
        yield from _row(row, f"{place}-{row.no}", heading)


def _check(rows: tuple[Row, ...], counts: str) -> None:
    """Look at each row, then compare with （共…项…条改革举措）, where what is not for Hangzhou is not counted."""
    for row in rows:
        if not (row.name and row.content and all(_is_whole(part) for part in row.parts)):
            raise SourceDamaged(f"第{row.no}项“{row.name}”缺名称、主要内容、举措、牵头单位或完成时间")
    sections = {row.section for row in rows}
    dated = (part for row in rows for part in row.parts if part.due)
    measured = sum(not is_heading(text) for part in dated for text in part.paragraphs)
    found = f"{len(sections)}个方面{len(rows)}项{measured}条"
    if found not in counts:
        raise SourceDamaged(f"清单写明{counts}，却认出{found}")


def _is_whole(part: Part) -> bool:
    """Whether it has measures, and either a lead and a date or neither (不涉及杭州)."""
    return bool(part.paragraphs) and bool(part.lead) == bool(part.due)


def _row(row: Row, place: str, heading: str) -> Iterator[Passage]:
    """The content of a row (``…-0``) and its measures, numbered through its parts."""
    path = (heading, row.section, f"第{row.no}项 {row.name}")
    answering = row.parts[0] if len(row.parts) == 1 else Part()
    yield from quoted(_passage(f"{place}-0", path, row, row.content, answering))
    no = 0
    for part in row.parts:
        for text_path, text in _measures(part, path):
            no += 1
            yield from quoted(_passage(f"{place}-{no}", text_path, row, text, part))


def _measures(part: Part, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each measure under the words that lead to it."""
    for paragraph in part.paragraphs:
        if is_heading(paragraph):
            path = (*path, paragraph)
        else:
            yield path, paragraph


def _passage(place: str, path: tuple[str, ...], row: Row, text: str, part: Part) -> Passage:
    return Passage(PAPER.key, place, path, row.name, text, part.lead, part.units, part.due)
