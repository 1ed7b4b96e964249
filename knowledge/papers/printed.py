"""Converted text as it is printed: blanks and punctuation made even, cut sentences joined, numbering recognised."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import SourceDamaged
from knowledge.passages import Paper, Passage

LONGEST_PASSAGE = 260
"""Characters from which a paragraph is cut between sentences, so that a quotation stays short."""

_WIDE = str.maketrans("(),:;?!", "（），：；？！")
_CHINESE = r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_BESIDE_CHINESE = re.compile(rf"(?<={_CHINESE})\s+|\s+(?={_CHINESE})")
_HEADING_MARKS = re.compile(r"^[\s#]+")
_NARROW_BETWEEN_DIGITS = re.compile(r"(?<=\d)([，：])(?=\d)")
_STRETCH = re.compile(r"[\t ]+|(?<=[。；;：:！!？?)）])(?<!\d[：:](?=\d))")
_SENTENCE = re.compile(r"[^。；！？]*(?:[。；！？][”’）]*)+|[^。；！？]+$")
_CHINESE_NUMBER = "[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_RANKS = (
    ("部", re.compile(rf"第?({_CHINESE_NUMBER})[、部章]")),
    ("节", re.compile(rf"（({_CHINESE_NUMBER})）")),
    ("条", re.compile(r"(\d+)[.．、](?!\d)")),
)
_CHINESE_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九十", 1)}


@dataclass(frozen=True, slots=True)
class Read:
    """What one parser made of its source: papers, passages in printed order, dropped lines (number from 1, reason)."""

    papers: tuple[Paper, ...]
    passages: tuple[Passage, ...]
    dropped: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source: its number (from 1) and its text as it stands in the file."""

    no: int
    text: str


def read_lines(path: Path) -> tuple[Line, ...]:
    """The lines of a UTF-8 source; raises SourceDamaged when it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceDamaged(f"读不到原始文件 {path.name}：{error}") from error
    return tuple(Line(no, line) for no, line in enumerate(text.splitlines(), 1))


def even(text: str) -> str:
    """The text with full-width punctuation and without heading marks, bold marks and blanks beside Chinese."""
    plain = _HEADING_MARKS.sub("", text.replace("**", "")).translate(_WIDE)
    plain = _BESIDE_CHINESE.sub("", plain.strip())
    return _NARROW_BETWEEN_DIGITS.sub(lambda found: ",:"["，：".index(found[1])], plain)


def numbered(text: str) -> tuple[str, int, str]:
    """Rank (部 一、 · 节 （一） · 条 1.), number and the rest of an evened text; ("", 0, text) without a number."""
    for rank, pattern in _RANKS:
        if found := pattern.match(text):
            return rank, number(found[1]), text[found.end() :].strip()
    return "", 0, text


def number(written: str) -> int:
    """一 … 九十九, or digits, as a number; raises ValueError for anything else."""
    if written.isdecimal():
        return int(written)
    if not re.fullmatch(_CHINESE_NUMBER, written):
        raise ValueError(f"no number from 1 to 99: {written}")
    tens, _, ones = written.rpartition("十")
    if "十" not in written:
        return _CHINESE_DIGITS[written]
    return 10 * (_CHINESE_DIGITS[tens] if tens else 1) + (_CHINESE_DIGITS[ones] if ones else 0)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of an evened text, each with its full stop or semicolon."""
    return tuple(_SENTENCE.findall(text))


def portions(text: str, longest: int = LONGEST_PASSAGE) -> Iterator[str]:
    """The text in stretches of whole sentences, none longer than ``longest`` unless one sentence is."""
    portion = ""
    for sentence in sentences(text):
        if portion and len(portion) + len(sentence) > longest:
            yield portion
            portion = ""
        portion += sentence
    if portion:
        yield portion


def unaccounted(lines: Iterable[Line], read: Read) -> tuple[Line, ...]:
    """The lines of which some cell, clause or stretch between blanks is in no passage (or paper), nor was dropped."""
    dropped = {no for no, _ in read.dropped}
    kept = "\n".join(_bare(part) for part in _parts(read))
    return tuple(
        line
        for line in lines
        if line.no not in dropped and any(_bare(piece) not in kept for piece in _STRETCH.split(line.text))
    )


def _parts(read: Read) -> Iterator[str]:
    for paper in read.papers:
        yield from (paper.title, paper.number, paper.issuer)
    for passage in read.passages:
        yield from (*passage.path, passage.name, passage.text, passage.lead, passage.units, passage.due)


def _bare(text: str) -> str:
    """The text without anything that evening changes."""
    return re.sub(r"[\s#*]", "", even(text))
