"""What understanding keeps of the phrasings: cut and counted once, kept in a file, read back at the start."""

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from nlu.evidence import Postings, build
from nlu.features import features
from nlu.frames import Frames
from nlu.normalize import normalize
from nlu.segment import Segmenter
from nlu.sounds import common
from nlu.understanding import Subject, Vocabulary


@dataclass(frozen=True, slots=True)
class Form:
    """A way of asking as questions are compared with it: its words parted by blanks.

    ``said`` is its position among the title and the phrasings of the subject.
    """

    words: str
    said: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """Features and postings of the index, and the different forms of each subject (at least one), in their order.

    ``sounds`` gives how each common character sounds, sounds that are often confused made one.
    """

    features: tuple[str, ...]
    postings: Postings
    forms: tuple[tuple[Form, ...], ...]
    sounds: dict[str, str]

    def dumped(self) -> bytes:
        """As bytes that ``loaded`` reads."""
        held = io.BytesIO()
        forms = [[(form.words, form.said) for form in group] for group in self.forms]
        texts = json.dumps([self.features, forms, self.sounds], ensure_ascii=False).encode()
        np.savez(held, texts=np.frombuffer(texts, np.uint8), **asdict(self.postings))
        return held.getvalue()


def loaded(data: bytes) -> Prepared:
    """What was dumped; raises ValueError when it is damaged."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as held:
            features_, forms, sounds = json.loads(held["texts"].tobytes())
            postings = Postings(**{name: held[name] for name in Postings.__slots__})
        groups = tuple(tuple(Form(str(words), int(said)) for words, said in group) for group in forms)
        return Prepared(tuple(map(str, features_)), postings, groups, dict(sounds))
    except Exception as damage:
        raise ValueError("prepared phrasings are damaged") from damage


def prepare(vocabulary: Vocabulary, segmenter: Segmenter) -> Prepared:
    """Cut and count all phrasings of a vocabulary."""
    frames = Frames(vocabulary.frames)
    forms = [_forms(subject, frames, segmenter) for subject in vocabulary.subjects]
    counted = ((features(form.words.split(), text) for text, form in group.items()) for group in forms)
    return Prepared(*build(counted), tuple(tuple(group.values()) for group in forms), common())


def _forms(subject: Subject, frames: Frames, segmenter: Segmenter) -> dict[str, Form]:
    """The title and phrasings of a subject in the form that questions are compared in, each form once."""
    forms: dict[str, Form] = {}
    for said, text in enumerate(ways_to_ask(subject)):
        normalized = normalize(text)
        bare = frames.subject(normalized) or normalized
        if bare not in forms:
            forms[bare] = Form(" ".join(segmenter.cut(bare)), said)
    return forms


def ways_to_ask(subject: Subject) -> Sequence[str]:
    """The title and the phrasings, in the order that ``Form.said`` counts in."""
    return (subject.title, *subject.phrasings)
