"""Sure, a choice, a quotation, or nothing: at the edges of the three thresholds."""

from math import inf, nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.decide import QUOTE, REFUSE, SURE, decide
from nlu.understanding import Verdict

ORDER = [Verdict.UNKNOWN, Verdict.UNSURE, Verdict.SURE]
CHANCE = st.floats(0, 1)
NOT_QUOTED = st.floats(0, QUOTE, exclude_max=True)


def below(chance: float) -> float:
    return nextafter(chance, -inf)


def test_the_thresholds_leave_room_for_all_four() -> None:
    assert 0 < REFUSE < 1
    assert 0 < QUOTE < 1
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
    for quoted in (0.0, below(QUOTE)):
        assert decide(none, quoted, right) is verdict


@given(CHANCE, CHANCE, CHANCE)
def test_what_is_likely_enough_a_passage_and_no_likelier_an_entry_is_quoted(
    none: float, quoted: float, right: float
) -> None:
    assert (decide(none, quoted, right) is Verdict.QUOTED) == (quoted >= QUOTE and quoted >= right)


@pytest.mark.parametrize(
    ("none", "quoted", "right", "verdict"),
    [
        (0.0, QUOTE, QUOTE, Verdict.QUOTED),
        (0.0, QUOTE, 0.0, Verdict.QUOTED),
        (1.0, QUOTE, QUOTE, Verdict.QUOTED),
        (1.0, 1.0, 1.0, Verdict.QUOTED),
        (0.0, below(QUOTE), 0.0, Verdict.UNSURE),
        (1.0, below(QUOTE), 0.0, Verdict.UNKNOWN),
        (0.0, below(1.0), 1.0, Verdict.SURE),
        (0.0, below(SURE), SURE, Verdict.SURE),
        (1.0, below(SURE), SURE, Verdict.UNKNOWN),
    ],
)
def test_a_quotation_goes_before_a_refusal_but_not_before_a_likelier_entry(
    none: float, quoted: float, right: float, verdict: Verdict
) -> None:
    assert decide(none, quoted, right) is verdict


@given(CHANCE, CHANCE, CHANCE, CHANCE)
def test_a_likelier_passage_is_never_quoted_less(none: float, quoted: float, other: float, right: float) -> None:
    more, less = max(quoted, other), min(quoted, other)
    assert decide(none, less, right) is not Verdict.QUOTED or decide(none, more, right) is Verdict.QUOTED


@given(CHANCE, CHANCE, CHANCE, NOT_QUOTED)
def test_who_is_likelier_right_is_never_less_sure(none: float, right: float, other: float, quoted: float) -> None:
    better, worse = max(right, other), min(right, other)
    assert ORDER.index(decide(none, quoted, better)) >= ORDER.index(decide(none, quoted, worse))


@given(CHANCE, CHANCE, CHANCE, NOT_QUOTED)
def test_who_likelier_means_nothing_is_never_surer(none: float, other: float, right: float, quoted: float) -> None:
    more, less = max(none, other), min(none, other)
    assert ORDER.index(decide(more, quoted, right)) <= ORDER.index(decide(less, quoted, right))
