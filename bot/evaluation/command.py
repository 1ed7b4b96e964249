"""``paoyici eval``: ask, judge, report, compare with the last run."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.app import Assistant
from bot.evaluation import report
from bot.evaluation.figures import Share
from bot.evaluation.judge import Judged, ask
from bot.evaluation.questions import Question
from bot.evaluation.runs import compare, read_run, run_of, write_run
from bot.evaluation.slips import SLIPS, slipped


def evaluate(assistant: Assistant, questions: Sequence[Question], last: Path, tell: Callable[[str], None]) -> bool:
    """Tell the figures, every miss, and what changed since the run in ``last``, which this one replaces.

    True when no figure is worse than it was.
    """
    judged = asyncio.run(ask(assistant.conversation, questions))
    for each in judged:
        if not each.good:
            tell(report.miss(each, assistant.titles, assistant.interpreter.grounds(each.question.q)) + "\n")
    tell(report.table(judged))
    return _compared(judged, last, tell)


def evaluate_slips(assistant: Assistant, questions: Sequence[Question], tell: Callable[[str], None]) -> None:
    """Tell how many of the questions whose first entry is right keep it after one slip, by kind of slip."""
    judged = asyncio.run(ask(assistant.conversation, questions))
    right = [each.question for each in judged if each.question.outcome == "answer" and each.first_right]
    kept = {name: asyncio.run(ask(assistant.conversation, slipped(right, name))) for name in SLIPS}
    shares = {name: Share(sum(each.first_right for each in again), len(again)) for name, again in kept.items()}
    tell(report.slips(shares))


def _compared(judged: Sequence[Judged], last: Path, tell: Callable[[str], None]) -> bool:
    now, before = run_of(judged), read_run(last)
    write_run(now, last)
    if before is None:
        return True
    since = compare(now, before)
    tell("\n" + report.change(since))
    return not since.fallen
