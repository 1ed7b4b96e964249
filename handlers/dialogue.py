"""The decision: a turn or a press, and the conversation so far, become a reply and the conversation after."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from handlers import cards, texts
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
from handlers.menu import Menu
from handlers.numbers import picked
from handlers.reply import Button, Item, Outcome, Paragraph, Reply, Style
from handlers.session import Session
from handlers.turn import Turn
from knowledge.entries import CatalogueFacts, Entry, Matter, Place, Unit
from knowledge.journal import Event, Hit, Rating, Unanswered
from knowledge.store import Store
from nlu.interpreter import LONGEST_QUESTION, Interpreter
from nlu.understanding import Match, Understanding, Verdict

MOST_CHOICES = 5
"""Options in one question back; more than that nobody reads on a telephone."""
NEAREST_SHOWN = 3
"""Titles named in a refusal."""
CENTRE = "place:1"
"""The city's own service centre (杭州市行政服务中心)."""

Answered = tuple[Reply, Session]


class Dialogue:
    """Turns and presses in, replies out; it sends nothing and remembers nothing itself."""

    def __init__(
        self,
        interpreter: Interpreter,
        store: Store,
        menu: Menu,
        note: Callable[[Event], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._interpreter, self._store, self._menu = interpreter, store, menu
        self._note, self._clock = note, clock

    async def respond(self, turn: Turn, session: Session) -> Answered:
        """Answer what was said."""
        choice = picked(turn.text, len(session.offered))
        if choice is not None:
            return await self.act(session.offered[choice], session)
        if turn.text.strip() == texts.NONE_OF_THESE:
            return await self.act(NoneOfThese(), session)
        reply, after = await self._read(self._interpreter.read(turn.text))
        return (_shortened(reply) if len(turn.text) > LONGEST_QUESTION else reply), after

    async def act(self, action: Action, session: Session) -> Answered:
        """Do what a button asks for."""
        match action:
            case Show(entry_id):
                return await self._answer(entry_id, session)
            case Original(entry_id) | Where(entry_id) | Reasons(entry_id):
                return await self._about(action, entry_id, session), session
            case NoneOfThese():
                return await self._next(session)
            case Rate(entry_id, good):
                return self._rated(entry_id, good, session), session
            case UnitList(page):
                return await self._menu.units(page), session
            case UnitMatters(unit_no, page):
                return await self._menu.unit(unit_no, page), session

    # what was read

    async def _read(self, read: Understanding) -> Answered:
        session = Session(question=read.masked, matches=read.matches)
        if read.verdict is Verdict.SURE:
            return await self._answer(read.matches[0].entry_id, session, read.units)
        if read.verdict is Verdict.UNSURE:
            return await self._choose(texts.CHOOSE, session)
        return await self._refuse(read, session)

    async def _answer(self, entry_id: str, session: Session, named: Sequence[int] = ()) -> Answered:
        entry = await self._store.entry(entry_id)
        if entry is None:
            return _say(texts.ENTRY_GONE), session
        self._note(Hit(entry_id))
        paragraphs = cards.card(entry, await self._units_for(entry, named))
        items = await self._items(session.matches, first=entry)
        shown = Session(session.question, session.matches, session.rejected, (entry_id,))
        return Reply(paragraphs, _answer_rows(entry_id), Outcome.ANSWER, items), shown

    async def _choose(self, question: str, session: Session) -> Answered:
        left = [match for match in session.matches if match.entry_id not in session.rejected]
        offered = await self._store.entries([match.entry_id for match in left[:MOST_CHOICES]])
        options = (*map(_option, offered), Button(texts.NONE_OF_THESE, NoneOfThese()))
        paragraphs = (Paragraph(Style.BODY, question), *(Paragraph(Style.STEP, each.label) for each in options))
        reply = Reply(paragraphs, _stacked(options), Outcome.CHOOSE, await self._items(left))
        return reply, _offering(session, offered, options)

    async def _refuse(self, read: Understanding, session: Session) -> Answered:
        if not read.matches:
            return _say(texts.NO_SUBJECT), session
        self._note(Unanswered(read.masked, read.unknown, self._clock()))
        near = await self._store.entries([match.entry_id for match in read.matches[:NEAREST_SHOWN]])
        options = (*map(_option, near), Button(texts.ALL_UNITS, UnitList(0)))
        paragraphs = (*_refusal(read), *(Paragraph(Style.STEP, each.label) for each in options))
        reply = Reply(paragraphs, _stacked(options), Outcome.NONE, await self._items(read.matches))
        return reply, _offering(session, near, options)

    # what was pressed

    async def _next(self, session: Session) -> Answered:
        if not session.matches:
            return _say(texts.GONE), session
        rejected = session.rejected | frozenset(session.shown)
        left = [match for match in session.matches if match.entry_id not in rejected]
        after = Session(session.question, session.matches, rejected)
        if left:
            return await self._choose(texts.CHOOSE_MORE, after)
        self._note(Unanswered(session.question, (), self._clock()))
        rows = ((Button(texts.ALL_UNITS, UnitList(0)),),)
        return Reply((Paragraph(Style.BODY, texts.GIVE_UP),), rows), after

    async def _about(self, action: Original | Where | Reasons, entry_id: str, session: Session) -> Reply:
        entry = await self._store.entry(entry_id)
        if entry is None:
            return _say(texts.ENTRY_GONE)
        units = await self._units_for(entry, ())
        if isinstance(action, Original):
            return Reply(cards.original(entry, units))
        if isinstance(action, Where):
            return Reply(await self._where(entry, units))
        return await self._reasons(entry, session)

    async def _where(self, entry: Entry, units: Sequence[Unit]) -> tuple[Paragraph, ...]:
        centre = await self._store.entry(CENTRE)
        return cards.where(entry, units[0] if units else None, centre if isinstance(centre, Place) else None)

    async def _reasons(self, entry: Entry, session: Session) -> Reply:
        for match in session.matches:
            if match.entry_id == entry.id:
                others = [other for other in session.matches if other is not match]
                second = await self._store.entry(others[0].entry_id) if others else None
                return Reply(cards.reasons(entry, match, second, others[0].score if others else 0.0))
        return _say(texts.REASONS_GONE)

    def _rated(self, entry_id: str, good: bool, session: Session) -> Reply:
        question = session.question if entry_id in session.shown else ""
        self._note(Rating(entry_id, good, question, self._clock()))
        return _say(texts.THANKS if good else texts.THANKS_BAD)

    # what both need

    async def _units_for(self, entry: Entry, named: Sequence[int]) -> tuple[Unit, ...]:
        """The office of a matter; for the list as a whole, the offices that the question names."""
        if isinstance(entry, Matter):
            named = (entry.unit_no,)
        elif not isinstance(entry, CatalogueFacts):
            named = ()
        return tuple(unit for unit in await self._store.units() if unit.no in named)

    async def _items(self, matches: Sequence[Match], first: Entry | None = None) -> tuple[Item, ...]:
        scores = {match.entry_id: match.score for match in matches}
        ids = [*([first.id] if first else []), *(i for i in scores if first is None or i != first.id)]
        return tuple(cards.item(entry, scores.get(entry.id, 1.0)) for entry in await self._store.entries(ids))


def _shortened(reply: Reply) -> Reply:
    notice = Paragraph(Style.NOTE, texts.TOO_LONG.format(LONGEST_QUESTION))
    return replace(reply, paragraphs=(*reply.paragraphs, notice))


def _say(text: str) -> Reply:
    return Reply((Paragraph(Style.BODY, text),))


def _answer_rows(entry_id: str) -> tuple[tuple[Button, ...], ...]:
    return (
        (Button(texts.ORIGINAL, Original(entry_id)), Button(texts.WHERE, Where(entry_id))),
        (Button(texts.REASONS, Reasons(entry_id)), Button(texts.NONE_OF_THESE, NoneOfThese())),
        (Button(texts.GOOD, Rate(entry_id, True)), Button(texts.BAD, Rate(entry_id, False))),
    )


def _refusal(read: Understanding) -> tuple[Paragraph, ...]:
    unknown = (texts.UNKNOWN_WORDS.format("、".join(read.unknown)),) if read.unknown else ()
    notes = (Paragraph(Style.NOTE, text) for text in (*unknown, texts.NEAREST))
    return (Paragraph(Style.BODY, texts.UNKNOWN), *notes)


def _option(entry: Entry) -> Button:
    return Button(cards.short_title(entry), Show(entry.id))


def _stacked(options: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple((option,) for option in options)


def _offering(session: Session, shown: Sequence[Entry], options: Sequence[Button]) -> Session:
    """The conversation after a question back: what is on the screen, and what a number picks."""
    ids, actions = tuple(entry.id for entry in shown), tuple(option.action for option in options)
    return Session(session.question, session.matches, session.rejected, ids, actions)
