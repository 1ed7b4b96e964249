"""The committed knowledge itself: complete, sourced, askable."""

import re
from collections import Counter
from dataclasses import fields
from datetime import date
from functools import cache

import pytest

from knowledge.check import load_checked
from knowledge.entries import Knowledge
from knowledge.guides import LifeEvent
from knowledge.language import Language
from knowledge.layout import Layout
from knowledge.places import PRECISIONS
from knowledge.source import Source
from tests.knowledge.files import DATA

ENOUGH = 8
KINDS = ("政府部门", "中央驻杭单位", "公共服务企业", "其他机构")


@cache
def committed() -> Knowledge:
    return load_checked(Layout(DATA))


def sources() -> list[tuple[str, Source]]:
    gazette = committed().gazette
    assert gazette is not None
    entries = [(entry.id, entry.source) for entry in committed().entries() if not isinstance(entry, LifeEvent)]
    units = [(f"unit:{unit.no}", unit.source) for unit in committed().units]
    return [*entries, *units, *((fact.label, fact.source) for fact in gazette.facts)]


def test_it_breaks_no_rule() -> None:
    assert committed().digest


def test_every_entry_can_be_asked_for_in_many_ways() -> None:
    ways = Counter(each.entry_id for each in committed().phrasings)
    assert {entry.id: ways[entry.id] for entry in committed().entries() if ways[entry.id] < ENOUGH} == {}


def test_every_phrasing_says_something() -> None:
    assert [each for each in committed().phrasings if not re.search(r"[\w]", each.text)] == []


def test_every_source_is_complete() -> None:
    assert len(sources()) == len(committed().entries()) - len(committed().events) + 48 + 23
    for what, source in sources():
        assert all((source.document, source.issue, source.page, source.item)), what
        assert date.fromisoformat(source.published) <= date.fromisoformat(committed().date), what


def test_every_life_event_has_the_same_source_which_names_paper_day_and_item() -> None:
    (source,) = {event.source for event in committed().events}
    assert source == Source("杭改办〔2019〕1号", "", "2019-04-22", "", "二（一）1 “一件事”")
    assert ("杭改办〔2019〕1号", "2019-04-22") in [(paper.number, paper.date) for paper in committed().papers]


def test_pages_are_those_of_the_issue() -> None:
    assert {matter.source.page for matter in committed().matters} == {str(page) for page in range(35, 59)}
    assert {faq.source.page for faq in committed().faqs if faq.no <= 13} == {"59", "59、61", "61"}


def test_every_place_can_be_put_on_a_map() -> None:
    for place in committed().places:
        location = place.location
        assert location is not None, place.id
        assert 29 < location.latitude < 31, place.id
        assert 118 < location.longitude < 121, place.id
        assert location.precision in PRECISIONS, place.id
        assert location.source, place.id


def test_every_place_has_its_present_district_and_everyday_names() -> None:
    for place in committed().places:
        assert re.fullmatch(r".+[区县市]", place.district), place.id
        assert place.aliases, place.id
        assert bool(place.note) == bool(place.note_source), place.id


def test_every_unit_has_its_kind_and_everyday_names() -> None:
    assert [unit.no for unit in committed().units] == list(range(1, 49))
    for unit in committed().units:
        assert unit.kind in KINDS, unit.name
        assert unit.aliases, unit.name
        assert len(set(unit.aliases)) == len(unit.aliases), unit.name


def test_every_renaming_has_its_source_and_is_explained() -> None:
    renamed = [unit.renaming for unit in committed().units if unit.renaming]
    renamed += [district.renaming for district in committed().districts]
    assert len(renamed) > len(committed().districts)
    for renaming in renamed:
        assert renaming.today
        assert renaming.note
        assert renaming.source


def test_every_answer_has_short_steps_without_figures_of_their_own() -> None:
    for faq in committed().faqs:
        assert faq.steps or faq.no > 13, faq.id
        for figure in re.findall(r"\d+", "".join(faq.steps)):
            assert figure in faq.answer, (faq.id, figure)


def test_every_value_of_a_difference_is_some_matter_s() -> None:
    matters = [f"{matter.unit} {matter.shown}" for matter in committed().matters]
    facets = committed().language.facets
    assert facets
    assert [each for each in facets if not any(mark in text for mark in each.marks for text in matters)] == []


def test_every_value_of_a_difference_can_be_said() -> None:
    assert [(each.facet, each.value) for each in committed().language.facets if not each.said] == []


@pytest.mark.parametrize("part", [field.name for field in fields(Language)])
def test_every_part_of_the_language_has_words(part: str) -> None:
    assert getattr(committed().language, part)


def test_every_bundle_names_several_things() -> None:
    assert [each for each in committed().language.bundles if len(set(each.things)) < 2] == []


def test_every_errand_is_some_matter_s() -> None:
    told = [f"{matter.unit} {matter.shown}" for matter in committed().matters]
    errands = committed().errands
    marks = [mark for errand in errands for mark in errand.marks]
    assert len(set(marks)) == len(marks)
    assert errands
    assert [mark for mark in marks if not any(mark in text for text in told)] == []


def test_life_events_are_told_apart_by_name_and_lead_somewhere() -> None:
    events = committed().events
    assert len({event.name for event in events}) == len(events) == 19
    assert {event.who for event in events} == {"个人", "企业"}
    for event in events:
        assert len(event.stages) > 1, event.name
        assert len({stage.name for stage in event.stages}) == len(event.stages), event.name
        assert len(set(event.entries)) == len(event.entries), event.name
        assert not any(entry_id.startswith(LifeEvent.PREFIX) for entry_id in event.entries), event.name


def test_every_paper_is_dated_and_has_passages_and_every_passage_a_paper() -> None:
    keys = [paper.key for paper in committed().papers]
    assert len(set(keys)) == len(keys) == 31
    assert {passage.paper for passage in committed().passages} == set(keys)
    for paper in committed().papers:
        year, month, day = (*map(int, paper.date.split("-")), 1, 1)[:3]
        assert date(year, month, day) <= date.fromisoformat(committed().date), paper.key


def test_every_passage_can_be_asked_for_in_more_than_one_way() -> None:
    ways = Counter(each.entry_id for each in committed().asks)
    assert [passage.id for passage in committed().passages if ways[passage.id] < 2] == []


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("matter:138", "析产"),
        ("matter:331", "执业"),
        ("matter:536", "进出口"),
        ("place:8", "凤起东路"),
        ("faq:11", "自助"),
    ],
)
def test_a_misprint_is_told_right(entry: str, words: str) -> None:
    found = next(each for each in committed().entries() if each.id == entry)
    told = f"{found.title}{getattr(found, 'answer', '')}{getattr(found, 'addresses', '')}"
    assert words in told
    assert getattr(found, "misprints")[0].reason  # noqa: B009
