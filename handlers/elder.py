"""Elder mode: one step a message, at most three buttons, the telephone first, no jargon."""

from dataclasses import replace

from handlers import texts
from handlers.actions import NoneOfThese, Onward, Show, UnitList
from handlers.options import Answered
from handlers.reply import Button, Outcome, Paragraph, Reply, Style, numbered, stacked
from handlers.session import Session

MOST_OPTIONS = 2
"""Options beside “none of these”: three buttons in all."""
_OURS = (Style.BODY, Style.STEP, Style.NOTE)
"""Paragraphs in our words; titles, quotations and sources stay as they are printed."""


def slowly(reply: Reply, after: Session) -> Answered:
    """The first step of a reply; the steps that follow are kept in the session, as are those still to come before."""
    if reply.outcome is Outcome.CHOOSE:
        return _choice(reply, after)
    # steps are numbered here for good: what is left is told in other replies
    lines = tuple(replace(each, style=Style.BODY) if each.style is Style.STEP else each for each in reply.lines)
    head = [each for each in lines[:1] if each.style is Style.TITLE]
    steps = lines[len(head) :]
    shown, rest = (*head, *steps[:1]), steps[1:] or after.rest
    buttons = ([Button(texts.ONWARD, Onward())] if rest else []) + _doubts(reply)
    offered = tuple(button.action for button in buttons)
    return replace(reply, paragraphs=_plain(shown), rows=stacked(buttons)), replace(after, rest=rest, offered=offered)


def onward(session: Session) -> Answered:
    """What is left to be said, to be told slowly again, and taken out of the session."""
    return Reply(session.rest or (Paragraph(Style.BODY, texts.NOTHING_LEFT),)), replace(session, rest=())


def _choice(reply: Reply, after: Session) -> Answered:
    """The question with the likeliest options; a number picks one of these."""
    options = [each for each in reply.buttons if not isinstance(each.action, NoneOfThese | UnitList)][:MOST_OPTIONS]
    last = [each for each in reply.buttons if isinstance(each.action, NoneOfThese | UnitList)][-1:]
    shown = (*options, *last)
    asked = [each for each in reply.lines if each.style is not Style.STEP][:1]
    listed = tuple(each.action.entry_id for each in options if isinstance(each.action, Show))
    after = replace(after, rest=(), listed=listed, offered=tuple(each.action for each in shown))
    return replace(reply, paragraphs=_plain((*asked, *numbered(shown))), rows=stacked(shown)), after


def _doubts(reply: Reply) -> list[Button]:
    """The button that turns the answer down; the others ask for more than one can take in."""
    return [each for each in reply.buttons if isinstance(each.action, NoneOfThese)][:1]


def _plain(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The telephone first, then the paragraphs in everyday words."""
    told = (replace(each, text=texts.everyday(each.text)) if each.style in _OURS else each for each in paragraphs)
    return (Paragraph(Style.NOTE, texts.CALL_FIRST), *told)
