"""Every kind of reply to a question, with the conversation after it: an answer, a choice, a refusal, a plan."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from handlers import cards, elder, texts
from handlers.actions import NoneOfThese, Original, Reasons, Where
from handlers.details import details
from handlers.facets import Facets
from handlers.guide import Guide
from handlers.options import BROWSE, MOST_CHOICES, Answered, close, leading, offer, pickable, under_answer
from handlers.presenter import Presenter
from handlers.quotes import Quotes
from handlers.reply import Button, Outcome, Paragraph, Reply, Style
from handlers.session import MOST_PAST, Session
from knowledge.entries import Entry
from knowledge.guides import LifeEvent
from knowledge.journal import Event, Hit, Unanswered
from knowledge.language import Aspect
from knowledge.store import Store
from nlu.interpreter import Interpreter
from nlu.understanding import Understanding

NEAREST_SHOWN = 3
"""Titles named in a refusal."""
NEAR = 0.1
"""Score from which an entry is worth naming in a refusal; below it nothing but a stray word is shared."""


class Answers:
    """Makes replies out of entries; ``note`` takes what is counted and what could not be answered."""

    def __init__(
        self,
        interpreter: Interpreter,
        store: Store,
        note: Callable[[Event], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._interpreter, self._store, self._note, self._clock = interpreter, store, note, clock
        self._present, self._guide, self._quotes = Presenter(store), Guide(store), Quotes(store)
        self._facets = Facets(store.everything().language.facets)

    async def entry(self, entry_id: str, session: Session) -> Answered:
        """One entry as the answer; of a life event, its menu; a passage of a paper quoted."""
        for passage in await self._store.passages([entry_id]):
            return await self._quotes.shown(passage, session)
        entry = await self._store.entry(entry_id)
        if entry is None:
            return say(texts.ENTRY_GONE), session
        self._note(Hit(entry_id))
        if isinstance(entry, LifeEvent):
            return await self._guide.menu(entry, session)
        paragraphs = await self._present.card(entry, session.units if session.brought(entry_id) else ())
        return await self._about(entry, paragraphs, session)

    async def details(self, entry_id: str, aspects: Sequence[str], session: Session) -> Answered:
        """What the source says of some aspects of an entry, or of a passage of a paper."""
        for passage in await self._store.passages([entry_id]):
            return await self._quotes.details(passage, aspects, session)
        entry = await self._store.entry(entry_id)
        if entry is None:
            return say(texts.ENTRY_GONE), session
        if Aspect.PLACE in aspects:
            return await self._about(entry, await self._present.where(entry), session)
        return await self._about(entry, details(entry, aspects, await self._present.units(entry)), session)

    async def choice(self, question: str, session: Session) -> Answered:
        """The likeliest of what is left, under ``question`` or under the one that parts them best."""
        entries = await self._store.entries(close(session.left))
        asked = question or self._facets.question(entries[: leading(session.left)])
        reply, after = offer((asked,), entries, Button(texts.NONE_OF_THESE, NoneOfThese(session.step)), session)
        return replace(reply, outcome=Outcome.CHOOSE, items=await self._present.items(session.left)), after

    async def compared(self, question: str, session: Session) -> Answered:
        """The choice with the visits and the office of each entry, for whoever asks for these before choosing."""
        entries = await self._store.entries(close(session.left))
        reply, after = await self.choice(question, session)
        lines = tuple(Paragraph(Style.NOTE, line) for line in cards.compared(entries))
        return replace(reply, paragraphs=(*reply.paragraphs, *lines)), after

    async def following(self, step: str, session: Session) -> Answered:
        """The candidates after all that was listed or shown; a press under an older list turns nothing down."""
        if not session.seen or step != session.step:
            return say(texts.OLD_LIST), session
        return await self._without(frozenset((*session.listed, session.shown)) - {""}, session)

    async def other(self, session: Session) -> Answered:
        """The candidates beside the one that was shown, what was listed with it before among them."""
        return await self._without(frozenset((session.shown,)), session)

    async def _without(self, turned_down: frozenset[str], session: Session) -> Answered:
        after = replace(session, rejected=session.rejected | turned_down, shown="")
        if after.left:
            return await self.choice(texts.CHOOSE_MORE, after)
        self._note(Unanswered(session.question, (), self._clock()))
        return offer((texts.GIVE_UP,), (), BROWSE, after)

    async def refusal(self, read: Understanding, before: Session, session: Session) -> Answered:
        """Not in the books: by name where the subject is known to be absent, else with the words not understood.

        Only a subject that is known by name takes the place of the one at hand.
        """
        if read.absent:
            return await self.missing(read.absent, session)
        self._note(Unanswered(read.masked, read.unknown, self._clock()))
        near = [each.entry_id for each in session.seen[:NEAREST_SHOWN] if each.score >= NEAR]
        reply, after = await self._refused(texts.refusal(read.unknown, bool(near)), near, session)
        return reply, replace(before, listed=after.listed, offered=after.offered) if before.shown else after

    async def missing(self, absent_id: str, session: Session) -> Answered:
        """A subject that is known not to be in the books."""
        absent = await self._store.absent(absent_id)
        if absent is None:
            return say(texts.UNKNOWN), session
        head = texts.NEAREST if await self._store.entries(absent.near) else texts.WRITTEN if absent.near else ""
        said = texts.absent(absent.name, absent.note, absent.usually, head)
        return await self._refused(said, absent.near, replace(session, missing=absent_id))

    async def onward(self, session: Session) -> Answered:
        """The next step of what is told step by step, about the entry at hand."""
        reply, after = elder.onward(session)
        entry = await self._store.entry(session.shown)
        if entry is None or not session.rest:
            return reply, after
        return replace(reply, outcome=Outcome.ANSWER, items=await self._present.items((), first=entry)), after

    async def beside(self, action: Original | Where | Reasons, entry_id: str, session: Session) -> Reply:
        """What a button under an answer shows."""
        entry = await self._store.entry(entry_id)
        if entry is None:
            return say(texts.ENTRY_GONE)
        match action:
            case Original():
                return Reply(await self._present.original(entry))
            case Where():
                return Reply(await self._present.where(entry))
            case Reasons(tag=tag) if tag == session.tag and session.brought(entry_id):
                why = self._interpreter.why(session.question, entry.id)
                return Reply(await self._present.reasons(entry, why, [each.entry_id for each in session.seen]))
        return say(texts.REASONS_GONE)

    async def _about(self, entry: Entry, paragraphs: tuple[Paragraph, ...], session: Session) -> Answered:
        """Paragraphs about an entry, which is at hand from now on."""
        items = await self._present.items(session.seen if session.brought(entry.id) else (), first=entry)
        reply = Reply(paragraphs, under_answer(entry, session), Outcome.ANSWER, items)
        past = (session.shown, *session.past) if session.shown not in ("", entry.id) else session.past
        offered = tuple(button.action for button in pickable(reply))
        after = replace(session, shown=entry.id, past=past[:MOST_PAST], offered=offered)
        return reply, after if session.shown == entry.id else after.reminded(entry.id)

    async def _refused(self, said: Sequence[str], near: Sequence[str], session: Session) -> Answered:
        offered = (*await self._store.entries(near), *await self._store.passages(near))
        reply, after = offer(said, offered[:MOST_CHOICES], BROWSE, session)
        return replace(reply, items=await self._present.items(session.seen)), after


def say(text: str) -> Reply:
    """A sentence that is no answer."""
    return Reply((Paragraph(Style.BODY, text),))
