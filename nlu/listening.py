"""From a text to a question: mask ▸ normalize ▸ pinyin, foreign words, misspellings ▸ denials ▸ frames ▸ words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nlu import personal
from nlu.answers import wanted
from nlu.aspects import Aspects
from nlu.denial import split
from nlu.evidence import Index
from nlu.features import LONGEST_GRAM, NOT, is_whole
from nlu.frames import Frames
from nlu.glossary import Glossary
from nlu.mending import Mender
from nlu.normalize import normalize
from nlu.pinyin import COMMON, Pinyin
from nlu.prepared import Prepared
from nlu.segment import Segmenter
from nlu.understanding import Vocabulary
from nlu.units import UnitFinder
from nlu.words import Question, Scales

LONGEST_QUESTION = 1000
"""Characters read; a question that has not come to its point by then will not."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A text on its way to a question: masked and cut, normalised, read in plain Mandarin, as a question.

    ``aspects`` are what it asks about, ``rest`` is the text without them, ``bare``: it names nothing besides;
    ``personal``: personal data stood in it.
    """

    masked: str
    normalized: str
    plain: str
    question: Question
    aspects: tuple[str, ...]
    rest: str
    bare: bool
    personal: bool


class Listener:
    """Reads texts as questions in the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, prepared: Prepared, index: Index, segmenter: Segmenter) -> None:
        self._segmenter, self._frames = segmenter, Frames(vocabulary.frames)
        self._units = UnitFinder(vocabulary.units, vocabulary.not_units)
        self._aspects = Aspects(vocabulary.aspects, self._frames, vocabulary.story, segmenter)
        self._scales, self._knows = Scales(index, vocabulary.story), index.knows
        self._glossary = Glossary(vocabulary.foreign)
        said = _said(prepared)
        self._mender = Mender(index, segmenter, prepared.sounds, said)
        common = dict.fromkeys(filter(None, map(normalize, vocabulary.frames)), COMMON)
        self._pinyin = Pinyin({**common, **said}, index.knows, self._glossary.foreign)

    def listen(self, text: str) -> Heard:
        """What was asked, whatever the text."""
        masked = personal.mask(text)
        kept = masked[:LONGEST_QUESTION]
        normalized = normalize(personal.without_placeholders(kept))
        plain = self._mender.mend(self._glossary.plain(self._pinyin.read(normalized)))
        aspects, rest, bare = self._aspects.find(plain), self._aspects.rest(plain), self._aspects.bare(plain)
        own = masked != personal.plain(text)
        return Heard(kept, normalized, plain, self._question(plain), aspects, rest, bare, own)

    def units(self, text: str) -> tuple[int, ...]:
        """The offices that a text names."""
        return self._units.find(normalize(text))

    def _question(self, plain: str) -> Question:
        said = split(plain)
        affirmed = self._frames.subject(" ".join((said.affirmed, *self._contraries(said.denied))))
        words, denied = self._segmenter.cut(affirmed), self._segmenter.cut(self._frames.subject(said.denied))
        new = [word for word in denied if word not in words]
        units = self._units.find(plain)
        return Question(affirmed, self._scales.weigh(words), self._scales.weigh(new), units, wanted(plain))

    def _contraries(self, denied: str) -> Sequence[str]:
        """What is denied, as the books call its contrary (不是一户一表: 非一户一表), where they do."""
        contraries = (f"{NOT}{each}" for each in denied.split())
        return [each for each in contraries if len(each) >= LONGEST_GRAM and self._knows(each[:LONGEST_GRAM])]


def _said(prepared: Prepared) -> Mapping[str, float]:
    """The words of the books with how many phrasings hold each."""
    times = zip(prepared.features, prepared.postings.phrasings.tolist(), strict=True)
    return {feature.strip(): float(count) for feature, count in times if is_whole(feature)}
