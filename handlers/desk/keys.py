"""The keys of the desk and what they do: one table for the page, for /desk and for the tests."""

from dataclasses import dataclass

from handlers.desk import wording
from handlers.reply import Paragraph, Reply, Style


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is printed, how the page's program knows it, what it does, in two words and in a sentence."""

    shown: str
    name: str
    label: str
    meaning: str


KEYS = tuple(Key(*row) for row in wording.KEYS)


def listed() -> Reply:
    """The keys, one a line."""
    lines = (Paragraph(Style.BODY, f"{key.shown}　{key.meaning}") for key in KEYS)
    return Reply((Paragraph(Style.TITLE, wording.KEYS_HEAD), *lines, Paragraph(Style.NOTE, wording.KEYS_WHERE)))
