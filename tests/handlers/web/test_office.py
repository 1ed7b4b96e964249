"""The rooms behind the desk."""

import re
from dataclasses import replace

import httpx
import pytest

from handlers.web import wording
from handlers.web.app import Parts, build
from knowledge.missing import Queue
from knowledge.staff import Account, Role, Staff
from tests.handlers.web.conftest import PASSWORD, Browser, Enter


@pytest.mark.parametrize(
    ("role", "in_queue", "in_people"), [(Role.STAFF, 403, 403), (Role.MAINTAINER, 200, 403), (Role.ADMIN, 200, 200)]
)
async def test_rooms_open_by_role(enter: Enter, role: Role, in_queue: int, in_people: int) -> None:
    browser = await enter(role=role)
    assert (await browser.get("/queue")).status_code == in_queue
    refused = await browser.get("/people")
    assert refused.status_code == in_people
    assert (wording.NOT_FOR_THIS_ROLE in refused.text) == (in_people == 403)
    page = (await browser.get("/")).text
    assert ('href="/queue"' in page, 'href="/people"' in page) == (in_queue == 200, in_people == 200)


async def test_maintainers_read_and_settle_the_queue(enter: Enter, queue: Queue) -> None:
    await queue.put("貔貅<办证>", "请到窗口问")
    browser = await enter(role=Role.MAINTAINER)
    page = (await browser.get("/queue")).text
    assert "貔貅&lt;办证&gt;" in page
    assert "请到窗口问" in page
    (waiting,) = await queue.open(10)
    await browser.post("/queue", no="不是号")
    assert await queue.open(10)
    await browser.post("/queue", no=str(waiting.no))
    assert await queue.open(10) == ()


async def test_staff_cannot_settle(enter: Enter, queue: Queue) -> None:
    await queue.put("貔貅", "")
    browser = await enter()
    assert (await browser.post("/queue", no="1")).status_code == 403
    assert await queue.open(10)


async def test_an_administrator_makes_links_for_others(enter: Enter, staff: Staff) -> None:
    browser = await enter("管理员", Role.ADMIN)
    page = (await browser.post("/people/invite", role="maintainer")).text
    found = re.search(r"<code>http://desk\.test(/first/[\w-]+)</code>", page)
    assert found is not None
    await browser.post("/sign-out")
    done = await browser.post(found[1], found[1], name="小李", password=PASSWORD, again=PASSWORD)
    assert done.status_code == 303
    account = await staff.account("小李")
    assert account is not None
    assert account.role is Role.MAINTAINER


async def test_an_administrator_removes_others_and_never_themselves(enter: Enter, staff: Staff) -> None:
    browser = await enter("管理员", Role.ADMIN)
    await staff.add(Account("小李", Role.STAFF, "hashed"))
    for name in ("小李", "管理员", "没有这个人"):
        await browser.post("/people/remove", name=name)
    assert [each.name for each in await staff.accounts()] == ["管理员"]


async def test_nobody_below_manages_accounts(enter: Enter, staff: Staff) -> None:
    browser = await enter(role=Role.MAINTAINER)
    for path in ("/people/invite", "/people/remove"):
        assert (await browser.post(path, name="小王", role="admin")).status_code == 403
    assert [each.name for each in await staff.accounts()] == ["小王"]


async def test_behind_a_proxy_links_have_the_outer_address(parts: Parts, staff: Staff, kept: str) -> None:
    app = build(replace(parts, address="https://desk.example/"))
    await staff.add(Account("管理员", Role.ADMIN, kept))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://desk.test") as client:
        browser = Browser(client)
        await browser.post("/sign-in", "/sign-in", name="管理员", password=PASSWORD)
        assert "<code>https://desk.example/first/" in (await browser.post("/people/invite", role="staff")).text
