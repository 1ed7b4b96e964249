"""The gate: over all development questions no figure is worse than it was.

``tests/questions/figures.json`` holds what it was; ``paoyici eval … --last tests/questions/figures.json`` writes it
anew.  The questions are for measuring only.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import Assistant, assemble, open_store, refresh_knowledge
from bot.evaluation import report
from bot.evaluation.dialogues import converse, read_dialogues, turns_right
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


TALKS = {"dialogue": 0.94, "fresh_dialogue": 0.88, "fresh_dialogue2": 0.86}
"""Share of the turns of dialogues that must be right; the last measurement was 0.96, 0.90 and 0.88."""


@pytest.fixture(scope="module")
def questions() -> Sequence[Question]:
    return read_questions(QUESTIONS / f"{name}.jsonl" for name in SETS)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant as it is assembled."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("data"))
    assert refresh_knowledge(settings).problem is None
    assembled = assemble(settings, open_store(settings), keep_journal=False)
    yield assembled
    assembled.close()


@pytest.fixture(scope="module")
def now(questions: Sequence[Question], assistant: Assistant) -> Sequence[Judged]:
    """All questions asked of it."""
    return asyncio.run(ask(assistant.conversation, questions))


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


@pytest.mark.parametrize(("name", "least"), TALKS.items())
def test_no_talk_goes_worse_than_it_did(assistant: Assistant, name: str, least: float) -> None:
    turns = asyncio.run(converse(assistant.conversation, read_dialogues([QUESTIONS / f"{name}.jsonl"])))
    missed = [report.missed_turn(turn) for turn in turns if turn.failed]
    assert turns_right(turns).value >= least, "\n".join(missed)


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
