"""A reply as Telegram shows it: HTML in parts that fit one message each, and an inline keyboard."""

import html
import re
from collections.abc import Iterable, Iterator

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.payloads import pack
from handlers.reply import Button, Paragraph, Reply, Style

LIMIT = 4096
"""UTF-16 units of one message, counted without the markup."""
LABEL_LIMIT = 60
"""Characters of a button's label that a telephone can show in one row."""
_TAGS = {
    Style.TITLE: ("<b>", "</b>"),
    Style.QUOTE: ("<blockquote>", "</blockquote>"),
    Style.NOTE: ("<i>", "</i>"),
    Style.SOURCE: ("<i>", "</i>"),
}
_SENTENCE = re.compile(r"[^。；;！!？?\n]*[。；;！!？?\n]?")


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def render(reply: Reply) -> list[str]:
    """The reply as HTML messages, split between paragraphs, within one only where it alone is too long."""
    messages, length = [], LIMIT + 1
    for plain, marked in _pieces(reply.lines):
        size = units(plain) + 1
        if length + size > LIMIT:
            messages.append(marked)
            length = size
        else:
            messages[-1] += "\n" + marked
            length += size
    return messages


def keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    """The reply's buttons, or None when it has none."""
    rows = [[_button(button) for button in row] for row in reply.rows]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    label = button.label if len(button.label) <= LABEL_LIMIT else button.label[: LABEL_LIMIT - 1] + "…"
    return InlineKeyboardButton(label, callback_data=pack(button.action))


def _pieces(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, str]]:
    """Each paragraph, in pieces that fit, as plain text and as HTML."""
    for paragraph in paragraphs:
        opening, closing = _TAGS.get(paragraph.style, ("", ""))
        for piece in split(paragraph.text, LIMIT - 1):
            yield piece, opening + html.escape(piece, quote=False) + closing


def split(text: str, limit: int) -> list[str]:
    """The text in pieces of at most ``limit`` UTF-16 units, cut after a sentence where there is one."""
    pieces = [""]
    for sentence in _SENTENCE.findall(text):
        for part in _hard(sentence, limit):
            if units(pieces[-1]) + units(part) > limit:
                pieces.append("")
            pieces[-1] += part
    return [piece for piece in pieces if piece.strip()]


def _hard(sentence: str, limit: int) -> Iterator[str]:
    """A sentence longer than the limit, cut between characters."""
    while units(sentence) > limit:
        end = limit // 2
        yield sentence[:end]
        sentence = sentence[end:]
    yield sentence
