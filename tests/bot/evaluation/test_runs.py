"""A run kept, read back, and compared with the next."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.dialogues import JudgedTurn
from bot.evaluation.figures import FIGURES
from bot.evaluation.judge import Judged
from bot.evaluation.runs import TURNS, Change, Run, compare, read_run, run_of, write_run
from handlers.reply import Outcome
from tests.bot.evaluation.made import question

RUNS = st.builds(
    Run,
    figures=st.dictionaries(st.text(max_size=5), st.dictionaries(st.sampled_from(FIGURES), st.floats(0, 1))),
    good=st.dictionaries(st.text(max_size=5), st.booleans()),
)


def answered(id_: str, name: str, right: bool = True) -> Judged:
    """A question of a set, answered rightly or wrongly."""
    return Judged(question(id=id_, set=name), Outcome.ANSWER, ("matter:1" if right else "matter:2",), True)


def run(figures: Mapping[str, float] | None = None, good: Mapping[str, bool] | None = None) -> Run:
    """A run over one set."""
    return Run({"cit": dict(figures or {})}, dict(good or {}))


# what is kept


def test_figures_are_kept_by_set_and_only_those_that_were_asked_for() -> None:
    kept = run_of([answered("a", "one"), answered("b", "one", right=False), answered("c", "other")])
    assert kept.figures["one"] == {"right_first": 0.5, "resolved": 0.5, "right_when_sure": 0.5, "wrongly_refused": 0.0}
    assert kept.figures["other"]["right_first"] == 1.0
    assert kept.good == {"one/a": True, "one/b": False, "other/c": True}


def test_figures_have_four_digits() -> None:
    kept = run_of([answered("a", "one"), answered("b", "one"), answered("c", "one", right=False)])
    assert kept.figures["one"]["right_first"] == 0.6667


def test_questions_of_two_sets_are_kept_apart() -> None:
    before = run_of([answered("1", "one"), answered("1", "other")])
    now = run_of([answered("1", "one", right=False), answered("1", "other")])
    assert compare(now, before).lost == ("one/1",)


def test_a_set_that_holds_questions_and_dialogues_keeps_the_figures_of_both() -> None:
    turns = [JudgedTurn("one/d#1", "q", "", True), JudgedTurn("one/d#2", "q", "about", True)]
    kept = run_of([answered("a", "one")], turns)
    assert kept.figures["one"] == {**run_of([answered("a", "one")]).figures["one"], TURNS: 0.5}
    assert kept.good == {"one/a": True, "one/d#1": True, "one/d#2": False}


# compared


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_that_is_worse_has_fallen(figure: str) -> None:
    good, bad = (0.1, 0.2) if figure == "wrongly_refused" else (0.2, 0.1)
    assert compare(run({figure: bad}), run({figure: good})).fallen == (("cit", figure, good, bad),)
    assert compare(run({figure: good}), run({figure: bad})).fallen == ()
    assert compare(run({figure: good}), run({figure: good})).fallen == ()


def test_every_figure_that_has_fallen_is_named() -> None:
    now = Run({"a": {"resolved": 0.1, "right_first": 0.1}, "b": {"resolved": 0.1}, "c": {"resolved": 0.9}}, {})
    before = Run({"a": {"resolved": 0.2, "right_first": 0.3}, "b": {"resolved": 0.4}, "c": {"resolved": 0.8}}, {})
    assert compare(now, before).fallen == (
        ("a", "resolved", 0.2, 0.1),
        ("a", "right_first", 0.3, 0.1),
        ("b", "resolved", 0.4, 0.1),
    )


def test_what_only_one_run_has_is_not_compared() -> None:
    now = Run({"new": {"resolved": 0.1}, "both": {"resolved": 0.5}}, {"new": False, "both": True})
    before = Run({"old": {"resolved": 0.9}, "both": {"right_first": 0.9}}, {"old": True, "both": True})
    assert compare(now, before) == Change((), (), ())


def test_questions_that_changed_are_named() -> None:
    before = run(good={"a": True, "b": False, "c": True, "d": False})
    now = run(good={"a": False, "b": True, "c": True, "d": False})
    assert compare(now, before) == Change((), lost=("a",), won=("b",))


@given(RUNS)
def test_nothing_has_changed_since_itself(kept: Run) -> None:
    assert compare(kept, kept) == Change((), (), ())


# on disk


@given(kept=RUNS)
def test_a_run_comes_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, kept: Run) -> None:
    path = tmp_path_factory.mktemp("runs") / "run.json"
    write_run(kept, path)
    assert read_run(path) == kept


def test_a_run_is_written_for_people_too(tmp_path: Path) -> None:
    write_run(run({"resolved": 0.5}, {"市民-1": True}), tmp_path / "run.json")
    text = (tmp_path / "run.json").read_text(encoding="utf-8")
    assert '"市民-1": true' in text
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    "held", ["", "{", "[]", "{}", '{"figures": {}}', '{"figures": {"a": 1}, "good": {}}', "\ufffd"]
)
def test_what_is_no_run_is_none(tmp_path: Path, held: str) -> None:
    (tmp_path / "run.json").write_text(held, encoding="utf-8")
    assert read_run(tmp_path / "run.json") is None


def test_where_there_is_nothing_to_read_there_is_no_run(tmp_path: Path) -> None:
    (tmp_path / "damaged").write_bytes(b"\xff\xfe\x00")
    assert [read_run(tmp_path / name) for name in ("nowhere", "", "damaged")] == [None, None, None]


def test_a_place_that_takes_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        write_run(run(), tmp_path / "nowhere" / "run.json")
