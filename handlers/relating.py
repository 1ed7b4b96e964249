"""What is said in the light of the conversation: each way in which it may belong to that is tried in turn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers import texts
from handlers.answers import Answers, say
from handlers.family import BEYOND_DOUBT, COMMON, Family
from handlers.following import Following
from handlers.options import Answered, listed
from handlers.plans import LIKELY, Plans, Wishes
from handlers.quotes import Quotes
from handlers.relation import (
    asks_for_paper,
    asks_of_office_today,
    at_first,
    changed_to,
    goes_onward,
    going_back,
    names_another,
    names_paper,
)
from handlers.session import LONGEST_SAID, LONGEST_TOPIC, MOST_PAST, Said, Seen, Session
from handlers.tasks import Tasks
from handlers.twins import Twins
from knowledge.language import Aspect
from knowledge.store import Store
from nlu.interpreter import Interpreter
from nlu.understanding import Understanding, Verdict

COMPARABLE = frozenset((Aspect.VISITS, Aspect.OFFICE))
"""Aspects that a choice can show of each entry."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said: the text, what it means by itself, and the several wishes in it, if it holds several."""

    text: str
    read: Understanding
    wishes: Wishes | None

    @property
    def unclear(self) -> bool:
        """Is it not clear by itself which one entry is meant?"""
        return self.read.verdict is not Verdict.SURE


class Relating:
    """Says it of what was said before where it belongs to that, else of itself."""

    def __init__(self, interpreter: Interpreter, store: Store, answers: Answers, tasks: Tasks) -> None:
        self._interpreter, self._answers, self._tasks = interpreter, answers, tasks
        self._plans, self._quotes = Plans(interpreter, store), Quotes(store)
        self._family, self._following = Family(interpreter, store), Following(interpreter, Twins(store))
        self._ways = (
            self._onward,
            self._back,
            self._summed,
            self._pointed,
            self._turned,
            self._of_entry_at_hand,
            self._told,
            self._led,
            self._planned,
        )

    async def answered(self, read: Understanding, text: str, session: Session) -> Answered:
        """The reply to a text that ``read`` is the understanding of, and the conversation after it."""
        said = Utterance(text, read, self._plans.wished(text))
        session = replace(session, heard=read.masked[:LONGEST_SAID])
        for way in self._ways:
            if (answered := await way(said, session)) is not None:
                break
        else:
            answered = await self._question(read, text, session)
        reply, after = answered
        likeliest = after.shown or next((each.entry_id for each in after.left), "")
        return reply, replace(after, together=after.together or self._still_together(likeliest, session))

    def _still_together(self, shown: str, before: Session) -> tuple[str, ...]:
        """The entries planned together, one of them replaced by the one at hand now where this is of its family."""
        if shown in before.together:
            return before.together
        family = [each for each in before.together if self._family.same(each, shown)]
        return tuple(shown if each in family else each for each in before.together) if len(family) == 1 else ()

    async def _onward(self, said: Utterance, session: Session) -> Answered | None:
        """The next step is asked for: of what is told step by step, else how to go about the one at hand."""
        if not goes_onward(said.text):
            return None
        if session.elder:
            return await self._answers.onward(session)
        if not (session.shown or session.left):
            return None
        return await self._asked_of(session.shown, replace(said.read, aspects=(Aspect.STEPS,)), session)

    async def _back(self, said: Utterance, session: Session) -> Answered | None:
        """An earlier entry is meant: the one told by its own words or by those it came with, else the latest."""
        rest = going_back(said.text)
        if rest is None or not session.earlier:
            return None
        read, named = self._interpreter.read(rest), self._earlier(said.text, rest, session)
        if not named and (read.verdict is Verdict.SURE or any(match.score >= LIKELY for match in read.matches[:1])):
            return await self._question(read, rest, session)
        named = named or session.earlier[0]
        words = next((each.text for each in session.said if each.entry_id == named), "")
        then = replace(session, shown=named, topic=words)
        changed = changed_to(rest)
        one = self._family.turned_to(self._interpreter.read(changed), changed, then) or named
        return await self._asked_of(one, read, session)

    def _earlier(self, text: str, rest: str, session: Session) -> str:
        """The earlier entry that is told by words said of it, by its own, or as the first; '' for none."""
        said = [each for each in session.said if each.entry_id in session.earlier]
        told = recalled(rest, said, 2) or self._interpreter.among(rest, session.earlier)
        return told or ((session.past or session.earlier)[-1] if at_first(text) else recalled(rest, said, 1))

    async def _summed(self, said: Utterance, session: Session) -> Answered | None:
        """Several of the last entries are asked about together."""
        ids = self._following.asked_together(said.text, session) if said.unclear and not said.wishes else ()
        if not ids:
            return None
        return await self._plans.planned(self._plans.of(ids), replace(session, question=said.read.masked))

    async def _pointed(self, said: Utterance, session: Session) -> Answered | None:
        """Only an aspect is asked about, of whatever is at hand."""
        nothing_at_hand = not (session.shown or session.left or session.missing)
        bare = said.read.bare and (said.read.aspects or session.shown or not session.left)
        if bare and said.unclear and not (nothing_at_hand and said.read.absent):
            return await self._asked_of(session.shown, said.read, session)
        again = Aspect.MATERIALS in session.asked and names_paper(said.text)
        if (session.shown or session.left) and (again or asks_for_paper(said.read.masked)):
            return await self._asked_of(session.shown, replace(said.read, aspects=(Aspect.MATERIALS,)), session)
        if said.unclear and self._family.bears_on_note(said.text, session):
            return await self._asked_of(session.shown, replace(said.read, aspects=(Aspect.NOTE,)), session)
        if session.shown and said.unclear and asks_of_office_today(said.text):
            return await self._asked_of(session.shown, replace(said.read, aspects=(Aspect.OFFICE,)), session)
        return None

    async def _turned(self, said: Utterance, session: Session) -> Answered | None:
        """It turns to the same matter at another office, to the other side of a difference, or within the family.

        What is said a second time turns to nothing.
        """
        if said.wishes or said.read.masked == session.question:
            return None
        one = self._family.of_office(said.read, said.text, session)
        elliptic = said.unclear and not names_another(said.text)
        if not one and elliptic and session.shown:
            one = self._family.turned_to(said.read, said.text, session, BEYOND_DOUBT)
        one = one or await self._following.told_by_side(said.read, said.text, session)
        if not one and elliptic:
            one = self._family.turned_to(said.read, said.text, session)
            one = one or await self._following.told_at_office(said.text, session)
        return await self._asked_of(one, said.read, _going_on(session, said.read)) if one else None

    async def _of_entry_at_hand(self, said: Utterance, session: Session) -> Answered | None:
        """An aspect is asked about, and no other subject is named."""
        if not session.shown or not said.read.aspects or names_another(said.text):
            return None
        if not self._following.of_entry_at_hand(said.read, said.text, session):
            return None
        return await self._asked_of(session.shown, said.read, session)

    async def _told(self, said: Utterance, session: Session) -> Answered | None:
        """One of the entries last in question is told by a word or two."""
        one = await self._following.told(said.read, said.text, session)
        return await self._asked_of(one, said.read, _going_on(session, said.read)) if one else None

    async def _led(self, said: Utterance, session: Session) -> Answered | None:
        """What an office leads is asked for."""
        wanted = self._tasks.asked(said.text)
        return listed(await self._tasks.listed(wanted), session) if wanted else None

    async def _planned(self, said: Utterance, session: Session) -> Answered | None:
        """Several wishes are said."""
        if not said.wishes:
            return None
        return await self._plans.planned(said.wishes, begun(said.read, said.read.masked, (), session))

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
            return await self._answers.details(entry_id, read.aspects, replace(session, asked=read.aspects))
        return await self._answers.entry(entry_id, session)

    async def _question(self, read: Understanding, text: str, before: Session) -> Answered:
        """A question by itself or, where that says more, together with the one it goes on from."""
        topic, understood, seen = await self._following.read(read, text, before)
        session = begun(read, topic, seen, before)
        if not seen and not read.unknown and not read.absent:
            return say(texts.NO_SUBJECT), before
        if before.shown and self._following.about_hand(text, read, understood):
            return await self._answers.details(before.shown, (texts.THIS_POINT,), before)
        if understood.verdict is Verdict.QUOTED:
            passages = [Seen(match.entry_id, match.score) for match in understood.passages]
            return await self._quotes.quoted(read.masked, passages, session)
        if understood.verdict is Verdict.UNKNOWN:
            return await self._answers.refusal(
                understood, before, session if read.absent else replace(session, topic="")
            )
        if understood.verdict is Verdict.SURE:
            return await self._answers.entry(seen[0].entry_id, session)
        if COMPARABLE.intersection(read.aspects):
            return await self._answers.compared("", session)
        return await self._answers.choice("", session)


