"""What the readers of 杭州市人民政府公报 2017年第2期 share: cutting the issue at its headings, joining paragraphs."""

import re
from collections.abc import Callable, Iterable, Iterator

from knowledge.errors import SourceDamaged
from knowledge.papers.printed import Line, Read, even
from knowledge.passages import Paper

Lines = tuple[Line, ...]
Reader = Callable[[Lines], Read]

PRINTED_IN = "杭州市人民政府公报 2017年第2期(总第218期)"
PUBLISHED = "2017-03-17"
PUBLISHER = "杭州市人民政府公报室"

_ENDS = re.compile(r"[。；;：:？?）)〕]$|〕\d+号$")


def paper(key: str, title: str, date: str = PUBLISHED, issuer: str = PUBLISHER, number: str = "") -> Paper:
    """A paper of this issue; what bears neither date nor signature has those of the issue."""
    return Paper(key, title, number, date, issuer, PRINTED_IN)


def cut(lines: Lines, anchors: Iterable[str]) -> Iterator[Lines]:
    """The stretches that begin with the anchors (evened beginnings of lines), which stand in this order.

    Raises SourceDamaged when an anchor is missing.
    """
    starts: list[int] = []
    for anchor in anchors:
        starts.append(_find(lines, anchor, starts[-1] + 1 if starts else 0))
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start:end]


def _find(lines: Lines, anchor: str, start: int) -> int:
    for index in range(start, len(lines)):
        if even(lines[index].text).startswith(anchor):
            return index
    raise SourceDamaged(f"公报2017年第2期里找不到「{anchor}」")


def left_out(reason: str) -> Reader:
    """A reader that makes nothing of its stretch, for the reason given."""
    return lambda lines: Read((), (), drop(lines, reason))


def drop(lines: Iterable[Line], reason: str) -> tuple[tuple[int, str], ...]:
    """The printed ones of the lines as dropped."""
    return tuple((line.no, reason) for line in lines if line.text.strip())


def paragraphs(lines: Iterable[Line]) -> tuple[str, ...]:
    """The paragraphs, not yet evened: one that does not end like a sentence goes on, unless a heading (#) comes."""
    whole: list[str] = []
    goes_on = False
    for text in (line.text.strip() for line in lines):
        if text and goes_on and not text.startswith("#"):
            whole[-1] += text
        elif text:
            whole.append(text)
        goes_on = not (whole and _is_whole(whole[-1]))
    return tuple(whole)


def _is_whole(text: str) -> bool:
    return text.startswith("#") or bool(_ENDS.search(text))


def together(reads: Iterable[Read]) -> Read:
    """Several readers' results as one, in the same order."""
    every = tuple(reads)
    return Read(
        tuple(each for read in every for each in read.papers),
        tuple(each for read in every for each in read.passages),
        tuple(each for read in every for each in read.dropped),
    )
