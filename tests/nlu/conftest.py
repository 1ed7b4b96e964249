"""The committed knowledge and an interpreter over it, made once: neither changes."""

from pathlib import Path

import pytest

import knowledge as package
from bot.vocabulary import vocabulary as vocabulary_of
from knowledge.check import load_checked
from knowledge.entries import Knowledge
from knowledge.layout import Layout
from nlu.interpreter import Interpreter
from nlu.understanding import Vocabulary


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Everything the product knows."""
    return load_checked(Layout(Path(package.__path__[0]) / "data"))


@pytest.fixture(scope="session")
def vocabulary(knowledge: Knowledge) -> Vocabulary:
    """The knowledge as understanding takes it."""
    return vocabulary_of(knowledge)


@pytest.fixture(scope="session")
def interpreter(vocabulary: Vocabulary) -> Interpreter:
    """The interpreter of the product."""
    return Interpreter(vocabulary)
