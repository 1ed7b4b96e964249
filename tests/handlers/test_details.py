"""One aspect of the entry at hand: what the list says, or that it says nothing; never anything else."""

import pytest

from handlers import texts
from handlers.details import details
from knowledge.entries import Entry, Faq, Knowledge, Matter
from knowledge.language import Aspect

UNSTATED = (Aspect.MATERIALS, Aspect.FEE, Aspect.PHONE, Aspect.HOURS, Aspect.STEPS, Aspect.TIME)


def said(entry: Entry, *aspects: str) -> str:
    return "\n".join(paragraph.text for paragraph in details(entry, aspects, ()))


def test_visits_and_office_of_a_matter(entries: dict[str, Entry]) -> None:
    text = said(entries["matter:48"], Aspect.VISITS, Aspect.OFFICE)
    assert texts.visits(1) in text
    assert "市公安局交管局" in text


@pytest.mark.parametrize("aspect", UNSTATED)
def test_what_the_list_does_not_state_is_said_to_be_unstated(entries: dict[str, Entry], aspect: Aspect) -> None:
    assert texts.unstated(aspect, "市公安局交管局") in said(entries["matter:48"], aspect)


def test_remarks_are_quoted_where_they_may_speak_of_it(entries: dict[str, Entry]) -> None:
    noted = next(entry for entry in entries.values() if isinstance(entry, Matter) and entry.note)
    for aspect in (Aspect.NOTE, Aspect.TIME, Aspect.CONDITIONS):
        assert texts.note(noted.note) in said(noted, aspect)
        assert texts.unstated(aspect, noted.unit) not in said(noted, aspect)


def test_a_matter_without_visits_is_done_without_a_counter(entries: dict[str, Entry]) -> None:
    at_home = next(entry for entry in entries.values() if isinstance(entry, Matter) and entry.visits == 0)
    assert texts.visits(0) in said(at_home, Aspect.ONLINE)
    assert texts.ONLINE_UNSTATED.format(unit="市公安局交管局") in said(entries["matter:48"], Aspect.ONLINE)


def test_an_answer_is_quoted_whole(entries: dict[str, Entry]) -> None:
    asked = entries["faq:5"]
    assert isinstance(asked, Faq)
    assert asked.answer in said(asked, Aspect.CONDITIONS)


def test_a_place_has_its_address_and_no_opening_hours(entries: dict[str, Entry]) -> None:
    text = said(entries["place:2"], Aspect.HOURS)
    assert "新业路311号" in text
    assert texts.unstated(Aspect.HOURS, "") in text


@pytest.mark.parametrize(
    ("entry_id", "aspect", "stated"),
    [
        ("gazette", Aspect.PHONE, "0571-85252455"),
        ("gazette", Aspect.FEE, "3元"),
        ("gazette", Aspect.ONLINE, "zfgb.hangzhou.gov.cn"),
        ("doc:list", Aspect.VISITS, "零上门（跑0次）69项"),
        ("doc:list", Aspect.OFFICE, "48个单位"),
    ],
)
def test_what_the_facts_state_is_not_said_to_be_unstated(
    entries: dict[str, Entry], entry_id: str, aspect: Aspect, stated: str
) -> None:
    text = said(entries[entry_id], aspect)
    assert stated in text
    assert texts.unstated(aspect, "") not in text


@pytest.mark.parametrize("entry_id", ["gazette", "doc:list", "place:2"])
def test_what_the_facts_do_not_state_is_said_to_be_unstated(entries: dict[str, Entry], entry_id: str) -> None:
    assert texts.unstated(Aspect.MATERIALS, "") in said(entries[entry_id], Aspect.MATERIALS)


def test_no_source_is_said_to_be_unstated(entries: dict[str, Entry]) -> None:
    for entry in entries.values():
        assert texts.unstated(Aspect.SOURCE, "") not in said(entry, Aspect.SOURCE), entry.id


def test_the_source_of_a_matter_is_its_printed_row(entries: dict[str, Entry]) -> None:
    assert "序号48　单位名称：市公安局交管局" in said(entries["matter:48"], Aspect.SOURCE)


def test_what_nobody_named_is_said_to_be_unstated_beside_the_remark(entries: dict[str, Entry]) -> None:
    matters = [entry for entry in entries.values() if isinstance(entry, Matter)]
    noted, silent = (next(each for each in matters if bool(each.note) is noted) for noted in (True, False))
    assert texts.note(noted.note) in said(noted, texts.THIS_POINT)
    assert texts.NOTE_IS_ALL in said(noted, texts.THIS_POINT)
    assert texts.unstated(texts.THIS_POINT, noted.unit) not in said(noted, texts.THIS_POINT)
    assert texts.unstated(texts.THIS_POINT, silent.unit) in said(silent, texts.THIS_POINT)
    assert texts.NOTE_IS_ALL not in said(silent, texts.THIS_POINT)


def test_a_remark_is_quoted_beside_what_it_does_not_speak_of(entries: dict[str, Entry]) -> None:
    noted = next(entry for entry in entries.values() if isinstance(entry, Matter) and entry.note)
    assert texts.note(noted.note) in said(noted, Aspect.FEE)
    assert texts.unstated(Aspect.FEE, noted.unit) in said(noted, Aspect.FEE)
    assert texts.NOTE_IS_ALL not in said(noted, Aspect.FEE)


def test_what_two_aspects_share_is_said_once_in_the_order_asked(entries: dict[str, Entry]) -> None:
    paragraphs = details(entries["faq:5"], (Aspect.TIME, Aspect.CONDITIONS), ())
    assert len(paragraphs) == len(details(entries["faq:5"], (Aspect.TIME,), ()))
    text = said(entries["matter:48"], Aspect.OFFICE, Aspect.VISITS)
    assert text.index("市公安局交管局\n") < text.index(texts.visits(1))


def test_a_renamed_office_has_its_present_name(entries: dict[str, Entry], known: Knowledge) -> None:
    unit = next(unit for unit in known.units if unit.renaming)
    assert unit.renaming
    matter = next(each for each in known.matters if each.unit_no == unit.no)
    text = "\n".join(paragraph.text for paragraph in details(matter, (Aspect.OFFICE,), (unit,)))
    assert unit.renaming.today in text
    assert unit.renaming.today not in said(matter, Aspect.OFFICE)


@pytest.mark.parametrize("aspect", Aspect)
def test_each_aspect_of_every_entry_is_said_with_its_source(entries: dict[str, Entry], aspect: Aspect) -> None:
    for entry in entries.values():
        paragraphs = details(entry, (aspect,), ())
        assert len(paragraphs) >= 3
        assert paragraphs[-1].text.startswith("出处")
