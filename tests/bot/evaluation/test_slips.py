"""One slip of the hand or the ear, always the same one for the same question."""

import random
from collections import Counter

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.slips import (
    EMOJI,
    SLIPS,
    doubled,
    dropped,
    misheard,
    padded,
    slipped,
    spaced,
    traditional,
    with_emoji,
)
from nlu.sounds import common
from tests.bot.evaluation.made import question

CHINESE = st.text("驾照丢了怎样补办公积金提取居住证", min_size=1, max_size=20)
TEXTS = st.text(min_size=1)
DICE = st.integers().map(random.Random)
SOUNDS = common()


def added(before: str, after: str) -> str:
    """The characters that ``after`` has besides."""
    assert not Counter(before) - Counter(after)
    return "".join((Counter(after) - Counter(before)).elements())


def without(text: str, at: int) -> str:
    return text[:at] + text[at + 1 :]


@given(TEXTS, DICE)
def test_a_character_typed_twice_stands_beside_itself(text: str, dice: random.Random) -> None:
    after = doubled(text, dice)
    assert len(after) == len(text) + 1
    assert any(after[at] == after[at + 1] and without(after, at) == text for at in range(len(text)))


@given(TEXTS, DICE)
def test_a_character_left_out_is_gone(text: str, dice: random.Random) -> None:
    assert dropped(text, dice) in {without(text, at) for at in range(len(text))}


@given(TEXTS, DICE)
def test_a_character_misheard_sounds_alike(text: str, dice: random.Random) -> None:
    after = misheard(text, dice)
    changed = [(ours, theirs) for ours, theirs in zip(text, after, strict=True) if ours != theirs]
    assert len(changed) <= 1
    assert all(SOUNDS[ours] == SOUNDS[theirs] for ours, theirs in changed)


@given(CHINESE, DICE)
def test_an_everyday_character_is_always_misheard(text: str, dice: random.Random) -> None:
    assert misheard(text, dice) != text


@given(CHINESE, DICE)
def test_padding_adds_words_that_say_nothing(text: str, dice: random.Random) -> None:
    assert sorted(added(text, padded(text, dice))) in (["的"], ["吗"], sorted("请问"))


def test_every_kind_of_padding_occurs() -> None:
    made = {padded("驾照", random.Random(seed)) for seed in range(50)}
    assert made == {"的驾照", "驾的照", "请问驾照", "驾照吗"}


def test_traditional_characters_are_the_same_words() -> None:
    text = "驾驶证补办要跑几趟"
    after = traditional(text, random.Random(0))
    assert after != text
    assert opencc.OpenCC("t2s").convert(after) == text


@given(TEXTS, DICE)
def test_a_blank_or_an_emoji_comes_in_between(text: str, dice: random.Random) -> None:
    for slip, between in ((spaced, " "), (with_emoji, EMOJI)):
        assert added(text, slip(text, dice)) == between
        assert any(slip(text, random.Random(0)) == text[:at] + between + text[at:] for at in range(len(text)))


def test_chinese_characters_are_hit_where_there_are_any() -> None:
    assert {dropped("ems 寄件 10kv", random.Random(seed)) for seed in range(50)} == {"ems 寄 10kv", "ems 件 10kv"}
    assert {dropped("ab", random.Random(seed)) for seed in range(50)} == {"a", "b"}


@pytest.mark.parametrize("name", SLIPS)
def test_the_slip_is_the_same_each_time(name: str) -> None:
    asked = [question(id=f"{no}", q="驾照丢了怎么补办要跑几趟") for no in range(20)]
    assert slipped(asked, name) == slipped(asked, name)
    assert slipped(asked[::-1], name) == slipped(asked, name)[::-1]


@pytest.mark.parametrize("name", SLIPS)
def test_the_slip_is_another_for_another_question(name: str) -> None:
    asked = [question(id=f"{no}", q="驾照丢了怎么补办要跑几趟") for no in range(20)]
    kinds = {each.q for each in slipped(asked, name)}
    assert len(kinds) == 1 if name == "繁体" else len(kinds) > 2


@pytest.mark.parametrize("name", SLIPS)
def test_all_but_the_words_and_the_set_stays(name: str) -> None:
    asked = question(gold=["matter:48"], style="typo", level=2, evidence=["一次"], set="cit", q="驾驶证丢了")
    (after,) = slipped([asked], name)
    assert after.q != asked.q
    assert after.set == name
    assert after.model_copy(update={"q": asked.q, "set": asked.set}) == asked
