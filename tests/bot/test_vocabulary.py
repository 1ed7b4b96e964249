"""What understanding is told of the knowledge."""

import re
from dataclasses import replace

import pytest

from bot.vocabulary import vocabulary
from knowledge.entries import Knowledge
from knowledge.language import Aspect, AspectWord, Courtesy, ForeignWord, Language
from nlu.interpreter import Interpreter
from nlu.understanding import AspectWord as Asked
from nlu.understanding import Foreign, Polite, Subject, Vocabulary


@pytest.fixture(scope="module")
def told(known: Knowledge) -> Vocabulary:
    return vocabulary(known)


@pytest.fixture(scope="module")
def subjects(told: Vocabulary) -> dict[str, Subject]:
    return {subject.id: subject for subject in told.subjects}


def test_every_entry_is_a_subject_under_its_own_title(known: Knowledge, told: Vocabulary) -> None:
    named = [(entry.id, entry.title) for entry in known.entries()]
    absent = [(each.id, each.name) for each in known.absent]
    assert [(s.id, s.title) for s in told.subjects] == named + absent


def test_every_phrasing_reaches_its_entry(known: Knowledge, subjects: dict[str, Subject]) -> None:
    assert all(phrasing.text in subjects[phrasing.entry_id].phrasings for phrasing in known.phrasings)


def test_matters_belong_to_their_office_and_others_to_none(known: Knowledge, subjects: dict[str, Subject]) -> None:
    units = {matter.id: matter.unit_no for matter in known.matters}
    assert {subject.id: subject.unit for subject in subjects.values() if subject.unit is not None} == units


def test_a_misprinted_title_is_understood_too(subjects: dict[str, Subject]) -> None:
    assert subjects["matter:138"].title == "房屋析产纳税"
    assert "房屋分析纳税" in subjects["matter:138"].phrasings


def test_places_are_known_by_their_addresses_and_everyday_names(subjects: dict[str, Subject]) -> None:
    assert {"杭州市曙光路79号", "浙图"} <= set(subjects["place:3"].phrasings)


def test_units_are_known_by_all_their_names(known: Knowledge, told: Vocabulary) -> None:
    names = {unit.no: set(unit.names) for unit in told.units}
    for unit in known.units:
        assert {unit.name, unit.summary_name, *unit.aliases} <= names[unit.no], unit.name
        today = re.split("[；（）]", unit.renaming.today) if unit.renaming else []
        assert set(filter(None, today)) <= names[unit.no], unit.name


def test_only_what_is_known_to_be_absent_is_marked_so(known: Knowledge, told: Vocabulary) -> None:
    assert [subject.id for subject in told.subjects if subject.absent] == [each.id for each in known.absent]


def test_the_ways_of_talking_are_handed_on_as_they_are(known: Knowledge) -> None:
    language = Language(
        frames=("请问",),
        story=("上周",),
        courtesies=(Courtesy("感谢", "谢谢", True), Courtesy("紧急", "着火", False)),
        foreign=(ForeignWord("housing fund", "公积金"), ForeignWord("please", "")),
        not_units=("移动硬盘",),
        aspects=(AspectWord(Aspect.OFFICE, "归谁管"),),
    )
    told = vocabulary(replace(known, language=language))
    assert (told.frames, told.story, told.not_units) == (("请问",), ("上周",), ("移动硬盘",))
    assert told.courtesies == (Polite("感谢", "谢谢", True), Polite("紧急", "着火", False))
    assert told.foreign == (Foreign("housing fund", "公积金"), Foreign("please", ""))
    assert told.aspects == (Asked("单位", "归谁管"),)


def test_misprints_are_found_in_either_form(interpreter: Interpreter) -> None:
    for printed, mended, entry_id in (
        ("风起东路888号", "凤起东路888号", "place:8"),
        ("房屋分析纳税", "房屋析产纳税", "matter:138"),
        ("护士职业注册", "护士执业注册", "matter:331"),
        ("进出后货物滞报金管理", "进出口货物滞报金管理", "matter:536"),
    ):
        assert [interpreter.read(text).matches[0].entry_id for text in (printed, mended)] == [entry_id] * 2
