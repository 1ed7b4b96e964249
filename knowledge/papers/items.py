"""Numbered papers cut into passages: headings make the path, closing brackets name the units, long texts are parted."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from knowledge.errors import SourceDamaged
from knowledge.papers.printed import LONGEST_PASSAGE, Line, even, numbered, portions, sentences
from knowledge.passages import Passage

STRAY_AND = re.compile(r"(?<=[\u3400-\u9fff]) and (?=[\u3400-\u9fff])")
"""What the converter made of some 和."""

Duty = Callable[[str], tuple[str, str]]
"""Tells the unit in charge and the others from the words of a closing bracket."""

_WHOLE = ("。", "；", "：", "）", "〕", "]")
_CLOSING_BRACKET = re.compile(r"(?<=。)(?:（(?:[^（）]|（[^（）]*）)*）|〔[^〕]*〕|\[[^]]*\])")
_DEPTHS = {"部": 0, "节": 1, "条": 2}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: how deep it stands, its part of a place (``3``) and itself as printed ('' if it is not)."""

    depth: int
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item, or a paragraph without a number, as a whole."""

    place: str
    path: tuple[str, ...]
    name: str
    text: str


def position(lines: Sequence[Line], text: str) -> int:
    """Where the first line stands that reads so when evened; raises SourceDamaged when there is none."""
    for at, line in enumerate(lines):
        if even(line.text) == text:
            return at
    raise SourceDamaged(f"找不到“{text}”一行")


def filled(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines that are not blank."""
    return tuple(line for line in lines if line.text.strip())


def addressed(lines: Sequence[Line]) -> tuple[Line, tuple[Line, ...]]:
    """The addressees of a letter and what follows them; raises SourceDamaged when it does not begin with them."""
    if not lines or not even(lines[0].text).endswith("："):
        raise SourceDamaged("文号后没有“主送单位：”一行")
    return lines[0], tuple(lines[1:])


def because(reason: str, *lines: Line) -> tuple[tuple[int, str], ...]:
    """The lines that are not blank, as dropped for this reason."""
    return tuple((line.no, reason) for line in filled(lines))


def columns(cells: Mapping[str, str]) -> str:
    """A row as text: each cell after the name of its column; a cell without text is left out."""
    named = "；".join(f"{column}：{cell}" for column, cell in cells.items() if cell)
    return named.replace("。；", "。")


def paragraphs(lines: Iterable[Line]) -> Iterator[str]:
    """The evened paragraphs; what the end of a page or a line cut is joined again."""
    cut = ""
    for line in filled(lines):
        text = even(STRAY_AND.sub("和", line.text))
        heading = line.text.startswith("#") or numbered(text)[0] == "部"
        if heading and cut:
            yield cut
            cut = ""
        cut += text
        if heading or cut.endswith(_WHOLE):
            yield cut
            cut = ""
    if cut:
        yield cut


def items(texts: Iterable[str], *above: Heading) -> Iterator[Item]:
    """The items among evened paragraphs in printed order; ``above`` are headings that stand over all of them."""
    trail: tuple[Heading, ...] = ()
    for first, *more in _blocks(texts):
        heading, rest = _headed(first)
        if heading is None:
            yield from _loose(above, [first, *more])
            continue
        trail = (*(higher for higher in trail if higher.depth < heading.depth), heading)
        over = (*above, *trail)
        if rest:
            name = numbered(heading.text)[2].rstrip("。")
            yield Item(_place(over), _path(over), name, "".join([rest, *more]))
        else:
            yield from _loose(over, more)


def _blocks(texts: Iterable[str]) -> Iterator[list[str]]:
    """Each numbered paragraph with those without a number after it."""
    block: list[str] = []
    for text in texts:
        if block and numbered(text)[0]:
            yield block
            block = []
        block.append(text)
    if block:
        yield block


def _headed(text: str) -> tuple[Heading | None, str]:
    """The heading of a numbered paragraph, which may be its first sentence, and what follows it."""
    rank, no, _ = numbered(text)
    if not rank:
        return None, text
    printed = text if rank == "部" else sentences(text)[0]
    return Heading(_DEPTHS[rank], str(no), printed), text[len(printed) :]


def _loose(over: tuple[Heading, ...], texts: list[str]) -> Iterator[Item]:
    for no, text in enumerate(texts, 1):
        yield Item(_place(over, f"p{no}"), _path(over), "", text)


def _place(over: tuple[Heading, ...], *last: str) -> str:
    return "-".join([*(heading.place for heading in over), *last])


def _path(over: tuple[Heading, ...]) -> tuple[str, ...]:
    return tuple(heading.text for heading in over if heading.text)


def passages(paper: str, whole: Iterable[Item], duty: Duty) -> Iterator[Passage]:
    """The items as passages: ``a`` ``b`` for the sentences up to each closing bracket, ``-s1`` ``-s2`` for portions."""
    for item in whole:
        groups = tuple(_groups(item.text))
        for letter, (text, bracket) in zip(ascii_lowercase, groups, strict=False):
            place = item.place + letter * (len(groups) > 1)
            lead, units = duty(bracket[1:-1]) if bracket else ("", "")
            for last, portion in _portions(place, text, bracket):
                yield Passage(paper, last, item.path, item.name, portion, lead, units)


def _groups(text: str) -> Iterator[tuple[str, str]]:
    """The sentences up to each closing bracket, and that bracket."""
    done = 0
    for bracket in _CLOSING_BRACKET.finditer(text):
        yield text[done : bracket.start()], bracket[0]
        done = bracket.end()
    if done < len(text):
        yield text[done:], ""


def _portions(place: str, text: str, bracket: str) -> Iterator[tuple[str, str]]:
    """Places and texts of a stretch cut into portions; the bracket closes the last of them."""
    *cut, last = _balanced(text)
    if not cut:
        yield place, last + bracket
        return
    yield from ((f"{place}-s{no}", portion) for no, portion in enumerate([*cut, last + bracket], 1))


def _balanced(text: str) -> tuple[str, ...]:
    """As few portions as can be, and the longest of them as short as can be, so that no scrap is left at the end."""
    whole = tuple(_whole_sentences(text))
    fewest = tuple(_packed(whole, LONGEST_PASSAGE))
    lengths = range(len(text) // len(fewest), LONGEST_PASSAGE)
    return next((cut for longest in lengths if len(cut := tuple(_packed(whole, longest))) == len(fewest)), fewest)


def _whole_sentences(text: str) -> Iterator[str]:
    """The sentences, not cut at a semicolon (what follows it often hangs on what it follows) unless they are long."""
    sentence = ""
    for clause in sentences(text):
        sentence += clause
        if not clause.endswith("；"):
            yield from portions(sentence)
            sentence = ""
    yield from portions(sentence)


def _packed(texts: tuple[str, ...], longest: int) -> Iterator[str]:
    """Texts that follow each other, put together as long as none grows longer than this."""
    pack = ""
    for text in texts:
        if pack and len(pack) + len(text) > longest:
            yield pack
            pack = ""
        pack += text
    yield pack
