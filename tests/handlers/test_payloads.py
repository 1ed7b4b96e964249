"""Buttons as bytes and back."""

import re
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.actions import (
    PAGED,
    Action,
    Context,
    EventList,
    EventStage,
    LedBy,
    NoneOfThese,
    Onward,
    Original,
    Rate,
    Reasons,
    Show,
    UnitList,
    UnitMatters,
    Where,
)
from handlers.catalogue import PAGE, Catalogue
from handlers.hot import Hot
from handlers.payloads import UnreadablePayload, pack, unpack
from handlers.places import Places
from handlers.session import Session
from knowledge.entries import Knowledge

LIMIT = 64
"""Bytes, from the Bot API's documentation of InlineKeyboardButton."""

ids = st.from_regex(
    r"(matter|faq|place|event|doc):[0-9a-z]{1,6}|doc:[a-z]{2}-20[0-9]{2}:[a-z0-9-]{1,9}|gazette", fullmatch=True
)
tags = st.text(string.hexdigits.lower(), min_size=8, max_size=8)
numbers = st.integers(0, 10_000)
offices = st.text("市区县发展改革委公安局（）", max_size=12)
years = st.sampled_from(("", "2018", "2022"))
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(Show, ids),
    st.builds(Original, ids),
    st.builds(Where, ids),
    st.builds(Reasons, ids, tags),
    st.builds(NoneOfThese, tags),
    st.builds(Rate, ids, st.booleans()),
    st.builds(UnitList, numbers),
    st.builds(UnitMatters, numbers, numbers),
    st.builds(EventList),
    st.builds(EventStage, numbers, numbers),
    st.builds(Context, ids, st.integers(-500, 500)),
    st.builds(LedBy, offices, years, numbers),
    st.builds(Onward),
)


@given(actions)
def test_every_action_comes_back_as_it_was(action: Action) -> None:
    assert unpack(pack(action)) == action


@given(actions, actions)
def test_different_actions_have_different_payloads(one: Action, other: Action) -> None:
    assert (pack(one) == pack(other)) == (one == other)


@given(st.text(max_size=70) | st.text("1souwynrmegcl+-|:0", max_size=12))
@example("1|m|005|0")
@example("1|u|+1")
@example("1|u|１")
@example("1|r|matter:1|2")
@example("1|u|" + "9" * 5000)
@example("1|e|")
@example("1|c|doc:a:b|-0")
@example("1|+|0")
def test_what_was_not_packed_is_not_read(payload: str) -> None:
    try:
        action = unpack(payload)
    except UnreadablePayload:
        return
    assert pack(action) == payload


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "|",
        "1",
        "1|",
        "0|s|matter:1",
        "2|s|matter:1",
        "1|x|matter:1",
        "1|s",
        "1|s|a|b",
        "1|n",
        "1|r|matter:1|ja",
        "1|u|x",
        "1|e|0",
        "1|g|1",
        "1|g|x|0",
        "1|c|doc:a:b",
        "1|c|doc:a:b|x",
        "1|l|市民政局|2022",
        "1|+|",
    ],
)
def test_foreign_payloads_are_refused(payload: str) -> None:
    with pytest.raises(UnreadablePayload):
        unpack(payload)


def test_what_would_not_fit_is_refused_before_telegram_does() -> None:
    assert len(pack(Show("x" * (LIMIT - len(pack(Show(""))))))) == LIMIT
    with pytest.raises(ValueError, match="65 bytes"):
        pack(Show("x" * (LIMIT + 1 - len(pack(Show(""))))))
    with pytest.raises(ValueError, match="bytes"):
        pack(Show("事" * 30))


def test_every_entry_fits_behind_every_button(known: Knowledge) -> None:
    for entry in known.entries():
        for action in (
            Show(entry.id),
            Original(entry.id),
            Where(entry.id),
            Reasons(entry.id, "0123abcd"),
            Rate(entry.id, True),
            Rate(entry.id, False),
        ):
            assert unpack(pack(action)) == action


def test_every_passage_fits_behind_every_button(known: Knowledge) -> None:
    for passage in known.passages:
        around: list[Action] = [Context(passage.id, page) for page in (-500, 0, 500)]
        for action in (Show(passage.id), Rate(passage.id, False), *around):
            assert unpack(pack(action)) == action


def test_every_unit_that_leads_something_fits_behind_a_button(known: Knowledge) -> None:
    leads = {LedBy(unit, "2022", 99) for each in known.passages for unit in re.split("[、，, ]", each.lead)}
    assert len(leads) > 100
    assert all(unpack(pack(action)) == action for action in leads)


def test_every_stage_of_every_life_event_fits(known: Knowledge) -> None:
    stages = [EventStage(event.no, at) for event in known.events for at in range(len(event.stages))]
    assert len(stages) > len(known.events)
    assert all(unpack(pack(action)) == action for action in stages)


def test_what_was_packed_stays_readable_in_old_messages() -> None:
    packed = {
        "1|s|matter:48": Show("matter:48"),
        "1|r|faq:1|1": Rate("faq:1", True),
        "1|m|32|0": UnitMatters(32, 0),
        "1|e": EventList(),
        "1|g|3|0": EventStage(3, 0),
        "1|c|doc:hz-2022-6:a1-50-3|-1": Context("doc:hz-2022-6:a1-50-3", -1),
        "1|l|市民政局||2": LedBy("市民政局", "", 2),
        "1|+": Onward(),
    }
    assert {payload: unpack(payload) for payload in packed} == packed


def test_pages_of_lists_take_each_other_s_place_and_nothing_else_does() -> None:
    assert set(PAGED) == {UnitList, UnitMatters, LedBy}


def test_every_question_s_none_of_these_fits() -> None:
    action = NoneOfThese(Session(question="驾照丢了").step)
    assert unpack(pack(action)) == action


async def test_every_button_of_every_page_of_every_unit_fits(
    known: Knowledge, catalogue: Catalogue, places: Places, hot: Hot
) -> None:
    pages = [await catalogue.units(page) for page in range(len(known.units) // PAGE + 1)]
    pages += [await catalogue.unit(unit.no, page) for unit in known.units for page in range(unit.total // PAGE + 1)]
    pages += [await hot.listed(), await places.listed(""), await places.near(30.25, 120.2)]
    seen = [button.action for page in pages for button in page.buttons]
    assert {type(action) for action in seen} == {UnitList, UnitMatters, Show}
    assert all(unpack(pack(action)) == action for action in seen)
    assert {f"matter:{matter.no}" for matter in known.matters} <= {a.entry_id for a in seen if isinstance(a, Show)}
