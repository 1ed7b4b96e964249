"""Questions and judgements made for a test."""

from collections.abc import Collection

from bot.evaluation.judge import Judged
from bot.evaluation.questions import Question
from handlers.reply import Outcome


def question(outcome: str = "answer", gold: Collection[str] = ("matter:1",), **rest: object) -> Question:
    """A question; what it asks and what it is called do not matter unless ``rest`` says so."""
    return Question.model_validate({"id": "a", "q": "驾照丢了", "outcome": outcome, "gold": gold, **rest})


def answerable(
    *offered: str, outcome: Outcome = Outcome.ANSWER, evident: bool = True, gold: Collection[str] = ("matter:1",)
) -> Judged:
    """A question that one entry answers, and what came of it."""
    return Judged(question("answer", gold), outcome, offered, evident)


def wide(*offered: str, outcome: Outcome = Outcome.CHOOSE, gold: Collection[str] = ("matter:1", "matter:2")) -> Judged:
    """A question too wide for one answer, and what came of it."""
    return Judged(question("choose", gold), outcome, offered, True)


def foreign(outcome: Outcome = Outcome.NONE) -> Judged:
    """A question that nothing answers, and what came of it."""
    return Judged(question("none", ()), outcome, ("matter:1",), True)
