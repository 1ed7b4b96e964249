"""The kill switch: seen at once by whoever looks, and thrown from the command line."""

import json
import time
from pathlib import Path

import pytest

from bot.app import PAUSE_FILE, Assistant
from bot.pausing import LONGEST_NOTICE, PauseFile
from bot.settings import Settings
from handlers import texts
from handlers.jsonl import answer_line
from handlers.pause import FOUND
from tests.bot.conftest import Bot
from tests.bot.updates import message, ours, press, private, text, typed

NOTICE = "维护中，请拨12345"
SURE = "驾照丢了要跑几趟"


@pytest.fixture
def pause(settings: Settings) -> PauseFile:
    return PauseFile(settings.data_dir / PAUSE_FILE)


async def test_whatever_is_asked_on_telegram_gets_the_notice(bot: Bot, pause: PauseFile) -> None:
    pause.begin(NOTICE)
    await bot.gets("message", text(SURE, private(1)))
    await bot.gets("message", text("/start", private(1)))
    await bot.gets("edited_message", text(SURE, private(1)))
    await bot.gets("callback_query", press("1:u:0", ours(private(1)), 1))
    await bot.gets("message", message(private(1), location={"latitude": 30.25, "longitude": 120.15}))
    assert {call.text for call in bot.wire.sent} <= {NOTICE}
    assert len(bot.wire.sent) >= 4
    await bot.gets("inline_query", typed("公积金", 1))
    (result,) = bot.wire.of("answerInlineQuery")[0].parameters["results"]
    assert (result["id"], result["input_message_content"]["message_text"]) == (FOUND, NOTICE)


async def test_resuming_answers_again_at_once(bot: Bot, pause: PauseFile) -> None:
    pause.begin(NOTICE)
    await bot.gets("message", text(SURE, private(1)))
    assert pause.end()
    await bot.gets("message", text(SURE, private(1)))
    assert [NOTICE in call.text for call in bot.wire.sent] == [True, False]


async def test_forgetting_goes_on(assistant: Assistant, pause: PauseFile, bot: Bot) -> None:
    pause.begin(NOTICE)
    await bot.gets("message", text("/forget", private(1)))
    assert NOTICE not in bot.wire.sent[0].text


async def test_lines_of_json_keep_their_shape(assistant: Assistant, pause: PauseFile) -> None:
    pause.begin(NOTICE)
    answer = json.loads(await answer_line(assistant.conversation, SURE))
    assert answer == {"outcome": "none", "items": [], "reply": NOTICE}


def test_a_change_of_the_notice_is_seen(tmp_path: Path) -> None:
    writer, reader = PauseFile(tmp_path / "paused"), PauseFile(tmp_path / "paused")
    assert reader.notice() == ""
    writer.begin("一")
    assert reader.notice() == "一"
    writer.begin("二" * 2 * LONGEST_NOTICE)
    assert reader.notice() == "二" * LONGEST_NOTICE
    assert (writer.end(), writer.end()) == (True, False)
    assert reader.notice() == ""


def test_looking_costs_next_to_nothing(tmp_path: Path) -> None:
    pause = PauseFile(tmp_path / "paused")
    pause.begin(NOTICE)
    begin = time.perf_counter()
    for _ in range(1000):
        pause.notice()
    assert time.perf_counter() - begin < 0.1, "0.002 s when written"


def test_there_is_a_notice_for_those_who_write_none() -> None:
    assert "12345" in texts.PAUSED
