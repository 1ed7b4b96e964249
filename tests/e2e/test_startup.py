"""Birth and death: what keeps the bot from running is one Chinese sentence, and it ends when it is told to."""

import asyncio
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import knowledge
from tests.botapi import BotApi, Refusal, Reset
from tests.botapi.webhook import Target

from .conftest import with_data
from .processes import PATIENCE, Bot, Done, Home, free_port

SURE = "驾照丢了要跑几趟"
TITLE = "补办驾驶证、行驶证"
UNREADABLE = "matters.csv"
DATABASES = ("journal.db", "knowledge.db")
PREPARED = "knowledge.prepared"
A_MINUTE_IN_A_GROUP = 20
"""Messages that Telegram lets a bot send there."""
NOWHERE = (
    f"http://127.0.0.1:{free_port()}/bot",
    "http://127.0.0.1:8081",
    "ftp://127.0.0.1/bot",
    "http://[/bot",
    "http://127.0.0.1:99999/bot",
    "nowhere",
)
WRONG_SETTINGS: tuple[tuple[dict[str, str], str], ...] = (
    ({"webhook_port": "abc"}, "PAOYICI_WEBHOOK_PORT"),
    ({"webhook_port": "0"}, "PAOYICI_WEBHOOK_PORT"),
    ({"log_level": "LOUD"}, "PAOYICI_LOG_LEVEL"),
    ({"webhook_url": "https://bot.example"}, "PAOYICI_WEBHOOK_SECRET"),
    ({"webhook_url": "https://bot.example", "webhook_secret": "no spaces!"}, "PAOYICI_WEBHOOK_SECRET"),
    ({"webhook_url": "http://bot.example", "webhook_secret": "open"}, "Bad webhook"),
)

Serving = Callable[[], Awaitable[Bot]]


@pytest.fixture
async def serving(home: Home, api: BotApi) -> AsyncIterator[Serving]:
    """Starts a bot and waits until it has begun to ask for updates; none outlives its test."""
    bots: list[Bot] = []

    async def start() -> Bot:
        bots.append(await home.start(token=api.token, api_base_url=api.base_url))
        await api.wait_for_call("deleteWebhook", times=len(bots), timeout=PATIENCE)
        await asyncio.sleep(0.1)
        return bots[-1]

    yield start
    for bot in bots:
        await bot.stop()


def told(status: int, errors: str) -> str:
    """The one sentence that a failed start has left on standard error."""
    assert status not in (0, None)
    assert "Traceback" not in errors
    (sentence,) = errors.strip().splitlines()
    assert any("一" <= character <= "鿿" for character in sentence)
    return sentence


def sentence_of(done: Done) -> str:
    return told(done.status, done.err)


async def test_a_wrong_token(home: Home, api: BotApi) -> None:
    done = await home.run_beside("run", token="42:WRONG", api_base_url=api.base_url)
    assert "PAOYICI_TOKEN" in sentence_of(done)
    assert "42:WRONG" not in done.err


async def test_a_token_that_is_taken_back_while_the_bot_runs(home: Home, api: BotApi, serving: Serving) -> None:
    bot = await serving()
    api.faults.add(Refusal(401, "Unauthorized"), method="getUpdates", times=None)
    await api.user().say(SURE)
    assert "PAOYICI_TOKEN" in told(await bot.ended(), home.errors)


async def test_no_telegram_at_that_address(home: Home) -> None:
    failed = await asyncio.gather(*(home.run_beside("run", token="42:TEST", api_base_url=url) for url in NOWHERE))
    for done in failed:
        assert "PAOYICI_API_BASE_URL" in sentence_of(done)
        assert "42:TEST" not in done.err


async def test_of_two_bots_with_one_token_the_older_ends_and_the_other_serves(
    home: Home, api: BotApi, serving: Serving
) -> None:
    old, new = await serving(), await serving()
    assert await old.ended() == 1
    said = await api.user().say(SURE)
    assert TITLE in (await api.wait_for_reply(1001, after=said, timeout=PATIENCE)).text
    assert await new.stop() == 0
    assert "同一个令牌" in told(1, home.errors)


async def test_the_port_of_the_webhook_is_taken(home: Home, api: BotApi) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = await home.run_beside("run", token=api.token, api_base_url=api.base_url, **webhook_at(port))
    assert "PAOYICI_WEBHOOK_PORT" in sentence_of(done)


async def test_settings_that_cannot_be(home: Home, api: BotApi) -> None:
    common = {"token": api.token, "api_base_url": api.base_url}
    failed = await asyncio.gather(*(home.run_beside("run", **common, **settings) for settings, _ in WRONG_SETTINGS))
    for done, (_, named) in zip(failed, WRONG_SETTINGS, strict=True):
        assert named in sentence_of(done)


def test_broken_knowledge_and_no_good_database(tmp_path: Path) -> None:
    broken = broken_copy(tmp_path)
    done = Home(tmp_path).run("run", knowledge_dir=broken)
    assert done.status == 1
    assert "Traceback" not in done.err
    assert UNREADABLE in done.err


def test_broken_knowledge_and_a_good_database(home: Home) -> None:
    done = home.run("ask", SURE, knowledge_dir=broken_copy(home.folder))
    assert (done.status, TITLE in done.out) == (0, True)
    assert "暂用上一版知识库" in done.err


