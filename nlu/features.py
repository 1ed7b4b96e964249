"""What texts are compared by: their runs of one to three characters, and their words."""

from collections import Counter
from collections.abc import Sequence

LONGEST_GRAM = 3


def features(words: Sequence[str], text: str) -> Counter[str]:
    """How often each run of characters stands in ``text``, and each of its ``words``, marked as a word."""
    found = grams(text)
    found.update(map(whole, words))
    return found


def grams(text: str) -> Counter[str]:
    """Runs of one to three characters within the parts of ``text`` between blanks, with how often each occurs."""
    return Counter(
        part[start : start + size]
        for part in text.split()
        for size in range(1, LONGEST_GRAM + 1)
        for start in range(len(part) - size + 1)
    )


def whole(word: str) -> str:
    """A word as a feature: a leading blank, which no run of characters has, keeps the two apart."""
    return f" {word}"


def is_whole(feature: str) -> bool:
    """Is the feature a word, not a run of characters?"""
    return feature.startswith(" ")


def parts(word: str) -> Sequence[str]:
    """The runs of characters that stand for a word: itself up to three characters, a longer one's pairs."""
    return (word,) if len(word) <= LONGEST_GRAM else [word[start : start + 2] for start in range(len(word) - 1)]
