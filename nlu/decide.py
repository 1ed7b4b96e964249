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

SAID = 7.0
"""What a question must say, as the sum of its words' rarities, before one entry answers it alone: somewhat more than
one rare word.  Whoever says but one word gets a choice; of the development questions one in twenty that would be
answered alone is asked back for it (``make bench``)."""


def decide(matches: Sequence[Match], said: float) -> Verdict:
    """The verdict over ranked matches to a question that says so much."""
    if not matches or matches[0].score < FLOOR:
        return Verdict.UNKNOWN
    runner_up = matches[1].score if len(matches) > 1 else 0.0
    if said >= SAID and matches[0].score >= SURE and matches[0].score - runner_up >= MARGIN:
        return Verdict.SURE
    return Verdict.UNSURE
