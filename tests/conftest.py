"""The real knowledge and the real understanding of it, each made once for all tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import knowledge
from bot.app import KNOWLEDGE_FILE
from bot.reading import interpreter_over
from knowledge.build import build
from knowledge.check import load_checked
from knowledge.database import OwnedDatabase
from knowledge.entries import Entry, Knowledge
from knowledge.layout import Layout
from knowledge.store import Store
from nlu.interpreter import Interpreter


@pytest.fixture(scope="session")
def known() -> Knowledge:
    """What the committed files say."""
    return load_checked(Layout(Path(knowledge.__path__[0]) / "data"))


@pytest.fixture(scope="session")
def entries(known: Knowledge) -> dict[str, Entry]:
    """Every entry by its id."""
    return {entry.id: entry for entry in known.entries()}


@pytest.fixture(scope="session")
def built(known: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds the built knowledge."""
    folder = tmp_path_factory.mktemp("built")
    build(known, folder / KNOWLEDGE_FILE)
    return folder


@pytest.fixture(scope="session")
def store(built: Path) -> Iterator[Store]:
    """The built knowledge, open."""
    opened = Store(OwnedDatabase(built / KNOWLEDGE_FILE))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def interpreter(known: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Interpreter:
    """The real understanding of the real knowledge."""
    return interpreter_over(known, tmp_path_factory.mktemp("prepared") / "prepared")
