"""The vocabulary of the real knowledge, made once."""

import pytest
from hypothesis import settings

from bot.vocabulary import vocabulary as vocabulary_of
from knowledge.entries import Knowledge
from nlu.understanding import Vocabulary

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
"""The first example of a test may load a dictionary."""


@pytest.fixture(scope="session")
def vocabulary(known: Knowledge) -> Vocabulary:
    """The committed knowledge as understanding takes it."""
    return vocabulary_of(known)
