"""Replies as Telegram messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.actions import Show
from handlers.reply import Button, Paragraph, Reply, Style
from handlers.telegram.render import LABEL_LIMIT, keyboard, render, split, units
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


def test_no_buttons_no_keyboard() -> None:
    assert keyboard(Reply((Paragraph(Style.BODY, "x"),))) is None
