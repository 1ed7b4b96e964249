"""A question in words, and how much each tells: the rarer among the entries, the more."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from nlu.answers import Answer
from nlu.evidence import Index
from nlu.features import parts

SINGLE_CHARACTER = 0.5
"""A word of one character tells half of what its rarity promises."""
STORY = 0.3
"""What is left of the weight of a word that tells a story and is not what the question is about (上周, 领导, 听说)."""
BY_CHARACTER = 0.25
"""Share of a word's weight that its single characters carry: they are found even where a word is broken."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question and how much it tells; ``unknown``: no entry knows it."""

    text: str
    weight: float
    unknown: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question without its frame: its text and words, the words it denies, the numbers of the offices it names.

    ``wanted`` are the kinds of answer that it asks for.
    """

    text: str
    words: tuple[Word, ...]
    denied: tuple[Word, ...] = ()
    units: tuple[int, ...] = ()
    wanted: tuple[Answer, ...] = ()


class Scales:
    """Weighs words by the index; ``story`` are words that carry a story only."""

    def __init__(self, index: Index, story: Collection[str]) -> None:
        self._index, self._story = index, frozenset(story)

    def weigh(self, words: Sequence[str]) -> tuple[Word, ...]:
        """Each different word with its weight; an unknown word weighs most."""
        return tuple(self._word(text) for text in dict.fromkeys(words))

    def _word(self, text: str) -> Word:
        held = parts(text)
        weight = sum(map(self._index.rarity, held)) / len(held)
        weight *= (SINGLE_CHARACTER if len(text) == 1 else 1.0) * (STORY if text in self._story else 1.0)
        return Word(text, weight, not any(map(self._index.knows, held)))


def accounted(word: str, entry: int, index: Index) -> float:
    """How much of one word an entry accounts for (0–1)."""
    return sum(share * index.firmness(part, entry) for part, share in _shares(word).items())


def telling(words: Sequence[Word]) -> Sequence[Word]:
    """The words that tell at least half as much as the one that tells most."""
    most = max(word.weight for word in words)
    return [word for word in words if word.weight >= most / 2]


def asked(words: Sequence[Word]) -> Mapping[str, float]:
    """What an entry should account for: runs of characters with their weights, which add up to one."""
    total = sum(word.weight for word in words)
    wanted: dict[str, float] = defaultdict(float)
    for word in words:
        for part, share in _shares(word.text).items():
            wanted[part] += share * word.weight / total
    return wanted


def _shares(word: str) -> Mapping[str, float]:
    """The runs of characters that stand for a word, with their shares of it."""
    held, by_character = parts(word), BY_CHARACTER if len(word) > 1 else 0.0
    shares: dict[str, float] = defaultdict(float)
    for part in held:
        shares[part] += (1 - by_character) / len(held)
    for character in word if by_character else "":
        shares[character] += by_character / len(word)
    return shares
