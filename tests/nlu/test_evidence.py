"""The fast index against one that is slow and obvious."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.evidence import HALF_FIRM, SAID_ONCE, SMOOTHING, TYPICAL, Index, Postings, build
from nlu.features import features, is_whole, whole
from nlu.normalize import normalize
from nlu.segment import Segmenter
from nlu.understanding import Vocabulary
from tests.nlu.taught import Groups, indexed

PHRASINGS = st.lists(st.text("市民卡补办证", min_size=1, max_size=4), max_size=3).map(" ".join)
SAYING_SOMETHING = PHRASINGS.filter(bool)
CORPORA = st.tuples(SAYING_SOMETHING, st.lists(st.lists(PHRASINGS, max_size=4), max_size=6)).map(
    lambda told: [[told[0]], *told[1]]
)
CLOSE = 1e-4
"""The index counts in 32 bits."""


def counted(text: str) -> Counter[str]:
    """The features of a text whose words are parted by blanks."""
    return features(text.split(), text)


class Oracle:
    """Coverage and naive Bayes as they are written in books, one entry and one feature after another."""

    def __init__(self, groups: Groups) -> None:
        self.groups = [[counted(text) for text in group] for group in groups]
        self.phrasings = [each for group in self.groups for each in group]
        self.features = {feature for each in self.phrasings for feature in each}
        self.vectors = [[self.vector(each) for each in group] for group in self.groups]

    def times(self, feature: str, entry: int) -> int:
        return sum(feature in each for each in self.groups[entry])

    def firmness(self, feature: str, entry: int) -> float:
        times = self.times(feature, entry)
        return SAID_ONCE + (1 - SAID_ONCE) * times / (times + HALF_FIRM) if times else 0.0

    def rarity(self, feature: str) -> float:
        holders = sum(self.times(feature, entry) > 0 for entry in range(len(self.groups)))
        return math.log(1 + len(self.groups) / (holders or 0.5))

    def accounted(self, weights: Mapping[str, float]) -> list[float]:
        return [sum(w * self.firmness(f, entry) for f, w in weights.items()) for entry in range(len(self.groups))]

    def weight(self, feature: str, times: int) -> float:
        holding = sum(feature in each for each in self.phrasings)
        return (1 + math.log(times)) * (1 + math.log((1 + len(self.phrasings)) / (1 + holding)))

    def vector(self, counts: Mapping[str, int]) -> dict[str, float]:
        """Known features with their weights; words have unit length together, and so have runs of characters."""
        made: dict[str, float] = {}
        for kind in (True, False):
            raw = {f: self.weight(f, n) for f, n in counts.items() if is_whole(f) is kind and f in self.features}
            length = math.sqrt(sum(weight**2 for weight in raw.values()))
            made |= {feature: weight / length for feature, weight in raw.items()}
        return made

    def likelihood(self, feature: str, entry: int) -> float:
        """The share of a feature in all that the phrasings of an entry weigh, smoothed."""
        said = math.sqrt(TYPICAL / max(1, len(self.vectors[entry])))
        mass = said * sum(weight for each in self.vectors[entry] for weight in each.values())
        held = said * sum(each.get(feature, 0.0) for each in self.vectors[entry])
        return (held + SMOOTHING) / (mass + SMOOTHING * len(self.features))

    def spoken_for(self, counts: Mapping[str, int]) -> list[float]:
        asked = self.vector(counts)
        return [
            sum(weight * math.log(self.likelihood(feature, entry)) for feature, weight in asked.items())
            for entry in range(len(self.groups))
        ]


def agrees(index: Index, oracle: Oracle, question: str) -> None:
    """Both answer the question alike."""
    weights = {feature: 0.5 + number for number, feature in enumerate(counted(question))}
    assert index.accounted(weights).tolist() == pytest.approx(oracle.accounted(weights), rel=CLOSE, abs=CLOSE)
    spoken = oracle.spoken_for(counted(question))
    assert index.spoken_for(counted(question)).tolist() == pytest.approx(spoken, rel=CLOSE, abs=CLOSE)
    for feature in weights:
        assert index.rarity(feature) == pytest.approx(oracle.rarity(feature), rel=CLOSE)
        assert index.knows(feature) == (feature in oracle.features)
        for entry in range(len(oracle.groups)):
            assert index.firmness(feature, entry) == pytest.approx(oracle.firmness(feature, entry), rel=CLOSE)


@given(CORPORA, PHRASINGS)
@settings(max_examples=300)
def test_small_corpora(groups: list[list[str]], question: str) -> None:
    agrees(indexed(groups), Oracle(groups), question)


def test_real_phrasings(vocabulary: Vocabulary, segmenter: Segmenter) -> None:
    chosen = vocabulary.subjects[::40]
    told = [[normalize(text) for text in (each.title, *each.phrasings[:4])] for each in chosen]
    groups = [[" ".join(segmenter.cut(text)) for text in group] for group in told]
    index, oracle = indexed(groups), Oracle(groups)
    asked = [" ".join(segmenter.cut(normalize(each.title))) for each in vocabulary.subjects[::75]]
    assert len(groups) > 20 < len(asked) + 10
    for question in asked:
        agrees(index, oracle, question)


@given(CORPORA)
def test_the_entries_of_each_feature_stand_in_order(groups: list[list[str]]) -> None:
    names, postings = build([[counted(text) for text in group] for group in groups])
    starts = postings.starts.tolist()
    assert (starts[0], starts[-1], len(starts)) == (0, len(postings.entries), len(names) + 1)
    for start, end in pairwise(starts):
        held = postings.entries[start:end].tolist()
        assert held == sorted(set(held)) != []
    assert len(set(names)) == len(names)


@given(CORPORA)
def test_groups_may_come_one_by_one_and_each_is_an_entry_even_when_nothing_is_said(groups: list[list[str]]) -> None:
    all_at_once = [[counted(text) for text in group] for group in (*groups, [])]
    names, postings = build(all_at_once)
    again, one_by_one = build((each for each in group) for group in all_at_once)
    assert names == again
    assert len(postings.costs) == len(groups) + 1
    for field in (field.name for field in fields(Postings)):
        assert getattr(one_by_one, field).tolist() == getattr(postings, field).tolist()


def test_the_phrasings_that_hold_a_feature_are_counted() -> None:
    names, postings = build([[counted("市民卡 卡 卡"), counted("市民卡")], [counted("卡 市民")]])
    times = dict(zip(names, postings.phrasings.tolist(), strict=True))
    assert [times[each] for each in (whole("市民卡"), whole("卡"), "卡", "市民")] == [2, 2, 3, 3]


def test_what_is_said_once_is_held_half_heartedly_and_firmer_each_time() -> None:
    index = indexed([["卡"] * times for times in range(1, 40)])
    firm = [index.firmness("卡", entry) for entry in range(39)]
    assert all(less < more for less, more in pairwise(firm))
    assert SAID_ONCE < firm[0] < 0.5
    assert firm[int(HALF_FIRM) - 1] == pytest.approx((1 + SAID_ONCE) / 2)
    assert 0.9 < firm[-1] < 1


def test_a_feature_said_twice_in_one_phrasing_is_no_firmer() -> None:
    index = indexed([["卡 卡"], ["卡"], ["卡", "卡 证"]])
    assert index.firmness("卡", 0) == index.firmness("卡", 1) < index.firmness("卡", 2)


def test_rarity_runs_from_what_all_have_to_what_none_has() -> None:
    index = indexed([["卡 证"], ["卡 证"], ["卡"]])
    assert index.rarity("卡") == pytest.approx(math.log(2))
    assert index.rarity("卡") < index.rarity("证") < index.rarity("照") == index.unknown_rarity


def test_a_feature_speaks_most_for_whom_it_is_all() -> None:
    index = indexed([["居住证"], ["市民卡"], ["市民卡", "居住证 补办"], ["补办"]])
    spoken = index.spoken_for(counted("市民卡"))
    assert np.argsort(-spoken, kind="stable").tolist()[:2] == [1, 2]


@pytest.mark.parametrize("groups", [[], [[], ["市民卡"], []], [["", " "], ["市民卡", ""]]])
def test_entries_without_phrasings(groups: list[Sequence[str]]) -> None:
    index = indexed(groups)
    for question in ("", "市民卡", "另"):
        agrees(index, Oracle(groups), question)


@pytest.mark.parametrize("groups", [[[]], [["", " "]], [[], []]])
def test_entries_but_nothing_said(groups: list[Sequence[str]]) -> None:
    index = indexed(groups)
    assert index.spoken_for(counted("市民卡")).tolist() == [0] * len(groups)
    assert index.accounted({"市民卡": 1}).tolist() == [0] * len(groups)


def test_what_nobody_knows_speaks_for_nobody() -> None:
    index = indexed([["市民卡"], ["居住证"]])
    for unknown in ({}, {"xyz": 1, whole("另"): 2}):
        assert index.spoken_for(unknown).tolist() == [0, 0]
        assert index.accounted(unknown).tolist() == [0, 0]
    assert index.firmness("xyz", 0) == 0
