"""Sure, a short choice, or not in the books: a floor and a margin."""

from collections.abc import Sequence

from nlu.understanding import Match, Verdict

FLOOR = 0.40
SURE = 0.55
MARGIN = 0.04


def decide(matches: Sequence[Match]) -> Verdict:
    """The verdict over ranked matches."""
    if not matches or matches[0].score < FLOOR:
        return Verdict.UNKNOWN
    runner_up = matches[1].score if len(matches) > 1 else 0.0
    if matches[0].score >= SURE and matches[0].score - runner_up >= MARGIN:
        return Verdict.SURE
    return Verdict.UNSURE
