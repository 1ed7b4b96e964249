"""How something said goes on from what was said before: which entry it tells, and what it means together with that."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.family import HALF, SHORT
from handlers.options import MOST_CHOICES, close
from handlers.plans import LIKELY
from handlers.relation import (
    LONGEST_KIND,
    another,
    brings,
    continued,
    describes,
    goes_on,
    names_kind,
    names_this,
    points_at_hand,
    things,
    together,
)
from handlers.session import LONGEST_TOPIC, Seen, Session
from handlers.twins import Twins
from knowledge.language import Aspect
from nlu.interpreter import Interpreter
from nlu.understanding import Understanding, Verdict

LONGEST_REST = 12
"""Characters besides aspects up to which an unclear text is taken to be about the entry at hand."""
CLEARLY_QUOTED = 0.6
"""Probability below which no passage is quoted for what is said as a continuation."""
NAMED = 0.7
"""What an entry must account for of a text to be named by it, however faint (煤气呢)."""
OUTDONE = 0.8
"""What an entry that nobody was offered must account for, for its twin that was not brought up to be meant as well."""
FAINT = 0.1
"""Confidence below which something said as a continuation is about the entry at hand, not about what it brought up."""


class Following:
    """Reads what is said in the light of the conversation so far."""

    def __init__(self, interpreter: Interpreter, twins: Twins) -> None:
        self._interpreter, self._twins = interpreter, twins

    async def read(
        self, read: Understanding, text: str, before: Session
    ) -> tuple[str, Understanding, tuple[Seen, ...]]:
        """What a question goes on from (itself included), what it means together with that, what it brings up."""
        topic, understood = self._in_context(read, text, before)
        if before.shown and not before.shown.startswith("doc:") and (goes_on(text) or len(text) <= LONGEST_KIND):
            understood = _unless_faintly_quoted(understood)
        seen = tuple(Seen(match.entry_id, match.score) for match in understood.matches)
        if understood.verdict is Verdict.UNSURE:
            seen = await self._twins.sided(text, seen)
        if before.shown:
            unsettled = topic != read.masked and understood.verdict is not Verdict.SURE
            seen = await self._twins.kept(before.shown, text, seen, unsettled)
        return topic, understood, seen

    def asked_together(self, text: str, session: Session) -> Sequence[str]:
        """The entries that are asked about together: those named, those planned last, or the last ones at hand."""
        count = together(text, len(session.together))
        likeliest = session.left[0].entry_id if session.left else ""
        at_hand = (each for each in (session.shown or likeliest, *session.past) if each and not each.startswith("doc:"))
        last = tuple(dict.fromkeys(at_hand))
        if not count:
            return ()
        around = tuple(dict.fromkeys((*last, *session.together)))
        named = tuple(dict.fromkeys(filter(None, (self._interpreter.among(each, around) for each in things(text)))))
        if len(named) < 2:
            named = session.together if count == len(session.together) else last[:count][::-1]
        return named if len(named) > 1 else ()

    async def told_by_side(self, read: Understanding, text: str, session: Session) -> str:
        """The one of the entries last in question whose office or side of a difference is named; '' for none."""
        if (
            describes(text)
            or not session.topic
            or read.absent
            or (read.verdict is Verdict.SURE and not names_kind(text))
        ):
            return ""
        return await self._twins.told(text, session) if len(text) <= LONGEST_KIND else ""

    async def told_at_office(self, text: str, session: Session) -> str:
        """The one at the office at hand whose side of a difference a few words name; '' for none."""
        if describes(text) or len(text) > LONGEST_KIND:
            return ""
        return await self._twins.told_at_office(text, session)

    async def told(self, read: Understanding, text: str, session: Session) -> str:
        """The one of the entries last in question that is told by a word or two; '' when something else is meant."""
        if describes(text):
            return ""
        if not session.topic or read.absent or (read.verdict is Verdict.SURE and not names_kind(text)):
            return ""
        candidates = [each.entry_id for each in session.left[:MOST_CHOICES]]
        family = [match.entry_id for match in self._interpreter.read(text, session.topic).matches]
        if one := self._other_of(text, session):
            return await self._twins.twin(one, text, session, family)
        strange = read.matches and read.matches[0].entry_id not in candidates and read.matches[0].score >= LIKELY
        if (strange or self._interpreter.names_another(read.rest, candidates)) and not names_kind(text):
            return ""
        picked_ = self._interpreter.among(text, candidates)
        if not picked_ or (not names_kind(text) and self._outdone(picked_, read, text, session)):
            return ""
        if self._unfounded(picked_, text, session):
            return ""
        return await self._twins.twin(picked_, text, session, family)

    def about_hand(self, text: str, alone: Understanding, understood: Understanding) -> bool:
        """Does a text that brings up next to nothing point at what is at hand?"""
        terse = len(text) <= LONGEST_KIND and not alone.unknown and not alone.absent
        if understood.verdict is Verdict.UNKNOWN and (points_at_hand(text) or terse):
            return True
        if alone.absent or not (points_at_hand(text) or goes_on(text)):
            return False
        best = [match.entry_id for match in understood.matches[:1]]
        named = any(fit.accounted >= NAMED for fit in self._interpreter.fits(text, best).values())
        return not named and all(match.score < FAINT for match in understood.matches[:1])

    def _other_of(self, text: str, session: Session) -> str:
        """The one told from others by its name: of those planned, else of those in question, else of those past."""
        name = another(text)
        groups = (session.together, [each.entry_id for each in session.left[:MOST_CHOICES]], session.past)
        return next(filter(None, (self._interpreter.among(name, each) for each in groups)), "") if name else ""

    def _unfounded(self, entry_id: str, text: str, session: Session) -> bool:
        """Was the entry not offered, and do a few words not account for half of it either?"""
        if session.shown or not session.listed or entry_id in session.listed:
            return False
        return len(text) > SHORT or self._interpreter.fits(text, [entry_id])[entry_id].accounted < HALF

    def _outdone(self, picked_: str, read: Understanding, text: str, session: Session) -> bool:
        """Is it another, of those that were not offered, that the text speaks for by itself, and not the one picked?"""
        best = next((match.entry_id for match in read.matches), picked_)
        if picked_ in close(session.left) or best in (picked_, *(each.entry_id for each in session.left)):
            return False
        fits = self._interpreter.fits(text, [picked_, best])
        return fits[best].score > fits[picked_].score and fits[picked_].accounted >= OUTDONE

    def of_entry_at_hand(self, read: Understanding, text: str, session: Session) -> bool:
        """Does what is said besides the aspects name no other subject?"""
        if names_this(text):
            return True
        if read.verdict is Verdict.SURE:
            return read.matches[0].entry_id == session.shown
        if read.verdict is Verdict.QUOTED:
            return read.passages[0].entry_id == session.shown
        if Aspect.MATERIALS in read.aspects and brings(read.masked):
            return True
        rest = self._interpreter.read(read.rest)
        if not rest.bare and self._interpreter.names_another(read.rest, [session.shown]):
            return False
        another = any(each.entry_id != session.shown and each.score >= LIKELY for each in rest.matches[:1])
        unclear = rest.verdict is not Verdict.SURE and not rest.absent and bool(rest.matches) and not another
        return rest.bare or (unclear and len(read.rest) <= LONGEST_REST)

    def _in_context(self, read: Understanding, text: str, before: Session) -> tuple[str, Understanding]:
        """What the question goes on from, itself included, and its understanding together with that."""
        if not before.topic or (before.missing and len(text) > LONGEST_KIND):
            return read.masked, read
        topic, alone = f"{before.topic} {read.masked}"[-LONGEST_TOPIC:], read
        if goes_on(text):
            alone = _unless_faintly_quoted(read)
        if describes(text):
            described = self._interpreter.read(before.topic, text)
            if described.verdict is not Verdict.UNKNOWN:
                return topic, described
        together_ = self._interpreter.read(text, before.topic)
        if _only_again(alone, together_, before.shown):
            return read.masked, read
        return (topic, together_) if continued(text, alone, together_) else (read.masked, read)


def _only_again(alone: Understanding, together_: Understanding, shown: str) -> bool:
    """Does what was said before bring up nothing but the entry at hand, where the text by itself tells another?"""
    again = any(match.entry_id == shown for match in together_.matches[:1])
    return again and any(match.entry_id != shown and match.score >= FAINT for match in alone.matches[:1])


def _unless_faintly_quoted(understood: Understanding) -> Understanding:
    """What is understood, by its entries where a passage is only just likely: it is no answer to 要是一整年呢."""
    if understood.verdict is not Verdict.QUOTED or understood.passages[0].score >= CLEARLY_QUOTED:
        return understood
    likely = any(match.score >= FAINT for match in understood.matches[:1])
    return replace(understood, verdict=Verdict.UNSURE if likely else Verdict.UNKNOWN)
