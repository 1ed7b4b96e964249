"""Places by district and by nearness."""

from dataclasses import replace
from pathlib import Path

import pytest

from handlers import cards, texts
from handlers.actions import Show
from handlers.places import CENTRE, FEW, NEAREST, TOO_FAR_KM, Places
from handlers.plain import plain
from handlers.reply import Reply
from knowledge.build import build
from knowledge.database import OwnedDatabase
from knowledge.entries import Knowledge, Place
from knowledge.store import Store
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


@pytest.mark.parametrize(
    ("district", "names"),
    [
        ("临平", {"余杭区"}),
        ("钱塘", {"江干区", "萧山区", "大江东产业集聚区", "杭州经济技术开发区", "杭州经济开发区"}),
        ("拱墅", {"下城区", "拱墅区"}),
        ("大江东", {"大江东产业集聚区"}),
        ("西湖", set()),
        ("", set()),
    ],
)
async def test_what_became_of_a_district_is_found_by_its_name_today_too(
    places: Places, known: Knowledge, district: str, names: set[str]
) -> None:
    reply = await places.listed(district)
    for each in known.districts:
        lines = [line.text for line in reply.lines if line.text.startswith((f"{each.name}：2", f"{each.name}（2"))]
        assert len(lines) == (each.name in names), each.name
        for line in lines:
            assert texts.day(each.renaming.since) in line
            assert each.renaming.note in line
            assert all(document in plain(reply) for document in each.renaming.source.split("；"))


async def test_a_district_formed_anew_under_its_old_name_is_not_said_to_have_got_that_name(places: Places) -> None:
    text = plain(await places.listed("拱墅"))
    assert "拱墅区（2021年4月9日）：撤销原下城区、拱墅区，设立新的拱墅区" in text
    assert "拱墅区：2021年4月9日起" not in text


async def test_a_document_that_speaks_of_several_districts_is_named_once(places: Places) -> None:
    source = next(line.text for line in (await places.listed("钱塘")).lines if line.text.startswith("区划依据"))
    assert source.count("国函〔2021〕29号") == 1


async def test_in_a_short_list_stands_what_must_be_known_before_going_there(places: Places, known: Knowledge) -> None:
    shangcheng = known.places[5]
    assert "12345" in shangcheng.note
    reply = await places.listed(shangcheng.name)
    assert len(steps(reply)) == 1
    assert f"{shangcheng.name}：{shangcheng.note}" in plain(reply)
    assert shangcheng.note_source in plain(reply)
    longer = await places.listed("拱墅")
    assert len(steps(longer)) > FEW
    assert "提示依据" not in plain(longer)


def places_of(reply: Reply, known: Knowledge) -> list[Place]:
    numbers = [int(option.removeprefix("place:")) for option in options(reply)]
    return [known.places[number - 1] for number in numbers]


async def test_the_nearest_centres_come_first_and_one_other_place_last(places: Places, known: Knowledge) -> None:
    reply = await places.near(30.2655, 120.1323)  # at the library
    *centres, other = places_of(reply, known)
    assert [place.kind for place in centres] == [CENTRE] * NEAREST
    assert other.name == "浙江图书馆"
    lines = [paragraph.text for paragraph in reply.paragraphs]
    head = lines.index(texts.NEAREST_OTHER)
    assert lines[0] == texts.NEAREST_HEAD
    assert [line.partition("，")[0] for line in lines[1:head]] == [place.name for place in centres]
    assert lines[head + 1].startswith("浙江图书馆，100米以内")


async def test_the_nearest_centre_comes_first(places: Places) -> None:
    reply = await places.near(30.2483, 120.2063)
    assert options(reply)[0] == "place:1"
    assert len(steps(reply)) == NEAREST
    assert steps(reply)[0].startswith("杭州市行政服务中心")
    assert "100米" in steps(reply)[0]


async def test_without_another_place_only_centres_are_named(tmp_path: Path, known: Knowledge) -> None:
    centres = tuple(place for place in known.places if place.kind == CENTRE)
    build(replace(known, places=centres), tmp_path / "db")
    store = Store(OwnedDatabase(tmp_path / "db"))
    reply = await Places(store).near(30.2655, 120.1323)
    store.close()
    assert len(options(reply)) == NEAREST
    assert texts.NEAREST_OTHER not in plain(reply)


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


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(39.9, 116.4), (-90.0, 0.0), (90.0, 180.0), (0.0, -180.0), (31.3, 120.6), (29.87, 121.55), (30.94, 118.76)],
)
async def test_far_away_all_places_are_listed(places: Places, latitude: float, longitude: float) -> None:
    reply = await places.near(latitude, longitude)
    assert "不在杭州" in reply.paragraphs[0].text
    assert f"{TOO_FAR_KM:.0f}" in reply.paragraphs[0].text
    assert len(options(reply)) == 24


@pytest.mark.parametrize(
    ("latitude", "longitude", "centre"),
    [
        (29.61, 119.04, 15),
        (29.6082, 118.4692, 15),
        (30.4465, 119.0031, 18),
        (30.2857, 118.9687, 18),
        (30.4045, 120.8291, 19),
    ],
)
async def test_the_ends_of_the_city_are_not_far_away(
    places: Places, latitude: float, longitude: float, centre: int
) -> None:
    assert options(await places.near(latitude, longitude))[0] == f"place:{centre}"


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
