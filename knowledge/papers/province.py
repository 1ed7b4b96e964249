"""The nine papers of the gazette of Zhejiang, 2018 no. 12, as passages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from knowledge.papers.items import STRAY_AND, Heading, because, items, paragraphs, passages
from knowledge.papers.printed import Line, Read, even
from knowledge.papers.province_letters import Letter, letters
from knowledge.papers.province_tables import BOLD_CELL, in_bracket, is_head, names, persons, table
from knowledge.passages import Passage

_NOTICE = Heading(0, "n", "")
_GRADE = re.compile("([^，。、：]{1,6}等次)：")


def read(lines: tuple[Line, ...]) -> Read:
    """The nine papers and their passages; raises SourceDamaged when a landmark of one of them is missing."""
    found, around = letters(lines)
    mended = (line for line in lines if STRAY_AND.search(line.text) or BOLD_CELL.search(line.text))
    return Read(
        tuple(letter.paper for letter in found),
        tuple(passage for letter in found for passage in _passages(letter)),
        (
            *around,
            *(each for letter in found for each in letter.dropped),
            *because("repeated table head", *filter(is_head, lines)),
            *because("kept in a passage, but for a misread “and” or marks of bold type", *mended),
        ),
    )


def _passages(letter: Letter) -> Iterator[Passage]:
    """The passages of text, plan and annex; the title of the plan stands in that of the paper."""
    key = letter.paper.key
    bold = next((at for at, line in enumerate(letter.text) if line.text.startswith("**")), len(letter.text))
    yield from _running(key, letter.text[:bold], *([_NOTICE] if letter.plan else []))
    yield from persons(key, letter.text[bold:])
    yield from _running(key, letter.plan[1:])
    if letter.annex:
        yield from _annex(key, even(letter.annex[0].text), letter.annex[1:])


def _annex(key: str, title: str, lines: tuple[Line, ...]) -> Iterator[Passage]:
    """The annex is a table, or text, or a list of names without a full stop."""
    if any("\t" in line.text for line in lines):
        yield from table(key, title, (line for line in lines if not is_head(line)))
    elif any(line.text.endswith("。") for line in lines):
        yield from _running(key, lines, Heading(0, "a1", title))
    else:
        yield names(key, title, lines)


def _running(key: str, lines: Iterable[Line], *above: Heading) -> Iterator[Passage]:
    """The passages of running text; a paragraph that begins with a grade is named after it."""
    for passage in passages(key, items(paragraphs(lines), *above), in_bracket):
        grade = _GRADE.match(passage.text)
        yield replace(passage, name=grade[1]) if grade else passage
