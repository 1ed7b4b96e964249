"""Sure, a short choice, a quotation, or not in the books: three thresholds on three probabilities."""

from nlu.understanding import Verdict

REFUSE = 0.3
"""From this probability on that nothing in the books is meant, the question is refused."""
QUOTE = 0.4
"""From this probability on that a passage of a paper is meant, it is quoted."""
SURE = 0.8
"""From this probability on that the best entry is right, it answers alone; everything between asks back."""


def decide(none: float, quoted: float, right: float, wide: bool = False, topic: bool = False) -> Verdict:
    """The verdict, from the probabilities that nothing, a passage, or the best entry is meant.

    A ``wide`` entry stands for many: it gives way to any passage that says it more exactly.  Where no more than the
    ``topic`` of papers is named, what they say of it is quoted.
    """
    if topic or quoted >= (QUOTE if wide else max(QUOTE, right)):
        return Verdict.QUOTED
    if none >= REFUSE:
        return Verdict.UNKNOWN
    return Verdict.SURE if right >= SURE else Verdict.UNSURE
