"""``make picture``: the desk as the README shows it, taken in the machine's own Chromium."""

import asyncio
import shutil
import tempfile
from pathlib import Path

from playwright.async_api import async_playwright

from bot.app import DESK_FILE, assemble, open_store, refresh_knowledge
from bot.desk import DeskServer
from bot.settings import Settings
from handlers.web.passwords import Passwords
from knowledge.staff import Account, DeskFile, Role, Staff
from tests.browser.conftest import NAMES, PASSWORD
from tests.e2e.processes import free_port

PICTURE = Path(__file__).parents[2] / "docs" / "desk.png"
SIZE = (1280, 760)
LOOKED_UP = ("jiazhao", "结婚登记")
"""What the thread holds already."""


async def take(settings: Settings, chromium: str) -> None:
    """Sign in, look a few things up, take the picture."""
    refresh_knowledge(settings)
    assistant = assemble(settings, open_store(settings), keep_journal=False)
    file, passwords = DeskFile(settings.data_dir / DESK_FILE), Passwords()
    await Staff(file).add(Account("小王", Role.STAFF, passwords.hashed_now(PASSWORD)))
    async with DeskServer(settings, assistant, print).serving(), async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        await page.goto(f"http://127.0.0.1:{settings.desk_port}/")
        await page.get_by_label("名字").fill("小王")
        await page.get_by_label("密码").fill(PASSWORD)
        await page.keyboard.press("Enter")
        await page.wait_for_selector(".scripted")
        for text in LOOKED_UP:
            await page.keyboard.type(text)
            await page.keyboard.press("Enter")
            await page.keyboard.press("Escape")
        await page.keyboard.type("gjjzf")
        await page.keyboard.press("Enter")
        await page.get_by_role("heading", name="公积金：租赁住房").wait_for()
        await page.wait_for_selector('#ask[aria-busy="false"]')
        await page.screenshot(path=PICTURE)
        await browser.close()
    passwords.close()
    file.close()
    assistant.close()


def main() -> None:
    """Take it over a data folder of its own."""
    chromium = next(filter(None, map(shutil.which, NAMES)))
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(take(Settings(_env_file=None, data_dir=Path(folder), desk_port=free_port()), chromium))


if __name__ == "__main__":
    main()
