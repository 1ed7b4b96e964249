"""What is not running text in the gazette of Zhejiang: the table of duties, the list of names, who does what."""

import re
from collections.abc import Iterable, Iterator

from knowledge.errors import SourceDamaged
from knowledge.papers.items import columns, paragraphs
from knowledge.papers.printed import Line, even
from knowledge.passages import Passage

BOLD_CELL = re.compile("</?b>")
COLUMNS = ("工作任务", "责任单位", "时间要求")

_STARTS_ABOVE = {"建立主要负责人牵头负责的工作专班": "加强工作保障"}
"""The first row of a part whose merged cell is printed further down, beside its last row but one."""

_NOTE = re.compile("^责任单位：|，列第一位.*$")
_VERB = re.compile("(?:按|根据)?(?:职责)?(?:分工)?(?:负责|配合)$")
_COLLECTIVE = re.compile("各|有关")


def in_bracket(words: str) -> tuple[str, str]:
    """The unit in charge and the others of a closing bracket: “X牵头”, or else the first of them is in charge."""
    named = _NOTE.sub("", words)
    if "牵头" in named:
        return in_cell(named)
    first, _, others = _VERB.sub("", named).partition("、")
    return ("", first) if _COLLECTIVE.search(first) else (first.removesuffix("等"), others)


def in_cell(words: str) -> tuple[str, str]:
    """The unit in charge and the others of a cell: without “X牵头” all are others."""
    lead, led, others = words.rpartition("牵头")
    return (lead, _VERB.sub("", others.lstrip("，"))) if led else ("", _VERB.sub("", words))


def is_head(line: Line) -> bool:
    """Is it the head of the table, which each page repeats?"""
    return line.text.strip().split("\t") == list(COLUMNS)


def table(paper: str, title: str, lines: Iterable[Line]) -> tuple[Passage, ...]:
    """The rows, counted through all parts; raises SourceDamaged for a row without its three cells or its part."""
    rows = tuple(_rows(paper, title, lines))
    for task in _STARTS_ABOVE.keys() - {row.name for row in rows}:
        raise SourceDamaged(f"{title}没有这一行：{task}")
    return rows


def _rows(paper: str, title: str, lines: Iterable[Line]) -> Iterator[Passage]:
    part = ""
    for no, line in enumerate(lines, 1):
        *merged, task, units, due = _cells(line)
        part = _STARTS_ABOVE.get(task, "".join(merged) or part)
        if not part:
            raise SourceDamaged(f"{title}第{no}行前没有类别：{task}")
        text = columns(dict(zip(COLUMNS, (task, units, due), strict=True)))
        yield Passage(paper, f"t{no}", (title, part), task, text, *in_cell(units), due)


def _cells(line: Line) -> list[str]:
    cells = [even(BOLD_CELL.sub("", cell)) for cell in line.text.split("\t") if cell.strip()]
    if len(cells) not in (3, 4):
        raise SourceDamaged(f"责任分工表这一行认不出：{line.text}")
    return cells


def names(paper: str, title: str, lines: Iterable[Line]) -> Passage:
    """A list of names, one a line, under its title and their number in brackets."""
    counted, *each = (even(line.text) for line in lines)
    return Passage(paper, "a1", (), title + counted, "、".join(each))


def persons(paper: str, lines: Iterable[Line]) -> Iterator[Passage]:
    """Who does what: each person and role in bold type, then the duties in one or several paragraphs."""
    blocks: list[tuple[str, list[Line]]] = []
    for line in lines:
        if line.text.startswith("**"):
            person, _, printed = line.text.removeprefix("**").partition("**")
            blocks.append((even(person), [Line(line.no, printed)]))
        else:
            blocks[-1][1].append(line)
    for no, (person, duties) in enumerate(blocks, 1):
        yield Passage(paper, f"d{no}", (), person, "".join(paragraphs(duties)))
