"""What is typed so far, found in names by their characters, their pinyin (gongjij) or its initials (gjjzf)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from nlu.normalize import normalize
from nlu.sounds import readings

LONGEST_TYPED = 40
"""Characters of one part that are looked for; no name is longer in initials, and few are in pinyin."""
SHORTEST_SOUND = 2
"""Letters from which a sound is looked for: every other name holds any one letter."""
WITHIN = 0.7
"""What a hit counts that begins inside a name, beside one at its beginning."""
OFTEN = 0.1
"""What it counts, beside how much of the best name is typed, that so many (logarithm) names of the subject hold it."""
_OTHERWISE = {
    "银行": "yin hang",
    "行业": "hang ye",
    "重新": "chong xin",
    "重复": "chong fu",
    "会计": "kuai ji",
    "还贷": "huan dai",
    "还款": "huan kuan",
    "偿还": "chang huan",
    "退还": "tui huan",
    "归还": "gui huan",
    "长期": "chang qi",
    "延长": "yan chang",
    "调整": "tiao zheng",
    "调解": "tiao jie",
    "校准": "jiao zhun",
    "校验": "jiao yan",
    "音乐": "yin yue",
}
"""Words in which a character sounds as it mostly does not."""
_PART = re.compile(r"[a-z]+|[^a-z ]+")
_END = "\n"
_BITS = 21
"""Bits of a character's number."""

Scores = NDArray[np.float64]
Positions = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Named:
    """A subject and what it is called or asked for by, its title first."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A subject one of whose names holds what is typed: how well (the higher the better), and the name."""

    id: str
    score: float
    name: str


class Typed:
    """Finds subjects by parts of their names; made once, in about a second for 50,000 names."""

    def __init__(self, subjects: Sequence[Named]) -> None:
        self._ids = [subject.id for subject in subjects]
        lines = list(_lines(subjects))
        spoken = _Spoken()
        sounds = [spoken.syllables(line.text) for line in lines]
        owners = np.array([line.owner for line in lines], np.int64)
        self._names = [line.name for line in lines]
        self._written = _Lines([list(line.text) for line in lines], owners, len(subjects))
        self._initials = _Lines([[syllable[0] for syllable in each] for each in sounds], owners, len(subjects))
        self._pinyin = _Lines(sounds, owners, len(subjects))

    def find(self, text: str, most: int) -> tuple[Hit, ...]:
        """At most so many subjects whose names hold everything typed, best first; only its beginning counts."""
        parts = _PART.findall(normalize(text[: 4 * LONGEST_TYPED]).replace("'", " "))
        whole = "".join(parts)
        if not parts or not self._ids:
            return ()
        found = self._found(whole) if whole.isascii() else None
        if found is None or not found.scores.any():
            found = reduce(_Found.both, map(self._found, parts))
        return self._best(found, most)

    def _found(self, part: str) -> "_Found":
        """How well each subject holds one part, in characters or in sound."""
        part = part[:LONGEST_TYPED]
        written = self._written.find(part)
        if not part.isascii() or part.isdigit():
            return written
        if len(part) < SHORTEST_SOUND:
            return written.nothing()
        return written.either(self._initials.find(part)).either(self._pinyin.find(part))

    def _best(self, found: "_Found", most: int) -> tuple[Hit, ...]:
        best = np.argsort(-found.scores, kind="stable")[:most].tolist()
        scores, lines = found.scores.tolist(), found.lines.tolist()
        return tuple(Hit(self._ids[at], scores[at], self._names[lines[at]]) for at in best if scores[at] > 0)


@dataclass(frozen=True, slots=True)
class _Found:
    """By subject: how well it holds what is looked for (0: not at all), and the line that does so best."""

    scores: Scores
    lines: Positions

    def either(self, other: "_Found") -> "_Found":
        """The better of two ways to hold something."""
        better = other.scores > self.scores
        return _Found(np.where(better, other.scores, self.scores), np.where(better, other.lines, self.lines))

    def both(self, other: "_Found") -> "_Found":
        """Two things, both held, in whichever lines."""
        held = (self.scores > 0) & (other.scores > 0)
        return _Found(np.where(held, (self.scores + other.scores) / 2, 0.0), self.lines)

    def nothing(self) -> "_Found":
        """Held by none."""
        return _Found(np.zeros_like(self.scores), self.lines)


@dataclass(frozen=True, slots=True)
class _Line:
    """A name as it stands, and normalised without blanks, with the position of its subject."""

    owner: int
    name: str
    text: str


def _lines(subjects: Sequence[Named]) -> Iterator[_Line]:
    for owner, subject in enumerate(subjects):
        texts = {normalize(name).replace(" ", ""): name for name in reversed(subject.names)}
        yield from (_Line(owner, name, text) for text, name in texts.items() if text)


class _Spoken:
    """How names sound, character by character."""

    def __init__(self) -> None:
        self._readings = {character: syllables[0] for character, syllables in readings().items() if syllables[0]}
        self._otherwise = re.compile("|".join(_OTHERWISE))

    def syllables(self, text: str) -> list[str]:
        """The commonest reading of each character; what is no Chinese character stands for itself."""
        sounds = [self._readings.get(character, character) for character in text]
        for word in self._otherwise.finditer(text):
            sounds[word.start() : word.end()] = _OTHERWISE[word[0]].split()
        return sounds


class _Lines:
    """Lines of units (characters, initials, syllables) in which runs of letters are looked for.

    Every place where a unit begins is kept, ordered by the two letters that stand there.
    """

    def __init__(self, lines: Iterable[Sequence[str]], owners: Positions, subjects: int) -> None:
        held = [[*line, _END] for line in lines]
        units = np.array([len(unit) for line in held for unit in line], np.int64)
        text = "".join(unit for line in held for unit in line) + _END * LONGEST_TYPED
        self._letters = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
        places = np.cumsum(units) - units
        pairs = (self._letters[places] << _BITS) + self._letters[places + 1]
        order = np.argsort(pairs, kind="stable")
        self._pairs, self._places = pairs[order], places[order]
        self._sizes = np.array([sum(map(len, line)) - 1 for line in held], np.int64)
        self._starts = np.cumsum(self._sizes + 1) - self._sizes - 1
        self._owners, self._subjects = owners, subjects

    def find(self, part: str) -> _Found:
        """How well each subject's best line holds ``part``, which must begin where a unit does."""
        places = self._where(part)
        lines = np.searchsorted(self._starts, places, "right") - 1
        held = len(part) / self._sizes[lines] * np.where(places == self._starts[lines], 1.0, WITHIN)
        best = np.argsort(held, kind="stable")
        scores, found = np.zeros(self._subjects), np.zeros(self._subjects, np.int64)
        owners = self._owners[lines[best]]
        scores[owners], found[owners] = held[best], lines[best]  # of several the last, which is the best, stays
        often = np.bincount(owners, minlength=self._subjects)
        return _Found(scores + OFTEN * np.log(np.maximum(often, 1)), found)

    def _where(self, part: str) -> Positions:
        """Where ``part`` stands."""
        first, *others = (ord(letter) for letter in part)
        low = (first << _BITS) + (others[0] if others else 0)
        high = low + 1 if others else (first + 1) << _BITS
        start, end = np.searchsorted(self._pairs, [low, high])
        places = self._places[start:end]
        for at, letter in enumerate(others[1:], 2):
            places = places[self._letters[places + at] == letter]
        return places
