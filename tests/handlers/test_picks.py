"""What is picked by typing: a number, a thing in its place, the label of a button."""

import pytest

from handlers import texts
from handlers.actions import Action, Context, NoneOfThese, Original, Rate, Reasons, Show, UnitList, Where
from handlers.picks import typed_pick
from handlers.session import Seen, Session

SEEN = tuple(Seen(f"matter:{no}", 0.5) for no in (1, 2, 3))
UNDER_ANSWER: tuple[Action, ...] = (Original("matter:1"), Where("matter:1"))
ANSWERED = Session(question="驾照", seen=SEEN, shown="matter:1", offered=UNDER_ANSWER)
CHOOSING = Session(question="驾照", seen=SEEN, offered=(Show("matter:3"), Show("matter:2"), NoneOfThese("x")))


@pytest.mark.parametrize(("said", "at"), [("1", 0), ("第二个", 1), ("3", 2)])
def test_a_number_picks_what_is_offered(said: str, at: int) -> None:
    assert typed_pick(said, CHOOSING) == CHOOSING.offered[at]


def test_under_an_answer_a_number_is_a_button_and_a_thing_is_an_entry() -> None:
    assert typed_pick("2", ANSWERED) == Where("matter:1")
    assert typed_pick("第二个", ANSWERED) == Show("matter:2")
    assert typed_pick("第三个吧", ANSWERED) == Show("matter:3")


def test_what_was_turned_down_is_not_counted() -> None:
    session = Session(seen=SEEN, rejected=frozenset({"matter:2"}), shown="matter:1", offered=UNDER_ANSWER)
    assert typed_pick("第二个", session) == Show("matter:3")


def test_a_thing_beyond_those_brought_up_picks_nothing() -> None:
    assert typed_pick("第四个", ANSWERED) is None
    assert typed_pick("第一个", Session()) is None
    assert typed_pick("第一个", Session(offered=(UnitList(1),))) == UnitList(1)


@pytest.mark.parametrize(
    ("label", "action"),
    [
        (texts.ORIGINAL, Original("matter:1")),
        (texts.WHERE, Where("matter:1")),
        (f" {texts.REASONS} ", Reasons("matter:1", ANSWERED.tag)),
        (texts.NONE_OF_THESE, NoneOfThese(ANSWERED.step)),
    ],
)
def test_a_label_picks_as_its_button_would(label: str, action: Action) -> None:
    assert typed_pick(label, ANSWERED) == action


@pytest.mark.parametrize("label", [texts.ORIGINAL, texts.WHERE, texts.REASONS, texts.CONTEXT])
def test_with_no_entry_at_hand_only_turning_down_can_be_typed(label: str) -> None:
    assert typed_pick(label, CHOOSING) is None
    assert typed_pick(texts.NONE_OF_THESE, CHOOSING) == NoneOfThese(CHOOSING.step)


@pytest.mark.parametrize("label", [texts.ORIGINAL, texts.WHERE, texts.REASONS])
def test_a_quotation_has_a_context_and_a_matter_what_stands_beside_it(label: str) -> None:
    quoted = Session(shown="doc:hz-2019:1")
    assert (typed_pick(texts.CONTEXT, quoted), typed_pick(label, quoted)) == (Context("doc:hz-2019:1", 0), None)
    assert typed_pick(texts.CONTEXT, ANSWERED) is None


@pytest.mark.parametrize("said", ["", "驾照丢了", "原文", "第二个是什么", texts.GOOD])
def test_anything_else_picks_nothing(said: str) -> None:
    assert typed_pick(said, Session(seen=SEEN, shown="matter:1", offered=(Rate("matter:1", True),))) is None
