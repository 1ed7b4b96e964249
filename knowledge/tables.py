"""Reading and writing CSV tables, faults named by row and column."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from knowledge.errors import Faults, FilesInvalid, Finding
from knowledge.files import read_text

Value = TypeVar("Value")

MANY_TWINS = 10
"""Twins of one file in another from which on they are told together: then a table was copied or pasted twice."""
_NUMBER = re.compile(r"0|[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a CSV table: its number in the file (the head is 1), and its cells by column."""

    file: str
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def filled(self, column: str) -> str:
        """The cell, which may not be empty."""
        if not self[column]:
            raise self.wrong(column, "不能为空")
        return self[column]

    def number_in(self, column: str) -> int:
        """The cell as a number from 0."""
        if not _NUMBER.fullmatch(self[column]):
            raise self.wrong(column, f"应为数字，现在是「{self[column]}」")
        return int(self[column])

    def wrong(self, column: str, problem: str) -> FilesInvalid:
        """A fault in this row, to be raised."""
        return FilesInvalid((Finding(self.file, self.number, column, problem),))


def read_table(
    path: Path, columns: Sequence[str], make: Callable[[Row], Value], key: Sequence[str] = ()
) -> tuple[Value, ...]:
    """What ``make`` makes of each row of a CSV file; see ``read_tables``."""
    return read_tables((path,), columns, make, key)


def read_tables(
    paths: Iterable[Path], columns: Sequence[str], make: Callable[[Row], Value], key: Sequence[str] = ()
) -> tuple[Value, ...]:
    """What ``make`` makes of each row of the CSV files, whose heads must be ``columns``.

    No two rows may share the cells of ``key``.  Raises FilesInvalid with the faults of all rows of all files.
    """
    made: list[Value] = []
    seen, faults = _Seen(key), Faults()
    for path in paths:
        with faults:
            for number, cells in _lines(path, columns):
                with faults:
                    row = _row(path.name, number, columns, cells)
                    if seen.first(row):
                        made.append(make(row))
    with faults:
        seen.refuse_twins()
    faults.settle()
    return tuple(made)


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A CSV file (UTF-8, one line a row) that ``read_table`` reads back."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def _lines(path: Path, columns: Sequence[str]) -> list[tuple[int, list[str]]]:
    """The lines below the head with their numbers, blank ones left out."""
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error as error:
        raise FilesInvalid((Finding(path.name, reader.line_num, "", f"不是正确的CSV：{error}"),)) from error
    head = _cut(lines[0][1], len(columns)) if lines else []
    if head != list(columns):
        raise FilesInvalid((Finding(path.name, 1, "", f"表头应为「{','.join(columns)}」，现在是「{','.join(head)}」"),))
    return lines[1:]


def _cut(cells: list[str], width: int) -> list[str]:
    """The cells without empty ones beyond ``width``, which spreadsheets like to add."""
    return cells if any(map(str.strip, cells[width:])) else cells[:width]


def _row(file: str, number: int, columns: Sequence[str], cells: list[str]) -> Row:
    cells = _cut(cells, len(columns))
    if len(cells) != len(columns):
        raise FilesInvalid((Finding(file, number, "", f"应有{len(columns)}栏，现在有{len(cells)}栏"),))
    return Row(file, number, dict(zip(columns, map(str.strip, cells), strict=True)))


class _Seen:
    """The rows so far by the cells of ``key``, and those whose key was there already."""

    def __init__(self, key: Sequence[str]) -> None:
        self._key = key
        self._rows: dict[tuple[str, ...], Row] = {}
        self._twins: defaultdict[tuple[str, str], list[tuple[Row, Row]]] = defaultdict(list)

    def first(self, row: Row) -> bool:
        """Is it the first row of its key?"""
        earlier = self._rows.setdefault(tuple(row[column] for column in self._key), row) if self._key else row
        if earlier is not row:
            self._twins[row.file, earlier.file].append((row, earlier))
        return earlier is row

    def refuse_twins(self) -> None:
        """Raise FilesInvalid for all that came again; many rows of one file in another are one finding."""
        findings = [finding for pair, twins in self._twins.items() for finding in self._told(*pair, twins)]
        if findings:
            raise FilesInvalid(tuple(findings))

    def _told(self, file: str, earlier: str, twins: list[tuple[Row, Row]]) -> Iterator[Finding]:
        if len(twins) > MANY_TWINS:
            problem = f"从这一行起有{len(twins)}行与{earlier}重复，是不是复制了两份"
            yield Finding(file, twins[0][0].number, "", problem)
            return
        column = self._key[-1]
        for row, before in twins:
            yield Finding(file, row.number, column, f"「{row[column]}」与{earlier}第{before.number}行重复")
