"""Coming in: sign-in, lock-out, one-time links, cookies."""

import re
import time
from dataclasses import replace

import httpx
import pytest

from handlers.web import wording
from handlers.web.app import Parts, build
from handlers.web.credentials import link, new_secret
from handlers.web.gate import SESSION, SHIFT
from handlers.web.limits import MOST_WRONG, MOST_WRONG_FROM
from knowledge.staff import Account, Invitation, Role, Staff
from tests.handlers.web.conftest import BASE, PASSWORD, Browser, Enter


async def test_whoever_is_not_signed_in_is_asked_to(browser: Browser) -> None:
    for path in ("/", "/queue", "/people"):
        answer = await browser.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert "密码" in (await browser.get("/sign-in")).text


async def test_the_right_password_opens_the_desk(enter: Enter) -> None:
    browser = await enter()
    page = await browser.get("/")
    assert page.status_code == 200
    assert "小王" in page.text


async def test_a_wrong_password_and_an_unknown_name_get_the_same_words(enter: Enter, browser: Browser) -> None:
    await enter()
    browser.client.cookies.clear()
    for name, password in (("小王", "wrong"), ("没有这个人", PASSWORD), ("", "")):
        answer = await browser.post("/sign-in", "/sign-in", name=name, password=password)
        assert answer.status_code == 401
        assert wording.WRONG in answer.text
        assert SESSION not in answer.cookies
        assert password not in answer.text or not password


async def test_repeated_failures_lock_the_account_even_for_the_right_password(enter: Enter, browser: Browser) -> None:
    await enter()
    browser.client.cookies.clear()
    for _ in range(MOST_WRONG):
        await browser.post("/sign-in", "/sign-in", name="小王", password="wrong")
    answer = await browser.post("/sign-in", "/sign-in", name="小王", password=PASSWORD)
    assert answer.status_code == 429
    assert wording.LOCKED in answer.text


async def test_one_address_may_not_try_one_account_after_another(browser: Browser) -> None:
    for number in range(MOST_WRONG_FROM):
        await browser.post("/sign-in", "/sign-in", name=f"人{number}", password="wrong")
    answer = await browser.post("/sign-in", "/sign-in", name="另一个人", password="wrong")
    assert answer.status_code == 429


async def test_a_session_is_a_cookie_that_no_script_and_no_other_site_sees(browser: Browser, enter: Enter) -> None:
    await browser.get("/sign-in")
    await enter()
    done = await browser.post("/sign-in", "/sign-in", name="小王", password=PASSWORD)
    (cookie,) = (each for each in done.headers.get_list("set-cookie") if each.startswith(SESSION) and "=" in each)
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert f"Max-Age={SHIFT}" in cookie
    assert "Secure" not in cookie


@pytest.mark.parametrize(("address", "base"), [("https://desk.example", BASE), ("", BASE.replace("http:", "https:"))])
async def test_over_https_cookies_travel_over_https_only(parts: Parts, address: str, base: str) -> None:
    app = build(replace(parts, address=address))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=base) as client:
        answer = await client.get("/sign-in")
    assert "Secure" in answer.headers["set-cookie"]


async def test_a_session_begins_with_a_secret_that_nobody_knew(browser: Browser, enter: Enter) -> None:
    browser.client.cookies.set(SESSION, "planted", domain="desk.test")
    await enter()
    assert "planted" not in [cookie.value for cookie in browser.client.cookies.jar]


