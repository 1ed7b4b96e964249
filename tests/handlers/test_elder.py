"""Elder mode: one step a message, the telephone first, at most three buttons, everyday words and no other amounts."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.questions import read_questions
from handlers import cards, texts
from handlers.actions import Action, NoneOfThese, Onward, Original, Rate, Show, UnitList
from handlers.conversation import Conversation
from handlers.dialogue import Dialogue
from handlers.elder import MOST_OPTIONS, onward, slowly
from handlers.plain import plain
from handlers.presenter import Presenter
from handlers.reply import Button, Outcome, Paragraph, Reply, Style, stacked
from handlers.session import Seen, Session
from handlers.turn import Turn
from knowledge.entries import Entry, Knowledge
from knowledge.store import Store

QUESTIONS = [
    Path(__file__).parents[1] / "questions" / f"{name}.jsonl" for name in ("cit", "rob", "biz", "doc", "fresh_doc")
]
SURE, WIDE, FOREIGN, BIRTH = "驾照丢了怎么补办", "公积金", "貔貅怎么办", "孩子刚出生要办哪些手续"
PLAN = "驾照丢了要补，还有市民卡断了要换一张，一共跑几趟"
LICENCE = "matter:48"
CALL = Paragraph(Style.NOTE, texts.CALL_FIRST)
AMOUNT = re.compile(r"\d+(?:[.,]\d+)*")

paragraphs = st.lists(
    st.builds(Paragraph, st.sampled_from([each for each in Style if each is not Style.TITLE]), st.text("办0次1。", max_size=5))
)
heads = st.sampled_from([(), (Paragraph(Style.TITLE, "题"),)])


def told(reply: Reply, session: Session) -> list[Reply]:
    """All the messages in which a reply is told, one after the other."""
    shown, after = slowly(reply, session)
    messages = [shown]
    while after.rest:
        shown, after = slowly(onward(after), after)
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


OURS = (Style.BODY, Style.STEP, Style.NOTE)


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
    for text in (*asked, WIDE, "2", "都不是", BIRTH, "1", "1", "继续", PLAN, "都不是", "/units", "/events", "/help", "99"):
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
    shown, after = slowly(Reply((Paragraph(Style.BODY, "一"),)), Session(rest=(CALL,), offered=(Onward(),)))
    assert (shown.buttons, after.rest, after.offered) == ((), (), ())


def test_an_answer_can_be_turned_down_and_nothing_else_be_pressed() -> None:
    buttons = [Original(LICENCE), NoneOfThese("a"), Rate(LICENCE, True), NoneOfThese("b"), UnitList(0)]
    answer = Reply((Paragraph(Style.BODY, "一"),), stacked(Button("x", each) for each in buttons), Outcome.ANSWER)
    shown, _ = slowly(answer, Session())
    assert [button.action for button in shown.buttons] == [NoneOfThese("a")]


def test_where_nothing_is_left_it_is_said() -> None:
    assert onward(Session()) == Reply((Paragraph(Style.BODY, texts.NOTHING_LEFT),))


def test_the_facts_behind_a_reply_stay_whole() -> None:
    items = (cards_item("matter:1"), cards_item("matter:2"))
    shown, _ = slowly(Reply((Paragraph(Style.BODY, "一"),), (), Outcome.ANSWER, items), Session())
    assert (shown.items, shown.outcome) == (items, Outcome.ANSWER)
