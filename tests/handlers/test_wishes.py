"""Several wishes in one message, told apart; a story is one wish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.wishes import LONGEST, MOST_WISHES, SHORTEST, is_planned, joins_firmly, pieces
from knowledge.entries import Knowledge

BUNDLES = {"水电煤": ("自来水", "电表", "燃气"), "水电": ("自来水", "电表")}
"""Longer words first, as the language has them."""


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("营业执照丢了要补，还有个税完税证明要开", ["营业执照丢了要补", "个税完税证明要开"]),
        ("房子过户、水电煤气都要改名", ["房子过户", "水电煤气改名"]),
        ("驾照丢了 顺便 换个市民卡", ["驾照丢了", "换个市民卡"]),
        ("一个是驾照补办一个是市民卡换卡", ["驾照补办", "市民卡换卡"]),
        ("驾照补了；另外市民卡换了", ["驾照补了", "市民卡换了"]),
    ],
)
def test_wishes_are_told_apart_by_the_words_that_join_them(text: str, parts: list[str]) -> None:
    assert pieces(text, {}) == parts


@pytest.mark.parametrize("text", ["驾照丢了，要跑几趟", "", "我上周把驾照弄丢了，单位又催着要，怎么办"])
def test_a_message_that_joins_nothing_is_one_wish(text: str) -> None:
    assert pieces(text, BUNDLES) == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("驾照要补办还要换市民卡", ["驾照要补办", "换市民卡"]),
        ("驾照换了也要换市民卡", ["驾照换了", "换市民卡"]),
        ("公积金也要转", ["公积金也要转"]),
        ("我还想问公积金", ["我还想问公积金"]),
    ],
)
def test_soft_words_join_only_after_what_is_to_be_done(text: str, parts: list[str]) -> None:
    assert pieces(text, {}) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("水、电、煤气都要过户", ["水过户", "电过户", "煤气过户"]),
        ("驾照、市民卡一起补办", ["驾照补办", "市民卡补办"]),
        ("驾照补办跟市民卡都要换新", ["驾照补办", "市民卡换新"]),
    ],
)
def test_things_that_are_treated_alike_are_each_treated_so(text: str, parts: list[str]) -> None:
    assert pieces(text, {}) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("水电煤怎么改名", ["自来水怎么改名", "电表怎么改名", "燃气怎么改名"]),
        ("水电要过户", ["自来水要过户", "电表要过户"]),
        ("房子过户、水电煤都要改名", ["房子过户", "自来水改名", "电表改名", "燃气改名"]),
        ("驾照丢了，水电过户", ["驾照丢了", "自来水过户", "电表过户"]),
    ],
)
def test_a_word_for_several_things_stands_for_each_of_them(text: str, parts: list[str]) -> None:
    assert pieces(text, BUNDLES) == parts


def test_every_bundle_of_the_language_is_unpacked_into_its_things(known: Knowledge) -> None:
    bundles = {bundle.text: bundle.things for bundle in known.language.bundles}
    assert bundles
    for text, things in bundles.items():
        assert pieces(f"{text}过户", bundles) == [f"{thing}过户" for thing in things]


def test_a_story_is_one_wish() -> None:
    text = "驾照丢了，还有" + "后" * (LONGEST - len("驾照丢了，还有"))
    assert len(pieces(text, {})) == 2
    assert pieces(text + "来", {}) == ()


def test_no_more_wishes_than_can_be_answered() -> None:
    assert len(pieces("、".join(["补办驾照"] * 12), {})) == MOST_WISHES


def test_what_is_too_short_to_be_a_wish_is_none() -> None:
    assert pieces("驾照补了、、补、市民卡换了", {}) == ["驾照补了", "市民卡换了"]


@given(st.text("驾照市民卡水电煤补换，、。还有也要想都和顺便 \n", max_size=LONGEST + 5))
def test_pieces_are_few_and_long_enough_whatever_is_said(text: str) -> None:
    parts = pieces(text, BUNDLES)
    assert len(parts) <= MOST_WISHES
    assert all(len(part) >= SHORTEST and part == part.strip() for part in parts)


@pytest.mark.parametrize("text", ["一共要跑几趟", "总的跑几次", "先办哪个", "按什么顺序", "先跑哪家", "办这些有先后吗"])
def test_a_plan_is_asked_for(text: str) -> None:
    assert is_planned(text)


@pytest.mark.parametrize("text", ["一共多少钱", "驾照丢了", "加起来，我跑不动", "还有市民卡", ""])
def test_no_plan_is_asked_for(text: str) -> None:
    assert not is_planned(text)


@pytest.mark.parametrize("text", ["还有市民卡", "另外问一下", "一个是驾照", "市民卡也要换", "水和电都要过户"])
def test_another_wish_is_announced(text: str) -> None:
    assert joins_firmly(text)


@pytest.mark.parametrize("text", ["驾照、市民卡", "市民卡也丢了", "这样也行", "两样都要", "驾照丢了", ""])
def test_words_of_stories_announce_nothing(text: str) -> None:
    assert not joins_firmly(text)
