"""The fitting of confidence: known weights come back, nobody judges what he has seen, and the page tells it all."""

import math
import random
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bot.evaluation.questions import DOCUMENT, Question
from nlu.confidence import (
    ENOUGH,
    ENOUGH_SAID,
    MOST_AHEAD,
    MOST_LEAD,
    NOTHING_QUOTABLE,
    QUOTABLE,
    Confidence,
    Quotable,
    Signs,
)
from nlu.decide import REFUSE
from nlu.interpreter import Interpreter
from tests import learn
from tests.learn import (
    FOLDS,
    Example,
    Judged,
    answers,
    calibration,
    cross_validated,
    examples,
    fit,
    model,
    page,
    refusals,
)

NONE = Signs(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
MEASURES, ALL_MEASURES = tuple(NONE.measures()), tuple(NONE.all_measures())
TRUE = {
    **dict.fromkeys(MEASURES, 1.5),
    "likeness": -1.5,
    "ahead": 0.5,
    "absent": -0.25,
    "unknown": -3.0,
    "constant": 0.75,
}
TRUE_OF_PASSAGES = {
    **dict.fromkeys(ALL_MEASURES, 0.5),
    "ahead": 0.25,
    "absent": -0.25,
    "unknown": -2.0,
    "lead": 0.5,
    "over": -0.25,
    "other year": -1.5,
    "constant": -0.75,
}


def asked(outcome: str, gold: tuple[str, ...], q: str = "公积金提取") -> Question:
    return Question.model_validate({"id": "a", "q": q, "outcome": outcome, "gold": gold})


ANSWER, CHOOSE, NOT_HELD = asked("answer", ("m:1",)), asked("choose", ("m:1", "m:2")), asked("none", ())
QUOTED = asked("answer", (DOCUMENT,))


def seen(dice: random.Random) -> Signs:
    """Any signs within bounds."""

    def share() -> float:
        return dice.random()

    lead, over = dice.uniform(-MOST_AHEAD, MOST_LEAD), dice.uniform(-MOST_AHEAD, MOST_AHEAD)
    enough, like = dice.uniform(ENOUGH, 1), dice.uniform(QUOTABLE, 1)
    passage = Quotable(enough, like, share(), lead, over, share(), *(share() < 0.5 for _ in range(3)))
    ahead, absent = dice.uniform(0.0, MOST_AHEAD), dice.uniform(-MOST_AHEAD, MOST_AHEAD)
    return Signs(share(), share(), share(), share(), ahead, absent, dice.uniform(0.0, ENOUGH_SAID), share(), passage)


def chance(weights: Mapping[str, float], measures: Mapping[str, float]) -> float:
    """The probability by the weights, worked out here anew."""
    logit = weights["constant"] + sum(weights[name] * measure for name, measure in measures.items())
    return 1 / (1 + math.exp(-logit))


def example(dice: random.Random) -> Example:
    """A question of any outcome whose signs tell something of it."""
    question = dice.choice([ANSWER, ANSWER, CHOOSE, NOT_HELD, QUOTED])
    signs = replace(seen(dice), unknown=dice.uniform(0.5, 1) if question is NOT_HELD else dice.uniform(0, 0.7))
    lead = dice.uniform(-2, MOST_LEAD) if question is QUOTED else dice.uniform(-MOST_AHEAD, 0)
    signs = replace(signs, quotable=replace(signs.quotable, lead=lead))
    return Example(question, signs, dice.choice([("m:1", "m:2"), ("m:2", "m:1")]))


MADE = [example(random.Random(seed)) for seed in range(20 * FOLDS)]


def judged(question: Question, none: float, right: float, first: str = "m:1", quoted: float = 0.0) -> Judged:
    return Judged(Example(question, MADE[0].signs, (first,)), none, right, quoted)


# fitting


@pytest.mark.parametrize("true", [TRUE, TRUE_OF_PASSAGES], ids=["of entries", "of passages"])
def test_the_weights_that_made_the_data_are_found_again(true: dict[str, float]) -> None:
    dice = random.Random(1)
    signs = [seen(dice).all_measures() for _ in range(20_000)]
    measures = [{name: each[name] for name in true if name != "constant"} for each in signs]
    labels = [dice.random() < chance(true, each) for each in measures]
    found = fit(measures, labels)
    assert set(found) == set(true)
    assert found == pytest.approx(true, abs=0.3)


def test_what_is_found_is_what_confidence_weighs() -> None:
    dice = random.Random(2)
    signs = [seen(dice) for _ in range(10_000)]
    labels = [dice.random() < chance(TRUE, each.measures()) for each in signs]
    of_passages = [dice.random() < chance(TRUE_OF_PASSAGES, each.all_measures()) for each in signs]
    weights = fit([each.measures() for each in signs], labels)
    quoted = fit([each.all_measures() for each in signs], of_passages)
    models = Confidence({"none": weights, "right": weights, "quoted": quoted})
    for each in signs[:500]:
        assert abs(models.none(each) - chance(TRUE, each.measures())) < 0.1
        assert models.right(each) == models.none(each)
        assert abs(models.quoted(each) - chance(TRUE_OF_PASSAGES, each.all_measures())) < 0.15


def test_a_sign_that_never_varies_and_labels_that_are_never_in_doubt_break_nothing() -> None:
    dice = random.Random(3)
    signs = [replace(seen(dice), absent=-6.0, quotable=NOTHING_QUOTABLE).all_measures() for _ in range(200)]
    weights = fit(signs, [each["unknown"] > 0.5 for each in signs])
    assert all(map(math.isfinite, weights.values()))
    right = [(chance(weights, each) > 0.5) == (each["unknown"] > 0.5) for each in signs]
    assert sum(right) / len(right) > 0.95


def test_each_model_learns_its_own_question() -> None:
    weights = model(MADE)
    entries = [each for each in MADE if each.question is not QUOTED]
    assert 0 < len(entries) < len(MADE)
    measures = [each.signs.measures() for each in entries]
    assert weights == {
        "none": fit(measures, [each.question is NOT_HELD for each in entries]),
        "right": fit(measures, [each.question is ANSWER and each.found[0] == "m:1" for each in entries]),
        "quoted": fit([each.signs.all_measures() for each in MADE], [each.question is QUOTED for each in MADE]),
    }
    assert weights["none"]["unknown"] > 0
    assert weights["quoted"]["lead"] > 0


def test_what_only_a_passage_answers_teaches_nothing_about_entries() -> None:
    entries = [each for each in MADE if each.question is not QUOTED]
    some = [each for each in MADE if each.question is QUOTED][:5]
    assert model([*entries, *some])["none"] == model(MADE)["none"]
    assert model([*entries, *some])["right"] == model(MADE)["right"]
    assert model([*entries, *some])["quoted"] != model(MADE)["quoted"]


# what is learnt from


@pytest.mark.parametrize(
    ("question", "found", "none", "right", "quoted"),
    [
        (ANSWER, ("m:1", "m:2"), False, True, False),
        (ANSWER, ("m:2", "m:1"), False, False, False),
        (CHOOSE, ("m:1", "m:2"), False, False, False),
        (NOT_HELD, ("m:1",), True, False, False),
        (QUOTED, ("m:1", "m:2"), False, False, True),
        (asked("answer", ("m:1", DOCUMENT)), ("m:1",), False, True, True),
        (asked("choose", ("m:1", DOCUMENT)), ("m:1",), False, False, True),
    ],
)
def test_what_is_right(question: Question, found: tuple[str, ...], none: bool, right: bool, quoted: bool) -> None:
    made = Example(question, MADE[0].signs, found)
    assert (made.none, made.right, made.quoted) == (none, right, quoted)


def test_questions_come_with_their_signs_and_what_they_find(interpreter: Interpreter) -> None:
    document, empty = asked("answer", (DOCUMENT,), q="垃圾分类怎么推进"), asked("none", (), q="？？？")
    made = examples(interpreter, [document, ANSWER, empty])
    assert [each.question for each in made] == [document, ANSWER], "what asks for nothing has no signs"
    for each in made:
        assert each.signs == interpreter.signs(each.question.q)
        assert each.found == tuple(match.entry_id for match in interpreter.read(each.question.q).matches)


# cross-validation


def test_each_example_is_judged_once() -> None:
    found = cross_validated(MADE)
    assert len(found) == len(MADE)
    assert {id(each.example) for each in found} == {id(each) for each in MADE}


@pytest.mark.parametrize("at", [0, 7, FOLDS, 5 * FOLDS + 3, len(MADE) - 1])
def test_who_judges_a_question_has_not_seen_it(at: int) -> None:
    """Another label would else have changed the judgement; it does change that of the other parts."""
    other = replace(MADE[at], question=ANSWER if MADE[at].none else NOT_HELD)
    before = {id(each.example): each for each in cross_validated(MADE)}
    after = {id(each.example): each for each in cross_validated([*MADE[:at], other, *MADE[at + 1 :]])}
    own = (before[id(MADE[at])], after[id(other)])
    assert replace(own[0], example=other) == own[1]
    neighbour = id(MADE[(at + 1) % len(MADE)])
    assert before[neighbour].none != after[neighbour].none


def test_judgements_are_those_of_models_fitted_to_the_other_parts() -> None:
    others = Confidence(model([each for at, each in enumerate(MADE) if at % FOLDS != 3]))
    found = {id(each.example): each for each in cross_validated(MADE)}
    for each in MADE[3::FOLDS]:
        probabilities = others.none(each.signs), others.right(each.signs), others.quoted(each.signs)
        assert found[id(each)] == Judged(each, *probabilities)


# what is told


def test_calibration_counts_by_tenths() -> None:
    some = [judged(ANSWER, 0, 0.05), judged(ANSWER, 0, 0.3), judged(ANSWER, 0, 0.39, "m:2"), judged(NOT_HELD, 1, 0.31)]
    rows = list(calibration(some))
    assert [edge for edge, _, _ in rows] == [tenth / 10 for tenth in range(10)]
    assert [count for _, count, _ in rows] == [1, 0, 0, 3, 0, 0, 0, 0, 0, 0]
    assert rows[0][2] == 1.0
    assert rows[3][2] == pytest.approx(1 / 3)
    assert math.isnan(rows[1][2])


def test_calibration_counts_everybody() -> None:
    some = [judged(ANSWER, 0, right / 20) for right in range(21)]
    assert sum(count for _, count, _ in calibration(some)) == len(some)


def test_refusals_are_counted_among_what_should_and_what_should_not_be_refused() -> None:
    some = [
        *(judged(ANSWER, none, 0) for none in (0.1, 0.2, 0.5, 0.9)),
        *(judged(NOT_HELD, none, 0) for none in (0.4, 0.5)),
        *(judged(CHOOSE, none, 0) for none in (0.9, 0.9, 0.9)),
    ]
    assert refusals(some, 0.5) == (0.5, 0.5)
    assert refusals(some, 0.05) == (1.0, 1.0)
    assert refusals(some, 0.95) == (0.0, 0.0)


def test_answers_are_those_that_are_sure_and_not_refused() -> None:
    some = [
        judged(ANSWER, 0, 0.9),
        judged(ANSWER, 0, 0.95),
        judged(ANSWER, 0, 0.8, "m:2"),
        judged(ANSWER, REFUSE, 0.9),
        judged(ANSWER, 0, 0.1),
        judged(CHOOSE, 0, 0.9),
        judged(NOT_HELD, 0, 0.8),
    ]
    assert answers(some, 0.8) == (3 / 5, 2 / 5)
    assert answers(some, 0.9) == (2 / 5, 2 / 3)


def test_of_no_answers_no_share_is_right() -> None:
    assert math.isnan(answers([judged(ANSWER, 0, 0.1)], 0.9)[1])


def test_the_page_holds_all_rows() -> None:
    found = cross_validated(MADE)
    text = page(found)
    tables = [part.splitlines() for part in text.split("## ")[1:]]
    rows = [[line.strip("|").split("|") for line in part if line.startswith("| ")][1:] for part in tables]
    assert [len(each) for each in rows] == [10, 19, 19, 19]
    assert f"{len(found)}个开发问题" in text
    assert [int(row[1]) for row in rows[0]] == [count for _, count, _ in calibration(found)]
    steps = [f"{step / 20:.2f}" for step in range(1, 20)]
    assert [row[0].strip() for row in rows[1]] == [row[0].strip() for row in rows[2]] == steps
    for step, row in zip(steps, rows[1], strict=True):
        assert [cell.strip() for cell in row[1:]] == [f"{share:.1%}" for share in refusals(found, float(step))]
    for step, row in zip(steps, rows[2], strict=True):
        assert row[1].strip() == f"{answers(found, float(step))[0]:.1%}"


def test_the_page_has_a_dash_where_nobody_was_so_sure() -> None:
    text = page([judged(ANSWER, 0.1, 0.45), judged(NOT_HELD, 0.9, 0.05)])
    assert "| 0.4–0.5 | 1 | 100.0% |" in text
    assert "| 0.5–0.6 | 0 | — |" in text


# the whole


@pytest.fixture
def elsewhere(tmp_path: Path, interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Weights and page are written here, as an interpreter that is already warm has them."""
    monkeypatch.setattr(learn, "interpreter_over", lambda known, kept: interpreter)
    monkeypatch.setattr(learn, "FILE", tmp_path / "confidence.toml")
    monkeypatch.setattr(learn, "PAGE", tmp_path / "confidence.md")
    return tmp_path


def test_what_is_learnt_of_the_real_questions_is_written_where_it_is_read(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["learn", "--write"])
    learn.main()
    assert (elsewhere / "confidence.md").read_text(encoding="utf-8") == capsys.readouterr().out.removesuffix("\n")
    weights = tomllib.loads((elsewhere / "confidence.toml").read_text(encoding="utf-8"))
    of_entries = {*MEASURES, "constant"}
    expected = {"none": of_entries, "right": of_entries, "quoted": {*ALL_MEASURES, "constant"}}
    assert {name: set(each) for name, each in weights.items()} == expected
    assert all(math.isfinite(each) for one in weights.values() for each in one.values())
    assert weights["none"]["absent"] > 0 > weights["right"]["absent"]
    assert weights["quoted"]["lead"] > 0 > weights["quoted"]["other year"]


def test_without_being_told_to_nothing_is_written(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["learn"])
    learn.main()
    assert capsys.readouterr().out.startswith("# 把握有多准")
    assert list(elsewhere.iterdir()) == []
