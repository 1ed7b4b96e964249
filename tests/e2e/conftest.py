import re
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio

from bot.app import KNOWLEDGE_FILE
from bot.reading import interpreter_over
from knowledge.entries import Knowledge
from tests.botapi import Backoff, BotApi, Message, User

from .processes import PATIENCE, Bot, Home, free_port

SECRET = "open-Sesame_1"
NAME, IDENTITY = "市民", "33010619800101001X"
LATITUDE, LONGITUDE = 30.2592, 120.1302
PRIVATE = (NAME, IDENTITY, str(LATITUDE), str(LONGITUDE))
"""What people told the bots that all tests share; none of it may be in a log."""
_ids = count(5001)


def named(label: str) -> str:
    """What a button stands for: its label without the number of its line, the office, the dots of a long name."""
    return re.sub(r"^\d+ |（.*|…$", "", label)


@dataclass(frozen=True)
class Citizen:
    """A person with a private chat of their own with one running bot."""

    api: BotApi
    user: User

    async def ask(self, text: str) -> Message:
        """Type a text and read the answer."""
        return await self.answer_to(await self.user.say(text))

    async def answer_to(self, said: Message) -> Message:
        return await self.api.wait_for_reply(self.user, after=said, timeout=PATIENCE)

    async def press(self, message: Message, label: str) -> Message:
        """Press the button, numbered or not, and read the message that comes of it."""
        last = self.api.screen(self.user)[-1]
        (whole,) = (button for button in message.buttons if label in (button, named(button)))
        press = await self.user.press(message, whole)
        await press.answer(PATIENCE)
        return await self.api.wait_for_reply(self.user, after=last, timeout=PATIENCE)

    async def toast(self, message: Message, label: str) -> str:
        """Press the button and read the words that show up for a moment."""
        press = await self.user.press(message, label)
        return str((await press.answer(PATIENCE)).get("text", ""))


@dataclass(frozen=True)
class Running:
    """A bot that runs, and the Telegram it talks to."""

    api: BotApi
    bot: Bot

    def citizen(self) -> Citizen:
        number = next(_ids)
        return Citizen(self.api, self.api.user(number, f"{NAME}{number}"))


@pytest.fixture(scope="session")
def built(built: Path, known: Knowledge) -> Path:
    """The data folder as a first start has left it: with what was prepared of the phrasings beside the database."""
    interpreter_over(known, (built / KNOWLEDGE_FILE).with_suffix(".prepared"))
    return built


@pytest.fixture
def home(tmp_path: Path, built: Path) -> Home:
    return with_data(tmp_path, built)


def with_data(folder: Path, built: Path) -> Home:
    shutil.copytree(built, folder / "data")
    return Home(folder)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """A Telegram for a bot of the test's own."""
    async with BotApi(backoff=Backoff(first=0.02, most=0.1)) as api:
        yield api


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def polling(tmp_path_factory: pytest.TempPathFactory, built: Path) -> AsyncIterator[Running]:
    """The bot that most tests talk to; it logs all it can, and what it logged is looked through at the end."""
    home = with_data(tmp_path_factory.mktemp("polling"), built)
    async with BotApi() as api:
        bot = await home.start(token=api.token, api_base_url=api.base_url, log_level="DEBUG")
        try:
            await api.wait_for_call("deleteWebhook", timeout=PATIENCE)
            yield Running(api, bot)
        finally:
            status = await bot.stop()
        assert status == 0, home.errors[-4000:]
        assert [told for told in (*PRIVATE, api.token) if told in home.errors] == []


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def webhook(tmp_path_factory: pytest.TempPathFactory, built: Path) -> AsyncIterator[Running]:
    """The same by webhook."""
    home, port = with_data(tmp_path_factory.mktemp("webhook"), built), free_port()
    address = {"webhook_url": f"http://127.0.0.1:{port}", "webhook_port": port, "webhook_secret": SECRET}
    async with BotApi(backoff=Backoff(first=0.02, most=0.1)) as api:
        bot = await home.start(token=api.token, api_base_url=api.base_url, log_level="DEBUG", **address)
        try:
            await api.wait_for_call("setWebhook", timeout=PATIENCE)
            yield Running(api, bot)
        finally:
            status = await bot.stop()
        assert status == 0, home.errors[-4000:]
        assert [told for told in (*PRIVATE, api.token, SECRET) if told in home.errors] == []


@pytest.fixture
def citizen(polling: Running) -> Citizen:
    return polling.citizen()


@pytest.fixture(autouse=True)
def still_alive(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test did to a bot that others share, it must have survived."""
    yield
    for name in ("polling", "webhook"):
        if name in request.fixturenames:
            running: Running = request.getfixturevalue(name)
            assert running.bot.running, running.bot.home.errors[-4000:]
