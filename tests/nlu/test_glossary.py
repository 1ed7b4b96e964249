"""Other languages' and regions' words in plain Mandarin."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.glossary import Glossary
from nlu.normalize import normalize
from nlu.understanding import Foreign, Subject, Vocabulary

MEANINGS = {
    "housing fund": "公积金",
    "fund": "基金",
    "Driver's licence": "驾驶证",
    "ID": "身份证",
    "how": "",
    "落掉得": "丢了",
    "落掉": "掉了",
    "瓦斯": "天然气",
    "瓦斯行": "加气站",
    "id卡": "身份证",
    "a/b": "甲乙",
}
SOME = Glossary(Foreign(text, meaning) for text, meaning in MEANINGS.items())


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("housing fund", "公积金"),
        ("my housing fund", "my 公积金"),
        ("fund housing", "基金 housing"),
        ("driver s licence 补办", "驾驶证 补办"),
        ("补办id", "补办 身份证"),
        ("id补办", "身份证 补办"),
        ("id id", "身份证 身份证"),
        ("how id", "身份证"),
        ("how", ""),
        ("idea", "idea"),
        ("kid", "kid"),
        ("id2", "id2"),
        ("3id", "3id"),
        ("funds", "funds"),
        ("身份证落掉得", "身份证丢了"),
        ("落掉", "掉了"),
        ("瓦斯行在哪", "加气站在哪"),
        ("瓦斯在哪", "天然气在哪"),
        ("id卡", "身份证"),
        ("a b", "甲乙"),
        ("市民卡 补办", "市民卡 补办"),
        ("", ""),
    ],
)
def test_plain(said: str, plain: str) -> None:
    assert SOME.plain(said) == plain


def test_an_expression_is_found_however_it_is_written() -> None:
    glossary = Glossary(
        [Foreign("ＨＯＵＳＩＮＧ－Fund", "公积金"), Foreign("落掉！得", "丢了"), Foreign("機車", "摩托车")]
    )
    assert glossary.plain(normalize("Housing  FUND")) == "公积金"
    assert glossary.plain(normalize("落掉,得 機車")) == "丢了 摩托车"


@pytest.mark.parametrize("none", [[], [""], ["？", "😀"]])
def test_no_expressions(none: list[str]) -> None:
    glossary = Glossary(Foreign(text, "市民卡") for text in none)
    assert glossary.plain("housing fund 补办") == "housing fund 补办"
    assert not glossary.foreign("housing")


def test_a_run_of_latin_words_is_foreign_when_all_of_it_is_known() -> None:
    assert SOME.foreign("fund")
    assert SOME.foreign("fund id")
    assert not SOME.foreign("funds")
    assert not SOME.foreign("fund ids")


def test_meanings_are_normal_too() -> None:
    assert Glossary([Foreign("express", "EMS速递")]).plain("express") == normalize("EMS速递")


@given(st.text("ab 落掉得瓦斯id卡", max_size=20).map(normalize))
def test_what_is_plain_holds_no_expression(said: str) -> None:
    plain = SOME.plain(said)
    assert "瓦斯" not in plain
    assert "id" not in plain.split()
    assert plain == " ".join(plain.split())
    rest = said.replace(" ", "")
    assert set(plain) <= {*rest, *"".join(MEANINGS.values()), " "}


@given(st.text("市民卡补办 1x", max_size=20).map(normalize))
def test_plain_texts_stay(said: str) -> None:
    assert SOME.plain(said) == said


def test_the_titles_of_entries_are_plain(vocabulary: Vocabulary, present: Sequence[Subject]) -> None:
    glossary = Glossary(vocabulary.foreign)
    titles = [normalize(subject.title) for subject in present]
    assert [title for title in titles if glossary.plain(title) != title] == []


def test_every_real_expression_is_put_into_its_meaning(vocabulary: Vocabulary) -> None:
    glossary = Glossary(vocabulary.foreign)
    lost = [
        each.text
        for each in vocabulary.foreign
        if normalize(glossary.plain(normalize(each.text))) != normalize(each.meaning)
    ]
    assert lost == []
