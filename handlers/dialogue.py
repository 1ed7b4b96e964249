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
from handlers.catalogue import Catalogue
from handlers.numbers import is_number, picked
from handlers.presenter import Presenter
from handlers.reply import Button, Outcome, Paragraph, Reply, Style, numbered, stacked
from handlers.session import Session
from handlers.turn import Turn
from knowledge.entries import Entry
from knowledge.journal import Event, Hit, Rating, Unanswered
from knowledge.store import Store
from nlu.interpreter import LONGEST_QUESTION, Interpreter
from nlu.understanding import Understanding, Verdict

MOST_CHOICES = 5
"""Options in one question back; more than that nobody reads on a telephone."""
NEAREST_SHOWN = 3
"""Titles named in a refusal."""

Answered = tuple[Reply, Session]

_DETAILS: dict[str, Callable[[str], Action]] = {
    texts.ORIGINAL: Original,
    texts.WHERE: Where,
    texts.REASONS: Reasons,
}


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
        reply, after = await self._read(self._interpreter.read(turn.text))
        return (_shortened(reply) if len(turn.text) > LONGEST_QUESTION else reply), after

    async def act(self, action: Action, session: Session) -> Answered:
        """Do what a button asks for."""
        match action:
            case Show(entry_id):
                return await self._answer(entry_id, session)
            case Original(entry_id) | Where(entry_id) | Reasons(entry_id):
                return await self._detail(action, entry_id, session), session
            case NoneOfThese(tag):
                return await self._next(tag, session)
            case Rate(entry_id, good):
                return self._rated(entry_id, good, session), session
            case UnitList(page):
                return listed(await self._catalogue.units(page), session)
            case UnitMatters(unit_no, page):
                return listed(await self._catalogue.unit(unit_no, page), session)

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
        asked = session.match(entry_id) is not None
        paragraphs = await self._present.card(entry, named)
        items = await self._present.items(session.matches if asked else (), first=entry)
        reply = Reply(paragraphs, _answer_rows(entry_id, session), Outcome.ANSWER, items)
        return reply, replace(session, shown=(entry_id,) if asked else session.shown, offered=())

    async def _choose(self, question: str, session: Session) -> Answered:
        offered = await self._store.entries([match.entry_id for match in session.left[:MOST_CHOICES]])
        options = (*map(_option, offered), Button(texts.NONE_OF_THESE, NoneOfThese(session.tag)))
        items = await self._present.items(session.left)
        reply = Reply(_listed((question,), options), stacked(options), Outcome.CHOOSE, items)
        return reply, _offering(session, offered, options)

    async def _refuse(self, read: Understanding, session: Session) -> Answered:
        if not read.matches:
            return _say(texts.NO_SUBJECT), session
        self._note(Unanswered(read.masked, read.unknown, self._clock()))
        near = await self._store.entries([match.entry_id for match in read.matches[:NEAREST_SHOWN]])
        options = (*map(_option, near), Button(texts.ALL_UNITS, UnitList(0)))
        items = await self._present.items(read.matches)
        reply = Reply(_listed(_refusal(read), options), stacked(options), Outcome.NONE, items)
        return reply, _offering(session, near, options)

    async def _next(self, tag: str, session: Session) -> Answered:
        """The candidates after those turned down; a press under an older question turns nothing down."""
        if not session.matches or tag != session.tag:
            return _say(texts.GONE), session
        after = replace(session, rejected=session.rejected | frozenset(session.shown))
        if after.left:
            return await self._choose(texts.CHOOSE_MORE, after)
        self._note(Unanswered(session.question, (), self._clock()))
        options = (Button(texts.ALL_UNITS, UnitList(0)),)
        return Reply(_listed((texts.GIVE_UP,), options), stacked(options)), _offering(after, (), options)

    async def _detail(self, action: Original | Where | Reasons, entry_id: str, session: Session) -> Reply:
        entry = await self._store.entry(entry_id)
        if entry is None:
            return _say(texts.ENTRY_GONE)
        if isinstance(action, Original):
            return Reply(await self._present.original(entry))
        if isinstance(action, Where):
            return Reply(await self._present.where(entry))
        match = session.match(entry_id)
        if match is None:
            return _say(texts.REASONS_GONE)
        return Reply(await self._present.reasons(entry, match, session.matches))

    def _rated(self, entry_id: str, good: bool, session: Session) -> Reply:
        question = session.question if entry_id in session.shown else ""
        self._note(Rating(entry_id, good, question, self._clock()))
        return _say(texts.THANKS if good else texts.THANKS_BAD)


def listed(reply: Reply, session: Session) -> Answered:
    """A list and the conversation after it: a number now picks from this list."""
    return reply, replace(session, offered=tuple(button.action for button in reply.buttons) or session.offered)


def _shortened(reply: Reply) -> Reply:
    notice = Paragraph(Style.NOTE, texts.TOO_LONG.format(LONGEST_QUESTION))
    return replace(reply, paragraphs=(*reply.paragraphs, notice))


def _typed(text: str, session: Session) -> Action | None:
    """The button whose label was typed, as it would stand under the answer on the screen."""
    label = text.strip()
    if label == texts.NONE_OF_THESE:
        return NoneOfThese(session.tag)
    detail = _DETAILS.get(label)
    return detail(session.shown[0]) if detail is not None and len(session.shown) == 1 else None


def _say(text: str) -> Reply:
    return Reply((Paragraph(Style.BODY, text),))


def _answer_rows(entry_id: str, session: Session) -> tuple[tuple[Button, ...], ...]:
    """Buttons under an answer; an entry that was browsed to, not asked for, has no reasons and no alternatives."""
    doubts = (Button(texts.REASONS, Reasons(entry_id)), Button(texts.NONE_OF_THESE, NoneOfThese(session.tag)))
    return (
        (Button(texts.ORIGINAL, Original(entry_id)), Button(texts.WHERE, Where(entry_id))),
        *((doubts,) if session.match(entry_id) else ()),
        (Button(texts.GOOD, Rate(entry_id, True)), Button(texts.BAD, Rate(entry_id, False))),
    )


def _refusal(read: Understanding) -> tuple[str, ...]:
    unknown = (texts.UNKNOWN_WORDS.format("、".join(read.unknown)),) if read.unknown else ()
    return (texts.UNKNOWN, *unknown, texts.NEAREST)


def _listed(said: Sequence[str], options: Sequence[Button]) -> tuple[Paragraph, ...]:
    """Sentences, then the options as numbered lines for those who can't press."""
    return (*(Paragraph(Style.BODY, text) for text in said), *numbered(options))


def _option(entry: Entry) -> Button:
    return Button(cards.short_title(entry), Show(entry.id))


def _offering(session: Session, shown: Sequence[Entry], options: Sequence[Button]) -> Session:
    """The conversation after a question back: what is on the screen, and what a number picks."""
    ids, actions = tuple(entry.id for entry in shown), tuple(option.action for option in options)
    return replace(session, shown=ids, offered=actions)
