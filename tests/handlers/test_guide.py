"""Life events as a menu: the events, the stages of one, the entries of a stage; all of them in the list."""

import re
from dataclasses import replace

import pytest

from handlers import texts
from handlers.actions import EventList, EventStage, Show, UnitList
from handlers.conversation import Conversation
from handlers.dialogue import Dialogue
from handlers.guide import BESIDE, Guide
from handlers.payloads import pack, unpack
from handlers.plain import plain
from handlers.reply import Outcome, Paragraph, Reply, Style
from handlers.session import Seen, Session
from handlers.turn import Turn
from knowledge.entries import Entry, Knowledge
from knowledge.guides import LifeEvent, Stage
from knowledge.journal import Event, Hit
from knowledge.store import Store

BIRTH = "孩子刚出生要办哪些手续"


@pytest.fixture
def guide(store: Store) -> Guide:
    return Guide(store)


@pytest.fixture
def birth(known: Knowledge) -> LifeEvent:
    return next(each for each in known.events if each.name == "出生")


def steps(reply: Reply) -> list[str]:
    return [each.text for each in reply.paragraphs if each.style is Style.STEP]


def entries_in(reply: Reply) -> list[str]:
    return [button.action.entry_id for button in reply.buttons if isinstance(button.action, Show)]


def sources(reply: Reply) -> list[Paragraph]:
    return [each for each in reply.paragraphs if each.style is Style.SOURCE]


# all events


async def test_all_events_are_offered_in_short_rows_and_numbered(guide: Guide, known: Knowledge) -> None:
    reply = await guide.events()
    assert entries_in(reply) == [event.id for event in known.events]
    assert steps(reply) == [event.name for event in known.events]
    assert [len(row) for row in reply.rows[:-1]] == [BESIDE] * (len(reply.rows) - 1)
    assert 1 <= len(reply.rows[-1]) <= BESIDE
    assert len(sources(reply)) == 1


async def test_an_event_is_picked_by_its_number(conversation: Conversation, known: Knowledge) -> None:
    await conversation.say(Turn("a", "/events"))
    reply = await conversation.say(Turn("a", "2"))
    assert reply.paragraphs[0].text == known.events[1].shown


# the stages of one event


async def test_every_menu_and_every_stage_names_only_what_is_in_the_books(
    guide: Guide, known: Knowledge, entries: dict[str, Entry]
) -> None:
    for event in known.events:
        menu, after = await guide.menu(event, Session())
        assert {item.id for item in menu.items} <= set(event.entries) <= set(entries), event.name
        assert set(after.listed) == set(event.entries)
        for at, stage in enumerate(event.stages):
            reply, _ = await guide.stage(event.no, at, Session())
            assert entries_in(reply) == list(stage.entries), (event.name, stage.name)
            assert all(each in entries for each in stage.entries)
            titles = [text for text in steps(reply) if text != texts.ALL_UNITS]
            assert all(entries[each].shown in text for each, text in zip(stage.entries, titles, strict=True))


async def test_every_stage_tells_how_many_entries_it_has(guide: Guide, known: Knowledge) -> None:
    for event in known.events:
        menu, _ = await guide.menu(event, Session())
        counts = [int(re.findall(r"（(\d+)项）$", text)[0]) for text in steps(menu)]
        assert counts == [len(stage.entries) for stage in event.stages], event.name


async def test_a_menu_tells_what_it_covers_what_is_missing_and_its_source(guide: Guide, birth: LifeEvent) -> None:
    reply, _ = await guide.menu(birth, Session())
    head, about, pick, *_ = reply.paragraphs
    assert (head.text, about.text, pick.text) == (birth.shown, birth.about, texts.EVENT_PICK)
    assert Paragraph(Style.NOTE, birth.missing) in reply.paragraphs
    assert Paragraph(Style.NOTE, texts.EVENT_OURS) in reply.paragraphs
    assert birth.source.document in sources(reply)[0].text


async def test_below_a_menu_stand_its_stages_and_all_events(guide: Guide, birth: LifeEvent) -> None:
    reply, after = await guide.menu(birth, Session())
    wanted = [*(EventStage(birth.no, at) for at in range(len(birth.stages))), EventList()]
    assert [button.action for button in reply.buttons] == wanted == list(after.offered)
    assert all(unpack(pack(action)) == action for action in after.offered)


