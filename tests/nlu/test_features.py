"""Runs of characters and words, told apart."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.features import LONGEST_GRAM, features, grams, is_whole, parts, whole

TEXTS = st.text("市民卡补办ab1 ", max_size=12)
WORDS = st.text("市民卡补办ab1", min_size=1, max_size=8)


def slow_grams(text: str) -> Counter[str]:
    """Every run of every part, one start and one end after another."""
    found: Counter[str] = Counter()
    for part in text.split():
        for start in range(len(part)):
            for end in range(start + 1, len(part) + 1):
                if end - start <= LONGEST_GRAM:
                    found[part[start:end]] += 1
    return found


@given(TEXTS)
def test_runs(text: str) -> None:
    assert grams(text) == slow_grams(text)


def test_runs_of_an_example() -> None:
    assert grams("市民卡 卡") == {"市": 1, "民": 1, "卡": 2, "市民": 1, "民卡": 1, "市民卡": 1}
    assert grams("") == grams(" \u3000") == {}


@given(st.lists(WORDS, max_size=5), TEXTS)
def test_features_are_runs_and_words_and_nothing_else(words: list[str], text: str) -> None:
    found = features(words, text)
    assert {each: times for each, times in found.items() if not is_whole(each)} == grams(text)
    assert {each: times for each, times in found.items() if is_whole(each)} == Counter(map(whole, words))


@given(WORDS)
def test_a_word_is_no_run_of_characters(word: str) -> None:
    assert is_whole(whole(word))
    assert not is_whole(word)
    assert whole(word).strip() == word


@pytest.mark.parametrize(
    ("word", "held"),
    [
        ("卡", ["卡"]),
        ("补卡", ["补卡"]),
        ("市民卡", ["市民卡"]),
        ("营业执照", ["营业", "业执", "执照"]),
        ("10kv", ["10", "0k", "kv"]),
    ],
)
def test_what_stands_for_a_word(word: str, held: list[str]) -> None:
    assert list(parts(word)) == held


@given(WORDS)
def test_what_stands_for_a_word_is_looked_for_where_the_word_stands(word: str) -> None:
    assert set(parts(word)) <= set(grams(f"补 {word} 1"))
