"""The decision: a turn or a press, and the conversation so far, become a reply and the conversation after."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from handlers import texts
from handlers.actions import (
    Action,
    Context,
    EventList,
    EventStage,
    LedBy,
    NoneOfThese,
    Onward,
    Original,
    Rate,
    Reasons,
    Show,
    UnitList,
    UnitMatters,
    Where,
)
from handlers.answers import Answers, say
from handlers.catalogue import Catalogue
from handlers.guide import Guide
from handlers.numbers import is_number
from handlers.options import Answered, listed
from handlers.picks import typed_pick
from handlers.plans import LIKELY
from handlers.quotes import Quotes
from handlers.relating import Relating
from handlers.reply import Paragraph, Reply, Style
from handlers.session import Session
from handlers.tasks import Tasks
from handlers.turn import Turn
from knowledge.journal import Event, Rating
from knowledge.store import Store
from nlu.interpreter import Interpreter
from nlu.listening import LONGEST_QUESTION
from nlu.understanding import Understanding, Verdict

LONGEST_HEARD = 40
"""Characters up to which it is told how pinyin, foreign words and misspellings were read."""
SHORTEST_ASKED = 4
"""Characters below which what stands beside a courtesy asks nothing (心里难受得很)."""


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
        self._interpreter, self._catalogue = interpreter, catalogue
        self._note, self._clock = note, clock
        self._guide, self._quotes, self._tasks = Guide(store), Quotes(store), Tasks(store)
        self._answers = Answers(interpreter, store, note, clock)
        self._relating = Relating(interpreter, store, self._answers, self._tasks)

    async def respond(self, turn: Turn, session: Session) -> Answered:
        """Answer what was said."""
        choice = typed_pick(turn.text, session)
        if choice is not None:
            return await self.act(choice, session)
        if is_number(turn.text):
            return say(texts.NO_SUCH_NUMBER), session
        read = self._interpreter.read(turn.text)
        if read.courtesy and not self._asks_something(read):
            return await self._polite(read, session)
        if read.courtesy in texts.PACES:
            session = replace(session, elder=read.courtesy == texts.SLOWER)
        reply, after = await self._relating.answered(read, turn.text[:LONGEST_QUESTION], session)
        if read.courtesy in texts.EMERGENCIES:
            reply = reply.after(texts.courtesy(read.courtesy))
        return _with_notices(reply, turn.text, read), after

    def _asks_something(self, read: Understanding) -> bool:
        """Is something asked beside what is said out of courtesy, in anger or in need?"""
        if read.only_courtesy:
            return False
        beside = self._interpreter.read(read.besides)
        clear = beside.verdict in (Verdict.SURE, Verdict.QUOTED) and len(read.besides) >= SHORTEST_ASKED
        return clear or (
            beside.verdict is Verdict.UNSURE and any(match.score >= LIKELY for match in beside.matches[:1])
        )

    async def _polite(self, read: Understanding, session: Session) -> Answered:
        """The reply to what asks nothing: something turned down, another pace, thanks, abuse, a cry for help."""
        if read.courtesy == texts.TURNED_DOWN and session.seen:
            if session.shown and read.masked.strip() != texts.NONE_OF_THESE:
                return await self._answers.other(session)
            return await self.act(NoneOfThese(session.step), session)
        if read.courtesy in texts.PACES:
            return await self.paced(read.courtesy == texts.SLOWER, session)
        return say(texts.courtesy(read.courtesy)), session

    async def act(self, action: Action, session: Session) -> Answered:
        """Do what a button asks for."""
        match action:
            case Show(entry_id):
                return await self._answers.entry(entry_id, session)
            case Original(entry_id) | Where(entry_id) | Reasons(entry_id):
                return await self._answers.beside(action, entry_id, session), session
            case NoneOfThese(step):
                return await self._answers.following(step, session)
            case Rate(entry_id, good):
                self._note(Rating(entry_id, good, self._clock()))
                return say(texts.THANKS if good else texts.THANKS_BAD), session
            case EventStage(event_no, stage):
                return await self._guide.stage(event_no, stage, session)
            case Context(passage_id, page):
                return listed(await self._quotes.context(passage_id, page), session)
            case Onward():
                return await self._answers.onward(session)
            case UnitList() | UnitMatters() | EventList() | LedBy():
                return listed(await self._list(action), session)

    async def paced(self, slowly: bool, session: Session) -> Answered:
        """From now on step by step, or whole again; what is at hand is told anew in that way."""
        after = replace(session, elder=slowly, rest=(), later=())
        told = texts.ELDER_ON if slowly else texts.ELDER_OFF
        if not session.shown and not session.left:
            return say(told), after
        if session.shown:
            reply, after = await self._answers.entry(session.shown, after)
        else:
            reply, after = await self._answers.choice("", after)
        return reply.after(told), after

    async def _list(self, action: UnitList | UnitMatters | EventList | LedBy) -> Reply:
        match action:
            case UnitList(page):
                return await self._catalogue.units(page)
            case UnitMatters(unit_no, page):
                return await self._catalogue.unit(unit_no, page)
            case EventList():
                return await self._guide.events()
            case LedBy():
                return await self._tasks.listed(action)


def _with_notices(reply: Reply, text: str, read: Understanding) -> Reply:
    """What must be said beside the answer: how pinyin was read, that only a part was, that personal data came along."""
    notices = []
    if 0 < len(read.heard) <= LONGEST_HEARD:
        notices.append(texts.HEARD.format(read.heard))
    if len(text) > LONGEST_QUESTION:
        notices.append(texts.TOO_LONG.format(LONGEST_QUESTION))
    if read.personal:
        notices.append(texts.PERSONAL)
    return replace(reply, paragraphs=(*reply.paragraphs, *(Paragraph(Style.NOTE, notice) for notice in notices)))
