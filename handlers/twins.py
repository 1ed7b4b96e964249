"""Entries that differ in one thing: which of them a word tells, and which one stays on the side of the one at hand."""

from collections.abc import Sequence

from handlers.facets import Facets
from handlers.options import close, leading
from handlers.session import Seen, Session
from knowledge.entries import Entry, Faq, Matter
from knowledge.store import Store


class Twins:
    """Looks at the differences between the entries that a question brought up."""

    def __init__(self, store: Store) -> None:
        self._store, self._facets = store, Facets(store.everything().language.facets)
        self._of_office: dict[int, list[Entry]] = {}
        for matter in store.everything().matters:
            self._of_office.setdefault(matter.unit_no, []).append(matter)

    async def told(self, text: str, session: Session) -> str:
        """The one of the entries in question whose side of a difference the text names (单位的, 年度); '' for none."""
        near, entries = _likely(session.left), await self._store.entries([each.entry_id for each in session.left])
        at_hand = await self._store.entry(session.shown)
        asked = [entry for entry in entries if entry.id in near or _office(entry) == _office(at_hand)]
        entry = self._facets.told(text, asked, at_hand)
        if entry and at_hand:
            entry = self._facets.kept(at_hand, text, self._with_office([entry], at_hand)) or entry
        return "" if entry is None else entry.id

    async def told_at_office(self, text: str, session: Session) -> str:
        """The one at the office at hand whose side of a difference the text names; '' for none."""
        at_hand = await self._store.entry(session.shown)
        entry = self._facets.told(text, self._with_office((), at_hand), at_hand) if at_hand else None
        return "" if entry is None else entry.id

    async def twin(self, entry_id: str, text: str, session: Session, family: Sequence[str]) -> str:
        """The entry, or its twin on the side of the one at hand (外商) where the text does not name the side.

        The twin is looked for among what is left and the ``family`` of ids.
        """
        at_hand = await self._store.entry(session.shown)
        ids = dict.fromkeys((entry_id, *(each.entry_id for each in session.left), *family))
        entries = await self._store.entries([*ids])
        twin = self._facets.kept(at_hand, text, entries) if at_hand and entries else None
        return twin.id if twin else entry_id

    async def sided(self, text: str, seen: Sequence[Seen]) -> tuple[Seen, ...]:
        """What was seen, first the one of the likeliest whose side of a difference the text names (家里的)."""
        entry = self._facets.other_side(text, await self._store.entries(close(seen) if seen else ()))
        if entry is None:
            return tuple(seen)
        return (Seen(entry.id, seen[0].score), *(each for each in seen if each.entry_id != entry.id))

    async def kept(self, at_hand: str, text: str, seen: Sequence[Seen], continued: bool) -> tuple[Seen, ...]:
        """What was seen, first the twin on the side of the entry at hand, where the text does not name the side.

        What goes on from it (``continued``) is first looked for at the same office.
        """
        entry = await self._store.entry(at_hand)
        entries = await self._store.entries([each.entry_id for each in seen])
        first = self._facets.kept(entry, text, self._with_office(entries, entry)) if entry and entries else None
        if first is None and continued:
            first = _of_same_office(entry, await self._store.entries(close(seen) if seen else ()))
        if first is None:
            return tuple(seen)
        return (Seen(first.id, seen[0].score), *(each for each in seen if each.entry_id != first.id))

    def _with_office(self, entries: Sequence[Entry], at_hand: Entry | None) -> Sequence[Entry]:
        """The entries and, after them, the others of the office that is at hand."""
        others = self._of_office.get(at_hand.unit_no, []) if isinstance(at_hand, Matter) else []
        return [*dict.fromkeys((*entries, *others))]


def _likely(seen: Sequence[Seen]) -> Sequence[str]:
    """The ids of what is likely enough to be told from the others by a side."""
    return [each.entry_id for each in seen[: leading(seen)]] if seen else ()


def _office(entry: Entry | None) -> int | None:
    """The number of a matter's office; 0 for the questions and answers, which are all of one subject; None else."""
    match entry:
        case Matter(unit_no=number):
            return number
        case Faq():
            return 0
    return None


def _of_same_office(at_hand: Entry | None, entries: Sequence[Entry]) -> Entry | None:
    """The likeliest entry of the office that is at hand, when the first belongs to another."""
    office = _office(at_hand)
    if office is None or _office(next(iter(entries), None)) == office:
        return None
    return next((entry for entry in entries if _office(entry) == office), None)
