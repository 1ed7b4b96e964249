"""A dialogue over the real knowledge, with a clock that stands still and a list in place of the journal."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from handlers.conversation import Conversation
from handlers.dialogue import Dialogue
from handlers.menu import About, Menu
from handlers.session import Sessions
from knowledge.entries import Knowledge
from knowledge.journal import Event
from knowledge.store import Store
from nlu.interpreter import Interpreter

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
FIGURE = "测得的一行数字"


class Watch:
    """Seconds that run only when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Asked(list[str]):
    """What has been asked most, as a test has it."""

    async def most(self, limit: int) -> Sequence[str]:
        return self[:limit]


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def events() -> list[Event]:
    """What the dialogue noted."""
    return []


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def about(known: Knowledge) -> About:
    counts = (len(known.matters), len(known.units), len(known.faqs), len(known.places), len(known.phrasings))
    return About(*counts, known.date, known.digest, (FIGURE,))


@pytest.fixture
def menu(store: Store, interpreter: Interpreter, about: About, asked: Asked, known: Knowledge) -> Menu:
    return Menu(store, interpreter, about, asked.most, known.usual)


@pytest.fixture
def dialogue(interpreter: Interpreter, store: Store, menu: Menu, events: list[Event]) -> Dialogue:
    return Dialogue(interpreter, store, menu, events.append, lambda: NOW)


@pytest.fixture
def conversation(dialogue: Dialogue, menu: Menu, watch: Watch) -> Conversation:
    return Conversation(dialogue, menu, Sessions(), watch)
