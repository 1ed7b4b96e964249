"""The decision: a turn or a press, and the conversation so far, become a reply and the conversation after."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from handlers import texts
from handlers.actions import (
    Action,
    NoneOfThese,
    Original,
    Rate,
    Reasons,
    Show,
    UnitList,
    UnitMatters,
    Where,
)
from handlers.catalogue import Catalogue
from handlers.numbers import is_number, picked
from handlers.options import BROWSE, Answered, close, listed, offer, pickable, under_answer
from handlers.presenter import Presenter
from handlers.reply import Button, Outcome, Paragraph, Reply, Style
from handlers.session import Seen, Session
from handlers.turn import Turn
from knowledge.entries import Absent
from knowledge.journal import Event, Hit, Rating, Unanswered
from knowledge.store import Store
from nlu.interpreter import LONGEST_QUESTION, Interpreter
from nlu.understanding import Understanding, Verdict

NEAREST_SHOWN = 3
"""Titles named in a refusal."""
NEAR = 0.17
"""Score from which an entry is worth naming in a refusal; below it nothing but a stray word is shared."""


class Dialogue:
    """Turns and presses in, replies out; it sends nothing and remembers nothing itself."""

    def __init__(
        self,
        interpreter: Interpreter,
        store: Store,
        catalogue: Catalogue,
        note: Callable[[Event], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._interpreter, self._store, self._catalogue = interpreter, store, catalogue
        self._note, self._clock = note, clock
        self._present = Presenter(store)

    async def respond(self, turn: Turn, session: Session) -> Answered:
        """Answer what was said."""
        choice = picked(turn.text, session.offered) or _typed(turn.text, session)
        if choice is not None:
            return await self.act(choice, session)
        if is_number(turn.text):
            return _say(texts.NO_SUCH_NUMBER), session
        read = self._interpreter.read(turn.text)
        if read.courtesy:
            return _say(texts.courtesy(read.courtesy)), session
        reply, after = await self._read(read, turn.text, session)
        return _with_notices(reply, turn.text, read), after

    async def act(self, action: Action, session: Session) -> Answered:
        """Do what a button asks for."""
        match action:
            case Show(entry_id):
                return await self._answer(entry_id, session)
            case Original(entry_id) | Where(entry_id) | Reasons(entry_id):
                return await self._detail(action, entry_id, session), session
            case NoneOfThese(step):
                return await self._next(step, session)
            case Rate(entry_id, good):
                self._note(Rating(entry_id, good, self._clock()))
                return _say(texts.THANKS if good else texts.THANKS_BAD), session
            case UnitList(page):
                return listed(await self._catalogue.units(page), session)
            case UnitMatters(unit_no, page):
                return listed(await self._catalogue.unit(unit_no, page), session)

    async def _read(self, read: Understanding, text: str, before: Session) -> Answered:
        if not read.matches:
            return await self._again(text, before)
        absent = await self._store.absent(read.matches[0].entry_id)
        found = [match for match in read.matches if await self._store.entry(match.entry_id) is not None]
        seen = tuple(Seen(match.entry_id, match.score) for match in found)
        session = Session(question=read.masked, units=read.units, seen=seen)
        if read.verdict is Verdict.UNKNOWN or not seen:
            return await self._refuse(read, session)
        if absent is not None:
            return await self._refuse_known(absent, session)
        if read.verdict is Verdict.SURE:
            return await self._answer(seen[0].entry_id, session)
        return await self._choose(texts.CHOOSE, session)

    async def _again(self, text: str, session: Session) -> Answered:
        """A question without a subject is about the entry at hand; without one, the subject is asked for."""
        if not session.shown:
            return _say(texts.NO_SUBJECT), session
        return await self.act(Where(session.shown) if texts.asks_where(text) else Show(session.shown), session)

    async def _answer(self, entry_id: str, session: Session) -> Answered:
        entry = await self._store.entry(entry_id)
        if entry is None:
            return _say(texts.ENTRY_GONE), session
        self._note(Hit(entry_id))
        asked = session.brought(entry_id)
        paragraphs = await self._present.card(entry, session.units if asked else ())
        items = await self._present.items(session.seen if asked else (), first=entry)
        reply = Reply(paragraphs, under_answer(entry, session), Outcome.ANSWER, items)
        return reply, replace(session, shown=entry_id, offered=tuple(b.action for b in pickable(reply)))

    async def _choose(self, question: str, session: Session) -> Answered:
        entries = await self._store.entries(close(session.left))
        reply, after = offer((question,), entries, Button(texts.NONE_OF_THESE, NoneOfThese(session.step)), session)
        return replace(reply, outcome=Outcome.CHOOSE, items=await self._present.items(session.left)), after

    async def _refuse(self, read: Understanding, session: Session) -> Answered:
        self._note(Unanswered(read.masked, read.unknown, self._clock()))
        near = [each.entry_id for each in session.seen[:NEAREST_SHOWN] if each.score >= NEAR]
        return await self._refused(texts.refusal(read.unknown, bool(near)), near, session)

    async def _refuse_known(self, absent: Absent, session: Session) -> Answered:
        """What is known not to be in the books is refused with the reason and what may be meant instead."""
        said = texts.absent(absent.name, absent.note, absent.usually, bool(absent.near))
        return await self._refused(said, absent.near, session)

    async def _refused(self, said: Sequence[str], near: Sequence[str], session: Session) -> Answered:
        reply, after = offer(said, await self._store.entries(near), BROWSE, session)
        return replace(reply, items=await self._present.items(session.seen)), after

    async def _next(self, step: str, session: Session) -> Answered:
        """The candidates after those turned down; a press under an older list turns nothing down."""
        if not session.seen or step != session.step:
            return _say(texts.OLD_LIST), session
        turned_down = frozenset((*session.listed, session.shown)) - {""}
        after = replace(session, rejected=session.rejected | turned_down, shown="")
        if after.left:
            return await self._choose(texts.CHOOSE_MORE, after)
        self._note(Unanswered(session.question, (), self._clock()))
        return offer((texts.GIVE_UP,), (), BROWSE, after)

    async def _detail(self, action: Original | Where | Reasons, entry_id: str, session: Session) -> Reply:
        entry = await self._store.entry(entry_id)
        if entry is None:
            return _say(texts.ENTRY_GONE)
        match action:
            case Original():
                return Reply(await self._present.original(entry))
            case Where():
                return Reply(await self._present.where(entry))
            case Reasons(tag=tag) if tag == session.tag and session.brought(entry_id):
                return Reply(await self._present.reasons(entry, self._interpreter.read(session.question).matches))
        return _say(texts.REASONS_GONE)


def _typed(text: str, session: Session) -> Action | None:
    """The button whose label was typed, as it would stand under the last answer or list."""
    label, shown = text.strip(), session.shown
    if label == texts.NONE_OF_THESE:
        return NoneOfThese(session.step)
    if not shown:
        return None
    details: dict[str, Action] = {
        texts.ORIGINAL: Original(shown),
        texts.WHERE: Where(shown),
        texts.REASONS: Reasons(shown, session.tag),
    }
    return details.get(label)


def _with_notices(reply: Reply, text: str, read: Understanding) -> Reply:
    """What must be said beside the answer: that only a part was read, that personal data had better not be sent."""
    notices = []
    if len(text) > LONGEST_QUESTION:
        notices.append(texts.TOO_LONG.format(LONGEST_QUESTION))
    if read.personal:
        notices.append(texts.PERSONAL)
    return replace(reply, paragraphs=(*reply.paragraphs, *(Paragraph(Style.NOTE, notice) for notice in notices)))


def _say(text: str) -> Reply:
    return Reply((Paragraph(Style.BODY, text),))
