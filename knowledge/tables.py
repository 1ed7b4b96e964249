"""Reading and writing the two file formats a maintainer meets: CSV tables and TOML texts, faults named by row and column."""

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli_w

from knowledge.errors import FilesInvalid, Finding


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a CSV table: its number in the file (the head is 1), and its cells by column."""

    file: str
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def fault(self, column: str, problem: str) -> Finding:
        """A finding at this row."""
        return Finding(self.file, self.number, column, problem)


def read_table(path: Path, columns: Sequence[str]) -> list[Row]:
    """The rows of a CSV file whose head must be ``columns``; raises FilesInvalid naming file, row and column."""
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader if any(cells)]
    except csv.Error as error:
        raise FilesInvalid((Finding(path.name, reader.line_num, "", f"不是正确的CSV：{error}"),)) from error
    head = lines[0][1] if lines else []
    if head != list(columns):
        raise FilesInvalid((Finding(path.name, 1, "", f"表头应为「{','.join(columns)}」，现在是「{','.join(head)}」"),))
    faults = [
        Finding(path.name, number, "", f"应有{len(columns)}栏，现在有{len(cells)}栏")
        for number, cells in lines[1:]
        if len(cells) != len(columns)
    ]
    if faults:
        raise FilesInvalid(tuple(faults))
    return [
        Row(path.name, number, dict(zip(columns, map(str.strip, cells), strict=True))) for number, cells in lines[1:]
    ]


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A CSV file (UTF-8, one line a row) that ``read_table`` reads back."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def read_document(path: Path) -> dict[str, Any]:
    """A TOML file; raises FilesInvalid with the place of the first mistake."""
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise FilesInvalid((Finding(path.name, None, "", f"不是正确的TOML：{error}"),)) from error


def write_document(path: Path, content: Mapping[str, Any]) -> None:
    """A TOML file, long texts over several lines."""
    path.write_text(tomli_w.dumps(content, multiline_strings=True), encoding="utf-8")


def _text(path: Path) -> str:
    """The file's text without a byte order mark, which spreadsheet programs like to add."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FilesInvalid((Finding(path.name, None, "", "找不到这个文件"),)) from None
    except UnicodeDecodeError as error:
        raise FilesInvalid((Finding(path.name, None, "", f"不是UTF-8编码（第{error.start}字节处）"),)) from error