def begun(read: Understanding, topic: str, seen: tuple[Seen, ...], before: Session) -> Session:
    """The conversation with a new question in it; what was at hand so far is past, the latest first.

    Of a choice that nobody made, the likeliest counts as having been at hand.
    """
    likeliest = before.left[0].entry_id if before.left else ""
    past = tuple(dict.fromkeys(each for each in (before.shown or likeliest, *before.past) if each))[:MOST_PAST]
    return Session(
        question=read.masked,
        topic=topic,
        units=read.units,
        seen=seen,
        past=past,
        heard=before.heard,
        said=before.said,
        elder=before.elder,
    )


def recalled(text: str, said: Sequence[Said], length: int) -> str:
    """The entry that came with runs of so many characters that the text repeats and no other came with; '' for none."""
    shared = {each.entry_id: len(_runs(text, length) & _runs(each.text, length)) for each in said}
    most = max(shared.values(), default=0)
    best = [entry_id for entry_id, count in shared.items() if count == most]
    return best[0] if most and len(best) == 1 else ""


def _runs(text: str, length: int) -> frozenset[str]:
    """The runs of so many telling characters in a text."""
    runs = (text[at : at + length] for at in range(len(text) - length + 1))
    return frozenset(run for run in runs if not COMMON.issuperset(run) and not run.isspace())


def _going_on(session: Session, read: Understanding) -> Session:
    """The conversation with what is said added to what a question goes on from."""
    return replace(session, topic=f"{session.topic} {read.masked}"[-LONGEST_TOPIC:])
