"""Two logistic models over the signs, with weights made here; and those that the product comes with."""

import math
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.confidence import ENOUGH_SAID, MOST_AHEAD, Confidence, Signs, fitted

MEASURES = tuple(field.name for field in fields(Signs))
UNBOUNDED = {
    "ahead": st.floats(0),
    "absent": st.floats(allow_nan=False),
    "said": st.floats(0, allow_infinity=False),
}
SHARES = tuple(name for name in MEASURES if name not in UNBOUNDED)
ZERO = dict.fromkeys((*MEASURES, "constant"), 0.0)
NOTHING = Signs(**dict.fromkeys(MEASURES, 0.0))
SHARE = st.floats(0, 1)
SIGNS = st.builds(Signs, **dict.fromkeys(SHARES, SHARE), **UNBOUNDED)


def confidence(none: dict[str, float] | None = None, right: dict[str, float] | None = None) -> Confidence:
    """Models in which everything else weighs nothing."""
    return Confidence({"none": {**ZERO, **(none or {})}, "right": {**ZERO, **(right or {})}})


@given(SIGNS)
def test_measures_lie_within_bounds(signs: Signs) -> None:
    measures = signs.measures()
    assert set(measures) == set(MEASURES)
    assert all(0 <= measures[name] <= 1 for name in (*SHARES, "said"))
    assert 0 <= measures["ahead"] <= MOST_AHEAD
    assert -MOST_AHEAD <= measures["absent"] <= MOST_AHEAD


@given(SIGNS)
def test_measures_within_bounds_are_the_signs(signs: Signs) -> None:
    signs = replace(signs, ahead=1.5, absent=-2.5, said=ENOUGH_SAID / 4)
    assert signs.measures() == {**{name: getattr(signs, name) for name in MEASURES}, "said": 0.25}


def test_the_only_entry_is_far_ahead_and_no_absent_subject_far_behind() -> None:
    far = replace(NOTHING, ahead=math.inf, absent=-math.inf).measures()
    assert (far["ahead"], far["absent"]) == (MOST_AHEAD, -MOST_AHEAD)
    assert replace(NOTHING, absent=math.inf).measures()["absent"] == MOST_AHEAD


@given(SIGNS)
def test_no_weights_leave_it_open(signs: Signs) -> None:
    assert confidence().none(signs) == confidence().right(signs) == 0.5


@given(SIGNS, st.sampled_from([-3.0, -0.5, 0.5, 3.0]))
def test_a_constant_alone_is_a_logit(signs: Signs, constant: float) -> None:
    constantly = confidence({"constant": constant}, {"constant": -constant})
    assert math.log(constantly.none(signs) / (1 - constantly.none(signs))) == pytest.approx(constant)
    assert constantly.right(signs) == pytest.approx(1 - constantly.none(signs))


@pytest.mark.parametrize("name", MEASURES)
def test_each_measure_weighs_in_each_model(name: str) -> None:
    signs = replace(NOTHING, **{name: 0.5})
    logit = 2.0 * signs.measures()[name]
    assert confidence(none={name: 2.0}).none(signs) == pytest.approx(1 / (1 + math.exp(-logit)))
    assert confidence(right={name: 2.0}).right(signs) == pytest.approx(1 / (1 + math.exp(-logit)))
    assert confidence(none={name: 2.0}).right(signs) == confidence(right={name: 2.0}).none(signs) == 0.5


@given(SIGNS, SHARE, st.sampled_from(SHARES))
def test_more_of_what_speaks_for_it_is_never_less_likely(signs: Signs, share: float, name: str) -> None:
    more = replace(signs, **{name: max(share, getattr(signs, name))})
    assert confidence(right={name: 3.0}).right(more) >= confidence(right={name: 3.0}).right(signs)
    assert confidence(none={name: -3.0}).none(more) <= confidence(none={name: -3.0}).none(signs)


@given(SIGNS, st.sampled_from([*MEASURES, "constant"]))
def test_a_weight_that_is_missing_weighs_nothing(signs: Signs, missing: str) -> None:
    weights = {name: 1.0 for name in ZERO if name != missing}
    without = Confidence({"none": weights, "right": {}})
    assert without.none(signs) == confidence({**weights, missing: 0.0}).none(signs)
    assert without.right(signs) == 0.5


@pytest.mark.parametrize("missing", ["none", "right"])
def test_a_model_that_is_missing_is_missed(missing: str) -> None:
    with pytest.raises(KeyError, match=missing):
        Confidence({name: ZERO for name in ("none", "right") if name != missing})


@given(SIGNS)
def test_the_fitted_models_give_probabilities(signs: Signs) -> None:
    models = fitted()
    assert 0 < models.none(signs) < 1
    assert 0 < models.right(signs) < 1


def test_the_fitted_models_tell_a_hit_from_a_miss() -> None:
    sure = dict.fromkeys(SHARES, 0.9) | {"unknown": 0.0}
    doubtful = dict.fromkeys(SHARES, 0.1) | {"unknown": 0.9}
    hit = Signs(**sure, ahead=math.inf, absent=-math.inf, said=ENOUGH_SAID)
    miss = Signs(**doubtful, ahead=0, absent=math.inf, said=ENOUGH_SAID)
    models = fitted()
    assert models.right(hit) > 0.5 > models.right(miss)
    assert models.none(hit) < 0.5 < models.none(miss)
