"""The sentence that staff can read to the caller as it stands: short, spoken, and nothing that no source says."""

import re
from collections.abc import Iterable

from handlers import texts
from handlers.citations import paper_name
from handlers.desk import wording
from knowledge.entries import Absent, CatalogueFacts, Entry, Faq, Gazette, Matter, Place, Unit
from knowledge.guides import LifeEvent
from knowledge.passages import Paper, Passage

LONGEST = 160
"""Characters: some forty seconds of speech; a longer text ends with a sentence before that."""
_SENTENCE = re.compile(r"[^。；！？]*[。；！？]?")


def of_entry(entry: Entry, unit: Unit | None, facts: Iterable[str]) -> str:
    """An entry in a breath or two; ``unit`` is a matter's own, ``facts`` is what any other entry says, in lines."""
    match entry:
        case Matter():
            return _matter(entry, unit)
        case Faq():
            return wording.ALOUD_ANSWER.format(shortened("".join(map(_ended, entry.steps)) or entry.answer))
        case Place():
            return _place(entry)
        case LifeEvent():
            stages = "、".join(stage.name for stage in entry.stages)
            return wording.ALOUD_EVENT.format(name=entry.name, count=len(entry.stages), stages=stages)
        case Gazette() | CatalogueFacts():
            return shortened("".join(map(_ended, facts)))


def of_passage(passage: Passage, paper: Paper) -> str:
    """A passage as a quotation."""
    return wording.ALOUD_PAPER.format(paper=paper_name(paper), text=_ended(shortened(passage.text)))


def of_absent(absent: Absent) -> str:
    """A subject that the books do not hold, and whose business it usually is."""
    who = wording.ALOUD_USUALLY.format(absent.usually) if absent.usually else wording.ALOUD_NOBODY
    return wording.ALOUD_ABSENT.format(absent.name) + (_ended(absent.note) if absent.note else "") + who


def shortened(text: str) -> str:
    """The whole sentences of a text that fit; at least a beginning."""
    told = ""
    for sentence in _SENTENCE.findall(text.replace("\n", "")):
        if len(told) + len(sentence) > LONGEST:
            break
        told += sentence
    return told or text[:LONGEST]


def _matter(matter: Matter, unit: Unit | None) -> str:
    zero = matter.visits == 0
    title = f"{matter.context}{matter.title}"
    office = matter.unit
    if unit is not None and unit.renaming is not None:
        office = wording.ALOUD_UNIT.format(name=matter.unit, today=unit.renaming.today)
    told = (wording.ALOUD_ZERO if zero else wording.ALOUD_ONCE).format(title=title, unit=office)
    note = wording.ALOUD_NOTE.format(matter.note.rstrip("。；")) if matter.note else ""
    return told + note + (wording.ALOUD_ASK_ZERO if zero else wording.ALOUD_ASK_ONCE)


def _place(place: Place) -> str:
    where = wording.ALOUD_PLACE.format(name=place.name, addresses="、".join(place.addresses))
    return where + (texts.CLOSED if place.closed else wording.ALOUD_FREE)


def _ended(text: str) -> str:
    """The text with a full stop, unless it ends with one."""
    return text if text.endswith(("。", "；", "！", "？")) else f"{text}。"
