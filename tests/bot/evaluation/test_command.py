"""``eval`` through the command line, with a handful of questions."""

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.app import JOURNAL_FILE, KNOWLEDGE_FILE
from bot.cli import LAST_RUN, main
from bot.evaluation.report import NAMES
from bot.evaluation.runs import read_run
from bot.evaluation.slips import SLIPS
from knowledge.entries import Entry
from nlu.interpreter import Interpreter

SURE, FOREIGN = "驾照丢了要跑几趟", "貔貅怎么办"
LICENCE, OTHER = "matter:48", "matter:1"


class Done(NamedTuple):
    """How a command ended: exit status, standard output, standard error."""

    status: object
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def data(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the built knowledge in it."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(built / KNOWLEDGE_FILE, folder)
    monkeypatch.setenv("PAOYICI_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def run(
    data: Path, interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs the console script with an interpreter that is already warm."""
    monkeypatch.setattr("bot.app.interpreter_over", lambda known, kept: interpreter)

    def go(*words: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["paoyici", "eval", *map(str, words)])
        try:
            main()
        except SystemExit as stop:
            return Done(stop.code, *capsys.readouterr())
        return Done(0, *capsys.readouterr())

    return go


def asked(path: Path, *questions: dict[str, object]) -> Path:
    """A file of questions."""
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in questions), encoding="utf-8")
    return path


def sure(gold: str = LICENCE) -> dict[str, object]:
    """A question whose best entry everybody knows; with other ``gold`` the answer is counted as wrong."""
    return {"id": "s-1", "q": SURE, "outcome": "answer", "gold": [gold], "style": "colloquial", "level": 1}


NOTHING: dict[str, object] = {"id": "n-1", "q": FOREIGN, "outcome": "none", "gold": []}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Two questions that are answered well."""
    return asked(tmp_path / "tiny.jsonl", sure(), NOTHING)


def cells(out: str, name: str) -> Sequence[str]:
    """The row of the table with this name."""
    (line,) = (line for line in out.splitlines() if line.startswith(f"| {name} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_the_figures_are_told(run: Run, tiny: Path) -> None:
    done = run(tiny)
    assert (done.status, done.err) == (0, "")
    assert cells(done.out, "问题")[2:] == list(NAMES.values())
    for name, count in (("tiny", "2"), ("colloquial", "1"), ("难度1", "1"), ("全部", "2")):
        assert cells(done.out, name)[1] == count
    assert cells(done.out, "tiny")[2].startswith("100.0%（")


def test_what_went_well_is_not_listed(run: Run, tiny: Path) -> None:
    assert SURE not in run(tiny).out


def test_a_miss_is_told_with_its_grounds(run: Run, tmp_path: Path, entries: dict[str, Entry]) -> None:
    done = run(asked(tmp_path / "tiny.jsonl", sure(gold=OTHER), NOTHING))
    told = done.out.split("| 问题 |")[0]
    assert f"s-1（colloquial，难度1）{SURE}" in told
    assert entries[OTHER].title in told
    assert f"{entries[LICENCE].title}" in told
    assert "听成：驾照丢" in told
    assert "判定" in told
    assert "n-1" not in told
    assert cells(done.out, "tiny")[2].startswith("0.0%（")


def test_a_wrong_answer_to_what_has_no_subject_is_told_too(run: Run, tmp_path: Path) -> None:
    assert "没有听出要问什么" in run(asked(tmp_path / "tiny.jsonl", {**sure(), "q": "？？？"})).out


def test_the_first_run_is_kept_and_compared_with_nothing(run: Run, tiny: Path, data: Path) -> None:
    done = run(tiny)
    assert done.out.splitlines()[-1].startswith("| 全部 |")
    kept = read_run(data / LAST_RUN)
    assert kept is not None
    assert (kept.good, kept.figures["tiny"]["right_first"]) == ({"tiny/s-1": True, "tiny/n-1": True}, 1.0)


def test_the_same_run_again_is_the_same(run: Run, tiny: Path) -> None:
    run(tiny)
    done = run(tiny)
    assert (done.status, done.out.splitlines()[-1]) == (0, "和上一次一样。")


def test_a_figure_that_fell_is_told(run: Run, tiny: Path) -> None:
    run(tiny)
    asked(tiny, sure(gold=OTHER), NOTHING)
    last = run(tiny).out.split("| 全部 |")[1]
    assert f"变差：tiny {NAMES['right_first']} 100.0% → 0.0%" in last
    assert "原来对、现在错：tiny/s-1" in last
    assert "原来错" not in last


def test_a_figure_that_fell_makes_the_command_fail(run: Run, tiny: Path) -> None:
    assert run(tiny).status == 0
    asked(tiny, sure(gold=OTHER), NOTHING)
    assert run(tiny).status == 1


def test_a_figure_that_rose_is_no_failure(run: Run, tiny: Path) -> None:
    asked(tiny, sure(gold=OTHER), NOTHING)
    run(tiny)
    asked(tiny, sure(), NOTHING)
    done = run(tiny)
    assert (done.status, done.out.splitlines()[-1]) == (0, "原来错、现在对：tiny/s-1")


def test_each_run_replaces_the_last(run: Run, tiny: Path) -> None:
    run(tiny)
    asked(tiny, sure(gold=OTHER), NOTHING)
    run(tiny)
    assert run(tiny).out.splitlines()[-1] == "和上一次一样。"


def test_another_place_may_hold_the_last_run(run: Run, tiny: Path, tmp_path: Path, data: Path) -> None:
    run(tiny, "--last", tmp_path / "last.json")
    assert not (data / LAST_RUN).exists()
    assert run(tiny, "--last", tmp_path / "last.json").out.splitlines()[-1] == "和上一次一样。"


def test_a_damaged_last_run_is_replaced(run: Run, tiny: Path, data: Path) -> None:
    (data / LAST_RUN).write_text("damaged", encoding="utf-8")
    assert run(tiny).status == 0
    assert read_run(data / LAST_RUN) is not None


def test_several_files_are_several_sets(run: Run, tiny: Path, tmp_path: Path) -> None:
    done = run(tiny, asked(tmp_path / "more.jsonl", {**NOTHING, "id": "m-1"}))
    assert [cells(done.out, name)[1] for name in ("tiny", "more", "全部")] == ["2", "1", "3"]


def talk(*must: str) -> dict[str, object]:
    """A dialogue of two turns, the second of which must hold these words."""
    return {"id": "t-1", "turns": [{"q": SURE, "about": [LICENCE]}, {"q": "归谁管", "must": must}]}


def test_dialogues_are_judged_turn_by_turn_and_compared(run: Run, tmp_path: Path) -> None:
    good = run(asked(tmp_path / "talks.jsonl", talk("市公安局")))
    assert (good.status, good.err) == (0, "")
    assert "连续对话 talks：每一轮都查，对的100.0%" in good.out
    assert "| 问题 |" not in good.out
    bad = run(asked(tmp_path / "talks.jsonl", talk("市民政局")))
    assert (bad.status, bad.err) == (1, "")
    assert "talks/t-1#2 归谁管\n  没过的检查：must" in bad.out
    assert "变差：talks 对话里每一轮 100.0% → 50.0%" in bad.out
    assert "原来对、现在错：talks/t-1#2" in bad.out


def test_questions_and_dialogues_are_told_together(run: Run, tmp_path: Path, tiny: Path) -> None:
    done = run(tiny, asked(tmp_path / "talks.jsonl", talk()))
    assert cells(done.out, "全部")[1] == "2"
    assert "连续对话 talks：" in done.out


def test_nothing_that_is_asked_is_noted(run: Run, tiny: Path, data: Path) -> None:
    run(tiny)
    assert not (data / JOURNAL_FILE).exists()


# slips


def test_slips_are_told_by_kind_over_what_was_right(run: Run, tmp_path: Path, data: Path) -> None:
    wrong = {**sure(gold=OTHER), "id": "s-2"}
    done = run("--slips", asked(tmp_path / "tiny.jsonl", sure(), wrong, NOTHING))
    assert (done.status, done.err) == (0, "")
    assert all(cells(done.out, name)[1].endswith("1题）") for name in SLIPS)
    assert cells(done.out, "全部")[1].endswith(f"{len(SLIPS)}题）")
    assert cells(done.out, "繁体")[1].startswith("100.0%（")
    assert not (data / LAST_RUN).exists()


# wrong calls


def test_faulty_lines_are_named_by_file_and_line(run: Run, tmp_path: Path, data: Path) -> None:
    one = asked(tmp_path / "one.jsonl", sure(), {**sure(), "gold": []}, NOTHING)
    other = asked(tmp_path / "other.jsonl", {"q": SURE})
    done = run(one, other)
    assert (done.status, done.out) == (1, "")
    assert "one.jsonl 第2行" in done.err
    assert "other.jsonl 第1行" in done.err
    assert done.err.count("行：") == 2
    assert not (data / LAST_RUN).exists()


def test_faulty_questions_are_not_blamed_on_the_knowledge(run: Run, tmp_path: Path) -> None:
    assert "知识" not in run(asked(tmp_path / "one.jsonl", {"q": SURE})).err


def test_a_last_run_that_cannot_be_kept_is_said(run: Run, tiny: Path, tmp_path: Path) -> None:
    done = run(tiny, "--last", tmp_path / "nowhere" / "last.json")
    assert done.status == 1
    assert "nowhere" in done.err


def test_no_file_and_a_file_that_is_not_there_are_wrong_calls(run: Run, tmp_path: Path) -> None:
    assert [run().status, run(tmp_path / "nowhere.jsonl").status, run(tmp_path).status] == [2, 2, 2]
