"""The yearbook of 上城区 for 2019: the honours of 2018, then eight policy papers, cut into passages."""

import re
from collections.abc import Iterator

from knowledge.errors import SourceDamaged
from knowledge.papers import yearbook_honours
from knowledge.papers.printed import Line, Read, even
from knowledge.papers.yearbook_outline import STRAY_AND, passages
from knowledge.passages import Paper, Passage

PRINTED_IN = "上城年鉴（2019）"

_PAPERS = "文件辑录"
_TITLES = {
    "sc-special": "杭州市上城区特殊教育提升计划（2017—2020）",
    "sc-party": "中共杭州市上城区委关于加强新时代城市基层党建工作的实施意见",
    "sc-tourism": "上城区创建浙江省全域旅游示范区行动计划（2018—2020）",
    "sc-phoenix": "上城区深入推进“凤凰行动”更好服务实体经济扶持政策",
    "sc-waste": "上城区深入推进生活垃圾分类工作实施方案",
    "sc-river": "上城区拥江发展四年行动计划（2018—2021年）",
    "sc-fire": "关于加强消防安全社会治理的指导意见",
    "sc-health": "关于推进健康上城建设的实施意见",
}
_BY_ARTICLE = frozenset({"sc-phoenix"})
"""Papers whose items count through all parts and have no titles."""

_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_OFFICE = re.compile(r"(?:中共)?(?:杭州市)?上城区(?:委|人民政府)办公室")


def read(lines: tuple[Line, ...]) -> Read:
    """Honours and papers of the whole book; raises SourceDamaged when a title, a signature or a table is not whole."""
    start = _found(lines, _PAPERS)
    honours = yearbook_honours.read(lines[:start], PRINTED_IN)
    papers, found, dropped = list(honours.papers), list(honours.passages), list(honours.dropped)
    dropped.append((lines[start].no, "title of a part of the book"))
    for key, body in _bodies(lines[start + 1 :]):
        paper, said, date = _paper(key, body)
        papers.append(paper)
        found += said
        dropped.append((date.no, "date of a paper"))
    dropped += [(line.no, "kept in its passage, but for a misread “and”") for line in lines if STRAY_AND in line.text]
    return Read(tuple(papers), tuple(found), tuple(dropped))


def _bodies(lines: tuple[Line, ...]) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Each paper's key and the lines from below its title to the next one, blank lines left out."""
    starts = [_found(lines, title) for title in _TITLES.values()]
    for key, start, end in zip(_TITLES, starts, (*starts[1:], len(lines)), strict=True):
        yield key, tuple(line for line in lines[start + 1 : end] if line.text.strip())


def _paper(key: str, lines: tuple[Line, ...]) -> tuple[Paper, tuple[Passage, ...], Line]:
    """The paper, its passages, and the line of its date: text, then one or two offices, then the date."""
    date = _DATE.fullmatch(even(lines[-1].text)) if lines else None
    offices = sum(1 for line in lines[-3:-1] if _OFFICE.fullmatch(even(line.text)))
    if not date or not offices:
        raise SourceDamaged(f"《{_TITLES[key]}》末尾没有单位和日期")
    year, month, day = map(int, date.groups())
    issuer = "、".join(even(line.text) for line in lines[-1 - offices : -1])
    paper = Paper(key, _TITLES[key], "", f"{year}-{month:02}-{day:02}", issuer, PRINTED_IN)
    said = tuple(passages(key, lines[: -1 - offices], by_article=key in _BY_ARTICLE))
    if not said:
        raise SourceDamaged(f"《{_TITLES[key]}》没有正文")
    return paper, said, lines[-1]


def _found(lines: tuple[Line, ...], text: str) -> int:
    """The index of the line that says this; raises SourceDamaged when none does."""
    for index, line in enumerate(lines):
        if even(line.text) == text:
            return index
    raise SourceDamaged(f"年鉴里找不到“{text}”")
