"""Runs of characters and words, told apart."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.features import LONGEST_GRAM, NOT, features, grams, is_whole, parts, whole

TEXTS = st.text("市民卡补非是法b1 ", max_size=12)
WORDS = st.text("市民卡补非是法b1", min_size=1, max_size=8)


def makes_contrary(part: str, at: int) -> bool:
    """Does 非 stand here, before a word of which it makes the contrary?"""
    before, after = part[:at][-1:], part[at + 1 : at + 3]
    plain = before in set("是除并莫若无") or after[:1] in set("常要得法")
    return part[at : at + 1] == NOT and len(after) == 2 and not plain


def slow_grams(text: str) -> Counter[str]:
    """Every run of every part, one start and one end after another, but for those that begin within a contrary."""
    found: Counter[str] = Counter()
    for part in text.split():
        for start in range(len(part)):
            if any(makes_contrary(part, start - back) for back in (1, 2) if start >= back):
                continue
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
    assert grams("非居民水") == dict.fromkeys(("非", "非居", "非居民", "水"), 1)
    assert grams("非居民 居民") == dict.fromkeys(("非", "非居", "非居民", "居", "居民", "民"), 1)
    assert grams("市非居民") == dict.fromkeys(("市", "市非", "市非居", "非", "非居", "非居民"), 1)
    assert grams("非居民非税收")["非税收"] == 1
    assert not {"居", "居民", "税", "税收"} & set(grams("非居民非税收"))


@pytest.mark.parametrize(
    ("text", "run"),
    [
        *(("非法占地", "法占"), ("非常感谢", "感谢"), ("非要原籍", "要原"), ("非得本人", "本人")),
        *(("是非居民", "居民"), ("除非居民", "居民"), ("并非居民", "居民"), ("莫非居民", "居民")),
        *(("若非居民", "居民"), ("无非居民", "居民")),
        *(("非本", "本"), ("非 居民", "居民"), ("民办非", "办非"), ("居民非", "居民")),
    ],
)
def test_a_run_begins_wherever_nothing_is_made_a_contrary(text: str, run: str) -> None:
    assert grams(text)[run] == 1
    assert sum(grams(text).values()) == sum(grams(text.replace(NOT, "卡")).values())


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("非居民用水", {"用", "用水", "水"}),
        ("非机动车", {"车"}),
        ("非税收入", {"入"}),
        ("办非企业单位", {"办", "单位"}),
    ],
)
def test_runs_begin_again_behind_two_characters(text: str, runs: set[str]) -> None:
    found = set(grams(text))
    assert runs <= found
    at = text.index(NOT)
    assert not {text[at + 1], text[at + 2], text[at + 1 : at + 3], text[at + 2 : at + 4]} & found


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
        ("非居民", ["非居民"]),
        ("非机动车", ["非机"]),
        ("非全日制工", ["非全", "制工"]),
        ("除非机动车", ["除非", "非机", "机动", "动车"]),
    ],
)
def test_what_stands_for_a_word(word: str, held: list[str]) -> None:
    assert list(parts(word)) == held


@given(WORDS)
def test_what_stands_for_a_word_is_looked_for_where_the_word_stands(word: str) -> None:
    assert set(parts(word)) <= set(grams(f"补 {word} 1"))
