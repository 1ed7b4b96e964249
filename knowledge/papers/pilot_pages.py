"""The three annexes of the pilot plan without what each page repeats: table heads and rests of page numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from knowledge.papers.pilot_quoting import stretch
from knowledge.papers.printed import Line, even

_HEADS = ("附件1", "附件2", "附件3")
_FIRST_CELL = "序"
_HEAD_CELLS = {
    _FIRST_CELL,
    "号",
    "改革",
    "事项",
    "主要内容 杭州市主要举措 牵头单位 责任单位",
    "主要内容 主要举措 牵头单位 责任单位",
    "改革事项内容 法规规章规定 调整适用情况",
    "取得阶段性",
    "成效时间",
}
_DASH = "—"
_FULL_WIDTH_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_PAGE_START = " "
"""A blank before the first line of a page is what the converter left of the form feed."""


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: its head (附件1), its lines after that, and the lines left out or put right (number, reason)."""

    head: str
    lines: tuple[Line, ...]
    dropped: tuple[tuple[int, str], ...]


def annexes(lines: tuple[Line, ...]) -> tuple[Annex, Annex, Annex]:
    """The annexes in order; raises SourceDamaged when one is missing."""
    first, second, third = _HEADS
    return (
        _annex(stretch(lines, first, second)),
        _annex(stretch(lines, second, third)),
        _annex(stretch(lines, third)),
    )


def _annex(lines: tuple[Line, ...]) -> Annex:
    head, *rest = lines
    dropped = (*_page_numbers(lines), *_table_heads(lines))
    left_out = {no for no, _ in dropped}
    kept = tuple(_with_narrow_digits(line) for line in rest if line.no not in left_out)
    repaired = tuple((line.no, "full-width digit, kept as narrow one") for line in rest if _is_repaired(line))
    return Annex(even(head.text), kept, (*dropped, *repaired))


def _is_repaired(line: Line) -> bool:
    return _with_narrow_digits(line) != line


def _with_narrow_digits(line: Line) -> Line:
    return Line(line.no, line.text.translate(_FULL_WIDTH_DIGITS))


def _page_numbers(lines: tuple[Line, ...]) -> Iterator[tuple[int, str]]:
    """Dashes, and a number right after a dash."""
    for before, line in pairwise(lines):
        text = line.text.strip()
        if text == _DASH or (text.isdecimal() and before.text.strip() == _DASH):
            yield line.no, "rest of a page number"


def _table_heads(lines: tuple[Line, ...]) -> Iterator[tuple[int, str]]:
    """Runs of head cells from 序, or from the first line of a page: 改革 alone may also end the name of a row."""
    inside = False
    for line in lines:
        cell = line.text.strip()
        begins = cell == _FIRST_CELL or line.text.startswith(_PAGE_START)
        inside = cell in _HEAD_CELLS and (inside or begins)
        if inside:
            yield line.no, "repeated table head"
