"""Which files are knowledge."""

from knowledge.layout import Layout


def test_every_committed_file_is_read_by_somebody(files: Layout) -> None:
    named = {path for path in vars(files).values() if path != files.root} | set(files.phrasings)
    assert named == set(files.files())


def test_other_files_and_folders_are_no_knowledge(files: Layout) -> None:
    before = files.files()
    (files.root / "备忘.txt").write_text("不是知识", encoding="utf-8")
    (files.root / "phrasings" / "folder.csv").mkdir()
    assert files.files() == before
