"""The API for programs."""

from typing import Any

import httpx
import pytest

from handlers.conversation import Conversation
from handlers.jsonl import as_json
from handlers.turn import Turn
from handlers.web import wording
from handlers.web.limits import MOST_ASKED
from handlers.web.rails import LARGEST_BODY
from knowledge.staff import Staff
from tests.handlers.web.conftest import Browser

KEY = "a key of thirty-two random bytes"


@pytest.fixture
async def program(browser: Browser, staff: Staff) -> httpx.AsyncClient:
    """A program that brings its key."""
    await staff.add_key(KEY, "工单系统")
    browser.client.headers["authorization"] = f"Bearer {KEY}"
    return browser.client


async def got(program: httpx.AsyncClient, path: str, **query: Any) -> Any:
    answer = await program.get(path, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_question_is_answered_in_the_shape_of_jsonl(
    program: httpx.AsyncClient, conversation: Conversation
) -> None:
    expected = as_json(await conversation.say(Turn("", "驾照丢了要跑几趟")))
    assert await got(program, "/api/v1/ask", q="驾照丢了要跑几趟") == expected
    posted = await program.post("/api/v1/ask", json={"q": "驾照丢了要跑几趟"})
    assert posted.json() == expected


async def test_the_newest_version_needs_no_number(program: httpx.AsyncClient) -> None:
    for path in ("/ask?q=驾照丢了", "/suggest?q=gjjzf", "/entries/matter:48", "/health", "/metrics"):
        assert (await program.get(f"/api{path}")).status_code == 200


async def test_a_named_conversation_goes_on(program: httpx.AsyncClient) -> None:
    await got(program, "/api/v1/ask", q="驾照丢了要跑几趟", session="call-1")
    assert "市公安局交管局" in (await got(program, "/api/v1/ask", q="归谁管", session="call-1"))["reply"]
    assert "市公安局交管局" not in (await got(program, "/api/v1/ask", q="归谁管", session="call-2"))["reply"]
    assert "市公安局交管局" not in (await got(program, "/api/v1/ask", q="归谁管"))["reply"]


async def test_rows_while_typing(program: httpx.AsyncClient) -> None:
    rows = await got(program, "/api/v1/suggest", q="gjjzf")
    assert rows["items"][0] == {
        "id": "matter:408",
        "title": "公积金：租赁住房",
        "kind": "matter",
        "unit": "市公积金管理中心",
        "visits": 1,
    }
    assert {row["kind"] for row in (await got(program, "/api/v1/suggest", kind="place"))["items"]} == {"place"}


async def test_an_entry_tells_everything(program: httpx.AsyncClient) -> None:
    entry = await got(program, "/api/v1/entries/matter:408")
    assert (entry["title"], entry["unit"], entry["visits"]) == ("公积金：租赁住房", "市公积金管理中心", 1)
    assert "最多到窗口跑一次" in entry["aloud"]
    assert "序号408" in entry["sources"][0]
    assert (await got(program, "/api/v1/entries/doc:hz-2022-6:a1-7-1"))["kind"] == "paper"


async def test_an_unknown_entry_is_told(program: httpx.AsyncClient) -> None:
    answer = await program.get("/api/v1/entries/matter:0")
    assert (answer.status_code, answer.json()) == (404, {"error": wording.NO_SUCH_ENTRY})


async def test_without_a_key_nothing_is_told_but_health(browser: Browser) -> None:
    for path in ("/api/v1/ask?q=x", "/api/v1/suggest", "/api/v1/entries/matter:1", "/api/v1/metrics"):
        for header in ({}, {"authorization": "Bearer wrong"}, {"authorization": "Basic eA=="}, {"authorization": "x"}):
            answer = await browser.client.get(path, headers=header)
            assert (answer.status_code, answer.json()) == (401, {"error": wording.NO_KEY})
    health = (await browser.get("/api/v1/health")).json()
    assert health["status"] == "ok"
    assert health["entries"] > 600


async def test_a_cookie_is_no_key(browser: Browser, staff: Staff) -> None:
    answer = await browser.client.get("/api/v1/suggest", headers={"cookie": f"paoyici-desk={KEY}"})
    assert answer.status_code == 401


async def test_who_asks_too_fast_is_told_to_wait(program: httpx.AsyncClient) -> None:
    for _ in range(MOST_ASKED):
        await program.get("/api/v1/entries/matter:0")
    answer = await program.get("/api/v1/suggest")
    assert (answer.status_code, answer.json()) == (429, {"error": wording.TOO_MANY})
    assert answer.headers["retry-after"]


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/api/v1/ask", "q"),
        ("/api/v1/ask?q=", "q"),
        ("/api/v1/suggest?kind=nothing", "kind"),
        ("/api/v1/suggest?unit=x", "unit"),
        (f"/api/v1/ask?q=x&session={'s' * 100}", "session"),
    ],
)
async def test_a_wrong_parameter_is_named_and_not_repeated(program: httpx.AsyncClient, path: str, where: str) -> None:
    answer = await program.get(path)
    assert (answer.status_code, answer.json()) == (422, {"error": wording.UNREADABLE.format(where)})


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"q": 1}', b"\xff", b'{"q": ""}'])
async def test_a_broken_body_is_told(program: httpx.AsyncClient, body: bytes) -> None:
    answer = await program.post("/api/v1/ask", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert "error" in answer.json()


@pytest.mark.parametrize("q", ["驾照" * 50_000, "<script>alert(1)</script>", "' OR 1=1 --", "\x00", "🚗" * 1000])
async def test_strange_questions_get_an_answer(program: httpx.AsyncClient, q: str) -> None:
    answer = await program.post("/api/v1/ask", json={"q": q})
    assert answer.status_code == 200
    assert answer.json()["outcome"] in ("answer", "choose", "none")


async def test_a_body_without_end_is_refused(program: httpx.AsyncClient) -> None:
    answer = await program.post("/api/v1/ask", content=b'{"q": "' + b"a" * LARGEST_BODY + b'"}')
    assert (answer.status_code, answer.json()) == (413, {"error": wording.TOO_LARGE})


async def test_no_other_site_s_script_may_read_answers(program: httpx.AsyncClient) -> None:
    origin = {"origin": "https://elsewhere.example"}
    answer = await program.get("/api/v1/suggest", headers=origin)
    assert not [name for name in answer.headers if name.startswith("access-control")]
    asked = await program.options("/api/v1/suggest", headers=origin | {"access-control-request-method": "GET"})
    assert not [name for name in asked.headers if name.startswith("access-control")]


async def test_the_api_is_published_and_nothing_else(browser: Browser) -> None:
    published = (await browser.get("/api/v1/openapi.json")).json()
    assert published["openapi"].startswith("3.")
    assert set(published["paths"]) == {
        f"/api/v1/{name}" for name in ("ask", "suggest", "entries/{entry_id}", "health", "metrics")
    }
    refused = published["paths"]["/api/v1/ask"]["get"]["responses"]
    assert {"401", "422", "429"} <= refused.keys()
    assert "HTTPValidationError" not in str(refused)
    assert "HTTPBearer" in published["components"]["securitySchemes"]
    for page in ("/docs", "/redoc"):
        assert (await browser.get(page)).status_code == 404


async def test_metrics_count_without_a_word_of_what_was_asked(program: httpx.AsyncClient) -> None:
    await program.get("/api/v1/ask", params={"q": "驾照丢了要跑几趟"})
    told = (await program.get("/api/v1/metrics")).text
    assert 'paoyici_requests_total{status="200",what="ask_api"} 1.0' in told
    assert 'paoyici_replies_total{outcome="answer"} 1.0' in told
    assert "paoyici_request_seconds_bucket" in told
    assert "驾照" not in told
