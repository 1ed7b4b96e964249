"""The inverted index over phrasings: which entries share the question's characters, and how rare those are."""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LONGEST_GRAM = 3
GRAM_WEIGHTS = (0.0, 0.5, 1.0, 1.0)
"""By length: single characters recall what cutting breaks, but say less than pairs.  Of 284 answerable development
questions 252 are right first with 0.5, 253 with 1, 249 with 0.3 (move it and run ``make bench``)."""

UNKNOWN = -1
"""Number of a run of characters that no phrasing holds."""

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]


def grams(text: str) -> Counter[str]:
    """Runs of 1 to 3 characters within the words of ``text``, with how often each occurs."""
    return Counter(
        part[start : start + size]
        for part in text.split()
        for size in range(1, LONGEST_GRAM + 1)
        for start in range(len(part) - size + 1)
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry (by position), its nearest phrasing (by position within the entry), and their cosine (0–1)."""

    entry: int
    phrasing: int
    cosine: float


class Index:
    """Phrasings as weighted runs of characters (TF-IDF); rarity is counted in entries, not in phrasings.

    ``groups[i]`` holds the phrasings of entry ``i``, at least one.  Runs of characters carry numbers inside; a run
    that no phrasing holds has the number UNKNOWN.
    """

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._entries = len(groups)
        self._first = np.cumsum([0, *map(len, groups)]).astype(np.int32)
        self._numbers: dict[str, int] = {}
        postings = _Postings()
        self._held = [self._take_in(group, postings) for group in groups]
        spread = Counter(number for held in self._held for number in held)
        self._rarities = [self._idf(spread[number]) for number in range(len(self._numbers))]
        self._unknown = self._idf(0.5)
        sizes = [GRAM_WEIGHTS[len(gram)] for gram in self._numbers]
        tells = np.array(self._rarities, np.float32) * np.array(sizes, np.float32)
        self._starts, self._owners, self._weights = postings.weighed(tells)

    def search(self, text: str, limit: int) -> list[Candidate]:
        """The ``limit`` entries nearest to ``text``, best first."""
        if not self._entries:
            return []
        scores = np.zeros(self._first[-1], np.float32)
        for gram, weight in self._weigh(grams(text)).items():
            number = self.number(gram)
            if number != UNKNOWN:
                posted = slice(self._starts[number], self._starts[number + 1])
                scores[self._owners[posted]] += self._weights[posted] * np.float32(weight)
        return self._best(scores, limit)

    def number(self, gram: str) -> int:
        """The number of a run of characters, or UNKNOWN."""
        return self._numbers.get(gram, UNKNOWN)

    def rarity(self, gram: str) -> float:
        """How much a run of characters tells: 0.7 when every entry has it, most when none does."""
        number = self.number(gram)
        return self._unknown if number == UNKNOWN else self._rarities[number]

    def held_by(self, entry: int) -> Mapping[int, int]:
        """The runs of characters of one entry, by number, with how many of its phrasings hold each."""
        return self._held[entry]

    def _best(self, scores: Floats, limit: int) -> list[Candidate]:
        best = np.maximum.reduceat(scores, self._first[:-1])
        nearest = np.argpartition(-best, min(limit, len(best)) - 1)[:limit]
        ranked = sorted((entry for entry in nearest.tolist() if best[entry] > 0), key=lambda entry: -best[entry])
        return [Candidate(entry, self._nearest_phrasing(scores, entry), float(best[entry])) for entry in ranked]

    def _nearest_phrasing(self, scores: Floats, entry: int) -> int:
        return int(np.argmax(scores[self._first[entry] : self._first[entry + 1]]))

    def _idf(self, entries: float) -> float:
        return math.log(1 + self._entries / entries)

    def _weigh(self, counts: Counter[str]) -> dict[str, float]:
        """TF-IDF weights of a question, of unit length."""
        raw = {
            gram: (1 + math.log(times)) * self.rarity(gram) * GRAM_WEIGHTS[len(gram)] for gram, times in counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {gram: weight / length for gram, weight in raw.items()}

    def _take_in(self, group: Iterable[str], postings: "_Postings") -> dict[int, int]:
        """Post the phrasings of one entry, numbering new runs of characters; how many phrasings hold each."""
        held: Counter[int] = Counter()
        for text in group:
            counts = {self._numbers.setdefault(gram, len(self._numbers)): n for gram, n in grams(text).items()}
            postings.add(counts)
            held.update(counts.keys())
        return dict(held)


class _Postings:
    """What is gathered while phrasings are read: (run of characters, phrasing, times), kept flat to stay small."""

    def __init__(self) -> None:
        self._numbers, self._owners, self._times = array("i"), array("i"), array("i")
        self._phrasings = 0

    def add(self, counts: Mapping[int, int]) -> None:
        """The next phrasing's runs of characters with how often each occurs."""
        self._numbers.extend(counts)
        self._times.extend(counts.values())
        self._owners.extend([self._phrasings] * len(counts))
        self._phrasings += 1

    def weighed(self, tells: Floats) -> tuple[list[int], Integers, Floats]:
        """For each run of characters: where its part of the other two starts; phrasings; weights of unit length."""
        numbers, owners = np.array(self._numbers, np.int32), np.array(self._owners, np.int32)
        raw = (1 + np.log(np.array(self._times, np.float32))) * tells[numbers]
        lengths = np.sqrt(np.bincount(owners, raw * raw, minlength=self._phrasings))
        weights = (raw / lengths[owners]).astype(np.float32)
        order = np.argsort(numbers, kind="stable")
        starts = np.searchsorted(numbers[order], np.arange(len(tells) + 1)).tolist()
        return starts, owners[order], weights[order]
