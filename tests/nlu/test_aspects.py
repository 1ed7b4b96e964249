"""What is asked about something at hand, and questions that name nothing else."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.aspects import Aspects
from nlu.frames import Frames
from nlu.normalize import normalize
from nlu.segment import Segmenter
from nlu.understanding import AspectWord, Subject, Vocabulary

KNOWN = {"归谁管": "单位", "哪个单位": "单位", "带什么": "材料", "带什么材料": "材料", "几次": "次数", "地址": "地点"}
SEGMENTER = Segmenter()
SOME = Aspects(
    [AspectWord(aspect, text) for text, aspect in KNOWN.items()], Frames(["请问", "怎么办"]), ["上周"], SEGMENTER
)


@pytest.mark.parametrize(
    ("asked", "aspects"),
    [
        ("归谁管", ("单位",)),
        ("居住证归谁管", ("单位",)),
        ("带什么材料 归谁管", ("材料", "单位")),
        ("归谁管 哪个单位 带什么", ("单位", "材料")),
        ("要几次", ("次数",)),
        ("居住证补办", ()),
        ("归 谁管", ()),
        ("", ()),
    ],
)
def test_found(asked: str, aspects: tuple[str, ...]) -> None:
    assert SOME.find(asked) == aspects


@pytest.mark.parametrize(
    "asked",
    [
        "归谁管",
        "那归谁管呢",
        "请问那要带什么材料",
        "这个几次",
        "它的地址",
        "上周那个几次",
        "请问怎么办",
        "那个",
        "归谁管呀",
        "几次啊",
        "",
    ],
)
def test_bare(asked: str) -> None:
    assert SOME.bare(asked)


@pytest.mark.parametrize("asked", ["居住证归谁管", "那居住证呢", "丢了要几次", "饕餮", "居住证", "上周丢了"])
def test_not_bare(asked: str) -> None:
    assert not SOME.bare(asked)


@pytest.mark.parametrize(
    ("asked", "rest"),
    [
        ("归谁管", ""),
        ("居住证归谁管", "居住证"),
        ("带什么材料 归谁管", ""),
        ("居住证带什么材料补办", "居住证 补办"),
        ("居住证 补办", "居住证 补办"),
        ("归 谁管", "归 谁管"),
        ("", ""),
    ],
)
def test_the_rest(asked: str, rest: str) -> None:
    assert SOME.rest(asked) == rest


def test_what_stands_around_an_aspect_makes_no_new_one() -> None:
    assert SOME.rest("归几次谁管") == "归 谁管"


def test_a_word_is_found_however_it_is_written() -> None:
    aspects = Aspects([AspectWord("单位", "歸誰管？"), AspectWord("次数", "几　次")], Frames([]), [], SEGMENTER)
    assert aspects.find(normalize("歸 誰 管！幾次")) == ("单位", "次数")


def test_no_aspects() -> None:
    nothing = Aspects([], Frames([]), [], SEGMENTER)
    assert nothing.find("归谁管") == ()
    assert nothing.rest("归谁管") == "归谁管"
    assert not nothing.bare("归谁管")


def test_a_word_of_nothing_is_not_found() -> None:
    known = [AspectWord("次数", "几次"), AspectWord("单位", "？")]
    assert Aspects(known, Frames([]), [], SEGMENTER).find("居住证") == ()


@given(st.text("归谁管带什么材料几次居住证的 ", max_size=20).map(normalize))
def test_each_aspect_once_and_only_what_is_said(asked: str) -> None:
    found = SOME.find(asked)
    assert len(set(found)) == len(found)
    assert set(found) <= {aspect for text, aspect in KNOWN.items() if text in asked}
    assert bool(found) == any(text in asked for text in KNOWN)


@given(st.text("归谁管带什么材料几次居住证的 ", max_size=20).map(normalize))
def test_the_rest_asks_about_nothing_and_keeps_everything_else(asked: str) -> None:
    rest = SOME.rest(asked)
    assert SOME.find(rest) == ()
    assert SOME.rest(rest) == rest == " ".join(rest.split())
    assert (rest == asked) == (not SOME.find(asked))
    left = iter(asked)
    assert all(character in left for character in rest if character != " "), "in the order in which it was asked"
    assert SOME.bare(asked) == SOME.bare(rest)


@given(st.text())
def test_arbitrary_text(text: str) -> None:
    assert isinstance(SOME.find(text), tuple)
    assert isinstance(SOME.rest(text), str)
    assert isinstance(SOME.bare(text), bool)


# the real vocabulary


@pytest.fixture(scope="module")
def real(vocabulary: Vocabulary, segmenter: Segmenter) -> Aspects:
    return Aspects(vocabulary.aspects, Frames(vocabulary.frames), vocabulary.story, segmenter)


def test_every_aspect_is_found_by_each_of_its_words(real: Aspects, vocabulary: Vocabulary) -> None:
    words = [(each.aspect, normalize(each.text)) for each in vocabulary.aspects]
    assert words
    assert [text for aspect, text in words if aspect not in real.find(text)] == []
    assert [text for _, text in words if not real.bare(text)] == []


def test_no_title_is_bare(real: Aspects, present: Sequence[Subject], quotable: Sequence[Subject]) -> None:
    titles = [normalize(subject.title) for subject in (*present, *quotable)]
    assert [title for title in titles if real.bare(title)] == []


def test_hardly_any_way_of_asking_is_bare(real: Aspects, vocabulary: Vocabulary) -> None:
    told = [normalize(text) for subject in vocabulary.subjects for text in subject.phrasings]
    assert sum(map(real.bare, told)) / len(told) < 0.005
