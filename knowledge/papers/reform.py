"""The 2019 plan of Hangzhou's “最多跑一次” reform (杭改办〔2019〕1号): 27 items, and the table of 63 measures."""

import re
from collections.abc import Iterable, Iterator

from knowledge.errors import SourceDamaged
from knowledge.papers.items import Heading, addressed, because, columns, filled, items, paragraphs, passages, position
from knowledge.papers.printed import Line, Read, even
from knowledge.passages import Paper, Passage

KEY = "hz-2019-1"
NUMBER = "杭改办〔2019〕1号"
TITLE = "2019年杭州市深化推进“最多跑一次”改革打造一流营商环境工作要点"
TABLE = "2019年杭州市深化“最多跑一次”改革打造一流营商环境工作指标和时间安排"
MEASURES = 63
"""The rows of the table."""
ISSUERS = ("中共杭州市委全面深化改革委员会办公室", "杭州市最多跑一次改革办公室")

_PAPER = Paper(KEY, TITLE, NUMBER, "2019-04-22", "、".join(ISSUERS), NUMBER)
_DATE = "2019年4月22日"
_NOTICE = Heading(0, "n", "")
_TIME = re.compile(r"\d+月底|全年|每季度")
_UNIT_BEGINS = re.compile("市|各|国|人行|仲裁办|钱江")
"""A cell of units has blanks between them and where its lines broke: what begins otherwise is the rest of a unit."""


def read(lines: tuple[Line, ...]) -> Read:
    """The paper and its passages; raises SourceDamaged when a landmark is missing or the table is out of order."""
    number, signed, _, dated = (position(lines, text) for text in (NUMBER, *ISSUERS, _DATE))
    title, table = position(lines, TITLE), position(lines, TABLE)
    addressees, notice = addressed(filled(lines[number + 1 : signed]))
    annexes = tuple(line for line in lines[title:table] if even(line.text).startswith("附件："))
    body = (line for line in lines[title + 1 : table] if line not in annexes)
    heads = tuple(line for line in lines[table:] if line.text.startswith("序号"))
    rows = (line for line in filled(lines[table + 1 :]) if line not in heads)
    return Read(
        (_PAPER,),
        (*_passages(notice, _NOTICE), *_passages(body), *_table(rows)),
        (
            *because("letterhead", *lines[:number]),
            *because("addressees", addressees),
            *because("date of the paper, note on publication", *lines[dated:title]),
            *because("list of annexes", *annexes),
            *because("repeated table head", *heads),
        ),
    )


def _passages(lines: Iterable[Line], *above: Heading) -> Iterator[Passage]:
    """The passages of running text; all units of a closing bracket are in charge."""
    return passages(KEY, items(paragraphs(lines), *above), lambda bracket: (bracket, ""))


def _table(lines: Iterable[Line]) -> tuple[Passage, ...]:
    rows = tuple(_rows(lines))
    if len(rows) != MEASURES:
        raise SourceDamaged(f"工作指标表应有{MEASURES}行，只认出{len(rows)}行")
    return rows


def _rows(lines: Iterable[Line]) -> Iterator[Passage]:
    """The rows of the table; 类别 and 指标名称 are printed on the first row that they cover."""
    category = name = ""
    for no, line in enumerate(lines, 1):
        cells = [cell.strip() for cell in line.text.split("\t") if cell.strip()]
        due = cells.pop() if _TIME.fullmatch(even(cells[-1])) else ""
        if cells[:1] != [str(no)] or len(cells) not in (3, 4, 5):
            raise SourceDamaged(f"工作指标表应有第{no}行，认不出：{line.text}")
        *merged, target = map(even, cells[1:-1])
        category, name = (*(category, name)[: 2 - len(merged)], *merged)
        yield _row(no, category, name, {"目标任务": target, "牵头单位": _units(cells[-1]), "时间进度": even(due)})


def _row(no: int, category: str, name: str, cells: dict[str, str]) -> Passage:
    """One measure; a column whose cell was lost is left out of the text."""
    text = columns({"指标名称": name, **cells})
    return Passage(KEY, f"t{no}", (TABLE, category), name, text, lead=cells["牵头单位"], due=cells["时间进度"])


def _units(cell: str) -> str:
    """The units of a cell, parted by “、”, and by “，” before a unit that has a “、” itself, as in the running text."""
    units: list[str] = []
    for piece in cell.replace("、 ", " ").split():
        if units and not _UNIT_BEGINS.match(piece):
            units[-1] += piece
        else:
            units.append(piece)
    named = [even(unit) for unit in units]
    return "".join(("，" if "、" in unit else "、") + unit for unit in named)[1:]
