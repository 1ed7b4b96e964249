"""Shares over many judged questions, each with how far chance may have moved it."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields

from bot.evaluation.judge import Judged

TWO_SIDED = 1.96
"""Standard deviations around which 95 in 100 lie."""


@dataclass(frozen=True, slots=True)
class Share:
    """``right`` of ``asked`` questions."""

    right: int
    asked: int

    @property
    def value(self) -> float:
        """The share in 0–1; NaN when nothing was asked."""
        return self.right / self.asked if self.asked else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share lies, 95 times in 100 (Wilson's interval)."""
        if not self.asked:
            return math.nan, math.nan
        square = TWO_SIDED**2 / self.asked
        middle = self.value + square / 2
        half = TWO_SIDED * math.sqrt(self.value * (1 - self.value) / self.asked + square / self.asked / 4)
        return max(0.0, (middle - half) / (1 + square)), min(1.0, (middle + half) / (1 + square))


@dataclass(frozen=True, slots=True)
class Figures:
    """The shares over one set of questions; ``wrongly_refused`` is the only one that is better when it is small."""

    right_first: Share
    resolved: Share
    right_when_sure: Share
    wrongly_refused: Share
    rightly_refused: Share
    choice_holds: Share


FIGURES = tuple(field.name for field in fields(Figures))


def figures(judged: Sequence[Judged]) -> Figures:
    """The shares over what was judged."""
    by = {kind: [each for each in judged if each.question.outcome == kind] for kind in ("answer", "choose", "none")}
    return Figures(
        _share(by["answer"], lambda each: each.first_right),
        _share(by["answer"], lambda each: each.resolved),
        _share([each for each in judged if each.sure], lambda each: each.first_right),
        _share(by["answer"], lambda each: each.refused),
        _share(by["none"], lambda each: each.refused),
        _share(by["choose"], lambda each: each.choice_holds),
    )


def grouped(judged: Iterable[Judged], key: Callable[[Judged], str]) -> dict[str, list[Judged]]:
    """What was judged by ``key``, in the order in which the keys first come."""
    groups: dict[str, list[Judged]] = {}
    for each in judged:
        groups.setdefault(key(each), []).append(each)
    return groups


def worse(name: str, now: float, before: float) -> bool:
    """Is a figure worse than it was?"""
    return now > before if name == "wrongly_refused" else now < before


def _share(judged: Sequence[Judged], holds: Callable[[Judged], bool]) -> Share:
    return Share(sum(map(holds, judged)), len(judged))
