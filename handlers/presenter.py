"""Entries fetched with what belongs to them and laid out: card, printed original, where to go, why this one."""

from collections.abc import Sequence

from handlers import cards, citations
from handlers.reply import Item, Paragraph
from handlers.session import Seen
from knowledge.entries import PRINTED_FAQS, CatalogueFacts, Entry, Faq, Matter, Place, Unit
from knowledge.guides import LifeEvent
from knowledge.store import Store
from nlu.understanding import Why

CENTRE = "place:1"
"""The city's own service centre (杭州市行政服务中心)."""
MOST_LATER = 2
"""Later papers told of in one answer."""
MOST_ITEMS = 10
"""Facts behind one reply."""
WHERE_TO_APPLY = "faq:10"
"""The printed answer that says where the residence permit is applied for."""


class Presenter:
    """Brings the store and the cards together."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def card(self, entry: Entry, named: Sequence[int] = ()) -> tuple[Paragraph, ...]:
        """The answer; ``named`` are the offices that the question names."""
        units = await self._units(entry, named)
        card = cards.card(entry, units, await self._centre() if _at_a_counter(entry, units) else None)
        return (*card, *await self._later(entry))

    async def _later(self, entry: Entry) -> tuple[Paragraph, ...]:
        """What papers of later years say of an entry, the latest first."""
        stories = await self._store.stories(entry.id)
        passages = await self._store.passages([story.passage_id for story in stories])
        papers = {paper.key: paper for paper in await self._store.papers([each.paper for each in passages])}
        latest = sorted(passages, key=lambda each: papers[each.paper].date, reverse=True)[:MOST_LATER]
        return tuple(citations.later(passage, papers[passage.paper]) for passage in latest)

    async def original(self, entry: Entry) -> tuple[Paragraph, ...]:
        """The entry as printed."""
        return cards.original(entry, await self._units(entry))

    async def where(self, entry: Entry) -> tuple[Paragraph, ...]:
        """Where one has to go."""
        units = await self._units(entry)
        unit = units[0] if units else None
        beside = _beside(entry, unit)
        return cards.where(entry, unit, await self._store.entry(beside) if beside else None)

    async def reasons(self, entry: Entry, why: Why, ids: Sequence[str]) -> tuple[Paragraph, ...]:
        """Why this entry, and which is the best of the others that were found (``ids``, best first)."""
        others = [other for other in ids if other != entry.id]
        return cards.reasons(entry, why, next(iter(await self._store.entries(others)), None))

    async def units(self, entry: Entry) -> tuple[Unit, ...]:
        """The offices that matter for an entry, its own first."""
        return await self._units(entry)

    async def items(self, seen: Sequence[Seen], first: Entry | None = None) -> tuple[Item, ...]:
        """The facts behind a reply, at most ten: ``first`` if given, then what the question brought up, in order.

        A life event is no fact: where it comes first its entries stand for it.
        """
        scores = {each.entry_id: each.score for each in seen}
        ids = [*dict.fromkeys((*([first.id] if first else ()), *scores))]
        entries = await self._store.entries(ids)
        if entries and isinstance(entries[0], LifeEvent):
            scores = dict.fromkeys(entries[0].entries, scores.get(entries[0].id, 1.0))
            entries = await self._store.entries([*scores])
        facts = [entry for entry in entries if not isinstance(entry, LifeEvent)]
        return tuple(cards.item(entry, scores.get(entry.id, 1.0)) for entry in facts[:MOST_ITEMS])

    async def _centre(self) -> Place | None:
        centre = await self._store.entry(CENTRE)
        return centre if isinstance(centre, Place) else None

    async def _units(self, entry: Entry, named: Sequence[int] = ()) -> tuple[Unit, ...]:
        """The office of a matter; for the list as a whole, the offices named."""
        match entry:
            case Matter(unit_no=own):
                numbers: Sequence[int] = (own,)
            case CatalogueFacts():
                numbers = named
            case _:
                numbers = ()
        return tuple(unit for unit in await self._store.units() if unit.no in numbers)


def _beside(entry: Entry, unit: Unit | None) -> str:
    """The id of the entry that helps to say where this one is done; '' when none does."""
    match entry:
        case Faq(no=no):
            return WHERE_TO_APPLY if no <= PRINTED_FAQS else ""
        case Matter():
            return CENTRE if _at_a_counter(entry, (unit,) if unit else ()) else ""
        case Place():
            return ""
    return CENTRE


def _at_a_counter(entry: Entry, units: Sequence[Unit]) -> bool:
    """Is it a matter for which one goes to a counter of the administration, not to a company's shop?"""
    return isinstance(entry, Matter) and entry.visits > 0 and all(unit.kind != cards.COMPANY for unit in units)
