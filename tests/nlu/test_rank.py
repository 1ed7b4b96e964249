"""The order of candidates and the reasons for it."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.rank import Known, Ranker, Word, covered, weigh
from nlu.recall import Candidate, Index
from nlu.segment import Segmenter
from nlu.understanding import Match

SEGMENTER = Segmenter(["市民卡", "居住证"])
WORDS = ("市民卡", "居住证", "补办", "丢", "签注", "小孩", "营业执照", "xyz")
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
CORPORA = st.lists(st.lists(TEXT, min_size=1, max_size=4), min_size=1, max_size=6)
ROUNDING = 1e-6


def ranker(groups: Sequence[Sequence[str]], units: Sequence[int | None] = ()) -> tuple[Ranker, Index]:
    """Entries 0, 1, 2 … with these phrasings, of these offices."""
    index = Index(groups)
    of = [*units, *[None] * len(groups)]
    known = [Known(str(entry), of[entry], False, tuple(group), said(group)) for entry, group in enumerate(groups)]
    return Ranker(index, SEGMENTER, known), index


def said(group: Sequence[str]) -> tuple[str, ...]:
    """What stands for the phrasings as people say them."""
    return tuple(f"“{text}”" for text in group)


def ranked(groups: Sequence[Sequence[str]], question: str) -> tuple[tuple[Word, ...], tuple[Match, ...]]:
    """The words of the question and the matches."""
    ranks, index = ranker(groups)
    words = weigh(SEGMENTER.cut(question), index)
    return words, ranks.rank(words, index.search(question, 9))


@given(CORPORA, TEXT)
@settings(max_examples=200)
def test_scores_and_reasons(groups: list[list[str]], question: str) -> None:
    words, matches = ranked(groups, question)
    asked = [word.text for word in words]
    assert len(set(asked)) == len(asked)
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)
    for match in matches:
        assert 0 < match.score <= 1 + ROUNDING
        matched, missing = match.why.matched, match.why.missing
        assert sorted(matched + missing) == sorted(asked)
        assert not set(matched) & set(missing)
        assert [word for word in asked if word in matched] == list(matched), "in the order of the question"
        assert match.why.phrasing in said(groups[int(match.entry_id)])


@given(CORPORA, TEXT)
def test_coverage_lies_between_nothing_and_all(groups: list[list[str]], question: str) -> None:
    index = Index(groups)
    for word in weigh(SEGMENTER.cut(question), index):
        shares = [covered(word, index.held_by(entry)) for entry in range(len(groups))]
        assert all(0 <= share <= 1 for share in shares)
        assert word.unknown == (not any(word.text in text for group in groups for text in group))
        for share, group in zip(shares, groups, strict=True):
            if any(word.text in text.split() for text in group):
                assert share > 0
            if not set(word.text) & set("".join(group)):
                assert share == 0


@given(CORPORA, TEXT, TEXT, st.floats(0, 1))
@settings(max_examples=200)
def test_who_accounts_for_more_words_scores_no_less(
    groups: list[list[str]], shared: str, more: str, nearness: float
) -> None:
    ranks, index = ranker([[shared], [shared, more], *groups])
    words = weigh(SEGMENTER.cut(f"{shared} {more}"), index)
    by_id = {match.entry_id: match for match in ranks.rank(words, [Candidate(e, 0, nearness) for e in (0, 1)])}
    assert by_id["1"].score >= by_id["0"].score
    assert set(by_id["1"].why.matched) >= set(by_id["0"].why.matched)


@given(st.lists(TEXT, min_size=1, max_size=5), TEXT, st.sampled_from(WORDS))
@settings(max_examples=200)
def test_one_more_phrasing_never_covers_less(group: list[str], more: str, asked: str) -> None:
    index = Index([group, [*group, more], list(WORDS)])
    (word,) = weigh([asked], index)
    assert covered(word, index.held_by(1)) >= covered(word, index.held_by(0))


def test_part_of_a_long_word_covers_no_less_than_its_characters() -> None:
    scattered = ["营 业 执 照"] * 6
    index = Index([scattered, [*scattered, "营业"]])
    (word,) = weigh(["营业执照"], index)
    assert covered(word, index.held_by(1)) >= covered(word, index.held_by(0))


@given(st.floats(0, 1), st.floats(0, 1))
def test_who_is_nearer_scores_no_less(one: float, other: float) -> None:
    ranks, index = ranker([["市民卡 补办"], ["市民卡 补办"]])
    words = weigh(["市民卡"], index)
    matches = ranks.rank(words, [Candidate(0, 0, one), Candidate(1, 0, other)])
    if abs(one - other) > ROUNDING:
        assert matches[0].entry_id == ("1" if other > one else "0")


@given(st.permutations(range(4)))
def test_equals_keep_the_order_of_recall(order: list[int]) -> None:
    ranks, index = ranker([["市民卡"]] * 4)
    matches = ranks.rank(weigh(["市民卡"], index), [Candidate(entry, 0, 0.5) for entry in order])
    assert [int(match.entry_id) for match in matches] == order


def test_nothing_to_rank() -> None:
    ranks, index = ranker([["市民卡"]])
    assert ranks.rank(weigh(["市民卡"], index), []) == ()
    (match,) = ranks.rank((), [Candidate(0, 0, 0.0)])
    assert (match.score, match.why.matched, match.why.missing) == (0, (), ())


def test_a_word_said_twice_counts_once() -> None:
    _, index = ranker([["市民卡"], ["居住证"]])
    assert weigh(["市民卡", "居住证", "市民卡"], index) == weigh(["市民卡", "居住证"], index)


def test_rare_words_weigh_more_and_unknown_ones_most() -> None:
    _, index = ranker([["市民卡 补办"], ["居住证 补办"], ["护照 补办"]])
    usual, rare, unknown, single = weigh(["补办", "市民卡", "签注", "嘎"], index)
    assert usual.weight < rare.weight < unknown.weight
    assert single.weight < unknown.weight
    assert (usual.unknown, rare.unknown, unknown.unknown, single.unknown) == (False, False, True, True)


def test_a_broken_word_counts_less_than_a_whole_one() -> None:
    _, index = ranker([["市民卡"], ["民 市 卡"], ["居住证"]])
    (word,) = weigh(["市民卡"], index)
    whole, broken, none = (covered(word, index.held_by(entry)) for entry in range(3))
    assert whole > broken > none == 0


def test_the_named_office_goes_first() -> None:
    ranks, index = ranker([["停业登记"], ["停业登记"], ["停业登记"]], [12, 32, None])
    words, all_three = weigh(["停业", "登记"], index), [Candidate(entry, 0, 0.9) for entry in range(3)]
    assert [match.entry_id for match in ranks.rank(words, all_three)] == ["0", "1", "2"]
    assert [match.entry_id for match in ranks.rank(words, all_three, {32})] == ["1", "0", "2"]
    assert [match.entry_id for match in ranks.rank(words, all_three, {7})] == ["0", "1", "2"]


@pytest.mark.parametrize("question", ["市民卡", "市民卡 补办", "小孩 市民卡 丢"])
def test_the_same_question_gives_the_same_matches(question: str) -> None:
    groups = [["市民卡 补办", "市民卡"], ["小孩 市民卡"], ["居住证 补办"]]
    assert ranked(groups, question) == ranked(groups, question)
