"""The decision: a turn or a press, and the conversation so far, become a reply and the conversation after."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from handlers import elder, texts
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
from handlers.following import Following, about_hand, asked_together
from handlers.guide import Guide
from handlers.numbers import is_number
from handlers.options import Answered, listed
from handlers.picks import typed_pick
from handlers.plans import LIKELY, Plans
from handlers.quotes import Quotes
from handlers.relation import at_first, goes_onward, going_back, names_another
from handlers.reply import Paragraph, Reply, Style
from handlers.session import LONGEST_TOPIC, MOST_PAST, Seen, Session
from handlers.tasks import Tasks
from handlers.turn import Turn
from handlers.twins import Twins
from knowledge.journal import Event, Rating
from knowledge.language import Aspect
from knowledge.store import Store
from nlu.interpreter import Interpreter
from nlu.listening import LONGEST_QUESTION
from nlu.understanding import Understanding, Verdict

LONGEST_HEARD = 40
"""Characters up to which it is told how pinyin, foreign words and misspellings were read."""
COMPARABLE = frozenset((Aspect.VISITS, Aspect.OFFICE))
"""Aspects that a choice can show of each entry."""


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
        self._guide, self._plans, self._quotes = Guide(store), Plans(interpreter, store), Quotes(store)
        self._tasks, self._answers = Tasks(store), Answers(interpreter, store, note, clock)
        self._following = Following(interpreter, Twins(store))

    async def respond(self, turn: Turn, session: Session) -> Answered:
        """Answer what was said."""
        choice = typed_pick(turn.text, session)
        if choice is not None:
            return await self.act(choice, session)
        if is_number(turn.text):
            return say(texts.NO_SUCH_NUMBER), session
        read = self._interpreter.read(turn.text)
        if read.courtesy and not _asks_something(read):
            return await self._polite(read, session)
        reply, after = await self._related(read, turn.text[:LONGEST_QUESTION], session)
        if read.courtesy in texts.EMERGENCIES:
            reply = reply.after(texts.courtesy(read.courtesy))
        return _with_notices(reply, turn.text, read), after

    async def _polite(self, read: Understanding, session: Session) -> Answered:
        """The reply to what asks nothing: something turned down, another pace, thanks, abuse, a cry for help."""
        if read.courtesy == texts.TURNED_DOWN and session.seen:
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
                return elder.onward(session)
            case UnitList() | UnitMatters() | EventList() | LedBy():
                return listed(await self._list(action), session)

    async def paced(self, slowly: bool, session: Session) -> Answered:
        """From now on step by step, or whole again; what is at hand is told anew in that way."""
        after = replace(session, elder=slowly, rest=())
        told = texts.ELDER_ON if slowly else texts.ELDER_OFF
        if not session.shown:
            return say(told), after
        reply, after = await self._answers.entry(session.shown, after)
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

    async def _related(self, read: Understanding, text: str, session: Session) -> Answered:
        """Say it of what was said before where it belongs to that, else of itself."""
        if session.elder and goes_onward(text):
            return elder.onward(session)
        if (rest := going_back(text)) is not None and session.earlier:
            return await self._earlier(rest, text, session)
        wishes = self._plans.wished(text)
        if not wishes and read.verdict is not Verdict.SURE and (ids := asked_together(text, session)):
            return await self._plans.planned(self._plans.of(ids), replace(session, question=read.masked))
        if read.bare and read.verdict is not Verdict.SURE:
            return await self._asked_of(session.shown, read, session)
        at_hand = read.aspects and not names_another(text) and self._following.of_entry_at_hand(read, text, session)
        if at_hand and session.shown:
            return await self._asked_of(session.shown, read, session)
        if one := await self._following.told(read, text, session):
            topic = f"{session.topic} {read.masked}"[-LONGEST_TOPIC:]
            return await self._asked_of(one, read, replace(session, topic=topic))
        if wanted := self._tasks.asked(text):
            return await self.act(wanted, session)
        if wishes:
            before = Session(read.masked, read.masked, read.units, past=_past(session), elder=session.elder)
            return await self._plans.planned(wishes, before)
        return await self._question(read, text, session)

    async def _earlier(self, rest: str, text: str, session: Session) -> Answered:
        """Go back to an earlier entry: the one that is named, else the latest."""
        read, named = self._interpreter.read(rest), self._interpreter.among(rest, session.earlier)
        if not named and (read.verdict is Verdict.SURE or any(match.score >= LIKELY for match in read.matches[:1])):
            return await self._question(read, rest, session)
        latest = session.earlier[-1 if at_first(text) else 0]
        return await self._asked_of(named or latest, read, session)

    async def _asked_of(self, entry_id: str, read: Understanding, session: Session) -> Answered:
        """Aspects of an entry, or all of it; without one the subject is asked for, or the hotline named."""
        if not entry_id and Aspect.PHONE in read.aspects:
            return say(texts.ASK_HOTLINE), session
        if not entry_id and session.missing:
            return await self._answers.missing(session.missing, session)
        if not entry_id and session.left:
            return await self._answers.compared(texts.CHOOSE_FIRST, session)
        if not entry_id:
            return say(texts.NO_SUBJECT), session
        if read.aspects:
            return await self._answers.details(entry_id, read.aspects, session)
        return await self._answers.entry(entry_id, session)

    async def _question(self, read: Understanding, text: str, before: Session) -> Answered:
        """A question by itself or, where that says more, together with the one it goes on from."""
        topic, understood, seen = await self._following.read(read, text, before)
        session = Session(read.masked, topic, read.units, seen, past=_past(before), elder=before.elder)
        if not seen and not read.unknown and not read.absent:
            return say(texts.NO_SUBJECT), before
        if before.shown and about_hand(text, read, understood):
            return await self._answers.details(before.shown, (texts.THIS_POINT,), before)
        if understood.verdict is Verdict.QUOTED:
            passages = [Seen(match.entry_id, match.score) for match in understood.passages]
            return await self._quotes.quoted(read.masked, passages, session)
        if understood.verdict is Verdict.UNKNOWN:
            return await self._answers.refusal(understood, before, replace(session, topic=""))
        if understood.verdict is Verdict.SURE:
            return await self._answers.entry(seen[0].entry_id, session)
        if COMPARABLE.intersection(read.aspects):
            return await self._answers.compared("", session)
        return await self._answers.choice("", session)


def _asks_something(read: Understanding) -> bool:
    """Is something asked beside what is said out of courtesy, in anger or in need?"""
    if read.only_courtesy:
        return False
    clear = any(match.score >= LIKELY for match in read.matches[:1])
    return read.verdict in (Verdict.SURE, Verdict.QUOTED) or (read.verdict is Verdict.UNSURE and clear)


def _past(session: Session) -> tuple[str, ...]:
    """The entries at hand so far, the latest first; of a choice that nobody made, the likeliest."""
    likeliest = session.left[0].entry_id if session.left else ""
    return tuple(dict.fromkeys(each for each in (session.shown or likeliest, *session.past) if each))[:MOST_PAST]


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
