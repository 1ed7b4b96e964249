"""Buttons that are old, foreign or pressed too late."""

import asyncio

import pytest

from .conftest import Citizen
from .processes import PATIENCE

pytestmark = pytest.mark.asyncio(loop_scope="session")

SURE = "驾照丢了要跑几趟"


async def test_a_button_of_an_earlier_question_still_shows_its_own_entry(citizen: Citizen) -> None:
    old = await citizen.ask(SURE)
    await citizen.ask("公积金")
    assert "序号48" in (await citizen.press(old, "看原文")).text
    assert "过去一会儿了" in (await citizen.press(old, "为什么是这条")).text


async def test_a_button_of_a_message_that_is_gone(citizen: Citizen) -> None:
    old = await citizen.ask("/unit 公积金")
    citizen.api.state.messages.delete(old)
    last = await citizen.user.say("在吗")
    await citizen.answer_to(last)
    press = await citizen.user.press(old, "下一页 »", stale=True)
    await press.answer(PATIENCE)
    await citizen.api.wait_for(lambda: "（第2/" in citizen.api.screen(citizen.user)[-1].text, PATIENCE)


@pytest.mark.parametrize("data", ["", "yes", "0|s|matter:1", "1|s", "1|m|x|y", "1|r|matter:1|7", "长" * 21])
async def test_a_foreign_payload_is_called_old(citizen: Citizen, data: str) -> None:
    message = await citizen.ask(SURE)
    assert "按钮是旧的" in await _press_raw(citizen, {"message": message.json(), "data": data})
    assert citizen.api.screen(citizen.user)[-1] == message


@pytest.mark.parametrize("data", ["1|s|matter:9999", "1|o|nothing", "1|w|", "1|y|matter:9999|x", "1|s|" + "长" * 20])
async def test_an_entry_that_is_gone_is_said_to_be_gone(citizen: Citizen, data: str) -> None:
    message = await citizen.ask(SURE)
    await _press_raw(citizen, {"message": message.json(), "data": data})
    assert "请" in (await citizen.api.wait_for_reply(citizen.user, after=message, timeout=PATIENCE)).text


@pytest.mark.parametrize("data", ["1|u|99999999", "1|m|9999|0", "1|m|1|99999999"])
async def test_a_page_that_is_not_there_becomes_one_that_is(citizen: Citizen, data: str) -> None:
    message = await citizen.ask("/unit")
    await _press_raw(citizen, {"message": message.json(), "data": data})
    await citizen.api.wait_for(lambda: _edits(citizen), PATIENCE)


async def test_an_unturned_page_is_no_trouble(citizen: Citizen) -> None:
    message = await citizen.ask("/unit")
    await _press_raw(citizen, {"message": message.json(), "data": "1|u|0"})
    assert "清单上的" in (await citizen.ask("/unit")).text
    assert "我这边出了点问题" not in "".join(each.text for each in citizen.api.replies(citizen.user))


async def test_a_press_answered_too_late_is_still_served(citizen: Citizen) -> None:
    answer = await citizen.ask(SURE)
    await citizen.user.press(answer, "看原文")
    citizen.api.expire_queries()
    assert "序号48　单位名称" in (await citizen.api.wait_for_reply(citizen.user, after=answer, timeout=PATIENCE)).text


async def test_pressing_twice_answers_twice_and_stays_sane(citizen: Citizen) -> None:
    answer = await citizen.ask(SURE)
    presses = [await citizen.user.press(answer, "看原文") for _ in range(3)]
    await asyncio.gather(*(press.answer(PATIENCE) for press in presses))
    await citizen.api.wait_for(lambda: len(citizen.api.replies(citizen.user, after=answer)) == 3, PATIENCE)


async def _press_raw(citizen: Citizen, pressed: dict[str, object]) -> str:
    """A press as no client of ours would make it; the toast it is answered with."""
    query = citizen.api.state.callbacks.ask()
    update = {"id": query.id, "from": citizen.user.profile, "chat_instance": "1"} | pressed
    citizen.api.push_raw({"callback_query": update})
    await citizen.api.wait_for(lambda: query.answers, PATIENCE)
    return str(query.answers[0].get("text", ""))


def _edits(citizen: Citizen) -> bool:
    return any(call.params.get("chat_id") == citizen.user.id for call in citizen.api.called("editMessageText"))
