"""The keeper of conversations: bounded in number and in time."""

import pytest

from handlers.session import LIFETIME, Seen, Session, Sessions

ASKED = Session(question="驾照")
SEEN = tuple(Seen(f"matter:{n}", 0.5) for n in (1, 2, 3))


def test_a_conversation_that_is_not_there_is_empty() -> None:
    assert Sessions().get("a", 0.0) == Session()


def test_what_was_put_is_there_until_its_time_is_over() -> None:
    sessions = Sessions()
    sessions.put("a", ASKED, 10.0)
    assert sessions.get("a", 10.0 + LIFETIME) == ASKED
    assert sessions.get("a", 10.1 + LIFETIME) == Session()


def test_a_word_gives_a_conversation_new_time() -> None:
    sessions = Sessions(lifetime=10.0)
    for now in (0.0, 9.0, 18.0):
        sessions.put("a", ASKED, now)
    assert sessions.get("a", 28.0) == ASKED


def test_the_one_longest_unused_goes_first() -> None:
    sessions = Sessions(most=2)
    for chat in ("a", "b", "a", "c"):
        sessions.put(chat, ASKED, 0.0)
    assert [sessions.get(chat, 0.0) for chat in "abc"] == [ASKED, Session(), ASKED]


def test_never_more_are_kept_than_allowed() -> None:
    sessions = Sessions(most=5)
    for number in range(100):
        sessions.put(f"chat{number}", ASKED, 0.0)
    kept = [number for number in range(100) if sessions.get(f"chat{number}", 0.0) == ASKED]
    assert kept == [95, 96, 97, 98, 99]


def test_nobody_s_conversation_is_not_kept() -> None:
    sessions = Sessions()
    sessions.put("", ASKED, 0.0)
    assert sessions.get("", 0.0) == Session()


def test_forgetting_what_was_never_there_is_no_fault() -> None:
    sessions = Sessions()
    sessions.forget("a")
    sessions.put("a", ASKED, 0.0)
    sessions.forget("a")
    assert sessions.get("a", 0.0) == Session()


def test_left_are_those_not_turned_down_in_their_order() -> None:
    session = Session(seen=SEEN, rejected=frozenset({"matter:2"}))
    assert [each.entry_id for each in session.left] == ["matter:1", "matter:3"]


def test_what_a_question_brought_up_is_known() -> None:
    assert Session(seen=SEEN).brought("matter:2")
    assert not Session(seen=SEEN).brought("matter:4")


def test_expired_conversations_are_dropped_by_whoever_speaks_next() -> None:
    sessions = Sessions(lifetime=10.0)
    sessions.put("a", ASKED, 0.0)
    sessions.get("b", 11.0)
    assert sessions.get("a", 5.0) == Session()


@pytest.mark.parametrize("question", ["", "驾照", "x" * 1000])
def test_a_tag_is_short_and_the_same_each_time(question: str) -> None:
    tag = Session(question=question).tag
    assert len(tag) == 8
    assert tag == Session(question=question, shown="matter:1").tag


def test_questions_have_different_tags() -> None:
    assert Session(question="驾照").tag != Session(question="护照").tag


def test_a_step_tells_each_list_of_a_question() -> None:
    first, second = Session(question="驾照"), Session(question="驾照", rejected=frozenset({"matter:1"}))
    assert first.step != second.step
    assert first.tag == second.tag


def test_a_whole_room_is_forgotten_at_once() -> None:
    sessions = Sessions()
    for chat in ("tg:-1:5", "tg:-1:6", "tg:-12:5"):
        sessions.put(chat, ASKED, 0.0)
    sessions.forget("tg:-1:")
    assert [sessions.get(chat, 0.0) == ASKED for chat in ("tg:-1:5", "tg:-1:6", "tg:-12:5")] == [False, False, True]
