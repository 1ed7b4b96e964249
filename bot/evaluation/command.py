"""``paoyici eval``: ask, judge, report, compare with the last run."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.app import Assistant
from bot.evaluation import report
from bot.evaluation.dialogues import JudgedTurn, Script, converse, turns_right
from bot.evaluation.figures import Share
from bot.evaluation.judge import Judged, ask
from bot.evaluation.questions import Question
from bot.evaluation.runs import Run, compare, grouped_turns, read_run, run_of, write_run
from bot.evaluation.slips import SLIPS, slipped


@dataclass(frozen=True, slots=True)
class Sets:
    """What is asked: single questions and dialogues."""

    questions: Sequence[Question]
    scripts: Sequence[Script]


def evaluate(assistant: Assistant, sets: Sets, last: Path, tell: Callable[[str], None]) -> bool:
    """Tell the figures, every miss, and what changed since the run in ``last``, which this one replaces.

    True when no figure is worse than it was.
    """
    judged, turns = asyncio.run(_asked(assistant, sets))
    for each in judged:
        if not each.good:
            tell(report.miss(each, assistant.titles, assistant.interpreter.grounds(each.question.q)) + "\n")
    for turn in turns:
        if turn.failed:
            tell(report.missed_turn(turn) + "\n")
    if judged:
        tell(report.table(judged))
    if turns:
        tell(report.dialogues({name: turns_right(said) for name, said in grouped_turns(turns).items()}))
    return _compared(run_of(judged, turns), last, tell)


async def _asked(assistant: Assistant, sets: Sets) -> tuple[list[Judged], list[JudgedTurn]]:
    conversation = assistant.conversation
    return await ask(conversation, sets.questions), await converse(conversation, sets.scripts)


def evaluate_slips(assistant: Assistant, questions: Sequence[Question], tell: Callable[[str], None]) -> None:
    """Tell how many of the questions whose first entry is right keep it after one slip, by kind of slip."""
    judged = asyncio.run(ask(assistant.conversation, questions))
    right = [each.question for each in judged if each.question.outcome == "answer" and each.first_right]
    kept = {name: asyncio.run(ask(assistant.conversation, slipped(right, name))) for name in SLIPS}
    shares = {name: Share(sum(each.first_right for each in again), len(again)) for name, again in kept.items()}
    tell(report.slips(shares))


def _compared(now: Run, last: Path, tell: Callable[[str], None]) -> bool:
    before = read_run(last)
    write_run(now, last)
    if before is None:
        return True
    since = compare(now, before)
    tell("\n" + report.change(since))
    return not since.fallen
