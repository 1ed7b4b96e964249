"""Sure, a choice, or nothing: at the edges of floor and margin."""

from math import inf, nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.decide import CLEAR_MARGIN, CLEAR_SCORE, FLOOR, MARGIN, SAID, SURE, decide
from nlu.understanding import Match, Verdict, Why


def matches(*scores: float) -> list[Match]:
    return [Match(f"matter:{no}", score, Why((), (), "")) for no, score in enumerate(scores, 1)]


def below(score: float) -> float:
    return nextafter(score, -inf)


def test_the_thresholds_leave_room_for_all_three() -> None:
    assert 0 < FLOOR < SURE < 1
    assert 0 < MARGIN < SURE


@pytest.mark.parametrize(
    ("scores", "verdict"),
    [
        ((), Verdict.UNKNOWN),
        ((0.0,), Verdict.UNKNOWN),
        ((below(FLOOR),), Verdict.UNKNOWN),
        ((below(FLOOR), 0.0), Verdict.UNKNOWN),
        ((FLOOR,), Verdict.UNSURE),
        ((FLOOR, FLOOR), Verdict.UNSURE),
        ((below(SURE),), Verdict.UNSURE),
        ((below(SURE), 0.0), Verdict.UNSURE),
        ((SURE,), Verdict.SURE),
        ((SURE, 0.0), Verdict.SURE),
        ((1.0, 1.0 - MARGIN - 1e-9), Verdict.SURE),
        ((1.0, 1.0 - MARGIN + 1e-9), Verdict.UNSURE),
        ((1.0, 1.0), Verdict.UNSURE),
        ((1.0, 0.0, 1.0), Verdict.SURE),
        ((1.0, 1.0, 0.0), Verdict.UNSURE),
    ],
)
def test_verdicts(scores: tuple[float, ...], verdict: Verdict) -> None:
    assert decide(matches(*scores), SAID, 1) is verdict


SCORES = st.lists(st.floats(0, 1), min_size=1, max_size=5).map(lambda scores: sorted(scores, reverse=True))


@given(SCORES)
def test_what_follows_the_runner_up_does_not_count(scores: list[float]) -> None:
    assert decide(matches(*scores), SAID, 1) is decide(matches(*scores[:2]), SAID, 1)


@given(SCORES, st.floats(0, 1))
def test_a_better_first_is_never_less_sure(scores: list[float], gain: float) -> None:
    order = [Verdict.UNKNOWN, Verdict.UNSURE, Verdict.SURE]
    better = [min(1.0, scores[0] + gain), *scores[1:]]
    assert order.index(decide(matches(*better), SAID, 1)) >= order.index(decide(matches(*scores), SAID, 1))


@pytest.mark.parametrize(
    ("said", "words", "scores", "verdict"),
    [
        (below(SAID), 1, (1.0, 0.0), Verdict.UNSURE),
        (below(SAID), 2, (1.0, 0.0), Verdict.SURE),
        (0.0, 2, (CLEAR_SCORE, 0.0), Verdict.SURE),
        (0.0, 2, (below(CLEAR_SCORE), 0.0), Verdict.UNSURE),
        (0.0, 2, (1.0, 1.0 - CLEAR_MARGIN + 1e-9), Verdict.UNSURE),
        (SAID, 1, (below(CLEAR_SCORE), 0.0), Verdict.SURE),
    ],
)
def test_who_says_little_must_point_clearly(
    said: float, words: int, scores: tuple[float, ...], verdict: Verdict
) -> None:
    assert decide(matches(*scores), said, words) is verdict
