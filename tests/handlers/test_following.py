"""Going on after the first answer: aspects, picks by a word, refinements, earlier subjects, several wishes."""

import pytest

from handlers import texts
from handlers.actions import Show, UnitList
from handlers.dialogue import Dialogue
from handlers.plain import plain
from handlers.reply import Outcome, Reply
from knowledge.entries import Entry, Knowledge
from tests.handlers.test_dialogue import Talk

LICENCE, RENT = "matter:48", "matter:408"
"""What 驾照丢了 and 公积金租房提取 are answered with."""
NOBODY_S = "貔貅饲养基地"
"""What nothing in the books is, and what is not known by name to be absent either."""


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


# the entry at hand


@pytest.mark.parametrize("asked", ["身份证要带吗", "户口本要不要带", "复印件行吗"])
async def test_a_thing_that_may_have_to_be_brought_is_no_new_subject(dialogue: Dialogue, asked: str) -> None:
    talk = Talk(dialogue)
    await talk.say("驾照丢了")
    reply = await talk.say(asked)
    assert first(reply) == LICENCE
    assert texts.unstated("材料", "市公安局交管局") in plain(reply)


async def test_what_is_pointed_at_and_not_stated_is_said_to_be_unstated(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    await talk.say("驾照丢了")
    reply = await talk.say("那里能刷卡吗")
    assert texts.unstated(texts.THIS_POINT, "市公安局交管局") in plain(reply)
    assert talk.session.shown == LICENCE
    assert texts.unit("市公安局交管局") in plain(await talk.say("归谁管"))


async def test_circumstances_alone_tell_which_one_is_meant(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    await talk.say("自来水表过户")
    assert "一户一表" in (await talk.say("我家是一户一表的")).items[0].title
    assert "水业集团" in plain(await talk.say("归哪里管"))


async def test_who_is_meant_tells_the_twin_for_him(dialogue: Dialogue, entries: dict[str, Entry]) -> None:
    talk = Talk(dialogue)
    await talk.say("家里燃气要改户名")
    reply = await talk.say("那单位食堂的呢")
    assert reply.outcome is Outcome.ANSWER
    assert entries[first(reply)].title.startswith("非居民用户")


async def test_an_office_that_is_named_tells_its_twin_and_back(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    await talk.say("银行贷款要我们公司提供完税证明，哪里开")
    assert (await talk.say("地税的那个")).items[0].unit == "市财政(地税)局"
    assert (await talk.say("国税的呢")).items[0].unit == "市国税局"


async def test_the_list_is_asked_about_whatever_was_at_hand(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    for said in ("驾照丢了", "公积金租房提取"):
        await talk.say(said)
    assert first(await talk.say("一共有多少项")) == "doc:list"


# what the books do not hold


@pytest.mark.parametrize("asked", ["要带什么", "归谁管", "怎么办"])
async def test_what_is_known_to_be_absent_stays_at_hand(dialogue: Dialogue, asked: str) -> None:
    talk = Talk(dialogue)
    await talk.say("驾照丢了")
    refused = await talk.say("护照到期了")
    again = await talk.say(asked)
    assert again.outcome is Outcome.NONE
    assert again.paragraphs == refused.paragraphs
    assert plain(again).startswith("“护照”")


async def test_an_answer_after_it_takes_the_place_of_what_is_absent(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    await talk.say("护照到期了")
    await talk.say("驾照丢了")
    assert talk.session.missing == ""
    assert first(await talk.say("归谁管")) == LICENCE


async def test_what_nobody_knows_leaves_the_entry_at_hand(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    await talk.say("驾照丢了")
    before = talk.session
    refused = await talk.say(NOBODY_S)
    assert refused.outcome is Outcome.NONE
    assert texts.UNKNOWN in plain(refused)
    assert (talk.session.shown, talk.session.seen, talk.session.question) == (LICENCE, before.seen, before.question)
    assert first(await talk.say("归谁管")) == LICENCE


async def test_a_number_after_it_picks_what_the_refusal_offers(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    await talk.say("驾照丢了")
    refused = await talk.say(NOBODY_S)
    assert talk.session.offered == tuple(button.action for button in refused.buttons)
    assert talk.session.offered[-1] == UnitList(0)


async def test_with_nothing_at_hand_what_nobody_knows_is_asked_about_in_vain(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    await talk.say(NOBODY_S)
    assert (talk.session.shown, talk.session.missing) == ("", "")
    assert (await talk.say("归谁管")).outcome is not Outcome.ANSWER


# earlier subjects


async def test_the_very_first_and_the_last_before_are_told_apart(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    for said in ("驾照丢了", "公积金租房提取", "补办导游证"):
        await talk.say(said)
    at_last, before = first(await talk.say("刚才那个归谁管")), talk.session
    assert at_last == RENT
    assert before.past[0] == "matter:25"
    assert first(await talk.say("第一个问题那个归谁管")) == LICENCE


async def test_a_life_event_of_a_choice_that_nobody_made_can_be_gone_back_to(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    assert (await talk.say("结婚")).outcome is Outcome.CHOOSE
    event = talk.session.left[0].entry_id
    assert event.startswith("event:")
    await talk.say("驾照丢了")
    assert talk.session.past == (event,)
    assert (await talk.say("回到刚才那个，要带什么")).outcome is Outcome.ANSWER


# several together


@pytest.mark.parametrize("asked", ["这两样一共要跑几次", "加起来要跑几趟"])
async def test_the_last_two_are_summed_in_their_order(dialogue: Dialogue, asked: str) -> None:
    talk = Talk(dialogue)
    for said in ("补办导游证", "驾照丢了", "公积金租房提取"):
        await talk.say(said)
    reply = await talk.say(asked)
    assert [item.id for item in reply.items] == [LICENCE, RENT]
    assert talk.session.together == (LICENCE, RENT)
    assert texts.PLAN_HEAD.format(2, 2) in plain(reply)


async def test_after_a_plan_all_are_asked_about_and_each_can_be_picked(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    planned = await talk.say("驾照丢了要补，还有市民卡断了要换一张")
    each = [item.id for item in planned.items]
    assert [item.id for item in (await talk.say("分别归谁管")).items] == each
    assert first(await talk.say("2")) == each[1]


async def test_with_one_at_hand_nothing_is_summed(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    await talk.say("驾照丢了")
    reply = await talk.say("一共要跑几趟")
    assert first(reply) == LICENCE
    assert talk.session.together == ()


async def test_every_life_event_can_be_asked_about_further(dialogue: Dialogue, known: Knowledge) -> None:
    for event in known.events:
        talk = Talk(dialogue)
        _, talk.session = await dialogue.act(Show(event.id), talk.session)
        reply = await talk.say("要跑几趟")
        assert reply.outcome is Outcome.CHOOSE, event.id
        assert {item.id for item in reply.items} <= set(event.entries), event.id


# what still goes wrong


@pytest.mark.parametrize(("asked", "subject"), [("居住证怎么办", "faq:"), ("水表要带什么", "matter:59")])
async def test_another_subject_is_not_answered_about_the_one_at_hand(
    dialogue: Dialogue, asked: str, subject: str
) -> None:
    talk = Talk(dialogue)
    await talk.say("公积金租房提取")
    assert first(await talk.say(asked)).startswith(subject)
