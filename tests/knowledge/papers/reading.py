"""What tests of several papers' parsers share: the running text of what was read, to hold against the printed lines."""

import re
from dataclasses import replace

from knowledge.papers.printed import Line, even
from knowledge.passages import Passage


def bare(text: str) -> str:
    """The text without blanks, written evenly."""
    return re.sub(r"\s", "", even(text))


def rebuilt(passages: list[Passage]) -> str:
    """The running text again: headings where they first stand over a passage, and texts."""
    above: tuple[str, ...] = ()
    text = ""
    for passage in passages:
        text += "".join(heading for heading in passage.path if heading not in above) + passage.text
        above = passage.path
    return text


def pieces(lines: tuple[Line, ...], ends: str) -> tuple[Line, ...]:
    """The lines with a blank at each place where a passage may end (``ends`` are the characters before it), and without
    the number of a row."""
    return tuple(replace(each, text=re.sub(rf"^\d+\t|(?<=[{ends}])", " ", each.text)) for each in lines)
