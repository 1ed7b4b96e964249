"""Several matters in one message as a plan: which offices, how many visits each, in what order, how many together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from handlers import cards, texts
from handlers.options import BROWSE, Answered, offer
from handlers.presenter import Presenter
from handlers.reply import Outcome, Paragraph, Style
from handlers.session import Seen, Session
from handlers.wishes import each_is_done, is_planned, joins_firmly, pieces, treats_alike
from knowledge.entries import Entry, Matter
from knowledge.guides import Errand, LifeEvent
from knowledge.store import Store
from nlu.interpreter import Interpreter
from nlu.understanding import Understanding, Verdict

LIKELY = 0.42
"""Confidence from which one of several wishes in a message is answered."""
APART = 2.0
"""Times the second entry's confidence that the best must have in a piece of a plan."""
STORY = 0.15
"""Confidence below which a piece tells the story around the wishes, and is none itself."""
LONGEST_VAGUE, NAMED = 6, 0.7
"""Characters up to which, and what an entry must account for from which, a piece wishes something however vague."""
CLEAR, CERTAIN = 0.5, 0.75
"""Confidence that all of them must have when the message holds other pieces that were not understood, and when it
does not announce that it holds several wishes."""
ONE = 0.97
"""Confidence of a message as one question from which it holds no more than one wish, unless several are announced."""
FEW = 2
"""Wishes up to which they keep the order in which they were said, unless a plan is asked for."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a message wishes.

    Entries as they were named; pieces that were not understood; ids of subjects that the books do not hold; pieces of
    which the entry is not certain, with its id; and whether a plan is asked for.
    """

    seen: tuple[Seen, ...]
    unclear: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    guessed: tuple[tuple[str, str], ...] = ()
    planned: bool = True


class Plans:
    """Finds several wishes in a message and plans them."""

    def __init__(self, interpreter: Interpreter, store: Store) -> None:
        self._interpreter, self._store, self._present = interpreter, store, Presenter(store)
        known = store.everything()
        self._errands = known.errands
        self._bundles = {bundle.text: bundle.things for bundle in known.language.bundles}

    def wished(self, text: str) -> Wishes | None:
        """The wishes of a message of which two at least are understood by themselves; None for any other message.

        What tells only the story around them is passed over.
        """
        announced = is_planned(text) or treats_alike(text, self._bundles)
        parts = pieces(text, self._bundles)
        if len(parts) < FEW or (not announced and not each_is_done(text, parts) and self._is_one(text)):
            return None
        read = [self._interpreter.read(piece) for piece in parts]
        wishes = [wish for wish in read if not wish.bare and not wish.courtesy]
        likely = [_likely(wish, announced) for wish in wishes]
        taken = [wish.matches[0] for wish, good in zip(wishes, likely, strict=True) if good]
        seen = {match.entry_id: match.score for match in taken}
        absent = tuple(dict.fromkeys(wish.absent for wish in wishes if wish.absent))
        unclear = tuple(
            wish.masked
            for wish, good in zip(wishes, likely, strict=True)
            if not good and not wish.absent and self._wishes_something(wish)
        )
        if not _several(text, announced, seen, absent, unclear):
            return None
        planned = is_planned(text) or len(seen) > FEW
        brought_up = tuple(Seen(entry_id, score) for entry_id, score in seen.items())
        guessed = tuple(
            (wish.masked, wish.matches[0].entry_id)
            for wish, good in zip(wishes, likely, strict=True)
            if good and wish.matches[0].score < LIKELY
        )
        return Wishes(brought_up, unclear if planned else (), absent, guessed, planned)

    def _is_one(self, text: str) -> bool:
        """Is the message as one question so clear that it holds no more than one wish?"""
        return any(match.score >= ONE for match in self._interpreter.read(text).matches[:1])

    def _wishes_something(self, wish: Understanding) -> bool:
        """Is a piece that is not clear a wish all the same: likely, or a word or two that is in the books (公积金)?"""
        if not wish.matches or wish.matches[0].score >= STORY:
            return bool(wish.matches)
        fits = self._interpreter.fits(wish.masked, [wish.matches[0].entry_id]).values()
        return len(wish.masked) <= LONGEST_VAGUE and any(fit.accounted >= NAMED for fit in fits)

    def of(self, ids: Sequence[str]) -> Wishes:
        """The wish to have these entries planned."""
        return Wishes(tuple(Seen(entry_id, 1.0) for entry_id in ids))

    async def planned(self, wishes: Wishes, session: Session) -> Answered:
        """The plan, and a conversation in which each of its matters can be picked."""
        entries: Sequence[Entry] = await self._store.entries([each.entry_id for each in wishes.seen])
        if wishes.planned:
            entries = ordered(entries, self._errands)
        absent = [await self._store.absent(each) for each in wishes.absent]
        titles = {entry.id: cards.short_title(entry) for entry in entries}
        guessed = [(piece, titles[entry_id]) for piece, entry_id in wishes.guessed if entry_id in titles]
        notes = texts.plan_gaps(guessed, wishes.unclear, [each.name for each in absent if each])
        reasons = _reasons(wishes, entries, self._errands)
        paragraphs = (*cards.plan(entries), *(Paragraph(Style.NOTE, note) for note in (*notes, *reasons)))
        scores = {each.entry_id: each for each in wishes.seen}
        seen = tuple(scores[entry.id] for entry in entries)
        session = replace(session, seen=seen, together=tuple(each.entry_id for each in seen))
        reply, after = offer((), entries, BROWSE, session)
        items = await self._present.items(session.seen)
        return replace(reply, paragraphs=paragraphs, outcome=Outcome.CHOOSE, items=items), after


