"""Several matters in one message: which they are, in what order, how many visits each and all together."""

import random
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import cards, texts
from handlers.actions import Show, UnitList
from handlers.dialogue import Dialogue
from handlers.plain import plain
from handlers.plans import Plans, Wishes, ordered
from handlers.reply import Outcome, Reply, Style
from handlers.session import Seen, Session
from handlers.turn import Turn
from knowledge.entries import Entry, Knowledge, Matter
from knowledge.guides import Errand
from knowledge.source import Source
from knowledge.store import Store
from nlu.interpreter import Interpreter

LICENCE, CARD, SHOP, TAX = "matter:48", "matter:617", "matter:343", "matter:165"
"""Driving licence, citizens' card, business licence, certificate of income tax: all lost or wanted once more."""
AT_HOME = "matter:56"
"""A matter that needs no visit."""
SOURCE = Source("公报", "", "2017-03-17", "35", "序号1")
ERRANDS = (Errand(("编办",), "先"), Errand(("公安",), "再"), Errand(("国税", "地税"), "后"), Errand(("供电",), "末"))
TWO = "驾照丢了要补，还有市民卡断了要换一张"
THREE = "市民卡断了要换一张，营业执照丢了要补，还有驾照丢了要补"


@pytest.fixture
def plans(interpreter: Interpreter, store: Store) -> Plans:
    return Plans(interpreter, store)


@pytest.fixture(scope="module")
def errands(known: Knowledge) -> Sequence[Errand]:
    return known.errands


def planned_ids(wishes: Wishes | None) -> list[str]:
    return [] if wishes is None else [each.entry_id for each in wishes.seen]


def lines(reply: Reply) -> list[str]:
    return [each.text for each in reply.paragraphs if each.style is Style.STEP]


def notes(reply: Reply) -> list[str]:
    return [each.text for each in reply.paragraphs if each.style is Style.NOTE]


def visits(line: str) -> int:
    """The visits that a line of a plan states; none where it states none."""
    found = re.search(r"：(\d+)次，", line)
    return int(found[1]) if found else 0


def stated(reply: Reply) -> tuple[int, int]:
    """How many matters and how many visits the head of a plan states."""
    count, total = re.findall(r"\d+", reply.paragraphs[0].text)
    return int(count), int(total)


# the sum


async def test_the_sum_is_the_sum_of_the_lines_whatever_is_planned(plans: Plans, known: Knowledge) -> None:
    ids, dice = [each.id for each in known.entries()], random.Random(7)
    for _ in range(200):
        wanted = dice.sample(ids, dice.randint(1, 6))
        reply, _ = await plans.planned(plans.of(wanted), Session())
        assert stated(reply) == (len(wanted), sum(map(visits, lines(reply)))), wanted


async def test_every_line_states_visits_office_and_place_as_the_list_does(
    plans: Plans, entries: dict[str, Entry]
) -> None:
    reply, _ = await plans.planned(plans.of([LICENCE, AT_HOME]), Session())
    for line, entry_id in zip(lines(reply), [LICENCE, AT_HOME], strict=True):
        matter = entries[entry_id]
        assert isinstance(matter, Matter)
        assert line.startswith(f"{matter.shown}：{matter.visits}次，{matter.unit}（第{matter.source.page}页")
        assert line.endswith(f"序号{matter.no}）")
    assert [matter.visits for each in (LICENCE, AT_HOME) if isinstance(matter := entries[each], Matter)] == [1, 0]


async def test_what_is_no_matter_is_planned_without_visits(plans: Plans) -> None:
    reply, _ = await plans.planned(plans.of(["faq:7", LICENCE, "place:1"]), Session())
    assert stated(reply) == (3, 1)


async def test_a_withdrawn_entry_is_planned_no_more(plans: Plans) -> None:
    reply, after = await plans.planned(plans.of([LICENCE, "matter:9999"]), Session())
    assert stated(reply) == (1, 1)
    assert after.together == (LICENCE,)


# the order


def matter(no: int, unit: str, visits: int, title: str = "事") -> Matter:
    return Matter(no, title, title, "", no % 5, unit, visits, "", (), SOURCE)


UNITS = st.sampled_from(["市公安局", "市国税局", "市编办", "供电公司", "别的局"])
MATTERS = st.builds(matter, st.integers(1, 600), UNITS, st.integers(0, 1))


