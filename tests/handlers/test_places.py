"""Places by district and by nearness."""

import pytest

from handlers import cards, texts
from handlers.actions import Show
from handlers.places import NEAREST, Places
from handlers.plain import plain
from knowledge.entries import Knowledge
from tests.handlers.test_catalogue import steps
from tests.handlers.test_dialogue import options


@pytest.mark.parametrize(
    ("district", "numbers"),
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
async def test_places_are_found_by_old_and_new_names(places: Places, district: str, numbers: set[int]) -> None:
    reply = await places.listed(district)
    assert set(options(reply)) == {f"place:{no}" for no in numbers}
    assert len(steps(reply)) == len(numbers)


async def test_without_a_district_all_places_stand_there_with_their_addresses(places: Places, known: Knowledge) -> None:
    reply = await places.listed("")
    assert options(reply) == [place.id for place in known.places]
    for place, line in zip(known.places, steps(reply), strict=True):
        assert place.name in line
        assert all(address in line for address in place.addresses)


async def test_an_unknown_district_is_said_and_all_places_follow(places: Places) -> None:
    reply = await places.listed("火星")
    assert "火星" in reply.paragraphs[0].text
    assert "24" in reply.paragraphs[0].text
    assert options(reply) == options(await places.listed(""))


async def test_a_district_that_changed_is_explained_with_its_document(places: Places, known: Knowledge) -> None:
    (changed,) = [district for district in known.districts if district.name == "下城区"]
    text = plain(await places.listed("下城区"))
    for fact in (changed.renaming.today, texts.day(changed.renaming.since), changed.renaming.source):
        assert fact in text
    assert changed.renaming.source not in plain(await places.listed(""))


async def test_the_three_nearest_come_nearest_first(places: Places) -> None:
    reply = await places.near(30.2483, 120.2063)
    assert options(reply)[0] == "place:1"
    assert len(options(reply)) == len(steps(reply)) == NEAREST
    assert steps(reply)[0].startswith("杭州市行政服务中心")
    assert "100米" in steps(reply)[0]


async def test_nearby_says_how_exact_it_is_and_where_it_is_from(places: Places, known: Knowledge) -> None:
    text = plain(await places.near(30.2483, 120.2063))
    location = known.places[0].location
    assert location is not None
    for fact in (location.precision, location.source, "6371", "WGS84", "直线"):
        assert fact in text


async def test_a_location_is_not_repeated(places: Places) -> None:
    text = plain(await places.near(30.2612345, 120.1987654))
    assert "30.26" not in text
    assert "120.19" not in text


@pytest.mark.parametrize(("latitude", "longitude"), [(39.9, 116.4), (-90.0, 0.0), (90.0, 180.0), (0.0, -180.0)])
async def test_far_away_all_places_are_listed(places: Places, latitude: float, longitude: float) -> None:
    reply = await places.near(latitude, longitude)
    assert "150" in reply.paragraphs[0].text
    assert len(options(reply)) == 24


async def test_the_farthest_county_is_not_far_away(places: Places) -> None:
    reply = await places.near(29.61, 119.04)
    assert options(reply)[0] == "place:15"
    assert len(options(reply)) == NEAREST


async def test_places_show_their_cards(places: Places) -> None:
    assert all(isinstance(button.action, Show) for button in (await places.listed("")).buttons)


async def test_a_place_that_has_closed_is_said_to_be_and_never_the_nearest(places: Places, known: Knowledge) -> None:
    (closed,) = [place for place in known.places if place.closed]
    assert closed.name == "杭州市汽车南站"
    assert closed.location is not None
    near = await places.near(closed.location.latitude, closed.location.longitude)
    assert closed.id not in options(near)
    (line,) = [line for line in steps(await places.listed("")) if closed.name in line]
    assert "今已不在" in line
    assert texts.FREE_PICKUP not in [paragraph.text for paragraph in cards.card(closed, ())]
