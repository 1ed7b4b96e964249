"""What is typed so far, found by characters, pinyin and initials."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.typed import WITHIN, Named, Typed

RENT, REPAY, BANK, SIM = "rent", "repay", "bank", "sim"
NAMES = (
    Named(RENT, ("公积金：租赁住房", "公积金租房提取", "租房取公积金")),
    Named(REPAY, ("公积金还贷",)),
    Named(BANK, ("银行开户许可", "重新办会计证")),
    Named(SIM, ("SIM卡补换", "5G套餐")),
)
MOST = 10


@pytest.fixture(scope="module")
def typed() -> Typed:
    return Typed(NAMES)


def ids(typed: Typed, text: str) -> list[str]:
    return [hit.id for hit in typed.find(text, MOST)]


@pytest.mark.parametrize("text", ["gjjzf", "gjj zf", "gongjijinzufang", "gongjijinzuf", "gong'ji'jin'zu'f", "公积金zf"])
def test_initials_and_pinyin_find_a_way_to_ask(typed: Typed, text: str) -> None:
    assert ids(typed, text)[0] == RENT


def test_pinyin_is_found_while_its_last_syllable_is_being_typed(typed: Typed) -> None:
    for end in range(2, len("gongjijinhuandai") + 1):
        assert REPAY in ids(typed, "gongjijinhuandai"[:end])


def test_a_sound_begins_where_a_syllable_does(typed: Typed) -> None:
    assert ids(typed, "ongjijin") == []


def test_parts_may_stand_in_any_order_and_in_different_names(typed: Typed) -> None:
    assert ids(typed, "zf gjj") == [RENT]
    assert ids(typed, "租赁 quu") == []


def test_characters_with_another_reading_are_read_as_the_word_is(typed: Typed) -> None:
    assert ids(typed, "yhkh") == ids(typed, "yinhang") == [BANK]
    assert ids(typed, "cxbkjz") == [BANK]


def test_letters_and_digits_of_a_name_are_found_as_they_are(typed: Typed) -> None:
    assert ids(typed, "sim") == ids(typed, "simk") == [SIM]
    assert ids(typed, "5G") == [SIM]


def test_the_name_that_is_typed_most_of_comes_first_and_is_told(typed: Typed) -> None:
    first, second = typed.find("gjjhd", MOST)[0], typed.find("gjj", MOST)[0]
    assert (first.id, first.name) == (REPAY, "公积金还贷")
    assert first.score > second.score


def test_a_hit_inside_a_name_counts_less_than_one_at_its_beginning() -> None:
    inside, outside = Named("inside", ("甲乙丙丁",)), Named("outside", ("丙丁甲乙",))
    found = {hit.id: hit.score for hit in Typed((inside, outside)).find("甲乙", MOST)}
    assert found["inside"] == pytest.approx(0.5)
    assert found["outside"] == pytest.approx(0.5 * WITHIN)


@pytest.mark.parametrize("text", ["", " ", "？", "'", "g", "zzzz", "貔貅"])
def test_what_nothing_holds_finds_nothing(typed: Typed, text: str) -> None:
    assert ids(typed, text) == []


def test_no_more_are_found_than_wanted(typed: Typed) -> None:
    assert len(typed.find("gjj", 1)) == 1


def test_nothing_at_all_can_be_looked_through() -> None:
    assert Typed(()).find("gjj", MOST) == ()


@given(st.text())
def test_no_text_raises(text: str) -> None:
    Typed(NAMES[:1]).find(text, MOST)


def test_a_text_without_end_is_read_as_far_as_anybody_types(typed: Typed) -> None:
    assert ids(typed, "gjj" * 100_000) == []