@pytest.mark.parametrize("content", [b"", b"damaged" * 10_000])
def test_what_was_prepared_is_damaged(home: Home, content: bytes) -> None:
    good = (home.data / PREPARED).read_bytes()
    (home.data / PREPARED).write_bytes(content)
    done = home.run("ask", SURE)
    assert (done.status, TITLE in done.out, done.err) == (0, True, "")
    assert (home.data / PREPARED).read_bytes() == good


def test_what_was_prepared_cannot_be_kept(home: Home) -> None:
    (home.data / PREPARED).unlink()
    (home.data / PREPARED).mkdir()
    done = home.run("ask", SURE)
    assert (done.status, TITLE in done.out, done.err) == (0, True, "")
    assert sorted(path.name for path in home.data.iterdir()) == ["knowledge.db", PREPARED]


def test_a_data_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    assert "data" in sentence_of(Home(tmp_path).run("run"))


def test_a_data_folder_that_may_not_be_made(tmp_path: Path) -> None:
    assert "/proc/paoyici" in sentence_of(Home(tmp_path).run("run", data_dir="/proc/paoyici"))


async def test_databases_that_somebody_else_has_locked(tmp_path: Path, built: Path) -> None:
    answers = await asyncio.gather(*(locked(with_data(tmp_path / name, built), name) for name in DATABASES))
    for done in answers:
        assert (done.status, TITLE in done.out, "Traceback" in done.err) == (0, True, False)


async def test_what_was_said_while_the_webhook_was_down_is_answered_once_it_is_up(home: Home, api: BotApi) -> None:
    port = free_port()
    api.state.webhook.aim(Target(f"http://127.0.0.1:{port}/telegram", "open", 40))
    said = await api.user().say(SURE)
    await api.wait_for(lambda: "last_error_message" in api.state.webhook.info(), PATIENCE)
    bot = await home.start(token=api.token, api_base_url=api.base_url, **webhook_at(port))
    try:
        assert TITLE in (await api.wait_for_reply(1001, after=said, timeout=PATIENCE)).text
        await api.wait_until_confirmed()
    finally:
        assert await bot.stop() == 0


async def test_ending_in_the_middle_of_an_outage(home: Home, api: BotApi, serving: Serving) -> None:
    bot = await serving()
    api.faults.add(Reset(), times=None)
    await api.user().say(SURE)
    await api.wait_for(lambda: len([call for call in api.calls if not call.ok]) >= 3, PATIENCE)
    assert await bot.stop(within=10) == 0
    assert "Traceback" not in home.errors


async def test_what_an_outage_kept_unanswered_is_answered_at_the_next_start(api: BotApi, serving: Serving) -> None:
    bot = await serving()
    api.faults.add(Reset(), method="sendMessage", times=None)
    await api.user().say(SURE)
    await api.wait_for(lambda: api.called("sendMessage"), PATIENCE)
    await api.wait_until_confirmed(PATIENCE)
    assert await bot.stop(within=10) == 0
    api.faults.clear()
    await serving()
    await api.wait_for(lambda: api.replies(1001), PATIENCE)


async def test_what_was_asked_before_the_end_is_answered(home: Home, api: BotApi, serving: Serving) -> None:
    bot = await serving()
    for number in range(5):
        await api.user().say(f"/unit 甲{number}乙")
    await api.wait_for(lambda: api.replies(1001), PATIENCE)
    assert await bot.stop() == 0
    assert len(api.replies(1001)) == 5
    assert not api.state.updates.waiting()


async def test_a_backlog_does_not_keep_it_from_ending(home: Home, api: BotApi, serving: Serving) -> None:
    bot, group, citizen = await serving(), api.group(), api.user()
    for _ in range(A_MINUTE_IN_A_GROUP * 2):
        await group.say(citizen, "@TestNameBot /about")
    await api.wait_for(lambda: len(api.replies(group)) >= A_MINUTE_IN_A_GROUP, PATIENCE)
    assert await bot.stop(within=12) == 0
    assert "unanswered" in home.errors
    assert "Traceback" not in home.errors


async def test_who_starts_it_is_told_that_it_is_connected(home: Home, serving: Serving) -> None:
    bot = await serving()
    assert await bot.stop() == 0
    (line,) = home.shown.splitlines()
    assert line.startswith("已连上 @TestNameBot")


async def locked(home: Home, name: str) -> Done:
    """A question asked in a terminal while another program holds a database."""
    with closing(sqlite3.connect(home.data / name)) as other:
        other.execute("create table if not exists held (x)")
        other.execute("begin exclusive")
        return await home.run_beside("run", stdin=f"{SURE}\n")


def webhook_at(port: int) -> dict[str, Any]:
    return {"webhook_url": f"http://127.0.0.1:{port}", "webhook_port": port, "webhook_secret": "open"}


def broken_copy(folder: Path) -> Path:
    """The knowledge files, one of them torn."""
    files = folder / "knowledge"
    shutil.copytree(Path(knowledge.__path__[0]) / "data", files)
    torn = files / "official" / UNREADABLE
    torn.write_text(torn.read_text(encoding="utf-8")[:2000], encoding="utf-8")
    return files


def test_a_trace_of_what_nobody_foresaw_holds_no_secret(home: Home) -> None:
    program = (
        "from bot import logs; logs.configure('DEBUG', ['42:TEST']); raise ValueError('https://x/bot42:TEST/getMe')"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=home.folder, capture_output=True, text=True, check=False)
    assert (done.returncode, "42:TEST" in done.stderr, "https://x/bot***/getMe" in done.stderr) == (1, False, True)
