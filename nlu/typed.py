"""What is typed so far, found in names by their characters, their pinyin (gongjij) or its initials (gjjzf)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
    """Finds subjects by parts of their names; made once, in some 0.6 s for 50,000 names."""

    def __init__(self, subjects: Sequence[Named]) -> None:
        self._ids = [subject.id for subject in subjects]
        lines = list(_lines(subjects))
        spoken = _Spoken()
        sounds = [spoken.syllables(line.text) for line in lines]
        owners = np.array([line.owner for line in lines], np.int32)
        self._names = [line.name for line in lines]
        self._written = _Lines([list(line.text) for line in lines], owners)
        self._initials = _Lines([[syllable[0] for syllable in each] for each in sounds], owners)
        self._pinyin = _Lines(sounds, owners)

    def find(self, text: str, most: int) -> tuple[Hit, ...]:
        """At most so many subjects whose names hold everything typed, best first; only its beginning counts."""
        parts = _PART.findall(normalize(text[: 4 * LONGEST_TYPED]).replace("'", " "))
        if not parts:
            return ()
        whole = "".join(parts)
        found = self._found(whole) if whole.isascii() else {}
        return self._best(found or self._all_of(parts), most)

    def _all_of(self, parts: Sequence[str]) -> dict[int, tuple[float, int]]:
        """The subjects that hold each part, in whichever name, with the sum of the scores and one of the names."""
        first, *others = (self._found(part) for part in parts)
        for other in others:
            first = {owner: (first[owner][0] + other[owner][0], first[owner][1]) for owner in first.keys() & other}
        return {owner: (score / len(parts), line) for owner, (score, line) in first.items()}

    def _found(self, part: str) -> dict[int, tuple[float, int]]:
        """By subject: how well it holds one part, and the line that does so best."""
        part = part[:LONGEST_TYPED]
        if not part.isascii() or part.isdigit():
            return self._written.find(part)
        if len(part) < SHORTEST_SOUND:
            return {}
        either: dict[int, tuple[float, int]] = dict(self._written.find(part))
        for owner, found in (*self._initials.find(part).items(), *self._pinyin.find(part).items()):
            either[owner] = max(found, either.get(owner, found))
        return either

    def _best(self, found: dict[int, tuple[float, int]], most: int) -> tuple[Hit, ...]:
        ordered = sorted(found.items(), key=lambda each: (-each[1][0], each[0]))[:most]
        return tuple(Hit(self._ids[owner], score, self._names[line]) for owner, (score, line) in ordered)


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
    """Lines of units (characters, initials, syllables) in one long text in which runs of letters are looked for."""

    def __init__(self, lines: Iterable[Sequence[str]], owners: NDArray[np.int32]) -> None:
        held = [[*line, _END] for line in lines]
        units = np.array([len(unit) for line in held for unit in line], np.int64)
        self._text = "".join(unit for line in held for unit in line)
        self._begins_unit = np.zeros(len(self._text) + 1, np.bool_)
        self._begins_unit[np.cumsum(units) - units] = True
        self._sizes = np.array([sum(map(len, line)) - 1 for line in held], np.int32)
        self._starts = np.cumsum(self._sizes + 1, dtype=np.int64) - self._sizes - 1
        self._owners = owners

    def find(self, part: str) -> dict[int, tuple[float, int]]:
        """By owner: how well its best line holds ``part``, which must begin where a unit does, and that line."""
        places = np.array([each.start() for each in re.finditer(re.escape(part), self._text)], np.int64)
        places = places[self._begins_unit[places]]
        if not len(places):
            return {}
        lines = np.searchsorted(self._starts, places, "right") - 1
        held = len(part) / self._sizes[lines] * np.where(places == self._starts[lines], 1.0, WITHIN)
        owners, times = np.unique(self._owners[lines], return_counts=True)
        often = dict(zip(owners.tolist(), (OFTEN * np.log(times)).tolist(), strict=True))
        best: dict[int, tuple[float, int]] = {}
        for at in np.argsort(held, kind="stable").tolist():
            owner = int(self._owners[lines[at]])
            best[owner] = (float(held[at]) + often[owner], int(lines[at]))
        return best
