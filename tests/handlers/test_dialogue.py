"""The decision, over the real knowledge and the real understanding."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers import texts
from handlers.actions import (
    Context,
    EventList,
    EventStage,
    NoneOfThese,
    Original,
    Rate,
    Reasons,
    Show,
    UnitList,
    UnitMatters,
    Where,
)
from handlers.answers import NEAREST_SHOWN
from handlers.catalogue import Catalogue
from handlers.dialogue import Dialogue
from handlers.options import MOST_CHOICES
from handlers.plain import plain
from handlers.reply import Outcome, Paragraph, Reply, Style
from handlers.session import Session
from handlers.turn import Turn
from knowledge.entries import Entry, Knowledge
from knowledge.guides import LifeEvent
from knowledge.journal import Event, Hit, Rating, Unanswered
from knowledge.passages import Passage
from knowledge.store import Store
from nlu.interpreter import Interpreter
from nlu.listening import LONGEST_QUESTION
from nlu.understanding import Understanding, Verdict
from tests.handlers.conftest import NOW

SURE, WIDE, FOREIGN = "驾照丢了要跑几趟", "公积金", "貔貅怎么办"
"""A question that one entry answers, one that needs a choice, and one that nothing answers."""
STRANGE = "貔貅"
"""The word of the last that no phrasing has, of what is in the books or known to be absent."""
LICENCE = "matter:48"


class Talk:
    """A conversation that remembers its session as a channel would."""

    def __init__(self, dialogue: Dialogue) -> None:
        self.dialogue, self.session = dialogue, Session()

    async def say(self, text: str) -> Reply:
        reply, self.session = await self.dialogue.respond(Turn("t", text), self.session)
        return reply

    async def press(self, label: str, below: Reply) -> Reply:
        (action,) = (button.action for button in below.buttons if button.label == label)
        reply, self.session = await self.dialogue.act(action, self.session)
        return reply


@pytest.fixture
def talk(dialogue: Dialogue) -> Talk:
    return Talk(dialogue)


@pytest.fixture(scope="session")
def quotable(known: Knowledge, interpreter: Interpreter) -> Passage:
    """A passage that is quoted first to one who asks for it in the first of its ways to ask."""
    first = {ask.entry_id: ask.text for ask in reversed(known.asks)}
    read = ((each, interpreter.read(first[each.id])) for each in known.passages if each.id in first)
    return next(each for each, understood in read if _is_quoted(each.id, understood))


def _is_quoted(passage_id: str, read: Understanding) -> bool:
    return read.verdict is Verdict.QUOTED and read.passages[0].entry_id == passage_id


def options(reply: Reply) -> list[str]:
    return [button.action.entry_id for button in reply.buttons if isinstance(button.action, Show)]


def labels(reply: Reply) -> list[str]:
    return [button.label for button in reply.buttons]


# the three ways of answering


async def test_a_clear_question_is_answered_with_its_card(talk: Talk, events: list[Event]) -> None:
    reply = await talk.say(SURE)
    assert reply.outcome is Outcome.ANSWER
    assert reply.paragraphs[0].text == "补办驾驶证、行驶证"
    assert "1次" in plain(reply)
    assert (reply.items[0].id, reply.items[0].visits) == (LICENCE, 1)
    assert events == [Hit(LICENCE)]


async def test_below_an_answer_stand_what_one_may_want_next(talk: Talk) -> None:
    reply = await talk.say(SURE)
    assert [button.action for button in reply.buttons] == [
        Original(LICENCE),
        Where(LICENCE),
        Reasons(LICENCE, talk.session.tag),
        NoneOfThese(talk.session.step),
        Rate(LICENCE, True),
        Rate(LICENCE, False),
    ]


async def test_a_wide_question_is_given_a_short_choice(talk: Talk, events: list[Event]) -> None:
    reply = await talk.say(WIDE)
    assert reply.outcome is Outcome.CHOOSE
    assert 2 <= len(options(reply)) <= MOST_CHOICES
    assert labels(reply)[-1] == texts.NONE_OF_THESE
    assert [p.text for p in reply.paragraphs if p.style is Style.STEP] == labels(reply)
    assert [item.id for item in reply.items][: len(options(reply))] == options(reply)
    assert len(reply.items) <= 10
    assert events == []


async def test_a_foreign_question_is_refused_with_the_hotline_and_the_nearest(talk: Talk, events: list[Event]) -> None:
    reply = await talk.say(FOREIGN)
    assert reply.outcome is Outcome.NONE
    assert texts.HOTLINE in plain(reply)
    assert STRANGE in plain(reply)
    assert len(options(reply)) <= NEAREST_SHOWN
    assert reply.buttons[-1].action == UnitList(0)
    (noted,) = events
    assert isinstance(noted, Unanswered)
    assert (noted.question, noted.at) == (FOREIGN, NOW)
    assert noted.unknown == (STRANGE,)


async def test_a_foreign_question_after_an_answer_is_refused_all_the_same(talk: Talk, events: list[Event]) -> None:
    await talk.say(SURE)
    assert (await talk.say(FOREIGN)).outcome is Outcome.NONE
    assert isinstance(events[-1], Unanswered)


@pytest.mark.parametrize("question", [SURE, "国税局有多少项", "零上门几项"])
async def test_the_same_question_twice_is_answered_by_the_same_entry(talk: Talk, question: str) -> None:
    first, second = await talk.say(question), await talk.say(question)
    assert first.outcome is second.outcome is Outcome.ANSWER
    assert second.items == first.items
    assert second.buttons == first.buttons
    assert "不能编" not in plain(second)


async def test_what_names_no_aspect_is_answered_whole_both_times(talk: Talk) -> None:
    first, second = await talk.say("国税局有多少项"), await talk.say("国税局有多少项")
    assert second.paragraphs == first.paragraphs


async def test_the_second_time_only_what_is_asked_of_the_entry_is_said(talk: Talk) -> None:
    await talk.say(SURE)
    again = plain(await talk.say(SURE))
    assert texts.visits(1) in again
    assert texts.unit("市公安局交管局") not in again


async def test_a_refusal_claims_no_visits_and_no_office(talk: Talk) -> None:
    lines = (await talk.say(FOREIGN)).paragraphs
    assert not any("要跑几趟" in line.text or "办理单位" in line.text for line in lines)


@pytest.mark.parametrize("empty", ["", "   ", "？？？", "请问", "怎么办", "🙂", "\u200b"])
async def test_what_has_no_subject_is_asked_for_one_and_not_noted(talk: Talk, events: list[Event], empty: str) -> None:
    reply = await talk.say(empty)
    assert (reply.outcome, reply.items, reply.rows) == (Outcome.NONE, (), ())
    assert texts.NO_SUBJECT in plain(reply)
    assert events == []


async def test_a_very_long_question_says_how_much_was_read(talk: Talk) -> None:
    assert str(LONGEST_QUESTION) in plain(await talk.say(SURE + "啊" * LONGEST_QUESTION))
    assert str(LONGEST_QUESTION) not in plain(await talk.say(SURE))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(), max_size=200) | st.text("公积金驾照 国税局有多少项0123456789\ud800\n/<&", max_size=40)
)
async def test_every_text_gets_a_reply_that_can_be_written_down(talk: Talk, text: str) -> None:
    reply = await talk.say(text)
    assert plain(reply).encode()
    assert talk.session.question.encode() == talk.session.question.encode(errors="replace")


async def test_what_understanding_says_is_what_the_dialogue_does(
    dialogue: Dialogue, interpreter: Interpreter, entries: dict[str, Entry]
) -> None:
    kinds = {Verdict.SURE: Outcome.ANSWER, Verdict.UNSURE: Outcome.CHOOSE, Verdict.UNKNOWN: Outcome.NONE}
    matters = [entry for entry in entries.values() if not isinstance(entry, LifeEvent)]
    for entry in matters[::20]:
        read = interpreter.read(entry.title)
        reply = await Talk(dialogue).say(entry.title)
        assert reply.outcome is kinds.get(read.verdict, Outcome.ANSWER), entry.id
        facts = {match.entry_id for match in read.matches if not match.entry_id.startswith(LifeEvent.PREFIX)}
        quoted = read.verdict is Verdict.QUOTED
        assert quoted or {item.id for item in reply.items} == facts, entry.id
        assert not quoted or reply.items[0].id == read.passages[0].entry_id, entry.id


async def test_what_a_paper_says_is_quoted_with_where_it_stands(
    talk: Talk, known: Knowledge, quotable: Passage
) -> None:
    (paper,) = (each for each in known.papers if each.key == quotable.paper)
    reply = await talk.say(next(ask.text for ask in known.asks if ask.entry_id == quotable.id))
    assert reply.outcome is Outcome.ANSWER
    assert reply.paragraphs[0].text == texts.QUOTED_HEAD
    assert reply.items[0].id == talk.session.shown == quotable.id
    assert paper.number in plain(reply)
    assert any(line.style is Style.QUOTE and line.text.strip("…") in quotable.text for line in reply.paragraphs)
    assert await talk.say(texts.CONTEXT) == await talk.press(texts.CONTEXT, reply)


async def test_a_life_event_is_told_in_its_stages(talk: Talk, known: Knowledge, events: list[Event]) -> None:
    event = known.events[0]
    reply, talk.session = await talk.dialogue.act(Show(event.id), talk.session)
    assert [button.action for button in reply.buttons][:-1] == [EventStage(1, at) for at in range(len(event.stages))]
    assert reply.buttons[-1].action == EventList()
    assert reply.items[0].id == event.entries[0]
    assert events == [Hit(event.id)]
    first = await talk.say("1")
    assert options(first) == list(event.stages[0].entries)
    assert (await talk.say("1")).items[0].id == event.stages[0].entries[0]


async def test_life_events_that_are_none_are_gone(dialogue: Dialogue) -> None:
    for action in (EventStage(999, 0), EventStage(1, 99), EventStage(1, -1), Context("doc:none:1", 0)):
        reply, after = await dialogue.act(action, Session())
        assert plain(reply) == texts.ENTRY_GONE
        assert after == Session()


GREETED_WITH = [example.partition("：")[2] for example in texts.EXAMPLES]
"""What the greeting says that one may ask."""


@pytest.mark.parametrize("question", GREETED_WITH)
async def test_the_examples_of_the_greeting_are_answered(talk: Talk, question: str) -> None:
    assert (await talk.say(question)).outcome is Outcome.ANSWER


# the list as a whole


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("一共有多少项", ("642", "4909", "4267", "48")),
        ("零上门几项", ("69项", "573项")),
        ("国税局有多少项", ("市国税局", "112项")),
        ("哪天公布的清单", ("2017年2月27日",)),
    ],
)
async def test_questions_about_the_list_are_answered_from_it(
    talk: Talk, question: str, figures: tuple[str, ...]
) -> None:
    reply = await talk.say(question)
    assert reply.items[0].id == "doc:list"
    assert reply.outcome is Outcome.ANSWER
    assert all(figure in plain(reply) for figure in figures)


async def test_only_the_office_named_is_counted(talk: Talk) -> None:
    assert "112项" not in plain(await talk.say("一共有多少项"))


# choosing


@pytest.mark.parametrize(
    ("said", "number"), [("2", 2), ("二", 2), ("第二个", 2), ("3。", 3), ("最后一个", 0), ("第1个吧", 1)]
)
async def test_a_number_picks_from_the_choice(talk: Talk, said: str, number: int) -> None:
    offered = options(await talk.say(WIDE))
    reply = await talk.say(said)
    assert reply.outcome is Outcome.ANSWER
    assert reply.items[0].id == offered[number - 1]  # the number 0 stands for the last


async def test_a_pressed_option_is_answered_and_counted(talk: Talk, events: list[Event]) -> None:
    choice = await talk.say(WIDE)
    reply = await talk.press(labels(choice)[2], choice)
    assert reply.items[0].id == options(choice)[2]
    assert events == [Hit(options(choice)[2])]


async def test_after_the_answer_a_number_picks_what_stands_under_it(talk: Talk) -> None:
    answer = await talk.say(SURE)
    for number, label in enumerate((texts.ORIGINAL, texts.WHERE, texts.REASONS), 1):
        assert await talk.say(str(number)) == await talk.press(label, answer)
    assert plain(await talk.say("5")) == texts.NO_SUCH_NUMBER


async def test_none_of_these_goes_on_to_the_end(talk: Talk, events: list[Event]) -> None:
    reply = await talk.say(WIDE)
    brought = [each.entry_id for each in talk.session.seen]
    seen = options(reply)
    while reply.outcome is Outcome.CHOOSE:
        reply = await talk.press(texts.NONE_OF_THESE, reply)
        assert not set(options(reply)) & set(seen)
        seen += options(reply)
    assert seen == brought
    assert texts.HOTLINE in plain(reply)
    assert reply.buttons[-1].action == UnitList(0)
    assert [type(event) for event in events] == [Unanswered]


async def test_the_last_number_of_a_choice_is_none_of_these(talk: Talk) -> None:
    first = await talk.say(WIDE)
    second = await talk.say(str(len(first.buttons)))
    assert second.outcome is Outcome.CHOOSE
    assert not set(options(first)) & set(options(second))


async def test_none_of_these_may_be_typed(talk: Talk) -> None:
    answer = await talk.say(SURE)
    reply = await talk.say(f" {texts.NONE_OF_THESE} ")
    assert reply.outcome is Outcome.CHOOSE
    assert answer.items[0].id not in options(reply)


async def test_what_was_offered_may_be_turned_down_in_words(talk: Talk, known: Knowledge) -> None:
    (said, *_) = (each.text for each in known.language.courtesies if each.kind == texts.TURNED_DOWN)
    choice = await talk.say(WIDE)
    before = talk.session
    in_words, talk.session = await talk.say(said), before
    assert in_words == await talk.press(texts.NONE_OF_THESE, choice)
    assert in_words.outcome is Outcome.CHOOSE


async def test_none_of_these_under_an_answer_turns_down_that_answer_only(talk: Talk) -> None:
    answer = await talk.say(SURE)
    reply = await talk.press(texts.NONE_OF_THESE, answer)
    assert options(reply) == [item.id for item in answer.items[1:]][: len(options(reply))]


async def test_a_new_question_forgets_what_was_turned_down(talk: Talk) -> None:
    answer = await talk.say(SURE)
    await talk.press(texts.NONE_OF_THESE, answer)
    assert (await talk.say(SURE)).items[0].id == LICENCE


async def test_none_of_these_before_any_question_asks_for_one(talk: Talk) -> None:
    assert plain(await talk.say(texts.NONE_OF_THESE)) == texts.OLD_LIST


async def test_an_old_none_of_these_turns_nothing_of_the_new_question_down(talk: Talk) -> None:
    old = await talk.say(SURE)
    await talk.say(WIDE)
    before = talk.session
    assert plain(await talk.press(texts.NONE_OF_THESE, old)) == texts.OLD_LIST
    assert talk.session == before


async def test_a_number_after_a_refusal_picks_what_stands_there(talk: Talk, catalogue: Catalogue) -> None:
    refusal = await talk.say(FOREIGN)
    assert await talk.say(str(len(refusal.buttons))) == await catalogue.units(0)


# what stands behind an answer


async def test_the_original_the_way_and_the_reasons(talk: Talk, interpreter: Interpreter) -> None:
    answer = await talk.say(SURE)
    assert "序号48" in plain(await talk.press(texts.ORIGINAL, answer))
    assert "解放东路18号" in plain(await talk.press(texts.WHERE, answer))
    reasons = plain(await talk.press(texts.REASONS, answer))
    assert interpreter.why(SURE, LICENCE).phrasing in reasons
    assert answer.items[1].title in reasons


async def test_these_change_nothing_of_the_conversation(talk: Talk) -> None:
    answer = await talk.say(SURE)
    before = talk.session
    for label in (texts.ORIGINAL, texts.WHERE, texts.REASONS, texts.GOOD):
        await talk.press(label, answer)
        assert talk.session == before


async def test_reasons_of_an_older_question_are_not_made_up(talk: Talk) -> None:
    old = await talk.say(SURE)
    await talk.say("零上门几项")
    assert plain(await talk.press(texts.REASONS, old)) == texts.REASONS_GONE


async def test_an_old_button_still_shows_its_entry(dialogue: Dialogue) -> None:
    reply, _ = await dialogue.act(Show(LICENCE), Session())
    assert reply.items[0].id == LICENCE
    assert reply.items[0].score == 1.0


async def test_an_entry_that_was_not_asked_for_has_no_reasons_and_no_alternatives(talk: Talk) -> None:
    await talk.say("零上门几项")
    reply, after = await talk.dialogue.act(Show(LICENCE), talk.session)
    kinds = {type(button.action) for button in reply.buttons}
    assert kinds == {Original, Where, Rate}
    assert [item.id for item in reply.items] == [LICENCE]
    assert (after.question, after.seen) == (talk.session.question, talk.session.seen)


@pytest.mark.parametrize("action", [Show("matter:9999"), Original("x"), Where("place:99"), Reasons("faq:0", "")])
async def test_a_button_of_an_entry_that_is_gone_says_so(
    dialogue: Dialogue, events: list[Event], action: Show | Original | Where | Reasons
) -> None:
    reply, after = await dialogue.act(action, Session())
    assert plain(reply) == texts.ENTRY_GONE
    assert (events, after) == ([], Session())


# rating


async def test_a_rating_says_which_answer_and_nothing_of_the_question(talk: Talk, events: list[Event]) -> None:
    answer = await talk.say("13812345678 驾照丢了怎么补")
    assert answer.items[0].id == LICENCE
    assert texts.THANKS in plain(await talk.press(texts.GOOD, answer))
    assert texts.HOTLINE in plain(await talk.press(texts.BAD, answer))
    assert events[1:] == [Rating(LICENCE, True, NOW), Rating(LICENCE, False, NOW)]


async def test_nothing_personal_is_noted_or_remembered(talk: Talk, events: list[Event]) -> None:
    await talk.say(f"身份证330106199001011234 {FOREIGN}")
    assert "330106199001011234" not in f"{events}{talk.session}"
    assert STRANGE in talk.session.question
    assert [type(event) for event in events] == [Unanswered]


# browsing


async def test_units_and_their_matters_come_from_the_catalogue(talk: Talk, catalogue: Catalogue) -> None:
    reply, _ = await talk.dialogue.act(UnitList(1), Session())
    assert reply == await catalogue.units(1)
    reply, _ = await talk.dialogue.act(UnitMatters(32, 3), Session())
    assert reply == await catalogue.unit(32, 3)


async def test_a_number_picks_from_the_list_that_was_shown_last(talk: Talk) -> None:
    await talk.say(WIDE)
    listed, talk.session = await talk.dialogue.act(UnitMatters(47, 0), talk.session)
    assert (await talk.say("2")).items[0].id == options(listed)[1]


# the clock


async def test_the_time_of_a_note_is_the_clock_s(interpreter: Interpreter, store: Store, catalogue: Catalogue) -> None:
    events: list[Event] = []
    day = datetime(2017, 3, 17)
    await Talk(Dialogue(interpreter, store, catalogue, events.append, lambda: day)).say(FOREIGN)
    assert [event.at for event in events if isinstance(event, Unanswered)] == [day]


# labels and numbers in words


async def test_a_typed_label_is_the_button_under_the_answer(talk: Talk) -> None:
    answer = await talk.say(SURE)
    for label in (texts.ORIGINAL, texts.WHERE, texts.REASONS):
        assert await talk.say(f" {label} ") == await talk.press(label, answer)


async def test_a_typed_label_below_a_choice_is_no_button(talk: Talk) -> None:
    await talk.say(WIDE)
    assert (await talk.say(texts.ORIGINAL)).paragraphs[0].text != texts.ORIGINAL_HEAD


@pytest.mark.parametrize("number", ["9", "第九个", "0", "99"])
async def test_a_number_that_nobody_offered_is_no_question(talk: Talk, events: list[Event], number: str) -> None:
    choice = await talk.say(WIDE)
    noted = list(events)
    assert texts.NO_SUCH_NUMBER in plain(await talk.say(number))
    assert events == noted
    assert (await talk.say("1")).items[0].id == options(choice)[0]


async def test_a_number_out_of_the_blue_is_no_question(talk: Talk) -> None:
    reply = await talk.say("2")
    assert (reply.outcome, plain(reply)) == (Outcome.NONE, texts.NO_SUCH_NUMBER)


# what is no question


@pytest.mark.parametrize("said", ["谢谢", "你好", "你是谁", "转人工", "我不想活了", "家里好像漏煤气了"])
async def test_what_is_no_question_is_answered_kindly_and_not_noted(
    talk: Talk, interpreter: Interpreter, events: list[Event], said: str
) -> None:
    reply = await talk.say(said)
    assert (reply.outcome, reply.items) == (Outcome.NONE, ())
    assert plain(reply) == texts.COURTESIES[interpreter.read(said).courtesy]
    assert events == []


async def test_thanks_leave_the_conversation_as_it_is(talk: Talk) -> None:
    await talk.say(WIDE)
    before = talk.session
    await talk.say("谢谢")
    assert talk.session == before


def test_every_kind_of_courtesy_has_its_words_or_changes_the_pace(known: Knowledge) -> None:
    assert {each.kind for each in known.language.courtesies} == {*texts.COURTESIES, *texts.PACES}
    assert set(texts.EMERGENCIES) <= set(texts.COURTESIES)


async def test_who_cannot_follow_is_told_slowly_until_it_is_enough(talk: Talk, known: Knowledge) -> None:
    slower, before = (
        next(each.text for each in known.language.courtesies if each.kind == kind) for kind in texts.PACES
    )
    assert plain(await talk.say(slower)) == texts.ELDER_ON
    assert talk.session.elder
    answer = await talk.say(SURE)
    assert talk.session.elder
    again = await talk.say(before)
    assert again.paragraphs == (Paragraph(Style.BODY, texts.ELDER_OFF), *answer.paragraphs)
    assert not talk.session.elder


async def test_what_is_asked_beside_a_complaint_is_answered(talk: Talk) -> None:
    assert (await talk.say("什么破机器人，我问的是公积金租房提取")).items[0].id == "matter:408"
    assert plain(await talk.say("一点用都没有")) == texts.COURTESIES["不满"]


async def test_what_is_a_courtesy_as_a_whole_asks_nothing(dialogue: Dialogue, known: Knowledge) -> None:
    whole = [each.text for each in known.language.courtesies if each.whole]
    assert [text for text in whole if (await Talk(dialogue).say(text)).items] == []


async def test_beside_a_cry_for_help_whom_to_call_comes_first(talk: Talk) -> None:
    reply = await talk.say("家里漏煤气了，公积金租房提取怎么办")
    assert reply.paragraphs[0].text == texts.COURTESIES["漏气"]
    assert reply.items[0].id == "matter:408"


async def test_personal_data_are_asked_not_to_be_sent(talk: Talk) -> None:
    assert texts.PERSONAL in plain(await talk.say("驾照丢了，身份证330106199001011234"))
    assert texts.PERSONAL not in plain(await talk.say(SURE))


# other alphabets


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jiazhao diule yao pao ji tang", SURE),
        ("jiazhaodiule", "驾照丢了"),
        ("gongjijin zufang tiqu", "公积金租房提取"),
    ],
)
async def test_a_question_in_pinyin_is_answered_like_one_in_characters_and_told_how_it_was_read(
    dialogue: Dialogue, typed: str, meant: str
) -> None:
    pinyin, characters = await Talk(dialogue).say(typed), await Talk(dialogue).say(meant)
    assert pinyin.outcome is characters.outcome is not Outcome.NONE
    assert pinyin.items == characters.items
    *paragraphs, notice = pinyin.paragraphs
    assert tuple(paragraphs) == characters.paragraphs
    assert notice.style is Style.NOTE
    assert notice.text == texts.HEARD.format(meant)


async def test_what_needs_no_reading_is_told_nothing_about_it(talk: Talk) -> None:
    for question in (SURE, WIDE, FOREIGN):
        assert texts.HEARD.format("") not in plain(await talk.say(question))


# going on about the entry at hand


async def test_a_question_without_a_subject_is_about_the_entry_at_hand(talk: Talk) -> None:
    answer = await talk.say(SURE)
    for said in ("要带什么", "要跑几趟", "怎么办"):
        assert (await talk.say(said)).items[0].id == LICENCE
    assert (await talk.say("在哪里")).paragraphs == (await talk.press(texts.WHERE, answer)).paragraphs


# what is known to be absent


async def test_what_is_known_to_be_absent_is_refused_with_its_reason(
    dialogue: Dialogue, known: Knowledge, interpreter: Interpreter, events: list[Event]
) -> None:
    asked = known.absent[::10]
    meant = [each for each in asked if _is_meant(each.id, interpreter.read(each.name))]
    assert len(meant) >= 0.95 * len(asked)
    for absent in meant:
        talk = Talk(dialogue)
        reply = await talk.say(absent.name)
        assert reply.outcome is Outcome.NONE, absent.name
        assert absent.name in plain(reply), absent.name
        assert absent.note in plain(reply), absent.name
        assert options(reply) == list(absent.near), absent.name
        assert talk.session.missing == absent.id
    assert events == []


def _is_meant(absent_id: str, read: Understanding) -> bool:
    """Is a subject known to be absent understood, from more than words that stand in any story (过年)?"""
    return read.verdict is Verdict.UNKNOWN and read.absent == absent_id and not (read.courtesy or read.bare)


async def test_what_is_known_to_be_absent_is_refused_by_name_whatever_words_ask_for_it(
    talk: Talk, known: Knowledge, events: list[Event]
) -> None:
    weddings = next(absent for absent in known.absent if absent.name.startswith("结婚登记"))
    for question in ("结婚登记要带什么", "我们俩都是杭州人，想去领结婚证", "jiehun dengji"):
        reply = await talk.say(question)
        assert reply.outcome is Outcome.NONE, question
        assert plain(reply).startswith(f"“{weddings.name}”"), question
        assert options(reply) == list(weddings.near), question
    assert events == []


async def test_what_is_absent_is_never_an_option(talk: Talk, known: Knowledge) -> None:
    for absent in known.absent[::10]:
        reply = await talk.say(absent.name)
        assert not any(item.id.startswith("absent") for item in reply.items)


# presses in a row


async def test_a_second_press_on_the_same_list_turns_nothing_more_down(talk: Talk) -> None:
    choice = await talk.say(WIDE)
    await talk.press(texts.NONE_OF_THESE, choice)
    before = talk.session
    assert plain(await talk.press(texts.NONE_OF_THESE, choice)) == texts.OLD_LIST
    assert talk.session == before


async def test_a_list_is_turned_down_whole_after_one_of_it_was_looked_at(talk: Talk) -> None:
    choice = await talk.say(WIDE)
    await talk.say("1")
    more = await talk.press(texts.NONE_OF_THESE, choice)
    assert not set(options(more)) & set(options(choice))


@pytest.mark.parametrize("said", ["不是这个", "不是这个，另一个", "那不是我要的"])
async def test_what_was_listed_beside_an_answer_that_is_turned_down_in_words_comes_first(talk: Talk, said: str) -> None:
    first, second, *_ = options(await talk.say(WIDE))
    await talk.say("1")
    more = options(await talk.say(said))
    assert more[0] == second
    assert first not in more
