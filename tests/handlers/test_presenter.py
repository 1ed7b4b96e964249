"""Entries with what belongs to them."""

from collections import Counter
from collections.abc import Sequence

import pytest

from handlers import cards, citations, texts
from handlers.presenter import CENTRE, MOST_ITEMS, MOST_LATER, Presenter
from handlers.reply import Paragraph, Style
from handlers.session import Seen
from knowledge.entries import Entry, Faq, Knowledge, Place
from knowledge.store import Store
from nlu.understanding import Why

WHY = Why(("驾照", "丢了"), ("急用",), "驾驶证遗失补办")


def said(paragraphs: Sequence[Paragraph]) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs)


@pytest.fixture
def presenter(store: Store) -> Presenter:
    return Presenter(store)


def test_the_centre_is_the_city_s_own(entries: dict[str, Entry]) -> None:
    assert entries[CENTRE].title == "杭州市行政服务中心"


async def test_a_matter_comes_with_its_office(presenter: Presenter, known: Knowledge) -> None:
    for matter in known.matters[::40]:
        office = known.units[matter.unit_no - 1]
        centre = known.places[0] if matter.visits and office.kind != cards.COMPANY else None
        card = cards.card(matter, (office,), centre)
        shown = await presenter.card(matter)
        assert shown[: len(card)] == card, matter.id
        assert bool(shown[len(card) :]) == any(story.entry_id == matter.id for story in known.stories), matter.id
        assert await presenter.original(matter) == cards.original(matter, (office,)), matter.id


async def test_what_papers_say_later_stands_below_the_latest_first_and_no_more_than_two(
    presenter: Presenter, known: Knowledge, entries: dict[str, Entry]
) -> None:
    passages, papers = {each.id: each for each in known.passages}, {each.key: each for each in known.papers}
    told = Counter(story.entry_id for story in known.stories)
    assert max(told.values()) > MOST_LATER
    for entry_id, times in told.items():
        told_of = [passages[story.passage_id] for story in known.stories if story.entry_id == entry_id]
        latest = sorted((papers[each.paper].date for each in told_of), reverse=True)[:MOST_LATER]
        notes = (await presenter.card(entries[entry_id]))[-len(latest) :]
        assert [note.style for note in notes] == [Style.NOTE] * min(times, MOST_LATER), entry_id
        for note, date in zip(notes, latest, strict=True):
            assert note.text.startswith(f"后来：{date[:4]}年"), entry_id
            assert note in [citations.later(each, papers[each.paper]) for each in told_of], entry_id


async def test_of_what_no_paper_speaks_nothing_later_is_told(presenter: Presenter, known: Knowledge) -> None:
    spoken_of = {story.entry_id for story in known.stories}
    silent = next(matter for matter in known.matters if matter.id not in spoken_of)
    assert texts.LATER[:2] not in said(await presenter.card(silent))


async def test_an_office_named_matters_only_for_the_list(presenter: Presenter, entries: dict[str, Entry]) -> None:
    licence, whole = entries["matter:48"], entries["doc:list"]
    assert await presenter.card(licence, (32,)) == await presenter.card(licence)
    assert await presenter.card(whole, (32,)) != await presenter.card(whole)


async def test_the_way_offers_the_centre(presenter: Presenter, entries: dict[str, Entry], known: Knowledge) -> None:
    centre = entries[CENTRE]
    assert isinstance(centre, Place)
    assert await presenter.where(entries["matter:48"]) == cards.where(entries["matter:48"], known.units[7], centre)


async def test_every_matter_says_whom_to_ask_and_where_it_can_be_asked(
    presenter: Presenter, entries: dict[str, Entry], known: Knowledge
) -> None:
    centre = entries[CENTRE]
    assert isinstance(centre, Place)
    for matter in known.matters:
        office = known.units[matter.unit_no - 1]
        text = said(await presenter.where(matter))
        for fact in (matter.title, matter.unit, texts.HOTLINE, f"序号{matter.no}"):
            assert fact in text, matter.id
        at_a_counter = matter.visits == 1 and office.kind != cards.COMPANY
        assert (centre.addresses[0] in text) == at_a_counter, matter.id
        assert ("不用跑窗口" in text) == (matter.visits == 0), matter.id


