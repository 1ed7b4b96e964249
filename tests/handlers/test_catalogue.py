"""Browsing by unit, page by page."""

import math

import pytest

from handlers import texts
from handlers.actions import UnitList, UnitMatters
from handlers.catalogue import PAGE, Catalogue
from handlers.plain import plain
from handlers.reply import Reply, Style
from knowledge.entries import Knowledge
from tests.handlers.test_dialogue import options


def steps(reply: Reply) -> list[str]:
    return [paragraph.text for paragraph in reply.paragraphs if paragraph.style is Style.STEP]


def turns(reply: Reply) -> dict[str, object]:
    """The buttons that turn pages, by their labels."""
    return {b.label: b.action for b in reply.buttons if b.label in (texts.PREVIOUS, texts.NEXT)}


async def test_every_unit_stands_on_exactly_one_page(catalogue: Catalogue, known: Knowledge) -> None:
    pages = [await catalogue.units(page) for page in range(math.ceil(len(known.units) / PAGE))]
    found = [b.action for page in pages for b in page.buttons if isinstance(b.action, UnitMatters)]
    assert found == [UnitMatters(unit.no, 0) for unit in known.units]
    assert all(str(unit.total) in plain(pages[(unit.no - 1) // PAGE]) for unit in known.units)


@pytest.mark.parametrize(("page", "wanted"), [(-5, 0), (0, 0), (5, 5), (6, 5), (10**9, 5)])
async def test_a_page_that_is_not_there_is_the_nearest_that_is(catalogue: Catalogue, page: int, wanted: int) -> None:
    assert await catalogue.units(page) == await catalogue.units(wanted)


async def test_pages_lead_to_their_neighbours_and_not_over_the_edge(catalogue: Catalogue) -> None:
    assert turns(await catalogue.units(0)) == {texts.NEXT: UnitList(1)}
    assert turns(await catalogue.units(3)) == {texts.PREVIOUS: UnitList(2), texts.NEXT: UnitList(4)}
    assert turns(await catalogue.units(5)) == {texts.PREVIOUS: UnitList(4)}


async def test_every_matter_of_a_unit_stands_on_exactly_one_page(catalogue: Catalogue, known: Knowledge) -> None:
    for unit in known.units:
        pages = [await catalogue.unit(unit.no, page) for page in range(math.ceil(unit.total / PAGE))]
        found = [entry_id for page in pages for entry_id in options(page)]
        assert found == [matter.id for matter in known.matters if matter.unit_no == unit.no], unit.name
        assert turns(pages[-1]).keys() <= {texts.PREVIOUS}, unit.name


async def test_a_unit_s_page_states_its_figures_visits_and_present_name(catalogue: Catalogue, known: Knowledge) -> None:
    text = plain(await catalogue.unit(32, 0))
    today = known.units[31].renaming
    assert today is not None
    for fact in ("市国税局", "112", "1次", today.today, today.since, today.source):
        assert fact in text


async def test_a_unit_s_page_turns_within_the_unit_and_leads_back(catalogue: Catalogue) -> None:
    page = await catalogue.unit(32, 2)
    assert turns(page) == {texts.PREVIOUS: UnitMatters(32, 1), texts.NEXT: UnitMatters(32, 3)}
    assert page.buttons[-1].action == UnitList(0)


async def test_a_unit_that_is_gone_shows_all(catalogue: Catalogue) -> None:
    assert await catalogue.unit(99, 0) == await catalogue.units(0)


@pytest.mark.parametrize(
    ("name", "unit_no"),
    [("公积金", 30), ("国税局", 32), ("车管所", 8), ("市公安局交警局", 8), ("国稅局", 32), ("市民卡", 47)],
)
async def test_a_unit_is_found_by_any_of_its_names(catalogue: Catalogue, name: str, unit_no: int) -> None:
    assert await catalogue.find(name) == await catalogue.unit(unit_no, 0)


async def test_every_unit_is_found_by_its_own_name(catalogue: Catalogue, known: Knowledge) -> None:
    for unit in known.units:
        for name in (unit.name, unit.summary_name):
            assert await catalogue.find(name) == await catalogue.unit(unit.no, 0), name


async def test_a_name_of_several_units_is_asked_back(catalogue: Catalogue) -> None:
    reply = await catalogue.find("税务局")
    assert [button.action for button in reply.buttons] == [UnitMatters(12, 0), UnitMatters(32, 0)]
    assert "税务局" in reply.paragraphs[0].text
    assert steps(reply) == [button.label for button in reply.buttons]


@pytest.mark.parametrize("name", ["", "  "])
async def test_no_name_is_the_list(catalogue: Catalogue, name: str) -> None:
    assert await catalogue.find(name) == await catalogue.units(0)


async def test_an_unknown_name_is_said_and_the_list_follows(catalogue: Catalogue) -> None:
    reply = await catalogue.find("动物园{0}")
    assert "动物园{0}" in reply.paragraphs[0].text
    assert reply.rows == (await catalogue.units(0)).rows
