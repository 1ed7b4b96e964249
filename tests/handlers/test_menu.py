"""Replies that need no understanding."""

import math
from collections import Counter

import pytest

from bot.vocabulary import vocabulary
from handlers import texts
from handlers.actions import Show, UnitList, UnitMatters
from handlers.menu import HOT, NEAREST, PAGE, Menu
from handlers.plain import plain
from handlers.reply import Reply, Style
from knowledge.entries import Knowledge
from knowledge.errors import StoreUnavailable
from tests.handlers.conftest import FIGURE, Asked
from tests.handlers.test_dialogue import options


def steps(reply: Reply) -> list[str]:
    return [paragraph.text for paragraph in reply.paragraphs if paragraph.style is Style.STEP]


def turns(reply: Reply) -> dict[str, object]:
    """The buttons that turn pages, by their labels."""
    return {b.label: b.action for b in reply.buttons if b.label in (texts.PREVIOUS, texts.NEXT)}


# standing texts


def test_the_greeting_names_the_assistant_and_gives_examples(menu: Menu) -> None:
    text = plain(menu.start())
    assert texts.NAME in text
    assert texts.HOTLINE in text
    assert all(example in text for example in texts.EXAMPLES)


def test_the_help_explains_every_command(menu: Menu) -> None:
    lines = plain(menu.help()).splitlines()
    assert all(f"/{name} {meaning}" in lines for name, meaning in texts.COMMANDS.items())


def test_about_states_counts_date_digest_and_what_was_measured(menu: Menu, known: Knowledge) -> None:
    text = plain(menu.about())
    for fact in ("642", "48", "24", str(len(known.phrasings)), known.date, known.digest[:12], FIGURE, "2017年第2期"):
        assert fact in text


def test_privacy_is_said_in_whole(menu: Menu) -> None:
    assert all(line in plain(menu.privacy()) for line in texts.PRIVACY)


# the most asked


async def test_usual_entries_stand_in_for_what_nobody_asked_yet(menu: Menu, known: Knowledge) -> None:
    assert options(await menu.hot()) == list(known.usual[:HOT])


async def test_what_was_asked_most_comes_first_and_once(menu: Menu, asked: Asked, known: Knowledge) -> None:
    asked += ["matter:1", known.usual[0]]
    wanted = dict.fromkeys(["matter:1", known.usual[0], *known.usual])
    assert options(await menu.hot()) == list(wanted)[:HOT]


async def test_the_most_asked_are_said_in_words_too(menu: Menu) -> None:
    reply = await menu.hot()
    assert steps(reply) == [button.label for button in reply.buttons]


