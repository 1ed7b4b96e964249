"""The desk's page over HTTP."""

import pytest

from handlers.actions import Show, UnitList
from handlers.desk.desk import Desk
from handlers.desk.keys import KEYS
from handlers.payloads import pack
from handlers.web import wording
from handlers.web.forms import LONGEST
from handlers.web.rails import LARGEST_BODY
from knowledge.missing import Queue
from tests.handlers.web.conftest import Browser, Enter

IDENTITY = "33010619800101001X"


@pytest.fixture
async def inside(enter: Enter) -> Browser:
    return await enter()


async def test_the_page_names_every_key_beside_what_it_does(inside: Browser) -> None:
    page = (await inside.get("/")).text
    for key in KEYS:
        assert f"<kbd>{key.shown}</kbd>{key.label}" in page


async def test_rows_come_as_a_part_of_the_page(inside: Browser) -> None:
    part = await inside.parts("/suggest", text="gjjzf")
    assert part.text.startswith('<div id="rows-part">')
    assert 'data-id="matter:408"' in part.text
    assert "<html" not in part.text


async def test_rows_can_be_narrowed(inside: Browser) -> None:
    part = await inside.parts("/suggest", text="", kind="place", unit="")
    assert part.text.count('role="option"') == 24
    for kind, unit in (("nothing", "x"), ("", "99999999"), ("matter", "²")):
        assert (await inside.parts("/suggest", text="驾照", kind=kind, unit=unit)).status_code == 200


async def test_a_row_opens_its_sheet_and_joins_the_thread(inside: Browser) -> None:
    part = (await inside.parts("/open", id="matter:408", text="gjjzf")).text
    assert "公积金：租赁住房" in part
    assert "念给来电人" in part
    assert "序号408" in part
    assert '<aside id="thread"' in part
    assert "gjjzf" in part
    assert 'data-open="matter:408"' in (await inside.get("/")).text


async def test_without_an_id_the_first_row_for_what_is_typed_opens(inside: Browser) -> None:
    assert 'data-id="matter:408"' in (await inside.parts("/open", id="", text="gjjzf")).text
    narrowed = await inside.parts("/open", id="", text="图书", kind="place")
    assert 'data-id="place:' in narrowed.text
    nothing = await inside.parts("/open", id="", text="貔貅", kind="event")
    assert (nothing.status_code, nothing.text) == (404, wording.ENTRY_GONE)


async def test_a_whole_sentence_is_answered(inside: Browser) -> None:
    part = (await inside.parts("/ask", text="驾照丢了要跑几趟")).text
    assert "补办驾驶证、行驶证" in part
    assert "data-press=" in part


async def test_buttons_below_a_reply_lead_on(inside: Browser) -> None:
    assert 'data-id="matter:48"' in (await inside.parts("/press", action=pack(Show("matter:48")))).text
    assert "data-press=" in (await inside.parts("/press", action=pack(UnitList(0)))).text


@pytest.mark.parametrize("action", ["", "nonsense", "1|s|matter:0|", "x" * 5000])
async def test_a_button_that_is_none_is_told(inside: Browser, action: str) -> None:
    answer = await inside.parts("/press", action=action)
    assert (answer.status_code, answer.text) == (404, wording.ENTRY_GONE)


async def test_a_row_that_is_gone_is_told(inside: Browser) -> None:
    answer = await inside.parts("/open", id="matter:0")
    assert (answer.status_code, answer.text) == (404, wording.ENTRY_GONE)


async def test_the_next_call_clears_the_page(inside: Browser) -> None:
    await inside.parts("/open", id="matter:408", text="gjjzf")
    part = (await inside.parts("/next")).text
    assert "matter:408" not in part.split('id="thread"')[1]
    assert wording.NEXT_CALL in part


async def test_what_was_not_found_is_handed_on_masked(inside: Browser, queue: Queue) -> None:
    part = await inside.parts("/missing", question=f"貔貅办证 {IDENTITY}", told="请到窗口问")
    assert wording.SENT in part.text
    (waiting,) = await queue.open(10)
    assert waiting.told == "请到窗口问"
    assert IDENTITY not in waiting.question


