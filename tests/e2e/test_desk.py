"""The desk as a process of its own, and beside Telegram."""

import asyncio
import re

import httpx

from tests.botapi import BotApi
from tests.e2e.conftest import Citizen
from tests.e2e.processes import PATIENCE, Home, free_port

PASSWORD = "correct horse 9"


async def shown(home: Home, what: str) -> str:
    """What the process has told, once ``what`` is in it."""
    async with asyncio.timeout(PATIENCE):
        while what not in home.shown:
            await asyncio.sleep(0.05)
    return home.shown


async def looked_up(home: Home) -> None:
    """Make the first account by the printed link, look something up, and sign out."""
    first = re.search(r"http://\S+/first/\S+", await shown(home, "/first/"))
    assert first is not None
    base, path = first[0].rsplit("/first/", 1)[0], first[0]
    async with httpx.AsyncClient(base_url=base, follow_redirects=True) as browser:
        token = re.search(r'name="token" value="(\w+)"', (await browser.get(path)).text)
        assert token is not None
        fields = {"token": token[1], "name": "管理员", "password": PASSWORD, "again": PASSWORD}
        page = (await browser.post(path, data=fields)).text
        own = re.search(r'name="desk-token" content="(\w+)"', page)
        assert own is not None
        marks = {"x-desk": "1", "x-desk-token": own[1]}
        rows = await browser.post("/suggest", data={"text": "gjjzf"}, headers=marks)
        assert 'data-id="matter:408"' in rows.text


async def test_the_desk_runs_alone_whatever_the_token(home: Home) -> None:
    bot = await home.start("desk", desk_port=free_port(), token="1:x")
    try:
        await looked_up(home)
    finally:
        assert await bot.stop() == 0
    assert home.errors == ""


async def test_the_desk_runs_beside_telegram(home: Home, api: BotApi) -> None:
    bot = await home.start("run", "--desk", desk_port=free_port(), token=api.token, api_base_url=api.base_url)
    try:
        await looked_up(home)
        await api.wait_for_call("deleteWebhook", timeout=PATIENCE)
        citizen = Citizen(api, api.user(4001, "市民"))
        assert "序号48" in (await citizen.ask("驾照丢了要跑几趟")).text
    finally:
        assert await bot.stop(8.0) == 0
    assert home.errors == ""


async def test_nothing_that_is_typed_is_written_anywhere(home: Home) -> None:
    bot = await home.start("desk", desk_port=free_port(), log_level="DEBUG")
    try:
        await looked_up(home)
    finally:
        await bot.stop()
    assert PASSWORD not in home.errors
    assert "gjjzf" not in home.errors
    for file in home.data.iterdir():
        assert b"gjjzf" not in file.read_bytes(), file
        assert PASSWORD.encode() not in file.read_bytes(), file
