"""What texts are compared by: their runs of one to three characters, and their words."""

import re
from collections import Counter
from collections.abc import Sequence

LONGEST_GRAM = 3
NOT = "非"
"""Makes the contrary of the word after it (非居民); the word by itself is not said then."""


def features(words: Sequence[str], text: str) -> Counter[str]:
    """How often each run of characters stands in ``text``, and each of its ``words``, marked as a word."""
    found = grams(text, [word for word in words if is_contrary(word)])
    found.update(map(whole, words))
    return found


def grams(text: str, contraries: Sequence[str] = ()) -> Counter[str]:
    """Runs of one to three characters within the parts of ``text`` between blanks, with how often each occurs.

    No run begins within one of the ``contraries``, after its 非: else 非居民 would speak for 居民.
    """
    return Counter(
        part[start : start + size]
        for part in text.split()
        for start in _starts(part, contraries)
        for size in range(1, min(LONGEST_GRAM, len(part) - start) + 1)
    )


def is_contrary(word: str) -> bool:
    """Is it a word that 非 makes the contrary of?"""
    return word.startswith(NOT) and len(word) > 2


def _starts(part: str, contraries: Sequence[str]) -> Sequence[int]:
    """Where runs begin in a text without blanks."""
    within: set[int] = set()
    for word in contraries:
        for found in re.finditer(re.escape(word), part):
            within.update(range(found.start() + 1, found.end()))
    return [start for start in range(len(part)) if start not in within]


def whole(word: str) -> str:
    """A word as a feature: a leading blank, which no run of characters has, keeps the two apart."""
    return f" {word}"


def is_whole(feature: str) -> bool:
    """Is the feature a word, not a run of characters?"""
    return feature.startswith(" ")


def parts(word: str) -> Sequence[str]:
    """The runs of characters that stand for a word: itself up to three characters, a longer one's pairs.

    A longer contrary's is its beginning: no other run begins within it.
    """
    if len(word) <= LONGEST_GRAM:
        return (word,)
    if is_contrary(word):
        return (word[:LONGEST_GRAM],)
    return [word[start : start + 2] for start in range(len(word) - 1)]
