"""The papers, their passages, how people ask for them, and what they say has become of entries."""

from collections.abc import Collection
from dataclasses import dataclass

from knowledge import columns
from knowledge.documents import read_document
from knowledge.entries import Phrasing
from knowledge.layout import Layout
from knowledge.passages import JOINT, Paper, Passage, Story
from knowledge.references import Names, brief, named, no_such
from knowledge.shapes import Papers
from knowledge.tables import Row, read_table, read_tables


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that is known of the papers."""

    papers: tuple[Paper, ...] = ()
    passages: tuple[Passage, ...] = ()
    asks: tuple[Phrasing, ...] = ()
    stories: tuple[Story, ...] = ()


def read_library(files: Layout, known: Names) -> Library:
    """The papers' files; ``known`` are the entries that stories may be about.  Raises FilesInvalid."""
    papers = tuple(Paper(**dict(block)) for block in read_document(files.papers, Papers).paper)
    keys = {paper.key for paper in papers}
    passages = read_tables(files.passages, columns.PASSAGES, lambda row: _passage(row, keys), key=("编号",))
    ids = dict.fromkeys(passage.id for passage in passages)
    asks = read_tables(files.asks, columns.ASKS, lambda row: _ask(row, ids), key=("编号", "说法"))
    stories = read_table(files.stories, columns.STORIES, lambda row: _story(row, known, ids), key=("编号", "段落"))
    return Library(papers, passages, asks, stories)


def _passage(row: Row, papers: Collection[str]) -> Passage:
    parts = row.filled("编号").split(":")
    if len(parts) != 3 or parts[0] != "doc" or parts[1] not in papers or not parts[2]:
        raise row.wrong("编号", f"应为 doc:文件:位置，现在是「{row['编号']}」")
    path = tuple(filter(None, row["路径"].split(JOINT)))
    text, lead, units = row.filled("正文"), row["牵头单位"], row["责任单位"]
    return Passage(parts[1], parts[2], path, row["名称"], text, lead, units, row["时间"], row["页码"])


def _ask(row: Row, passages: Collection[str]) -> Phrasing:
    if row["编号"] not in passages:
        raise row.wrong("编号", no_such(row["编号"], passages))
    return Phrasing(row["编号"], brief(row, row.filled("说法")))


def _story(row: Row, known: Names, passages: Collection[str]) -> Story:
    if row["段落"] not in passages:
        raise row.wrong("段落", no_such(row["段落"], passages))
    return Story(named(row, known), row["段落"], row.filled("理由"))
