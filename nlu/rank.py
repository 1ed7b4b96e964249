"""Ordering the entries by three kinds of evidence: words accounted for, words that speak for it, fuzzy likeness."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from nlu.evidence import Floats, Index
from nlu.features import features
from nlu.prepared import Form
from nlu.understanding import Kind, Subject
from nlu.words import Question, Word, asked

ACCOUNTED, SPOKEN_FOR, LIKENESS, OTHER_OFFICE, DENIED = 4.5, 2.6, 2.9, -2.1, -4.0
"""Weights of the evidence, fitted once as a conditional logit over the candidates.  They lie on a plateau: any of the
first four a quarter or more up or down moves at most three of 834 first entries and two of 235 first passages."""
KEPT = {Kind.ENTRY: 10, Kind.ABSENT: 2, Kind.PASSAGE: 6}
"""Subjects of each kind handed on: what may be offered, what may be meant instead, what may be quoted."""
CARRIED = 0.4
"""What the question before still counts, beside one that goes on from it."""
TOLD, TOLD_APART = 0.35, 0.6
"""What an entry must account for, and how far (logits) it must be ahead, for a word or two to pick it from a few."""
ANOTHER, AT_HAND = 0.85, 0.5
"""What a subject must account for to be named beside a few entries, and what none of these may account for."""
UNANSWERED = -3.0
"""What it costs a passage that it does not give the kind of answer asked for (几家, 罚多少): of 235 questions that
papers answer, the best passage holds the evidence for 203 without it, 208 with it, 207 at -5."""
LOOKED_AT = 4
"""Subjects whose phrasings are compared one by one, besides the best of each kind."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry, by position, with the evidence for it: ``accounted`` and ``likeness`` in 0–1, ``score`` a logit."""

    entry: int
    score: float
    accounted: float
    likeness: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The likeliest entries that can be answered, subjects known to be absent, and passages, best first."""

    present: tuple[Candidate, ...] = ()
    absent: tuple[Candidate, ...] = ()
    passages: tuple[Candidate, ...] = ()


class Ranker:
    """Scores entries; ``subjects`` and ``forms`` stand in the order of the index."""

    def __init__(self, index: Index, subjects: Sequence[Subject], forms: Sequence[Sequence[Form]]) -> None:
        self._index, self._forms = index, forms
        self._texts = [[form.words for form in group] for group in forms]
        self._offices = np.array([-1 if each.unit is None else each.unit for each in subjects])
        self._any_office = np.array([each.any_unit or each.kind is Kind.ABSENT for each in subjects], bool)
        self._kinds, self._said = [each.kind for each in subjects], [each.text for each in subjects]
        self._of_kind = {kind: np.flatnonzero([each is kind for each in self._kinds]) for kind in Kind}

    def rank(self, question: Question, before: Question | None = None) -> Ranking:
        """The likeliest entries; those of other offices than the named ones, and of what is denied, fall behind.

        What was asked ``before`` still speaks for its entries, more softly.
        """
        if not question.words or not self._forms:
            return Ranking()
        scores, accounted = self._scores(question)
        if before is not None and before.words:
            earlier, accounted_before = self._scores(before)
            scores, accounted = scores + CARRIED * earlier, np.maximum(accounted, CARRIED * accounted_before)
            if not question.units:
                scores = scores + (1 - CARRIED) * OTHER_OFFICE * self._elsewhere(before.units)
        spaced = _spaced(question.words)
        likeliest = self._found(self._likeliest(scores), accounted)
        compared = {*likeliest[:LOOKED_AT], *self._first_of_each_kind(likeliest)}
        found = [
            self._candidate(entry, float(score), float(accounted[entry]), spaced if entry in compared else "")
            for entry, score in self._answering(question, likeliest, scores)
        ]
        found.sort(key=lambda each: -each.score)
        by_kind = {kind: tuple(each for each in found if self._kinds[each.entry] is kind) for kind in Kind}
        return Ranking(by_kind[Kind.ENTRY], by_kind[Kind.ABSENT], by_kind[Kind.PASSAGE])

    def among(self, question: Question, entries: Sequence[int]) -> int | None:
        """The one of these entries, likeliest first, that the question tells from the others; None when it does not.

        Of several entries of an office that is named the likeliest is told.
        """
        if not question.words or not entries:
            return None
        scores, accounted = self._scores(question)
        named = [entry for entry in entries if self._offices[entry] in question.units]
        if 0 < len(named) < len(entries):
            return named[0] if accounted[named[0]] >= TOLD else None
        best, *others = sorted(entries, key=lambda entry: -scores[entry])
        told = accounted[best] >= TOLD and all(scores[best] - scores[other] >= TOLD_APART for other in others)
        return best if told else None

    def fits(self, question: Question, entries: Sequence[int]) -> Sequence[tuple[float, float]]:
        """For each of these entries its score (a logit) and how much of the question it accounts for (0–1)."""
        if not question.words:
            return [(0.0, 0.0)] * len(entries)
        scores, accounted = self._scores(question)
        return [(float(scores[entry]), float(accounted[entry])) for entry in entries]

    def within(self, question: Question, entries: Sequence[int], most: int) -> Sequence[Candidate]:
        """At most so many of these entries that account for anything, best first, without a look at their phrasings."""
        if not question.words:
            return ()
        scores, accounted = self._scores(question)
        found = (entry for entry in sorted(entries, key=lambda entry: -scores[entry]) if accounted[entry] > 0)
        return [
            self._candidate(entry, float(scores[entry]), float(accounted[entry]), "") for entry in islice(found, most)
        ]

    def another(self, question: Question, entries: Sequence[int]) -> bool:
        """Does the question name a subject, in the books or known to be absent, that is none of these entries?"""
        if not question.words:
            return False
        accounted = self._index.accounted(asked(question.words))
        named = np.concatenate([self._of_kind[Kind.ENTRY], self._of_kind[Kind.ABSENT]])
        return bool(accounted[named].max(initial=0.0) >= ANOTHER) and all(accounted[each] < AT_HAND for each in entries)

    def nearest(self, question: Question, entry: int) -> Form:
        """The form of an entry that is most like the question."""
        asked_ = _spaced(question.words)
        alike = [
            fuzz.token_set_ratio(asked_, text) + fuzz.token_sort_ratio(asked_, text) for text in self._texts[entry]
        ]
        return self._forms[entry][alike.index(max(alike))]

    def sameness(self, question: Question, entry: int) -> float:
        """How nearly a form of the entry says the same as the question, no more and no less (0–1)."""
        found = process.extractOne(_spaced(question.words), self._texts[entry], scorer=fuzz.token_sort_ratio)
        return float(found[1]) / 100

    def _scores(self, question: Question) -> tuple[Floats, Floats]:
        """By entry: the score, and how much of the question it accounts for."""
        accounted = self._index.accounted(asked(question.words))
        scores = ACCOUNTED * accounted + self._spoken_for(question) + OTHER_OFFICE * self._elsewhere(question.units)
        if question.denied:
            scores = scores + DENIED * self._index.accounted(asked(question.denied))
        return scores, accounted

    def _spoken_for(self, question: Question) -> Floats:
        spoken = self._index.spoken_for(features([word.text for word in question.words], question.text))
        behind: Floats = SPOKEN_FOR * (spoken - spoken.max())
        return behind

    def _elsewhere(self, offices: Collection[int]) -> NDArray[np.bool_]:
        """Which entries belong to another office than those named."""
        if not offices:
            return np.zeros(len(self._offices), np.bool_)
        elsewhere: NDArray[np.bool_] = ~(np.isin(self._offices, [*offices]) | self._any_office)
        return elsewhere

    def _likeliest(self, scores: Floats) -> list[int]:
        """The best subjects of each kind, best first."""
        kept = [entry for kind, most in KEPT.items() for entry in _best(scores, self._of_kind[kind], most)]
        return sorted(kept, key=lambda entry: -scores[entry])

    def _answering(
        self, question: Question, likeliest: Sequence[int], scores: Floats
    ) -> Iterable[tuple[int, np.float32]]:
        """The subjects with their scores; passages that do not give the kind of answer asked for fall behind."""
        for entry in likeliest:
            yield entry, scores[entry] + UNANSWERED * self.unanswered(question, entry)

    def unanswered(self, question: Question, entry: int) -> bool:
        """Does the question ask for a kind of answer that the subject, a passage, does not give?"""
        said = self._said[entry]
        return bool(said) and not all(answer.given_in(said) for answer in question.wanted)

    def _found(self, likeliest: Sequence[int], accounted: Floats) -> Sequence[int]:
        """Those that account for anything; the best entry too, to hold them against, where no entry does."""
        found = [entry for entry in likeliest if accounted[entry] > 0]
        if not found or any(self._kinds[entry] is Kind.ENTRY for entry in found):
            return found
        return [*found, *[entry for entry in likeliest if self._kinds[entry] is Kind.ENTRY][:1]]

    def _first_of_each_kind(self, likeliest: Sequence[int]) -> Iterable[int]:
        """The best subject of each kind that is there."""
        return {self._kinds[entry]: entry for entry in reversed(likeliest)}.values()

    def _candidate(self, entry: int, score: float, accounted: float, question: str) -> Candidate:
        """An entry with the likeness of its likest form to the question; without a question it has none."""
        likeness = self._alike(question, entry)[0] if question else 0.0
        return Candidate(entry, score + LIKENESS * likeness, accounted, likeness)

    def _alike(self, question: str, entry: int) -> tuple[float, int]:
        """How like the question the entry's likest form is (0–1), and its position."""
        _, likeness, position = process.extractOne(question, self._texts[entry], scorer=fuzz.token_set_ratio)
        return likeness / 100, position


def _best(scores: Floats, entries: NDArray[np.intp], most: int) -> Sequence[int]:
    """The best so many of these entries; of those that are as good the first."""
    if len(entries) > most:
        least = np.partition(scores[entries], len(entries) - most)[len(entries) - most]
        entries = entries[scores[entries] >= least]
        entries = entries[np.argsort(-scores[entries], kind="stable")][:most]
    kept: list[int] = entries.tolist()
    return kept


def _spaced(words: Sequence[Word]) -> str:
    """Words parted by blanks: rapidfuzz compares words only when it sees them."""
    return " ".join(word.text for word in words)
