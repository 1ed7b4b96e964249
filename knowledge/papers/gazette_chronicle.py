"""Appointments, bodies set up and the chronicle of January, from 杭州市人民政府公报 2017年第2期."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from string import ascii_lowercase

from knowledge.errors import SourceDamaged
from knowledge.papers.gazette_issue import Lines, paper, paragraphs
from knowledge.papers.printed import Read, even
from knowledge.passages import Passage

_GOVERNMENT = "杭州市人民政府"
_APPOINTMENTS, _BODIES, _CHRONICLE = "hz-2017-appointments", "hz-2017-bodies", "hz-2017-chronicle"
_APPOINTMENTS_PAGE, _BODIES_PAGES = "60", "60—61"
_CHRONICLE_PAGES = "62—64"
"""From page 62 on (contents page); the text fills six columns, two a page."""
_BODIES_DATE = "2017-02"
"""Both decisions name their day without the year."""

_WHO = re.compile(r"(?:推荐|提议免去)?(.+?)(?=任|的)")
_BODY = re.compile(r"\*\*(.+?)\*\*")
_NEXT_BODY = re.compile(r"(?=[一二三四五六七八九十]、\*\*)")
_CHRONICLE_TITLE = re.compile(r"(\d{4})年(\d+)月份.+大事记")
_EVENT = re.compile(r"△((\d+)日.+)")


def appointments(lines: Lines) -> Read:
    """One passage a line: who is appointed, who leaves office, and under which decision."""
    title, *texts = paragraphs(lines)
    return Read((paper(_APPOINTMENTS, even(title), issuer=_GOVERNMENT),), tuple(_offices(texts)), ())


def _offices(texts: Iterable[str]) -> Iterator[Passage]:
    decision, part, no = "", 0, 0
    for text in map(even, texts):
        if text.endswith("："):
            decision, part, no = text, part + 1, 0
            continue
        no += 1
        who = _WHO.match(text)
        if who is None:
            raise SourceDamaged(f"任免名单里认不出人名：{text}")
        yield Passage(_APPOINTMENTS, f"{part}-p{no}", (decision,), who[1], text, page=_APPOINTMENTS_PAGE)


def bodies(lines: Lines) -> Read:
    """One passage a body, named for it, and one a decision."""
    title, *texts = paragraphs(lines)
    passages = tuple(_bodies(texts))
    return Read((paper(_BODIES, even(title), _BODIES_DATE, _GOVERNMENT),), passages, ())


def _bodies(texts: Iterable[str]) -> Iterator[Passage]:
    decisions = bodies_met = 0
    for part in (part for text in texts for part in _NEXT_BODY.split(text)):
        if body := _BODY.search(part):
            bodies_met += 1
            yield Passage(_BODIES, str(bodies_met), (), even(body[1]), even(part), page=_BODIES_PAGES)
        else:
            decisions += 1
            yield Passage(_BODIES, f"p{decisions}", (), "", even(part), page=_BODIES_PAGES)


def events(lines: Lines) -> Read:
    """One passage an event, its date written in full; raises SourceDamaged for a line that is no event of the month."""
    heading, *texts = (even(text) for text in paragraphs(lines))
    title = _CHRONICLE_TITLE.fullmatch(heading)
    if title is None:
        raise SourceDamaged(f"大事记标题认不出年月：{heading}")
    year, month = title[1], int(title[2])
    chronicle = paper(_CHRONICLE, heading, f"{year}-{month:02d}")
    return Read((chronicle,), tuple(_events(texts, year, month)), ())


def _events(texts: Iterable[str], year: str, month: int) -> Iterator[Passage]:
    """``0103`` is the first event of 3 January, ``0103b`` the second."""
    met = Counter[int]()
    for text in texts:
        event = _EVENT.fullmatch(text)
        if event is None:
            raise SourceDamaged(f"大事记这一条没有日期：{text[:40]}")
        day = int(event[2])
        place = f"{month:02d}{day:02d}" + (ascii_lowercase[met[day]] if met[day] else "")
        met[day] += 1
        yield Passage(_CHRONICLE, place, (), "", f"{year}年{month}月{event[1]}", page=_CHRONICLE_PAGES)
