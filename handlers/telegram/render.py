"""A reply as Telegram shows it: HTML in parts that fit one message each, and an inline keyboard."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, repeat

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.payloads import pack
from handlers.reply import Paragraph, Reply, Style

LIMIT = 4096
"""UTF-16 units of one message, counted without the markup."""
LABEL_LIMIT = 60
"""Characters of a button's label that a telephone can show in one row."""
STEP_LABEL_LIMIT = 24
"""Characters of the label of a button that stands in full as a numbered line above: enough to tell it by."""
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


def in_one(reply: Reply, notice: str) -> str:
    """The reply as one HTML message: whole, or its beginning with ``notice`` and its sources below."""
    whole = render(reply)
    if len(whole) == 1:
        return whole[0]
    sources = [line for line in reply.lines if line.style is Style.SOURCE]
    end = (Paragraph(Style.NOTE, notice), *sources)
    rest = [line for line in reply.lines if line not in sources]
    beginning = _beginning(rest, LIMIT - sum(units(line.text) + 1 for line in end))
    return "\n".join(marked for _, marked in _pieces((*beginning, *end)))


def keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    """The reply's buttons, or None when it has none."""
    labels = _labels(reply)
    rows = [[InlineKeyboardButton(next(labels), callback_data=pack(each.action)) for each in row] for row in reply.rows]
    return InlineKeyboardMarkup(rows) if rows else None


def _labels(reply: Reply) -> Iterator[str]:
    """The buttons' labels in reading order; of one that is a numbered line above, the number and the beginning."""
    steps = (paragraph.text for paragraph in reply.paragraphs if paragraph.style is Style.STEP)
    for number, (button, step) in enumerate(zip(reply.buttons, chain(steps, repeat("")), strict=False), 1):
        if button.label == step:
            yield _shortened(f"{number} {button.label}", STEP_LABEL_LIMIT)
        else:
            yield _shortened(button.label, LABEL_LIMIT)


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _beginning(lines: Iterable[Paragraph], room: int) -> Iterator[Paragraph]:
    """The lines that fit into so many UTF-16 units, the last one cut where it must be."""
    for line in lines:
        if units(line.text) >= room:
            yield from (replace(line, text=f"{piece}…") for piece in split(line.text, max(2, room - 2))[:1] if room > 3)
            return
        yield line
        room -= units(line.text) + 1


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
