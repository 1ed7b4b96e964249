"""Whole dialogues through the real application: interleaved, over a restart, in a group, forgotten."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from telegram.error import TelegramError

from bot.app import KNOWLEDGE_FILE, SESSIONS_FILE, assemble, build_application, open_inbox
from bot.evaluation.dialogues import Script, read_dialogues
from bot.evaluation.judge import flat
from bot.settings import Settings
from handlers import texts
from knowledge.database import OwnedDatabase
from knowledge.store import Store
from nlu.interpreter import Interpreter
from tests.bot.conftest import Bot
from tests.bot.updates import group, private, text
from tests.handlers.markup import read
from tests.wire import BOT, Wire

QUESTIONS = Path(__file__).parents[1] / "questions"
LICENCE, AGREED = "驾照丢了怎么补", "市公安局交管局"


async def says(bot: Bot, said: str, chat: int) -> str:
    """The words of all replies to a text in private."""
    before = len(bot.wire.sent)
    await bot.gets("message", text(said, private(chat)))
    return "\n".join(read(call.text) for call in bot.wire.sent[before:])


async def says_in_group(bot: Bot, said: str, sender: int) -> str:
    before = len(bot.wire.sent)
    await bot.gets("message", text(f"@{BOT['username']} {said}", group(), sender))
    return "\n".join(read(call.text) for call in bot.wire.sent[before:])


def turns(scripts: Sequence[Script]) -> list[tuple[int, str, tuple[str, ...]]]:
    """Chat, text and what must stand in the reply: the first turn of every dialogue, then the second, and so on."""
    longest = max(len(script.turns) for script in scripts)
    return [
        (chat, script.turns[at].q, script.turns[at].must)
        for at in range(longest)
        for chat, script in enumerate(scripts, 1)
        if at < len(script.turns)
    ]


async def test_dialogues_that_go_on_at_once_do_not_disturb_each_other(bot: Bot) -> None:
    scripts = read_dialogues([QUESTIONS / "dialogue.jsonl"])
    held = []
    for chat, said, must in turns(scripts):
        reply = flat(await says(bot, said, chat))
        held += [all(flat(each) in reply for each in must)] if must else []
    assert sum(held) / len(held) >= 0.85


async def test_every_member_of_a_group_has_a_thread_of_their_own(bot: Bot) -> None:
    await says_in_group(bot, LICENCE, 5)
    await says_in_group(bot, "公积金转移到杭州", 6)
    assert AGREED in await says_in_group(bot, "归谁管", 5)
    assert "公积金" in await says_in_group(bot, "归谁管", 6)


async def test_what_was_said_is_gone_when_it_is_to_be_forgotten(bot: Bot, settings: Settings) -> None:
    await says(bot, LICENCE, 1)
    await says(bot, LICENCE, 2)
    assert texts.FORGOTTEN in await says(bot, "/forget", 1)
    assert AGREED not in await says(bot, "归谁管", 1)
    assert AGREED in await says(bot, "归谁管", 2)


@pytest.fixture
def wired(built: Path, settings: Settings, interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setattr("bot.app.interpreter_over", lambda known, kept: interpreter)
    return Store(OwnedDatabase(built / KNOWLEDGE_FILE))


async def test_a_conversation_goes_on_after_a_restart(settings: Settings, built: Path, wired: Store) -> None:
    replies: list[str] = []
    given_up: list[TelegramError] = []
    for said in (LICENCE, "归谁管"):
        assistant = assemble(settings, Store(OwnedDatabase(built / KNOWLEDGE_FILE)), keep_journal=True)
        wire = Wire()
        inbox = open_inbox(settings)
        application = build_application(settings, assistant, inbox, given_up.append, wire)
        async with application:
            replies.append(await says(Bot(application, wire, given_up), said, 1))
        assistant.close()
        inbox.close()
    wired.close()
    assert AGREED in replies[1]
    assert texts.NO_SUBJECT not in replies[1]
    kept = (settings.data_dir / SESSIONS_FILE).read_bytes()
    assert b"tg:1" not in kept