def _several(
    text: str, announced: bool, seen: Mapping[str, float], absent: Sequence[str], unclear: Sequence[str]
) -> bool:
    """Are there several wishes?  Unless that is announced, all that is said must be clear, and in the books."""
    firm = announced or joins_firmly(text)
    if is_planned(text):
        return bool(seen) and len(seen) + len(absent) + len(unclear) >= FEW
    if not seen or len(seen) + len(absent) < FEW or (absent and not firm):
        return False
    return announced or min(seen.values()) >= ((CLEAR if unclear else LIKELY) if firm else CERTAIN)


def ordered(entries: Sequence[Entry], errands: Sequence[Errand]) -> Sequence[Entry]:
    """The entries as one would see to them: counters in the order of the errands, what needs no visit last."""
    return sorted(entries, key=lambda entry: (_visits(entry) == 0, _turn(entry, errands), _office(entry)))


def _likely(wish: Understanding, planned: bool) -> bool:
    """Is the best entry for a piece of a message likely enough to be answered beside others?

    The pieces of a plan are terse; there it is enough that nothing else comes near, and a plan quotes no papers.
    """
    if wish.verdict is Verdict.UNKNOWN or not wish.matches or wish.matches[0].entry_id.startswith(LifeEvent.PREFIX):
        return False
    if wish.verdict is Verdict.QUOTED and not planned:
        return False
    best, *others = (match.score for match in wish.matches)
    return best >= LIKELY or (planned and best >= APART * max(others, default=0.0))


def _visits(entry: Entry) -> int:
    return entry.visits if isinstance(entry, Matter) else 1


def _office(entry: Entry) -> int:
    return entry.unit_no if isinstance(entry, Matter) else 0


def _turn(entry: Entry, errands: Sequence[Errand]) -> int:
    """The place of an entry's errand; what is none of them comes before what hangs on others."""
    if not isinstance(entry, Matter):
        return 0
    said = f"{entry.unit} {entry.shown}"
    return next((at for at, errand in enumerate(errands, 1) if any(mark in said for mark in errand.marks)), 0)


def _reasons(wishes: Wishes, entries: Sequence[Entry], errands: Sequence[Errand]) -> tuple[str, ...]:
    """Why this order, for whoever asked for one; and that the list does not say so."""
    if not wishes.planned:
        return (texts.PLAN_TOGETHER,) if len(entries) > 1 else ()
    turns = sorted({_turn(entry, errands) for entry in entries if _visits(entry)} - {0})
    reasons = "；".join(errands[turn - 1].reason for turn in turns)
    return (texts.plan_order(reasons, any(not _visits(entry) for entry in entries)),)
