"""What goes with a choice: the question back, the one that an answer tells, entries offered, how writing was read."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import texts
from handlers.actions import Show
from handlers.dialogue import LONGEST_HEARD, Dialogue
from handlers.facets import Facets
from handlers.options import CLOSE, LEADING, MOST_CHOICES, close, leading
from handlers.plain import plain
from handlers.reply import Outcome
from handlers.session import Seen, Session
from handlers.turn import Turn
from knowledge.entries import Entry, Knowledge, Matter
from knowledge.language import FacetValue

WIDE = "公积金"
TAX = (FacetValue("税务机关", "国税的", ("国税局",)), FacetValue("税务机关", "地税的", ("地税",)))
STEP = (
    FacetValue("哪一步", "变更", ("变更", "调整")),
    FacetValue("哪一步", "注销", ("注销",)),
    FacetValue("哪一步", "新办", ("登记", "设立")),
)
STRANGERS = ("faq:1", "place:1", "gazette", "doc:list")


@pytest.fixture(scope="session")
def some(known: Knowledge) -> Matter:
    """A matter to make others of."""
    return known.matters[0]


def called(some: Matter, *titles: str, unit: str = "市某局") -> list[Matter]:
    """Matters of one unit with these titles."""
    return [replace(some, title=title, unit=unit, context="") for title in titles]


# the question back


def test_what_parts_them_is_asked_in_their_order(some: Matter) -> None:
    ours = [replace(some, unit="市财政(地税)局"), replace(some, unit="市国税局")]
    assert Facets(TAX).question(ours) == texts.which(("地税的", "国税的"))
    assert Facets(TAX).question(ours[::-1]) == texts.which(("国税的", "地税的"))


def test_each_value_is_named_once(some: Matter) -> None:
    ours = called(some, "变更登记", "注销登记", "地址变更", "设立登记")
    assert Facets(STEP).question(ours) == texts.which(("变更", "注销", "新办"))


def test_a_mark_may_stand_in_the_unit_the_title_or_its_context(some: Matter) -> None:
    marked = (replace(some, unit="国税局"), replace(some, title="国税局的"), replace(some, context="国税局"))
    for one in marked:
        assert Facets(TAX).question([one, replace(some, unit="地税局")]) == texts.which(("国税的", "地税的"))


def test_the_first_value_whose_mark_stands_there_counts(some: Matter) -> None:
    users = (FacetValue("用户", "单位用户", ("非居民",)), FacetValue("用户", "居民用户", ("居民",)))
    ours = called(some, "非居民过户", "居民过户")
    assert Facets(users).question(ours) == texts.which(("单位用户", "居民用户"))
    assert Facets(users[::-1]).question(ours) == texts.CHOOSE


def test_a_difference_that_one_of_them_does_not_have_is_not_asked(some: Matter) -> None:
    assert Facets(STEP).question(called(some, "变更登记", "注销登记", "缴费")) == texts.CHOOSE


def test_what_is_the_same_of_all_is_not_asked(some: Matter) -> None:
    assert Facets(STEP).question(called(some, "地址变更", "法人变更")) == texts.CHOOSE


def test_what_parts_them_most_evenly_is_asked(some: Matter) -> None:
    sides = tuple(FacetValue("方位", value, (value,)) for value in ("东", "西"))
    sorts = tuple(FacetValue("种类", value, (value,)) for value in ("水", "电"))
    ours = called(some, "东水", "西电", "西电", "西水")
    assert Facets((*sides, *sorts)).question(ours) == texts.which(("水", "电"))
    assert Facets((*sorts, *sides)).question(ours) == texts.which(("水", "电"))


def test_what_parts_them_into_more_is_asked(some: Matter) -> None:
    sides = tuple(FacetValue("方位", value, (value,)) for value in ("东", "西"))
    ours = called(some, "东变更", "西注销", "东设立", "西变更")
    assert Facets((*sides, *STEP)).question(ours) == texts.which(("变更", "注销", "新办"))


def test_of_two_that_part_them_equally_well_the_earlier_is_asked(some: Matter) -> None:
    ours = [
        replace(each, unit=unit) for each, unit in zip(called(some, "变更", "注销"), ("国税局", "地税局"), strict=True)
    ]
    assert Facets((*TAX, *STEP)).question(ours) == texts.which(("国税的", "地税的"))
    assert Facets((*STEP, *TAX)).question(ours) == texts.which(("变更", "注销"))


def test_with_nothing_to_part_or_to_part_by_the_question_is_general(some: Matter) -> None:
    assert Facets(STEP).question([]) == texts.CHOOSE
    assert Facets(STEP).question(called(some, "变更登记")) == texts.CHOOSE
    assert Facets(()).question(called(some, "变更登记", "注销登记")) == texts.CHOOSE


@pytest.mark.parametrize("stranger", STRANGERS)
def test_what_is_no_matter_has_no_such_differences(some: Matter, entries: dict[str, Entry], stranger: str) -> None:
    ours: list[Entry] = [*called(some, "变更登记", "注销登记"), entries[stranger]]
    assert Facets(STEP).question(ours) == texts.CHOOSE


# the real differences


def questions(known: Knowledge) -> dict[str, set[str]]:
    """The values of each real difference."""
    values: dict[str, set[str]] = {}
    for each in known.language.facets:
        values.setdefault(each.facet, set()).add(each.value)
    return values


@given(data=st.data())
def test_whatever_may_be_meant_the_question_names_values_of_one_difference(
    known: Knowledge, data: st.DataObject
) -> None:
    ours = data.draw(st.lists(st.sampled_from(known.matters), min_size=2, max_size=MOST_CHOICES, unique=True))
    asked = Facets(known.language.facets).question(ours)
    possible = {
        texts.which((*others, last))
        for values in questions(known).values()
        for last in values
        for others in _some_of(values - {last}, len(ours) - 1)
        if others
    }
    assert asked == texts.CHOOSE or sorted(asked) in map(sorted, possible)


def _some_of(values: set[str], most: int) -> Sequence[tuple[str, ...]]:
    return [some for size in range(1, most + 1) for some in combinations(sorted(values), size)]


def test_of_twins_at_both_tax_offices_the_office_is_asked(known: Knowledge) -> None:
    national = {each.shown: each for each in known.matters if each.unit == "市国税局"}
    local = {each.shown: each for each in known.matters if each.unit == "市财政(地税)局"}
    twins = [[national[shown], local[shown]] for shown in national.keys() & local.keys()]
    assert twins
    facets = Facets(known.language.facets)
    assert {facets.question(pair) for pair in twins} == {texts.which(("国税的", "地税的"))}


# the one that is told


OFFICE = (
    FacetValue("税务机关", "国税的", ("国税局",), ("国税",)),
    FacetValue("税务机关", "地税的", ("地税",), ("地税", "老税务")),
)
USER = (
    FacetValue("用户", "非居民用户", ("非居民",), ("非居民", "公司")),
    FacetValue("用户", "居民用户", ("居民",), ("居民", "家里")),
)
TOLD = Facets((*OFFICE, *USER))


def at_both(some: Matter, title: str) -> list[Matter]:
    """Two matters of one title, at either tax office: 国税 first."""
    return [replace(some, title=title, unit=unit, context="") for unit in ("市国税局", "市财政(地税)局")]


@pytest.mark.parametrize(("text", "at"), [("国税的那个", 0), ("地税的", 1), ("老税务那边", 1)])
def test_who_names_a_side_tells_the_one_on_it(some: Matter, text: str, at: int) -> None:
    ours = at_both(some, "注销登记")
    assert TOLD.told(text, ours) is ours[at]


@pytest.mark.parametrize("text", ["注销的那个", "", "国税还是地税"])
def test_who_names_no_side_or_both_tells_none(some: Matter, text: str) -> None:
    assert TOLD.told(text, at_both(some, "注销登记")) is None


def test_a_word_with_a_no_before_it_names_no_side(some: Matter) -> None:
    ours = called(some, "居民过户", "非居民过户")
    assert TOLD.told("非居民的", ours) is ours[1]
    assert TOLD.told("居民的", ours) is ours[0]
    assert TOLD.told("没公司的", ours) is None


def test_of_several_on_the_side_none_is_told_but_the_twin_of_the_one_at_hand(some: Matter) -> None:
    ours = [*at_both(some, "居民过户"), *at_both(some, "非居民过户")]
    assert TOLD.told("国税的", ours) is None
    assert TOLD.told("国税的", ours, at_hand=ours[1]) is ours[0]
    assert TOLD.told("国税的", ours, at_hand=ours[3]) is ours[2]


def test_of_two_sides_the_one_that_is_said_of_something_is_meant(some: Matter) -> None:
    users = (FacetValue("用户", "居民", ("居民",), ("我家",)), FacetValue("用户", "单位", ("单位",), ("饭店",)))
    home, firm = called(some, "居民过户", "单位过户")
    assert Facets(users).told("我家是饭店", [home, firm]) == firm
    assert Facets(users).told("我家的", [home, firm]) == home
    assert Facets(users).told("我家还是饭店", [home, firm]) is None


def test_a_side_that_is_not_wanted_is_not_named(some: Matter) -> None:
    national, local = at_both(some, "注销登记")
    for said in ("不要国税的", "不是国税的"):
        assert Facets(TAX).told(said, [national, local]) is None


def test_sides_that_nobody_named_are_counted(some: Matter) -> None:
    change, end, plain_ = called(some, "变更", "注销", "一般")
    facets = Facets(
        (FacetValue("哪一步", "变更", ("变更",), ("改",)), FacetValue("哪一步", "注销", ("注销",), ("销",)))
    )
    assert facets.unsaid(end, change, "那公司呢") == 1
    assert facets.unsaid(end, change, "销掉呢") == 0
    assert facets.unsaid(end, end, "那公司呢") == 0
    assert facets.unsaid(plain_, change, "那公司呢") == 0


def test_where_all_are_on_one_side_naming_it_tells_none(some: Matter) -> None:
    assert TOLD.told("国税的", at_both(some, "注销登记")[:1]) is None
    assert TOLD.told("国税的", []) is None


def test_the_difference_that_tells_one_counts(some: Matter) -> None:
    ours = [*at_both(some, "居民过户"), at_both(some, "非居民过户")[0]]
    assert TOLD.told("国税，家里的", ours[1:]) is ours[2]
    assert TOLD.told("国税，非居民的", ours) is ours[2]


@pytest.mark.parametrize("stranger", STRANGERS)
def test_what_is_no_matter_is_on_no_side(some: Matter, entries: dict[str, Entry], stranger: str) -> None:
    ours: list[Entry] = [entries[stranger], *at_both(some, "注销登记")]
    assert TOLD.told("国税的", ours) is ours[1]
    assert TOLD.other_side("国税的", ours) is None


def test_the_other_side_is_told_only_when_the_first_is_not_on_it(some: Matter) -> None:
    national, local = at_both(some, "注销登记")
    assert TOLD.other_side("地税的注销", [national, local]) is local
    assert TOLD.other_side("国税的注销", [national, local]) is None
    assert TOLD.other_side("注销", [national, local]) is None
    assert TOLD.other_side("地税的", []) is None
    (neither,) = called(some, "注销登记")
    assert TOLD.other_side("地税的", [neither, local]) is None
    assert TOLD.other_side("地税的", [national, local, *at_both(some, "变更登记")]) is None


# the side that is kept


def test_the_twin_on_the_side_of_the_one_at_hand_is_kept(some: Matter) -> None:
    (at_hand, _), (national, local) = at_both(some, "设立登记"), at_both(some, "注销登记")
    assert TOLD.kept(at_hand, "那注销呢", [local, national]) is national


def test_no_twin_is_kept_where_a_side_is_named_or_the_first_is_on_it_already(some: Matter) -> None:
    (at_hand, _), (national, local) = at_both(some, "设立登记"), at_both(some, "注销登记")
    assert TOLD.kept(at_hand, "那地税的注销呢", [local, national]) is None
    assert TOLD.kept(at_hand, "那注销呢", [national, local]) is None
    assert TOLD.kept(at_hand, "那注销呢", [local]) is None
    (neither,) = called(some, "注销登记")
    assert TOLD.kept(neither, "那注销呢", [local, national]) is None
    assert TOLD.kept(at_hand, "那注销呢", [neither, national]) is None


def test_what_differs_in_something_else_or_is_called_differently_is_no_twin(some: Matter) -> None:
    at_hand = at_both(some, "设立登记")[0]
    local = at_both(some, "居民过户")[1]
    assert TOLD.kept(at_hand, "那过户呢", [local, at_both(some, "非居民过户")[0]]) is None
    assert TOLD.kept(at_hand, "那过户呢", [local, at_both(some, "居民发票领用")[0]]) is None


def test_of_several_twins_the_likest_is_kept(some: Matter) -> None:
    at_hand, first = at_both(some, "设立登记")[0], at_both(some, "个人税务登记注销")[1]
    other, likest = at_both(some, "个人税务登记变更")[0], at_both(some, "个人税务登记注销")[0]
    assert TOLD.kept(at_hand, "那注销呢", [first, other, likest]) is likest
    assert TOLD.kept(at_hand, "那注销呢", [first, other]) is other


def test_of_real_twins_the_office_at_hand_is_kept_and_the_office_named_is_told(known: Knowledge) -> None:
    national = {each.shown: each for each in known.matters if each.unit == "市国税局"}
    local = {each.shown: each for each in known.matters if each.unit == "市财政(地税)局"}
    facets = Facets(known.language.facets)
    shared = sorted(national.keys() & local.keys())
    assert shared
    for shown in shared:
        twins = [local[shown], national[shown]]
        assert facets.told("国税的那个", twins) is twins[1], shown
        assert facets.told("地税的那个", twins) is twins[0], shown
        assert facets.kept(twins[1], "那这个呢", twins) is twins[1], shown


# what is offered


def seen(*scores: float) -> list[Seen]:
    """Entries e0, e1, … with these scores."""
    return [Seen(f"e{no}", score) for no, score in enumerate(scores)]


def ids(count: int) -> tuple[str, ...]:
    return tuple(f"e{no}" for no in range(count))


RANKED = st.lists(st.floats(0, 1), min_size=1, max_size=10).map(lambda scores: seen(*sorted(scores, reverse=True)))


@pytest.mark.parametrize(
    ("scores", "count"),
    [
        ((0.5,), 1),
        ((0.5, 0.5 * CLOSE), 2),
        ((0.5, 0.5, 0.5 * CLOSE * 0.9), 2),
        ((0.5, 0.4, 0.5 * CLOSE), 3),
        ((0.5, 0.4, 0.3, 0.2), 4),
        ((0.5,) * (MOST_CHOICES + 3), MOST_CHOICES),
        ((0.5, 0.0, 0.0), 2),
    ],
)
def test_what_is_near_the_best_is_offered(scores: Sequence[float], count: int) -> None:
    assert close(seen(*scores)) == ids(count)


def test_of_nothing_nothing_is_offered() -> None:
    assert close([]) == ()


@given(RANKED)
def test_the_best_are_offered_two_where_there_are_two(ranked: list[Seen]) -> None:
    offered = close(ranked)
    assert offered == ids(len(offered))
    assert min(2, len(ranked)) <= len(offered) <= MOST_CHOICES
    assert len(offered) == MOST_CHOICES or all(
        each.score < CLOSE * ranked[0].score for each in ranked[max(2, len(offered)) :]
    )


@pytest.mark.parametrize(
    ("scores", "count"),
    [
        ((0.5, 0.5 * LEADING, 0.5 * LEADING * 0.9), 2),
        ((0.5, 0.4, 0.5 * LEADING, 0.01), 3),
        ((0.5, 0.0), 2),
        ((0.5,), 2),
        ((0.5,) * (MOST_CHOICES + 3), MOST_CHOICES),
    ],
)
def test_the_likely_ones_are_asked_about_two_at_least(scores: Sequence[float], count: int) -> None:
    assert leading(seen(*scores)) == count


@given(RANKED)
def test_no_more_are_asked_about_than_are_offered(ranked: list[Seen]) -> None:
    assert 2 <= leading(ranked) <= max(2, len(close(ranked)))


# in conversation


async def test_the_choice_is_what_is_near_and_the_question_parts_the_likeliest(
    dialogue: Dialogue, known: Knowledge, entries: dict[str, Entry]
) -> None:
    reply, after = await dialogue.respond(Turn("t", WIDE), Session())
    assert reply.outcome is Outcome.CHOOSE
    offered = [button.action.entry_id for button in reply.buttons if isinstance(button.action, Show)]
    assert offered == list(close(after.seen))
    likeliest = [entries[entry_id] for entry_id in offered[: leading(after.seen)]]
    assert reply.paragraphs[0].text == Facets(known.language.facets).question(likeliest)


async def test_of_twins_in_conversation_the_office_is_asked(dialogue: Dialogue, known: Knowledge) -> None:
    """At least where both stand at the top and nothing else near them."""
    national = {each.shown for each in known.matters if each.unit == "市国税局"}
    twins = [each.shown for each in known.matters if each.unit == "市财政(地税)局" and each.shown in national]
    first = [(await dialogue.respond(Turn("t", shown), Session()))[0].paragraphs[0].text for shown in twins]
    assert {texts.which(("国税的", "地税的")), texts.which(("地税的", "国税的"))} & set(first)


# how strange writing was read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("公鸡金提取", "公积金提取"),
        ("gongjijin提取", "公积金 提取"),
        ("housing fund 提取", "公积金 提取"),
    ],
)
async def test_how_the_words_were_read_is_told(dialogue: Dialogue, written: str, read: str) -> None:
    reply, _ = await dialogue.respond(Turn("t", written), Session())
    assert texts.HEARD.format(read) in plain(reply).splitlines()


async def test_how_a_long_text_was_read_is_not_told(dialogue: Dialogue) -> None:
    for length, told in ((LONGEST_HEARD, True), (LONGEST_HEARD + 1, False)):
        text = "公鸡金提取" + "市" * (length - 5)
        reply, _ = await dialogue.respond(Turn("t", text), Session())
        assert (texts.HEARD.format("公积金提取") in plain(reply)) is told


async def test_where_nothing_is_asked_nothing_is_read_into_it(dialogue: Dialogue) -> None:
    for said in ("？？？", "谢谢", "1"):
        reply, _ = await dialogue.respond(Turn("t", said), Session())
        assert texts.HEARD.format("") not in plain(reply)