async def test_an_unreadable_journal_costs_only_the_counts(
    menu: Menu, asked: Asked, known: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(limit: int) -> list[str]:
        raise StoreUnavailable("坏了")

    monkeypatch.setattr(menu, "_most_asked", broken)
    assert options(await menu.hot()) == list(known.usual[:HOT])


# units


async def test_every_unit_stands_on_exactly_one_page(menu: Menu, known: Knowledge) -> None:
    pages = [await menu.units(page) for page in range(math.ceil(len(known.units) / PAGE))]
    found = [b.action for page in pages for b in page.buttons if isinstance(b.action, UnitMatters)]
    assert found == [UnitMatters(unit.no, 0) for unit in known.units]
    assert all(str(unit.total) in plain(pages[(unit.no - 1) // PAGE]) for unit in known.units)


@pytest.mark.parametrize(("page", "wanted"), [(-5, 0), (0, 0), (5, 5), (6, 5), (10**9, 5)])
async def test_a_page_that_is_not_there_is_the_nearest_that_is(menu: Menu, page: int, wanted: int) -> None:
    assert await menu.units(page) == await menu.units(wanted)


async def test_pages_lead_to_their_neighbours_and_not_over_the_edge(menu: Menu) -> None:
    assert turns(await menu.units(0)) == {texts.NEXT: UnitList(1)}
    assert turns(await menu.units(3)) == {texts.PREVIOUS: UnitList(2), texts.NEXT: UnitList(4)}
    assert turns(await menu.units(5)) == {texts.PREVIOUS: UnitList(4)}


async def test_every_matter_of_a_unit_stands_on_exactly_one_page(menu: Menu, known: Knowledge) -> None:
    for unit in known.units:
        pages = [await menu.unit(unit.no, page) for page in range(math.ceil(unit.total / PAGE))]
        found = [entry_id for page in pages for entry_id in options(page)]
        assert found == [matter.id for matter in known.matters if matter.unit_no == unit.no], unit.name
        assert turns(pages[-1]).keys() <= {texts.PREVIOUS}, unit.name


async def test_a_unit_s_page_states_its_figures_visits_and_present_name(menu: Menu, known: Knowledge) -> None:
    text = plain(await menu.unit(32, 0))
    today = known.units[31].renaming
    assert today is not None
    for fact in ("市国税局", "112", "1次", today.today, today.since, today.source):
        assert fact in text


async def test_a_unit_s_page_turns_within_the_unit_and_leads_back(menu: Menu) -> None:
    page = await menu.unit(32, 2)
    assert turns(page) == {texts.PREVIOUS: UnitMatters(32, 1), texts.NEXT: UnitMatters(32, 3)}
    assert page.buttons[-1].action == UnitList(0)


async def test_a_unit_that_is_gone_shows_all(menu: Menu) -> None:
    assert await menu.unit(99, 0) == await menu.units(0)


@pytest.mark.parametrize(
    ("name", "unit_no"),
    [("公积金", 30), ("国税局", 32), ("车管所", 8), ("市公安局交警局", 8), ("国稅局", 32), ("市民卡", 47)],
)
async def test_a_unit_is_found_by_any_of_its_names(menu: Menu, name: str, unit_no: int) -> None:
    assert await menu.find_unit(name) == await menu.unit(unit_no, 0)


async def test_every_unit_is_found_by_its_own_name(menu: Menu, known: Knowledge) -> None:
    names = Counter(name for unit in vocabulary(known).units for name in set(unit.names))
    shared = {unit.name for unit in known.units if names[unit.name] > 1}
    for unit in known.units:
        found = await menu.find_unit(unit.name)
        if unit.name in shared:
            assert UnitMatters(unit.no, 0) in [button.action for button in found.buttons], unit.name
        else:
            assert found == await menu.unit(unit.no, 0), unit.name
    assert "杭州海关" in shared
    assert len(shared) < 5


async def test_a_name_of_several_units_is_asked_back(menu: Menu) -> None:
    reply = await menu.find_unit("税务局")
    assert [button.action for button in reply.buttons] == [UnitMatters(12, 0), UnitMatters(32, 0)]
    assert "税务局" in reply.paragraphs[0].text
    assert steps(reply) == [button.label for button in reply.buttons]


@pytest.mark.parametrize("name", ["", "  "])
async def test_no_name_is_the_list(menu: Menu, name: str) -> None:
    assert await menu.find_unit(name) == await menu.units(0)


async def test_an_unknown_name_is_said_and_the_list_follows(menu: Menu) -> None:
    reply = await menu.find_unit("动物园{0}")
    assert "动物园{0}" in reply.paragraphs[0].text
    assert reply.rows == (await menu.units(0)).rows


# places


@pytest.mark.parametrize(
    ("district", "places"),
    [
        ("临平", {13}),
        ("余杭", {13}),
        ("钱塘", {19}),
        ("下沙", {19}),
        ("下城", {7}),
        ("江干", {8}),
        ("临安市", {18}),
        ("临安区", {18}),
        ("滨江", {11}),
        ("千岛湖", {15}),
        ("拱墅", {5, 7, 9, 24}),
        (" 富阳区 ", {17}),
    ],
)
async def test_places_are_found_by_old_and_new_names(menu: Menu, district: str, places: set[int]) -> None:
    reply = await menu.places(district)
    assert set(options(reply)) == {f"place:{no}" for no in places}
    assert len(steps(reply)) == len(places)


async def test_without_a_district_all_places_stand_there_with_their_addresses(menu: Menu, known: Knowledge) -> None:
    reply = await menu.places("")
    assert options(reply) == [place.id for place in known.places]
    for place, line in zip(known.places, steps(reply), strict=True):
        assert place.name in line
        assert all(address in line for address in place.addresses)


async def test_an_unknown_district_is_said_and_all_places_follow(menu: Menu) -> None:
    reply = await menu.places("火星")
    assert "火星" in reply.paragraphs[0].text
    assert "24" in reply.paragraphs[0].text
    assert options(reply) == options(await menu.places(""))


async def test_a_district_that_changed_is_explained_with_its_document(menu: Menu, known: Knowledge) -> None:
    (changed,) = [district for district in known.districts if district.name == "下城区"]
    text = plain(await menu.places("下城区"))
    for fact in (changed.renaming.today, changed.renaming.since, changed.renaming.source):
        assert fact in text
    assert changed.renaming.source not in plain(await menu.places(""))


# nearby


async def test_the_three_nearest_come_nearest_first(menu: Menu) -> None:
    reply = await menu.near(30.2483, 120.2063)
    assert options(reply)[0] == "place:1"
    assert len(options(reply)) == len(steps(reply)) == NEAREST
    assert steps(reply)[0].startswith("杭州市行政服务中心")
    assert "100米" in steps(reply)[0]


async def test_nearby_says_how_exact_it_is_and_where_it_is_from(menu: Menu, known: Knowledge) -> None:
    text = plain(await menu.near(30.2483, 120.2063))
    location = known.places[0].location
    assert location is not None
    for fact in (location.precision, location.source, "6371", "WGS84", "直线"):
        assert fact in text


async def test_a_location_is_not_repeated(menu: Menu) -> None:
    text = plain(await menu.near(30.2612345, 120.1987654))
    assert "30.26" not in text
    assert "120.19" not in text


@pytest.mark.parametrize(("latitude", "longitude"), [(39.9, 116.4), (-90.0, 0.0), (90.0, 180.0), (0.0, -180.0)])
async def test_far_away_all_places_are_listed(menu: Menu, latitude: float, longitude: float) -> None:
    reply = await menu.near(latitude, longitude)
    assert "150" in reply.paragraphs[0].text
    assert len(options(reply)) == 24


async def test_the_farthest_county_is_not_far_away(menu: Menu) -> None:
    reply = await menu.near(29.61, 119.04)
    assert options(reply)[0] == "place:15"
    assert len(options(reply)) == NEAREST


async def test_places_show_their_cards(menu: Menu) -> None:
    assert all(isinstance(button.action, Show) for button in (await menu.places("")).buttons)
