"""Fuzzed updates in short; ``make torture`` does it at length."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import KNOWLEDGE_FILE, assemble, build_application, open_inbox
from bot.settings import Settings
from knowledge.database import OwnedDatabase
from knowledge.entries import Knowledge
from knowledge.store import Store
from nlu.interpreter import Interpreter
from tests.botapi import BotApi
from tests.torture.fuzz import fuzz

TIMES = 300


def test_no_update_breaks_it_and_no_reply_would_be_refused(
    tmp_path: Path, built: Path, known: Knowledge, interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.app.interpreter_over", lambda known, kept: interpreter)
    settings = Settings(token=SecretStr("42:TEST"), data_dir=tmp_path)
    assistant = assemble(settings, Store(OwnedDatabase(built / KNOWLEDGE_FILE)), keep_journal=True)
    inbox = open_inbox(settings)
    phrasings = [each.text for each in known.phrasings]
    verdict = fuzz(
        lambda judge: build_application(settings, assistant, inbox, lambda _: None, judge),
        BotApi(),
        phrasings,
        TIMES,
        seed=8,
    )
    assistant.close()
    inbox.close()
    assert (verdict.failed[:3], list(verdict.refused)[:3]) == ([], [])
    assert verdict.updates >= TIMES
    assert verdict.calls > TIMES / 4, "most of it must be answered, or nothing is tried"
