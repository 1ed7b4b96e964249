"""Shares, and how far chance may have moved them."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.evaluation.figures import FIGURES, Figures, Share, figures, grouped, worse
from handlers.reply import Outcome
from tests.bot.evaluation.made import answerable, foreign, wide

SHARES = st.integers(1, 2000).flatmap(lambda asked: st.builds(Share, st.integers(0, asked), st.just(asked)))


def test_a_share_is_what_was_right_of_what_was_asked() -> None:
    assert Share(3, 4).value == 0.75
    assert math.isnan(Share(0, 0).value)
    assert all(map(math.isnan, Share(0, 0).interval))


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [
        (Share(50, 100), 0.4038, 0.5962),
        (Share(0, 10), 0.0, 0.2775),
        (Share(10, 10), 0.7225, 1.0),
        (Share(1, 1), 0.2065, 1.0),
        (Share(900, 1000), 0.8799, 0.9171),
    ],
)
def test_the_interval_is_wilson_s(share: Share, low: float, high: float) -> None:
    assert share.interval == pytest.approx((low, high), abs=0.0001)


@given(SHARES)
def test_the_interval_holds_the_share(share: Share) -> None:
    low, high = share.interval
    assert low <= share.value + 1e-9
    assert high >= share.value - 1e-9


@given(SHARES)
@example(Share(0, 59))
def test_the_interval_lies_between_none_and_all(share: Share) -> None:
    low, high = share.interval
    assert 0 <= low < high <= 1
    assert f"{low:.0%}" != "-0%"


@given(SHARES, st.integers(2, 50))
def test_the_more_were_asked_the_surer_the_share(share: Share, times: int) -> None:
    low, high = share.interval
    more_low, more_high = Share(share.right * times, share.asked * times).interval
    assert more_high - more_low < high - low


def test_each_figure_counts_its_questions() -> None:
    right, second = answerable("matter:1"), answerable("matter:2", "matter:1", outcome=Outcome.CHOOSE)
    wrong, refused = answerable("matter:2"), answerable(outcome=Outcome.NONE)
    answered_foreign, held = foreign(Outcome.ANSWER), wide("matter:1", "matter:2")
    judged = [right, right, second, wrong, refused, foreign(), foreign(), answered_foreign, held, wide("matter:1")]
    assert figures(judged) == Figures(
        right_first=Share(2, 5),
        resolved=Share(3, 5),
        right_when_sure=Share(2, 4),
        wrongly_refused=Share(1, 5),
        rightly_refused=Share(2, 3),
        choice_holds=Share(1, 2),
    )


def test_of_nothing_every_figure_is_unknown() -> None:
    assert all(getattr(figures([]), name) == Share(0, 0) for name in FIGURES)


def test_groups_come_in_the_order_of_their_first() -> None:
    one, other, third = foreign(), wide("matter:1"), foreign(Outcome.CHOOSE)
    groups = grouped([one, other, third], lambda each: each.question.outcome)
    assert list(groups.items()) == [("none", [one, third]), ("choose", [other])]


@pytest.mark.parametrize("name", FIGURES)
def test_worse_is_less_except_of_wrong_refusals(name: str) -> None:
    less, more = worse(name, 0.1, 0.2), worse(name, 0.2, 0.1)
    assert (less, more) == ((False, True) if name == "wrongly_refused" else (True, False))
    assert not worse(name, 0.1, 0.1)
