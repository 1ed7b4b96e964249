"""The real desk in the machine's own Chromium.

Without a Chromium the tests here are skipped, unless PAOYICI_TEST_BROWSER=required says that they must run.
"""

import os
import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, async_playwright

from bot.app import DESK_FILE, KNOWLEDGE_FILE, assemble
from bot.desk import DeskServer
from bot.settings import Settings
from handlers.web.passwords import Passwords
from knowledge.database import OwnedDatabase
from knowledge.staff import Account, DeskFile, Role, Staff
from knowledge.store import Store
from nlu.interpreter import Interpreter
from tests.e2e.processes import free_port

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REQUIRED = os.environ.get("PAOYICI_TEST_BROWSER") == "required"
PASSWORD = "correct horse 9"
DESKTOP, PHONE = (1440, 900), (390, 844)
PATIENCE = 10_000
"""Milliseconds that anything may take on a busy machine."""
EXPECTED = re.compile(r"status of 4\d\d|net::ERR_FAILED")
"""What Chromium itself writes to the console when a request is refused or cut, which some tests are about."""
_people = count(1)


@dataclass(frozen=True)
class Site:
    """A running desk."""

    address: str
    staff: Staff
    kept: str
    told: list[str]

    async def account(self, role: Role) -> str:
        """A new account; its password is PASSWORD."""
        name = f"坐席{next(_people)}"
        await self.staff.add(Account(name, role, self.kept))
        return name


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is on this machine."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and REQUIRED:
        pytest.fail("PAOYICI_TEST_BROWSER=required, but there is no Chromium: apt-get install chromium")
    if found is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium): the desk is not tried in a browser")
    return found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def site(
    chromium: str, built: Path, interpreter: Interpreter, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Site]:
    """The desk that all tests here share, started as ``paoyici desk`` starts it."""
    settings = Settings(_env_file=None, data_dir=tmp_path_factory.mktemp("desk"), desk_port=free_port())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.app.interpreter_over", lambda known, kept: interpreter)
        assistant = assemble(settings, Store(OwnedDatabase(built / KNOWLEDGE_FILE)), keep_journal=True)
    told: list[str] = []
    file, passwords = DeskFile(settings.data_dir / DESK_FILE), Passwords()
    async with DeskServer(settings, assistant, told.append).serving():
        yield Site(f"http://127.0.0.1:{settings.desk_port}", Staff(file), passwords.hashed_now(PASSWORD), told)
    passwords.close()
    file.close()
    assistant.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chrome(chromium: str) -> AsyncIterator[Browser]:
    """The browser."""
    without_sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=without_sandbox)
        yield browser
        await browser.close()


Open = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(loop_scope="session")
async def opened(site: Site, chrome: Browser) -> AsyncIterator[Open]:
    """Opens windows; whatever a page complains about while a test runs is a failure of that test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def complain(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not EXPECTED.search(message.text):
            complaints.append(message.text)

    async def go(size: tuple[int, int] = DESKTOP, scheme: str = "light", script: bool = True) -> Page:
        context = await chrome.new_context(
            base_url=site.address,
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = await context.new_page()
        page.on("console", complain)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield go
    for context in contexts:
        await context.close()
    assert complaints == []


@pytest_asyncio.fixture(loop_scope="session")
async def signed_in(site: Site, opened: Open) -> Open:
    """Opens the desk in a window of its own, signed in with an account of its own."""

    async def go(
        size: tuple[int, int] = DESKTOP, scheme: str = "light", role: Role = Role.STAFF, script: bool = True
    ) -> Page:
        page = await opened(size, scheme, script)
        await page.goto("/")
        await page.get_by_label("名字").fill(await site.account(role))
        await page.get_by_label("密码").fill(PASSWORD)
        await page.get_by_role("button", name="登录").click()
        await page.wait_for_selector("body.scripted #typed" if script else "#typed")
        return page

    return go
