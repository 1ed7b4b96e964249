"""The pilot plan for the business environment, 杭政函〔2022〕6号: notice, plan with 26 tasks, three annexes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.errors import SourceDamaged
from knowledge.papers.pilot_annex import measures
from knowledge.papers.pilot_law import laws
from knowledge.papers.pilot_pages import annexes
from knowledge.papers.pilot_quoting import PAPER, joined, printed, quoted, stretch
from knowledge.papers.printed import Line, Read, even, numbered
from knowledge.passages import Passage

_NOTICE = "《杭州市国家营商环境创新试点实施方案》已经"
_SIGNED = "杭州市人民政府"
_PURPOSE = "为贯彻落实《国务院关于开展"
_FIRST_PART = "一、总体要求"
_LAST_WORDS = "本方案自公布之日起施行"
_LIST_OF_ANNEXES = "附件：1."
_CUT = "（本文有删减）"
_UNQUOTED = {
    "杭州市人民政府文件": "letterhead",
    "各区、县（市）人民政府，市政府各部门、各直属单位：": "addressees",
    "2022年1月27日": "date, kept with the paper",
    "ZJAC00-2022-0001": "registration number",
    _CUT: "editor's note",
}
_RANKS = ("部", "节", "条")
_LAST_NUMBERS = {"部": 3, "节": 18, "条": 26}


def read(lines: tuple[Line, ...]) -> Read:
    """The paper with its passages; raises SourceDamaged when an anchor, a row or a cell is not where it should be."""
    body = printed(lines)
    stretch(body, PAPER.number, _NOTICE)
    first, second, third = annexes(body)
    front = body[: len(body) - len(stretch(body, first.head))]
    passages = (*_plan(front), *measures(first), *measures(second), *laws(third))
    dropped = (*_dropped(front), *first.dropped, *second.dropped, *third.dropped)
    return Read((PAPER,), passages, tuple(sorted(dropped)))


def _dropped(front: tuple[Line, ...]) -> Iterator[tuple[int, str]]:
    """The lines of notice and plan that nobody quotes."""
    for line in front:
        if reason := _UNQUOTED.get(even(line.text)):
            yield line.no, reason
    for line in stretch(front, _LIST_OF_ANNEXES, _CUT):
        yield line.no, "list of annexes, whose titles stand over them"


def _plan(front: tuple[Line, ...]) -> Iterator[Passage]:
    """The notice, the purpose, the numbered items, and the last words."""
    yield from quoted(Passage(PAPER.key, "notice", (), "", joined(stretch(front, _NOTICE, _SIGNED))))
    yield from quoted(Passage(PAPER.key, "p1", (), "", joined(stretch(front, _PURPOSE, _FIRST_PART))))
    yield from _items(stretch(front, _FIRST_PART, _LAST_WORDS))
    yield from quoted(Passage(PAPER.key, "p2", (), "", joined(stretch(front, _LAST_WORDS, _LIST_OF_ANNEXES))))


@dataclass(slots=True)
class _Item:
    """A numbered item: rank and number, and its text with the number as printed."""

    rank: str
    no: int
    text: str


def _items(lines: Iterable[Line]) -> Iterator[Passage]:
    """The passages of all items that hold more than their heading."""
    path: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    for item in _numbered_items(lines):
        depth = _RANKS.index(item.rank)
        heading, body = _heading(item.text)
        path, place = (*path[:depth], heading), (*place[:depth], str(item.no))
        if body:
            yield from quoted(Passage(PAPER.key, "-".join(place), path, _title(heading), body))


def _numbered_items(lines: Iterable[Line]) -> Iterator[_Item]:
    """The items; each rank is numbered through the plan, so only the next number of its rank opens an item."""
    last = dict.fromkeys(_RANKS, 0)
    item = None
    for line in lines:
        text = even(line.text)
        rank, no, _ = numbered(text)
        if rank and no == last[rank] + 1:
            if item:
                yield item
            item, last[rank] = _Item(rank, no, text), no
        elif item:
            item.text += text
    if item is None or last != _LAST_NUMBERS:
        found, expected = ("、".join(f"{no}{rank}" for rank, no in each.items()) for each in (last, _LAST_NUMBERS))
        raise SourceDamaged(f"{PAPER.number}正文应有{expected}，却认出{found}")
    yield item


def _heading(text: str) -> tuple[str, str]:
    """The first sentence of an item, which is its heading, and the rest."""
    heading, stop, body = text.partition("。")
    return heading + stop, body


def _title(heading: str) -> str:
    """The heading without number and full stop."""
    return numbered(heading)[2].rstrip("。")
