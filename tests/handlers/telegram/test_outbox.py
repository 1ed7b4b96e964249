"""Sending through a bot whose network is a wire."""

from collections.abc import AsyncIterator

import pytest
from telegram import CallbackQuery, Chat, Message, User
from telegram.error import BadRequest
from telegram.ext import ExtBot

from handlers.actions import Show
from handlers.reply import Button, Paragraph, Reply, Style
from handlers.telegram.outbox import TOAST_LIMIT, Outbox
from tests.handlers.markup import read
from tests.wire import TOKEN, Wire

BUTTONS = ((Button("事", Show("matter:1")),),)
SHORT = Reply((Paragraph(Style.BODY, "短"),), BUTTONS)
LONG = Reply(tuple(Paragraph(Style.BODY, "字" * 3000) for _ in range(3)), BUTTONS)


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
async def outbox(wire: Wire) -> AsyncIterator[Outbox]:
    async with ExtBot(TOKEN, request=wire, get_updates_request=wire) as bot:
        yield Outbox(bot)


def ours(chat: str = "private") -> Message:
    return Message.de_json({"message_id": 5, "date": 1, "chat": {"id": 1, "type": chat}, "text": "…"}, None)


async def test_a_long_reply_goes_out_in_parts_with_its_buttons_below_the_last(outbox: Outbox, wire: Wire) -> None:
    await outbox.send(1, LONG)
    assert [len(read(call.text)) for call in wire.sent] == [3000, 3000, 3000]
    assert [len(call.buttons) for call in wire.sent] == [0, 0, 1]


async def test_every_part_answers_the_one_who_asked(outbox: Outbox, wire: Wire) -> None:
    await outbox.send(-1, LONG, answering=7)
    assert {call.parameters["reply_parameters"]["message_id"] for call in wire.sent} == {7}


async def test_after_a_block_the_other_parts_are_not_tried(outbox: Outbox, wire: Wire) -> None:
    wire.refuse("sendMessage", 403, "Forbidden: bot was blocked by the user")
    await outbox.send(1, LONG)
    assert len(wire.sent) == 1


async def test_a_refused_message_is_not_passed_over(outbox: Outbox, wire: Wire) -> None:
    wire.refuse("sendMessage", 400, "Bad Request: can't parse entities")
    with pytest.raises(BadRequest):
        await outbox.send(1, SHORT)


async def test_a_page_takes_the_place_of_another(outbox: Outbox, wire: Wire) -> None:
    await outbox.replace(ours(), SHORT)
    (edit,) = wire.calls
    assert edit.method == "editMessageText"
    assert (edit.parameters["message_id"], edit.text, len(edit.buttons)) == (5, "短", 1)


async def test_what_does_not_fit_in_its_place_is_sent_anew(outbox: Outbox, wire: Wire) -> None:
    await outbox.replace(ours(), LONG)
    assert [call.method for call in wire.calls] == ["sendMessage"] * 3


async def test_what_does_not_fit_in_its_place_in_a_group_stays_in_its_topic(outbox: Outbox, wire: Wire) -> None:
    await outbox.replace(ours("supergroup"), LONG)
    assert {call.parameters["reply_parameters"]["message_id"] for call in wire.sent} == {5}


async def test_a_refused_edit_is_not_passed_over(outbox: Outbox, wire: Wire) -> None:
    wire.refuse("editMessageText", 400, "Bad Request: can't parse entities")
    with pytest.raises(BadRequest):
        await outbox.replace(ours(), SHORT)


async def test_a_toast_is_no_longer_than_telegram_shows(outbox: Outbox, wire: Wire) -> None:
    query = CallbackQuery("1", User(1, "a", False), "1", message=Message(1, ours().date, Chat(1, "private")))
    await outbox.toast(query, "字" * 500)
    await outbox.toast(query)
    first, second = wire.calls
    assert len(first.text) == TOAST_LIMIT
    assert "text" not in second.parameters
    wire.refuse("answerCallbackQuery", 400, "Bad Request: something else")
    with pytest.raises(BadRequest):
        await outbox.toast(query)
