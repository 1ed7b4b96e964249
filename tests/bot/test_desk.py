"""Life and death of the desk, in this process, over real sockets."""

import asyncio
import os
import re
import signal
import time
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.app import DESK_FILE, Assistant
from bot.desk import DeskServer
from bot.problems import explain
from bot.settings import Settings
from handlers.web.credentials import link, new_secret
from knowledge.staff import Account, DeskFile, Role, Staff
from tests.e2e.processes import free_port


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"desk_port": free_port(), "token": None})


@pytest.fixture
def told() -> list[str]:
    """What whoever started the desk was told."""
    return []


@pytest.fixture
async def address(settings: Settings, assistant: Assistant, told: list[str]) -> AsyncIterator[str]:
    """Where a running desk is."""
    async with DeskServer(settings, assistant, told.append).serving():
        yield f"http://127.0.0.1:{settings.desk_port}"


async def test_the_first_start_tells_where_the_desk_is_and_prints_a_link_that_works(
    address: str, told: list[str]
) -> None:
    where, first = told
    assert address in where
    found = re.search(r"http://\S+/first/\S+", first)
    assert found is not None
    async with httpx.AsyncClient() as browser:
        assert "管理员" in (await browser.get(found[0])).text


async def test_once_there_is_an_account_no_link_is_printed(
    settings: Settings, assistant: Assistant, told: list[str]
) -> None:
    file = DeskFile(settings.data_dir / DESK_FILE)
    await Staff(file).add(Account("小王", Role.STAFF, "hashed"))
    file.close()
    async with DeskServer(settings, assistant, told.append).serving():
        assert len(told) == 1


async def test_no_password_works_before_somebody_sets_one(address: str) -> None:
    async with httpx.AsyncClient(base_url=address) as browser:
        token = re.search(r'name="token" value="(\w+)"', (await browser.get("/sign-in")).text)
        assert token is not None
        for name, password in (("admin", "admin"), ("管理员", ""), ("root", "root")):
            fields = {"token": token[1], "name": name, "password": password}
            assert (await browser.post("/sign-in", data=fields)).status_code == 401


async def test_behind_a_proxy_links_have_the_outer_address(
    settings: Settings, assistant: Assistant, told: list[str]
) -> None:
    outer = settings.model_copy(update={"desk_url": "https://desk.example/"})
    async with DeskServer(outer, assistant, told.append).serving():
        assert link("https://desk.example", "")[:-1] in told[1]
        async with httpx.AsyncClient() as browser:
            answer = await browser.get(f"http://127.0.0.1:{settings.desk_port}/sign-in")
    assert "Secure" in answer.headers["set-cookie"]


async def test_the_desk_ends_with_its_block_and_leaves_the_port(
    settings: Settings, assistant: Assistant, told: list[str]
) -> None:
    for _ in range(2):
        async with DeskServer(settings, assistant, told.append).serving():
            pass


async def test_a_taken_port_is_said_in_a_sentence(settings: Settings, assistant: Assistant, address: str) -> None:
    second = DeskServer(settings, assistant, lambda line: None)
    with pytest.raises(OSError, match="in use") as caught:
        async with second.serving():
            raise AssertionError
    assert "PAOYICI_DESK_PORT" in str(explain(caught.value))


def test_a_signal_ends_it(settings: Settings, assistant: Assistant, told: list[str]) -> None:
    def tell(line: str) -> None:
        told.append(line)
        asyncio.get_running_loop().call_later(0.1, os.kill, os.getpid(), signal.SIGTERM)

    began = time.monotonic()
    DeskServer(settings, assistant, tell).run()
    assert told
    assert time.monotonic() - began < 10


def test_links_end_with_their_secret() -> None:
    secret = new_secret()
    assert link("http://127.0.0.1:8012", secret) == f"http://127.0.0.1:8012/first/{secret}"
