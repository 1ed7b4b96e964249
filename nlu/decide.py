"""Sure, a short choice, or not in the books: a floor and a margin."""

from collections.abc import Sequence

from nlu.understanding import Match, Verdict

FLOOR = 0.26
"""Below it nothing is in the books.  Set where refusing more would cost twice as many answers as it spares wrong ones
(move it and run ``make bench``: at 0.30 every seventh citizen's question that has an answer is refused)."""
SURE = 0.45
MARGIN = 0.06
"""From SURE on, with that much before the runner-up, one entry answers alone; everything between asks back.  Set so
that of the answers given alone to the development questions at least 95 in 100 are right (``make bench``)."""


def decide(matches: Sequence[Match]) -> Verdict:
    """The verdict over ranked matches."""
    if not matches or matches[0].score < FLOOR:
        return Verdict.UNKNOWN
    runner_up = matches[1].score if len(matches) > 1 else 0.0
    if matches[0].score >= SURE and matches[0].score - runner_up >= MARGIN:
        return Verdict.SURE
    return Verdict.UNSURE
