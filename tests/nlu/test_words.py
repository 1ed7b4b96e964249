"""What the words of a question weigh, and how much of a word an entry accounts for."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.words import SINGLE_CHARACTER, STORY, Scales, Word, accounted, asked, telling
from tests.nlu.taught import indexed

WORDS = ("市民卡", "居住证", "补办", "丢", "签注", "小孩", "营业执照", "xyz")
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
CORPORA = st.lists(st.lists(TEXT, min_size=1, max_size=4), min_size=1, max_size=6)
ROUNDING = 1e-6
COMMON = indexed([["市民卡 补办"], ["居住证 补办"], ["护照 补办"]])


def weights(*words: str, story: tuple[str, ...] = ()) -> list[float]:
    return [word.weight for word in Scales(COMMON, story).weigh(words)]


def test_a_word_said_twice_counts_once_and_words_keep_their_order() -> None:
    words = Scales(COMMON, ()).weigh(["市民卡", "居住证", "市民卡"])
    assert [word.text for word in words] == ["市民卡", "居住证"]
    assert Scales(COMMON, ()).weigh([]) == ()


def test_rare_words_weigh_more_and_unknown_ones_most() -> None:
    usual, rare, unknown = weights("补办", "市民卡", "签注")
    assert usual < rare < unknown == COMMON.unknown_rarity


def test_a_word_that_no_entry_knows_is_unknown() -> None:
    words = Scales(COMMON, ()).weigh(["补办", "签注", "嘎", "卡", "住证居", "营业执照"])
    assert [word.text for word in words if word.unknown] == ["签注", "嘎", "住证居", "营业执照"]


def test_a_long_word_is_known_by_any_of_its_pairs() -> None:
    (word,) = Scales(indexed([["营业"], ["护照"]]), ()).weigh(["营业执照"])
    assert not word.unknown
    assert math.log(3) < word.weight < math.log(5), "the mean of one known pair and two unknown ones"


def test_a_single_character_tells_less() -> None:
    assert weights("嘎") == [SINGLE_CHARACTER * COMMON.unknown_rarity]


def test_a_word_of_a_story_tells_less() -> None:
    (plain,) = weights("补办")
    assert weights("补办", story=("补办",)) == [pytest.approx(STORY * plain)]
    assert weights("嘎", story=("嘎", "补办")) == [pytest.approx(STORY * SINGLE_CHARACTER * COMMON.unknown_rarity)]
    assert 0 < STORY < 1 > SINGLE_CHARACTER > 0


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5))
def test_what_an_entry_should_account_for_adds_up_to_one(words: list[str]) -> None:
    wanted = asked(Scales(COMMON, ()).weigh(words))
    assert sum(wanted.values()) == pytest.approx(1)
    assert all(share > 0 for share in wanted.values())


@given(CORPORA, TEXT)
def test_an_entry_accounts_for_a_question_as_for_its_words(groups: list[list[str]], question: str) -> None:
    """By the index all at once what word by word is the mean, each word counting by its weight."""
    index = indexed(groups)
    words = Scales(index, ("小孩",)).weigh(question.split())
    total = sum(word.weight for word in words)
    for entry, share in enumerate(index.accounted(asked(words)).tolist()):
        told = sum(word.weight * accounted(word.text, entry, index) for word in words) / total
        assert share == pytest.approx(told, abs=ROUNDING)


@given(CORPORA, TEXT)
def test_shares_lie_between_nothing_and_all(groups: list[list[str]], question: str) -> None:
    index = indexed(groups)
    for word in question.split():
        for entry, group in enumerate(groups):
            share = accounted(word, entry, index)
            assert 0 <= share < 1
            assert share > 0 or not any(word in text for text in group)
            assert share == 0 or set(word) & set("".join(group))


@given(st.lists(TEXT, min_size=1, max_size=5), TEXT, st.sampled_from(WORDS))
def test_one_more_phrasing_never_accounts_for_less(group: list[str], more: str, word: str) -> None:
    index = indexed([group, [*group, more]])
    assert accounted(word, 1, index) >= accounted(word, 0, index)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("市民卡", ("市民卡", "市民 卡", "民 市 卡", "卡", "居住证")),
        ("营业执照", ("营业执照", "执照", "营 业 执 照", "照", "居住证")),
    ],
)
def test_a_whole_word_counts_most_a_broken_one_less_another_nothing(word: str, forms: tuple[str, ...]) -> None:
    index = indexed([[form] for form in forms])
    shares = [accounted(word, entry, index) for entry in range(len(forms))]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > shares[2] > shares[3] > shares[4] == 0


@pytest.mark.parametrize("plain", ["居民", "机动车", "接触式", "全日制"])
def test_a_contrary_is_accounted_for_by_its_own_entry_and_not_by_the_plain_word_s(plain: str) -> None:
    index = indexed([[f"非{plain} 登记"], [f"{plain} 登记"]])
    for word, own, other in ((f"非{plain}", 0, 1), (plain, 1, 0)):
        assert accounted(word, own, index) > 3 * accounted(word, other, index)


def weighed(*weights: float) -> list[Word]:
    return [Word(str(at), weight, unknown=False) for at, weight in enumerate(weights)]


def test_telling_words_tell_half_as_much_as_the_one_that_tells_most() -> None:
    words = weighed(1.0, 4.0, 2.0, 1.99, 3.0)
    assert telling(words) == [words[1], words[2], words[4]]


@given(st.lists(st.floats(1e-3, 1e3), min_size=1, max_size=6))
def test_the_word_that_tells_most_is_telling_and_none_that_tells_more_than_a_telling_one_is_left_out(
    weights: list[float],
) -> None:
    words = weighed(*weights)
    told = telling(words)
    assert max(words, key=lambda word: word.weight) in told
    least = min(word.weight for word in told)
    assert least >= max(weights) / 2
    assert told == [word for word in words if word.weight >= least], "in their order"


def test_a_single_character_is_its_own_only_part() -> None:
    index = indexed([["卡", "卡"], ["卡"]])
    assert [accounted("卡", entry, index) for entry in (0, 1)] == [index.firmness("卡", entry) for entry in (0, 1)]
    assert asked((Word("卡", 2.0, unknown=False),)) == {"卡": 1.0}
