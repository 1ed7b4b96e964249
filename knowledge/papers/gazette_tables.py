"""The two tables of 杭州市人民政府公报 2017年第2期: river sections of 劣V类水, wanted posts of 跨境电商."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from knowledge.errors import SourceDamaged
from knowledge.papers.gazette_issue import Lines, drop, paper
from knowledge.papers.printed import Line, Read, even, numbered
from knowledge.passages import Passage

SECTIONS = "杭州市消除劣V类水质断面工作计划表"
POSTS = "杭州市2016—2017年度跨境电商产业紧缺人才需求目录"

_SECTIONS_KEY, _POSTS_KEY = "hz-2017-15", "hz-2017-talents"
_SECTIONS_FIRST_PAGE = 19
"""Three heads, one a page, before page 22, where the contents page puts the posts."""
_POSTS_FIRST_PAGE = 22
_SHARES_PAGE = "二、商务类人才"
"""Twelve heads on the eleven pages before 33: this part begins below the three last rows of the one before it."""

_POSTS_LAST_PAGE = "32"

_NO = "序号"
_SECTION_COLUMNS = (
    "序号",
    "水系名称",
    "河流名称",
    "断面名称",
    "所在区、县（市）",
    "控制级别",
    "功能类别",
    "2016年劣V类指标（浓度mg/L）",
    "主要原因",
    "2017年治理工程项目",
    "责任人",
    "市级指导部门",
)
_POST_COLUMNS = (
    "序号",
    "岗位分类",
    "相关岗位",
    "需求专业",
    "学历",
    "外语能力要求",
    "计算机能力要求",
    "岗位职责",
    "任职能力要求",
    "年薪（万元/税前）",
)
_LISTS = frozenset(("所在区、县（市）", "责任人", "市级指导部门"))
"""Cells in which a blank stands between names."""
_BLANK_IN_NAME = re.compile(r" +(?=\()")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row below the ``part`` heading, on its printed page; cells as they stand in the line."""

    part: str
    page: int
    cells: tuple[str, ...]


def sections(lines: Lines) -> Read:
    """The river sections ``t1`` …, an annex of the paper hz-2017-15; raises SourceDamaged when a row is not whole."""
    rows = _rows(lines, _SECTIONS_FIRST_PAGE)
    return Read((), tuple(_section(row) for row in rows), _heads(lines))


def posts(lines: Lines) -> Read:
    """The wanted posts ``a1`` …, ``b1`` …, ``c1`` … and the two notes below; raises SourceDamaged for a broken row."""
    rows = _grouped(_shifted_back(row) for row in _rows(lines, _POSTS_FIRST_PAGE))
    notes = (line for line in lines if "\t" not in line.text and line.text.strip())
    passages = (*(_post(row) for row in rows), *_notes(notes))
    return Read((paper(_POSTS_KEY, POSTS),), passages, _heads(lines))


def _rows(lines: Iterable[Line], first_page: int) -> tuple[_Row, ...]:
    """The rows with their part and page: each page repeats the head, numbers run from 1 in each part."""
    part, page, expected = "", first_page - 1, 1
    rows: list[_Row] = []
    for line in lines:
        cells = tuple(cell.strip() for cell in line.text.split("\t"))
        if numbered(even(line.text))[0]:
            part, expected = even(line.text), 1
        elif cells[0] == _NO:
            page += not (part == _SHARES_PAGE and expected == 1)
        elif len(cells) > 1:
            _refuse_gap(cells, expected)
            rows.append(_Row(part, page, cells))
            expected += 1
    return tuple(rows)


def _refuse_gap(cells: tuple[str, ...], expected: int) -> None:
    if cells[0] != str(expected):
        raise SourceDamaged(f"表格应为第{expected}行的地方是：{'|'.join(cells)[:60]}")


def _heads(lines: Lines) -> tuple[tuple[int, str], ...]:
    return drop((line for line in lines if line.text.startswith(f"{_NO}\t")), "table head, kept in every row")


def _section(row: _Row) -> Passage:
    cells = _named(row, _SECTION_COLUMNS)
    return Passage(
        _SECTIONS_KEY,
        f"t{cells[_NO]}",
        (f"附件：{SECTIONS}",),
        cells["断面名称"],
        _text(cells),
        lead=cells["责任人"],
        units=cells["市级指导部门"],
        page=str(row.page),
    )


def _post(row: _Row) -> Passage:
    cells = _named(row, _POST_COLUMNS)
    part = "abc"[numbered(row.part)[1] - 1]
    return Passage(_POSTS_KEY, f"{part}{cells[_NO]}", (row.part,), cells["相关岗位"], _text(cells), page=str(row.page))


def _named(row: _Row, columns: tuple[str, ...]) -> dict[str, str]:
    """The evened cells by column; raises SourceDamaged when one is missing."""
    if len(row.cells) != len(columns) or not all(row.cells):
        raise SourceDamaged(f"表格这一行缺栏：{'|'.join(row.cells)[:60]}")
    return {column: _cell(column, cell) for column, cell in zip(columns, row.cells, strict=True)}


def _cell(column: str, cell: str) -> str:
    parts = _BLANK_IN_NAME.sub("", cell).split() if column in _LISTS else (cell,)
    return "、".join(map(even, parts))


def _text(cells: dict[str, str]) -> str:
    """The row as one sentence, each cell with its column."""
    return "；".join(f"{column}：{cell.rstrip('。')}" for column, cell in cells.items()) + "。"


def _shifted_back(row: _Row) -> _Row:
    """The row with an empty 岗位分类 when that cell was lost, which leaves the last cell empty."""
    no, *rest = row.cells
    return row if rest[-1] else replace(row, cells=(no, "", *rest[:-1]))


def _grouped(rows: Iterable[_Row]) -> Iterator[_Row]:
    """The rows with 岗位分类 filled: down from where it is printed, and up from the first of a part."""
    waiting: list[_Row] = []
    part, group = "", ""
    for row in rows:
        group = row.cells[1] or (group if row.part == part else "")
        part = row.part
        waiting.append(row)
        if group:
            yield from (replace(each, cells=(each.cells[0], group, *each.cells[2:])) for each in waiting)
            waiting = []


def _notes(lines: Iterable[Line]) -> Iterator[Passage]:
    """What stands below the last row: neither title nor part."""
    texts = (even(line.text.replace("\\*", "")) for line in lines if not line.text.startswith("#"))
    for no, text in enumerate((text for text in texts if not numbered(text)[0]), 1):
        yield Passage(_POSTS_KEY, f"p{no}", (), "", text, page=_POSTS_LAST_PAGE)
