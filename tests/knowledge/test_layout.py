"""Which files are knowledge."""

import pytest

from knowledge.layout import Layout
from knowledge.load import digest


def test_every_committed_file_is_read_by_somebody(files: Layout) -> None:
    named = {path for path in vars(files).values() if path != files.root} | set(files.phrasings)
    assert named == set(files.files())


def test_other_files_and_folders_are_no_knowledge(files: Layout) -> None:
    before = files.files()
    (files.root / "备忘.txt").write_text("不是知识", encoding="utf-8")
    (files.root / "phrasings" / "folder.csv").mkdir()
    assert files.files() == before


@pytest.mark.parametrize("name", ["~$01-发改至司法.csv", "._01-发改至司法.csv", ".~lock.01-发改至司法.csv#"])
def test_what_a_spreadsheet_lays_beside_its_file_is_no_knowledge(files: Layout, name: str) -> None:
    before = files.files(), files.phrasings, digest(files)
    (files.root / "phrasings" / name).write_bytes(b"\xd0\xa2")
    assert (files.files(), files.phrasings, digest(files)) == before
