"""Pressed buttons: a page takes the place of the one before, everything else is a new message, a thumb is a toast."""

from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Update
from telegram.ext import Application, ContextTypes, ExtBot

from handlers import texts
from handlers.actions import (
    Action,
    Context,
    EventList,
    EventStage,
    LedBy,
    NoneOfThese,
    Original,
    Rate,
    Show,
    UnitList,
    UnitMatters,
)
from handlers.conversation import Conversation
from handlers.payloads import pack
from handlers.tasks import PAGE
from handlers.telegram.choose import Choose
from handlers.telegram.outbox import Outbox
from knowledge.entries import Knowledge
from tests.handlers.markup import read
from tests.wire import TOKEN, Wire

PERSON = {"id": 7, "is_bot": False, "first_name": "某"}
BELOW = 5
"""The message that the pressed buttons stand under."""


class Phone:
    """Presses buttons under a message of ours."""

    def __init__(self, bot: ExtBot[None], wire: Wire, choose: Choose) -> None:
        self.bot, self.wire, self.choose = bot, wire, choose

    async def press(self, data: str, chat: str = "private", date: int = 1, message: bool = True) -> None:
        """Press; ``date`` 0 is a message that Telegram shows the bot no more."""
        below = {"message_id": BELOW, "date": date, "chat": {"id": 7, "type": chat}, "text": "…"}
        query: dict[str, Any] = {"id": "1", "from": PERSON, "chat_instance": "1", "data": data}
        update = Update.de_json(
            {"update_id": 1, "callback_query": query | ({"message": below} if message else {})}, self.bot
        )
        application = Application.builder().bot(self.bot).build()
        await self.choose.on_press(update, ContextTypes.DEFAULT_TYPE(application))

    @property
    def methods(self) -> list[str]:
        """What the bot called."""
        return [call.method for call in self.wire.calls]


@pytest.fixture
async def phone(conversation: Conversation) -> AsyncIterator[Phone]:
    wire = Wire()
    async with ExtBot(TOKEN, request=wire, get_updates_request=wire) as bot:
        yield Phone(bot, wire, Choose(conversation, Outbox(bot)))


@pytest.fixture(scope="session")
def busy(known: Knowledge) -> str:
    """A unit that leads more than a page of tasks."""
    leads = Counter(each.lead for each in known.passages if len(each.lead) > 2 and "、" not in each.lead)
    unit, times = leads.most_common(1)[0]
    assert times > PAGE
    return unit


@pytest.mark.parametrize(("action", "page"), [(UnitList(1), "（第2/"), (UnitMatters(32, 2), "（第3/")])
async def test_a_page_takes_the_place_of_the_one_before(phone: Phone, action: Action, page: str) -> None:
    await phone.press(pack(action))
    assert phone.methods == ["answerCallbackQuery", "editMessageText"]
    assert phone.wire.calls[1].parameters["message_id"] == BELOW
    assert page in read(phone.wire.calls[1].text)


async def test_a_page_of_what_a_unit_leads_does_so_too(phone: Phone, busy: str) -> None:
    for page in (0, 1):
        await phone.press(pack(LedBy(busy, "", page)))
    assert phone.methods == ["answerCallbackQuery", "editMessageText"] * 2
    first, second = (read(call.text) for call in phone.wire.of("editMessageText"))
    assert busy in first
    assert first != second


@pytest.mark.parametrize(
    "action", [EventList(), EventStage(1, 0), Show("matter:48"), Original("matter:48"), NoneOfThese("x")]
)
async def test_everything_else_is_a_new_message(phone: Phone, action: Action) -> None:
    await phone.press(pack(action))
    assert phone.methods == ["answerCallbackQuery", "sendMessage"]
    assert "reply_parameters" not in phone.wire.sent[0].parameters


async def test_the_context_of_a_passage_leaves_the_quotation_where_it_is(phone: Phone, known: Knowledge) -> None:
    passage = known.passages[0]
    await phone.press(pack(Context(passage.id, 0)))
    assert set(phone.methods) == {"answerCallbackQuery", "sendMessage"}
    assert passage.text[:10] in "".join(read(call.text) for call in phone.wire.sent)


async def test_in_a_group_the_new_message_answers_the_one_that_was_pressed(phone: Phone) -> None:
    await phone.press(pack(Show("matter:48")), chat="supergroup")
    assert {call.parameters["reply_parameters"]["message_id"] for call in phone.wire.sent} == {BELOW}


async def test_a_thumb_is_thanked_in_passing(phone: Phone) -> None:
    await phone.press(pack(Rate("matter:48", False)))
    (toast,) = phone.wire.calls
    assert (toast.method, toast.text) == ("answerCallbackQuery", texts.THANKS_BAD)


@pytest.mark.parametrize("data", ["", "yes", "0|s|matter:1", "1|l|x", "1|z"])
async def test_a_button_of_another_time_is_called_old(phone: Phone, data: str) -> None:
    await phone.press(data)
    (toast,) = phone.wire.calls
    assert (toast.method, toast.text) == ("answerCallbackQuery", texts.BUTTON_OLD)


async def test_a_page_under_a_message_that_is_out_of_reach_is_sent_anew(phone: Phone) -> None:
    await phone.press(pack(UnitList(1)), date=0)
    assert phone.methods == ["answerCallbackQuery", "sendMessage"]


async def test_a_press_without_a_message_is_only_acknowledged(phone: Phone) -> None:
    await phone.press(pack(Show("matter:48")), message=False)
    assert phone.methods == ["answerCallbackQuery"]
