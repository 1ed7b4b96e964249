"""The import of the papers: every parser over its source, the passages into files under ``official/papers``."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from knowledge import columns
from knowledge.documents import write_document
from knowledge.layout import Layout
from knowledge.papers import gazette_papers, pilot, province, reform, yearbook
from knowledge.papers.printed import Read, read_lines
from knowledge.passages import JOINT, Passage
from knowledge.tables import write_table

SOURCES = {
    "hangzhou-gazette-2017-02.txt": gazette_papers.read,
    "zhejiang-gazette-2018-12.txt": province.read,
    "shangcheng-yearbook-2019.txt": yearbook.read,
    "hangzhou-reform-2019.txt": reform.read,
    "hangzhou-pilot-2022.txt": pilot.read,
}
"""Each source with its parser, in the order in which they were issued."""


@dataclass(frozen=True, slots=True)
class PapersReport:
    """What came in: papers, passages, and lines of the sources that were left out for a stated reason."""

    papers: int
    passages: int
    dropped: int


def import_papers(sources: Path, folder: Path) -> PapersReport:
    """Read the five sources below ``sources`` and write the files below ``folder``/official.

    Raises SourceDamaged before anything is written.
    """
    files = Layout(folder)
    read = [parse(read_lines(sources / name)) for name, parse in SOURCES.items()]
    papers = [paper for each in read for paper in each.papers]
    files.passages_folder.mkdir(parents=True, exist_ok=True)
    write_document(files.papers, {"paper": [asdict(paper) for paper in papers]})
    for paper in papers:
        rows = (_row(passage) for passage in _passages(read) if passage.paper == paper.key)
        write_table(files.passages_folder / f"{paper.key}.csv", columns.PASSAGES, rows)
    return PapersReport(len(papers), sum(len(each.passages) for each in read), sum(len(each.dropped) for each in read))


def _passages(read: list[Read]) -> Iterator[Passage]:
    for each in read:
        yield from each.passages


def _row(passage: Passage) -> tuple[str, ...]:
    return (
        passage.id,
        JOINT.join(passage.path),
        passage.name,
        passage.text,
        passage.lead,
        passage.units,
        passage.due,
        passage.page,
    )
