"""The numbered prose of 杭州市人民政府公报 2017年第2期, as passages with headings and units in charge."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from knowledge.papers.printed import even, numbered, portions
from knowledge.passages import Passage

_RANKS = ("部", "节", "条")
_TITLE = re.compile(r"(?!要)[^。；：]{1,45}。")
"""The sentence that is the title of an item; what begins with 要 is an order."""
_VALIDITY = re.compile(r"本[^，。]{2,6}自.+起施行")
"""The clause after the last numbered item, which belongs to none of them."""
_CHARGED = re.compile(
    r"（牵头部门：(?P<lead>[^，]+)，(?:配合部门：)?(?P<units>.+)）$"
    r"|〔责任单位：(?P<leading>.+?)牵头，(?P<others>.+)〕$"
)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A numbered heading: ``printed`` goes into the path, ``name`` names the item; both '' for an untitled item."""

    rank: int
    number: int
    printed: str
    name: str


def outlined(paper: str, paragraphs: Iterable[str], page: str) -> Iterator[Passage]:
    """The passages of the paper whose paragraphs these are, in printed order."""
    items = tuple(_items(paper, paragraphs))
    times, met = Counter(item.place for item in items), Counter[str]()
    for item in items:
        met[item.place] += 1
        several = times[item.place] > 1 or not item.place
        place = _under(item.place, f"p{met[item.place]}") if several else item.place
        yield from stretches(replace(item, place=place, page=page))


def _items(paper: str, paragraphs: Iterable[str]) -> Iterator[Passage]:
    """One passage a paragraph; its place names only the numbers above it."""
    above: tuple[_Heading, ...] = ()
    for text in map(even, paragraphs):
        if _VALIDITY.match(text):
            above = ()
        heading, rest = _heading(text)
        if heading:
            above = (*_higher(above, heading.rank), heading)
        if rest:
            path = tuple(each.printed for each in above if each.printed)
            place = "-".join(str(each.number) for each in above)
            yield Passage(paper, place, path, above[-1].name if above else "", rest)


def _higher(above: tuple[_Heading, ...], rank: int) -> tuple[_Heading, ...]:
    return tuple(takewhile(lambda each: each.rank < rank, above))


def _heading(text: str) -> tuple[_Heading | None, str]:
    """The heading with which the paragraph begins, if any, and the text that is left."""
    rank, number, rest = numbered(text)
    if not rank:
        return None, text
    level = _RANKS.index(rank)
    if level == 0:
        return _Heading(level, number, text, ""), ""
    title = _TITLE.match(rest)
    if title is None:
        return _Heading(level, number, "", ""), text
    if level == 1:
        return _Heading(level, number, text.removesuffix(rest) + title[0], ""), rest[title.end() :]
    return _Heading(level, number, "", title[0].rstrip("。")), rest[title.end() :]


def stretches(item: Passage) -> Iterator[Passage]:
    """The passage cut to a quotable length, its units in charge (closing bracket) filled in and kept in the text."""
    charged = _CHARGED.search(item.text)
    body, closing = (item.text[: charged.start()], charged[0]) if charged else (item.text, "")
    lead = (charged["lead"] or charged["leading"]) if charged else ""
    units = (charged["units"] or charged["others"]) if charged else ""
    texts = list(portions(body))
    texts[-1] += closing
    for no, text in enumerate(texts, 1):
        place = _under(item.place, f"s{no}") if len(texts) > 1 else item.place
        yield replace(item, place=place, text=text, lead=lead, units=units)


def _under(place: str, last: str) -> str:
    return f"{place}-{last}".lstrip("-")