async def test_an_event_of_which_the_list_has_nothing_says_so(guide: Guide, birth: LifeEvent) -> None:
    empty = replace(birth, stages=(), missing="")
    reply, after = await guide.menu(empty, Session(shown="matter:48"))
    assert reply.outcome is Outcome.NONE
    assert (reply.items, after.seen, after.shown) == ((), (), "")
    assert texts.EVENT_EMPTY in plain(reply)
    assert [button.action for button in reply.buttons] == [EventList()]


async def test_an_event_s_entries_are_the_choice_in_question(guide: Guide, birth: LifeEvent) -> None:
    before = Session(question="问", rejected=frozenset(("matter:222",)), shown="matter:48", elder=True)
    reply, after = await guide.menu(birth, before)
    assert reply.outcome is Outcome.CHOOSE
    assert [each.entry_id for each in after.left] == list(birth.entries)
    assert (after.question, after.shown, after.elder) == ("问", "", True)
    scores = [each.score for each in after.seen]
    assert scores == sorted(scores, reverse=True)
    assert all(0.9 <= score <= 1.0 for score in scores)
    assert len(set(scores)) == len(scores)


async def test_the_facts_behind_a_menu_are_the_likeliest_of_each_stage_first(guide: Guide, birth: LifeEvent) -> None:
    reply, _ = await guide.menu(birth, Session())
    firsts = [stage.entries[0] for stage in birth.stages]
    assert [item.id for item in reply.items[: len(firsts)]] == firsts
    assert len(reply.items) <= 10


# the entries of a stage


async def test_a_stage_is_a_choice_among_its_entries(guide: Guide, birth: LifeEvent) -> None:
    reply, after = await guide.stage(birth.no, 1, Session(rejected=frozenset(("matter:615",))))
    ids = birth.stages[1].entries
    assert reply.paragraphs[0].text == texts.STAGE_HEAD.format(birth.shown, birth.stages[1].name)
    assert [button.action for button in reply.buttons] == [*map(Show, ids), UnitList(0)]
    assert reply.outcome is Outcome.CHOOSE
    assert tuple(item.id for item in reply.items) == ids == tuple(each.entry_id for each in after.left)


@pytest.mark.parametrize(("event_no", "at"), [(0, 0), (999, 0), (-1, 0), (1, -1), (1, 99)])
async def test_a_stage_that_is_not_there_changes_nothing(guide: Guide, event_no: int, at: int) -> None:
    before = Session(question="问", seen=(Seen("matter:1", 1.0),))
    assert await guide.stage(event_no, at, before) == (Reply((Paragraph(Style.BODY, texts.ENTRY_GONE),)), before)


async def test_a_withdrawn_entry_is_left_out_of_its_stage(
    guide: Guide, store: Store, birth: LifeEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def events() -> tuple[LifeEvent, ...]:
        return (replace(birth, stages=(Stage("一步", ("matter:9999", "matter:48")),)),)

    monkeypatch.setattr(store, "events", events)
    reply, _ = await guide.stage(birth.no, 0, Session())
    assert entries_in(reply) == ["matter:48"]


# in a conversation


async def test_an_event_is_told_as_a_menu_and_led_through(dialogue: Dialogue, events: list[Event]) -> None:
    menu, after = await dialogue.respond(Turn("", BIRTH), Session())
    assert menu.paragraphs[0].text == "出生“一件事”"
    stage, after = await dialogue.respond(Turn("", "1"), after)
    first = entries_in(stage)[0]
    answer, after = await dialogue.respond(Turn("", "第一个"), after)
    assert (answer.outcome, answer.items[0].id, after.shown) == (Outcome.ANSWER, first, first)
    assert events == [Hit("event:1"), Hit(first)]


async def test_every_event_can_be_shown(dialogue: Dialogue, known: Knowledge) -> None:
    for event in known.events:
        reply, _ = await dialogue.act(Show(event.id), Session())
        assert reply.paragraphs[0].text == event.shown
