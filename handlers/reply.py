"""What is said, before any channel gives it a shape: paragraphs, buttons, and the facts behind them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from handlers.actions import Action


class Style(Enum):
    """The role of a paragraph."""

    TITLE = "title"
    BODY = "body"
    STEP = "step"
    QUOTE = "quote"
    NOTE = "note"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain text, no markup, in a role; ``text`` may hold line breaks."""

    style: Style
    text: str


@dataclass(frozen=True, slots=True)
class Button:
    """A label and what pressing it asks for."""

    label: str
    action: Action


class Outcome(Enum):
    """What the assistant did: answered, offered a choice, or said that it has nothing."""

    ANSWER = "answer"
    CHOOSE = "choose"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Item:
    """An entry behind the reply: its id, title, unit ('' if none), visits (None if not a matter), score in 0–1."""

    id: str
    title: str
    unit: str
    visits: int | None
    score: float


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply for every channel.

    ``rows`` are buttons as they stand beside each other; ``items`` the entries behind it, best first, at most ten.
    """

    paragraphs: tuple[Paragraph, ...]
    rows: tuple[tuple[Button, ...], ...] = ()
    outcome: Outcome = Outcome.NONE
    items: tuple[Item, ...] = ()

    @property
    def lines(self) -> tuple[Paragraph, ...]:
        """The paragraphs with steps that follow each other numbered, as every channel shows them."""
        shown: list[Paragraph] = []
        step = 0
        for paragraph in self.paragraphs:
            step = step + 1 if paragraph.style is Style.STEP else 0
            shown.append(Paragraph(paragraph.style, f"{step}. {paragraph.text}") if step else paragraph)
        return tuple(shown)

    def after(self, notice: str) -> "Reply":
        """The same reply with a sentence before it."""
        return replace(self, paragraphs=(Paragraph(Style.BODY, notice), *self.paragraphs))

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons in reading order."""
        return tuple(button for row in self.rows for button in row)


def numbered(buttons: Iterable[Button]) -> tuple[Paragraph, ...]:
    """The buttons' labels as steps, for those who can't press."""
    return tuple(Paragraph(Style.STEP, button.label) for button in buttons)


def stacked(buttons: Iterable[Button]) -> tuple[tuple[Button, ...], ...]:
    """The buttons one below the other."""
    return tuple((button,) for button in buttons)
