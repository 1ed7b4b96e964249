"""What people told is nowhere: not on disk, not in the log; what they want forgotten is gone."""

from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.botapi import BotApi

from .conftest import LATITUDE, LONGITUDE, SECRET, Citizen, Running
from .processes import PATIENCE, Home

PERSON = 6_123_456_789
NAME, IDENTITY, MOBILE, HOME = "陈建国", "330106199001011234", "13805711234", "3幢2单元502室"
DATA = f"我叫{NAME}，身份证{IDENTITY}，电话{MOBILE}，住西湖区青枫里{HOME}，"
TOPIC = "驾照丢了要跑几趟"


def traces(folder: Path, *told: str) -> Iterator[str]:
    """Which of these stand in which file."""
    for file in folder.rglob("*"):
        if file.is_file() and not file.name.startswith("knowledge."):
            yield from (f"{file.name}: {each}" for each in told if each.encode() in file.read_bytes())


async def test_nothing_of_a_person_is_left_behind(home: Home, api: BotApi) -> None:
    bot = await home.start(token=api.token, api_base_url=api.base_url, log_level="DEBUG")
    await api.wait_for_call("deleteWebhook", timeout=PATIENCE)
    citizen = Citizen(api, api.user(PERSON, NAME))
    await citizen.ask(f"{DATA}{TOPIC}")
    await citizen.ask(f"{DATA}量子计算机怎么年检")
    await citizen.answer_to(await citizen.user.share_location(LATITUDE, LONGITUDE))
    assert "身份证" in (await citizen.ask(f"身份证{IDENTITY}掉了")).text
    told = (NAME, IDENTITY, MOBILE, HOME, str(LATITUDE), str(LONGITUDE), api.token)
    assert list(traces(home.folder, *told)) == [], "while it runs"
    await citizen.ask("/forget")
    assert await bot.stop() == 0
    assert list(traces(home.folder, *told, str(PERSON), TOPIC)) == []


async def test_a_conversation_that_is_forgotten_leaves_no_row(home: Home, api: BotApi) -> None:
    bot = await home.start(token=api.token, api_base_url=api.base_url)
    await api.wait_for_call("deleteWebhook", timeout=PATIENCE)
    staying, leaving = (Citizen(api, api.user(PERSON + number, "小王")) for number in (1, 2))
    await staying.ask(TOPIC)
    await leaving.ask("公积金租房提取")
    await leaving.ask("/forget")
    assert await bot.stop() == 0
    assert list(traces(home.folder, "公积金租房")) == []
    assert list(traces(home.folder, TOPIC)) == [f"sessions.db: {TOPIC}"]


@pytest.mark.asyncio(loop_scope="session")
async def test_over_http_it_tells_how_it_is_and_no_more(webhook: Running) -> None:
    address = (await webhook.api.wait_for_call("setWebhook")).params["url"].removesuffix("/telegram")
    async with aiohttp.ClientSession() as session:
        answers = {}
        for path in ("/health", "/ready", "/", "/telegram", "/%00", "/metrics"):
            async with session.get(address + path) as response:
                answers[path] = (response.status, await response.text())
    assert answers["/health"] == (200, '{"alive": true}')
    assert answers["/ready"] == (200, '{"ready": true, "paused": false, "troubles": 0}')
    assert {answers[path] for path in ("/", "/%00", "/metrics")} == {(404, "404")} or "Traceback" not in str(answers)
    assert answers["/telegram"][0] == 405
    assert not any(secret in str(answers) for secret in (SECRET, webhook.api.token))


async def test_a_running_bot_says_that_it_is_well(home: Home, api: BotApi) -> None:
    bot = await home.start(token=api.token, api_base_url=api.base_url)
    await api.wait_for_call("getUpdates", timeout=PATIENCE)
    await Citizen(api, api.user(PERSON, "小王")).ask(TOPIC)
    done = await home.run_beside("health")
    assert (done.status, "正常" in done.out) == (0, True)
    assert await bot.stop() == 0
    assert (await home.run_beside("health")).status == 1
