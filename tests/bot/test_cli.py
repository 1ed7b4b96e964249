"""The command line, in this process."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import knowledge
from bot.app import JOURNAL_FILE, KNOWLEDGE_FILE
from bot.cli import cli, main
from handlers.reply import Outcome
from knowledge.build import identity
from nlu.interpreter import Interpreter
from tests.wire import TOKEN

SURE = "驾照丢了要跑几趟"
Run = Callable[..., Result]


@pytest.fixture
def data(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the built knowledge in it."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(built / KNOWLEDGE_FILE, folder)
    monkeypatch.setenv("PAOYICI_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def run(data: Path, interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line with an interpreter that is already warm; what it raises comes out."""
    monkeypatch.setattr("bot.app.interpreter_over", lambda known, kept: interpreter)

    def go(*words: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(cli, words, input=stdin, catch_exceptions=False)

    return go


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of knowledge files, one of which is damaged."""
    folder = tmp_path / "knowledge"
    shutil.copytree(Path(knowledge.__path__[0]) / "data", folder)
    matters = folder / "official" / "matters.csv"
    matters.write_text(matters.read_text(encoding="utf-8").replace("\n2,1,", "\n2,一,"), encoding="utf-8")
    monkeypatch.setenv("PAOYICI_KNOWLEDGE_DIR", str(folder))
    return folder


# ask


def test_a_question_is_answered_on_standard_output(run: Run, data: Path) -> None:
    done = run("ask", "驾照丢了", "要跑几趟")
    assert done.exit_code == 0
    assert "补办驾驶证、行驶证" in done.stdout
    assert "1次" in done.stdout
    assert not (data / JOURNAL_FILE).exists()


def test_a_question_may_be_answered_in_json(run: Run) -> None:
    answer = json.loads(run("ask", "--json", SURE).stdout)
    assert answer["outcome"] == Outcome.ANSWER.value
    assert answer["items"][0]["id"] == "matter:48"


def test_questions_line_by_line_are_answered_line_by_line(run: Run) -> None:
    lines = [SURE, "公积金", "", '{"session": "a", "q": "公积金"}', '{"session": "a", "q": "1"}', "貔貅怎么办"]
    answers = [json.loads(line) for line in run("ask", "--jsonl", stdin="\n".join(lines)).stdout.splitlines()]
    assert [answer["outcome"] for answer in answers] == ["answer", "choose", "none", "choose", "answer", "none"]
    assert answers[4]["items"][0] == answers[3]["items"][0]


def test_bytes_that_are_no_text_do_not_end_the_conversation(run: Run) -> None:
    done = run("ask", "--jsonl", stdin=b"\xff\xfe\xb9\n" + SURE.encode())
    assert len(done.stdout.splitlines()) == 2
    assert "matter:48" in done.stdout.splitlines()[1]


def test_no_question_is_a_wrong_call(run: Run) -> None:
    done = run("ask")
    assert done.exit_code == 2
    assert "paoyici ask" in done.stderr
    assert done.stdout == ""


def test_a_folder_that_is_not_there_is_a_wrong_call(run: Run, tmp_path: Path) -> None:
    assert run("ask", "--kb", str(tmp_path / "nowhere"), SURE).exit_code == 2


def test_other_knowledge_answers_from_that_knowledge(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert run("kb", "export", str(folder)).exit_code == 0
    matters = json.loads((folder / "matters.json").read_text(encoding="utf-8"))
    matters[47]["visits"] = 0
    (folder / "matters.json").write_text(json.dumps(matters, ensure_ascii=False), encoding="utf-8")
    answer = json.loads(run("ask", "--kb", str(folder), "--json", SURE).stdout)
    assert (answer["items"][0]["id"], answer["items"][0]["visits"]) == ("matter:48", 0)
    assert "0次" in answer["reply"]


# run


def test_without_a_token_one_talks_through_a_pipe(run: Run, data: Path) -> None:
    done = run("run", stdin=f"{SURE}\n\n1\n")
    assert done.exit_code == 0
    assert done.stdout.count("序号48") == 3
    assert (data / JOURNAL_FILE).exists()


def test_bytes_that_are_no_text_do_not_end_the_conversation_in_a_pipe(run: Run) -> None:
    done = run("run", stdin=b"\xff\xfe\xb9\n" + SURE.encode())
    assert "补办驾驶证、行驶证" in done.stdout


# kb


def test_checking_counts_what_is_there(run: Run) -> None:
    done = run("kb", "check")
    assert done.exit_code == 0
    for count in ("642", "48", "13", "24"):
        assert count in done.stdout


def test_building_makes_a_damaged_database_good(run: Run, data: Path) -> None:
    (data / KNOWLEDGE_FILE).write_bytes(b"damaged")
    assert run("kb", "build").exit_code == 0
    assert identity(data / KNOWLEDGE_FILE) is not None


def test_exporting_writes_three_files(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    done = run("kb", "export", str(folder))
    assert str(folder) in done.stdout
    counts = {p.name: len(json.loads(p.read_text(encoding="utf-8"))) for p in folder.iterdir()}
    assert counts == {"matters.json": 642, "faq.json": 13, "places.json": 24}


# what goes wrong


def ends(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[object, str]:
    """Exit status and standard error of the console script, which must print nothing else."""
    monkeypatch.setattr(sys, "argv", ["paoyici", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    return stop.value.code, err


@pytest.mark.usefixtures("data")
def test_damaged_files_are_named_by_file_row_and_column(
    broken: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (("kb", "check"), ("kb", "build"), ("kb", "export", str(broken / "out"))):
        status, err = ends(capsys, monkeypatch, *words)
        assert status == 1
        assert "matters.csv 第3行「单位序号」栏" in err


@pytest.mark.usefixtures("data", "broken")
def test_damaged_files_leave_the_last_good_knowledge_in_use(run: Run) -> None:
    done = run("ask", SURE)
    assert done.exit_code == 0
    assert "补办驾驶证、行驶证" in done.stdout
    assert "matters.csv" in done.stderr
    assert "matters.csv" not in done.stdout


@pytest.mark.usefixtures("broken")
def test_without_any_good_knowledge_nothing_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAOYICI_DATA_DIR", str(tmp_path / "empty"))
    status, err = ends(capsys, monkeypatch, "ask", SURE)
    assert (status, "matters.csv" in err) == (1, True)


@pytest.mark.usefixtures("data")
def test_a_bad_setting_ends_the_process_with_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAOYICI_TOKEN", TOKEN)
    monkeypatch.setenv("PAOYICI_WEBHOOK_PORT", "99999")
    status, err = ends(capsys, monkeypatch, "run")
    assert status == 1
    assert "PAOYICI_WEBHOOK_PORT" in err
    assert TOKEN not in err


@pytest.mark.usefixtures("data")
def test_a_folder_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    status, err = ends(capsys, monkeypatch, "kb", "export", str(tmp_path / "file" / "out"))
    assert status == 1
    assert str(tmp_path / "file") in err


@pytest.mark.parametrize("words", [("nonsense",), ("ask",), ("ask", "--nonsense"), ("kb", "nonsense")])
def test_a_wrong_call_ends_with_status_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    assert ends(capsys, monkeypatch, *words)[0] == 2


def test_what_nobody_foresaw_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr("bot.cli._settings", fail)
    monkeypatch.setattr(sys, "argv", ["paoyici", "kb", "check"])
    with pytest.raises(RuntimeError, match="unforeseen"):
        main()


def test_the_help_names_every_command() -> None:
    told = CliRunner().invoke(cli, ["--help"]).output + CliRunner().invoke(cli, ["kb", "--help"]).output
    for command in ("run", "ask", "kb", "check", "build", "import", "export"):
        assert command in told


# pause, resume


def test_pausing_stops_answers_and_resuming_lets_them_go_on(run: Run) -> None:
    assert "维护中，请拨12345" in run("pause", "维护中，请拨12345").output
    assert run("ask", SURE).output == "维护中，请拨12345\n"
    assert "已恢复" in run("resume").output
    assert "补办驾驶证" in run("ask", SURE).output
    assert "没有暂停" in run("resume").output


def test_pausing_without_words_says_something_fit(run: Run) -> None:
    run("pause")
    assert "12345" in run("ask", SURE).output
    run("resume")
