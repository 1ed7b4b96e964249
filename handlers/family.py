"""The family of the entry at hand, its office's other entries: to which of them a word or two turns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from handlers.facets import Facets
from handlers.relation import LONGEST_KIND, describes, goes_on, names_another, names_kind
from handlers.session import Session
from knowledge.entries import Entry, Faq, Matter, Place
from knowledge.store import Store
from nlu.interpreter import Interpreter
from nlu.understanding import Fit, Understanding

ALIKE, UNSAID, CARRIED = 3.0, 2.0, 0.2
"""What a title like the one at hand speaks for an entry, what a difference that nobody named (注销) speaks against it,
and how much of what was said before still counts: in logits, for a full likeness, a difference, a share."""
CLEAR = 2.5
"""How far (logits) the first of a family must be ahead of the second to be turned to.  With these, of 169 turns of
dialogues that are unsure by themselves 55 are turned, 50 of them rightly."""
BEYOND_DOUBT = 6.0
"""How far it must be ahead for the family to be asked before the sides of differences are: a side is told by a word,
which may stand in another (迁 in 迁入)."""
HOME, NOT_HOME = 5.0, 8.0
"""How far (logits) an entry of another family may be ahead before it is taken for the new subject; and how far a
subject that is known to be absent, where the family accounts for half of what is said."""
TOLD = 0.3
"""What an entry must account for of what is said to be turned to."""
HALF = 0.5
"""What an entry must account for to be meant rather than a subject that is known to be absent, or than those that were
offered."""
SHORT = 8
"""Characters beyond which a text tells a story rather than an entry that was not offered (他在企业干了三十年)."""
STAYS = 1.0
"""How far (logits) what is said by itself may speak for another than the one at hand for this one to be still meant."""
TWIN = (0.9, 0.7)
"""Likeness of titles from which two offices see to the same matter, surely and, where none does, probably."""
SHARED, FEWEST = 0.45, 5
"""Share of the telling characters of what is said that must stand in a remark, of at least so many, to bear on it."""
_CHARACTER = re.compile(r"[\u4e00-\u9fff]")
COMMON = frozenset(
    "我们你他她它这那的了吗呢吧啊要是有也都就还没不过在和跟到去来个什么怎样多少几归谁管办说想问能，,。？? "
)
"""Characters that tell nothing of what is spoken of."""
_AMOUNT = re.compile(r"\d+(?:\.\d+)?\s*万|[一二三四五六七八九十百]+万")
_NAMES = re.compile(r"[^\s那么如果要是换成改成的话呢啊吧吗个家边件项种上里去找说先就也我们他]")
"""A character that names something besides an office."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """An entry of the family, how well it fits in all (a logit), and how well what is said fits by itself."""

    entry_id: str
    score: float
    alone: Fit


class Family:
    """Knows which entries belong together."""

    def __init__(self, interpreter: Interpreter, store: Store) -> None:
        self._interpreter = interpreter
        known = store.everything()
        self._facets = Facets(known.language.facets)
        self._entries = {entry.id: entry for entry in known.entries()}
        self._names = {unit.no: (unit.name, unit.summary_name, *unit.aliases) for unit in known.units}
        self._families: dict[object, list[str]] = {}
        for entry in self._entries.values():
            if (family := _family(entry)) is not None:
                self._families.setdefault(family, []).append(entry.id)

    def turned_to(self, read: Understanding, text: str, session: Session, ahead: float = CLEAR) -> str:
        """The entry of the family that ``text`` turns to, the one at hand where it is still meant; '' for none.

        ``ahead``: how far (logits) it must be ahead of the second.
        """
        at_hand = self._entries.get(session.shown or next((each.entry_id for each in session.left), ""))
        ids = self._members(read, session)
        short = len(text) <= LONGEST_KIND and not describes(text)
        if at_hand is None or len(ids) < 2 or not (session.shown or short):
            return ""
        first, second, *_ = fitting = self._fitting(text, session, ids, at_hand)
        if first.score - second.score < ahead or self._elsewhere(read, first, session, text, ids):
            return ""
        unseen = not session.shown and first.entry_id not in session.listed
        told = first.alone.accounted >= (HALF if unseen else TOLD) and not (unseen and len(text) > SHORT)
        if first.entry_id == session.shown:
            best = max(each.alone.score for each in fitting)
            told = not read.unknown and first.alone.accounted > 0 and best - first.alone.score <= STAYS
        return first.entry_id if told else ""

    def bears_on_note(self, text: str, session: Session) -> bool:
        """Does ``text`` speak of what the remark of the matter at hand speaks of (从来没领过发票: 未领用发票的)?"""
        entry = self._entries.get(session.shown)
        note = entry.note if isinstance(entry, Matter) else ""
        said = set(_CHARACTER.findall(text)) - COMMON
        amount = bool(_AMOUNT.search(text) and _AMOUNT.search(note))
        return bool(note) and (amount or (len(said) >= FEWEST and len(said & set(note)) >= SHARED * len(said)))

    def same(self, one: str, other: str) -> bool:
        """Are two entries of one family?"""
        return _family(self._entries.get(one)) == _family(self._entries.get(other)) is not None

    def of_office(self, read: Understanding, text: str, session: Session) -> str:
        """The entry of the office that is named, and nothing else, for what was asked before; '' for none."""
        ids = [each for unit in read.units for each in self._families.get(unit, ())]
        likely = [each.entry_id for each in session.left]
        elsewhere = [each for each in likely if each not in ids]
        at_hand = self._entries.get(session.shown or next(iter(elsewhere + likely), ""))
        terse = names_kind(text) or names_another(text) or goes_on(text)
        if at_hand is None or not ids or not terse or not self._only_office(read):
            return ""
        offered = [each for each in (*session.together, *likely) if each in ids]
        ids = offered if offered and not session.shown else ids
        before = self._interpreter.fits(session.topic, ids)
        alike = {each: _likeness(self._entries[each], at_hand) for each in ids}
        twins = next(filter(None, ([each for each in ids if alike[each] >= least] for least in TWIN)), None)
        known = twins or [each for each in ids if before[each].accounted >= TOLD]
        fits = {each: before[each].score + self._beside(self._entries[each], at_hand, "") for each in known}
        return max(fits, key=lambda each: fits[each], default="")

    def _only_office(self, read: Understanding) -> bool:
        """Is nothing named besides an office (如果是电信的)?"""
        rest = read.rest
        for name in sorted((name for unit in read.units for name in self._names[unit]), key=len, reverse=True):
            rest = rest.replace(name, " ")
        return not _NAMES.search(rest)

    def _members(self, read: Understanding, session: Session) -> Sequence[str]:
        """The family at hand, or what is to be chosen from; nothing when another office is named."""
        family = _family(self._entries.get(session.shown))
        if read.units and family not in read.units:
            return ()
        if session.shown:
            return self._families.get(family, ())
        return [each.entry_id for each in session.left if each.entry_id in self._entries]

    def _fitting(self, text: str, session: Session, ids: Sequence[str], at_hand: Entry) -> Sequence[Fitting]:
        said, before = self._interpreter.fits(text, ids), self._interpreter.fits(session.topic, ids)
        scores = {
            each: said[each].score + CARRIED * before[each].score + self._beside(self._entries[each], at_hand, text)
            for each in ids
        }
        return sorted((Fitting(each, scores[each], said[each]) for each in ids), key=lambda each: -each.score)

    def _beside(self, entry: Entry, at_hand: Entry, text: str) -> float:
        """What speaks for an entry beside the one at hand: a title like it, and no difference that nobody named."""
        return ALIKE * _likeness(entry, at_hand) - UNSAID * self._facets.unsaid(entry, at_hand, text)

    def _elsewhere(self, read: Understanding, first: Fitting, session: Session, text: str, ids: Sequence[str]) -> bool:
        """Does what is said by itself name something outside the family much rather?"""
        turned = first.entry_id != session.shown and first.alone.accounted >= HALF
        limits = {each.entry_id: HOME for each in read.matches[:1] if each.entry_id not in ids}
        if read.absent:
            limits[read.absent] = NOT_HOME if turned else HOME
        fits = self._interpreter.fits(text, [*limits])
        return any(fit.score - first.alone.score > limits[each] for each, fit in fits.items())


def _likeness(one: Entry, other: Entry) -> float:
    """How alike two titles are (0–1)."""
    return SequenceMatcher(None, one.title, other.title, autojunk=False).ratio()


def _family(entry: Entry | None) -> object:
    """What an entry belongs to: a matter its office, questions and answers each other, places each other; or None."""
    match entry:
        case Matter(unit_no=number):
            return number
        case Faq() | Place():
            return type(entry)
    return None
