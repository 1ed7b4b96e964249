"""The decision: a turn or a press, and the conversation so far, become a reply and the conversation after."""

from collections.abc import Callable
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
from handlers.answers import Answers, say
from handlers.catalogue import Catalogue
from handlers.numbers import is_number, picked
from handlers.options import MOST_CHOICES, Answered, listed
from handlers.relation import continued, going_back
from handlers.reply import Paragraph, Reply, Style
from handlers.session import LONGEST_TOPIC, MOST_PAST, Seen, Session
from handlers.turn import Turn
from handlers.wishes import pieces
from knowledge.journal import Event, Rating
from knowledge.language import Aspect
from knowledge.store import Store
from nlu.interpreter import Interpreter
from nlu.listening import LONGEST_QUESTION
from nlu.understanding import Understanding, Verdict

LONGEST_HEARD = 40
"""Characters up to which it is told how pinyin, foreign words and misspellings were read."""
LIKELY = 0.45
"""Confidence from which one of several wishes in a message is answered."""
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
        self._answers = Answers(interpreter, store, note, clock)

    async def respond(self, turn: Turn, session: Session) -> Answered:
        """Answer what was said."""
        choice = picked(turn.text, session.offered) or _typed(turn.text, session)
        if choice is not None:
            return await self.act(choice, session)
        if is_number(turn.text):
            return say(texts.NO_SUCH_NUMBER), session
        read = self._interpreter.read(turn.text)
        if read.courtesy == texts.TURNED_DOWN and session.seen:
            return await self.act(NoneOfThese(session.step), session)
        if read.courtesy:
            return say(texts.courtesy(read.courtesy)), session
        reply, after = await self._related(read, turn.text, session)
        return _with_notices(reply, turn.text, read), after

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
            case UnitList(page):
                return listed(await self._catalogue.units(page), session)
            case UnitMatters(unit_no, page):
                return listed(await self._catalogue.unit(unit_no, page), session)

    async def _related(self, read: Understanding, text: str, session: Session) -> Answered:
        """Say it of what was said before where it belongs to that, else of itself."""
        if (rest := going_back(text)) is not None and session.earlier:
            return await self._earlier(rest, session)
        if read.bare and read.verdict is not Verdict.SURE:
            return await self._asked_of(session.shown, read, session)
        if one := self._told(read, text, session):
            return await self._answers.entry(one, session)
        if wished := self._wished(text):
            return await self._several(wished, read, session)
        return await self._question(read, text, session)

    async def _earlier(self, rest: str, session: Session) -> Answered:
        """Go back to an earlier entry: the one that is named, else the latest."""
        entry_id = self._interpreter.among(rest, session.earlier) or session.earlier[0]
        return await self._asked_of(entry_id, self._interpreter.read(rest), session)

    async def _asked_of(self, entry_id: str, read: Understanding, session: Session) -> Answered:
        """Aspects of an entry, or all of it; without one the subject is asked for, or the hotline named."""
        if not entry_id and Aspect.PHONE in read.aspects:
            return say(texts.ASK_HOTLINE), session
        if not entry_id:
            return (
                await self._answers.compared(texts.CHOOSE_FIRST, session)
                if session.left
                else (say(texts.NO_SUBJECT), session)
            )
        if read.aspects:
            return await self._answers.details(entry_id, read.aspects, session)
        return await self._answers.entry(entry_id, session)

    def _told(self, read: Understanding, text: str, session: Session) -> str:
        """The one of the entries last in question that is told by a word or two; '' when something else is meant."""
        if read.verdict is Verdict.SURE or read.absent or not session.topic:
            return ""
        return self._interpreter.among(text, [each.entry_id for each in session.left[:MOST_CHOICES]])

    def _wished(self, text: str) -> tuple[Understanding, ...]:
        """The wishes of a message that holds several, when each is likely by itself; none of any other message."""
        read = [self._interpreter.read(piece) for piece in pieces(text)]
        wishes = [wish for wish in read if not wish.bare]
        if not all(map(_likely, wishes)):
            return ()
        by_entry = {wish.matches[0].entry_id: wish for wish in wishes}
        return tuple(by_entry.values()) if len(by_entry) > 1 else ()

    async def _several(self, wished: tuple[Understanding, ...], read: Understanding, session: Session) -> Answered:
        seen = tuple(Seen(wish.matches[0].entry_id, wish.matches[0].score) for wish in wished)
        after = Session(read.masked, read.masked, read.units, seen, past=_past(session))
        return await self._answers.several([each.entry_id for each in seen], after)

    async def _question(self, read: Understanding, text: str, before: Session) -> Answered:
        """A question by itself or, where that says more, together with the one it goes on from."""
        topic, understood = read.masked, read
        if before.topic:
            together = self._interpreter.read(text, before.topic)
            if continued(text, read, together):
                topic, understood = f"{before.topic} {read.masked}"[-LONGEST_TOPIC:], together
        seen = tuple(Seen(match.entry_id, match.score) for match in understood.matches)
        session = Session(read.masked, topic, read.units, seen, past=_past(before))
        if not seen and not read.unknown and not read.absent:
            return say(texts.NO_SUBJECT), before
        if understood.verdict is Verdict.UNKNOWN:
            return await self._answers.refusal(understood, replace(session, topic=""))
        if understood.verdict is Verdict.SURE:
            return await self._answers.entry(seen[0].entry_id, session)
        if COMPARABLE.intersection(read.aspects):
            return await self._answers.compared("", session)
        return await self._answers.choice("", session)


def _likely(wish: Understanding) -> bool:
    """Is the best entry for a piece of a message likely enough to be answered beside others?"""
    return wish.verdict is not Verdict.UNKNOWN and wish.matches[0].score >= LIKELY


def _past(session: Session) -> tuple[str, ...]:
    """The entries at hand so far, the latest first; of a choice that nobody made, the likeliest."""
    likeliest = session.left[0].entry_id if session.left else ""
    return tuple(dict.fromkeys(each for each in (session.shown or likeliest, *session.past) if each))[:MOST_PAST]


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
    """What must be said beside the answer: how pinyin was read, that only a part was, that personal data came along."""
    notices = []
    if 0 < len(read.heard) <= LONGEST_HEARD:
        notices.append(texts.HEARD.format(read.heard))
    if len(text) > LONGEST_QUESTION:
        notices.append(texts.TOO_LONG.format(LONGEST_QUESTION))
    if read.personal:
        notices.append(texts.PERSONAL)
    return replace(reply, paragraphs=(*reply.paragraphs, *(Paragraph(Style.NOTE, notice) for notice in notices)))
