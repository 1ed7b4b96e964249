"""The thread of a call: what was looked up while it lasted, in memory only, and gone with the call."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from handlers.desk import wording
from handlers.desk.suggest import Row

MOST_LOOKED_UP = 30
"""Lines of one thread; the oldest go first."""
MOST_CALLS = 2000
"""Threads at once, one a place of work; the one longest unused goes first."""
LIFETIME = 3600.0
"""Seconds without a look-up after which a thread is dropped: nobody is on the telephone any more."""


@dataclass(frozen=True, slots=True)
class Call:
    """What was looked up, in order, each row once; ``number`` tells this call from the ones before it."""

    number: int = 1
    rows: tuple[Row, ...] = ()

    def with_row(self, row: Row) -> "Call":
        """The call after a look-up; what was looked up before keeps its place."""
        if any(each.id == row.id for each in self.rows):
            return self
        return replace(self, rows=(*self.rows, replace(row, by=""))[-MOST_LOOKED_UP:])

    @property
    def summary(self) -> str:
        """What was looked up, as text for a work order."""
        return wording.summary([_line(row) for row in self.rows])


class Calls:
    """The current call of each place of work; ``clock`` gives seconds that only run forward."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, Call]] = OrderedDict()

    def get(self, place: str) -> Call:
        """The call at a place of work."""
        self._drop_expired()
        return self._kept[place][1] if place in self._kept else Call()

    def look_up(self, place: str, row: Row) -> Call:
        """Put a row into the thread."""
        return self._put(place, self.get(place).with_row(row))

    def next(self, place: str) -> Call:
        """The call is over: its thread is dropped."""
        return self._put(place, Call(self.get(place).number + 1))

    def leave(self, place: str) -> None:
        """Nobody works at this place any more."""
        self._kept.pop(place, None)

    def _put(self, place: str, call: Call) -> Call:
        self._kept[place] = (self._clock(), call)
        self._kept.move_to_end(place)
        if len(self._kept) > MOST_CALLS:
            self._kept.popitem(last=False)
        return call

    def _drop_expired(self) -> None:
        """Threads stand in the order of their last look-up, so the expired ones come first."""
        while self._kept and self._clock() - next(iter(self._kept.values()))[0] > LIFETIME:
            self._kept.popitem(last=False)


def _line(row: Row) -> str:
    if row.visits is None:
        return row.title
    return wording.SUMMARY_MATTER.format(title=row.title, visits=row.visits, unit=row.unit)
