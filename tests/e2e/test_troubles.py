"""What goes wrong around a running bot: it answers all the same, says once what is wrong, and recovers by itself."""

import asyncio
import resource
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing

import pytest

import knowledge
from tests.botapi import BotApi

from .conftest import Citizen
from .processes import PATIENCE, Bot, Home

SURE, TITLE = "驾照丢了要跑几趟", "补办驾驶证、行驶证"
KEPT = ("inbox.db", "journal.db", "sessions.db")
NO_LIMIT = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
HARDLY_ANYTHING = (4096, resource.RLIM_INFINITY)
"""Bytes of the longest file that may be written: enough for the log, too little for any database."""


@pytest.fixture
async def bot(home: Home, api: BotApi) -> AsyncIterator[Bot]:
    started = await home.start(token=api.token, api_base_url=api.base_url)
    await api.wait_for_call("getUpdates", timeout=PATIENCE)
    yield started
    assert await started.stop(within=10) == 0, home.errors
    assert "Traceback" not in home.errors


@pytest.fixture
def citizen(api: BotApi, bot: Bot) -> Citizen:
    return Citizen(api, api.user())


def said(home: Home, name: str, what: str) -> int:
    """How often the log says that of a database."""
    return sum(name in line and what in line for line in home.errors.splitlines())


async def test_a_full_disk(home: Home, bot: Bot, citizen: Citizen) -> None:
    await citizen.ask(SURE)
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, HARDLY_ANYTHING)
    for _ in range(3):
        assert TITLE in (await citizen.ask(SURE)).text
    told = await home.run_beside("health")
    assert (told.status, "有毛病" in told.out, "inbox.db" in told.out) == (0, True, True)
    assert said(home, "inbox.db", "读写失败") == 1
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, NO_LIMIT)
    async with asyncio.timeout(PATIENCE):  # what is kept in the background is written with one of the next questions
        while "有毛病" in (await home.run_beside("health")).out:
            assert TITLE in (await citizen.ask(SURE)).text
    assert TITLE in (await citizen.ask(SURE)).text
    assert said(home, "inbox.db", "恢复正常") == 1
    with closing(sqlite3.connect(home.data / "inbox.db")) as inbox:
        assert inbox.execute("select count(*) from waiting").fetchone()[0] >= 5, "written when there was room again"


async def test_databases_that_somebody_else_has_locked(home: Home, citizen: Citizen) -> None:
    await citizen.ask(SURE)
    holders = [sqlite3.connect(home.data / name, isolation_level=None) for name in KEPT]
    for holder in holders:
        holder.execute("begin exclusive")
    for _ in range(2):
        assert TITLE in (await citizen.ask(SURE)).text
    for holder in holders:
        holder.execute("commit")
        holder.close()
    assert TITLE in (await citizen.ask(SURE)).text
    assert said(home, "inbox.db", "locked") == said(home, "inbox.db", "恢复正常") == 1


async def test_databases_that_are_ruined(home: Home, citizen: Citizen) -> None:
    await citizen.ask(SURE)
    await asyncio.sleep(0.5)  # what was in the middle of being written would heal the beginning of the file
    for name in KEPT:
        (home.data / name).write_bytes(b"\0ruined" * 5000)
    for _ in range(3):
        assert TITLE in (await citizen.ask(SURE)).text
    assert said(home, "inbox.db", "已损坏") == 1
    assert (home.data / "inbox.db.damaged").exists()


async def test_nothing_that_can_be_written_from_the_start(home: Home, api: BotApi) -> None:
    for name in KEPT:
        (home.data / name).mkdir()
    bot = await home.start(token=api.token, api_base_url=api.base_url)
    await api.wait_for_call("getUpdates", timeout=PATIENCE)
    citizen = Citizen(api, api.user())
    for _ in range(2):
        assert TITLE in (await citizen.ask(SURE)).text
    api.redeliver(api.last_update_id)
    assert TITLE in (await citizen.ask(SURE)).text
    assert len(api.replies(citizen.user)) == 3
    assert await bot.stop() == 0
    assert said(home, "inbox.db", "读写失败") == 1


async def test_broken_knowledge_files(home: Home, api: BotApi) -> None:
    files = home.folder / "knowledge"
    shutil.copytree(f"{knowledge.__path__[0]}/data", files)
    (files / "official" / "matters.csv").write_text("壞了", encoding="utf-8")
    bot = await home.start(token=api.token, api_base_url=api.base_url, knowledge_dir=files)
    await api.wait_for_call("getUpdates", timeout=PATIENCE)
    assert TITLE in (await Citizen(api, api.user()).ask(SURE)).text
    assert "matters.csv" in (await home.run_beside("health", knowledge_dir=files)).out
    assert home.errors.count("暂用上一版") == 1
    assert await bot.stop() == 0
