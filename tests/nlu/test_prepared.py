"""What is kept of the phrasings, and that it comes back from its file as it was, or not at all."""

import io
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Sized
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.evidence import Postings
from nlu.features import whole
from nlu.prepared import Form, Prepared, loaded, prepare, ways_to_ask
from nlu.segment import Segmenter
from nlu.understanding import Subject, Vocabulary
from tests.nlu.taught import told

SEGMENTER = Segmenter()
SAYINGS = st.lists(st.text("请问市民卡补办？ a1", max_size=8), min_size=1, max_size=4)
SMALL = told({"a": ["市民卡", "补办市民卡", "市民卡！"], "b": ["居住证"]}, frames=["请问"])

SOME = 500
"""Places that are damaged, one at a time."""


def made_of(vocabulary: Vocabulary) -> Prepared:
    return prepare(vocabulary, SEGMENTER)


def same(one: Prepared, other: Prepared) -> None:
    for field in (field.name for field in fields(Prepared) if field.name != "postings"):
        assert getattr(one, field) == getattr(other, field)
    for field in (field.name for field in fields(Postings)):
        ours, theirs = (getattr(each.postings, field) for each in (one, other))
        assert ours.dtype == theirs.dtype
        assert ours.tolist() == theirs.tolist()


# what is prepared


def test_forms_are_words_parted_by_blanks_without_frame_each_once() -> None:
    said = ["居住证补办", "请问居住证补办", "补办 居住证？", "居住證補辦"]
    first, second = made_of(told({"a": said, "b": ["护照"]}, frames=["请问"])).forms
    assert first == (Form("居住证 补办", 0), Form("补办 居住证", 2))
    assert second == (Form("护照", 0),)


def test_a_form_names_the_way_of_asking_it_was_made_of() -> None:
    subject = Subject("a", "办理", ("请问？", "市民卡", "市民卡！", "请问市民卡丢了"))
    (forms,) = made_of(Vocabulary((subject,), (), ("请问",))).forms
    assert [ways_to_ask(subject)[form.said] for form in forms] == ["办理", "请问？", "市民卡", "请问市民卡丢了"]


def test_a_title_that_is_all_frame_stays() -> None:
    (forms,) = made_of(told({"a": ["办理"]}, frames=["办理"])).forms
    assert forms == (Form("办理", 0),)


def test_features_are_the_runs_and_the_words_of_the_forms() -> None:
    made = made_of(told({"a": ["补卡"], "b": ["卡"]}))
    counts = dict(zip(made.features, made.postings.phrasings.tolist(), strict=True))
    words = [word for (form,) in made.forms for word in form.words.split()]
    assert counts == {"补": 1, "卡": 2, "补卡": 1, **Counter(map(whole, words))}


@given(st.lists(SAYINGS, max_size=5))
@settings(max_examples=30)
def test_every_subject_has_a_form(said: list[list[str]]) -> None:
    made = made_of(told({f"{no}": ["市民卡", *each] for no, each in enumerate(said)}, frames=["请问"]))
    assert len(made.forms) == len(said)
    assert all(made.forms)
    assert len(made.postings.costs) == len(said)


def test_the_same_vocabulary_is_prepared_alike(vocabulary: Vocabulary) -> None:
    small = Vocabulary(vocabulary.subjects[:60], vocabulary.units, vocabulary.frames)
    one, other = (prepare(small, Segmenter(small.units)) for _ in range(2))
    same(one, other)
    assert one.dumped() == other.dumped()


# the file


@given(st.lists(SAYINGS, max_size=5))
@settings(max_examples=30)
def test_what_was_dumped_is_loaded(said: list[list[str]]) -> None:
    made = made_of(told({f"{no}": ["市民卡", *each] for no, each in enumerate(said)}))
    same(loaded(made.dumped()), made)


def test_the_real_phrasings_are_loaded(prepared: Prepared) -> None:
    same(loaded(prepared.dumped()), prepared)


def places(file: Sized) -> Iterable[int]:
    """Some places in a file, among them the first ones."""
    return (*range(100), *random.Random(1).sample(range(100, len(file)), SOME - 100))


def test_nothing_is_loaded_of_a_part() -> None:
    whole_file = made_of(SMALL).dumped()
    for length in places(whole_file):
        with pytest.raises(ValueError, match="damaged"):
            loaded(whole_file[:length])


def test_a_changed_byte_changes_nothing_or_is_noticed() -> None:
    made = made_of(SMALL)
    file, noticed = bytearray(made.dumped()), 0
    for place in places(file):
        file[place] ^= 0x10
        try:
            same(loaded(bytes(file)), made)
        except ValueError:
            noticed += 1
        file[place] ^= 0x10
    assert noticed > SOME / 2


Change = Callable[[list[object]], object]


def archive(change: Change = list, without: Sequence[str] = ()) -> bytes:
    """A sound archive with other texts in it, or with less."""
    with np.load(io.BytesIO(made_of(SMALL).dumped())) as sound:
        arrays = {name: sound[name] for name in sound.files if name not in without}
    if "texts" in arrays:
        texts = json.dumps(change(json.loads(arrays["texts"].tobytes()))).encode()
        arrays["texts"] = np.frombuffer(texts, np.uint8)
    held = io.BytesIO()
    np.savez(held, **arrays)
    return held.getvalue()


def test_an_archive_made_anew_is_loaded() -> None:
    same(loaded(archive()), made_of(SMALL))


@pytest.mark.parametrize("data", [b"", b"PK", b"{}", b"\x93NUMPY"])
def test_what_is_no_archive(data: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        loaded(data)


@pytest.mark.parametrize("name", ["texts", *(field.name for field in fields(Postings))])
def test_an_archive_with_less_is_not_loaded(name: str) -> None:
    with pytest.raises(ValueError, match="damaged"):
        loaded(archive(without=[name]))


@pytest.mark.parametrize(
    "change",
    [
        lambda texts: [1, *texts[1:]],
        lambda texts: [texts[0], 1, *texts[2:]],
        lambda texts: [[], [[["卡"]]], *texts[2:]],
    ],
)
def test_texts_of_another_shape_are_not_loaded(change: Change) -> None:
    with pytest.raises(ValueError, match="damaged"):
        loaded(archive(change))


@pytest.mark.parametrize("change", [lambda texts: [], lambda texts: None, lambda texts: texts[:-1]])
def test_an_archive_with_fewer_texts_is_not_loaded(change: Change) -> None:
    with pytest.raises(ValueError, match="damaged"):
        loaded(archive(change))


def test_nothing_is_run_that_stands_in_a_file() -> None:
    held = io.BytesIO()
    np.savez(held, texts=np.array([print], object))
    with pytest.raises(ValueError, match="damaged"):
        loaded(held.getvalue())
