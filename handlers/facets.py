"""What tells near twins apart: the one difference to ask back, and the entry whose side of it was said."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from handlers import texts
from knowledge.entries import Entry, Matter
from knowledge.language import FacetValue

_PREDICATE = re.compile(r".*(?<![还不])是(.*)")
TWINS = 0.7
"""Likeness of titles from which two entries that differ in one thing are twins."""


class Facets:
    """Knows what tells near twins apart; of two differences that part them equally well the earlier one is asked."""

    def __init__(self, known: Sequence[FacetValue]) -> None:
        self._known: dict[str, list[FacetValue]] = {}
        for each in known:
            self._known.setdefault(each.facet, []).append(each)

    def question(self, entries: Sequence[Entry]) -> str:
        """One short question whose answers part the entries best; a general one when no difference is known."""
        parted = [[_value(entry, values) for entry in entries] for values in self._known.values()]
        usable = [values for values in parted if all(values) and len(set(values)) > 1]
        best = max(usable, key=_spread, default=None)
        return texts.which(tuple(dict.fromkeys(best))) if best else texts.CHOOSE

    def told(self, text: str, entries: Sequence[Entry], at_hand: Entry | None = None) -> Entry | None:
        """The entry that has what ``text`` names of some difference (单位的, 年度); None when none has, or several.

        Of several the twin of the one ``at_hand`` is meant.
        """
        for values in self._known.values():
            sides = [_value(entry, values) for entry in entries]
            named = _named(text, values)
            meant = [entry for entry, side in zip(entries, sides, strict=True) if side in named]
            if len(meant) > 1 and at_hand is not None:
                meant = [entry for entry in meant if self._alike(entry, at_hand, values)]
            if len(meant) == 1 and len(set(sides)) > 1:
                return meant[0]
        return None

    def other_side(self, text: str, entries: Sequence[Entry]) -> Entry | None:
        """The one that alone is on the side that ``text`` names, when the first is on another; None otherwise."""
        for values in self._known.values():
            sides = [_value(entry, values) for entry in entries]
            named = {each.value for each in values if _says(text, each.said)}
            meant = [entry for entry, side in zip(entries, sides, strict=True) if side in named]
            if len(meant) == 1 and sides[0] not in ("", *named):
                return meant[0]
        return None

    def _alike(self, one: Entry, other: Entry, but: Sequence[FacetValue]) -> bool:
        """Do two entries differ in nothing but one difference, as far as differences are known?"""
        others = [values for values in self._known.values() if values is not but]
        return all(_value(one, values) == _value(other, values) for values in others)

    def unsaid(self, entry: Entry, at_hand: Entry, text: str) -> int:
        """How many differences put the entry on a side that neither ``text`` nor the entry at hand is on."""
        sides = ((_value(entry, values), values) for values in self._known.values())
        return sum(
            bool(side) and side != _value(at_hand, values) and not _names(text, side, values) for side, values in sides
        )

    def kept(self, at_hand: Entry, text: str, entries: Sequence[Entry]) -> Entry | None:
        """The twin of the first entry that is on the side of the one at hand (外商), when ``text`` names no side.

        None when the first entry is on that side itself, or has no such twin among the others.
        """
        for values in self._known.values():
            side = _value(at_hand, values)
            if not side or any(_says(text, each.said) for each in values):
                continue
            first, *rest = entries
            if _value(first, values) in ("", side):
                continue
            twins = [each for each in rest if _value(each, values) == side and self._alike(each, first, values)]
            twin = max(twins, key=lambda each: _likeness(each, first), default=None)
            if twin is not None and _likeness(twin, first) >= TWINS:
                return twin
        return None


def _value(entry: Entry, values: Sequence[FacetValue]) -> str:
    """The first value whose mark stands in the entry's unit or title; '' when none does."""
    if not isinstance(entry, Matter):
        return ""
    text = f"{entry.unit} {entry.shown}"
    return next((each.value for each in values if any(mark in text for mark in each.marks)), "")


def _named(text: str, values: Sequence[FacetValue]) -> set[str]:
    """The sides that the text names; of two the one that is said of something (我家是饭店)."""
    predicate = _PREDICATE.search(text)
    told = {each.value for each in values if predicate and _says(predicate[1], each.said)}
    return told or {each.value for each in values if _says(text, each.said)}


def _names(text: str, side: str, values: Sequence[FacetValue]) -> bool:
    """Does the text say that side of a difference?"""
    return any(each.value == side and _says(text, each.said) for each in values)


def _likeness(one: Entry, other: Entry) -> float:
    """How alike two titles are (0–1)."""
    return SequenceMatcher(None, one.title, other.title, autojunk=False).ratio()


def _says(text: str, said: Sequence[str]) -> bool:
    """Does the text hold one of the words, and not deny it (没退休金)?"""
    return any(re.search(rf"(?<![没不非无])(?<!不[要是用]){re.escape(word)}", text) for word in said)


def _spread(values: Sequence[str]) -> float:
    """How evenly the values part the entries (entropy)."""
    return -sum(times / len(values) * math.log(times / len(values)) for times in Counter(values).values())
