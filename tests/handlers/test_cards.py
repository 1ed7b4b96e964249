"""What every single entry says: its card, its printed original, where it is done."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from handlers import cards, texts
from handlers.plain import plain
from handlers.reply import Paragraph, Reply, Style
from handlers.telegram.render import render
from knowledge.entries import CatalogueFacts, Entry, Faq, Gazette, Knowledge, Location, Matter, Place, Unit
from knowledge.guides import LifeEvent
from nlu.understanding import Why
from tests.handlers.markup import read

Lines = tuple[Paragraph, ...]


def said(lines: Lines) -> str:
    return plain(Reply(lines))


@pytest.fixture(scope="session")
def units(known: Knowledge) -> dict[int, Unit]:
    return {unit.no: unit for unit in known.units}


@pytest.fixture(scope="session")
def card(units: dict[int, Unit]) -> Callable[[Entry], str]:
    return lambda entry: said(cards.card(entry, own(entry, units)))


@pytest.fixture(scope="session")
def original(units: dict[int, Unit]) -> Callable[[Entry], str]:
    return lambda entry: said(cards.original(entry, own(entry, units)))


@pytest.fixture(scope="session")
def centre(entries: dict[str, Entry]) -> Place:
    place = entries["place:1"]
    assert isinstance(place, Place)
    return place


def own(entry: Entry, units: dict[int, Unit]) -> Sequence[Unit]:
    return (units[entry.unit_no],) if isinstance(entry, Matter) else ()


Said = Callable[[Entry], str]


def test_there_are_as_many_entries_as_are_printed(known: Knowledge) -> None:
    ours = [entry for entry in known.entries() if isinstance(entry, LifeEvent)]
    printed = [entry for entry in known.entries() if not (isinstance(entry, Faq) and entry.no > 13)]
    assert len(printed) - len(ours) == 642 + 13 + 24 + 2
    assert ours == list(known.events)


# every entry


def test_every_card_and_every_original_say_in_telegram_what_they_say_elsewhere(
    known: Knowledge, units: dict[int, Unit], centre: Place
) -> None:
    for entry in known.entries():
        unit = next(iter(own(entry, units)), None)
        for lines in (
            cards.card(entry, own(entry, units)),
            cards.original(entry, own(entry, units)),
            cards.where(entry, unit, centre),
        ):
            shown = "\n".join(map(read, render(Reply(lines))))
            wanted = "\n".join(line.text for line in Reply(lines).lines)
            assert shown == wanted, entry.id


def test_every_card_is_one_message(known: Knowledge, units: dict[int, Unit]) -> None:
    long = [e.id for e in known.entries() if len(render(Reply(cards.card(e, own(e, units))))) != 1]
    assert long == []


def test_every_card_begins_with_its_title_and_ends_with_its_source(known: Knowledge, units: dict[int, Unit]) -> None:
    for entry in known.entries():
        lines = cards.card(entry, own(entry, units))
        assert lines[0] == Paragraph(Style.TITLE, entry.shown), entry.id
        assert lines[-1].style is Style.SOURCE, entry.id


def test_every_card_and_original_name_document_issue_day_page_and_place(
    known: Knowledge, card: Said, original: Said
) -> None:
    for entry in known.entries():
        source = entry.source
        for text in (card(entry), original(entry)):
            assert source.document + source.issue in text, entry.id
            assert texts.day(source.published) in text, entry.id
            assert source.page in text, entry.id
            assert source.item in text or isinstance(entry, Gazette), entry.id


def test_no_template_is_left_unfilled(known: Knowledge, card: Said, original: Said, centre: Place) -> None:
    for entry in known.entries():
        text = card(entry) + original(entry) + said(cards.where(entry, None, centre))
        assert "{" not in text, entry.id
        assert "None" not in text, entry.id


def test_no_paragraph_is_empty(known: Knowledge, units: dict[int, Unit]) -> None:
    for entry in known.entries():
        both = (*cards.card(entry, own(entry, units)), *cards.original(entry, own(entry, units)))
        assert all(paragraph.text.strip() for paragraph in both), entry.id


# matters


def test_every_matter_states_visits_and_office(known: Knowledge, card: Said) -> None:
    for matter in known.matters:
        text = card(matter)
        assert f"{matter.visits}次" in text, matter.id
        assert f"{1 - matter.visits}次" not in text.replace(matter.note, ""), matter.id
        assert texts.unit(matter.unit) in text.splitlines(), matter.id


def test_every_matter_names_page_and_number_in_the_list(known: Knowledge, card: Said) -> None:
    for matter in known.matters:
        assert f"第{matter.source.page}页" in card(matter), matter.id
        assert card(matter).count(f"序号{matter.no}，") == 1, matter.id


def test_every_remark_stands_word_for_word(known: Knowledge, card: Said, original: Said) -> None:
    remarked = [matter for matter in known.matters if matter.note]
    assert len(remarked) == 8
    for matter in remarked:
        assert texts.note(matter.note) in card(matter).splitlines(), matter.id
        assert matter.note in original(matter), matter.id


def test_the_steps_are_those_of_its_kind(known: Knowledge, units: dict[int, Unit]) -> None:
    for matter in known.matters:
        steps = tuple(p.text for p in cards.card(matter, own(matter, units)) if p.style is Style.STEP)
        zero = matter.visits == 0
        assert steps == (texts.ask_first(zero, ""), texts.GO_ZERO if zero else texts.GO_ONCE), matter.id


def test_the_steps_name_a_place_to_ask_at(known: Knowledge, units: dict[int, Unit], centre: Place) -> None:
    matter = known.matters[47]
    text = said(cards.card(matter, own(matter, units), centre))
    assert centre.name in text
    assert centre.addresses[0] in text


def test_every_original_repeats_the_printed_row(known: Knowledge, original: Said) -> None:
    for matter in known.matters:
        row = next(line for line in original(matter).splitlines() if line.startswith(f"序号{matter.no}"))
        assert matter.unit in row, matter.id
        assert matter.printed_title in row, matter.id
        assert f"：{matter.visits}" in row, matter.id


@pytest.mark.parametrize(
    "misprint",
    [
        ("matter:138", "房屋分析纳税", "房屋析产纳税"),
        ("matter:331", "职业", "执业"),
        ("matter:536", "进出后", "进出口"),
        ("faq:7", "国家 and 省", "国家和省"),
        ("faq:11", "自主一体机", "自助一体机"),
        ("place:8", "风起东路", "凤起东路"),
    ],
)
def test_misprints_are_mended_in_the_card_and_named_in_the_original(
    entries: dict[str, Entry], card: Said, original: Said, misprint: tuple[str, str, str]
) -> None:
    entry_id, printed, corrected = misprint
    entry = entries[entry_id]
    assert isinstance(entry, Matter | Faq | Place)
    assert printed not in card(entry)
    assert corrected in card(entry) or isinstance(entry, Faq)
    assert printed in original(entry)
    assert corrected in original(entry)
    assert all(each.reason in original(entry) for each in entry.misprints)


def test_today_s_office_stands_with_date_and_document(known: Knowledge, units: dict[int, Unit], card: Said) -> None:
    renamed = 0
    for matter in known.matters:
        today = units[matter.unit_no].renaming
        if today is not None:
            renamed += 1
            assert today.today in card(matter), matter.id
            assert today.since in card(matter), matter.id
            assert today.source in card(matter), matter.id
    assert renamed > 300


def test_an_office_without_a_new_name_claims_none(
    entries: dict[str, Entry], card: Said, units: dict[int, Unit]
) -> None:
    assert units[8].renaming is None
    assert "今名" not in card(entries["matter:48"])


def test_an_office_spelt_in_two_ways_shows_both_in_the_original(known: Knowledge, original: Said) -> None:
    twins = {unit.no: unit for unit in known.units if unit.name != unit.summary_name}
    assert len(twins) == 2
    for matter in known.matters:
        if matter.unit_no in twins:
            assert twins[matter.unit_no].summary_name in original(matter), matter.id


# questions and answers


def test_every_printed_answer_has_short_steps_and_stands_whole_behind_the_original(
    known: Knowledge, units: dict[int, Unit], original: Said
) -> None:
    for faq in known.faqs:
        lines = cards.card(faq, ())
        if faq.steps:
            assert tuple(p.text for p in lines if p.style is Style.STEP) == faq.steps, faq.id
            assert texts.ORIGINAL in said(lines), faq.id
        assert faq.printed_answer in original(faq), faq.id
        assert faq.question in original(faq), faq.id


def test_an_answer_without_steps_of_ours_is_given_word_for_word(known: Knowledge) -> None:
    bare = Faq(101, "问？", "问？", "官方的一句答复。", "官方的一句答复。", (), (), known.faqs[0].source)
    lines = cards.card(bare, ())
    assert Paragraph(Style.QUOTE, bare.answer) in lines
    assert Paragraph(Style.BODY, texts.OFFICIAL_ANSWER) in lines


# places


def test_every_place_gives_address_district_and_remark(known: Knowledge, card: Said, original: Said) -> None:
    for place in known.places:
        text = card(place)
        assert all(texts.ADDRESS.format(address) in text.splitlines() for address in place.addresses), place.id
        assert place.district in text, place.id
        assert place.note in text, place.id
        assert place.note_source in text, place.id
        assert place.printed_address in original(place), place.id


def test_place_11_has_two_halls(entries: dict[str, Entry], card: Said) -> None:
    lines = card(entries["place:11"]).splitlines()
    addresses = [line for line in lines if line.startswith(texts.ADDRESS.format(""))]
    assert len(addresses) == 2
    assert "江南大道100号" in addresses[0]
    assert "文三路199号" in addresses[1]


# the gazette and the list


def test_the_gazette_says_how_to_get_it(entries: dict[str, Entry], card: Said, original: Said) -> None:
    gazette = entries["gazette"]
    assert isinstance(gazette, Gazette)
    for fact in ("310026", "0571-85252455", "hzgb@hz.gov.cn", "3元", "2017年3月17日", "市民中心A座"):
        assert fact in card(gazette)
    for each in gazette.facts:
        assert f"{each.label}：{each.value}" in original(gazette).splitlines()


def test_the_gazette_names_every_page_its_facts_stand_on(entries: dict[str, Entry], card: Said) -> None:
    source = card(entries["gazette"]).splitlines()[-1]
    assert "目录页" in source
    assert "封底" in source


def test_every_main_fact_is_one_of_the_gazette(entries: dict[str, Entry]) -> None:
    gazette = entries["gazette"]
    assert isinstance(gazette, Gazette)
    assert set(cards.MAIN_FACTS) <= {fact.label for fact in gazette.facts}


def test_the_list_states_its_figures_and_those_of_the_offices_named(
    entries: dict[str, Entry], units: dict[int, Unit]
) -> None:
    whole = entries["doc:list"]
    assert isinstance(whole, CatalogueFacts)
    lines = cards.card(whole, (units[32],))
    text = said(lines)
    for figure in ("642", "69", "573", "48", "4909", "4267", "2017年2月27日"):
        assert figure in text
    assert "112项" in text
    assert "112项" not in said(cards.card(whole, ()))
    assert any(p.style is Style.SOURCE and units[32].source.item in p.text for p in lines)


# where to go


def test_companies_are_known_by_their_kind(known: Knowledge) -> None:
    companies = [unit.name for unit in known.units if unit.kind == cards.COMPANY]
    assert "水业集团" in companies
    assert "市国税局" not in companies
    assert len(companies) == 11


def test_where_a_place_is_is_its_address(known: Knowledge, centre: Place) -> None:
    for place in known.places:
        assert all(address in said(cards.where(place, None, centre)) for address in place.addresses), place.id


def test_without_the_centre_nothing_is_offered_in_its_stead(entries: dict[str, Entry], units: dict[int, Unit]) -> None:
    text = said(cards.where(entries["matter:48"], units[8], None))
    assert texts.WHERE_CENTRE not in text


# why this one, and the facts behind a reply

WHY = Why(("驾照", "丢"), ("几趟",), "驾照丢了")


def test_the_reasons_name_words_phrasing_and_runner_up(entries: dict[str, Entry]) -> None:
    text = said(cards.reasons(entries["matter:48"], WHY, entries["matter:53"]))
    for fact in ("补办驾驶证、行驶证", "驾照、丢", "几趟", "驾照丢了", entries["matter:53"].title):
        assert fact in text


def test_reasons_without_words_or_runner_up_say_so(entries: dict[str, Entry]) -> None:
    text = said(cards.reasons(entries["matter:48"], Why((), (), "驾照"), None))
    assert text.count(texts.NOTHING) == 2
    assert "第二" not in text


@pytest.mark.parametrize(("score", "given"), [(1.2, 1.0), (-0.1, 0.0), (0.123456, 0.1235)])
def test_scores_lie_between_nothing_and_one(entries: dict[str, Entry], score: float, given: float) -> None:
    assert cards.item(entries["matter:48"], score).score == given


def test_items_carry_what_the_entry_is(entries: dict[str, Entry]) -> None:
    matter = cards.item(entries["matter:48"], 1.0)
    assert (matter.id, matter.title, matter.unit, matter.visits) == (
        "matter:48",
        "补办驾驶证、行驶证",
        "市公安局交管局",
        1,
    )
    faq = cards.item(entries["faq:1"], 1.0)
    assert (faq.unit, faq.visits) == ("", None)


def test_a_choice_tells_twins_apart_by_their_office(known: Knowledge) -> None:
    titles = [cards.short_title(entry) for entry in known.entries()]
    same = {title for title in titles if titles.count(title) > 1}
    assert same == set()


# several entries, and life events


def test_a_plan_states_of_each_what_it_takes_and_where_it_stands_and_the_sum(entries: dict[str, Entry]) -> None:
    licence, at_home = (
        entries["matter:48"],
        next(entry for entry in entries.values() if isinstance(entry, Matter) and entry.visits == 0),
    )
    head, first, second, last, *sources = cards.plan([licence, at_home, entries["faq:1"]])
    assert head.text == texts.PLAN_HEAD.format(3, 1)
    assert [line.style for line in (first, second, last)] == [Style.STEP] * 3
    for fact in ("补办驾驶证、行驶证：1次，市公安局交管局", "第37页", "序号48"):
        assert fact in first.text
    assert f"{at_home.shown}：0次" in second.text
    assert last.text.startswith(entries["faq:1"].shown)
    assert [source.style for source in sources] == [Style.SOURCE]
    assert "第37页" not in sources[0].text


def test_entries_are_compared_by_visits_and_office_where_they_have_them(entries: dict[str, Entry]) -> None:
    lines = cards.compared([entries["matter:48"], entries["faq:1"], entries["place:2"]])
    assert lines == ("补办驾驶证、行驶证：1次，市公安局交管局",)
    assert cards.compared([]) == ()


def test_a_life_event_tells_what_it_is_about_what_is_missing_and_that_the_order_is_ours(known: Knowledge) -> None:
    for event in known.events:
        text = said((*cards.event_head(event), *cards.event_foot(event)))
        for fact in (event.shown, event.about, event.missing, texts.EVENT_OURS, "出处："):
            assert fact in text, event.id
        assert (texts.EVENT_PICK in text) == bool(event.stages), event.id


def test_a_life_event_without_stages_says_so(known: Knowledge) -> None:
    empty = replace(known.events[0], stages=(), missing="")
    assert texts.EVENT_EMPTY in said(cards.event_head(empty))
    assert len(cards.event_foot(empty)) == 2


def test_a_location_is_not_part_of_a_card(entries: dict[str, Entry], card: Said) -> None:
    place = entries["place:1"]
    assert isinstance(place, Place)
    assert isinstance(place.location, Location)
    assert str(place.location.latitude) not in card(place)
