"""The frame of a question (请问 … 怎么办, 要跑几趟), told apart from its subject."""

import re
from collections.abc import Iterable

from nlu.normalize import normalize


class Frames:
    """Removes words that carry the wish to ask; a question that is nothing but frame has no subject."""

    def __init__(self, frames: Iterable[str]) -> None:
        longest_first = sorted(filter(None, map(normalize, frames)), key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def subject(self, normalized: str) -> str:
        """What is left of a normalised text, parted by single blanks; '' when it was all frame."""
        return " ".join(self._pattern.sub(" ", normalized).split())
