"""The papers, their passages, how people ask for them, and what they say has become of entries."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from knowledge import columns
from knowledge.documents import read_document
from knowledge.entries import Phrasing
from knowledge.errors import Faults, FilesInvalid, Finding
from knowledge.layout import Layout
from knowledge.passages import JOINT, Paper, Passage, Story
from knowledge.references import Names, brief, named, no_such
from knowledge.shapes import Papers
from knowledge.tables import Row, read_table, read_tables

_Known = Collection[str] | None
"""What may be referred to; None when it could not be read, so that its own faults have no echo."""


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that is known of the papers."""

    papers: tuple[Paper, ...] = ()
    passages: tuple[Passage, ...] = ()
    asks: tuple[Phrasing, ...] = ()
    stories: tuple[Story, ...] = ()


def read_library(files: Layout, known: Names) -> Library:
    """The papers' files; ``known`` are the entries that stories may be about.  Raises FilesInvalid."""
    faults = Faults()
    keys: _Known = None
    ids: _Known = None
    with faults:
        papers = _papers(files)
        keys = {paper.key for paper in papers}
    with faults:
        passages = read_tables(files.passages, columns.PASSAGES, lambda row: _passage(row, keys), key=("编号",))
        ids = dict.fromkeys(passage.id for passage in passages)
    with faults:
        asks = read_tables(files.asks, columns.ASKS, lambda row: _ask(row, ids), key=("编号", "说法"))
    with faults:
        stories = read_table(files.stories, columns.STORIES, lambda row: _story(row, known, ids), key=("编号", "段落"))
    faults.settle()
    return Library(papers, passages, asks, stories)


def _papers(files: Layout) -> tuple[Paper, ...]:
    papers = tuple(Paper(**dict(block)) for block in read_document(files.papers, Papers).paper)
    twins = ((key, times) for key, times in Counter(paper.key for paper in papers).items() if times > 1)
    findings = tuple(Finding(files.papers.name, None, "key", f"「{key}」写了{times}次") for key, times in twins)
    if findings:
        raise FilesInvalid(findings)
    return papers


def _passage(row: Row, papers: _Known) -> Passage:
    parts = row.filled("编号").split(":")
    strange = len(parts) != 3 or parts[0] != "doc" or not all(parts)
    if strange or (papers is not None and parts[1] not in papers):
        raise row.wrong("编号", f"应为 doc:文件:位置，现在是「{row['编号']}」")
    path = tuple(filter(None, row["路径"].split(JOINT)))
    text, lead, units = row.filled("正文"), row["牵头单位"], row["责任单位"]
    return Passage(parts[1], parts[2], path, row["名称"], text, lead, units, row["时间"], row["页码"])


def _ask(row: Row, passages: _Known) -> Phrasing:
    _refuse_stranger(row, "编号", passages)
    return Phrasing(row["编号"], brief(row, row.filled("说法")))


def _refuse_stranger(row: Row, column: str, passages: _Known) -> None:
    """Raise FilesInvalid when the cell is the id of no passage."""
    if passages is not None and row[column] not in passages:
        raise row.wrong(column, no_such(row[column], passages))


def _story(row: Row, known: Names, passages: _Known) -> Story:
    _refuse_stranger(row, "段落", passages)
    return Story(named(row, known), row["段落"], row.filled("理由"))
