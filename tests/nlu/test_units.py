"""Offices named in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.normalize import normalize
from nlu.understanding import UnitNames, Vocabulary
from nlu.units import UnitFinder

SMALL = UnitFinder(
    (
        UnitNames(1, ("市财政(地税)局", "地税局", "税务局")),
        UnitNames(2, ("市国税局", "国税局", "税务局", "国家税务总局杭州市税务局")),
        UnitNames(3, ("市公安局", "公安局", "")),
        UnitNames(4, ("市公安局交警局", "交警局", "交警", "——")),
    )
)


@pytest.fixture(scope="module")
def finder(vocabulary: Vocabulary) -> UnitFinder:
    return UnitFinder(vocabulary.units, vocabulary.not_units)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("市公安局", (3,)),
        ("市公安局交警局", (4,)),
        ("公安局和交警", (3, 4)),
        ("交警说要去公安局", (4, 3)),
        ("交警、交警局、公安局、交警", (4, 3)),
        ("税务局", (1, 2)),
        ("国税局", (2,)),
        ("国家税务总局杭州市税务局", (2,)),
        ("市财政（地税）局", (1,)),
        ("公安局税务局", (3, 1, 2)),
        ("补身份证", ()),
        ("", ()),
        ("公。安局", ()),
        ("办理交，警局", ()),
    ],
)
def test_found(text: str, numbers: tuple[int, ...]) -> None:
    assert SMALL.find(normalize(text)) == numbers


def test_no_units() -> None:
    assert UnitFinder(()).find("市公安局") == ()
    assert UnitFinder((UnitNames(1, ()),)).find("市公安局") == ()


@given(st.text("市公安局交警税务国地。 a", max_size=20))
def test_what_is_found_is_named(text: str) -> None:
    found = SMALL.find(normalize(text))
    assert len(set(found)) == len(found)
    named = {1: ("地税局", "税务局"), 2: ("国税局", "税务局"), 3: ("公安局",), 4: ("交警",)}
    assert all(any(name in normalize(text) for name in named[number]) for number in found)


def test_every_unit_by_every_name(finder: UnitFinder, vocabulary: Vocabulary) -> None:
    lost = [
        (unit.no, name)
        for unit in vocabulary.units
        for name in unit.names
        if unit.no not in finder.find(normalize(f"请问{name}在哪里"))
    ]
    assert lost == []


def test_only_these_names_are_shared(finder: UnitFinder, vocabulary: Vocabulary) -> None:
    shared = {finder.find(normalize(name)) for unit in vocabulary.units for name in unit.names}
    assert {numbers for numbers in shared if len(numbers) > 1} == {(12, 32), (14, 15), (23, 24), (33, 34)}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("税务局", (12, 32)),
        ("国家税务总局杭州市税务局", (12, 32)),
        ("市医疗保障局", (13,)),
        ("市退役军人事务局", (10,)),
        ("移动硬盘", ()),
        ("个体工商户", ()),
        ("市规划和自然资源局", (14, 15)),
        ("社保局", (13,)),
        ("市民卡公司", (47,)),
        ("车管所", (8,)),
        ("市公安局交警局", (8,)),
        ("中国移动营业厅和电信", (40, 39)),
        ("杭州海關", (33, 34)),
    ],
)
def test_real_names(finder: UnitFinder, text: str, numbers: tuple[int, ...]) -> None:
    assert finder.find(normalize(text)) == numbers


def test_a_matter_with_its_unit_names_the_unit(finder: UnitFinder, vocabulary: Vocabulary) -> None:
    names = {unit.no: unit.names[0] for unit in vocabulary.units}
    asked = [
        (subject.unit, f"{names[subject.unit]} {subject.title}") for subject in vocabulary.subjects if subject.unit
    ]
    assert len(asked) == 642
    assert [text for number, text in asked if number not in finder.find(normalize(text))] == []
