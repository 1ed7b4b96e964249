"""What people say besides questions."""

from collections.abc import Sequence

import pytest

from nlu.courtesy import Courtesies
from nlu.normalize import normalize
from nlu.understanding import Polite, Subject, Vocabulary

SMALL = Courtesies(
    (
        Polite("感谢", "谢谢", True),
        Polite("问候", "Hello", True),
        Polite("轻生", "不想活", False),
        Polite("无", "", False),
    )
)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("谢谢", "感谢"),
        ("謝謝！🙂", "感谢"),
        ("谢 谢", "感谢"),
        ("谢谢，驾照丢了", ""),
        ("HELLO", "问候"),
        ("我真的不想活了", "轻生"),
        ("驾照丢了", ""),
        ("", ""),
        ("那谢谢啊", "感谢"),
        ("谢谢，hello", "问候"),
        ("hello！谢谢。", "感谢"),
        ("谢谢，不想活了", "轻生"),
        ("嗯", ""),
    ],
)
def test_kinds(said: str, kind: str) -> None:
    assert SMALL.kind(normalize(said)) == kind


@pytest.mark.parametrize(
    ("said", "all_of_it"),
    [
        ("谢谢", True),
        ("那谢谢啊", True),
        ("谢谢，hello", True),
        ("谢谢，驾照丢了", False),
        ("我真的不想活了", False),
        ("不想活", True),
    ],
)
def test_whether_anything_else_is_said(said: str, all_of_it: bool) -> None:
    assert SMALL.is_all(normalize(said)) == all_of_it


@pytest.mark.parametrize(
    ("said", "besides"),
    [("我真的不想活了 驾照丢了", "我真的 了 驾照丢了"), ("不 想 活", ""), ("驾照丢了", "驾照丢了"), ("", "")],
)
def test_what_is_said_besides(said: str, besides: str) -> None:
    assert SMALL.besides(normalize(said)) == besides


def test_hardly_any_way_of_asking_is_taken_for_a_courtesy(
    vocabulary: Vocabulary, present: Sequence[Subject], quotable: Sequence[Subject]
) -> None:
    """Of what is in the books; of what is not, some ways of asking are courtesies (你好)."""
    real = Courtesies(vocabulary.courtesies)
    assert [each.title for each in (*present, *quotable) if real.kind(normalize(each.title))] == []
    for subjects in (present, quotable):
        asked = [text for subject in subjects for text in subject.phrasings]
        taken = [text for text in asked if real.kind(normalize(text))]
        assert len(taken) / len(asked) < 0.001, taken
