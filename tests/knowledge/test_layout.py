"""Which files are knowledge."""

from pathlib import Path

import pytest

from knowledge.layout import Layout
from knowledge.load import digest
from tests.knowledge.files import DATA


def listed(files: Layout) -> set[Path]:
    """Every file that some part of the layout names."""
    alone = {path for path in vars(files).values() if path not in (files.root, files.passages_folder)}
    return alone | {*files.phrasings, *files.passages, *files.asks}


def test_every_committed_file_is_read_by_somebody() -> None:
    files = Layout(DATA)
    assert listed(files) == set(files.files())


def test_other_files_and_folders_are_no_knowledge(files: Layout) -> None:
    before = files.files()
    (files.root / "备忘.txt").write_text("不是知识", encoding="utf-8")
    (files.root / "phrasings" / "folder.csv").mkdir()
    (files.root / "asks" / "folder.csv").mkdir()
    (files.passages_folder / "备忘.txt").write_text("不是知识", encoding="utf-8")
    assert (files.files(), listed(files)) == (before, set(before))


@pytest.mark.parametrize("folder", ["phrasings", "asks", "official/papers"])
def test_tables_of_many_are_found_in_the_order_of_their_names(files: Layout, folder: str) -> None:
    for name in ("99-后.csv", "00-先.csv", "05-中.csv"):
        (files.root / folder / name).write_text("", encoding="utf-8")
    tables = {"phrasings": files.phrasings, "asks": files.asks, "official/papers": files.passages}[folder]
    names = [path.name for path in tables]
    assert {"99-后.csv", "00-先.csv", "05-中.csv"} < set(names)
    assert names == sorted(names)


def test_no_tables_of_many_are_none(tmp_path: Path) -> None:
    files = Layout(tmp_path)
    assert (files.phrasings, files.asks, files.passages, files.files()) == ((), (), (), ())


@pytest.mark.parametrize("folder", ["phrasings", "asks", "official/papers"])
@pytest.mark.parametrize("name", ["~$01-发改至司法.csv", "._01-发改至司法.csv", ".~lock.01-发改至司法.csv#"])
def test_what_a_spreadsheet_lays_beside_its_file_is_no_knowledge(files: Layout, folder: str, name: str) -> None:
    before = files.files(), listed(files), digest(files)
    (files.root / folder / name).write_bytes(b"\xd0\xa2")
    assert (files.files(), listed(files), digest(files)) == before
