"""One aspect of the entry at hand: what the list says, or that it says nothing; never anything else."""

import pytest

from handlers import texts
from handlers.details import details
from knowledge.entries import Entry, Faq, Matter
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


@pytest.mark.parametrize("aspect", Aspect)
def test_each_aspect_of_every_entry_is_said_with_its_source(entries: dict[str, Entry], aspect: Aspect) -> None:
    for entry in entries.values():
        paragraphs = details(entry, (aspect,), ())
        assert len(paragraphs) >= 3
        assert paragraphs[-1].text.startswith("出处")
