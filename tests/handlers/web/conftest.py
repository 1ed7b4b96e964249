"""The desk's application over the real knowledge, and browsers that talk to it without a network."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass

import httpx
import pytest

from handlers.conversation import Conversation
from handlers.desk.desk import Desk
from handlers.web.api import Health
from handlers.web.app import Parts, build
from handlers.web.passwords import Passwords
from handlers.web.rails import Rails
from knowledge.entries import Knowledge
from knowledge.staff import Account, DeskFile, Role, Staff

PASSWORD = "correct horse 9"
BASE = "http://desk.test"
Enter = Callable[..., Awaitable["Browser"]]


@pytest.fixture
def staff(desk_file: DeskFile) -> Staff:
    return Staff(desk_file)


@pytest.fixture(scope="session")
def passwords() -> Iterator[Passwords]:
    hasher = Passwords()
    yield hasher
    hasher.close()


@pytest.fixture(scope="session")
def kept(passwords: Passwords) -> str:
    """The password as it is kept."""
    return passwords.hashed_now(PASSWORD)


@pytest.fixture
def parts(desk: Desk, conversation: Conversation, staff: Staff, passwords: Passwords, known: Knowledge) -> Parts:
    health = Health(status="ok", entries=len(known.entries()), updated=known.date)
    return Parts(desk, conversation, staff, passwords, health)


@pytest.fixture
def app(parts: Parts) -> Rails:
    return build(parts)


@dataclass(frozen=True)
class Browser:
    """A browser: it keeps cookies, follows nothing by itself, and knows the token of the page it has seen."""

    client: httpx.AsyncClient

    async def get(self, path: str) -> httpx.Response:
        return await self.client.get(path)

    async def token(self, path: str = "/") -> str:
        """The token in the forms of a page."""
        found = re.search(r'name="(?:token|desk-token)" (?:value|content)="([0-9a-f]+)"', (await self.get(path)).text)
        assert found is not None
        return found[1]

    async def post(self, path: str, seen: str = "/", **fields: str) -> httpx.Response:
        """Send a form of the page at ``seen``."""
        return await self.client.post(path, data={"token": await self.token(seen), **fields})

    async def parts(self, path: str, **fields: str) -> httpx.Response:
        """Send what the page's program sends."""
        marks = {"x-desk": "1", "x-desk-token": await self.token()}
        return await self.client.post(path, data=fields, headers=marks)


@pytest.fixture
async def browser(app: Rails) -> AsyncIterator[Browser]:
    """A browser of somebody who is not signed in."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url=BASE) as one:
        yield Browser(one)


@pytest.fixture
def enter(browser: Browser, staff: Staff, kept: str) -> Enter:
    """Sign in with a new account."""

    async def go(name: str = "小王", role: Role = Role.STAFF) -> Browser:
        await staff.add(Account(name, role, kept))
        done = await browser.post("/sign-in", "/sign-in", name=name, password=PASSWORD)
        assert (done.status_code, done.headers["location"]) == (303, "/")
        return browser

    return go
