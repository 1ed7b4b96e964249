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
    ],
)
def test_kinds(said: str, kind: str) -> None:
    assert SMALL.kind(normalize(said)) == kind


# BUG in knowledge/data/language/courtesies.csv: what may stand within a question is found within other words
# (妈的 in 老妈的驾驶证, 着火 in 打不着火, 智障 in 智障弟弟), and 火灾, 救护车 also stand in what is asked for.
def test_no_way_of_asking_is_taken_for_a_courtesy(vocabulary: Vocabulary, present: Sequence[Subject]) -> None:
    """Of what is in the books; of what is not, some ways of asking are courtesies (你好)."""
    real = Courtesies(vocabulary.courtesies)
    asked = (text for subject in present for text in (subject.title, *subject.phrasings))
    assert [text for text in asked if real.kind(normalize(text))] == []
