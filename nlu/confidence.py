"""How likely the best entry is right, a passage is meant, or nothing in the books is: three logistic models."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_suffix(".toml")
"""The weights, as ``make learn`` fitted them to the question sets of the repository."""
MOST_AHEAD = 12.0
"""Difference of scores (logits) beyond which a candidate is no farther ahead than far ahead."""
MOST_LEAD = 3.0
"""Difference of scores (logits) beyond which a passage is no farther ahead of the best entry: what nothing in the books
says lies far from every entry too."""
QUOTABLE = 0.35
"""Likeness of a passage's likest phrasing below which it is not quoted, whatever else speaks for it: nonsense is like
nothing, and of 250 questions that passages answer two in a hundred lie below."""
ENOUGH = 0.2
"""Share of a question that a passage must account for to be quoted, whatever else speaks for it: of 415 questions that
passages answer one lies below, of the twelve others that were quoted for lack of anything better five."""
ENOUGH_SAID = 14.0
"""What a question need not exceed to have said enough, as the sum of its words' weights: two rare words."""


@dataclass(frozen=True, slots=True)
class Quotable:
    """What is seen of the best passage, as of the best entry: ``accounted``, ``likeness`` and ``sameness`` (0–1).

    ``lead`` is how far it is ahead of the best entry, ``over`` how far of the best absent subject, in logits;
    ``least`` (0–1) how much it accounts for the telling word that it accounts least for; ``other_year`` and
    ``other_place``: the question names one that it does not speak of; ``unanswered``: the question asks for a kind of
    answer (an amount, a fine) that it does not give.
    """

    accounted: float
    likeness: float
    sameness: float
    lead: float
    over: float
    least: float
    other_year: bool
    other_place: bool
    unanswered: bool

    def measures(self) -> Mapping[str, float]:
        """The signs as the models weigh them, within bounds."""
        return {
            "quotable accounted": self.accounted,
            "quotable likeness": self.likeness,
            "quotable sameness": self.sameness,
            "lead": max(-MOST_AHEAD, min(MOST_LEAD, self.lead)),
            "over": max(-MOST_AHEAD, min(MOST_AHEAD, self.over)),
            "least": self.least,
            "other year": float(self.other_year),
            "other place": float(self.other_place),
            "unanswered": float(self.unanswered),
        }


NOTHING_QUOTABLE = Quotable(0.0, 0.0, 0.0, -math.inf, -math.inf, 0.0, False, False, False)


@dataclass(frozen=True, slots=True)
class Signs:
    """What is seen of a ranked question.

    Of the best entry: ``accounted`` (0–1), the words of the question it accounts for; ``likeness`` (0–1) of its likest
    phrasing; ``sameness`` (0–1) of the phrasing that says nothing more and nothing less, ``rival`` the same of the
    second entry; ``ahead``: of that, in logits; ``absent``: how far the best absent subject is ahead of the best
    entry, in logits.  ``said``: sum of the words' weights; ``unknown`` (0–1): share of it in unknown words;
    ``quotable``: the best passage.
    """

    accounted: float
    likeness: float
    sameness: float
    rival: float
    ahead: float
    absent: float
    said: float
    unknown: float
    quotable: Quotable = NOTHING_QUOTABLE

    def measures(self) -> Mapping[str, float]:
        """The signs of the entry as the models weigh them, within bounds."""
        return {
            "accounted": self.accounted,
            "likeness": self.likeness,
            "sameness": self.sameness,
            "rival": self.rival,
            "ahead": min(MOST_AHEAD, self.ahead),
            "absent": max(-MOST_AHEAD, min(MOST_AHEAD, self.absent)),
            "said": min(ENOUGH_SAID, self.said) / ENOUGH_SAID,
            "unknown": self.unknown,
        }

    def all_measures(self) -> Mapping[str, float]:
        """The signs of the passage as well."""
        return {**self.measures(), **self.quotable.measures()}


class Confidence:
    """Weighs signs; ``weights`` holds for each model (none, right, quoted) the weights of measures and a "constant"."""

    def __init__(self, weights: Mapping[str, Mapping[str, float]]) -> None:
        self._none, self._right, self._quoted = weights["none"], weights["right"], weights["quoted"]

    def none(self, signs: Signs) -> float:
        """Probability that nothing in the books is meant."""
        return _logistic(self._none, signs)

    def quoted(self, signs: Signs) -> float:
        """Probability that a passage of a paper is meant; none is that has little to do with what was asked."""
        quotable = signs.quotable
        enough = quotable.likeness >= QUOTABLE and quotable.accounted >= ENOUGH
        return _logistic(self._quoted, signs) if enough else 0.0

    def right(self, signs: Signs) -> float:
        """Probability that the best entry is the right one."""
        return _logistic(self._right, signs)


def fitted() -> Confidence:
    """The models with the weights that the product comes with."""
    return Confidence(tomllib.loads(FILE.read_text(encoding="utf-8")))


def _logistic(weights: Mapping[str, float], signs: Signs) -> float:
    measures = {**signs.all_measures(), "constant": 1.0}
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * measure for name, measure in measures.items())))
