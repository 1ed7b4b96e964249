"""What is kept of an update is enough to answer it, and nobody's."""

import json
from typing import Any

import pytest
from telegram import Update

from bot.traces import trace
from tests.bot.conftest import Bot
from tests.bot.updates import Json, group, membership, message, ours, press, private, text, typed, update
from tests.wire import BOT

NAME, IDENTITY, MOBILE = "张建国", "330106199001011234", "13805711234"
LATITUDE = 30.274155
DATA = f"我叫{NAME}，身份证{IDENTITY}，电话{MOBILE}，"
PHOTO = [{"file_id": NAME, "file_unique_id": "1", "width": 1, "height": 1}]
CONTACT = {"phone_number": MOBILE, "first_name": NAME}
HERE = {"latitude": LATITUDE, "longitude": 120.155123}

SENT: dict[str, tuple[str, Json]] = {
    "a question": ("message", text(f"{DATA}驾照丢了要跑几趟", private(1))),
    "an edited question": ("edited_message", text("驾照丢了要跑几趟", private(1), edit_date=2)),
    "a command": ("message", text("/unit 公积金", private(1))),
    "a mention in a group": ("message", text(f"😀{DATA} @PaoyiciBot 驾照丢了要跑几趟", group(), 7)),
    "a mention after others": ("message", text("@somebody @PaoyiciBot 结婚登记", group(), 7)),
    "an answer in a group": ("message", text("要跑几趟", group(), 7, reply_to_message=ours(group()))),
    "talk in a group": ("message", text("驾照丢了要跑几趟", group(), 7)),
    "a caption": ("message", message(private(1), caption="驾照丢了要跑几趟", photo=PHOTO)),
    "a picture": ("message", message(private(1), photo=PHOTO)),
    "a contact": ("message", message(private(1), contact=CONTACT)),
    "a place": ("message", message(private(1), location=HERE)),
    "a new title": ("message", message(group(), 7, new_chat_title=NAME)),
    "a press": ("callback_query", press("1:u:0", ours(private(1)), 1)),
    "an old press": ("callback_query", press("nonsense", ours(private(1)), 1)),
    "an inline query": ("inline_query", typed("公积金 租房", 1)),
    "a good-bye": ("my_chat_member", membership(private(1), "kicked", 1)),
    "a welcome": ("my_chat_member", membership(group(), "member", 1)),
}

TOLD_OTHERWISE = ("a question", "a mention in a group", "a place")
"""The note on personal data is not said again; distances are a little off."""


async def calls(bot: Bot, raw: Json) -> list[tuple[str, Any]]:
    """What the bot calls over an update; what tells calls apart but says nothing left out."""
    first = len(bot.wire.calls)
    await bot.application.process_update(Update.de_json(raw, bot.application.bot))
    return [(call.method, call.parameters) for call in bot.wire.calls[first:]]


@pytest.mark.parametrize("what", SENT)
async def test_what_is_kept_is_answered_as_the_update_itself(bot: Bot, what: str) -> None:
    raw = update(*SENT[what])
    read = Update.de_json(raw, bot.application.bot)
    whole = await calls(bot, raw)
    await bot.gets("message", text("/forget", private(1)))
    from_trace = await calls(bot, json.loads(json.dumps(trace(read.to_dict()))))
    assert [method for method, _ in from_trace] == [method for method, _ in whole]
    if what not in TOLD_OTHERWISE:
        assert _texts(from_trace) == _texts(whole)


def _texts(made: list[tuple[str, Any]]) -> list[Any]:
    return [parameters.get("text") for _, parameters in made]


@pytest.mark.parametrize("what", SENT)
def test_nothing_of_a_person_is_kept(what: str) -> None:
    sender = {"from": {"id": 7, "is_bot": False, "first_name": NAME, "last_name": NAME, "username": "zhangjianguo"}}
    kind, content = SENT[what]
    kept = json.dumps(trace(update(kind, content | sender)), ensure_ascii=False)
    assert [each for each in (NAME, IDENTITY, MOBILE, "zhangjianguo", str(LATITUDE), "用户") if each in kept] == []


def test_quoted_talk_is_not_kept() -> None:
    quoted = text(DATA, private(1)) | {"from": BOT}
    kept = trace(update("message", text("要跑几趟", group(), 7, reply_to_message=quoted)))
    assert "text" not in kept["message"]["reply_to_message"]