async def test_nothing_is_not_handed_on(inside: Browser, queue: Queue) -> None:
    assert wording.NOTHING_TO_SEND in (await inside.parts("/missing", question=" ")).text
    assert await queue.open(10) == ()


async def test_without_a_script_the_whole_page_answers(inside: Browser) -> None:
    page = (await inside.post("/suggest", text="gjjzf")).text
    assert page.startswith("<!doctype html>")
    assert 'name="id" value="matter:408"' in page
    assert "念给来电人" in (await inside.post("/open", id="matter:408", text="gjjzf")).text


async def test_two_people_have_two_threads(inside: Browser, enter: Enter) -> None:
    await inside.parts("/open", id="matter:408")
    await inside.post("/sign-out")
    other = await enter("小李")
    assert 'data-open="matter:408"' not in (await other.get("/")).text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "' OR 1=1; drop table account; --",
        "{{ 7 * 7 }}{% for x in y %}",
        "\x00\x1b[31m\u202e",
        "%00%ff%e4",
    ],
)
async def test_what_is_typed_is_text_and_nothing_else(inside: Browser, text: str) -> None:
    for path in ("/suggest", "/ask", "/missing"):
        answer = await inside.parts(path, text=text, question=text, told=text)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
    page = await inside.post("/suggest", text=text)
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert (await inside.get("/")).status_code == 200


async def test_a_hundred_kilobytes_are_read_as_far_as_anybody_types(inside: Browser) -> None:
    answer = await inside.parts("/suggest", text="驾照丢了" + "，真的" * 11_000)
    assert answer.status_code == 200
    assert 'data-id="matter:48"' in answer.text
    assert len("驾照丢了" + "，真的" * 11_000) > LONGEST


async def test_what_is_longer_than_that_is_refused_kindly(inside: Browser) -> None:
    marks = {"x-desk": "1", "x-desk-token": await inside.token()}
    form = {"content-type": "application/x-www-form-urlencoded"}
    answer = await inside.client.post("/suggest", content=b"text=" + b"a" * LARGEST_BODY, headers=marks | form)
    assert (answer.status_code, answer.text) == (413, wording.TOO_LARGE)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"no boundary", "multipart/form-data"),
        (b'{"text": "x"}', "application/json"),
        (b"", ""),
    ],
)
async def test_a_body_that_is_no_form_breaks_nothing(inside: Browser, content: bytes, kind: str) -> None:
    marks = {"x-desk": "1", "x-desk-token": await inside.token(), "content-type": kind}
    answer = await inside.client.post("/suggest", content=content, headers=marks)
    assert answer.status_code in (200, 400)
    assert "Traceback" not in answer.text


async def test_files_are_not_taken_in(inside: Browser) -> None:
    marks = {"x-desk": "1", "x-desk-token": await inside.token()}
    answer = await inside.client.post("/suggest", files={"text": ("a.txt", b"x")}, headers=marks)
    assert (answer.status_code, answer.text) == (400, wording.BAD_REQUEST)


async def test_an_unknown_address_gets_a_page(inside: Browser) -> None:
    answer = await inside.get("/nowhere")
    assert answer.status_code == 404
    assert wording.NO_SUCH_PAGE in answer.text


async def test_a_fault_of_ours_is_said_without_a_trace(
    inside: Browser, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*words: object) -> None:
        raise RuntimeError("secret detail")

    token = await inside.token()
    monkeypatch.setattr(desk, "suggest", broken)
    answer = await inside.client.post("/suggest", data={"text": "驾照"}, headers={"x-desk": "1", "x-desk-token": token})
    assert (answer.status_code, answer.text) == (500, wording.TROUBLE)
    assert "secret detail" not in (await inside.get("/")).text


async def test_whoever_has_been_signed_out_is_told_so_while_typing(browser: Browser) -> None:
    answer = await browser.client.post("/suggest", data={"text": "x"}, headers={"x-desk": "1"})
    assert (answer.status_code, answer.text) == (401, wording.SIGN_IN_FIRST)
