"""The thread of a call."""

from handlers.desk import wording
from handlers.desk.calls import LIFETIME, MOST_CALLS, MOST_LOOKED_UP, Calls
from handlers.desk.kinds import Kind
from handlers.desk.suggest import Row
from tests.handlers.conftest import Watch

LICENCE = Row("matter:48", "补办驾驶证、行驶证", Kind.MATTER, "市公安局交管局", 7, 1, by="驾照")
LIBRARY = Row("place:4", "杭州图书馆", Kind.PLACE)


def test_a_call_begins_empty(calls: Calls) -> None:
    assert calls.get("a").rows == ()
    assert calls.get("a").summary == wording.SUMMARY_EMPTY


def test_what_is_looked_up_stays_in_order_once_without_what_was_typed(calls: Calls) -> None:
    for row in (LICENCE, LIBRARY, LICENCE):
        calls.look_up("a", row)
    assert [row.id for row in calls.get("a").rows] == ["matter:48", "place:4"]
    assert all(row.by == "" for row in calls.get("a").rows)


def test_the_summary_is_text_for_a_work_order(calls: Calls) -> None:
    calls.look_up("a", LICENCE)
    calls.look_up("a", LIBRARY)
    assert calls.get("a").summary == ("本次通话查了2条：\n1. 补办驾驶证、行驶证：1次，市公安局交管局\n2. 杭州图书馆")


def test_places_of_work_do_not_mix(calls: Calls) -> None:
    calls.look_up("a", LICENCE)
    assert calls.get("b").rows == ()


def test_the_next_call_knows_nothing_of_the_last(calls: Calls) -> None:
    calls.look_up("a", LICENCE)
    assert calls.next("a").rows == ()
    assert calls.get("a").number == 2
    calls.leave("a")
    assert calls.get("a").number == 1


def test_a_thread_that_nobody_goes_on_with_is_dropped(calls: Calls, watch: Watch) -> None:
    calls.look_up("a", LICENCE)
    watch.seconds += LIFETIME
    assert calls.get("a").rows
    watch.seconds += 1
    assert calls.get("a").rows == ()


def test_threads_are_bounded(calls: Calls) -> None:
    for number in range(MOST_LOOKED_UP + 5):
        calls.look_up("a", Row(f"matter:{number}", "", Kind.MATTER))
    assert len(calls.get("a").rows) == MOST_LOOKED_UP
    assert calls.get("a").rows[-1].id == f"matter:{MOST_LOOKED_UP + 4}"
    for number in range(MOST_CALLS):
        calls.look_up(f"place{number}", LICENCE)
    assert calls.get("a").rows == ()
