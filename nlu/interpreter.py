"""The line from a text to its understanding: mask ▸ normalize ▸ frames off ▸ segment ▸ recall ▸ rank ▸ decide."""

from collections.abc import Sequence

from nlu.courtesy import Courtesies
from nlu.decide import decide
from nlu.frames import Frames
from nlu.normalize import normalize
from nlu.personal import mask, without_placeholders
from nlu.rank import Known, Ranker, Word, weigh
from nlu.recall import Index
from nlu.segment import Segmenter
from nlu.understanding import Subject, Understanding, Vocabulary
from nlu.units import UnitFinder

RECALLED = 30
"""Entries that ranking looks at: 275 of the 284 answerable development questions have a right one among them, and four
more among a hundred."""
KEPT = 10
"""Matches handed on."""
LONGEST_QUESTION = 1000
"""Characters read; a question that has not come to its point by then will not."""


class Interpreter:
    """Reads questions against one vocabulary; a new vocabulary is a new interpreter."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._frames = Frames(vocabulary.frames)
        self._units = UnitFinder(vocabulary.units, vocabulary.not_units)
        self._courtesies = Courtesies(vocabulary.courtesies)
        self._segmenter = Segmenter(self._words(vocabulary))
        known = [self._comparable(subject) for subject in vocabulary.subjects]
        self._index = Index([each.forms for each in known])
        self._ranker = Ranker(self._index, self._segmenter, known)

    def read(self, text: str) -> Understanding:
        """What ``text`` means; never raises, whatever the text."""
        masked = mask(text)
        kept = masked[:LONGEST_QUESTION]
        normalized = normalize(without_placeholders(kept))
        subject, units = self._frames.subject(normalized), self._units.find(normalized)
        words = weigh(self._segmenter.cut(subject), self._index, self._units.is_name)
        matches = self._ranker.rank(words, self._index.search(subject, RECALLED), units)[:KEPT]
        return Understanding(
            kept,
            decide(matches, self._said(words), len(words)),
            matches,
            tuple(word.text for word in words if word.unknown),
            units,
            self._courtesies.kind(normalized),
            masked != text,
        )

    def units(self, text: str) -> tuple[int, ...]:
        """The offices that ``text`` names."""
        return self._units.find(normalize(text))

    def _said(self, words: Sequence[Word]) -> float:
        """How much a question says: a named office beside other words tells as much as the rarest word."""
        if all(word.names_unit for word in words):
            return sum(word.weight for word in words)
        return sum(self._index.rarity("") if word.names_unit else word.weight for word in words)

    def _comparable(self, subject: Subject) -> Known:
        """A subject's title and phrasings in the form that questions are compared in, each form once."""
        said: dict[str, str] = {}
        for text in (subject.title, *subject.phrasings):
            normalized = normalize(text)
            said.setdefault(self._frames.subject(normalized) or normalized, text)
        return Known(subject.id, subject.unit, subject.any_unit, tuple(said), tuple(said.values()))

    def _words(self, vocabulary: Vocabulary) -> Sequence[str]:
        return [normalize(name) for unit in vocabulary.units for name in unit.names]
