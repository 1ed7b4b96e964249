"""Elder mode: one step a message, at most three buttons, the telephone first, no jargon."""

from collections.abc import Sequence
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
    if options := _options(reply):
        return _choice(reply, options, after)
    # steps are numbered here for good: what is left is told in other replies
    lines = tuple(replace(each, style=Style.BODY) if each.style is Style.STEP else each for each in reply.lines)
    head = [each for each in lines[:1] if each.style is Style.TITLE]
    steps = lines[len(head) :]
    shown, rest = (*head, *steps[:1]), steps[1:] or after.rest
    buttons = ([Button(texts.ONWARD, Onward())] if rest or after.later else []) + _doubts(reply)
    offered = tuple(button.action for button in buttons)
    return replace(reply, paragraphs=_plain(shown), rows=stacked(buttons)), replace(after, rest=rest, offered=offered)


def onward(session: Session) -> Answered:
    """What is left to be said or to be chosen from, to be told slowly again, and taken out of the session."""
    if session.rest or not session.later:
        return Reply(session.rest or (Paragraph(Style.BODY, texts.NOTHING_LEFT),)), replace(session, rest=())
    asked = Paragraph(Style.BODY, texts.CHOOSE_MORE)
    reply = Reply((asked, *numbered(session.later)), stacked(session.later), Outcome.CHOOSE)
    return reply, replace(session, later=())


def _options(reply: Reply) -> Sequence[Button]:
    """The buttons that the steps of a reply are the labels of; none where its steps say something else (a plan)."""
    steps = {each.text for each in reply.paragraphs if each.style is Style.STEP}
    return [each for each in reply.buttons if each.label in steps]


def _choice(reply: Reply, options: Sequence[Button], after: Session) -> Answered:
    """The question with the likeliest options and the way out, or on to the others; a number picks one of these.

    “None of these” leads on by itself.
    """
    chosen = [each for each in options if not isinstance(each.action, NoneOfThese | UnitList)]
    out = [each for each in reply.buttons if each not in chosen][-1:]
    later = chosen[MOST_OPTIONS:] + out
    leads_on = len(chosen) <= MOST_OPTIONS or (out and isinstance(out[0].action, NoneOfThese))
    if not leads_on:
        out = [Button(texts.OTHERS, Onward())]
    shown = (*chosen[:MOST_OPTIONS], *out)
    asked = [each for each in reply.lines if each.style is not Style.STEP][:1]
    notes = [each for each in reply.lines if each.style is Style.NOTE and each not in asked][:MOST_OPTIONS]
    listed = tuple(each.action.entry_id for each in chosen[:MOST_OPTIONS] if isinstance(each.action, Show))
    after = replace(after, rest=(), listed=listed, offered=tuple(each.action for each in shown))
    after = replace(after, later=() if leads_on else tuple(later))
    return replace(reply, paragraphs=_plain((*asked, *numbered(shown), *notes)), rows=stacked(shown)), after


def _doubts(reply: Reply) -> list[Button]:
    """The button that turns the answer down; the others ask for more than one can take in."""
    return [each for each in reply.buttons if isinstance(each.action, NoneOfThese)][:1]


def _plain(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The telephone first, then the paragraphs in everyday words."""
    told = (replace(each, text=texts.everyday(each.text)) if each.style in _OURS else each for each in paragraphs)
    return (Paragraph(Style.NOTE, texts.CALL_FIRST), *told)
