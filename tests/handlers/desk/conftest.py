"""A desk over the real knowledge, with clocks that stand still."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handlers.conversation import Conversation
from handlers.desk.calls import Calls
from handlers.desk.desk import Desk
from handlers.desk.sheet import Sheets
from handlers.desk.suggest import Suggester
from knowledge.entries import Knowledge
from knowledge.missing import Queue
from knowledge.staff import DeskFile
from knowledge.store import Store
from nlu.interpreter import Interpreter
from tests.handlers.conftest import Watch

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


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
