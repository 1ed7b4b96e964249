"""Looking up without a conversation: a few words in, entries with their cards out."""

from dataclasses import dataclass

from handlers import texts
from handlers.presenter import Presenter
from handlers.reply import Outcome, Reply
from knowledge.entries import Entry, Matter
from knowledge.store import Store
from nlu.interpreter import Interpreter


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
        self._present = Presenter(store)

    async def find(self, typed: str) -> tuple[Found, ...]:
        """At most ten entries, best first; none for a blank."""
        matches = self._interpreter.read(typed).matches
        entries = await self._store.entries([match.entry_id for match in matches])
        return tuple([await self._found(entry) for entry in entries])

    async def _found(self, entry: Entry) -> Found:
        reply = Reply(await self._present.card(entry), (), Outcome.ANSWER)
        return Found(entry.id, entry.title, _description(entry), reply)


def _description(entry: Entry) -> str:
    if isinstance(entry, Matter):
        return texts.INLINE_DESCRIPTION.format(unit=entry.unit, visits=entry.visits)
    return texts.INLINE_OTHER
