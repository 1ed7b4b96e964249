"""Words, whole and in order."""

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
