"""What to ask back: the one difference that parts the entries that may be meant."""

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


def _value(entry: Entry, values: Sequence[FacetValue]) -> str:
    """The first value whose mark stands in the entry's unit or title; '' when none does."""
    if not isinstance(entry, Matter):
        return ""
    text = f"{entry.unit} {entry.shown}"
    return next((each.value for each in values if any(mark in text for mark in each.marks)), "")


def _spread(values: Sequence[str]) -> float:
    """How evenly the values part the entries (entropy)."""
    return -sum(times / len(values) * math.log(times / len(values)) for times in Counter(values).values())
