"""Sure, a short choice, or not in the books: a floor and a margin."""

from collections.abc import Sequence

from nlu.understanding import Match, Verdict

FLOOR = 0.21
"""Below it nothing is in the books.  Set where refusing more would cost far more answers than it spares wrong options
(move it and run ``make bench``: at 0.26 twice as many citizens' questions that have an answer are refused)."""
SURE = 0.45
MARGIN = 0.06
"""From SURE on, with that much before the runner-up, one entry answers alone; everything between asks back.  Set so
that of the answers given alone to the development questions at least 95 in 100 are right (``make bench``)."""

SAID = 7.0
"""What a question must say, as the sum of its words' rarities, before one entry answers it alone: somewhat more than
one rare word.  Whoever says less gets a choice, unless two words or more point very clearly to one entry; of the
146 development questions that would be answered alone nine are asked back for it: the price of not answering a single
word (投诉, 律师) with whatever entry happens to own it (move it and run ``make bench``)."""
CLEAR_SCORE, CLEAR_MARGIN = 0.7, 0.15
"""From here on, with two words or more, little said is enough (驾照 丢)."""


def decide(matches: Sequence[Match], said: float, words: int) -> Verdict:
    """The verdict over ranked matches to a question that says so much in so many words."""
    if not matches or matches[0].score < FLOOR:
        return Verdict.UNKNOWN
    best = matches[0].score
    margin = best - (matches[1].score if len(matches) > 1 else 0.0)
    enough = said >= SAID or (words > 1 and best >= CLEAR_SCORE and margin >= CLEAR_MARGIN)
    return Verdict.SURE if enough and best >= SURE and margin >= MARGIN else Verdict.UNSURE
