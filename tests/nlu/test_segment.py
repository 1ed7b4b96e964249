"""Words, whole and in order."""

from itertools import pairwise

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.normalize import normalize
from nlu.segment import Segmenter
from nlu.understanding import UnitNames, Vocabulary

TAUGHT = "钱江易办"
"""A word that no dictionary has."""
PLAIN = Segmenter()


def teach(*names: str) -> Segmenter:
    """A segmenter that knows an office of these names."""
    return Segmenter([UnitNames(1, names)])


def test_a_taught_word_stays_whole() -> None:
    assert TAUGHT not in PLAIN.cut(f"用{TAUGHT}补办")
    assert teach("市公安局", TAUGHT).cut(f"用{TAUGHT}补办") == ["用", TAUGHT, "补办"]


def test_a_name_is_taught_in_its_normal_form() -> None:
    assert teach("錢江 易·辦", "錢江易辦").cut(TAUGHT) == [TAUGHT]


def test_single_characters_and_long_names_are_not_taught() -> None:
    long = "钱江易办通达"
    assert teach(long).cut(long) == [long]
    assert teach(f"{long}吉").cut(f"{long}吉") == PLAIN.cut(f"{long}吉")
    assert teach("江").cut(TAUGHT) == PLAIN.cut(TAUGHT)


def test_words_of_the_dictionary_and_taught_ones_are_known() -> None:
    assert teach(TAUGHT).knows(TAUGHT)
    assert PLAIN.knows("登记")
    assert not PLAIN.knows(TAUGHT)
    assert not PLAIN.knows("")
    assert not PLAIN.knows("钱江易"), "the beginning of a word is none"
    assert not teach(TAUGHT).knows("钱江易")


def test_what_one_learns_no_other_knows() -> None:
    teach(TAUGHT)
    assert TAUGHT not in PLAIN.cut(TAUGHT)
    assert TAUGHT not in jieba.cut(TAUGHT, HMM=False)


def test_what_the_process_teaches_jieba_is_not_heard() -> None:
    before = PLAIN.cut(TAUGHT)
    jieba.add_word(TAUGHT, 100_000)
    try:
        assert list(jieba.cut(TAUGHT, HMM=False)) == [TAUGHT]
        assert PLAIN.cut(TAUGHT) == before
        assert TAUGHT not in Segmenter().cut(TAUGHT)
    finally:
        jieba.add_word(TAUGHT, 0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("补办 市民卡", ["补办", "市民卡"]),
        ("居住证怎么办理", ["居住证", "怎么", "办理"]),
        ("ems 记出去", ["ems", "记", "出去"]),
        ("10kv 增容", ["10kv", "增容"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert teach("市民卡").cut(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("非居民用水", ["非居民", "用水"]),
        ("用水非居民", ["用水", "非居民"]),
        ("非居民非本地户籍", ["非居民", "非本地", "户籍"]),
        ("非ems件", ["非ems", "件"]),
        ("非 居民", ["非", "居民"]),
        ("非本", ["非", "本"]),
        ("非非居民", ["非", "非居民"]),
        ("除非本人办理", ["除非", "本人", "办理"]),
        ("非法占地", ["非法", "占地"]),
        ("非", ["非"]),
        ("居民非", ["居民", "非"]),
    ],
)
def test_what_is_made_a_contrary_is_one_word(text: str, words: list[str]) -> None:
    assert PLAIN.cut(text) == words


def test_the_contrary_of_a_taught_word_is_one_word() -> None:
    assert teach(TAUGHT).cut(f"非{TAUGHT}补办") == [f"非{TAUGHT}", "补办"]


@given(st.lists(st.sampled_from(["非", "居民", "用水", "本", " ", "除非", "ems", "市民卡"])).map("".join))
def test_no_word_stays_behind_what_makes_its_contrary(text: str) -> None:
    words = PLAIN.cut(normalize(text))
    assert "".join(words) == normalize(text).replace(" ", "")
    for said in normalize(text).split():
        pairs = pairwise(PLAIN.cut(said))
        assert all(len(after) == 1 or after.startswith("非") for before, after in pairs if before == "非")


def test_names_of_offices_stay_whole(segmenter: Segmenter, vocabulary: Vocabulary) -> None:
    names = {normalize(name) for unit in vocabulary.units for name in unit.names}
    taught = [name for name in names if 2 <= len(name) <= 6 and " " not in name]
    assert len(taught) > 150
    assert [name for name in taught if segmenter.cut(name) != [name]] == []


def test_nothing_is_lost_of_what_is_known(segmenter: Segmenter, vocabulary: Vocabulary) -> None:
    told = [normalize(text) for subject in vocabulary.subjects for text in (subject.title, *subject.phrasings[:3])]
    assert [text for text in told if "".join(segmenter.cut(text)) != text.replace(" ", "")] == []


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_nothing_is_lost(text: str) -> None:
    normalized = normalize(text)
    words = PLAIN.cut(normalized)
    assert "".join(words) == normalized.replace(" ", "")
    assert all(word and not set(word) & set(" ") for word in words)
