"""Sure, a short choice, a quotation, or not in the books: three thresholds on three probabilities."""

from nlu.confidence import Quotable
from nlu.understanding import Verdict

REFUSE = 0.35
"""From this probability on that nothing in the books is meant, the question is refused."""
QUOTE = 0.3
"""From this probability on that a passage of a paper is meant, it is quoted."""
SURE = 0.75
"""From this probability on that the best entry is right, it answers alone; everything between asks back."""


QUOTABLE = 0.35
"""Likeness of a passage's likest phrasing below which it is not quoted, whatever else speaks for it (nonsense is like
nothing: of 250 questions that passages answer two in a hundred lie below)."""


def quotable(passage: Quotable) -> bool:
    """Is a passage like enough to the question to be quoted at all?"""
    return passage.likeness >= QUOTABLE


def decide(none: float, quoted: float, right: float) -> Verdict:
    """The verdict, from the probabilities that nothing, a passage, or the best entry is meant."""
    if quoted >= max(QUOTE, right):
        return Verdict.QUOTED
    if none >= REFUSE:
        return Verdict.UNKNOWN
    return Verdict.SURE if right >= SURE else Verdict.UNSURE