async def test_a_residence_permit_is_asked_for_where_the_tenth_answer_says(
    presenter: Presenter, known: Knowledge
) -> None:
    tenth = known.faqs[9]
    for faq in known.faqs[:13]:
        text = said(await presenter.where(faq))
        assert tenth.answer in text, faq.id
        assert tenth.source.item in text, faq.id


async def test_an_added_answer_claims_no_place(presenter: Presenter, known: Knowledge) -> None:
    added = Faq(101, "问？", "问？", "答。", "答。", (), (), known.faqs[0].source)
    text = said(await presenter.where(added))
    assert "派出所" not in text
    assert texts.HOTLINE in text


async def test_items_put_the_answer_first_and_name_nothing_twice(
    presenter: Presenter, entries: dict[str, Entry]
) -> None:
    seen = [Seen(f"matter:{no}", score) for no, score in ((1, 0.9), (48, 0.5), (2, 0.4))]
    items = await presenter.items(seen, first=entries["matter:48"])
    assert [(item.id, item.score) for item in items] == [("matter:48", 0.5), ("matter:1", 0.9), ("matter:2", 0.4)]
    assert [item.id for item in await presenter.items(seen)] == ["matter:1", "matter:48", "matter:2"]
    assert await presenter.items(()) == ()


async def test_for_a_life_event_its_entries_stand(presenter: Presenter, known: Knowledge) -> None:
    event = max(known.events, key=lambda event: len(event.entries))
    items = await presenter.items([Seen(event.id, 0.7), Seen("matter:48", 0.2)])
    assert [item.id for item in items] == list(event.entries[:MOST_ITEMS])
    assert {item.score for item in items} == {0.7}


async def test_for_a_life_event_that_no_question_brought_up_its_entries_stand_too(
    presenter: Presenter, known: Knowledge
) -> None:
    event = known.events[0]
    items = await presenter.items((), first=event)
    assert [item.id for item in items] == list(event.entries[:MOST_ITEMS])
    assert {item.score for item in items} == {1.0}


async def test_a_life_event_among_others_is_no_fact(presenter: Presenter) -> None:
    items = await presenter.items([Seen("matter:48", 0.7), Seen("event:1", 0.5), Seen("matter:1", 0.2)])
    assert [item.id for item in items] == ["matter:48", "matter:1"]


async def test_no_more_facts_than_agreed_stand_behind_a_reply(presenter: Presenter, known: Knowledge) -> None:
    seen = [Seen(matter.id, 0.5) for matter in known.matters[: MOST_ITEMS + 5]]
    assert [item.id for item in await presenter.items(seen)] == [each.entry_id for each in seen[:MOST_ITEMS]]


async def test_the_runner_up_is_the_best_of_the_others(presenter: Presenter, entries: dict[str, Entry]) -> None:
    found = ["matter:1", "matter:2", "matter:3"]
    for entry_id, runner_up in (("matter:1", "matter:2"), ("matter:2", "matter:1"), ("matter:3", "matter:1")):
        reasons = await presenter.reasons(entries[entry_id], WHY, found)
        assert reasons == cards.reasons(entries[entry_id], WHY, entries[runner_up])


async def test_what_was_found_alone_or_with_what_is_gone_has_no_runner_up(
    presenter: Presenter, entries: dict[str, Entry]
) -> None:
    licence = entries["matter:48"]
    for found in ([licence.id], [licence.id, "matter:9999"]):
        assert await presenter.reasons(licence, WHY, found) == cards.reasons(licence, WHY, None)
