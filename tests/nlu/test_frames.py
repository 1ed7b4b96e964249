"""The frame goes, the subject stays."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.frames import Frames
from nlu.normalize import normalize
from nlu.understanding import Subject, Vocabulary

SOME = Frames(["请问", "请问一下", "怎么办", "怎么", "的", "要跑几趟", "跑几趟"])


@pytest.fixture(scope="module")
def frames(vocabulary: Vocabulary) -> Frames:
    return Frames(vocabulary.frames)


@pytest.mark.parametrize(
    ("asked", "subject"),
    [
        ("市民卡", "市民卡"),
        ("请问市民卡怎么办", "市民卡"),
        ("请问一下市民卡要跑几趟", "市民卡"),
        ("市民卡怎么补办", "市民卡 补办"),
        ("市民卡 补办", "市民卡 补办"),
        ("小孩的市民卡", "小孩 市民卡"),
        ("请问怎么办", ""),
        ("请问请问 怎么怎么办的", ""),
        ("", ""),
        ("请市民卡问", "请市民卡问"),
        ("请 问市民卡", "请 问市民卡"),
    ],
)
def test_subject(asked: str, subject: str) -> None:
    assert SOME.subject(asked) == subject


def test_the_longest_of_overlapping_frames_goes() -> None:
    assert Frames(["跑几", "要跑几趟", "趟"]).subject("补卡要跑几趟") == "补卡"
    assert Frames(["要跑", "跑几趟"]).subject("补卡要跑几趟") == "补卡 几趟", "the first from the left goes"


@pytest.mark.parametrize("frame", ["(", "a|b", ".*", "\\", "?", "{2}", "[a-z]", "b+c"])
def test_signs_in_a_frame_stand_for_nothing_else(frame: str) -> None:
    assert Frames([frame, "请问"]).subject("请问补办ab证cc") == "补办ab证cc"


def test_a_frame_is_found_however_it_is_written() -> None:
    assert Frames(["請問", "ＯＫ", "在吗？", "你 好"]).subject(normalize("請問 ok 补卡 在吗？你好")) == "补卡"


@pytest.mark.parametrize("none", [[], [""], ["？", "😀"]])
def test_no_frames(none: list[str]) -> None:
    assert Frames(none).subject("市民卡 补办") == "市民卡 补办"
    assert Frames([*none, "补办"]).subject("市民卡补办") == "市民卡"


@given(st.lists(st.text("请问怎么办", min_size=1, max_size=3), max_size=6), st.text("请问怎么办卡 ", max_size=20))
def test_what_is_left_holds_no_frame(frames: list[str], asked: str) -> None:
    left = Frames(frames).subject(normalize(asked))
    assert not any(frame in left for frame in frames)
    assert Frames(frames).subject(left) == left
    rest = iter(asked)
    assert all(character in rest for character in left if character != " "), "in the order in which it was asked"


def test_each_real_frame_is_all_frame(frames: Frames, vocabulary: Vocabulary) -> None:
    assert [frame for frame in vocabulary.frames if frames.subject(normalize(frame))] == []


def test_real_frames_are_written_in_normal_form(vocabulary: Vocabulary) -> None:
    assert [frame for frame in vocabulary.frames if normalize(frame) != frame] == []


@pytest.mark.parametrize("asked", ["请问怎么办理？", "您好，在吗", "要跑几趟呢", "想问一下哪个部门管", "需要什么材料"])
def test_questions_without_a_subject(frames: Frames, asked: str) -> None:
    assert frames.subject(normalize(asked)) in ("", "管")


def test_no_title_and_no_phrasing_is_all_frame(
    frames: Frames, present: Sequence[Subject], quotable: Sequence[Subject]
) -> None:
    told = [text for subject in (*present, *quotable) for text in (subject.title, *subject.phrasings)]
    assert [text for text in told if len(frames.subject(normalize(text))) < 2] == []


def test_hardly_any_two_entries_differ_in_nothing_but_frames(frames: Frames, vocabulary: Vocabulary) -> None:
    told: dict[str, dict[str, str]] = {}
    for subject in vocabulary.subjects:
        for text in map(normalize, (subject.title, *subject.phrasings)):
            told.setdefault(frames.subject(text), {})[subject.id] = text
    alike = [texts for texts in told.values() if len(set(texts.values())) > 1]
    assert len(alike) / len(told) < 0.001, alike
