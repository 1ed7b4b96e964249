"""What is offered to press or pick: the options of a question back, and the buttons under an answer."""

from collections.abc import Sequence
from dataclasses import replace

from handlers import cards, texts
from handlers.actions import NoneOfThese, Original, Rate, Reasons, Show, UnitList, UnitMatters, Where
from handlers.reply import Button, Paragraph, Reply, Style, numbered, stacked
from handlers.session import Seen, Session
from knowledge.entries import CatalogueFacts, Entry
from knowledge.passages import Passage

MOST_CHOICES = 5
"""Options in one question back; more than that nobody reads on a telephone."""
CLOSE = 0.02
"""Share of the best score that an option must have; farther ones only make the right one hard to find."""
LEADING = 0.15
"""Share of the best score from which an option counts when it is decided what to ask."""

Answered = tuple[Reply, Session]

BROWSE = Button(texts.ALL_UNITS, UnitList(0))


def close(seen: Sequence[Seen]) -> tuple[str, ...]:
    """The ids worth offering: near the best, at most five, and two where there are two."""
    near = [each for each in seen if each.score >= CLOSE * seen[0].score]
    return tuple(each.entry_id for each in (near if len(near) > 1 else seen[:2])[:MOST_CHOICES])


def leading(seen: Sequence[Seen]) -> int:
    """How many of what was seen are likely enough to be asked about: two at least."""
    return max(2, sum(each.score >= LEADING * seen[0].score for each in seen[:MOST_CHOICES]))


def offer(said: Sequence[str], entries: Sequence[Entry | Passage], last: Button, before: Session) -> Answered:
    """Sentences with options under them, ``last`` below; a number now picks one of these."""
    options = (*(Button(_label(entry), Show(entry.id)) for entry in entries), last)
    paragraphs = (*(Paragraph(Style.BODY, text) for text in said), *numbered(options))
    listed = tuple(entry.id for entry in entries)
    after = replace(before, listed=listed, shown="", offered=tuple(option.action for option in options))
    return Reply(paragraphs, stacked(options)), after


def _label(one: Entry | Passage) -> str:
    return texts.IN_PAPER.format(one.title) if isinstance(one, Passage) else cards.short_title(one)


def listed(reply: Reply, before: Session) -> Answered:
    """A list that came another way, and the conversation after it: a number now picks from this list."""
    return reply, replace(before, offered=tuple(button.action for button in reply.buttons) or before.offered)


def under_answer(entry: Entry, session: Session) -> tuple[tuple[Button, ...], ...]:
    """The rows of buttons under an answer; one that was browsed to has no reasons and no alternatives."""
    rows = [(Button(texts.ORIGINAL, Original(entry.id)), Button(texts.WHERE, Where(entry.id)))]
    if isinstance(entry, CatalogueFacts):
        rows = [(Button(texts.ORIGINAL, Original(entry.id)), _unit_button(session.units))]
    if session.brought(entry.id):
        doubt = Button(texts.REASONS, Reasons(entry.id, session.tag))
        rows.append((doubt, Button(texts.NONE_OF_THESE, NoneOfThese(session.step))))
    rows.append((Button(texts.GOOD, Rate(entry.id, True)), Button(texts.BAD, Rate(entry.id, False))))
    return tuple(rows)


def pickable(reply: Reply) -> tuple[Button, ...]:
    """The buttons that a number picks: all but the thumbs."""
    return tuple(button for button in reply.buttons if not isinstance(button.action, Rate))


def _unit_button(units: Sequence[int]) -> Button:
    return Button(texts.THIS_UNIT, UnitMatters(units[0], 0)) if len(units) == 1 else BROWSE
