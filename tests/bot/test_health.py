"""How the process is: the truth, to whoever may ask."""

import asyncio
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import cli
from bot.health import Health, State, ask
from bot.inbox import Inbox
from bot.polling import LONGEST_SILENCE, Poller
from bot.reports import healthy
from bot.serve import HEALTH_SOCKET
from knowledge.database import OwnedDatabase
from knowledge.waiting import Waiting
from tests.bot.conftest import Bot


def health(ready: bool = True, paused: str = "", *troubles: str) -> Health:
    return Health(lambda: ready, lambda: paused, [lambda each=each: each for each in troubles])  # type: ignore[misc]


@pytest.mark.parametrize(
    ("made", "state"),
    [
        (health(), State(True, "", ())),
        (health(False, "维护中", "", "盘满了"), State(False, "维护中", ("盘满了",))),
    ],
)
async def test_who_asks_is_told_how_it_is_now(tmp_path: Path, made: Health, state: State) -> None:
    async with made.told_at(tmp_path / "s"):
        assert await asyncio.to_thread(ask, tmp_path / "s") == state
    assert ask(tmp_path / "s") is None


async def test_a_process_that_was_killed_does_not_stand_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "s").touch()
    async with health().told_at(tmp_path / "s"):
        assert await asyncio.to_thread(ask, tmp_path / "s")


async def test_where_there_can_be_no_socket_it_runs_all_the_same(tmp_path: Path) -> None:
    async with health().told_at(tmp_path / ("long" * 50)):
        pass


async def test_an_event_loop_that_hangs_is_not_alive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.health.LONGEST_QUESTION", 0.1)
    async with health().told_at(tmp_path / "s"):
        assert ask(tmp_path / "s") is None, "asked from the loop itself, which hangs meanwhile"


async def test_polling_is_connected_while_telegram_answers(bot: Bot, tmp_path: Path) -> None:
    clock = [1000.0]
    inbox = Inbox(Waiting(OwnedDatabase(tmp_path / "inbox.db")))
    bot.wire._result = lambda call: []  # type: ignore[method-assign]
    poller = Poller(bot.application, inbox, lambda: clock[0])
    before = poller.connected
    await poller._take()
    after = poller.connected
    clock[0] += LONGEST_SILENCE
    assert (before, after, poller.connected) == (False, True, False)
    inbox.close()


def test_nobody_answers_where_nothing_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAOYICI_DATA_DIR", str(tmp_path))
    done = CliRunner().invoke(cli, ["health"])
    assert done.exit_code == 1
    assert "没有正在运行" in done.output
    assert HEALTH_SOCKET not in [each.name for each in tmp_path.iterdir()]


def test_everything_that_is_wrong_is_said() -> None:
    told = healthy(State(False, "维护中", ("盘满了", "文件坏了")))
    assert all(each in told for each in ("没有就绪", "维护中", "盘满了", "文件坏了"))
