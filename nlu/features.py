"""What texts are compared by: their runs of one to three characters, and their words."""

import re
from collections import Counter
from collections.abc import Sequence

LONGEST_GRAM = 3
NOT = "非"
"""Makes the contrary of the word after it (非居民); the word by itself is not said then."""
_CONTRARY = re.compile(rf"(?<![是除并莫若无]){NOT}(?=[^常要得法 ][^ ])")


def features(words: Sequence[str], text: str) -> Counter[str]:
    """How often each run of characters stands in ``text``, and each of its ``words``, marked as a word."""
    found = grams(text)
    found.update(map(whole, words))
    return found


def grams(text: str) -> Counter[str]:
    """Runs of one to three characters within the parts of ``text`` between blanks, with how often each occurs.

    No run begins within a word that 非 makes the contrary of: else 非居民 would speak for 居民.
    """
    return Counter(
        part[start : start + size]
        for part in text.split()
        for start in _starts(part)
        for size in range(1, min(LONGEST_GRAM, len(part) - start) + 1)
    )


def _starts(part: str) -> Sequence[int]:
    """Where runs begin in a text without blanks."""
    within = {found.end() + step for found in _CONTRARY.finditer(part) for step in (0, 1)} if NOT in part else ()
    return [start for start in range(len(part)) if start not in within]


def whole(word: str) -> str:
    """A word as a feature: a leading blank, which no run of characters has, keeps the two apart."""
    return f" {word}"


def is_whole(feature: str) -> bool:
    """Is the feature a word, not a run of characters?"""
    return feature.startswith(" ")


def parts(word: str) -> Sequence[str]:
    """The runs of characters that stand for a word: itself up to three characters, those pairs of a longer one that
    are runs."""
    return (word,) if len(word) <= LONGEST_GRAM else [word[at : at + 2] for at in _starts(word) if at + 1 < len(word)]
