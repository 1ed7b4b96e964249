"""The import into a folder of the test."""

import shutil
from pathlib import Path

import pytest

from knowledge.gazette.importer import ImportReport, import_gazette
from knowledge.layout import Layout
from tests.knowledge.files import DATA, SOURCE


@pytest.fixture
def imported_into(tmp_path: Path) -> Layout:
    """An empty data folder but for what people wrote, which the import needs for the corrections."""
    shutil.copytree(DATA / "editorial", tmp_path / "data" / "editorial")
    return Layout(tmp_path / "data")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A copy of the printed document that a test may damage."""
    return Path(shutil.copy(SOURCE, tmp_path / "gazette.txt"))


@pytest.fixture
def report(imported_into: Layout, source: Path) -> ImportReport:
    """What the import of the whole document reports."""
    return import_gazette(source, imported_into.root)
