"""The import of the papers: the committed files are what it writes, and a damaged source writes nothing."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.errors import SourceDamaged
from knowledge.layout import Layout
from knowledge.library import read_library
from knowledge.papers.importer import SOURCES, PapersReport, import_papers
from knowledge.papers.printed import Read, read_lines
from knowledge.passages import Paper, Passage
from tests.knowledge.files import DATA, SOURCE

REPORT = PapersReport(papers=31, passages=1944, dropped=1173)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """A folder into which the papers were imported, and nothing else."""
    files = Layout(tmp_path_factory.mktemp("fresh") / "data")
    assert import_papers(SOURCE.parent, files.root) == REPORT
    return files


@pytest.fixture(scope="module")
def parsed() -> list[Read]:
    """What each parser makes of its source."""
    return [parse(read_lines(SOURCE.with_name(name))) for name, parse in SOURCES.items()]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Copies of the sources that a test may damage."""
    folder = tmp_path / "sources"
    folder.mkdir()
    for name in SOURCES:
        (folder / name).write_bytes(SOURCE.with_name(name).read_bytes())
    return folder


def written(root: Path) -> dict[str, bytes]:
    """Every file below a folder by its place in it."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def committed() -> Iterator[Path]:
    yield Layout(DATA).papers
    yield from Layout(DATA).passages_folder.iterdir()


def test_every_source_is_parsed() -> None:
    assert {path.name for path in SOURCE.parent.iterdir()} == set(SOURCES)


def test_the_committed_files_are_what_it_writes_byte_for_byte(fresh: Layout) -> None:
    assert written(fresh.root) == {path.relative_to(DATA).as_posix(): path.read_bytes() for path in committed()}


def test_it_reports_what_the_parsers_found(parsed: list[Read]) -> None:
    papers, passages, dropped = (sum(len(getattr(each, what)) for each in parsed) for what in Read.__slots__)
    assert PapersReport(papers, passages, dropped) == REPORT


def test_a_second_import_changes_nothing(fresh: Layout) -> None:
    before = written(fresh.root)
    assert import_papers(SOURCE.parent, fresh.root) == REPORT
    assert written(fresh.root) == before


def test_what_it_writes_is_read_back_as_it_was_parsed(fresh: Layout, parsed: list[Read], tmp_path: Path) -> None:
    files = Layout(Path(shutil.copytree(fresh.root, tmp_path / "data")))
    files.stories.parent.mkdir()
    files.stories.write_text("编号,名称,段落,理由\n", encoding="utf-8")
    library = read_library(files, {})
    papers: list[Paper] = [paper for each in parsed for paper in each.papers]
    passages: list[Passage] = [passage for each in parsed for passage in each.passages]
    assert list(library.papers) == papers
    for paper in papers:
        assert [p for p in library.passages if p.paper == paper.key] == [p for p in passages if p.paper == paper.key]
    assert len(library.passages) == len(passages)


def test_a_table_holds_the_passages_of_its_paper_one_line_each(fresh: Layout) -> None:
    for path in fresh.passages:
        with path.open(encoding="utf-8", newline="") as file:
            ids = [row["编号"] for row in csv.DictReader(file)]
        assert {each.rsplit(":", 1)[0] for each in ids} == {f"doc:{path.stem}"}
        assert path.read_bytes().count(b"\n") == len(ids) + 1


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe", "一行字\n".encode()])
def test_a_damaged_source_writes_nothing(name: str, content: bytes | None, sources: Path, tmp_path: Path) -> None:
    if content is None:
        (sources / name).unlink()
    else:
        (sources / name).write_bytes(content)
    with pytest.raises(SourceDamaged):
        import_papers(sources, tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_a_source_that_was_cut_short_leaves_the_old_files(fresh: Layout, sources: Path) -> None:
    before, last = written(fresh.root), sources / list(SOURCES)[-1]
    lines = last.read_text(encoding="utf-8").splitlines(keepends=True)
    last.write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")
    with pytest.raises(SourceDamaged):
        import_papers(sources, fresh.root)
    assert written(fresh.root) == before
