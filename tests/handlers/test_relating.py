"""What of a conversation outlives a new question, and how an earlier entry is known again."""

import pytest

from handlers.relating import begun, recalled
from handlers.reply import Button, Paragraph, Style
from handlers.session import MOST_PAST, Said, Seen, Session
from nlu.understanding import Understanding, Verdict

READ = Understanding("驾照丢了", Verdict.SURE, (), (), (8,))
SEEN = (Seen("matter:48", 0.9),)
SAID = (Said("matter:56", "我在文三路被拍的"), Said("matter:484", "我们是酒厂"), Said("matter:483", "那卖烟的呢"))


def test_a_new_question_begins_anew_and_keeps_what_is_past() -> None:
    before = Session(
        question="旧",
        topic="旧",
        units=(1,),
        seen=(Seen("matter:1", 1.0),),
        rejected=frozenset(("matter:2",)),
        listed=("matter:3",),
        shown="matter:1",
        past=("matter:4",),
        missing="absent:1",
        asked=("材料",),
        heard="驾照丢了",
        said=SAID,
        together=("matter:1", "matter:4"),
        elder=True,
        rest=(Paragraph(Style.BODY, "一"),),
        later=(Button("a", None),),  # type: ignore[arg-type]
    )
    assert begun(READ, "题", SEEN, before) == Session(
        question="驾照丢了",
        topic="题",
        units=(8,),
        seen=SEEN,
        past=("matter:1", "matter:4"),
        heard="驾照丢了",
        said=SAID,
        elder=True,
    )


def test_of_a_choice_that_nobody_made_the_likeliest_is_past() -> None:
    before = Session(seen=(Seen("matter:1", 0.4), Seen("matter:2", 0.3)), past=("matter:3", "matter:1"))
    assert begun(READ, "", SEEN, before).past == ("matter:1", "matter:3")


def test_the_past_is_bounded() -> None:
    before = Session(shown="matter:0", past=tuple(f"matter:{n}" for n in range(1, MOST_PAST + 1)))
    assert begun(READ, "", SEEN, before).past == tuple(f"matter:{n}" for n in range(MOST_PAST))


@pytest.mark.parametrize(
    ("text", "length", "entry_id"),
    [
        ("文三路那个归谁管", 2, "matter:56"),
        ("酒的那个归谁", 2, ""),
        ("酒的那个归谁", 1, "matter:484"),
        ("那个归谁管", 1, ""),
        ("拍照的", 2, ""),
        ("", 1, ""),
    ],
)
def test_an_entry_is_known_again_by_words_that_no_other_came_with(text: str, length: int, entry_id: str) -> None:
    assert recalled(text, SAID, length) == entry_id


def test_words_that_two_came_with_tell_neither() -> None:
    assert recalled("驾照那个", [Said("matter:1", "驾照丢了"), Said("matter:2", "驾照换证")], 2) == ""
