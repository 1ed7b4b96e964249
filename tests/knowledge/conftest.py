"""A part of the committed knowledge, complete in itself, copied to where a test may break it."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from knowledge.check import load_checked
from knowledge.entries import Knowledge
from knowledge.layout import Layout
from tests.knowledge.files import DATA

PAPERS = "hz-2019-1", "zj-2018-"
"""How the keys of the papers begin whose passages are copied: those of the one table of asks that is."""
ASKS = "04-"
"""How the name of that table begins."""
ABSENT = 100
"""Subjects that the books do not hold and that are copied."""


@pytest.fixture(scope="session")
def part(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed files without most phrasings, asks, passages and absent subjects, which cost a test seconds."""
    folder = tmp_path_factory.mktemp("part") / "data"
    shutil.copytree(DATA, folder, ignore=_many)
    files = Layout(folder)
    _keep(files.absent, lambda no, line: no <= ABSENT)
    _keep(files.stories, lambda no, line: no == 0 or any(f",doc:{key}" in line for key in PAPERS))
    return folder


@pytest.fixture(scope="session")
def knowledge(part: Path) -> Knowledge:
    """What the files say that each test gets a copy of."""
    return load_checked(Layout(part))


@pytest.fixture
def data(part: Path, tmp_path: Path) -> Path:
    """A copy of the files for one test."""
    return Path(shutil.copytree(part, tmp_path / "data"))


@pytest.fixture
def files(data: Path) -> Layout:
    """The copied files by name."""
    return Layout(data)


def _many(folder: str, names: Sequence[str]) -> list[str]:
    """The tables of many alike that are not copied."""
    match Path(folder).name:
        case "phrasings":
            return sorted(names)[1:]
        case "asks":
            return [name for name in names if not name.startswith(ASKS)]
        case "papers":
            return [name for name in names if not name.startswith(PAPERS)]
    return []


def _keep(path: Path, wanted: Callable[[int, str], bool]) -> None:
    """Keep the lines of a table that are wanted; the head is line 0."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for no, line in enumerate(lines) if wanted(no, line)), encoding="utf-8")
