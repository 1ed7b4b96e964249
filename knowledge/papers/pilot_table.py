"""Rows of a table that was dumped cell by cell, one printed line a line: the width of a line tells its column."""

import re
from dataclasses import dataclass, field

from knowledge.errors import SourceDamaged
from knowledge.papers.printed import Line, even, numbered

_MEASURE = re.compile(r"\d+\.(?!\d)")
_LEAD = re.compile("(?:市|国家税务|钱江海关|国网杭州)[^。]*$")
"""The first line of a lead; a short line with a full stop is the end of a measure (市上岗。)."""
_DUE = re.compile(r"\d{4}年\d{1,2}月")
_SHORT = 4
"""A line that is this much narrower than its column is the last one of its cell."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The widest line of each narrow column, in full-width characters (measures are wider than all)."""

    name: float
    content: float
    lead: float
    units: float


@dataclass(slots=True)
class Part:
    """What one lead answers for until one date: paragraphs, mostly numbered measures."""

    paragraphs: list[str] = field(default_factory=list)
    lead: str = ""
    units: str = ""
    due: str = ""


@dataclass(slots=True)
class Row:
    """A row: number, heading of its section, name and content of the reform, and its parts (most rows have one)."""

    no: int
    section: str
    name: str = ""
    content: str = ""
    parts: list[Part] = field(default_factory=lambda: [Part()])


def table(lines: tuple[Line, ...], columns: Columns) -> tuple[Row, ...]:
    """The rows of an annex from its first section heading on; raises SourceDamaged when it begins otherwise."""
    rows: list[Row] = []
    filling = None
    section, sections = "", 0
    for line in lines:
        rank, no, _ = numbered(even(line.text))
        opening, *cells = line.text.split()
        if rank == "部" and no == sections + 1:
            section, sections = even(line.text), no
        elif opening == str(len(rows) + 1) and section:
            rows.append(Row(len(rows) + 1, section))
            filling = _Filling(rows[-1], columns)
            filling.take_cells(cells)
        elif filling is None:
            raise SourceDamaged(f"清单应从“一、”和第1项开始，却是：{line.text.strip()}")
        else:
            filling.take(line.text)
    return tuple(rows)


def width(text: str) -> float:
    """How wide an evened text is printed, in full-width characters."""
    return sum(1 if ord(letter) > 0xFF else 0.5 for letter in text)


class _Filling:
    """A row while its lines come in: name, content, measures, lead, units, date; after a page's end again from any."""

    def __init__(self, row: Row, columns: Columns) -> None:
        self._row = row
        self._columns = columns
        self._column = "name"
        self._last_width = 0.0

    @property
    def _part(self) -> Part:
        return self._row.parts[-1]

    def take(self, line: str) -> None:
        """Add a printed line: one cell or its part, or several short cells of which the last is the date."""
        *cells, last = line.split()
        if _DUE.fullmatch(last):
            self._close(cells, last)
        else:
            self._add(even(line))

    def take_cells(self, cells: list[str]) -> None:
        """Add cells that stand on the line of the row's number."""
        for cell in cells:
            self._add(even(cell))

    def _close(self, cells: list[str], due: str) -> None:
        """Add what stands before a date (lead, units or both), then the date."""
        if self._part.due:
            raise SourceDamaged(f"第{self._row.no}项有两个完成时间：{self._part.due}、{due}")
        for cell in cells:
            self._column = "lead" if self._column == "measures" else "units"
            self._write(even(cell))
        self._part.due = due
        self._column = "due"

    def _add(self, text: str) -> None:
        self._column = self._column_of(text, width(text))
        self._write(text)
        self._last_width = width(text)

    def _column_of(self, text: str, wide: float) -> str:
        if self._column != "name" and _MEASURE.match(text):
            return "measures"
        match self._column:
            case "units":
                return "units"
            case "lead":
                return "lead" if wide <= self._columns.lead else "units"
            case "measures" if not self._part.due and wide <= self._columns.lead and _LEAD.match(text):
                return "lead"
            case "measures":
                return "units" if self._resumes_units(wide) else "measures"
            case "content":
                return "content" if self._resumes_content(wide) else "measures"
        return self._column_by_width(wide)

    def _column_by_width(self, wide: float) -> str:
        """The column of a line in a name, or after a date: there the rest of any cell may follow."""
        if wide <= self._columns.name:
            return "name"
        return "content" if self._resumes_content(wide) else "measures"

    def _resumes_content(self, wide: float) -> bool:
        """Whether a line of this width belongs to the content, which ends with a full stop on a short line."""
        ended = self._row.content.endswith("。") and self._last_content_is_short()
        return wide <= self._columns.content and not ended

    def _last_content_is_short(self) -> bool:
        return self._column != "content" or self._last_width <= self._columns.content - _SHORT

    def _resumes_units(self, wide: float) -> bool:
        """Whether a line after the last measure is the rest of the units that a page's end cut."""
        return bool(self._part.due) and self._part.paragraphs[-1].endswith("。") and wide <= self._columns.units

    def _write(self, text: str) -> None:
        match self._column:
            case "name":
                self._row.name += text
            case "content":
                self._row.content += text
            case "lead":
                self._part.lead += text
            case "units":
                self._part.units += text
            case _:
                self._write_measure(text)

    def _write_measure(self, text: str) -> None:
        """Add to the open paragraph, or open the next; after a date it opens a part unless its number runs on."""
        paragraphs = self._part.paragraphs
        if self._part.due and self._opens_part(text):
            self._row.parts.append(Part([text]))
        elif not paragraphs or _MEASURE.match(text) or is_heading(paragraphs[-1]):
            paragraphs.append(text)
        else:
            paragraphs[-1] += text

    def _opens_part(self, text: str) -> bool:
        if _MEASURE.match(text):
            return text.startswith("1.")
        return self._part.paragraphs[-1].endswith("。")


def is_heading(paragraph: str) -> bool:
    """Whether it is no measure but the words that lead to the measures of a part (在成品油领域…机制：)."""
    return paragraph.endswith("：") and not _MEASURE.match(paragraph)