@pytest.mark.parametrize("cookie", ["x", "a" * 4000, "%00%ff", '"<script>"', "../../etc", "==="])
async def test_a_broken_cookie_leads_to_the_sign_in(browser: Browser, cookie: str) -> None:
    answer = await browser.client.get("/", headers={"cookie": f"{SESSION}={cookie}"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    garbage = await browser.client.get("/", headers=[(b"cookie", b"\xff\xfe;;;=;" + cookie.encode())])
    assert garbage.status_code == 303


async def test_signing_out_ends_the_session_for_good(enter: Enter) -> None:
    browser = await enter()
    secret = browser.client.cookies[SESSION]
    done = await browser.post("/sign-out")
    assert done.headers["location"] == "/sign-in"
    browser.client.cookies.set(SESSION, secret, domain="desk.test")
    assert (await browser.get("/")).status_code == 303


async def test_a_form_without_its_token_is_refused(enter: Enter, browser: Browser) -> None:
    before = await browser.client.post("/sign-in", data={"name": "小王", "password": PASSWORD})
    assert before.status_code == 403
    await enter()
    for path in ("/suggest", "/open", "/ask", "/press", "/missing", "/next", "/sign-out"):
        for given in ({}, {"token": "0" * 64}, {"token": "字"}):
            answer = await browser.client.post(path, data={"text": "驾照", **given})
            assert answer.status_code == 403
            assert wording.FORGED in answer.text


async def test_a_token_of_another_session_is_refused(enter: Enter, browser: Browser) -> None:
    await enter()
    token = await browser.token()
    await browser.post("/sign-out")
    await browser.post("/sign-in", "/sign-in", name="小王", password=PASSWORD)
    assert (await browser.client.post("/next", data={"token": token})).status_code == 403


# one-time links


async def invited(staff: Staff, role: Role = Role.ADMIN, lasts: float = 60.0, name: str = "") -> str:
    secret = new_secret()
    await staff.invite(secret, Invitation(name, role), time.time() + lasts)
    return link("", secret)


async def test_a_link_makes_an_account_and_opens_the_desk(browser: Browser, staff: Staff) -> None:
    path = await invited(staff)
    fields = {"name": "管理员", "password": PASSWORD, "again": PASSWORD}
    done = await browser.post(path, path, **fields)
    assert (done.status_code, done.headers["location"]) == (303, "/")
    (account,) = await staff.accounts()
    assert (account.name, account.role) == ("管理员", Role.ADMIN)
    assert account.password.startswith("$argon2id$")
    assert (await browser.get("/people")).status_code == 200


async def test_a_link_works_once(browser: Browser, staff: Staff) -> None:
    path = await invited(staff)
    token = await browser.token(path)
    fields = {"token": token, "name": "管理员", "password": PASSWORD, "again": PASSWORD}
    await browser.client.post(path, data=fields)
    browser.client.cookies.clear()
    again = await browser.get(path)
    assert again.status_code == 404
    assert wording.INVITATION_GONE in again.text


async def test_looking_at_a_link_does_not_use_it_up(browser: Browser, staff: Staff) -> None:
    path = await invited(staff)
    for _ in range(3):
        assert (await browser.get(path)).status_code == 200


async def test_an_old_link_and_a_made_up_one_are_gone(browser: Browser, staff: Staff) -> None:
    for path in (await invited(staff, lasts=-1.0), link("", "made-up"), link("", "%00")):
        assert (await browser.get(path)).status_code == 404


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "x", "password": PASSWORD, "again": PASSWORD}, wording.NAME_WRONG),
        ({"name": "<b>王</b>", "password": PASSWORD, "again": PASSWORD}, wording.NAME_WRONG),
        ({"name": "小王", "password": PASSWORD, "again": "another"}, wording.PASSWORDS_DIFFER),
        ({"name": "小王", "password": "short", "again": "short"}, wording.PASSWORD_WEAK),
        ({"name": "小王", "password": "1111111111", "again": "1111111111"}, wording.PASSWORD_WEAK),
        ({}, wording.NAME_WRONG),
    ],
)
async def test_a_faulty_account_is_told_what_is_wrong(
    browser: Browser, staff: Staff, fields: dict[str, str], said: str
) -> None:
    path = await invited(staff)
    answer = await browser.post(path, path, **fields)
    assert answer.status_code == 400
    assert said in answer.text
    assert "<b>王</b>" not in answer.text
    assert await staff.accounts() == ()


async def test_a_taken_name_does_not_use_up_the_link(browser: Browser, staff: Staff) -> None:
    await staff.add(Account("小王", Role.STAFF, "hashed"))
    path = await invited(staff)
    answer = await browser.post(path, path, name="小王", password=PASSWORD, again=PASSWORD)
    assert wording.NAME_TAKEN in answer.text
    assert (await browser.get(path)).status_code == 200


def test_secrets_are_long_and_never_the_same() -> None:
    assert re.fullmatch(r"[\w-]{43}", new_secret())
    assert new_secret() != new_secret()
