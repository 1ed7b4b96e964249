"""Sure, a choice, or nothing: at the edges of both thresholds."""

from math import inf, nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.decide import REFUSE, SURE, decide
from nlu.understanding import Verdict

ORDER = [Verdict.UNKNOWN, Verdict.UNSURE, Verdict.SURE]
CHANCE = st.floats(0, 1)


def below(chance: float) -> float:
    return nextafter(chance, -inf)


def test_the_thresholds_leave_room_for_all_three() -> None:
    assert 0 < REFUSE < 1
    assert 0.5 < SURE < 1, "whoever answers alone is right more often than not"


@pytest.mark.parametrize(
    ("none", "right", "verdict"),
    [
        (0.0, 0.0, Verdict.UNSURE),
        (0.0, below(SURE), Verdict.UNSURE),
        (0.0, SURE, Verdict.SURE),
        (0.0, 1.0, Verdict.SURE),
        (below(REFUSE), 0.0, Verdict.UNSURE),
        (below(REFUSE), below(SURE), Verdict.UNSURE),
        (below(REFUSE), SURE, Verdict.SURE),
        (REFUSE, 0.0, Verdict.UNKNOWN),
        (REFUSE, SURE, Verdict.UNKNOWN),
        (1.0, 1.0, Verdict.UNKNOWN),
    ],
)
def test_verdicts(none: float, right: float, verdict: Verdict) -> None:
    assert decide(none, right) is verdict


@given(CHANCE, CHANCE, CHANCE)
def test_who_is_likelier_right_is_never_less_sure(none: float, right: float, other: float) -> None:
    better, worse = max(right, other), min(right, other)
    assert ORDER.index(decide(none, better)) >= ORDER.index(decide(none, worse))


@given(CHANCE, CHANCE, CHANCE)
def test_who_likelier_means_nothing_is_never_surer(none: float, other: float, right: float) -> None:
    more, less = max(none, other), min(none, other)
    assert ORDER.index(decide(more, right)) <= ORDER.index(decide(less, right))
