"""What all parts of the pilot plan share: its paper, its lines by anchor, passages short enough to quote."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from knowledge.errors import SourceDamaged
from knowledge.papers.printed import Line, even, portions
from knowledge.passages import Paper, Passage

PAPER = Paper(
    key="hz-2022-6",
    title="杭州市人民政府关于印发杭州市国家营商环境创新试点实施方案的通知",
    number="杭政函〔2022〕6号",
    date="2022-01-27",
    issuer="杭州市人民政府",
    printed_in="杭政函〔2022〕6号",
)


def printed(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines that are not blank: the source puts a blank one between any two."""
    return tuple(line for line in lines if line.text.strip())


def stretch(lines: tuple[Line, ...], start: str, end: str = "") -> tuple[Line, ...]:
    """From the line that begins with ``start`` to before the next that begins with ``end`` (or to the last line).

    Raises SourceDamaged when there is no such line.
    """
    first = _place(lines, start, 0)
    return lines[first : _place(lines, end, first + 1) if end else len(lines)]


def _place(lines: tuple[Line, ...], anchor: str, first: int) -> int:
    for place in range(first, len(lines)):
        if even(lines[place].text).startswith(anchor):
            return place
    raise SourceDamaged(f"{PAPER.number}里找不到“{anchor}”开头的一行")


def joined(lines: Iterable[Line]) -> str:
    """The evened text of lines of one paragraph: the page breaks them anywhere, so nothing stands between."""
    return "".join(even(line.text) for line in lines)


def quoted(whole: Passage, *paragraphs: str) -> Iterator[Passage]:
    """The passage itself, or its portions as ``…-s1``, ``…-s2`` when it is too long to quote.

    ``paragraphs``, if there are any, are its text cut where it must be cut in any case.
    """
    texts = tuple(text for paragraph in paragraphs or (whole.text,) for text in portions(paragraph))
    if len(texts) == 1:
        yield replace(whole, text=texts[0])
        return
    for no, text in enumerate(texts, 1):
        yield replace(whole, place=f"{whole.place}-s{no}", text=text)
