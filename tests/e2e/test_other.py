"""What comes besides typed questions: locations, inline queries, edits, pictures, groups, channels."""

from typing import Any

import pytest

from tests.botapi import Group, Message

from .conftest import LATITUDE, LONGITUDE, Citizen, Running, named
from .processes import PATIENCE

pytestmark = pytest.mark.asyncio(loop_scope="session")

SURE = "驾照丢了要跑几趟"
TITLE = "补办驾驶证、行驶证"


async def test_a_location_brings_the_nearest_three_and_one_more_place_for_the_gazette(citizen: Citizen) -> None:
    near = await citizen.answer_to(await citizen.user.share_location(LATITUDE, LONGITUDE))
    assert len(near.buttons) == 4
    assert near.text.count("约") >= 3
    for part in ("公里", "直线距离", "大圆公式", "坐标来源"):
        assert part in near.text
    assert near.buttons[0] in (await citizen.press(near, near.buttons[0])).text


async def test_a_location_far_away_is_said_to_be_far(citizen: Citizen) -> None:
    assert "不在杭州" in (await citizen.answer_to(await citizen.user.share_location(39.9, 116.4))).text


async def test_an_inline_query_offers_cards(citizen: Citizen) -> None:
    offered = await citizen.user.inline("公积金 租房", timeout=PATIENCE)
    assert 1 <= len(offered) <= 10
    chosen = await citizen.user.choose(offered[0], chat=citizen.api.group())
    assert chosen.text.startswith(offered[0].title)
    assert "出处：" in chosen.text


async def test_a_card_chosen_in_its_own_chat_is_not_taken_for_a_question(citizen: Citizen) -> None:
    (first, *_) = await citizen.user.inline("驾照丢了", timeout=PATIENCE)
    card = await citizen.user.choose(first)
    await citizen.ask("/start")
    assert len(citizen.api.replies(citizen.user, after=card)) == 1


@pytest.mark.parametrize("query", ["", "   ", "<b>&\"'", "😀" * 128, "龘" * 256])
async def test_any_inline_query_is_answered(citizen: Citizen, query: str) -> None:
    await citizen.user.inline(query, timeout=PATIENCE)


async def test_an_inline_query_that_grew_old_is_let_go(citizen: Citizen) -> None:
    query = {"id": "1", "from": citizen.user.profile, "query": "公积金", "offset": ""}
    citizen.api.push_raw({"inline_query": query})
    assert await citizen.user.inline("公积金", timeout=PATIENCE)


async def test_an_edited_question_is_a_new_question(citizen: Citizen) -> None:
    said = await citizen.user.say("低保怎么申请")
    refusal = await citizen.answer_to(said)
    await citizen.user.edit(said, SURE)
    answer = await citizen.api.wait_for_reply(citizen.user, after=refusal, timeout=PATIENCE)
    assert answer.text.startswith(TITLE)


@pytest.mark.parametrize("kind", ["voice", "photo", "sticker", "document", "video_note", "contact"])
async def test_what_is_not_text_is_said_to_be_unreadable(citizen: Citizen, kind: str) -> None:
    said: Message = await getattr(citizen.user, f"send_{kind}")()
    assert "只看得懂文字" in (await citizen.answer_to(said)).text


async def test_an_empty_message_is_no_trouble(citizen: Citizen) -> None:
    assert "只看得懂文字" in (await citizen.answer_to(await citizen.user.say(""))).text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"@TestNameBot {SURE}", TITLE),
        (f"{SURE} @testnamebot", TITLE),
        ("/unit@TestNameBot 公积金", "市公积金管理中心"),
        ("/about", "关于"),
    ],
)
async def test_in_a_group_who_speaks_to_the_bot_is_answered_with_a_reply(
    citizen: Citizen, text: str, title: str
) -> None:
    group = citizen.api.group()
    said = await group.say(citizen.user, text)
    answer = await citizen.api.wait_for_reply(group, after=said, timeout=PATIENCE)
    assert answer.text.startswith(title)
    assert answer.content["reply_to_message"]["message_id"] == said.id


async def test_in_a_group_an_answer_to_the_bot_is_for_the_bot(citizen: Citizen) -> None:
    group = citizen.api.group()
    first = await group.say(citizen.user, "@TestNameBot 公积金")
    choice = await citizen.api.wait_for_reply(group, after=first, timeout=PATIENCE)
    second = await group.say(citizen.user, "1", reply_to=choice)
    answer = await citizen.api.wait_for_reply(group, after=second, timeout=PATIENCE)
    assert answer.text.startswith(named(choice.buttons[0]))


async def test_in_a_group_the_talk_of_others_is_left_alone(citizen: Citizen) -> None:
    group = citizen.api.group()
    said = await group.say(citizen.user, "我驾照丢了")
    await group.say(citizen.user, "@SomebodyElse 公积金")
    await group.say(citizen.user, "/start@SomeOtherBot")
    await group.say(citizen.user, "那去补一张", reply_to=said)
    await group.joins(citizen.user)
    await group.leaves(citizen.user)
    for content in ({"photo": _photo()}, {"location": {"latitude": 30.25, "longitude": 120.13}}):
        _sent_in(group, citizen, content)
    await _heard_out(citizen, group)


async def test_channel_posts_are_left_alone(citizen: Citizen) -> None:
    channel = citizen.api.channel()
    citizen.api.push_raw({"channel_post": (await channel.post(SURE)).json()})
    citizen.api.push_raw({"edited_channel_post": (await channel.post("/start")).json()})
    await citizen.ask("/start")
    assert not citizen.api.replies(channel)


async def test_updates_of_kinds_that_nobody_asked_for_are_left_alone(citizen: Citizen) -> None:
    citizen.api.push_raw({})
    citizen.api.push_raw({"something_new": {"id": 1}})
    citizen.api.push_raw({"poll_answer": {"poll_id": "1", "user": citizen.user.profile, "option_ids": [0]}})
    assert await citizen.ask("/start")


async def test_who_blocks_the_bot_does_not_stop_it(polling: Running) -> None:
    lost, other = polling.citizen(), polling.citizen()
    polling.api.state.refusals[lost.user.id] = "bot was blocked by the user"
    said = polling.api.state.new_message(lost.user.chat, lost.user.profile, None, {"text": SURE})
    polling.api.push_raw({"message": said.json()})
    await polling.api.wait_for(lambda: _refused(polling, lost), PATIENCE)
    polling.api.state.refusals.clear()
    await lost.user.block()
    assert TITLE in (await other.ask(SURE)).text
    await lost.user.unblock()
    assert TITLE in (await lost.ask(SURE)).text


def _refused(running: Running, citizen: Citizen) -> bool:
    calls = running.api.called("sendMessage")
    return any(not call.ok and call.params["chat_id"] == citizen.user.id for call in calls)


async def _heard_out(citizen: Citizen, group: Group) -> None:
    """The group's own queue has been worked off, and nothing but the answer to a command stands in it."""
    last = await group.say(citizen.user, "/privacy@TestNameBot")
    await citizen.api.wait_for_reply(group, after=last, timeout=PATIENCE)
    assert len(citizen.api.replies(group)) == 1


def _sent_in(group: Group, citizen: Citizen, content: dict[str, Any]) -> None:
    message = group.state.new_message(group.chat, citizen.user.profile, None, content)
    citizen.api.push_raw({"message": message.json()})


def _photo() -> list[dict[str, Any]]:
    return [{"file_id": "f", "file_unique_id": "u", "width": 90, "height": 90}]
