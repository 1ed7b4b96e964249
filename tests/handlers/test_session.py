"""The keeper of conversations: bounded in number and in time."""

from dataclasses import replace

import pytest

from handlers.session import LIFETIME, MOST_PAST, Said, Seen, Session, Sessions, Shelf

ASKED = Session(question="驾照")
SEEN = tuple(Seen(f"matter:{n}", 0.5) for n in (1, 2, 3))


class Board(Shelf):
    """A shelf of which a test sees everything; ``held`` are conversations from before, with their ages."""

    def __init__(self, **held: tuple[float, Session]) -> None:
        self.held, self.written, self.dropped = held, dict[str, Session](), list[str]()
        self.swept = 0

    def take(self, chat: str) -> tuple[float, Session] | None:
        return self.held.pop(chat, None)

    def put(self, chat: str, session: Session) -> None:
        self.written[chat] = session

    def drop(self, chat: str) -> None:
        self.dropped.append(chat)

    def sweep(self) -> None:
        self.swept += 1


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


def test_one_conversation_is_forgotten_and_no_other_whose_name_begins_alike() -> None:
    sessions = Sessions()
    for chat in ("tg:1:5", "tg:1:55"):
        sessions.put(chat, ASKED, 0.0)
    sessions.forget("tg:1:5")
    assert [sessions.get(chat, 0.0) for chat in ("tg:1:5", "tg:1:55")] == [Session(), ASKED]


def test_earlier_are_what_stood_beside_the_one_at_hand_then_those_before_it() -> None:
    session = Session(listed=("a", "b", "c"), shown="b", past=("d", "a", "e"))
    assert session.earlier == ("a", "c", "d", "e")
    assert Session().earlier == ()


def test_a_new_conversation_remembers_nothing() -> None:
    session = Session()
    assert (session.missing, session.together, session.past, session.rest) == ("", (), (), ())
    assert not session.elder


# over a restart


def test_a_conversation_from_before_a_restart_goes_on() -> None:
    sessions = Sessions(shelf=Board(a=(10.0, ASKED)))
    assert sessions.get("a", 0.0) == ASKED
    assert sessions.get("b", 0.0) == Session()


@pytest.mark.parametrize(("age", "found"), [(LIFETIME, ASKED), (LIFETIME + 1, Session())])
def test_one_from_before_that_is_too_old_does_not(age: float, found: Session) -> None:
    assert Sessions(shelf=Board(a=(age, ASKED))).get("a", 0.0) == found


def test_what_was_said_since_counts_not_what_was_said_before() -> None:
    sessions = Sessions(shelf=Board(a=(10.0, ASKED)))
    sessions.put("a", Session(question="护照"), 0.0)
    assert sessions.get("a", 0.0).question == "护照"


def test_every_word_is_kept_on_the_shelf_but_nobody_s() -> None:
    board = Board()
    sessions = Sessions(shelf=board)
    for chat in ("a", "b", ""):
        sessions.put(chat, ASKED, 0.0)
    assert board.written == {"a": ASKED, "b": ASKED}


def test_nobody_s_conversation_is_not_looked_for_on_the_shelf() -> None:
    board = Board(**{"": (0.0, ASKED)})
    assert Sessions(shelf=board).get("", 0.0) == Session()
    assert board.held


@pytest.mark.parametrize("name", ["tg:1:5", "tg:1:"])
def test_what_is_forgotten_goes_from_the_shelf_too_said_since_or_before(name: str) -> None:
    board = Board()
    sessions = Sessions(shelf=board)
    sessions.forget(name)
    sessions.put("tg:1:5", ASKED, 0.0)
    sessions.forget(name)
    assert board.dropped == [name, name]
    assert sessions.get("tg:1:5", 0.0) == Session()


def test_what_has_expired_is_swept_out_though_nobody_speaks() -> None:
    board = Board()
    sessions = Sessions(lifetime=10.0, shelf=board)
    for chat, now in (("a", 0.0), ("b", 5.0)):
        sessions.put(chat, ASKED, now)
    sessions.sweep(11.0)
    assert board.swept == 1
    assert [sessions.get(chat, 5.0) == ASKED for chat in "ab"] == [False, True]


def test_what_was_said_is_remembered_with_the_entry_that_it_brought_to_hand() -> None:
    session = Session()
    for number in range(MOST_PAST + 3):
        session = replace(session, heard=f"第{number}句").reminded(f"matter:{number}")
    assert [each.text for each in session.said] == [f"第{n}句" for n in range(MOST_PAST + 2, 1, -1)]
    again = replace(session, heard="又是它").reminded("matter:4")
    assert again.said[0] == Said("matter:4", "又是它")
    assert len(again.said) == len(session.said)