@given(st.lists(MATTERS, max_size=8, unique_by=lambda each: each.no))
def test_what_is_at_counters_comes_first_and_in_the_order_of_errands(matters: list[Matter]) -> None:
    ranks = {"别的局": 0, "市编办": 1, "市公安局": 2, "市国税局": 3, "供电公司": 4}
    found = [each for each in ordered(matters, ERRANDS) if isinstance(each, Matter)]
    assert sorted(found, key=lambda each: each.no) == sorted(matters, key=lambda each: each.no)
    assert [each.visits for each in found] == sorted((each.visits for each in matters), reverse=True)
    for visits_ in (0, 1):
        turns = [ranks[each.unit] for each in found if each.visits == visits_]
        assert turns == sorted(turns)


@given(st.lists(MATTERS, max_size=8, unique_by=lambda each: each.no), st.randoms())
def test_what_is_done_at_one_office_stands_together(matters: list[Matter], dice: random.Random) -> None:
    dice.shuffle(matters)
    found = [each for each in ordered(matters, ()) if isinstance(each, Matter) and each.visits]
    offices = [each.unit_no for each in found]
    assert offices == sorted(offices)


def test_an_errand_is_known_by_the_title_as_well() -> None:
    late, soon = matter(1, "别的局", 1, "供电过户"), matter(2, "别的局", 1, "编办证书")
    assert ordered([late, soon], ERRANDS) == [soon, late]


def test_without_errands_and_offices_that_differ_the_order_stays() -> None:
    one, other = matter(6, "甲局", 1), matter(1, "甲局", 1)
    assert ordered([one, other], ()) == [one, other]
    assert ordered([other, one], ()) == [other, one]


async def test_a_plan_gives_the_reasons_of_its_order(plans: Plans, known: Knowledge) -> None:
    reply, _ = await plans.planned(plans.of([CARD, TAX, AT_HOME, LICENCE, SHOP]), Session())
    assert [re.findall(r"序号(\d+)", line)[0] for line in lines(reply)] == ["343", "48", "165", "617", "56"]
    (reason,) = notes(reply)
    told = [errand.reason for errand in known.errands if errand.reason in reason]
    assert reason == texts.plan_order("；".join(told), at_home=True)
    assert len(told) == 4


async def test_only_what_needs_a_visit_gives_a_reason(plans: Plans) -> None:
    reply, _ = await plans.planned(plans.of([AT_HOME]), Session())
    assert notes(reply) == [texts.plan_order("", at_home=True)]


@pytest.mark.parametrize(
    ("text", "planned", "ids"),
    [
        ("市民卡断了要换一张，还有驾照丢了要补", False, [CARD, LICENCE]),
        ("驾照丢了要补，还有市民卡断了要换一张", False, [LICENCE, CARD]),
        ("市民卡断了要换一张，还有驾照丢了要补，先办哪个", True, [LICENCE, CARD]),
    ],
)
async def test_two_wishes_stay_in_their_order_unless_a_plan_is_asked_for(
    plans: Plans, text: str, planned: bool, ids: list[str]
) -> None:
    wishes = plans.wished(text)
    assert wishes is not None
    assert wishes.planned is planned
    reply, _ = await plans.planned(wishes, Session())
    assert [item.id for item in reply.items] == ids
    assert (notes(reply) == [texts.PLAN_TOGETHER]) is not planned


# the gaps


async def test_what_is_uncertain_missing_or_not_understood_is_told_before_the_order(
    plans: Plans, known: Knowledge, entries: dict[str, Entry]
) -> None:
    absent = known.absent[0]
    wishes = Wishes(
        (Seen(LICENCE, 0.3),), ("那个也要",), (absent.id, "absent:99999"), (("驾照", LICENCE), ("旧", "matter:9999"))
    )
    reply, _ = await plans.planned(wishes, Session())
    assert notes(reply)[:-1] == [
        texts.PLAN_GUESSED.format("驾照", cards.short_title(entries[LICENCE])),
        texts.PLAN_ABSENT.format(absent.name, texts.HOTLINE),
        texts.PLAN_UNCLEAR.format("那个也要"),
    ]
    assert stated(reply) == (1, 1)


# what is wished


@pytest.mark.parametrize(
    ("text", "ids"), [(TWO, [LICENCE, CARD]), (THREE, [CARD, SHOP, LICENCE]), (f"{TWO}，还有驾照丢了", [LICENCE, CARD])]
)
def test_each_wish_is_found_once_in_the_order_in_which_it_was_said(plans: Plans, text: str, ids: list[str]) -> None:
    assert planned_ids(plans.wished(text)) == ids


