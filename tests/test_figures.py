"""The gate: over all development questions no figure is worse than it was.

``tests/questions/figures.json`` holds what it was; ``paoyici eval … --last tests/questions/figures.json`` writes it
anew.  The questions are for measuring only.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import assemble, open_store, refresh_knowledge
from bot.evaluation import report
from bot.evaluation.figures import FIGURES
from bot.evaluation.judge import Judged, ask
from bot.evaluation.questions import Question, read_questions
from bot.evaluation.runs import Run, compare, read_run, run_of
from bot.settings import Settings
from handlers.reply import Outcome
from knowledge.entries import Knowledge
from tests import learn

QUESTIONS = Path(__file__).with_name("questions")
KEPT = QUESTIONS / "figures.json"
SETS = learn.SETS


@pytest.fixture(scope="module")
def questions() -> Sequence[Question]:
    return read_questions(QUESTIONS / f"{name}.jsonl" for name in SETS)


@pytest.fixture(scope="module")
def now(questions: Sequence[Question], tmp_path_factory: pytest.TempPathFactory) -> Sequence[Judged]:
    """All questions asked of the assistant as it is assembled."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("data"))
    assert refresh_knowledge(settings).problem is None
    assistant = assemble(settings, open_store(settings), keep_journal=False)
    judged = asyncio.run(ask(assistant.conversation, questions))
    assistant.close()
    return judged


@pytest.fixture(scope="module")
def before() -> Run:
    kept = read_run(KEPT)
    assert kept is not None, f"{KEPT} is missing or damaged: let `paoyici eval … --last` write it"
    return kept


def test_no_figure_is_worse_than_it_was(now: Sequence[Judged], before: Run) -> None:
    since = compare(run_of(now), before)
    assert since.fallen == (), report.change(since)


@pytest.mark.parametrize("name", SETS)
def test_one_question_more_that_is_refused_would_be_noticed(now: Sequence[Judged], name: str) -> None:
    ours = [each for each in now if each.question.set == name]
    at = next(at for at, each in enumerate(ours) if each.first_right)
    one_worse = [*ours[:at], replace(ours[at], outcome=Outcome.NONE), *ours[at + 1 :]]
    fallen = {figure for _, figure, _, _ in compare(run_of(one_worse), run_of(ours)).fallen}
    assert fallen >= {"right_first", "resolved", "wrongly_refused"}


def test_what_it_was_was_measured_with_these_very_questions(questions: Sequence[Question], before: Run) -> None:
    assert set(before.figures) == set(SETS)
    assert all(figures and set(figures) <= set(FIGURES) for figures in before.figures.values())
    assert set(before.good) == {f"{question.set}/{question.id}" for question in questions}


def test_each_question_of_a_set_has_an_id_of_its_own(questions: Sequence[Question]) -> None:
    times = Counter((question.set, question.id) for question in questions)
    assert [each for each, count in times.items() if count > 1] == []


def test_what_is_right_stands_in_the_books(questions: Sequence[Question], known: Knowledge) -> None:
    """Else a question could never be answered well."""
    ids = {entry.id for entry in known.entries()}
    ids |= {id_.split(":")[0] for id_ in ids}
    assert {gold for question in questions for gold in question.gold} - ids == set()


def test_no_question_is_one_of_the_ways_of_asking_that_are_taught(
    questions: Sequence[Question], known: Knowledge
) -> None:
    """What is measured with must not have been learnt by heart; a few words that everybody says may coincide."""
    taught = {phrasing.text for phrasing in known.phrasings}
    same = [question.id for question in questions if question.q in taught]
    assert len(same) / len(questions) < 0.05


def test_the_sets_are_those_that_confidence_is_fitted_to() -> None:
    assert learn.SETS == SETS
