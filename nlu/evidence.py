"""The inverted index over phrasings: which entries account for a question's words, and which speak for them most."""

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlu.features import is_whole

SAID_ONCE, HALF_FIRM = 0.15, 2.0
"""A word that one phrasing mentions by the way (身份证, when a fuel card is applied for) is hardly the entry's own; at
HALF_FIRM phrasings it is half so."""
SMOOTHING = 0.1
"""What every feature is taken to weigh in every entry besides what its phrasings say (naive Bayes' alpha)."""
TYPICAL = 15.0
"""Phrasings of an entry whose features count as they are; those of entries with more, or fewer, count by the square
root of how many more: else who is written about most is found most."""

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Postings:
    """For each feature, by number, the entries that hold it.

    The entries of feature ``n`` stand in ``entries[starts[n]:starts[n + 1]]``, ascending; ``firmness`` (0–1) says how
    much each entry accounts for the feature, ``gains`` how much the feature speaks for the entry (logarithms).
    ``rarities`` and ``tells`` weigh features by the entries and by the phrasings that hold them; ``phrasings`` counts
    the latter; ``costs`` is by entry: what every known feature of a question costs it.
    """

    starts: Integers
    entries: Integers
    firmness: Floats
    gains: Floats
    rarities: Floats
    tells: Floats
    phrasings: Integers
    costs: Floats


class Index:
    """Answers with one number an entry, in the order of the entries it was built from."""

    def __init__(self, features: Sequence[str], postings: Postings) -> None:
        self._numbers = {feature: number for number, feature in enumerate(features)}
        self._postings = postings
        self._starts = postings.starts.tolist()
        self._entries = len(postings.costs)

    @property
    def unknown_rarity(self) -> float:
        """The rarity of what no entry holds."""
        return math.log(1 + 2 * self._entries)

    def knows(self, feature: str) -> bool:
        """Does any phrasing hold the feature?"""
        return feature in self._numbers

    def phrasings(self, feature: str) -> int:
        """How many phrasings hold the feature."""
        return int(self._postings.phrasings[self._numbers[feature]]) if feature in self._numbers else 0

    def rarity(self, feature: str) -> float:
        """How much a feature tells: 0.7 when every entry has it, most when none does."""
        number = self._numbers.get(feature)
        return self.unknown_rarity if number is None else float(self._postings.rarities[number])

    def accounted(self, weights: Mapping[str, float]) -> Floats:
        """By entry: how much of the weighed features it accounts for."""
        return self._sum(weights, self._postings.firmness)

    def spoken_for(self, counts: Mapping[str, int]) -> Floats:
        """By entry: how well the features, with how often each occurs, speak for it (logarithm of a likelihood)."""
        weights = self._weigh(counts)
        return self._sum(weights, self._postings.gains) - np.float32(sum(weights.values())) * self._postings.costs

    def firmness(self, feature: str, entry: int) -> float:
        """How much one entry accounts for a feature (0–1)."""
        number = self._numbers.get(feature)
        if number is None:
            return 0.0
        start, end = self._starts[number], self._starts[number + 1]
        at = start + int(np.searchsorted(self._postings.entries[start:end], entry))
        return float(self._postings.firmness[at]) if at < end and self._postings.entries[at] == entry else 0.0

    def _sum(self, weights: Mapping[str, float], values: Floats) -> Floats:
        """By entry: its values for the features, times the features' weights, added up."""
        known = [(self._numbers[feature], weight) for feature, weight in weights.items() if feature in self._numbers]
        spans = [slice(self._starts[number], self._starts[number + 1]) for number, _ in known]
        if not spans:
            return np.zeros(self._entries, np.float32)
        entries = np.concatenate([self._postings.entries[span] for span in spans])
        lengths = [span.stop - span.start for span in spans]
        weighed = np.concatenate([values[span] for span in spans]) * np.repeat([w for _, w in known], lengths)
        return np.bincount(entries, weighed, self._entries).astype(np.float32)

    def _weigh(self, counts: Mapping[str, int]) -> dict[str, float]:
        """Weights of the known features; words and runs of characters each of unit length together."""
        raw = {
            feature: (1 + math.log(times)) * float(self._postings.tells[self._numbers[feature]])
            for feature, times in counts.items()
            if feature in self._numbers
        }
        lengths = {True: 0.0, False: 0.0}
        for feature, weight in raw.items():
            lengths[is_whole(feature)] += weight * weight
        return {feature: weight / math.sqrt(lengths[is_whole(feature)]) for feature, weight in raw.items()}


def build(groups: Iterable[Iterable[Mapping[str, int]]]) -> tuple[tuple[str, ...], Postings]:
    """The features and postings of an index; the i-th group holds the features of each phrasing of entry ``i``."""
    known: dict[str, int] = {}
    numbers, owners, times, entries = array("i"), array("i"), array("i"), array("i")
    many = 0
    for entry, group in enumerate(groups):
        many = entry + 1
        for counts in group:
            numbers.extend(known.setdefault(feature, len(known)) for feature in counts)
            times.extend(counts.values())
            owners.extend([len(entries)] * len(counts))
            entries.append(entry)
    flat = (np.array(each, np.int32) for each in (numbers, owners, times, entries))
    read = _Read(many, *flat)
    return tuple(known), _posted(read, np.array([is_whole(feature) for feature in known], bool))


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read off the phrasings: (feature, phrasing, times), kept flat; and the entry of each phrasing."""

    entries: int
    numbers: Integers
    owners: Integers
    times: Integers
    entry_of: Integers


def _posted(read: _Read, whole: NDArray[np.bool_]) -> Postings:
    phrasings = np.bincount(read.numbers, minlength=len(whole)).astype(np.int32)
    tells = (1 + np.log((1 + len(read.entry_of)) / (1 + phrasings))).astype(np.float32)
    weights = _unit_lengths(read, whole, (1 + np.log(read.times)) * tells[read.numbers])
    pairs = read.numbers.astype(np.int64) * max(1, read.entries) + read.entry_of[read.owners]
    held, first, count = np.unique(pairs, return_inverse=True, return_counts=True)
    features, entries = np.divmod(held, max(1, read.entries))
    typical = np.sqrt(TYPICAL / np.maximum(1, np.bincount(read.entry_of, minlength=read.entries)))
    sums = np.bincount(first, weights, len(held)) * typical[entries]
    mass = np.bincount(entries, sums, read.entries)
    spread = np.bincount(features, minlength=len(whole))
    return Postings(
        starts=np.searchsorted(features, np.arange(len(whole) + 1)).astype(np.int32),
        entries=entries.astype(np.int32),
        firmness=(SAID_ONCE + (1 - SAID_ONCE) * count / (count + HALF_FIRM)).astype(np.float32),
        gains=np.log(sums / SMOOTHING + 1).astype(np.float32),
        rarities=np.log(1 + read.entries / spread).astype(np.float32),
        tells=tells,
        phrasings=phrasings,
        costs=np.log(mass / SMOOTHING + max(1, len(whole))).astype(np.float32),
    )


def _unit_lengths(read: _Read, whole: NDArray[np.bool_], raw: NDArray[np.float64]) -> NDArray[np.float64]:
    """``raw`` weights scaled so that each phrasing's words, and its runs of characters, have unit length together."""
    kinds = 2 * read.owners + whole[read.numbers]
    lengths = np.sqrt(np.bincount(kinds, raw * raw))
    scaled: NDArray[np.float64] = raw / lengths[kinds] if len(raw) else raw
    return scaled
