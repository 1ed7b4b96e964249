"""Entries with what belongs to them."""

import pytest

from handlers import cards
from handlers.presenter import CENTRE, Presenter
from knowledge.entries import Entry, Knowledge, Place
from knowledge.store import Store
from nlu.understanding import Match, Why


@pytest.fixture
def presenter(store: Store) -> Presenter:
    return Presenter(store)


def test_the_centre_is_the_city_s_own(entries: dict[str, Entry]) -> None:
    assert entries[CENTRE].title == "杭州市行政服务中心"


async def test_a_matter_comes_with_its_office(presenter: Presenter, known: Knowledge) -> None:
    for matter in known.matters[::40]:
        office = known.units[matter.unit_no - 1]
        assert await presenter.card(matter) == cards.card(matter, (office,)), matter.id
        assert await presenter.original(matter) == cards.original(matter, (office,)), matter.id


async def test_an_office_named_matters_only_for_the_list(presenter: Presenter, entries: dict[str, Entry]) -> None:
    licence, whole = entries["matter:48"], entries["doc:list"]
    assert await presenter.card(licence, (32,)) == await presenter.card(licence)
    assert await presenter.card(whole, (32,)) != await presenter.card(whole)


async def test_the_way_offers_the_centre(presenter: Presenter, entries: dict[str, Entry], known: Knowledge) -> None:
    centre = entries[CENTRE]
    assert isinstance(centre, Place)
    assert await presenter.where(entries["matter:48"]) == cards.where(entries["matter:48"], known.units[7], centre)


async def test_items_put_the_answer_first_and_name_nothing_twice(
    presenter: Presenter, entries: dict[str, Entry]
) -> None:
    matches = [Match(f"matter:{no}", score, Why((), (), "")) for no, score in ((1, 0.9), (48, 0.5), (2, 0.4))]
    items = await presenter.items(matches, first=entries["matter:48"])
    assert [(item.id, item.score) for item in items] == [("matter:48", 0.5), ("matter:1", 0.9), ("matter:2", 0.4)]
    assert [item.id for item in await presenter.items(matches)] == ["matter:1", "matter:48", "matter:2"]
    assert await presenter.items(()) == ()


async def test_the_runner_up_is_the_best_of_the_others(presenter: Presenter, entries: dict[str, Entry]) -> None:
    matches = [Match(f"matter:{no}", 1 / no, Why((), (), "")) for no in (1, 2, 3)]
    first = "\n".join(p.text for p in await presenter.reasons(entries["matter:1"], matches[0], matches))
    second = "\n".join(p.text for p in await presenter.reasons(entries["matter:2"], matches[1], matches))
    assert entries["matter:2"].title in first
    assert entries["matter:1"].title in second
    alone = await presenter.reasons(entries["matter:1"], matches[0], matches[:1])
    assert len(alone) == len(await presenter.reasons(entries["matter:1"], matches[0], matches)) - 1
