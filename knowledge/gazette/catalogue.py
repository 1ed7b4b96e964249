"""The summary table of 48 units and the catalogue of 642 matters, with the rows that the page layout damaged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.errors import SourceDamaged
from knowledge.gazette.document import Document, tidy

SUMMARY_FIRST_PAGE = 33
"""The announcement and the first part of the summary table stand here (table of contents of the issue)."""
CATALOGUE_FIRST_PAGE = 35
"""The third head of the summary table and the first head of the catalogue share this page; one head a page."""

_SUMMARY = "汇总表(第一批)"
_CATALOGUE = "## 杭州市市本级群众和企业到政府办事"
_AFTER = "推行 新型居住证制度的通知》的相关问答"
_UNIT_CELL = re.compile(r"(.+?)\((\d+)项\)$")


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A unit's line in the summary table: printed numbers of matters with 0 visits, with 1, and together."""

    no: int
    name: str
    zero: int
    once: int
    total: int
    page: int


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A matter's line: ``unit`` as spelt there, ``repair`` says in Chinese what was damaged ('' if nothing)."""

    no: int
    unit: str
    unit_total: int
    title: str
    visits: int
    note: str
    page: int
    repair: str


def summary(document: Document) -> tuple[tuple[SummaryRow, ...], tuple[int, int, int]]:
    """The 48 units, and the printed totals (0 visits, 1 visit, all)."""
    rows, totals = [], None
    for page, line in _paged(document.between(_SUMMARY, _CATALOGUE), SUMMARY_FIRST_PAGE):
        cells = [cell for cell in line if cell]
        if cells[0].isdecimal():
            rows.append(SummaryRow(int(cells[0]), cells[1], *_figures(cells, 2), page))
        elif cells[0] == "总计":
            totals = _figures(cells, 1)
    if totals is None:
        raise SourceDamaged("汇总表没有“总计”一行")
    return tuple(rows), totals


def _figures(cells: list[str], first: int) -> tuple[int, int, int]:
    """The three numbers from cell ``first`` on, after which nothing may stand."""
    if len(cells) != first + 3 or not all(cell.isdecimal() for cell in cells[first:]):
        raise SourceDamaged(f"汇总表这一行认不出：{'|'.join(cells)}")
    zero, once, total = map(int, cells[first:])
    return zero, once, total


def matters(document: Document) -> tuple[CatalogueRow, ...]:
    """The matters in printed order."""
    found: list[CatalogueRow] = []
    unit, unit_total = "", 0
    for page, cells in _paged(document.between(_CATALOGUE, _AFTER), CATALOGUE_FIRST_PAGE):
        no, *filled = (cell for cell in cells if cell)
        if not no.isdecimal():
            continue
        named = _UNIT_CELL.fullmatch(filled[0]) if filled else None
        if named:
            unit, unit_total = named[1], int(named[2])
        found.append(_row(cells, filled[1:] if named else filled, unit, unit_total, page))
    return tuple(found)


def _row(cells: list[str], rest: list[str], unit: str, unit_total: int, page: int) -> CatalogueRow:
    if len(rest) not in (2, 3) or rest[1] not in ("0", "1"):
        raise SourceDamaged(f"清单第{cells[0]}行认不出栏目：{'|'.join(cells)}")
    note = rest[2] if len(rest) == 3 else ""
    return CatalogueRow(int(cells[0]), unit, unit_total, rest[0], int(rest[1]), note, page, _repair(cells, rest))


def _repair(cells: list[str], rest: list[str]) -> str:
    """What is wrong with the printed columns: 序号 | 单位名称 | 事项名称 | 次数 | 备注."""
    if cells[1] == rest[0]:
        return "事项名称错印在单位栏"
    return "" if cells.index(rest[0]) == 2 and cells[3] == rest[1] else "栏目错位"


def _paged(lines: list[str], first_page: int) -> Iterator[tuple[int, list[str]]]:
    """The table's rows with their page: each page repeats the head, which is counted and left out."""
    page = first_page - 1
    for line in lines:
        cells = [tidy(cell) for cell in line.split("\t")]
        if cells[0] == "序号":
            page += 1
        elif len(cells) > 1 and any(cells):
            yield page, cells
