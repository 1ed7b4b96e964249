"""Reading and writing what a maintainer meets: CSV tables and TOML texts, faults named by row and column."""

import csv
import io
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import tomli_w
from pydantic import BaseModel, ValidationError

from knowledge.errors import Faults, FilesInvalid, Finding
from knowledge.shapes import misshapen

Value = TypeVar("Value")
Shape = TypeVar("Shape", bound=BaseModel)

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
    seen: dict[tuple[str, ...], Row] = {}
    faults = Faults()
    for path in paths:
        with faults:
            for number, cells in _lines(path, columns):
                with faults:
                    row = _row(path.name, number, columns, cells)
                    _refuse_twin(row, key, seen)
                    made.append(make(row))
    faults.settle()
    return tuple(made)


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A CSV file (UTF-8, one line a row) that ``read_table`` reads back."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def read_document(path: Path, shape: type[Shape]) -> Shape:
    """A TOML file as a value of that shape; raises FilesInvalid with the place of each mistake."""
    try:
        return shape.model_validate(tomllib.loads(read_text(path)))
    except tomllib.TOMLDecodeError as error:
        raise FilesInvalid((Finding(path.name, None, "", f"不是正确的TOML：{error}"),)) from error
    except ValidationError as error:
        raise misshapen(path.name, error) from error


def write_document(path: Path, content: Mapping[str, Any]) -> None:
    """A TOML file, long texts over several lines."""
    path.write_text(tomli_w.dumps(content, multiline_strings=True), encoding="utf-8")


def read_bytes(path: Path) -> bytes:
    """The file's bytes; raises FilesInvalid when there are none to read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FilesInvalid((Finding(path.name, None, "", "找不到这个文件"),)) from None
    except OSError as error:
        raise FilesInvalid((Finding(path.name, None, "", f"读不出：{error.strerror}"),)) from error


def read_text(path: Path) -> str:
    """The file's text without a byte order mark, which spreadsheet programs like to add."""
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FilesInvalid((Finding(path.name, None, "", f"不是UTF-8编码（第{error.start}字节处）"),)) from error


def _lines(path: Path, columns: Sequence[str]) -> list[tuple[int, list[str]]]:
    """The lines below the head with their numbers, blank ones left out."""
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader if any(cells)]
    except csv.Error as error:
        raise FilesInvalid((Finding(path.name, reader.line_num, "", f"不是正确的CSV：{error}"),)) from error
    head = lines[0][1] if lines else []
    if head != list(columns):
        raise FilesInvalid((Finding(path.name, 1, "", f"表头应为「{','.join(columns)}」，现在是「{','.join(head)}」"),))
    return lines[1:]


def _row(file: str, number: int, columns: Sequence[str], cells: Sequence[str]) -> Row:
    if len(cells) != len(columns):
        raise FilesInvalid((Finding(file, number, "", f"应有{len(columns)}栏，现在有{len(cells)}栏"),))
    return Row(file, number, dict(zip(columns, map(str.strip, cells), strict=True)))


def _refuse_twin(row: Row, key: Sequence[str], seen: dict[tuple[str, ...], Row]) -> None:
    earlier = seen.setdefault(tuple(row[column] for column in key), row)
    if key and earlier is not row:
        raise row.wrong(key[-1], f"「{row[key[-1]]}」与{earlier.file}第{earlier.number}行重复")
