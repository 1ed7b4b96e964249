"""The vocabulary of the real knowledge and what is prepared of it, made once."""

import pytest
from hypothesis import settings

from bot.vocabulary import vocabulary as vocabulary_of
from knowledge.entries import Knowledge
from nlu.prepared import Prepared, prepare
from nlu.segment import Segmenter
from nlu.understanding import Kind, Subject, Vocabulary

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
"""The first example of a test may load a dictionary."""


@pytest.fixture(scope="session")
def vocabulary(known: Knowledge) -> Vocabulary:
    """The committed knowledge as understanding takes it."""
    return vocabulary_of(known)


@pytest.fixture(scope="session")
def present(vocabulary: Vocabulary) -> list[Subject]:
    """What is in the books."""
    return [subject for subject in vocabulary.subjects if subject.kind is Kind.ENTRY]


@pytest.fixture(scope="session")
def quotable(vocabulary: Vocabulary) -> list[Subject]:
    """The passages of the papers."""
    return [subject for subject in vocabulary.subjects if subject.kind is Kind.PASSAGE]


@pytest.fixture(scope="session")
def segmenter(vocabulary: Vocabulary) -> Segmenter:
    """Cuts words as the real vocabulary has them."""
    return Segmenter(vocabulary.units)


@pytest.fixture(scope="session")
def prepared(vocabulary: Vocabulary, segmenter: Segmenter) -> Prepared:
    """What is kept of the real phrasings."""
    return prepare(vocabulary, segmenter)
