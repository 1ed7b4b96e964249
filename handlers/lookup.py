"""Looking up without a conversation: a few words in, entries with their cards out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from handlers import texts
from handlers.options import CLOSE
from handlers.presenter import Presenter
from handlers.reply import Outcome, Paragraph, Reply, Style
from knowledge.entries import Entry, Matter
from knowledge.store import Store
from nlu.interpreter import Interpreter
from nlu.understanding import Understanding, Verdict

MOST_FOUND = 10
"""Lines of one list: what a telephone shows without much scrolling."""
NOTHING = "nothing"
"""The id under which is found that the books hold nothing; no entry's."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry, or the word that there is none, as it stands in a list, and all that it says."""

    id: str
    title: str
    description: str
    reply: Reply


class Lookup:
    """Finds entries by what was typed so far; before that the ``usual`` ones."""

    def __init__(self, interpreter: Interpreter, store: Store, usual: Sequence[str]) -> None:
        self._interpreter, self._store, self._usual = interpreter, store, usual
        self._present = Presenter(store)

    async def find(self, typed: str) -> tuple[Found, ...]:
        """At most ten, best first; when the books hold nothing, the word that they do not and what comes near."""
        return (await self._find(typed))[:MOST_FOUND]

    async def _find(self, typed: str) -> tuple[Found, ...]:
        read = self._interpreter.read(typed)
        if not read.matches and not read.unknown:
            return await self._listed(self._usual)
        found = await self._listed([match.entry_id for match in read.matches], read.units, _far(read))
        if read.verdict is not Verdict.UNKNOWN:
            return found
        absent = await self._store.absent(read.absent)
        if absent is None:
            return (_nothing(texts.refusal(read.unknown, near=False)), *found)
        said = texts.absent(absent.name, absent.note, absent.usually, head="")
        return (_nothing(said), *await self._listed(absent.near))

    async def _listed(
        self, ids: Sequence[str], named: Sequence[int] = (), far: Collection[str] = ()
    ) -> tuple[Found, ...]:
        """The entries of those ids; ``named`` are the offices in the query."""
        return tuple([await self._found(entry, named, entry.id in far) for entry in await self._store.entries(ids)])

    async def _found(self, entry: Entry, named: Sequence[int], far: bool) -> Found:
        reply = Reply(await self._present.card(entry, named), (), Outcome.ANSWER)
        description = texts.INLINE_FAR.format(_description(entry)) if far else _description(entry)
        return Found(entry.id, entry.shown, description, reply)


def _far(read: Understanding) -> set[str]:
    """What lies far behind the best where even that is not sure."""
    if read.verdict is Verdict.SURE:
        return set()
    return {match.entry_id for match in read.matches if match.score < CLOSE * read.matches[0].score}


def _nothing(said: Sequence[str]) -> Found:
    reply = Reply(tuple(Paragraph(Style.BODY, sentence) for sentence in said))
    return Found(NOTHING, texts.INLINE_NOTHING, said[0], reply)


def _description(entry: Entry) -> str:
    if isinstance(entry, Matter):
        return texts.INLINE_MATTER.format(unit=entry.unit, visits=entry.visits)
    return f"{entry.source.document}{entry.source.issue}"
