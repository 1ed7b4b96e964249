"""What is common to all channels: numbered steps, buttons in reading order, plain text."""

from handlers.actions import Show
from handlers.plain import plain
from handlers.reply import Button, Paragraph, Reply, Style

B, S = Style.BODY, Style.STEP


def test_steps_that_follow_each_other_are_numbered_anew_after_a_break() -> None:
    reply = Reply(tuple(Paragraph(style, text) for style, text in ((B, "a"), (S, "b"), (S, "c"), (B, "d"), (S, "e"))))
    assert [line.text for line in reply.lines] == ["a", "1. b", "2. c", "d", "1. e"]
    assert [line.style for line in reply.lines] == [B, S, S, B, S]


def test_buttons_are_read_row_by_row() -> None:
    a, b, c = (Button(label, Show(label)) for label in "abc")
    assert Reply((), ((a, b), (c,))).buttons == (a, b, c)
    assert Reply(()).buttons == ()


def test_plain_text_marks_titles_and_nothing_else() -> None:
    lines = (
        Paragraph(Style.TITLE, "t"),
        Paragraph(S, "s"),
        Paragraph(Style.QUOTE, "q\nr"),
        Paragraph(Style.SOURCE, "<&"),
    )
    assert plain(Reply(lines)) == "【t】\n1. s\nq\nr\n<&"
    assert plain(Reply(())) == ""
