"""Picking by number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.actions import Action, NoneOfThese, Show, UnitList
from handlers.numbers import is_number, ordinal, picked

FIVE: tuple[Action, ...] = (*(Show(f"matter:{n}") for n in range(1, 6)), NoneOfThese("0"))
"""Five entries and 都不是 below them, as in a choice."""
CHINESE = "一二三四五六七八九十"


@pytest.mark.parametrize(
    "said",
    ["2", "２", "②", "二", "两", "第二", "第二个", "第 2 个", "2。", "2!", "2号", "二吧", "第二条", "第2项", " 2 "],
)
def test_many_ways_to_say_the_second(said: str) -> None:
    assert picked(said, FIVE) == FIVE[1]


@pytest.mark.parametrize(
    "said", ["最后一个", "最后一项", "最后那个", "最后一个。", "下面那个", "先说后面那个", "最下面的"]
)
def test_the_last_is_the_last_entry(said: str) -> None:
    assert picked(said, FIVE) == FIVE[4]
    assert picked(said, (*FIVE[:2], UnitList(0))) == FIVE[1]


@pytest.mark.parametrize("said", ["上面那个", "最上面那个", "先办前面那件", "头一个", "最前面一项"])
def test_the_first_is_the_first_entry(said: str) -> None:
    assert picked(said, FIVE) == FIVE[0]
    assert picked(said, (UnitList(0), *FIVE[3:])) == FIVE[3]


@pytest.mark.parametrize("said", ["最后一个", "上面那个"])
def test_there_is_no_first_and_no_last_among_none(said: str) -> None:
    assert picked(said, ()) is None
    assert picked(said, (UnitList(0), UnitList(1))) is None


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("第二个", 2),
        ("第2条吧", 2),
        ("第十项", 10),
        (" 第 三 件。", 3),
        ("2", 0),
        ("二个", 0),
        ("第二", 0),
        ("第二个是什么", 0),
        ("", 0),
    ],
)
def test_a_thing_is_counted_only_where_a_thing_is_named(said: str, number: int) -> None:
    assert ordinal(said) == number


@pytest.mark.parametrize(
    ("said", "number"),
    [("9", True), ("第九个", True), ("99", True), ("最后一个", True), ("9点开门吗", False), ("", False)],
)
def test_a_number_alone_is_told_from_a_question(said: str, number: bool) -> None:
    assert is_number(said) is number


@pytest.mark.parametrize(
    "said",
    ["", "0", "7", "99", "第", "个", "2个人", "22路", "公积金2", "1,2", "-1", "2.5", "第二个是什么", "一百", "²²²"],
)
def test_what_is_no_pick_is_a_question(said: str) -> None:
    assert picked(said, FIVE) is None


@given(st.integers(1, 99), st.integers(0, 30))
def test_a_numeral_picks_exactly_the_thing_in_that_place(number: int, offered: int) -> None:
    things = [Show(str(n)) for n in range(1, offered + 1)]
    wanted = Show(str(number)) if number <= offered else None
    assert picked(str(number), things) == wanted
    assert picked(f"第{number}个", things) == wanted


@given(st.integers(1, 10))
def test_chinese_numerals_are_the_same_numbers(number: int) -> None:
    things = [Show(str(n)) for n in range(1, 11)]
    assert picked(f"第{CHINESE[number - 1]}个", things) == things[number - 1]


@given(st.text(max_size=12), st.integers(0, 12))
def test_nothing_but_what_was_offered_is_ever_picked(text: str, offered: int) -> None:
    things = [Show(str(n)) for n in range(offered)]
    found = picked(text, things)
    assert found is None or found in things


@given(st.text(max_size=12))
def test_where_nothing_was_offered_nothing_is_picked(text: str) -> None:
    assert picked(text, ()) is None
