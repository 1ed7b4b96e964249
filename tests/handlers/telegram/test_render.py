"""Replies as Telegram messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.actions import Show
from handlers.reply import Button, Paragraph, Reply, Style, numbered, stacked
from handlers.telegram.render import LABEL_LIMIT, STEP_LABEL_LIMIT, in_one, keyboard, render, split, units
from tests.handlers.markup import read

LIMIT = 4096
"""UTF-16 units, from the Bot API's documentation of sendMessage."""

awkward = st.text(st.sampled_from("a字🙂。；\n <>&\"'\u200d👨"), max_size=60)
long = st.builds(lambda text, times: text * times, awkward, st.integers(1, 400))
texts = st.text(max_size=80) | awkward | long
paragraphs = st.lists(st.builds(Paragraph, st.sampled_from(Style), texts), max_size=6)


def utf16(text: str) -> int:
    """Length in UTF-16 units, counted character by character."""
    return sum(2 if ord(character) > 0xFFFF else 1 for character in text)


def squeezed(text: str) -> str:
    """The text without white space, which is all that cutting may lose."""
    return "".join(text.split())


@given(st.text())
def test_length_is_counted_as_telegram_counts(text: str) -> None:
    assert units(text) == utf16(text)


@given(paragraphs)
def test_no_message_is_too_long_or_empty_or_badly_marked(lines: list[Paragraph]) -> None:
    for message in render(Reply(tuple(lines))):
        shown = read(message)
        assert 0 < utf16(shown) <= LIMIT
        assert shown.strip()


@given(paragraphs)
def test_nothing_is_lost_and_nothing_added(lines: list[Paragraph]) -> None:
    reply = Reply(tuple(lines))
    shown = "".join(read(message) for message in render(reply))
    assert squeezed(shown) == squeezed("".join(line.text for line in reply.lines))


@given(texts, st.integers(2, 50))
def test_pieces_fit_and_make_up_the_text(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(0 < utf16(piece) <= limit for piece in pieces)
    assert squeezed("".join(pieces)) == squeezed(text)


@given(st.text(st.characters(min_codepoint=0x10000), min_size=1, max_size=300), st.integers(2, 33))
def test_a_character_of_two_units_is_never_cut(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert "".join(pieces) == text
    for piece in pieces:
        assert piece.encode("utf-16-le").decode("utf-16-le") == piece


def test_a_long_text_is_cut_after_a_sentence() -> None:
    assert split("一二三。四五六。七八九。", 9) == ["一二三。四五六。", "七八九。"]


def test_a_reply_is_cut_between_paragraphs_where_it_can_be() -> None:
    half = "字" * (LIMIT // 2)
    messages = render(Reply(tuple(Paragraph(Style.BODY, half) for _ in range(3))))
    assert [read(message) for message in messages] == [half, half, half]
    short = "字" * (LIMIT // 2 - 1)
    assert len(render(Reply((Paragraph(Style.BODY, short), Paragraph(Style.BODY, short))))) == 1


@pytest.mark.parametrize("style", Style)
def test_markup_of_a_user_s_text_is_shown_and_not_obeyed(style: Style) -> None:
    (message,) = render(Reply((Paragraph(style, "<b>&amp;</i> 1<2"),)))
    assert "<b>&amp;</i> 1<2" in read(message)


def test_a_reply_without_words_is_no_message() -> None:
    assert render(Reply(())) == []
    assert render(Reply((Paragraph(Style.BODY, "  \n"),))) == []


def test_buttons_keep_their_rows_and_carry_their_payloads() -> None:
    a, b, c = (Button(label, Show(f"matter:{label}")) for label in "123")
    markup = keyboard(Reply((), ((a, b), (c,))))
    assert markup is not None
    assert [[button.text for button in row] for row in markup.inline_keyboard] == [["1", "2"], ["3"]]
    assert markup.inline_keyboard[1][0].callback_data == "1|s|matter:3"


def test_a_long_label_is_shortened_visibly() -> None:
    markup = keyboard(Reply((), ((Button("字" * 100, Show("x")),),)))
    assert markup is not None
    label = markup.inline_keyboard[0][0].text
    assert len(label) == LABEL_LIMIT
    assert label.endswith("…")


def labels(reply: Reply) -> list[str]:
    markup = keyboard(reply)
    return [button.text for row in markup.inline_keyboard for button in row] if markup else []


def test_a_button_that_stands_above_as_a_line_is_its_number_and_its_beginning() -> None:
    options = [Button(label, Show("x")) for label in ("补办驾驶证、行驶证", "字" * 50, "都不是")]
    reply = Reply((Paragraph(Style.BODY, "哪一件？"), *numbered(options)), stacked(options))
    assert labels(reply) == ["1 补办驾驶证、行驶证", "2 " + "字" * 21 + "…", "3 都不是"]
    assert {len(label) <= STEP_LABEL_LIMIT for label in labels(reply)} == {True}
    assert "字" * 50 in render(reply)[0]


def test_lines_that_say_the_same_keep_their_own_numbers() -> None:
    options = [Button("补领", Show(entry)) for entry in "ab"]
    assert labels(Reply(numbered(options), stacked(options))) == ["1 补领", "2 补领"]


def test_a_button_that_says_something_else_than_its_line_stays_as_it_is() -> None:
    lines = (Paragraph(Style.STEP, "市民之家：新业路311号"), Paragraph(Style.STEP, "下一页"))
    assert labels(Reply(lines, stacked([Button("市民之家", Show("x")), Button("上一页", Show("y"))]))) == [
        "市民之家",
        "上一页",
    ]
    beyond = [Button(label, Show("x")) for label in ("补领", "下一页 »")]
    assert labels(Reply(numbered(beyond[:1]), stacked(beyond))) == ["1 补领", "下一页 »"]


def test_a_short_reply_in_one_message_is_the_reply() -> None:
    reply = Reply((Paragraph(Style.TITLE, "题"), Paragraph(Style.STEP, "一"), Paragraph(Style.SOURCE, "出处：报")))
    assert [in_one(reply, "全文在别处")] == render(reply)


@given(paragraphs, st.integers(1, 4000))
def test_a_long_reply_in_one_message_keeps_its_sources(lines: list[Paragraph], length: int) -> None:
    words = [line for line in lines if line.style is not Style.SOURCE]
    reply = Reply((Paragraph(Style.QUOTE, "长🙂" * length), *words, Paragraph(Style.SOURCE, "出处：报")))
    shown = read(in_one(reply, "全文在别处"))
    assert utf16(shown) <= LIMIT
    assert shown.startswith("长🙂" * min(length, 1000))
    assert shown.endswith("出处：报")
    assert ("全文在别处" in shown) == (len(render(reply)) > 1)


def test_no_buttons_no_keyboard() -> None:
    assert keyboard(Reply((Paragraph(Style.BODY, "x"),))) is None
