"""Interpreters and indexes over small vocabularies."""

from collections.abc import Iterable, Mapping, Sequence

from nlu.confidence import Confidence, fitted
from nlu.evidence import Index, build
from nlu.features import features
from nlu.interpreter import Interpreter
from nlu.prepared import prepare
from nlu.segment import Segmenter
from nlu.understanding import AspectWord, Foreign, Kind, Subject, UnitNames, Vocabulary

Groups = Sequence[Sequence[str]]
"""Phrasings by entry; the words of each stand parted by blanks."""


def taught(vocabulary: Vocabulary, confidence: Confidence | None = None) -> Interpreter:
    """An interpreter as the product makes it, without a file; ``confidence`` in place of the fitted one."""
    segmenter = Segmenter(vocabulary.units)
    return Interpreter(vocabulary, prepare(vocabulary, segmenter), segmenter, confidence or fitted())


def told(
    phrasings: Mapping[str, Sequence[str]],
    *,
    absent: Iterable[str] = (),
    passages: Iterable[str] = (),
    beside: Mapping[str, str] | None = None,
    units: Mapping[int, Sequence[str]] | None = None,
    frames: Sequence[str] = (),
    foreign: Mapping[str, str] | None = None,
    story: Sequence[str] = (),
    aspects: Mapping[str, str] | None = None,
) -> Vocabulary:
    """A vocabulary.

    ``phrasings`` are by id, the first of each is the title; ``absent`` and ``passages`` are the ids of what is no
    entry, ``beside`` the papers that something absent lies beside; ``foreign`` gives meanings and ``aspects`` aspects
    by what is said.
    """
    kinds = {**dict.fromkeys(absent, Kind.ABSENT), **dict.fromkeys(passages, Kind.PASSAGE)}
    subjects = (
        Subject(
            id,
            title,
            tuple(said),
            kind=kinds.get(id, Kind.ENTRY),
            beside=frozenset([beside[id]] if beside and id in beside else []),
        )
        for id, (title, *said) in phrasings.items()
    )
    return Vocabulary(
        tuple(subjects),
        tuple(UnitNames(no, tuple(names)) for no, names in (units or {}).items()),
        tuple(frames),
        foreign=tuple(Foreign(text, meaning) for text, meaning in (foreign or {}).items()),
        story=tuple(story),
        aspects=tuple(AspectWord(aspect, text) for text, aspect in (aspects or {}).items()),
    )


def indexed(groups: Groups) -> Index:
    """The index over these phrasings."""
    return Index(*build([[features(text.split(), text) for text in group] for group in groups]))
