"""The honours of 上城区 in 2018: six tables, a passage a row, and nine lists of units or persons, a passage a list."""

import re
from collections.abc import Iterator

from knowledge.errors import SourceDamaged
from knowledge.papers.printed import Line, Read, even
from knowledge.passages import Paper, Passage

KEY = "sc-2018-honours"

_TITLE = "2018年度上城区先进集体、先进个人荣誉"
_ISSUER = "年鉴编辑部"
_CHAPTERS = ["先进集体", "先进个人"]
_TABLES = ["19", "20", "21", "22", "23", "24"]
_TABLE_TITLE = re.compile(r"2018年度上城区获.+荣誉")
_CAPTION = re.compile(r"(续?)表(\d+)")
_FIRST_COLUMNS = ("获奖部门", "获奖单位")
_HONOUR, _PERSON = "先进荣誉（称号）", "获奖人姓名"
_LIST = re.compile(r"【(.+)】(.*)")
_LABEL = re.compile(r"[^、\s]+(?:单位|奖|人员|公务员|人才)")


def read(lines: tuple[Line, ...], printed_in: str) -> Read:
    """The honours as one paper; raises SourceDamaged when a chapter, a table, its title or a cell is missing."""
    passages: list[Passage] = []
    lists = 0
    for chapter, part in _chapters(lines):
        passages += _rows(chapter, part)
        for title, entries in _lists(part):
            lists += 1
            passages.append(Passage(KEY, f"list{lists}", (chapter,), title, f"【{title}】{_listed(entries)}"))
    tables = sorted({passage.place[1:3] for passage in passages if passage.place[0] == "t"})
    if tables != _TABLES:
        raise SourceDamaged(f"年鉴的荣誉表应为表{'、'.join(_TABLES)}，只认出表{'、'.join(tables)}")
    paper = Paper(KEY, _TITLE, "", "2018", _ISSUER, printed_in)
    return Read((paper,), tuple(passages), tuple(_dropped(lines)))


def _chapters(lines: tuple[Line, ...]) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """先进集体 and 先进个人, each with its lines."""
    starts = [index for index, line in enumerate(lines) if even(line.text) in _CHAPTERS]
    if [even(lines[start].text) for start in starts] != _CHAPTERS:
        raise SourceDamaged("年鉴的荣誉应有先进集体、先进个人两章")
    for chapter, start, end in zip(_CHAPTERS, starts, (*starts[1:], len(lines)), strict=True):
        yield chapter, lines[start + 1 : end]


def _rows(chapter: str, lines: tuple[Line, ...]) -> Iterator[Passage]:
    """The rows of the tables; a table that goes on over the page (续表) counts on."""
    before, title, table, no = "", "", "", 0
    columns: tuple[str, ...] = ()
    for line in lines:
        cells = tuple(even(cell) for cell in line.text.split("\t"))
        if caption := _CAPTION.fullmatch(cells[0]):
            if not caption[1]:
                title, table, no = before, caption[2], 0
            if not _TABLE_TITLE.fullmatch(title) or caption[2] != table:
                raise SourceDamaged(f"{caption[0]}前没有它的标题或上一页")
        elif cells[0] in _FIRST_COLUMNS:
            columns = cells
        elif len(cells) > 1:
            no += 1
            yield _row((chapter, title, f"表{table}"), f"t{table}-{no}", columns, line)
        before = cells[0] or before


def _row(path: tuple[str, ...], place: str, columns: tuple[str, ...], line: Line) -> Passage:
    """One honour: its cells with the names of their columns, under the name of the winner and of the honour."""
    printed = line.text.split("\t")
    if len(printed) != len(columns) or not all(cell.strip() for cell in printed):
        raise SourceDamaged(f"{path[-1]}这一行认不出栏目：{'|'.join(printed)}")
    cells = {
        column: _names(cell) if column == _PERSON else even(cell) for column, cell in zip(columns, printed, strict=True)
    }
    winner = cells.get(_PERSON) or cells[columns[0]]
    text = "；".join(f"{column}：{cell}" for column, cell in cells.items())
    return Passage(KEY, place, path, f"{winner}：{cells[_HONOUR]}", text)


def _names(printed: str) -> str:
    """Names that are parted by blanks, parted by 、 instead; 徐 斌 is one name of two characters."""
    names = re.sub(r"(?<!\S)(\S)\s+(\S)(?!\S)", r"\1\2", printed.strip())
    return "、".join(names.split())


def _lists(lines: tuple[Line, ...]) -> Iterator[tuple[str, list[str]]]:
    """The title of each 【…】 list, and what is printed below it, a line each."""
    title, entries = "", list[str]()
    for line in lines:
        if found := _LIST.fullmatch(even(line.text)):
            if title:
                yield title, entries
            title, entries = found[1], [found[2]] if found[2] else []
        elif title and line.text.strip() and even(line.text) != f"（{_ISSUER}）":
            entries.append(line.text.replace("**", "").strip())
    if title:
        yield title, entries


def _listed(entries: list[str]) -> str:
    """The units or persons, each group after its label; a name of a unit that a page cut is whole again."""
    groups = [""]
    for entry in entries:
        if _LABEL.fullmatch(entry):
            groups.append(f"{even(entry)}：")
        elif "、" in entry:
            groups[-1] += even(entry)
        else:
            groups[-1] += f"、{_names(entry)}" if groups[-1][-1:] not in ("", "：") else _names(entry)
    return "；".join(group for group in groups if group)


def _dropped(lines: tuple[Line, ...]) -> Iterator[tuple[int, str]]:
    for line in lines:
        first = even(line.text.partition("\t")[0])
        if first in _FIRST_COLUMNS:
            yield line.no, "head of a table"
        elif first.startswith("续表"):
            yield line.no, "caption repeated on the next page"
        elif first == f"（{_ISSUER}）":
            yield line.no, "signature of the editors"