@pytest.mark.parametrize(
    "text",
    ["", "驾照丢了", "驾照丢了，急", "驾照丢了，还有谢谢你", "貔貅登记，还有饕餮登记", "护照换发，还有身份证补办"],
)
def test_a_message_with_fewer_than_two_wishes_in_the_books_is_none(plans: Plans, text: str) -> None:
    assert plans.wished(text) is None


def test_three_wishes_are_a_plan_and_two_are_not(plans: Plans) -> None:
    two, three = plans.wished(TWO), plans.wished(THREE)
    assert two is not None
    assert three is not None
    assert (two.planned, three.planned) == (False, True)


def test_what_is_known_to_be_absent_is_kept_beside_the_others(plans: Plans, known: Knowledge) -> None:
    wishes = plans.wished("驾照丢了要补，还有护照要换")
    assert wishes is not None
    names = {each.id: each.name for each in known.absent}
    assert planned_ids(wishes) == [LICENCE]
    assert ["护照" in names[each] for each in wishes.absent] == [True]


@pytest.mark.parametrize("piece", ["公积金13812345678", "发票13812345678", "13812345678"])
def test_personal_data_in_a_wish_is_masked(plans: Plans, piece: str) -> None:
    wishes = plans.wished(f"驾照丢了要补，还有{piece}，还有市民卡断了要换一张，一共跑几趟")
    assert {LICENCE, CARD} <= set(planned_ids(wishes))
    assert "13812345678" not in f"{wishes}"


@pytest.mark.parametrize("vague", ["公积金", "房子要过户"])
def test_a_vague_wish_is_kept_to_be_asked_about(plans: Plans, vague: str) -> None:
    wishes = plans.wished(f"驾照丢了要补，还有{vague}，一共跑几趟")
    assert wishes is not None
    assert planned_ids(wishes) == [LICENCE]
    assert wishes.unclear == (vague,)


@pytest.mark.parametrize("story", ["上周在单位听领导说的", "我跟我老婆商量过的"])
def test_the_story_around_the_wishes_is_not_asked_about(plans: Plans, story: str) -> None:
    wishes = plans.wished(f"驾照丢了要补，{story}，还有市民卡断了要换一张，一共跑几趟")
    assert wishes is not None
    assert wishes.unclear == ()


def test_one_thing_in_its_official_words_is_one_wish(plans: Plans, entries: dict[str, Entry]) -> None:
    joined = [entry.title for entry in entries.values() if "、" in entry.title and len(entry.title) < 30]
    wished = {title: plans.wished(title) for title in joined}
    several = [title for title, wishes in wished.items() if wishes is not None]
    assert len(several) / len(joined) < 0.1, several


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("水电煤气都要过户", {"matter:593", "matter:562"}),
        ("我要办复业，国税地税都得去，一共几趟", {"matter:115", "matter:429"}),
        ("驾照和市民卡一起补办", {LICENCE, CARD}),
    ],
)
def test_what_is_to_be_done_with_several_is_wished_of_each(plans: Plans, text: str, ids: set[str]) -> None:
    assert set(planned_ids(plans.wished(text))) == ids


# the conversation after it


async def test_each_matter_of_a_plan_can_be_picked_and_all_be_asked_about(plans: Plans) -> None:
    before = Session(question="问", topic="问", shown="matter:1", elder=True)
    reply, after = await plans.planned(plans.of([CARD, LICENCE]), before)
    assert [button.action for button in reply.buttons] == [Show(LICENCE), Show(CARD), UnitList(0)]
    assert (reply.outcome, after.together, after.listed) == (Outcome.CHOOSE, (LICENCE, CARD), (LICENCE, CARD))
    assert (after.question, after.shown, after.elder) == ("问", "", True)
    assert [each.entry_id for each in after.left] == [LICENCE, CARD]


async def test_several_wishes_are_answered_with_one_plan(dialogue: Dialogue) -> None:
    reply, after = await dialogue.respond(Turn("", THREE), Session())
    assert stated(reply) == (3, 3)
    picked, _ = await dialogue.respond(Turn("", "2"), after)
    assert [item.id for item in picked.items[:1]] == [LICENCE]
    assert "出处" in plain(reply)
