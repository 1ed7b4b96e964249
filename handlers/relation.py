"""How something said relates to what was said before: it goes on from it, or goes back to something earlier."""

import re

from nlu.understanding import Understanding, Verdict

_GOES_ON = re.compile(r"^\s*(?:那么?|如果|要是|假如|换成|改成|就|我[是家们]|也|不是)|[呢也][?？。！!\s]*$")
"""What is said when the subject is left out because it is still the same."""
_GOES_BACK = re.compile(
    r"(?:[先再]?(?:回到|说回)\s*)?(?:刚才|刚刚|前面|之前|先前|最早|一开始)(?:我?[说问讲]的?)?(?:那[个件项])?的?|(?:回到|说回)(?:那[个件项])?"
)
"""What is said when an earlier subject is meant."""


def going_back(text: str) -> str | None:
    """What is said besides going back to an earlier subject; None when nobody goes back."""
    found = _GOES_BACK.search(text)
    return None if found is None else f"{text[: found.start()]} {text[found.end() :]}"


def continued(text: str, alone: Understanding, together: Understanding) -> bool:
    """Is it to be understood together with what was asked before, not by itself?

    What is known to be absent, or is sure by itself, stands for itself; what nobody knows does so too, unless it is
    said as a continuation.
    """
    if alone.absent or alone.verdict is Verdict.SURE or together.verdict is Verdict.UNKNOWN:
        return False
    return alone.verdict is Verdict.UNSURE or bool(_GOES_ON.search(text))
