"""What tells near twins apart: the one difference to ask back, and the entry whose side of it was said."""

import math
from collections import Counter
from collections.abc import Sequence

from handlers import texts
from knowledge.entries import Entry, Matter
from knowledge.language import FacetValue


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

    def told(self, text: str, entries: Sequence[Entry]) -> Entry | None:
        """The entry that alone has what ``text`` names of some difference (单位的, 年度); None when none has."""
        for values in self._known.values():
            sides = [_value(entry, values) for entry in entries]
            named = {each.value for each in values if any(word in text for word in each.said)}
            meant = [entry for entry, side in zip(entries, sides, strict=True) if side in named]
            if len(meant) == 1 and len(set(sides)) > 1:
                return meant[0]
        return None

    def kept(self, at_hand: Entry, text: str, entries: Sequence[Entry]) -> Entry | None:
        """The twin of the first entry that is on the side of the one at hand (外商), when ``text`` names no side.

        None when the first entry is on that side itself, or has no such twin among the others.
        """
        for values in self._known.values():
            side = _value(at_hand, values)
            if not side or any(word in text for each in values for word in each.said):
                continue
            others = [each for each in self._known.values() if each is not values]
            first, *rest = entries
            if _value(first, values) in ("", side):
                continue
            for each in rest:
                same = all(_value(each, other) == _value(first, other) for other in others)
                if _value(each, values) == side and same:
                    return each
        return None


def _value(entry: Entry, values: Sequence[FacetValue]) -> str:
    """The first value whose mark stands in the entry's unit or title; '' when none does."""
    if not isinstance(entry, Matter):
        return ""
    text = f"{entry.unit} {entry.shown}"
    return next((each.value for each in values if any(mark in text for mark in each.marks)), "")


def _spread(values: Sequence[str]) -> float:
    """How evenly the values part the entries (entropy)."""
    return -sum(times / len(values) * math.log(times / len(values)) for times in Counter(values).values())
