"""Elder mode: one step a message, the telephone first, at most three buttons, everyday words and no other amounts."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.questions import read_questions
from handlers import texts
from handlers.actions import Action, NoneOfThese, Onward, Original, Rate, Show, UnitList
from handlers.conversation import Conversation
from handlers.dialogue import Dialogue
from handlers.elder import MOST_OPTIONS, onward, slowly
from handlers.plain import plain
from handlers.presenter import Presenter
from handlers.reply import Button, Item, Outcome, Paragraph, Reply, Style, stacked
from handlers.session import Seen, Session
from handlers.turn import Turn
from knowledge.entries import Knowledge
from knowledge.store import Store

QUESTIONS = [
    Path(__file__).parents[1] / "questions" / f"{name}.jsonl" for name in ("cit", "rob", "biz", "doc", "fresh_doc")
]
SURE, WIDE, FOREIGN, BIRTH = "驾照丢了怎么补办", "公积金", "貔貅怎么办", "孩子刚出生要办哪些手续"
PLAN = "驾照丢了要补，还有市民卡断了要换一张，一共跑几趟"
LICENCE = "matter:48"
OURS = (Style.BODY, Style.STEP, Style.NOTE)
"""Paragraphs in our words; those of the books stay as they are printed."""
CALL = Paragraph(Style.NOTE, texts.CALL_FIRST)
AMOUNT = re.compile(r"\d+(?:[.,]\d+)*")

BELOW = (Style.BODY, Style.STEP, Style.QUOTE, Style.NOTE, Style.SOURCE)
SAID = ("", "办。", "1", texts.unit("甲局"), texts.visits(0), texts.note("满2年"))
paragraphs = st.lists(st.builds(Paragraph, st.sampled_from(BELOW), st.sampled_from(SAID)))
heads = st.sampled_from([(), (Paragraph(Style.TITLE, "题"),)])


def told(reply: Reply, session: Session) -> list[Reply]:
    """All the messages in which a reply is told, one after the other."""
    shown, after = slowly(reply, session)
    messages = [shown]
    while after.rest:
        assert len(messages) < len(reply.paragraphs), "it never ends"
        shown, after = slowly(*onward(after))
        messages.append(shown)
    return messages


def kinds(reply: Reply) -> list[type[Action]]:
    return [type(button.action) for button in reply.buttons]


# laws


@given(heads, paragraphs)
def test_all_of_a_reply_is_told_in_its_order_and_numbered_once(
    head: tuple[Paragraph, ...], rest: list[Paragraph]
) -> None:
    reply = Reply((*head, *rest))
    messages = told(reply, Session(elder=True))
    said = [line.text for message in messages for line in message.lines[1:]]
    assert said == [texts.everyday(line.text) if line.style in OURS else line.text for line in reply.lines]


@given(heads, paragraphs)
def test_each_message_names_the_telephone_first_and_says_one_thing(
    head: tuple[Paragraph, ...], rest: list[Paragraph]
) -> None:
    for at, message in enumerate(told(Reply((*head, *rest)), Session(elder=True))):
        assert message.paragraphs[0] == CALL
        assert texts.HOTLINE in CALL.text
        said = [each for each in message.paragraphs[1:] if each.style is not Style.TITLE]
        assert len(said) == (1 if rest else 0)
        assert not at or len(message.paragraphs) == 2


async def test_every_answer_is_told_in_full_with_the_same_amounts(store: Store, known: Knowledge) -> None:
    presenter = Presenter(store)
    for entry in known.entries():
        reply = Reply(await presenter.card(entry), outcome=Outcome.ANSWER)
        messages = told(reply, Session(elder=True))
        assert all(len(message.buttons) <= 3 and texts.HOTLINE in message.paragraphs[0].text for message in messages)
        slow = "".join(line.text for message in messages for line in message.lines[1:])
        assert AMOUNT.findall(slow) == AMOUNT.findall("".join(line.text for line in reply.lines)), entry.id


def test_no_wording_of_ours_loses_or_gains_an_amount() -> None:
    for said in (texts.visits(0), texts.visits(1), texts.GO_ONCE, texts.GO_ZERO, texts.unit("1局"), texts.note("2天")):
        assert texts.everyday(said) != said
        assert AMOUNT.findall(texts.everyday(said)) == AMOUNT.findall(said)


async def test_whatever_is_asked_has_few_buttons_and_the_telephone_first(conversation: Conversation) -> None:
    await conversation.say(Turn("a", "/elder"))
    asked = [each.q for each in read_questions(QUESTIONS)][::5]
    pressed = (WIDE, "2", "都不是", BIRTH, "1", "1", "继续", PLAN, "都不是", "/unit", "/events", "/help", "99")
    for text in (*asked, *pressed):
        reply = await conversation.say(Turn("a", text))
        assert len(reply.buttons) <= 3, text
        assert reply.paragraphs[0] == CALL, text
    assert len(asked) > 100


# one step after the other


def test_the_first_step_stands_below_the_title_and_the_rest_is_kept() -> None:
    lines = tuple(Paragraph(Style.BODY, text) for text in ("一", "二", "三"))
    shown, after = slowly(Reply((Paragraph(Style.TITLE, "题"), *lines)), Session(question="问", shown=LICENCE))
    assert [each.text for each in shown.paragraphs] == [texts.CALL_FIRST, "题", "一"]
    assert shown.buttons == (Button(texts.ONWARD, Onward()),)
    assert (after.rest, after.offered) == (lines[1:], (Onward(),))
    assert (after.question, after.shown) == ("问", LICENCE)


def test_the_last_step_has_nothing_after_it() -> None:
    shown, after = slowly(Reply((Paragraph(Style.BODY, "一"),)), Session(offered=(Onward(),)))
    assert (shown.buttons, after.rest, after.offered) == ((), (), ())


def test_a_word_between_two_steps_keeps_those_to_come() -> None:
    shown, after = slowly(Reply((Paragraph(Style.BODY, "不客气"),)), Session(rest=(CALL,)))
    assert ([button.action for button in shown.buttons], after.rest) == ([Onward()], (CALL,))


def test_an_answer_can_be_turned_down_and_nothing_else_be_pressed() -> None:
    actions: list[Action] = [Original(LICENCE), NoneOfThese("a"), Rate(LICENCE, True), NoneOfThese("b"), UnitList(0)]
    answer = Reply((Paragraph(Style.BODY, "一"),), stacked(Button("x", each) for each in actions), Outcome.ANSWER)
    shown, _ = slowly(answer, Session())
    assert [button.action for button in shown.buttons] == [NoneOfThese("a")]


def test_where_nothing_is_left_it_is_said() -> None:
    assert onward(Session()) == (Reply((Paragraph(Style.BODY, texts.NOTHING_LEFT),)), Session())


def test_the_facts_behind_a_reply_stay_whole() -> None:
    items = (Item("matter:1", "一", "局", 1, 1.0), Item("matter:2", "二", "局", 0, 0.5))
    shown, _ = slowly(Reply((Paragraph(Style.BODY, "一"),), (), Outcome.ANSWER, items), Session())
    assert (shown.items, shown.outcome) == (items, Outcome.ANSWER)


# choices


def choice(*actions: Action, said: tuple[str, ...] = ("哪一件？",)) -> Reply:
    buttons = [Button(f"选{at}", each) for at, each in enumerate(actions, 1)]
    steps = [Paragraph(Style.STEP, button.label) for button in buttons]
    asked = [Paragraph(Style.BODY, text) for text in said]
    return Reply((*asked, *steps), stacked(buttons), Outcome.CHOOSE)


def test_a_choice_is_the_question_with_two_options_and_the_way_out() -> None:
    shows = [Show(f"matter:{no}") for no in (1, 2, 3, 4)]
    shown, after = slowly(
        choice(*shows, NoneOfThese("a")), Session(listed=("matter:1", "matter:2", "matter:3"), rest=(CALL,))
    )
    wanted = (Show("matter:1"), Show("matter:2"), NoneOfThese("a"))
    assert tuple(button.action for button in shown.buttons) == wanted == after.offered
    assert [line.text for line in shown.lines] == [texts.CALL_FIRST, "哪一件？", "1. 选1", "2. 选2", "3. 选5"]
    assert (after.listed, after.rest) == (("matter:1", "matter:2"), ())


def test_of_what_is_said_above_the_options_the_first_sentence_is_told() -> None:
    shown, after = slowly(choice(Show("matter:1"), NoneOfThese("a"), said=("题", "哪一件？", "说明")), Session())
    assert [line.text for line in shown.lines] == [texts.CALL_FIRST, "题", "1. 选1", "2. 选2"]
    assert after.rest == ()


def test_of_several_ways_out_the_last_is_kept() -> None:
    shown, _ = slowly(choice(NoneOfThese("a"), Show("matter:1"), UnitList(0)), Session())
    assert [button.action for button in shown.buttons] == [Show("matter:1"), UnitList(0)]


offers: list[Action] = [Show("matter:1"), NoneOfThese("a"), UnitList(0), Onward(), Original("faq:1")]


@given(st.lists(st.sampled_from(offers)))
def test_no_choice_has_more_than_three_buttons(actions: list[Action]) -> None:
    shown, after = slowly(choice(*actions), Session())
    assert len(shown.buttons) <= MOST_OPTIONS + 1 == 3
    assert tuple(button.action for button in shown.buttons) == after.offered
    assert [line.text.partition(". ")[2] for line in shown.lines[2:]] == [button.label for button in shown.buttons]


async def test_what_was_not_offered_comes_after_none_of_these(conversation: Conversation) -> None:
    await conversation.say(Turn("a", "/elder"))
    seen: list[Action] = []
    reply = await conversation.say(Turn("a", WIDE))
    for _ in range(3):
        assert kinds(reply) == [Show, Show, NoneOfThese]
        seen += [button.action for button in reply.buttons[:2]]
        reply = await conversation.say(Turn("a", texts.NONE_OF_THESE))
    assert len(set(seen)) == len(seen)


async def test_a_number_picks_one_of_the_options_shown(conversation: Conversation) -> None:
    await conversation.say(Turn("a", "/elder"))
    reply = await conversation.say(Turn("a", WIDE))
    second = reply.buttons[1].action
    picked = await conversation.say(Turn("a", "2"))
    assert second == Show(picked.items[0].id)
    await conversation.say(Turn("a", WIDE))
    assert texts.NO_SUCH_NUMBER in plain(await conversation.say(Turn("a", "4")))


# turning it on and off


@pytest.mark.parametrize("said", ["/elder", "一步一步说", "我看不懂"])
async def test_from_now_on_everything_is_told_slowly(conversation: Conversation, said: str) -> None:
    on = await conversation.say(Turn("a", said))
    assert texts.ELDER_ON in plain(on)
    reply = await conversation.say(Turn("a", SURE))
    _, title, step = (each.text for each in reply.paragraphs)
    assert (title, step) == ("补办驾驶证、行驶证", "要跑几趟：1次（去柜台一次就行）")
    assert CALL not in (await conversation.say(Turn("b", SURE))).paragraphs


@pytest.mark.parametrize("said", ["/elder", "恢复原样"])
async def test_and_as_before_once_that_is_asked_for(conversation: Conversation, said: str) -> None:
    usual = await conversation.say(Turn("b", SURE))
    await conversation.say(Turn("a", "/elder"))
    assert texts.ELDER_OFF in plain(await conversation.say(Turn("a", said)))
    assert (await conversation.say(Turn("a", SURE))).paragraphs == usual.paragraphs


async def test_what_is_at_hand_is_told_anew_in_the_other_way(dialogue: Dialogue) -> None:
    _, asked = await dialogue.respond(Turn("", SURE), Session())
    slow, after = await dialogue.paced(True, asked)
    assert (slow.paragraphs[0].text, after.elder, after.shown) == (texts.ELDER_ON, True, LICENCE)
    whole, after = await dialogue.paced(False, after)
    assert (whole.paragraphs[0].text, after.elder, after.rest) == (texts.ELDER_OFF, False, ())
    assert slow.paragraphs[1:] == whole.paragraphs[1:]
    assert "出处" in plain(whole)


@pytest.mark.parametrize("said", ["下一步", "继续", "然后呢？", "1"])
async def test_the_next_step_comes_on_a_word_or_by_its_number(conversation: Conversation, said: str) -> None:
    await conversation.say(Turn("a", "/elder"))
    await conversation.say(Turn("a", SURE))
    reply = await conversation.say(Turn("a", said))
    assert [each.text for each in reply.paragraphs] == [texts.CALL_FIRST, "管这件事的单位：市公安局交管局"]


async def test_another_question_leaves_the_steps_behind(conversation: Conversation) -> None:
    await conversation.say(Turn("a", "/elder"))
    await conversation.say(Turn("a", SURE))
    reply = await conversation.say(Turn("a", "公积金租房提取"))
    following = await conversation.say(Turn("a", "下一步"))
    assert "公积金" in plain(reply)
    assert "公积金" in plain(following)


async def test_the_mode_outlasts_other_questions_and_is_forgotten_with_the_rest(conversation: Conversation) -> None:
    await conversation.say(Turn("a", "/elder"))
    for text in (SURE, FOREIGN, WIDE, BIRTH, PLAN, "人均体育场地面积 2020年", "谢谢", "/help"):
        assert CALL in (await conversation.say(Turn("a", text))).paragraphs, text
    assert CALL not in (await conversation.say(Turn("a", "/forget"))).paragraphs
    assert CALL not in (await conversation.say(Turn("a", SURE))).paragraphs


def test_what_was_seen_before_stays_in_question() -> None:
    before = Session(seen=(Seen("matter:1", 1.0), Seen("matter:2", 0.5)), elder=True)
    _, after = slowly(choice(Show("matter:1"), Show("matter:2"), NoneOfThese("a")), before)
    assert (after.seen, after.elder) == (before.seen, True)
