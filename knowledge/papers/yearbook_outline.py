"""One paper of the yearbook: its paragraphs made whole, its headings told apart, its passages placed by their numbers.

The numbering tells what a paragraph is.  ``（一）强化责任落实。落实属地管理…`` is an item: its first sentence is the
title, which goes to path and name, and the rest is the text.  A numbered sentence with nothing after it is a heading
when what follows is deeper or without number (``（三）工作目标``), and an item without title when not
(``2.各相关单位要…任务。``).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.papers.printed import LONGEST_PASSAGE, Line, even, numbered, portions
from knowledge.passages import Passage

STRAY_AND = " and "
"""What the converter made of some 和."""

_PART, _SECTION, _ITEM = range(3)
_LEVELS = {"部": _PART, "节": _SECTION, "条": _ITEM}
_WHOLE = re.compile(r"[。；：）〕]$")
_CHARGE = re.compile(r"[（〔]?(?:牵头|责任|配合)(?:单位|部门)：.+[）〕]$")
_ROLE = re.compile(r"(牵头|责任|配合)(?:单位|部门)：(.+?)(?=[，。]配合单位：|$)")
_IN_FORCE = re.compile(r"本(?:计划|政策)自.+起(?:实施|施行)")
_SUPPLEMENT = "附则"
_MEASURE = re.compile(r"(?<=[。；])(?=[一二三四五六七八九]是)")
_NOT_A_UNIT = "配合市级相关部门组织实施"
"""Printed after the leading units of item 1 of 拥江发展, parted from them by a blank only."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A numbered heading or item; ``printed`` is '' when the item has no title."""

    level: int
    number: int
    printed: str
    is_item: bool

    @property
    def title(self) -> str:
        """The printed words without number and full stop."""
        return numbered(self.printed)[2].rstrip("。")


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a paragraph stands."""

    place: str
    path: tuple[str, ...]
    name: str


class _Outline:
    """The headings above the next paragraph, and how many paragraphs each of them has had.

    ``by_article`` is for a paper whose items count through all parts and are cited by their number alone.
    """

    def __init__(self, by_article: bool) -> None:
        self._by_article = by_article
        self._headings: list[_Heading] = []
        self._had: Counter[str] = Counter()

    def enter(self, heading: _Heading) -> None:
        """Go below this heading, out of all that are as deep or deeper."""
        self._headings = [each for each in self._headings if each.level < heading.level] + [heading]

    def leave(self) -> None:
        """Go out of all headings but the supplementary provisions."""
        self._headings = [each for each in self._headings if _SUPPLEMENT in each.printed]

    def spot(self) -> _Spot:
        """The spot of the next paragraph."""
        path = tuple(each.printed for each in self._headings if each.printed)
        return _Spot(self._place(), path, self._headings[-1].title if self._in_item() else "")

    def _place(self) -> str:
        counted = [each for each in self._headings if each.level == _ITEM or not self._by_article]
        numbers = "-".join(str(each.number) for each in counted)
        self._had[numbers] += 1
        if self._in_item() and self._had[numbers] == 1:
            return numbers
        return f"{numbers}-p{self._had[numbers]}".lstrip("-")

    def _in_item(self) -> bool:
        return bool(self._headings) and self._headings[-1].is_item


def passages(key: str, lines: Iterable[Line], *, by_article: bool = False) -> Iterator[Passage]:
    """The passages of the paper ``key`` from the lines between its title and its signature, in printed order.

    An article (``by_article``) has no title and is never cut: its sum must not part from its condition.
    """
    outline = _Outline(by_article)
    whole = tuple(_paragraphs(lines))
    for paragraph, following in zip(whole, (*whole[1:], ""), strict=False):
        heading, text = _opened(paragraph, following, titled=not by_article)
        if heading:
            outline.enter(heading)
        elif _IN_FORCE.match(text):
            outline.leave()
        if text:
            yield from _cut(key, outline.spot(), text, whole=by_article)


def _paragraphs(lines: Iterable[Line]) -> Iterator[str]:
    """The evened paragraphs: a sentence that a page cut is whole again, the units in charge stand with their item."""
    held = ""
    for line in lines:
        text = even(line.text.replace(STRAY_AND, "和"))
        is_marked = line.text.startswith("#")
        if held and text and (is_marked or (_WHOLE.search(held) and not _CHARGE.match(text))):
            yield held
            held = ""
        held += text
        if is_marked:
            yield held
            held = ""
    if held:
        yield held


def _opened(paragraph: str, following: str, *, titled: bool) -> tuple[_Heading | None, str]:
    """The heading that a paragraph opens, if any, and what is left as text; ``titled``: do items have titles?"""
    rank, number, _ = numbered(paragraph)
    if not rank:
        return None, paragraph
    level = _LEVELS[rank]
    title, stop, rest = paragraph.partition("。")
    if level == _ITEM and not titled:
        return _Heading(level, number, "", True), paragraph
    if rest:
        return _Heading(level, number, title + stop, True), rest
    if _stands_above(level, following):
        return _Heading(level, number, paragraph, level == _ITEM), ""
    return _Heading(level, number, "", True), paragraph


def _stands_above(level: int, following: str) -> bool:
    """Is the following paragraph deeper than this level, or without number?"""
    rank, _, _ = numbered(following)
    return bool(following) and (not rank or _LEVELS[rank] > level)


def _cut(key: str, spot: _Spot, text: str, *, whole: bool) -> Iterator[Passage]:
    """The paragraph as one passage, or as several when it is long; the closing bracket names who is in charge."""
    charge = _CHARGE.search(text)
    body, ending = (text[: charge.start()], charge[0]) if charge else (text, "")
    lead, units = _in_charge(ending)
    *others, last = [body] if whole else _stretches(body)
    for no, stretch in enumerate((*others, last + ending), 1):
        place = f"{spot.place}-s{no}" if others else spot.place
        yield Passage(key, place, spot.path, spot.name, stretch, lead, units)


def _stretches(text: str) -> list[str]:
    """A text that is too long, cut before its measures (一是…二是…) as far as they fill a passage."""
    stretches = [""]
    for measure in _MEASURE.split(text):
        if len(text) > LONGEST_PASSAGE and len(stretches[-1] + measure) > LONGEST_PASSAGE:
            stretches.append("")
        stretches[-1] += measure
    return [portion for stretch in stretches if stretch for portion in _balanced(stretch)]


def _balanced(text: str) -> list[str]:
    """The text in as few portions as can be, the longest of them as short as can be."""
    fewest = list(portions(text))
    cuts = (list(portions(text, longest)) for longest in range(len(text) // len(fewest), LONGEST_PASSAGE))
    return next((cut for cut in cuts if len(cut) == len(fewest)), fewest)


def _in_charge(charge: str) -> tuple[str, str]:
    """The unit in charge (牵头单位, 责任单位 where there is none) and the others (配合单位) of a closing bracket."""
    inner = charge[1:-1] if charge.startswith(("（", "〔")) else charge
    roles = {role: units.strip("〔〕").removesuffix(_NOT_A_UNIT) for role, units in _ROLE.findall(inner)}
    return roles.get("牵头") or roles.get("责任", ""), roles.get("配合", "")
