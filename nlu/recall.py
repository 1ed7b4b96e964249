"""The inverted index over phrasings: which entries share the question's characters, and how rare those are."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LONGEST_GRAM = 3
GRAM_WEIGHTS = {1: 0.5, 2: 1.0, 3: 1.0}
"""Single characters recall what cutting breaks, but say less than pairs (0.5 beats 0.3 and 1)."""


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
    """Phrasings as weighted runs of characters; rarity is counted in entries, not in phrasings.

    ``groups[i]`` holds the phrasings of entry ``i``, at least one.
    """

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._entries = len(groups)
        self._starts = np.cumsum([0, *(len(group) for group in groups)])[:-1]
        counted = [[grams(text) for text in group] for group in groups]
        self._held = [frozenset().union(*group) for group in counted]
        spread = Counter(gram for held in self._held for gram in held)
        self._rarity = {gram: self._idf(entries) for gram, entries in spread.items()}
        self._unknown = self._idf(0.5)
        self._phrasings = sum(map(len, groups))
        self._postings = self._post([counts for group in counted for counts in group])

    def search(self, text: str, limit: int) -> list[Candidate]:
        """The ``limit`` entries nearest to ``text``, best first."""
        scores = np.zeros(self._phrasings)
        for gram, weight in self._weigh(grams(text)).items():
            found = self._postings.get(gram)
            if found is not None:
                scores[found[0]] += found[1] * weight
        return self._best(scores, limit) if self._phrasings else []

    def rarity(self, gram: str) -> float:
        """How much a run of characters tells: 0.7 when every entry has it, most when none does."""
        return self._rarity.get(gram, self._unknown)

    def knows(self, gram: str) -> bool:
        """Does any phrasing hold this run of characters?"""
        return gram in self._rarity

    def held_by(self, entry: int) -> frozenset[str]:
        """All runs of characters in the phrasings of one entry."""
        return self._held[entry]

    def _best(self, scores: NDArray[np.float64], limit: int) -> list[Candidate]:
        best = np.maximum.reduceat(scores, self._starts)
        nearest = np.argpartition(-best, min(limit, len(best)) - 1)[:limit]
        ranked = sorted((entry for entry in nearest.tolist() if best[entry] > 0), key=lambda entry: -best[entry])
        return [Candidate(entry, self._nearest_phrasing(scores, entry), float(best[entry])) for entry in ranked]

    def _nearest_phrasing(self, scores: NDArray[np.float64], entry: int) -> int:
        start = int(self._starts[entry])
        end = int(self._starts[entry + 1]) if entry + 1 < self._entries else len(scores)
        return int(np.argmax(scores[start:end]))

    def _idf(self, entries: float) -> float:
        return math.log(1 + self._entries / entries)

    def _weigh(self, counts: Counter[str]) -> dict[str, float]:
        """TF-IDF weights of unit length."""
        raw = {
            gram: (1 + math.log(times)) * self.rarity(gram) * GRAM_WEIGHTS[len(gram)] for gram, times in counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {gram: weight / length for gram, weight in raw.items()}

    def _post(self, counted: Sequence[Counter[str]]) -> dict[str, tuple[NDArray[np.int32], NDArray[np.float64]]]:
        lists: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for phrasing, counts in enumerate(counted):
            for gram, weight in self._weigh(counts).items():
                lists[gram].append((phrasing, weight))
        return {
            gram: (np.array([p for p, _ in found], dtype=np.int32), np.array([w for _, w in found]))
            for gram, found in lists.items()
        }
