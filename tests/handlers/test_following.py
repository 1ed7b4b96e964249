"""Going on after the first answer: aspects, picks by a word, refinements, earlier subjects, several wishes."""

import pytest

from handlers import texts
from handlers.dialogue import Dialogue
from handlers.plain import plain
from handlers.reply import Outcome, Reply
from tests.handlers.test_dialogue import Talk


def first(reply: Reply) -> str:
    return reply.items[0].id


@pytest.mark.parametrize(
    ("asked", "said"),
    [("那要跑几次", "1次"), ("归谁管", "市公安局交管局"), ("在哪办？", texts.HOTLINE), ("要带什么材料", "我不能编")],
)
async def test_what_leaves_out_the_subject_is_about_the_entry_at_hand(
    dialogue: Dialogue, asked: str, said: str
) -> None:
    talk = Talk(dialogue)
    await talk.say("驾照丢了要跑几趟")
    reply = await talk.say(asked)
    assert first(reply) == "matter:48"
    assert said in plain(reply)


async def test_aspects_before_anything_was_asked_are_asked_back(dialogue: Dialogue) -> None:
    assert plain(await Talk(dialogue).say("归谁管")) == texts.NO_SUBJECT


async def test_whoever_asks_for_a_number_to_call_gets_the_hotline(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    await talk.say("护照到期了")
    assert texts.HOTLINE in plain(await talk.say("那我该打哪个电话"))


async def test_a_company_picks_its_entry_from_a_choice(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    assert (await talk.say("加油卡")).outcome is Outcome.CHOOSE
    reply = await talk.say("石油公司的")
    assert reply.items[0].unit == "中国石油杭州公司"


async def test_a_choice_that_is_asked_on_about_shows_the_visits_of_each(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    assert (await talk.say("加油卡")).outcome is Outcome.CHOOSE
    reply = await talk.say("要跑几次")
    assert texts.CHOOSE_FIRST in plain(reply)
    assert "次，中国石" in plain(reply)


async def test_an_earlier_subject_comes_back(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    await talk.say("驾照丢了要跑几趟")
    await talk.say("公积金租房提取")
    reply = await talk.say("回到刚才说的驾照，归谁管")
    assert first(reply) == "matter:48"
    assert "交管局" in plain(reply)


async def test_two_wishes_are_both_answered_in_their_order_with_the_sum(dialogue: Dialogue) -> None:
    reply = await Talk(dialogue).say("驾照丢了要补，还有市民卡断了要换一张")
    assert [item.id for item in reply.items[:2]] == ["matter:48", "matter:617"]
    assert texts.PLAN_HEAD.format(2, sum(item.visits or 0 for item in reply.items[:2])) in plain(reply)


async def test_what_is_turned_down_is_not_offered_again(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    answered = first(await talk.say("驾照丢了要跑几趟"))
    again = await talk.say("不是这个")
    assert answered not in [item.id for item in again.items]


async def test_a_foreign_question_is_no_continuation(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    await talk.say("驾照丢了要跑几趟")
    assert (await talk.say("护照到期了")).outcome is Outcome.NONE
