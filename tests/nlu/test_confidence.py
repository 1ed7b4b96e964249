"""Three logistic models over the signs, with weights made here; and those that the product comes with."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.confidence import (
    ENOUGH,
    ENOUGH_SAID,
    FILE,
    MOST_AHEAD,
    MOST_LEAD,
    NOTHING_QUOTABLE,
    QUOTABLE,
    Confidence,
    Quotable,
    Signs,
    fitted,
)
from nlu.decide import QUOTE

MODELS = ("none", "right", "quoted")
MEASURES = ("accounted", "likeness", "sameness", "rival", "ahead", "absent", "said", "unknown")
OF_PASSAGES = {
    "accounted": "quotable accounted",
    "likeness": "quotable likeness",
    "sameness": "quotable sameness",
    "lead": "lead",
    "over": "over",
    "least": "least",
    "other_year": "other year",
    "other_place": "other place",
    "unanswered": "unanswered",
}
"""The measure of each sign of a passage."""
ALL = (*MEASURES, *OF_PASSAGES.values())
UNBOUNDED = {
    "ahead": st.floats(0),
    "absent": st.floats(allow_nan=False),
    "said": st.floats(0, allow_infinity=False),
}
SHARES = tuple(name for name in MEASURES if name not in UNBOUNDED)
SHARE, LOGIT = st.floats(0, 1), st.floats(allow_nan=False)
QUOTABLES = st.builds(
    Quotable,
    accounted=st.floats(ENOUGH, 1),
    likeness=st.floats(QUOTABLE, 1),
    sameness=SHARE,
    lead=LOGIT,
    over=LOGIT,
    least=SHARE,
)
SIGNS = st.builds(Signs, **dict.fromkeys(SHARES, SHARE), **UNBOUNDED, quotable=QUOTABLES)

ZERO = dict.fromkeys((*ALL, "constant"), 0.0)
NO_PASSAGE = Quotable(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, other_year=False, other_place=False, unanswered=False)
YES_OR_NO = ("other year", "other place", "unanswered")
LIKE = replace(NO_PASSAGE, accounted=0.5, likeness=0.5)
NOTHING = Signs(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, LIKE)


def confidence(**models: Mapping[str, float]) -> Confidence:
    """Models in which everything else weighs nothing."""
    return Confidence({name: {**ZERO, **models.get(name, {})} for name in MODELS})


def chances(by: Confidence, signs: Signs) -> dict[str, float]:
    return {"none": by.none(signs), "right": by.right(signs), "quoted": by.quoted(signs)}


# what is measured


def test_every_sign_is_measured() -> None:
    assert [field.name for field in fields(Signs)] == [*MEASURES, "quotable"]
    assert [field.name for field in fields(Quotable)] == [*OF_PASSAGES]


@given(SIGNS)
def test_measures_lie_within_bounds(signs: Signs) -> None:
    measures = signs.all_measures()
    assert tuple(measures) == ALL
    unbounded = {"ahead": (0, MOST_AHEAD), "absent": (-MOST_AHEAD, MOST_AHEAD)}
    unbounded |= {"lead": (-MOST_AHEAD, MOST_LEAD), "over": (-MOST_AHEAD, MOST_AHEAD)}
    for name, measure in measures.items():
        least, most = unbounded.get(name, (0, 1))
        assert least <= measure <= most, name


@given(SIGNS)
def test_the_measures_of_the_entry_are_all_but_those_of_the_passage(signs: Signs) -> None:
    assert tuple(signs.measures()) == MEASURES
    assert tuple(signs.quotable.measures()) == tuple(OF_PASSAGES.values())
    assert signs.all_measures() == {**signs.measures(), **signs.quotable.measures()}
    assert replace(signs, quotable=NO_PASSAGE).measures() == signs.measures()


@given(SIGNS)
def test_measures_within_bounds_are_the_signs(signs: Signs) -> None:
    signs = replace(signs, ahead=1.5, absent=-2.5, said=ENOUGH_SAID / 4)
    assert signs.measures() == {**{name: getattr(signs, name) for name in MEASURES}, "said": 0.25}
    quotable = replace(
        signs.quotable, lead=-2.5, over=1.5, least=0.25, other_year=True, other_place=True, unanswered=True
    )
    assert quotable.measures() == {
        **{measure: getattr(quotable, name) for name, measure in OF_PASSAGES.items()},
        **dict.fromkeys(YES_OR_NO, 1.0),
    }


def test_the_only_entry_is_far_ahead_and_no_absent_subject_far_behind() -> None:
    far = replace(NOTHING, ahead=math.inf, absent=-math.inf).measures()
    assert (far["ahead"], far["absent"]) == (MOST_AHEAD, -MOST_AHEAD)
    assert replace(NOTHING, absent=math.inf).measures()["absent"] == MOST_AHEAD


def test_no_passage_lies_far_behind_everything_and_says_nothing() -> None:
    assert Signs(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0).quotable is NOTHING_QUOTABLE
    measures = dict(NOTHING_QUOTABLE.measures())
    assert (measures.pop("lead"), measures.pop("over")) == (-MOST_AHEAD, -MOST_AHEAD)
    assert set(measures.values()) == {0.0}


def test_a_passage_is_soon_far_enough_ahead_of_the_entries() -> None:
    """What nothing in the books says lies far from every entry too."""
    assert 0 < MOST_LEAD < MOST_AHEAD
    far = replace(NO_PASSAGE, lead=math.inf, over=math.inf).measures()
    assert (far["lead"], far["over"]) == (MOST_LEAD, MOST_AHEAD)
    assert replace(NO_PASSAGE, lead=MOST_LEAD + 0.1).measures()["lead"] == MOST_LEAD


# what it weighs


@given(SIGNS)
def test_no_weights_leave_it_open(signs: Signs) -> None:
    assert chances(confidence(), signs) == dict.fromkeys(MODELS, 0.5)


@given(SIGNS, st.sampled_from([-3.0, -0.5, 0.5, 3.0]))
def test_a_constant_alone_is_a_logit(signs: Signs, constant: float) -> None:
    constantly = confidence(none={"constant": constant}, right={"constant": -constant}, quoted={"constant": constant})
    assert math.log(constantly.none(signs) / (1 - constantly.none(signs))) == pytest.approx(constant)
    assert constantly.right(signs) == pytest.approx(1 - constantly.none(signs))
    assert constantly.quoted(signs) == constantly.none(signs)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("name", ALL)
def test_each_measure_weighs_in_each_model(name: str, model: str) -> None:
    of_passages = {measure: sign for sign, measure in OF_PASSAGES.items()}
    seen: dict[str, Any] = {of_passages.get(name, name): True if name in YES_OR_NO else 0.5}
    if name in of_passages:
        seen = {"quotable": replace(LIKE, **seen)}
    signs = replace(NOTHING, **seen)
    logit = 2.0 * signs.all_measures()[name]
    assert logit > 0
    expected = {**dict.fromkeys(MODELS, 0.5), model: pytest.approx(1 / (1 + math.exp(-logit)))}
    assert chances(confidence(**{model: {name: 2.0}}), signs) == expected


@given(SIGNS, SHARE, st.sampled_from(SHARES))
def test_more_of_what_speaks_for_it_is_never_less_likely(signs: Signs, share: float, name: str) -> None:
    change: dict[str, Any] = {name: max(share, getattr(signs, name))}
    more = replace(signs, **change)
    assert confidence(right={name: 3.0}).right(more) >= confidence(right={name: 3.0}).right(signs)
    assert confidence(none={name: -3.0}).none(more) <= confidence(none={name: -3.0}).none(signs)


@given(SIGNS, LOGIT, st.sampled_from(["lead", "over"]))
def test_a_passage_that_is_farther_ahead_is_never_less_likely(signs: Signs, ahead: float, name: str) -> None:
    change: dict[str, Any] = {name: max(ahead, getattr(signs.quotable, name))}
    quotable = replace(signs.quotable, **change)
    by = confidence(quoted={name: 3.0})
    assert by.quoted(replace(signs, quotable=quotable)) >= by.quoted(signs)


@given(SIGNS, st.sampled_from([*ALL, "constant"]), st.sampled_from(MODELS))
def test_a_weight_that_is_missing_weighs_nothing(signs: Signs, missing: str, model: str) -> None:
    weights = {name: 0.25 for name in ZERO if name != missing}
    without = Confidence({**{each: {} for each in MODELS}, model: weights})
    expected = {**dict.fromkeys(MODELS, 0.5), model: chances(confidence(**{model: weights}), signs)[model]}
    assert chances(without, signs) == expected


@pytest.mark.parametrize("missing", MODELS)
def test_a_model_that_is_missing_is_missed(missing: str) -> None:
    with pytest.raises(KeyError, match=missing):
        Confidence({name: ZERO for name in MODELS if name != missing})


@given(SIGNS, st.floats(0, QUOTABLE, exclude_max=True), st.floats(-20, 20))
def test_what_is_like_nothing_of_the_question_is_not_quoted_whatever_else_speaks_for_it(
    signs: Signs, likeness: float, constant: float
) -> None:
    unlike = replace(signs, quotable=replace(signs.quotable, likeness=likeness))
    just_like = replace(signs, quotable=replace(signs.quotable, likeness=QUOTABLE))
    certain = confidence(quoted={"constant": constant})
    assert certain.quoted(unlike) == certain.quoted(replace(signs, quotable=NOTHING_QUOTABLE)) == 0
    assert certain.quoted(just_like) == pytest.approx(1 / (1 + math.exp(-constant)))
    assert certain.none(unlike) == certain.none(signs)
    assert certain.right(unlike) == certain.right(signs)


@given(SIGNS, st.floats(0, ENOUGH, exclude_max=True), st.floats(-20, 20))
def test_a_passage_that_says_little_of_what_was_asked_is_not_quoted_whatever_else_speaks_for_it(
    signs: Signs, accounted: float, constant: float
) -> None:
    little = replace(signs, quotable=replace(signs.quotable, accounted=accounted))
    just_enough = replace(signs, quotable=replace(signs.quotable, accounted=ENOUGH))
    certain = confidence(quoted={"constant": constant})
    assert certain.quoted(little) == 0
    assert certain.quoted(just_enough) == pytest.approx(1 / (1 + math.exp(-constant)))


# what was fitted


def test_the_fitted_models_weigh_what_is_measured_and_entries_without_regard_to_passages() -> None:
    weights = tomllib.loads(FILE.read_text(encoding="utf-8"))
    expected = {"none": {*MEASURES, "constant"}, "right": {*MEASURES, "constant"}, "quoted": {*ALL, "constant"}}
    assert {name: set(each) for name, each in weights.items()} == expected


@given(SIGNS)
def test_the_fitted_models_give_probabilities(signs: Signs) -> None:
    assert 0 < QUOTABLE < 1
    assert all(0 < chance < 1 for chance in chances(fitted(), signs).values())


HIT = Signs(0.9, 0.9, 0.9, 0.1, math.inf, -math.inf, ENOUGH_SAID, 0.0)
MISS = Signs(0.1, 0.1, 0.1, 0.1, 0.0, math.inf, ENOUGH_SAID, 0.9)


def test_the_fitted_models_tell_a_hit_from_a_miss() -> None:
    models = fitted()
    assert models.right(HIT) > 0.5 > models.right(MISS)
    assert models.none(HIT) < 0.5 < models.none(MISS)


def test_the_fitted_model_tells_what_a_passage_says_from_what_an_entry_says() -> None:
    said = replace(NO_PASSAGE, accounted=0.9, likeness=0.9, sameness=0.5, lead=math.inf, over=math.inf, least=0.9)
    by_the_way = replace(NO_PASSAGE, accounted=0.2, likeness=QUOTABLE, sameness=0.1, lead=-2.0)
    models, nothing_near = fitted(), replace(MISS, absent=0.0, unknown=0.0)
    assert models.quoted(replace(nothing_near, quotable=said)) > QUOTE
    for signs in (HIT, MISS, nothing_near):
        assert models.quoted(replace(signs, quotable=by_the_way)) < models.quoted(replace(signs, quotable=said))
    assert models.quoted(replace(HIT, quotable=by_the_way)) < QUOTE
    assert models.quoted(HIT) < QUOTE
    assert models.quoted(MISS) < QUOTE


@given(SIGNS, QUOTABLES)
def test_another_year_and_another_place_speak_against_a_passage(signs: Signs, quotable: Quotable) -> None:
    plain = replace(quotable, other_year=False, other_place=False, unanswered=False)
    this, year, place = (
        fitted().quoted(replace(signs, quotable=each))
        for each in (plain, replace(plain, other_year=True), replace(plain, other_place=True))
    )
    assert max(year, place) < this
