"""What stands around every request."""

import asyncio
import re
from collections.abc import AsyncIterator

import httpx
import pytest

from handlers.web.app import Parts, build
from handlers.web.meter import Meter
from handlers.web.rails import HEADERS, Rails
from handlers.web.render import STATIC, TEMPLATES
from tests.handlers.web.conftest import BASE, Browser, Enter


@pytest.mark.parametrize("path", ["/sign-in", "/", "/nowhere", "/static/desk.css", "/api/v1/health", "/api/v1/ask"])
async def test_every_answer_carries_the_headers(browser: Browser, path: str) -> None:
    answer = await browser.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value


async def test_no_cache_keeps_what_a_caller_asked(enter: Enter) -> None:
    browser = await enter()
    for answer in (await browser.get("/"), await browser.parts("/suggest", text="驾照"), await browser.get("/sign-in")):
        assert answer.headers["cache-control"] == "no-store"


def test_the_policy_lets_in_nothing_but_our_own_files() -> None:
    policy = HEADERS["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_no_page_has_a_script_or_a_style_of_its_own_or_of_others() -> None:
    for path in TEMPLATES.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page), path
        assert all("src=" in script for script in re.findall(r"<script[^>]*>", page)), path
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page), path
    for path in STATIC.iterdir():
        assert "url(" not in path.read_text(encoding="utf-8"), path
        assert not re.search(r"https?://(?!www\.w3\.org)", path.read_text(encoding="utf-8")), path


async def test_files_outside_the_folder_are_not_served(browser: Browser) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/nothing"):
        assert (await browser.get(path)).status_code == 404


async def test_a_body_that_does_not_come_is_not_waited_for(parts: Parts) -> None:
    rails = build(parts)
    impatient = Rails(rails._app, Meter(1), patience=0.05)

    async def endless() -> AsyncIterator[bytes]:
        yield b"text="
        await asyncio.sleep(30)

    async with httpx.AsyncClient(transport=httpx.ASGITransport(impatient), base_url=BASE) as client:
        await client.get("/sign-in")
        answer = await client.post(
            "/sign-in", content=endless(), headers={"content-type": "application/x-www-form-urlencoded"}
        )
    assert answer.status_code == 408
