"""Looking up without a conversation: a few words in, entries with their cards out."""

from dataclasses import dataclass

from handlers import cards, texts
from handlers.reply import Outcome, Reply
from knowledge.entries import Entry, Matter
from knowledge.store import Store
from nlu.interpreter import Interpreter

MOST = 10


@dataclass(frozen=True, slots=True)
class Found:
    """An entry as it stands in a list, and its whole card."""

    id: str
    title: str
    description: str
    reply: Reply


class Lookup:
    """Finds entries by what was typed so far."""

    def __init__(self, interpreter: Interpreter, store: Store) -> None:
        self._interpreter, self._store = interpreter, store

    async def find(self, typed: str) -> tuple[Found, ...]:
        """At most ten entries, best first; none for a blank."""
        matches = self._interpreter.read(typed).matches[:MOST]
        entries = await self._store.entries([match.entry_id for match in matches])
        return tuple([await self._found(entry) for entry in entries])

    async def _found(self, entry: Entry) -> Found:
        unit_no = entry.unit_no if isinstance(entry, Matter) else None
        units = tuple(unit for unit in await self._store.units() if unit.no == unit_no)
        reply = Reply(cards.card(entry, units), (), Outcome.ANSWER, (cards.item(entry, 1.0),))
        return Found(entry.id, entry.title, _description(entry), reply)


def _description(entry: Entry) -> str:
    if isinstance(entry, Matter):
        return texts.INLINE_DESCRIPTION.format(unit=entry.unit, visits=entry.visits)
    return texts.INLINE_OTHER
