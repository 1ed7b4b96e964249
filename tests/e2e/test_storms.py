"""Bursts, floods, outages: everything is answered, in order, to whom it belongs."""

import asyncio

import pytest

from tests.botapi import BotApi, Garbage, Message, Reset, ServerError, TooManyRequests

from .conftest import IDENTITY, Citizen, Running, named
from .processes import PATIENCE

pytestmark = pytest.mark.asyncio(loop_scope="session")

SURE = "驾照丢了要跑几趟"
TITLE = "补办驾驶证、行驶证"
IN_A_BURST = 100
CHATS, EACH = 20, 3


async def test_a_burst_from_one_chat_is_answered_in_order(citizen: Citizen) -> None:
    for number in range(IN_A_BURST):
        await citizen.user.say(SURE if number % 10 == 5 else f"/unit 甲{number}乙")
    await citizen.api.wait_for(lambda: len(citizen.api.replies(citizen.user)) >= IN_A_BURST, PATIENCE)
    answers = citizen.api.replies(citizen.user)
    assert len(answers) == IN_A_BURST
    for number, answer in enumerate(answers):
        assert (TITLE if number % 10 == 5 else f"叫“甲{number}乙”的单位") in answer.text


async def test_a_burst_from_many_chats_loses_and_crosses_nothing(polling: Running) -> None:
    citizens = [polling.citizen() for _ in range(CHATS)]
    for number in range(EACH):
        for citizen in citizens:
            await citizen.user.say(f"/unit 甲{citizen.user.id}乙{number}丙")
    await polling.api.wait_for(lambda: all(len(_answers(citizen)) >= EACH for citizen in citizens), PATIENCE)
    for citizen in citizens:
        for number, answer in enumerate(_answers(citizen)):
            assert f"甲{citizen.user.id}乙{number}丙" in answer.text
        assert len(_answers(citizen)) == EACH


async def test_the_conversations_of_many_chats_stay_apart(polling: Running) -> None:
    citizens = [polling.citizen() for _ in range(10)]
    choices = await asyncio.gather(*(citizen.ask("公积金") for citizen in citizens))
    numbers = [index % (len(choice.buttons) - 1) for index, choice in enumerate(choices)]
    answers = await asyncio.gather(*(c.ask(str(n + 1)) for c, n in zip(citizens, numbers, strict=True)))
    for choice, number, answer in zip(choices, numbers, answers, strict=True):
        assert answer.text.startswith(named(choice.buttons[number]))


async def test_an_update_that_is_delivered_again_is_answered_once(citizen: Citizen) -> None:
    await citizen.ask(SURE)
    citizen.api.redeliver(citizen.api.last_update_id)
    assert TITLE in (await citizen.ask(SURE)).text
    assert len(_answers(citizen)) == 2


async def test_ids_that_begin_anew_somewhere_below_are_answered(citizen: Citizen) -> None:
    await citizen.ask(SURE)
    said = citizen.api.state.new_message(citizen.user.chat, citizen.user.profile, None, {"text": SURE})
    citizen.api.push_raw({"update_id": 1_000_000 + citizen.user.id, "message": said.json()})
    await citizen.api.wait_for(lambda: len(_answers(citizen)) == 2, PATIENCE)


async def test_a_flood_limit_is_waited_out(citizen: Citizen) -> None:
    citizen.api.faults.add(TooManyRequests(retry_after=1), method="sendMessage", chat_id=citizen.user.id)
    assert TITLE in (await citizen.ask(SURE)).text
    calls = [call for call in citizen.api.called("sendMessage") if call.params["chat_id"] == citizen.user.id]
    assert [call.ok for call in calls] == [False, True]
    assert calls[1].time - calls[0].time >= 1


async def test_a_flood_limit_on_one_chat_holds_up_no_other(polling: Running) -> None:
    shut, other = polling.citizen(), polling.citizen()
    polling.api.faults.add(TooManyRequests(retry_after=3), method="sendMessage", chat_id=shut.user.id)
    said = await shut.user.say(SURE)
    await polling.api.wait_for(
        lambda: any(call.params.get("chat_id") == shut.user.id for call in polling.api.called("sendMessage")), PATIENCE
    )
    assert TITLE in (await other.ask(SURE)).text
    assert _answers(shut) == []
    assert TITLE in (await shut.answer_to(said)).text


@pytest.mark.parametrize("fault", [TooManyRequests(retry_after=1), ServerError(500), Reset(), Garbage()])
async def test_an_answer_gets_through_however_often_it_fails(
    citizen: Citizen, fault: TooManyRequests | ServerError | Reset | Garbage
) -> None:
    citizen.api.faults.add(fault, method="sendMessage", chat_id=citizen.user.id, times=3)
    first, second = await citizen.user.say(SURE), await citizen.user.say("/unit 甲乙")
    assert TITLE in (await citizen.answer_to(first)).text
    await citizen.api.wait_for(lambda: len(_answers(citizen)) == 2, PATIENCE)
    assert "甲乙" in _answers(citizen)[1].text
    assert second.id


async def test_a_pause_is_seen_within_a_second(polling: Running, citizen: Citizen) -> None:
    home = polling.bot.home
    try:
        await home.run_beside("pause", "维护中，请拨12345")
        assert (await citizen.ask(SURE)).text == "维护中，请拨12345"
    finally:
        await home.run_beside("resume")
    assert TITLE in (await citizen.ask(SURE)).text


async def test_polling_recovers_from_a_bad_line(citizen: Citizen) -> None:
    for nth, fault in enumerate((ServerError(502), Reset(), Reset(before=False), Garbage()), 1):
        citizen.api.faults.add(fault, method="getUpdates", nth=nth)
    assert TITLE in (await citizen.ask(SURE)).text


@pytest.mark.parametrize("fault", [ServerError(502), Reset(), Garbage()])
async def test_an_answer_lost_on_the_way_is_sent_once_more(
    citizen: Citizen, fault: ServerError | Reset | Garbage
) -> None:
    citizen.api.faults.add(fault, method="sendMessage", chat_id=citizen.user.id)
    assert TITLE in (await citizen.ask(SURE)).text


async def test_an_answer_whose_receipt_cannot_be_read_is_not_followed_by_an_apology(citizen: Citizen) -> None:
    receipt = Garbage(200, '{"ok": true, "result": {"link_preview_options": "?"}}', before=False)
    citizen.api.faults.add(receipt, method="sendMessage", chat_id=citizen.user.id)
    assert TITLE in (await citizen.ask(SURE)).text
    assert "我是“跑一次”" in (await citizen.ask("/start")).text
    assert len(_answers(citizen)) == 2


async def test_an_update_that_cannot_be_read_holds_up_nobody(citizen: Citizen) -> None:
    await citizen.ask("/start")
    citizen.api.push_raw({"message": {"message_id": "not a message", "text": IDENTITY}})
    citizen.api.push_raw({"poll_answer": {"poll_id": "1", "user": citizen.user.profile, "option_ids": [0]}})
    assert TITLE in (await citizen.ask(SURE)).text


def _answers(citizen: Citizen) -> list[Message]:
    api: BotApi = citizen.api
    return api.replies(citizen.user)
