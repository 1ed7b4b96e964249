"""Several wishes in one message, told apart by the words that join them."""

import re
from collections.abc import Sequence

_JOINT = re.compile(r"还有|另外|顺便|以及|同时也?|再(?:一个|就是)|还要|还想|也要|[、，,。；;！!？?\n]")
_JOINING = re.compile(r"还有|另外|顺便|以及|同时|再一个|再就是|还要|还想|也要|都要|[、]")
LONGEST = 80
"""Characters beyond which a message is a story with one wish in it, not a list of wishes."""
MOST_WISHES = 6
SHORTEST = 2
"""Characters below which a piece is no wish."""


def pieces(text: str) -> Sequence[str]:
    """The pieces of a message that says itself that it holds more than one wish; none of any other."""
    if len(text) > LONGEST or not _JOINING.search(text):
        return ()
    parts = [part.strip() for part in _JOINT.split(text)]
    return [part for part in parts if len(part) >= SHORTEST][:MOST_WISHES]
