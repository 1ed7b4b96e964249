"""Accounts and keys from the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.app import DESK_FILE
from bot.cli import cli

PASSWORD = "correct horse 9"
Run = Callable[..., Result]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PAOYICI_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def run(data: Path) -> Run:
    return lambda *words, stdin=None: CliRunner().invoke(cli, words, input=stdin, catch_exceptions=False)


def added(run: Run, name: str = "小王", role: str = "staff") -> Result:
    return run("user", "add", name, "--role", role, stdin=f"{PASSWORD}\n{PASSWORD}\n")


def test_an_account_is_added_with_a_password_that_is_asked_for_and_never_shown(run: Run, data: Path) -> None:
    done = added(run)
    assert done.exit_code == 0
    assert PASSWORD not in done.output
    assert run("user", "list").stdout == "小王　staff\n"
    assert PASSWORD.encode() not in (data / DESK_FILE).read_bytes()


def test_roles_are_told(run: Run) -> None:
    added(run, "小李", "maintainer")
    assert "小李　maintainer" in run("user", "list").stdout
    assert run("user", "add", "小赵", "--role", "king", "--password", PASSWORD).exit_code == 2


def test_a_taken_name_is_told(run: Run) -> None:
    added(run)
    again = added(run, role="admin")
    assert again.exit_code == 1
    assert "已经有了" in again.output
    assert run("user", "list").stdout == "小王　staff\n"


@pytest.mark.parametrize(("name", "password"), [("x", PASSWORD), ("小 王", PASSWORD), ("小王", "short")])
def test_faulty_names_and_weak_passwords_are_told(run: Run, name: str, password: str) -> None:
    assert run("user", "add", name, "--password", password).exit_code == 2
    assert "还没有" in run("user", "list").stdout


def test_a_password_is_changed(run: Run, data: Path) -> None:
    added(run)
    before = (data / DESK_FILE).read_bytes()
    assert run("user", "password", "小王", stdin="another horse 9\nanother horse 9\n").exit_code == 0
    assert (data / DESK_FILE).read_bytes() != before
    assert run("user", "password", "小李", "--password", PASSWORD).exit_code == 1


def test_an_account_is_removed(run: Run) -> None:
    added(run)
    assert run("user", "remove", "小王").exit_code == 0
    assert run("user", "remove", "小王").exit_code == 1


def test_a_key_is_shown_once(run: Run, data: Path) -> None:
    shown = run("key", "add", "工单系统").stdout
    secret = shown.rsplit("：", 1)[1].strip()
    assert len(secret) == 43
    assert run("key", "list").stdout == "工单系统\n"
    assert secret.encode() not in (data / DESK_FILE).read_bytes()
    assert run("key", "add", "工单系统").exit_code == 1
    assert run("key", "remove", "工单系统").exit_code == 0
    assert run("key", "remove", "工单系统").exit_code == 1
