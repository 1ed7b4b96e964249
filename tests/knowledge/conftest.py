"""The committed knowledge, copied to where a test may break it."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from knowledge.check import load_checked
from knowledge.entries import Knowledge
from knowledge.layout import Layout
from tests.knowledge.files import DATA


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the committed knowledge files, with one of the tables of phrasings."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder, ignore=_all_tables_of_phrasings_but_the_first)
    return folder


@pytest.fixture
def files(data: Path) -> Layout:
    """The copied files by name."""
    return Layout(data)


@pytest.fixture
def knowledge(files: Layout) -> Knowledge:
    """What the copied files say."""
    return load_checked(files)


def _all_tables_of_phrasings_but_the_first(folder: str, names: Sequence[str]) -> list[str]:
    return sorted(names)[1:] if Path(folder).name == "phrasings" else []
