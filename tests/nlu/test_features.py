"""Runs of characters and words, told apart."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.features import LONGEST_GRAM, features, grams, is_contrary, is_whole, parts, whole

TEXTS = st.text("市民卡补非是法b1 ", max_size=12)
WORDS = st.text("市民卡补非是法b1", min_size=1, max_size=8)


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


def test_no_run_begins_within_a_contrary() -> None:
    assert grams("非居民水", ["非居民"]) == dict.fromkeys(("非", "非居", "非居民", "水"), 1)
    assert grams("非居民 居民", ["非居民"]) == dict.fromkeys(("非", "非居", "非居民", "居", "居民", "民"), 1)
    assert grams("市非居民", ["非居民"]) == dict.fromkeys(("市", "市非", "市非居", "非", "非居", "非居民"), 1)
    assert not {"居", "居民", "税", "税收"} & set(grams("非居民非税收", ["非居民", "非税收"]))


def test_the_words_tell_what_is_a_contrary() -> None:
    """民非 is no contrary of what stands behind it, and 非 alone of nothing."""
    assert features(["民", "非", "想", "注销"], "民非想注销")["注销"] == 1
    assert features(["非", "居民"], "非居民")["居民"] == 1
    assert "居民" not in features(["非居民", "用水"], "非居民用水")


@pytest.mark.parametrize(("word", "contrary"), [("非居民", True), ("非机动车", True), ("非洲", False), ("居民", False)])
def test_contraries_are_known_by_their_beginning(word: str, contrary: bool) -> None:
    assert is_contrary(word) is contrary


@given(st.lists(WORDS, max_size=5), TEXTS)
def test_features_are_runs_and_words_and_nothing_else(words: list[str], text: str) -> None:
    found, contraries = features(words, text), [word for word in words if is_contrary(word)]
    assert {each: times for each, times in found.items() if not is_whole(each)} == grams(text, contraries)
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
        ("非居民", ["非居民"]),
        ("非机动车", ["非机动"]),
        ("非全日制工", ["非全日"]),
        ("除非机动车", ["除非", "非机", "机动", "动车"]),
    ],
)
def test_what_stands_for_a_word(word: str, held: list[str]) -> None:
    assert list(parts(word)) == held


@given(WORDS)
def test_what_stands_for_a_word_is_looked_for_where_the_word_stands(word: str) -> None:
    assert set(parts(word)) <= set(grams(f"补 {word} 1"))
