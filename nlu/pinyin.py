"""Pinyin typed instead of characters, whole (jiayouka) or by initials (gjj), read as words the books use."""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product

from nlu.sounds import near, readings

_LATIN_RUN = re.compile(r"[a-z]+(?: [a-z]+)*")
_VOWEL = re.compile(r"[aeiouv]")
_NO_VOWEL = re.compile(r"[b-df-hj-np-tv-z]{2,8}")
LONGEST_WORD = 6
"""Syllables of the longest word that is looked for, and letters of the longest syllable."""
LONGEST_LATIN = 4
"""Letters of the longest Latin word of the books (itv, ccc) that may stand among pinyin; longer ones are English."""
MOST_WAYS = 4
"""Ways to pronounce a word that count."""
COMMON = 300.0
"""How many phrasings the words of the frame (怎么, 在哪) are taken to stand in: the books leave them out."""
FUZZY, RARE_READING = 2.0, 4.0
"""Costs (logarithms) of a word that only sounds near to what was typed, and of one that is seldom pronounced so."""
NEIGHBOURS = 2.5
"""Gain of two words that stand side by side in some phrasing; two single characters are a word, or by chance."""
UNREAD = 20.0
"""Cost of a syllable left as it is."""


@dataclass(frozen=True, slots=True)
class _Sounding:
    """A word with its syllables and what it costs to read them so: the rarer the word, the more (a logarithm)."""

    word: str
    syllables: tuple[str, ...]
    cost: float


class Pinyin:
    """Reads pinyin; the lexicon is made when the first pinyin comes.

    ``said`` gives how many phrasings hold each word of the books, ``together`` tells whether two characters stand side
    by side in any of them, ``foreign`` whether a run of Latin words is another language's.
    """

    def __init__(
        self,
        said: Mapping[str, float],
        together: Callable[[str], bool],
        foreign: Callable[[str], bool] = lambda run: False,
    ) -> None:
        self._said, self._together, self._foreign = said, together, foreign

    def read(self, normalized: str) -> str:
        """The text with its pinyin read as characters; what is no pinyin stays as it is."""
        return _LATIN_RUN.sub(lambda run: self._run(run[0]), normalized)

    def _run(self, run: str) -> str:
        """A run of Latin words is pinyin when each of its words can be; not what is foreign, or stands in the books."""
        words = run.split()
        if self._lexicon.latin.issuperset(words) or self._foreign(run):
            return run
        read = [self._word(word) for word in words]
        return run if None in read else " ".join(self._joined(each for each in read if each is not None))

    def _word(self, word: str) -> str | tuple[str, ...] | None:
        """The syllables of pinyin, what initials stand for, a short Latin word of the books, or None."""
        syllables = self._lexicon.split(word)
        if syllables is None and _NO_VOWEL.fullmatch(word) and word not in self._lexicon.latin:
            return self._lexicon.initials(word)
        return syllables or (word if word in self._lexicon.latin else None)

    def _joined(self, words: Iterable[str | tuple[str, ...]]) -> Iterable[str]:
        """Words as they are, and neighbouring syllables read together."""
        syllables: list[str] = []
        for word in words:
            if isinstance(word, str):
                yield from self._spelled(syllables)
                yield word
                syllables = []
            else:
                syllables.extend(word)
        yield from self._spelled(syllables)

    def _spelled(self, syllables: Sequence[str]) -> Iterable[str]:
        """The likeliest words for syllables: the cheapest way through, a word after another."""
        best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
        for end in range(1, len(syllables) + 1):
            ways = [
                (best[start][0] + cost + self._beside(best[start][1], word), (*best[start][1], word))
                for start in range(max(0, end - LONGEST_WORD), end)
                for word, cost in self._lexicon.words(tuple(syllables[start:end]))
            ]
            left_as_it_is = (best[end - 1][0] + UNREAD, (*best[end - 1][1], syllables[end - 1]))
            best.append(min((left_as_it_is, *ways)))
        return ["".join(best[-1][1])] if syllables else []

    def _beside(self, before: Sequence[str], word: str) -> float:
        if not before or len(before[-1]) + len(word) == 2:
            return 0.0
        return -NEIGHBOURS if self._together(before[-1][-1] + word[0]) else 0.0

    @cached_property
    def _lexicon(self) -> "_Lexicon":
        return _Lexicon(self._said)


class _Lexicon:
    """The words of the books by their sound and by their initials."""

    def __init__(self, said: Mapping[str, float]) -> None:
        self._readings = readings()
        self._syllables = frozenset(
            reading for all_of in self._readings.values() for reading in all_of if _VOWEL.search(reading)
        )
        self._by_sound: dict[tuple[str, ...], list[_Sounding]] = defaultdict(list)
        self._by_initials: dict[str, _Sounding] = {}
        self.latin = frozenset(word for word in said if word.isascii() and len(word) <= LONGEST_LATIN)
        total = math.log(sum(said.values()) + 1)
        for word, times in said.items():
            self._take_in(word, total - math.log(times))

    def _take_in(self, word: str, cost: float) -> None:
        for rare, syllables in enumerate(self._pronounced(word)):
            sounding = _Sounding(word, syllables, cost + RARE_READING * bool(rare))
            self._by_sound[tuple(map(near, syllables))].append(sounding)
            initials = "".join(syllable[0] for syllable in syllables)
            if len(initials) > 1 and sounding.cost < self._cost(initials):
                self._by_initials[initials] = sounding

    def initials(self, word: str) -> str | None:
        """The likeliest words, one after another, that begin with these letters; None when there are none."""
        ways: list[tuple[float, str]] = [(0.0, "")]
        for end in range(1, len(word) + 1):
            possible = (
                (ways[start][0] + self._cost(word[start:end]), ways[start][1] + self._by_initials[word[start:end]].word)
                for start in range(end)
                if word[start:end] in self._by_initials
            )
            ways.append(min(possible, default=(math.inf, "")))
        return ways[-1][1] or None

    def _cost(self, initials: str) -> float:
        return self._by_initials[initials].cost if initials in self._by_initials else math.inf

    def words(self, syllables: tuple[str, ...]) -> Iterable[tuple[str, float]]:
        """The words that sound so or nearly so, each with what it costs to read it here."""
        for each in self._by_sound.get(tuple(map(near, syllables)), ()):
            yield each.word, each.cost + (0.0 if each.syllables == syllables else FUZZY)

    def split(self, word: str) -> tuple[str, ...] | None:
        """A word of pinyin in as few syllables as possible, or None."""
        ways: list[tuple[str, ...] | None] = [()]
        for end in range(1, len(word) + 1):
            possible = (
                (*before, word[start:end])
                for start in range(max(0, end - LONGEST_WORD), end)
                if (before := ways[start]) is not None and word[start:end] in self._syllables
            )
            ways.append(min(possible, key=len, default=None))
        return ways[-1]

    def _pronounced(self, word: str) -> Iterable[tuple[str, ...]]:
        """The ways in which a word may be pronounced; none for one that is not all Chinese characters."""
        possible = [self._readings.get(character, ()) for character in word]
        return islice(product(*possible), MOST_WAYS) if len(word) <= LONGEST_WORD else ()
