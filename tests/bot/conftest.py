"""The whole application in this process, over the real knowledge, with a wire in the network's place."""

import logging
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from telegram import Update
from telegram.error import TelegramError

from bot import logs
from bot.app import KNOWLEDGE_FILE, AnyApplication, Assistant, assemble, build_application, open_inbox
from bot.inbox import Inbox
from bot.settings import Settings
from knowledge.database import OwnedDatabase
from knowledge.store import Store
from nlu.interpreter import Interpreter
from tests.bot.updates import Json, update
from tests.wire import TOKEN, Wire


class Bot:
    """An application that is fed with updates as JSON."""

    def __init__(self, application: AnyApplication, wire: Wire, given_up: list[TelegramError]) -> None:
        self.application, self.wire, self.given_up = application, wire, given_up

    @property
    def inbox(self) -> Inbox:
        assert isinstance(self.application.update_queue, Inbox)
        return self.application.update_queue

    async def gets(self, kind: str, content: Json) -> None:
        """Have one update handled to its end."""
        await self.application.process_update(self.read(kind, content))

    def read(self, kind: str, content: Json) -> Update:
        return Update.de_json(update(kind, content), self.application.bot)


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No setting of the machine's, and an empty folder to work in."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"PAOYICI_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def logging_as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What a test does to the logging of the whole process is undone."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    root = logging.getLogger()
    loggers = [root, *(logging.getLogger(name) for name in (*logs._CHATTY, "telegram"))]
    levels = [logger.level for logger in loggers]
    yield
    root.handlers[:] = [each for each in root.handlers if not isinstance(each.formatter, logs.RedactingFormatter)]
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(token=SecretStr(TOKEN), data_dir=tmp_path)


@pytest.fixture
def assistant(
    built: Path, settings: Settings, interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Assistant]:
    """A wired assistant with a journal; only the interpreter is the one that is already warm."""
    monkeypatch.setattr("bot.app.interpreter_over", lambda known, kept: interpreter)
    wired = assemble(settings, Store(OwnedDatabase(built / KNOWLEDGE_FILE)), keep_journal=True)
    yield wired
    wired.close()


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
async def bot(settings: Settings, assistant: Assistant, wire: Wire) -> AsyncIterator[Bot]:
    given_up: list[TelegramError] = []
    inbox = open_inbox(settings)
    application = build_application(settings, assistant, inbox, given_up.append, wire)
    async with application:
        yield Bot(application, wire, given_up)
    inbox.close()
