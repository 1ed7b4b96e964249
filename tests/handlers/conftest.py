"""A dialogue over the real knowledge, with a clock that stands still and a list in place of the journal."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handlers.catalogue import Catalogue
from handlers.conversation import Conversation
from handlers.desk.calls import Calls
from handlers.desk.desk import Desk
from handlers.desk.sheet import Sheets
from handlers.desk.suggest import Suggester
from handlers.dialogue import Dialogue
from handlers.hot import Hot
from handlers.menu import About, Menu
from handlers.places import Places
from handlers.session import Sessions
from knowledge.entries import Knowledge
from knowledge.journal import Event
from knowledge.missing import Queue
from knowledge.staff import DeskFile
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
def catalogue(store: Store, interpreter: Interpreter) -> Catalogue:
    return Catalogue(store, interpreter)


@pytest.fixture
def places(store: Store) -> Places:
    return Places(store)


@pytest.fixture
def hot(store: Store, asked: Asked, known: Knowledge) -> Hot:
    return Hot(store, asked.most, known.usual)


@pytest.fixture
def menu(catalogue: Catalogue, places: Places, hot: Hot, about: About) -> Menu:
    return Menu(catalogue, places, hot, about)


@pytest.fixture
def dialogue(interpreter: Interpreter, store: Store, catalogue: Catalogue, events: list[Event]) -> Dialogue:
    return Dialogue(interpreter, store, catalogue, events.append, lambda: NOW)


@pytest.fixture
def conversation(dialogue: Dialogue, menu: Menu, places: Places, watch: Watch) -> Conversation:
    return Conversation(dialogue, menu, places, Sessions(), watch)


# the desk


@pytest.fixture(scope="session")
def suggester(interpreter: Interpreter, known: Knowledge) -> Suggester:
    return Suggester(interpreter, known)


@pytest.fixture
def sheets(store: Store, interpreter: Interpreter) -> Sheets:
    return Sheets(store, interpreter)


@pytest.fixture
def calls(watch: Watch) -> Calls:
    return Calls(watch)


@pytest.fixture
def desk_file(tmp_path: Path) -> Iterator[DeskFile]:
    opened = DeskFile(tmp_path / "desk.db")
    yield opened
    opened.close()


@pytest.fixture
def queue(desk_file: DeskFile) -> Queue:
    return Queue(desk_file, lambda: NOW)


@pytest.fixture
def desk(suggester: Suggester, sheets: Sheets, calls: Calls, conversation: Conversation, queue: Queue) -> Desk:
    return Desk(suggester, sheets, calls, conversation, queue)
