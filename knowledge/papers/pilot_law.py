"""Annex 3 of the pilot plan: the articles of law that do not apply as they stand in Hangzhou, and what applies."""

import re
from collections.abc import Iterator

from knowledge.errors import SourceDamaged
from knowledge.papers.pilot_pages import Annex
from knowledge.papers.pilot_quoting import PAPER, joined, quoted, stretch
from knowledge.papers.pilot_table import width
from knowledge.papers.printed import Line, even
from knowledge.passages import Passage

_ROWS = 3
_WIDEST_NAME = 5
_LAW = "《浙江省"
_CHANGE = "在杭州市暂时调整适用"
_CHANGE_COLUMN = "调整适用情况"
_ARTICLE = re.compile(r"第[一二三四五六七八九十]+条(?:第[一二三四五六七八九十]+款)? ")
"""A new article has a blank after its number; one that is only mentioned has none."""


def laws(annex: Annex) -> Iterator[Passage]:
    """Of each row what it wants (``a3-1-0``), the articles (``a3-1-law``) and the change (``a3-1-change``).

    Raises SourceDamaged when a row or one of its columns is missing.
    """
    title, *lines = annex.lines
    heading = f"{annex.head} {even(title.text)}"
    for no in range(1, _ROWS + 1):
        yield from _row(no, heading, _lines_of_row(tuple(lines), no))


def _lines_of_row(lines: tuple[Line, ...], no: int) -> tuple[Line, ...]:
    """The lines between the row's number and the next, each of which stands alone on a line."""
    numbers = {line.text.strip(): place for place, line in enumerate(lines) if line.text.strip().isdecimal()}
    if str(no) not in numbers:
        raise SourceDamaged(f"附件3没有第{no}项")
    return lines[numbers[str(no)] + 1 : numbers.get(str(no + 1))]


def _row(no: int, heading: str, lines: tuple[Line, ...]) -> Iterator[Passage]:
    law, *articles = stretch(lines, _LAW, _CHANGE)
    change = stretch(lines, _CHANGE)
    name, content = _name_and_content(lines[: len(lines) - len(articles) - len(change) - 1])
    path, place = (heading, f"第{no}项 {name}"), f"a3-{no}"
    yield from quoted(Passage(PAPER.key, f"{place}-0", path, name, content))
    law_path = (*path, even(law.text))
    yield from quoted(Passage(PAPER.key, f"{place}-law", law_path, name, ""), *_articles(articles))
    yield from quoted(Passage(PAPER.key, f"{place}-change", (*path, _CHANGE_COLUMN), name, joined(change)))


def _name_and_content(lines: tuple[Line, ...]) -> tuple[str, str]:
    """The cells of the first two columns: the second begins with the first line that is too wide for a name."""
    texts = [even(line.text) for line in lines]
    first = next((place for place, text in enumerate(texts) if width(text) > _WIDEST_NAME), 0)
    if not first:
        raise SourceDamaged("附件3有一项缺名称或内容")
    return "".join(texts[:first]), "".join(texts[first:])


def _articles(lines: list[Line]) -> list[str]:
    """The text of each article, whose lines and paragraphs are joined."""
    articles: list[str] = []
    for line in lines:
        if _ARTICLE.match(line.text.strip()):
            articles.append("")
        if not articles:
            raise SourceDamaged(f"附件3的法规规定应从条文号开始，却是：{line.text.strip()}")
        articles[-1] += even(line.text)
    return articles
