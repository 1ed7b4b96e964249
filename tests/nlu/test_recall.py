"""The fast index against one that is slow and obvious."""

import math
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.normalize import normalize
from nlu.recall import GRAM_WEIGHTS, Candidate, Index, grams
from nlu.understanding import Vocabulary

WORDS = st.text("市民卡补办证 ", max_size=8)
CORPORA = st.lists(st.lists(WORDS, min_size=1, max_size=4), max_size=8)
CLOSE = 1e-5
"""The index counts in 32 bits."""


class Oracle:
    """TF-IDF as it is written in books."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self.groups = groups
        self.holders = [set().union(*map(self.runs, group)) for group in groups]

    def runs(self, text: str) -> Counter[str]:
        runs: Counter[str] = Counter()
        for word in text.split():
            for start in range(len(word)):
                for end in (start + 1, start + 2, start + 3):
                    if end <= len(word):
                        runs[word[start:end]] += 1
        return runs

    def rarity(self, run: str) -> float:
        holders = sum(run in holder for holder in self.holders)
        return math.log(1 + len(self.groups) / (holders or 0.5))

    def vector(self, text: str) -> dict[str, float]:
        runs = self.runs(text)
        weights = {run: (1 + math.log(n)) * self.rarity(run) * GRAM_WEIGHTS[len(run)] for run, n in runs.items()}
        length = math.sqrt(sum(weight**2 for weight in weights.values()))
        return {run: weight / length for run, weight in weights.items()} if length else {}

    def cosines(self, question: str) -> list[list[float]]:
        asked = self.vector(question)
        vectors = [[self.vector(text) for text in group] for group in self.groups]
        return [
            [sum(asked.get(run, 0) * weight for run, weight in each.items()) for each in group] for group in vectors
        ]


def agrees(found: Sequence[Candidate], cosines: Sequence[Sequence[float]], limit: int) -> None:
    """The candidates are the best entries, best first, each with its nearest phrasing."""
    best = [max(group) for group in cosines]
    expected = sorted((cosine for cosine in best if cosine > 0), reverse=True)[:limit]
    assert [each.cosine for each in found] == pytest.approx(expected, abs=CLOSE)
    assert len({each.entry for each in found}) == len(found)
    for each in found:
        assert each.cosine == pytest.approx(best[each.entry], abs=CLOSE)
        assert cosines[each.entry][each.phrasing] == pytest.approx(best[each.entry], abs=CLOSE)


@given(CORPORA, WORDS, st.integers(1, 12))
@settings(max_examples=200)
def test_small_corpora(groups: list[list[str]], question: str, limit: int) -> None:
    agrees(Index(groups).search(question, limit), Oracle(groups).cosines(question), limit)


@given(WORDS)
def test_runs(text: str) -> None:
    assert grams(text) == Oracle([]).runs(text)


@pytest.fixture(scope="module")
def real(vocabulary: Vocabulary) -> list[list[str]]:
    """Every fourth entry, with its title and first phrasings."""
    return [[*map(normalize, (each.title, *each.phrasings[:4]))] for each in vocabulary.subjects[::4]]


def test_two_hundred_real_phrasings(real: list[list[str]], vocabulary: Vocabulary) -> None:
    index, oracle = Index(real), Oracle(real)
    vectors = [[oracle.vector(text) for text in group] for group in real]
    asked = [normalize(subject.phrasings[-1]) for subject in vocabulary.subjects[::3]][:200]
    assert len(asked) == 200
    for question in asked:
        wanted = oracle.vector(question)
        cosines = [[sum(wanted.get(run, 0) * w for run, w in each.items()) for each in group] for group in vectors]
        agrees(index.search(question, 30), cosines, 30)


def test_rarity(real: list[list[str]]) -> None:
    index, oracle = Index(real), Oracle(real)
    for run in ("市", "登记", "市民卡", "无此", "x"):
        assert index.rarity(run) == pytest.approx(oracle.rarity(run))
    assert Index([["卡"], ["卡证"]]).rarity("卡") == pytest.approx(math.log(2)), "every entry has it"


def test_what_each_entry_holds() -> None:
    index = Index([["市民", "市"], ["民卡"]])
    first, second = index.held_by(0), index.held_by(1)
    assert index.number("市民") in first
    assert index.number("市民") not in second
    assert index.number("民") in second


@pytest.mark.parametrize("groups", [[], [["", " "]]])
def test_an_index_of_nothing(groups: list[list[str]]) -> None:
    assert Index(groups).search("市民卡", 5) == []
    assert Index(groups).search("", 5) == []
    assert Index(groups).rarity("市") >= 0


def test_a_question_of_nothing_or_of_unknown_runs() -> None:
    index = Index([["市民卡"], ["居住证"]])
    assert index.search("", 5) == []
    assert index.search("  ", 5) == []
    assert index.search("xyz", 5) == []
    assert index.number("xyz") == index.number("另") < 0


def test_limits() -> None:
    index = Index([["市民卡"], ["市民证"], ["居住证"]])
    assert index.search("市民", 0) == []
    assert [each.entry for each in index.search("市民卡", 1)] == [0]
    assert [each.entry for each in index.search("市民卡", 99)] == [0, 1]


def test_the_nearest_phrasing() -> None:
    index = Index([["居住证", "市民卡补办", "市民卡"], ["居住证签注"]])
    assert [(each.entry, each.phrasing) for each in index.search("市民卡", 5)] == [(0, 2)]
    assert [(each.entry, each.phrasing) for each in index.search("居住证", 5)] == [(0, 0), (1, 0)]


def test_the_same_text_is_nearest_and_no_nearer_than_one(real: list[list[str]]) -> None:
    index = Index(real)
    for entry, group in enumerate(real):
        for text in group:
            found = index.search(text, 3)
            assert found[0].cosine == pytest.approx(1, abs=CLOSE)
            assert entry in {each.entry for each in found if each.cosine == pytest.approx(1, abs=CLOSE)}
