"""Which offices a text names, by any of their names."""

import re
from collections.abc import Sequence

from nlu.normalize import normalize
from nlu.understanding import UnitNames


class UnitFinder:
    """Finds names of offices; where one name lies within another, or within a word that is none, the longer counts."""

    def __init__(self, units: Sequence[UnitNames], not_units: Sequence[str] = ()) -> None:
        self._numbers: dict[str, list[int]] = {word: [] for word in filter(None, map(normalize, not_units))}
        for unit in units:
            for name in filter(None, dict.fromkeys(map(normalize, unit.names))):
                self._numbers.setdefault(name, []).append(unit.no)
        longest_first = sorted(self._numbers, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def is_name(self, word: str) -> bool:
        """Is the word, normalised, a name of an office?"""
        return bool(self._numbers.get(word))

    def find(self, normalized: str) -> tuple[int, ...]:
        """The numbers of the offices named, in the order of the text; a shared name (税务局) gives all its bearers."""
        found = self._pattern.findall(normalized)
        return tuple(dict.fromkeys(number for name in found for number in self._numbers[name]))
