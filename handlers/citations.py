"""Where a passage of a paper stands, in few words; the passage as an item and as what became of a matter later."""

import re

from handlers import texts
from handlers.excerpt import excerpt
from handlers.reply import Item, Paragraph, Style
from knowledge.passages import Paper, Passage

LONGEST_LATER = 90
"""Characters quoted of a later paper below an answer."""
LONGEST_HEADING = 14
"""Characters of a heading without a number by which a passage's place is told."""
_NUMBERING = re.compile(r"附件\d*|第\d+[项条]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、]")
_PLAIN_NUMBER = re.compile(r"[一二三四五六七八九十]+|（[一二三四五六七八九十]+）|\d+")
"""Numbers that are written close to each other: 二（三）15."""
_ROW = re.compile(r"[abct](\d+)")
_BROUGHT_ROUND = re.compile(r"关于(?:印发|转发)?(.+?)的通知$")


def quoted_item(passage: Passage, score: float) -> Item:
    """The facts of a passage behind a reply."""
    return Item(passage.id, passage.title, passage.lead, None, round(min(1.0, max(0.0, score)), 4))


def stands_in(passage: Passage, paper: Paper) -> str:
    """Where a passage stands: paper, number, place in it, date."""
    return texts.stands_in(_short(paper.title), paper.number, place_in(passage), paper.date)


def later(passage: Passage, paper: Paper) -> Paragraph:
    """What a later paper says of an entry."""
    said = excerpt(passage.text, "", LONGEST_LATER)
    number = paper.number or f"《{_short(paper.title)}》"
    where = f"{number} {place_in(passage)}".strip()
    return Paragraph(Style.NOTE, texts.LATER.format(year=paper.date[:4], said=said, where=where))


def paper_name(paper: Paper) -> str:
    """A paper as one calls it in a sentence: its title without what sends it, and the year."""
    return f"{paper.date[:4]}年的《{_short(paper.title)}》"


def paper_source(paper: Paper) -> str:
    """A paper as the source of something that stands all over it."""
    return texts.stands_in(_short(paper.title), paper.number, "", paper.date)


def place_in(passage: Passage) -> str:
    """The place of a passage in its paper, by the numbers of the headings above it: 二（三）15, 附件1 第50项."""
    row = _ROW.fullmatch(passage.place)
    told = [*map(_numbered, passage.path), *([texts.ROW.format(row[1])] if row else [])]
    close = [_PLAIN_NUMBER.fullmatch(part) is not None for part in told]
    gaps = ["" if at == 0 or (close[at] and close[at - 1]) else " " for at in range(len(told))]
    return "".join(gap + part for gap, part in zip(gaps, told, strict=True))


def _numbered(heading: str) -> str:
    """The number of a heading, or the beginning of one without."""
    found = _NUMBERING.match(heading)
    return found[0].rstrip("、.．") if found else heading[:LONGEST_HEADING]


def told_in_place(passage: Passage) -> str:
    """A passage as it stands among others: its place, then its words."""
    return f"〔{place_in(passage).strip()}〕{passage.text}" if passage.path else passage.text


def _short(title: str) -> str:
    """The title of what a notice brings round: without the office that sends it and 的通知."""
    found = _BROUGHT_ROUND.search(title)
    return found[1] if found else title
