"""Sure, a short choice, or not in the books: two thresholds on two probabilities."""

from nlu.understanding import Verdict

REFUSE = 0.35
"""From this probability on that nothing in the books is meant, the question is refused."""
SURE = 0.75
"""From this probability on that the best entry is right, it answers alone; everything between asks back."""


def decide(none: float, right: float) -> Verdict:
    """The verdict, from the probabilities that nothing in the books is meant and that the best entry is right."""
    if none >= REFUSE:
        return Verdict.UNKNOWN
    return Verdict.SURE if right >= SURE else Verdict.UNSURE
