"""The double is itself seen to refuse what Telegram refuses, to accept the rest, and to serve a real bot."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.error import BadRequest, Conflict, TelegramError, TimedOut
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from . import (
    Backoff,
    BotApi,
    Garbage,
    Message,
    Refusal,
    Reset,
    ServerError,
    Slow,
    Timeout,
    TooManyRequests,
)
from .entities import detected, formatted
from .errors import ApiError

Json = dict[str, Any]
Ask = Callable[..., Coroutine[Any, Any, Json]]
Context = ContextTypes.DEFAULT_TYPE
App = Application[Any, Any, Any, Any, Any, Any]
CHAT = 1001
ONE_BUTTON = {"inline_keyboard": [[{"text": "好", "callback_data": "yes"}]]}


class Clock:
    """A clock the test sets."""

    def __init__(self) -> None:
        self.time = 1_700_000_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(backoff=Backoff(first=0.01, most=0.02)) as api:
        api.user()
        yield api


@pytest.fixture
async def ask(api: BotApi) -> AsyncIterator[Ask]:
    async with asking(api) as ask:
        yield ask


@asynccontextmanager
async def asking(api: BotApi) -> AsyncIterator[Ask]:
    """A bare client: one POST with a JSON body per call, the parsed answer returned."""
    async with aiohttp.ClientSession() as session:

        async def ask(method: str, **params: Any) -> Json:
            async with session.post(f"{api.base_url}{api.token}/{method}", json=params) as response:
                body: Json = await response.json()
                assert response.status == body.get("error_code", 200)
                return body

        yield ask


async def refused(answer: Awaitable[Json]) -> str:
    body = await answer
    assert body["ok"] is False
    return str(body["description"])


async def accepted(answer: Awaitable[Json]) -> Any:
    body = await answer
    assert body["ok"] is True, body
    return body["result"]


def button(**action: Any) -> Json:
    return {"inline_keyboard": [[{"text": "x", **action}]]}


# The wire


@pytest.mark.parametrize("kind", ["params", "data", "json", "multipart"])
async def test_every_way_of_passing_parameters_means_the_same(api: BotApi, kind: str) -> None:
    values = {"chat_id": str(CHAT), "text": "<b>1</b>", "reply_markup": json.dumps(ONE_BUTTON)}
    sent = {"data": multipart(values)} if kind == "multipart" else {kind: values}
    verb = "GET" if kind == "params" else "POST"
    async with aiohttp.request(verb, f"{api.base_url}{api.token}/sendMessage", **sent) as response:
        assert (await response.json())["result"]["reply_markup"] == ONE_BUTTON
    expected = {"chat_id": CHAT, "text": "<b>1</b>", "reply_markup": ONE_BUTTON}
    assert api.calls[-1].params == expected


def multipart(values: dict[str, str]) -> aiohttp.MultipartWriter:
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in values.items():
        form.add_field(name, value)
    return form()  # type: ignore[return-value]


async def test_wrong_token_and_unknown_method(api: BotApi, ask: Ask) -> None:
    async with aiohttp.request("GET", f"{api.base_url}43:WRONG/getMe") as response:
        assert response.status == 401
        assert (await response.json())["description"] == "Unauthorized"
    assert await ask("getYou") == {"ok": False, "error_code": 404, "description": "Not Found"}
    assert (await accepted(ask("GETME")))["username"] == "TestNameBot"


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"reply_markup": "{"}, "can't parse reply markup JSON object"),
        ({"reply_markup": "[]"}, "object expected as reply markup"),
        ({"entities": "{}"}, None),
        ({"entities": '{"a": 1}'}, 'field "entities" must be of type Array'),
        ({"entities": '["bold"]'}, 'field "entities" must be an Array of Objects'),
    ],
)
async def test_json_inside_a_parameter(ask: Ask, params: Json, why: str | None) -> None:
    body = await ask("sendMessage", chat_id=CHAT, text="a", **params)
    assert body.get("description") == (f"Bad Request: {why}" if why else None)


async def test_a_body_that_is_no_object(api: BotApi) -> None:
    async with aiohttp.request("POST", f"{api.base_url}{api.token}/getMe", json=[1]) as response:
        assert (await response.json())["description"] == "Bad Request: object expected as request"


async def test_an_uploaded_file_is_recorded_by_its_name(api: BotApi) -> None:
    form = aiohttp.FormData()
    form.add_field("certificate", b"x", filename="cert.pem", content_type="text/plain")
    async with aiohttp.request("POST", f"{api.base_url}{api.token}/setWebhook", data=form) as response:
        assert response.status == 200
    assert api.calls[-1].params["certificate"]["filename"] == "cert.pem"


# Sending and formatting


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"text": "a"}, "chat_id is empty"),
        ({"chat_id": CHAT}, "message text is empty"),
        ({"chat_id": CHAT, "text": " \n "}, "text must be non-empty"),
        ({"chat_id": CHAT, "text": "a" * 4097}, "message is too long"),
        ({"chat_id": CHAT, "text": "😀" * 2049}, "message is too long"),
        ({"chat_id": 5, "text": "a"}, "chat not found"),
        ({"chat_id": "@nobody", "text": "a"}, "chat not found"),
        ({"chat_id": CHAT, "text": "a", "parse_mode": "XML"}, "unsupported parse_mode"),
        (
            {"chat_id": CHAT, "text": "a", "parse_mode": "MarkdownV2"},
            "this double of the Bot API reads HTML only, not MarkdownV2",
        ),
        (
            {"chat_id": CHAT, "text": "a", "reply_parameters": {"message_id": 99}},
            "message to be replied not found",
        ),
        (
            {"chat_id": CHAT, "text": "a", "reply_parameters": {"quote": "b"}},
            'can\'t find field "message_id"',
        ),
    ],
)
async def test_send_refuses(ask: Ask, params: Json, why: str) -> None:
    assert await refused(ask("sendMessage", **params)) == f"Bad Request: {why}"


@pytest.mark.parametrize(
    "params",
    [
        {"text": "a" * 4096},
        {"text": "😀" * 2048},
        {"text": "<b>" + "a" * 4096 + "</b>", "parse_mode": "HTML"},
        {"text": "a", "reply_parameters": {"message_id": 99, "allow_sending_without_reply": True}},
        {"text": "a", "entities": [{"type": "bold", "offset": 0, "length": 1}]},
    ],
)
async def test_send_accepts(ask: Ask, params: Json) -> None:
    await accepted(ask("sendMessage", chat_id=CHAT, **params))


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<h1>a</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("好 1 < 2", 'Unsupported start tag "" at byte offset 6'),
        ("a <", "Unclosed start tag at byte offset 2"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("<b/>", 'Unsupported start tag "b/" at byte offset 0'),
        ('<span class="x">a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ('<a "x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=a/b>a</a>", "Unexpected end of name token at byte offset 8"),
        ('<tg-emoji emoji-id="x">a</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_html_refused(html: str, why: str) -> None:
    with pytest.raises(ApiError) as caught:
        formatted(html, "HTML")
    assert caught.value.description == f"Bad Request: can't parse entities: {why}"


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("<b>好</b>😀<i>a</i>", "好😀a", [("bold", 0, 1), ("italic", 3, 1)]),
        ("<B><strong>a</strong></B>", "a", [("bold", 0, 1), ("bold", 0, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", n, 1) for n in range(3)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<code>a</code>", "a", [("code", 0, 1)]),
        ("<pre>a</pre>", "a", [("pre", 0, 1)]),
        ("&lt;&gt;&amp;&quot;&#39;&#x4F60;", "<>&\"'你", []),
        ("a & b &nbsp; &#0;", "a & b &nbsp; &#0;", []),
        ("  <b> a </b>  ", "a", [("bold", 0, 1)]),
        ("a <b></b>", "a", []),
        ('<a href="nonsense">a</a>', "a", []),
    ],
)
def test_html_parsed(html: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    value = formatted(html, "html")
    assert value.source == html
    assert value.text == text
    assert [(one["type"], one["offset"], one["length"]) for one in value.entities] == entities


def test_html_details_of_entities() -> None:
    link, code, emoji, person = formatted(
        '<a href="HTTPS://Example.com?a=1&amp;b=2">a</a><pre><code class="language-py">b</code></pre>'
        "<tg-emoji emoji-id=\"123\">c</tg-emoji><a href='tg://user?id=7'>d</a>",
        "HTML",
    ).entities
    assert link["url"] == "https://example.com?a=1&b=2"
    assert (code["type"], code["language"]) == ("pre", "py")
    assert emoji["custom_emoji_id"] == "123"
    assert person["user"]["id"] == 7


@pytest.mark.parametrize(
    ("entity", "why"),
    [
        ({"type": "bold", "offset": 9, "length": 1}, "entity begins after the end of the text"),
        ({"type": "bold", "offset": 0, "length": 9}, "entity beginning at UTF-16 offset 0 ends after"),
        ({"type": "bold", "offset": -1, "length": 1}, "receive an entity with incorrect offset -1"),
        ({"type": "blink", "offset": 0, "length": 1}, "can't parse MessageEntity: Unsupported type"),
        ({"type": "text_link", "offset": 0, "length": 1}, "can't parse MessageEntity: Can't find field"),
    ],
)
async def test_given_entities_refused(ask: Ask, entity: Json, why: str) -> None:
    answer = await refused(ask("sendMessage", chat_id=CHAT, text="abc", entities=[entity]))
    assert answer.startswith(f"Bad Request: {why}")


def test_entities_found_in_what_users_type() -> None:
    found = [(one["type"], one["offset"], one["length"]) for one in detected("😀 /go@abc_bot @abcd https://a.cn/b")]
    assert found == [("bot_command", 3, 11), ("mention", 15, 5), ("url", 21, 14)]
    assert detected("and/or a@b.cn /中文") == ()


# Keyboards


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        (button(callback_data="中" * 22), "BUTTON_DATA_INVALID"),
        (button(callback_data=""), "can't parse inline keyboard button: Text buttons are unallowed"),
        (button(), "can't parse inline keyboard button: Text buttons are unallowed"),
        (button(callback_data="a", url="https://a.cn"), "can't parse inline keyboard button: more than one"),
        (button(url="nonsense"), "inline keyboard button URL 'nonsense' is invalid: Wrong HTTP URL"),
        (button(url="ftp://a.cn"), "inline keyboard button URL 'ftp://a.cn' is invalid: Unsupported URL"),
        (button(web_app={"url": "http://a.cn"}), "inline keyboard button Web App URL 'http://a.cn' is"),
        (button(copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
        (button(pay=True), "BUTTON_TYPE_INVALID"),
        ({"inline_keyboard": [[{"callback_data": "a"}]]}, "can't parse inline keyboard button: Can't find"),
        ({"inline_keyboard": [[{"text": 1, "callback_data": "a"}]]}, "can't parse inline keyboard button"),
        ({"inline_keyboard": [[{"text": "", "callback_data": "a"}]]}, "can't parse inline keyboard button"),
        ({"inline_keyboard": "a"}, 'field "inline_keyboard" must be of type Array'),
        ({"inline_keyboard": [{"text": "a"}]}, 'field "inline_keyboard" must be an Array of Arrays'),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "a"}]] * 101}, "REPLY_MARKUP_TOO_LONG"),
        ({"keyboard": [[{"request_contact": True}]]}, "can't parse keyboard button: Can't find field"),
        ({"force_reply": "yes"}, 'field "force_reply" must be of type Boolean'),
        ({"nothing": 1}, "object expected as reply markup"),
    ],
)
async def test_markup_refused(api: BotApi, ask: Ask, markup: Json, why: str) -> None:
    answer = await refused(ask("sendMessage", chat_id=CHAT, text="a", reply_markup=markup))
    assert answer.startswith(f"Bad Request: {why}")
    assert api.screen(CHAT) == []


@pytest.mark.parametrize(
    "markup",
    [
        button(callback_data="中" * 21 + "a"),
        button(url="example.com/a"),
        button(url="tg://resolve?domain=a"),
        button(switch_inline_query_current_chat=""),
        button(web_app={"url": "https://a.cn"}),
        button(copy_text={"text": "a"}),
        {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]] * 100},
        {"keyboard": [["a", {"text": "b", "request_location": True}]], "resize_keyboard": True},
        {"remove_keyboard": True},
        {"force_reply": True},
    ],
)
async def test_markup_accepted(ask: Ask, markup: Json) -> None:
    await accepted(ask("sendMessage", chat_id=CHAT, text="a", reply_markup=markup))


# Editing and deleting


async def test_edit_changes_the_screen_and_drops_the_keyboard(api: BotApi, ask: Ask) -> None:
    sent = await accepted(ask("sendMessage", chat_id=CHAT, text="a", reply_markup=ONE_BUTTON))
    place = {"chat_id": CHAT, "message_id": sent["message_id"]}
    assert api.screen(CHAT)[0].buttons == ["好"]
    edited = await accepted(ask("editMessageText", **place, text="<b>b</b>", parse_mode="HTML"))
    assert edited["edit_date"] >= sent["date"]
    shown = api.screen(CHAT)[0]
    assert (shown.text, shown.html, shown.buttons) == ("b", "<b>b</b>", [])
    await accepted(ask("editMessageReplyMarkup", **place, reply_markup=ONE_BUTTON))
    assert api.screen(CHAT)[0].buttons == ["好"]


async def test_edit_refuses(api: BotApi, ask: Ask) -> None:
    said = await api.user().say("mine")
    sent = await accepted(ask("sendMessage", chat_id=CHAT, text="a", reply_markup=ONE_BUTTON))
    keys = await accepted(ask("sendMessage", chat_id=CHAT, text="a", reply_markup={"keyboard": [["k"]]}))
    place = {"chat_id": CHAT, "message_id": sent["message_id"]}
    same = {**place, "text": "a", "reply_markup": ONE_BUTTON}
    missing = refused(ask("editMessageText", chat_id=CHAT, message_id=99, text="b"))
    assert await missing == "Bad Request: message to edit not found"
    nowhere = refused(ask("editMessageText", chat_id=CHAT, text="b"))
    assert await nowhere == "Bad Request: message identifier is not specified"
    for other in (said.id, keys["message_id"]):
        theirs = refused(ask("editMessageText", chat_id=CHAT, message_id=other, text="b"))
        assert await theirs == "Bad Request: message can't be edited"
    assert (await refused(ask("editMessageText", **same))) == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )
    assert "inline keyboard expected" in await refused(
        ask("editMessageText", **place, text="b", reply_markup={"keyboard": [["k"]]})
    )
    assert await refused(ask("editMessageText", **place, text="")) == "Bad Request: message text is empty"


async def test_replies_show_what_they_reply_to(api: BotApi, ask: Ask) -> None:
    said = await api.user().say("question")
    new = {"reply_parameters": {"message_id": said.id}}
    for way in (new, {"reply_to_message_id": said.id}):
        sent = await accepted(ask("sendMessage", chat_id=CHAT, text="a", **way))
        assert sent["reply_to_message"]["text"] == "question"
    missing = refused(ask("sendMessage", chat_id=CHAT, text="a", reply_to_message_id=99))
    assert await missing == "Bad Request: message to be replied not found"


async def test_waiting_for_an_edit_that_never_comes(api: BotApi, ask: Ask) -> None:
    await accepted(ask("sendMessage", chat_id=CHAT, text="a"))
    sent = api.screen(CHAT)[0]
    with pytest.raises(TimeoutError):
        await api.wait_for_edit(sent, timeout=0.02)
    await accepted(ask("deleteMessage", chat_id=CHAT, message_id=sent.id))
    with pytest.raises(LookupError, match="deleted"):
        await api.wait_for_edit(sent)
    assert (await api.wait_for_call("sendMessage")).params["text"] == "a"


async def test_channels_take_posts_of_the_bot_by_username(api: BotApi, ask: Ask) -> None:
    channel = api.channel(username="notices")
    post = await accepted(ask("sendMessage", chat_id="@notices", text="a"))
    assert (post["sender_chat"]["title"], "from" in post) == ("通知", False)
    place = {"chat_id": channel.chat_id, "message_id": post["message_id"]}
    await accepted(ask("editMessageText", **place, text="b"))
    assert [message.text for message in api.screen(channel)] == ["b"]


async def test_delete(api: BotApi, ask: Ask) -> None:
    group = api.group()
    said = await group.say(api.user(), "hi")
    sent = await accepted(ask("sendMessage", chat_id=CHAT, text="a"))
    await accepted(ask("deleteMessage", chat_id=CHAT, message_id=sent["message_id"]))
    again = refused(ask("deleteMessage", chat_id=CHAT, message_id=sent["message_id"]))
    assert await again == "Bad Request: message to delete not found"
    theirs = refused(ask("deleteMessage", chat_id=group.chat_id, message_id=said.id))
    assert await theirs == "Bad Request: message can't be deleted"
    assert api.screen(CHAT) == []


async def test_location_venue_action_chat_and_reaction(api: BotApi, ask: Ask) -> None:
    place = {"chat_id": CHAT, "latitude": 23.02, "longitude": 113.75}
    assert (await accepted(ask("sendLocation", **place)))["location"]["latitude"] == 23.02
    venue = await accepted(ask("sendVenue", **place, title="市民中心", address="鸿福路"))
    assert venue["venue"]["title"] == "市民中心"
    assert "latitude is empty" in await refused(ask("sendLocation", chat_id=CHAT))
    assert "latitude" in await refused(ask("sendLocation", **place | {"latitude": 91}))
    assert "venue title" in await refused(ask("sendVenue", **place))
    await accepted(ask("sendChatAction", chat_id=CHAT, action="typing"))
    assert "wrong parameter action" in await refused(ask("sendChatAction", chat_id=CHAT, action="dance"))
    assert (await accepted(ask("getChat", chat_id=CHAT)))["first_name"] == "小王"
    target = {"chat_id": CHAT, "message_id": venue["message_id"]}
    await accepted(ask("setMessageReaction", **target, reaction=[{"type": "emoji", "emoji": "❤️"}]))
    both = refused(ask("setMessageReaction", **target, reaction=[{"type": "emoji", "emoji": "👍"}] * 2))
    assert await both == "Bad Request: REACTIONS_TOO_MANY"
    wrong = refused(ask("setMessageReaction", **target, reaction=[{"type": "emoji", "emoji": "🧀"}]))
    assert await wrong == "Bad Request: REACTION_INVALID"
    gone = refused(ask("setMessageReaction", chat_id=CHAT, message_id=99, reaction=[]))
    assert await gone == "Bad Request: message to react not found"


async def test_blocked_removed_and_never_started(api: BotApi, ask: Ask) -> None:
    user, group = api.user(), api.group()
    api.user(id=1002, started=False)
    await user.block()
    await group.remove_bot(user)
    blocked = refused(ask("sendMessage", chat_id=CHAT, text="a"))
    assert await blocked == "Forbidden: bot was blocked by the user"
    removed = refused(ask("sendMessage", chat_id=group.chat_id, text="a"))
    assert await removed == "Forbidden: bot was kicked from the supergroup chat"
    assert "chat not found" in await refused(ask("sendMessage", chat_id=1002, text="a"))
    with pytest.raises(LookupError):
        await user.say("still there?")
    await user.unblock()
    await group.add_bot(user)
    await api.user(id=1002, started=False).start()
    for chat in (CHAT, group.chat_id, 1002):
        await accepted(ask("sendMessage", chat_id=chat, text="a"))


# Queries and the bot's profile


async def test_callback_answers(api: BotApi, ask: Ask) -> None:
    await accepted(ask("sendMessage", chat_id=CHAT, text="a", reply_markup=ONE_BUTTON))
    press = await api.user().press(api.screen(CHAT)[0], "好")
    too_long = refused(ask("answerCallbackQuery", callback_query_id=press.query.id, text="a" * 201))
    assert await too_long == "Bad Request: MESSAGE_TOO_LONG"
    await accepted(ask("answerCallbackQuery", callback_query_id=press.query.id, text="a" * 200))
    assert (await press.answer())["text"] == "a" * 200
    api.expire_queries()
    for query_id in (press.query.id, "1"):
        assert await refused(ask("answerCallbackQuery", callback_query_id=query_id)) == (
            "Bad Request: query is too old and response timeout expired or query ID is invalid"
        )


async def test_callback_query_grows_old_by_itself() -> None:
    clock = Clock()
    async with BotApi(clock=clock, query_lifetime=10) as api, asking(api) as ask:
        api.user()
        await accepted(ask("sendMessage", chat_id=CHAT, text="a", reply_markup=ONE_BUTTON))
        press = await api.user().press(api.screen(CHAT)[0], "yes")
        clock.time += 11
        assert "query is too old" in await refused(ask("answerCallbackQuery", callback_query_id=press.query.id))


async def test_a_button_under_an_inline_message(api: BotApi, ask: Ask) -> None:
    typing = asyncio.create_task(api.user().inline("a"))
    (update,) = await accepted(ask("getUpdates", timeout=1))
    place = {"latitude": 23.0, "longitude": 113.7}
    result = article(input_message_content=place, reply_markup=button(callback_data="more"))
    await accepted(ask("answerInlineQuery", inline_query_id=update["inline_query"]["id"], results=[result]))
    sent = await api.user().choose((await typing)[0])
    await api.user().press(sent, "more")
    *_, pressed = await accepted(ask("getUpdates"))
    assert pressed["callback_query"]["inline_message_id"] == sent.inline_id
    assert sent.content["location"] == place


async def test_only_buttons_that_are_there_can_be_pressed(api: BotApi, ask: Ask) -> None:
    await accepted(ask("sendMessage", chat_id=CHAT, text="a", reply_markup=ONE_BUTTON))
    old = api.screen(CHAT)[0]
    with pytest.raises(LookupError, match="no button 'no'"):
        await api.user().press(old, "no")
    await accepted(ask("editMessageText", chat_id=CHAT, message_id=old.id, text="b"))
    with pytest.raises(LookupError):
        await api.user().press(old, "好")
    await api.user().press(old, "好", stale=True)
    await accepted(ask("deleteMessage", chat_id=CHAT, message_id=old.id))
    await api.user().press(old, "好", stale=True)
    full, gone = await accepted(ask("getUpdates"))
    assert full["callback_query"]["message"]["text"] == "b"
    assert gone["callback_query"]["message"]["date"] == 0


def article(**changes: Any) -> Json:
    return {"type": "article", "id": "1", "title": "t", "input_message_content": text("a")} | changes


def photo(**changes: Any) -> Json:
    return {"type": "photo", "id": "1", "photo_url": "https://a.cn/a.jpg"} | changes


def text(message_text: str, **more: Any) -> Json:
    return {"message_text": message_text, **more}


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ({"results": [article(id=str(n)) for n in range(51)]}, "RESULTS_TOO_MUCH"),
        ({"results": [article(), article()]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article(id="中" * 22)]}, "RESULT_ID_INVALID"),
        ({"results": [article(id="")]}, "RESULT_ID_INVALID"),
        ({"results": [{"type": "article", "id": "1"}]}, "can't parse inline query result: Can't find field"),
        ({"results": [article(title="")]}, "ARTICLE_TITLE_EMPTY"),
        ({"results": [article(input_message_content={})]}, "can't parse inline query result: Can't find"),
        ({"results": [article(input_message_content=None)]}, "can't parse inline query result: Field"),
        ({"results": [article(input_message_content=text(""))]}, "message text is empty"),
        ({"results": [article(input_message_content=text("a" * 4097))]}, "message is too long"),
        ({"results": [article(input_message_content=text("<b>", parse_mode="HTML"))]}, "can't parse"),
        ({"results": [article(reply_markup=button(callback_data="a" * 65))]}, "BUTTON_DATA_INVALID"),
        ({"results": [article(reply_markup={"keyboard": []})]}, "inline keyboard expected"),
        ({"results": [article(title=1)]}, 'can\'t parse inline query result: Field "title" must be of'),
        ({"results": [photo(caption="a" * 1025)]}, "message caption is too long"),
        ({"results": [photo(caption="<b>", parse_mode="HTML")]}, "can't parse entities"),
        ({"results": [], "button": {"start_parameter": "a"}}, "can't parse inline query results button: Can't"),
        ({"results": [], "next_offset": "a" * 65}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "button": {"text": "a"}}, "can't parse inline query results button: exactly one"),
        ({"results": [], "button": {"text": "a", "start_parameter": "中"}}, "START_PARAM_INVALID"),
    ],
)
async def test_inline_answer_refused(api: BotApi, ask: Ask, answer: Json, why: str) -> None:
    query = api.state.inlines.ask()
    description = await refused(ask("answerInlineQuery", inline_query_id=query.id, **answer))
    assert description.startswith(f"Bad Request: {why}")


async def test_inline_query_answered_and_chosen(api: BotApi, ask: Ask) -> None:
    typing = asyncio.create_task(api.user().inline("公积金"))
    (update,) = await accepted(ask("getUpdates", timeout=1))
    assert update["inline_query"]["query"] == "公积金"
    results = [article(id=str(n), reply_markup=button(callback_data="more")) for n in range(50)]
    start = {"text": "a", "start_parameter": "x"}
    await accepted(
        ask("answerInlineQuery", inline_query_id=update["inline_query"]["id"], results=results, button=start)
    )
    offered = await typing
    assert len(offered) == 50
    sent = await api.user().choose(offered[0])
    _, chosen, message = await accepted(ask("getUpdates"))
    inline_id = chosen["chosen_inline_result"]["inline_message_id"]
    assert message["message"]["via_bot"]["username"] == "TestNameBot"
    assert await accepted(ask("editMessageText", inline_message_id=inline_id, text="b")) is True
    changed = api.message(sent)
    assert changed is not None
    assert changed.text == "b"
    unknown = refused(ask("editMessageText", inline_message_id="x", text="b"))
    assert await unknown == "Bad Request: MESSAGE_ID_INVALID"
    with pytest.raises(ValueError, match="256"):
        await api.user().inline("a" * 257)


def command(name: str = "start", description: str = "d") -> Json:
    return {"command": name, "description": description}


@pytest.mark.parametrize(
    ("commands", "why"),
    [
        ([command("开始")], "BOT_COMMAND_INVALID"),
        ([command("Start")], "BOT_COMMAND_INVALID"),
        ([command("")], "command must be non-empty"),
        ([command("a" * 33)], "command length must not exceed 32"),
        ([command(description="")], "command description must be non-empty"),
        ([command(description="a" * 257)], "command description length must not exceed 256"),
        ([command(f"c{n}") for n in range(101)], "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_commands_refused(ask: Ask, commands: list[Json], why: str) -> None:
    assert await refused(ask("setMyCommands", commands=commands)) == f"Bad Request: {why}"


async def test_profile(ask: Ask) -> None:
    commands = [command("a" * 32, "d" * 256), *(command(f"c{n}") for n in range(99))]
    private = {"type": "all_private_chats"}
    await accepted(ask("setMyCommands", commands=commands))
    await accepted(ask("setMyCommands", commands=[command()], scope=private))
    assert len(await accepted(ask("getMyCommands"))) == 100
    await accepted(ask("deleteMyCommands"))
    assert await accepted(ask("getMyCommands")) == []
    assert await accepted(ask("getMyCommands", scope=private)) == [command()]
    await accepted(ask("setMyDescription", description="d" * 512))
    assert "too long" in await refused(ask("setMyDescription", description="d" * 513))
    await accepted(ask("setMyShortDescription", short_description="d" * 120))
    assert "too long" in await refused(ask("setMyShortDescription", short_description="d" * 121))
    assert await accepted(ask("logOut")) is await accepted(ask("close")) is True


# Updates


async def test_unconfirmed_updates_come_again_until_the_offset_passes(api: BotApi, ask: Ask) -> None:
    for text in ("a", "b", "c"):
        await api.user().say(text)
    first, second, third = await accepted(ask("getUpdates"))
    assert [u["update_id"] - first["update_id"] for u in (first, second, third)] == [0, 1, 2]
    assert await accepted(ask("getUpdates", limit=1)) == [first]
    assert await accepted(ask("getUpdates", offset=second["update_id"])) == [second, third]
    assert await accepted(ask("getUpdates", offset=first["update_id"])) == [second, third]
    assert await accepted(ask("getUpdates", offset=-1)) == [third]
    assert await accepted(ask("getUpdates", offset=third["update_id"] + 1)) == []


async def test_long_poll_waits_and_returns_early(api: BotApi, ask: Ask) -> None:
    loop = asyncio.get_running_loop()
    began = loop.time()
    assert await accepted(ask("getUpdates", timeout=1)) == []
    assert loop.time() - began >= 1
    poll = asyncio.create_task(ask("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    assert not poll.done()
    await api.user().say("now")
    assert len(await accepted(asyncio.wait_for(poll, 1))) == 1


async def test_allowed_updates_are_remembered(api: BotApi, ask: Ask) -> None:
    await accepted(ask("getUpdates", allowed_updates=["message"]))
    said = await api.user().say("a")
    await api.user().edit(said, "b")
    assert [set(u) - {"update_id"} for u in await accepted(ask("getUpdates"))] == [{"message"}]
    await accepted(ask("getUpdates", offset=api.last_update_id + 1, allowed_updates=[]))
    await api.user().edit(said, "c")
    assert "edited_message" in (await accepted(ask("getUpdates")))[0]


async def test_redelivery_and_raw_updates(api: BotApi, ask: Ask) -> None:
    await api.user().say("a")
    await accepted(ask("getUpdates", offset=api.last_update_id + 1))
    seen = api.last_update_id
    api.redeliver(seen)
    assert [u["update_id"] for u in await accepted(ask("getUpdates", offset=seen + 1))] == [seen]
    assert await accepted(ask("getUpdates", offset=seen + 1)) == []
    odd = api.push_raw({"strange_new_thing": {"a": 1}})
    assert await accepted(ask("getUpdates")) == [{"update_id": odd, "strange_new_thing": {"a": 1}}]
    assert api.push_raw({"update_id": 999_999_999}) == 999_999_999
    assert odd == seen + 1


async def test_the_older_of_two_pollers_is_ended(api: BotApi, ask: Ask) -> None:
    older = asyncio.create_task(ask("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    newer = asyncio.create_task(ask("getUpdates", timeout=20))
    assert await refused(older) == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await api.user().say("a")
    assert len(await accepted(newer)) == 1


# What users do


async def test_every_kind_of_message_is_one_python_telegram_bot_understands(api: BotApi, ask: Ask) -> None:
    user, group, channel = api.user(), api.group(), api.channel()
    said = await user.say("/start abc")
    await user.edit(said, "/help")
    await user.share_location(23.0, 113.7)
    await user.send_contact()
    await user.send_voice()
    await user.send_video_note()
    await user.send_photo("图")
    await user.send_document()
    await user.send_sticker()
    await group.joins(user)
    await group.leaves(user)
    await group.remove_bot(user)
    await channel.edit(await channel.post("a"), "b")
    updates: list[Any] = [Update.de_json(raw, None) for raw in await accepted(ask("getUpdates"))]
    messages = [update.effective_message for update in updates[:11]]
    kinds = ["text", "text", "location", "contact", "voice", "video_note", "photo", "document", "sticker"]
    kinds += ["new_chat_members", "left_chat_member"]
    assert all(getattr(message, kind) for message, kind in zip(messages, kinds, strict=True))
    assert updates[11].my_chat_member.new_chat_member.status == "kicked"
    assert updates[12].channel_post.text == "a"
    assert updates[13].edited_channel_post.text == "b"


async def test_a_user_edits_only_their_own(api: BotApi) -> None:
    said = await api.user().say("a")
    with pytest.raises(LookupError):
        await api.user(id=1002, name="小李").edit(said, "b")


@pytest.mark.parametrize(("privacy", "seen"), [(True, 3), (False, 5)])
async def test_privacy_hides_plain_group_talk(privacy: bool, seen: int) -> None:
    async with BotApi(privacy=privacy) as api, asking(api) as ask:
        user, group = api.user(), api.group()
        sent = await accepted(ask("sendMessage", chat_id=group.chat_id, text="hello"))
        await group.say(user, "plain talk")
        await group.say(user, "/start@OtherBot")
        await group.say(user, "/start@TestNameBot")
        await group.say(user, "what says @testnamebot?")
        (hello,) = [m for m in api.screen(group) if m.id == sent["message_id"]]
        reply = await group.say(user, "to you", reply_to=hello)
        assert reply.content["reply_to_message"]["text"] == "hello"
        assert len(await accepted(ask("getUpdates"))) == seen


async def test_ids_of_private_chats_are_shared_those_of_groups_collide(api: BotApi, ask: Ask) -> None:
    group = api.group()
    ids = [(await api.user(id).say("a")).id for id in (1001, 1002)]
    assert ids == [1, 2]
    assert (await group.say(api.user(), "a")).id == 1


# Flood control


async def test_flood_limits() -> None:
    clock = Clock()
    async with BotApi(flood=True, clock=clock) as api, asking(api) as ask:
        api.user()
        for _ in range(4):
            await accepted(ask("sendMessage", chat_id=CHAT, text="a"))
        body = await ask("sendMessage", chat_id=CHAT, text="a")
        assert body["error_code"] == 429
        assert body["description"] == "Too Many Requests: retry after 1"
        assert body["parameters"] == {"retry_after": 1}
        clock.time += 1
        await accepted(ask("sendMessage", chat_id=CHAT, text="a"))


async def test_flood_limit_overall_and_per_group() -> None:
    clock = Clock()
    async with BotApi(flood=True, clock=clock) as api, asking(api) as ask:
        for number in range(30):
            await accepted(ask("sendMessage", chat_id=api.user(id=number + 1).id, text="a"))
        assert (await ask("sendMessage", chat_id=api.user(id=31).id, text="a"))["error_code"] == 429
        group = api.group()
        for _ in range(22):
            clock.time += 1
            last = await ask("sendMessage", chat_id=group.chat_id, text="a")
        assert last["ok"]
        clock.time += 60
        answers = [await slowly(clock, ask, group.chat_id) for _ in range(40)]
        assert not all(answers)


async def slowly(clock: Clock, ask: Ask, chat_id: int) -> bool:
    clock.time += 1
    return bool((await ask("sendMessage", chat_id=chat_id, text="a"))["ok"])


# Faults


async def test_faults_strike_as_scripted(api: BotApi, ask: Ask) -> None:
    api.user(id=1002)
    api.faults.add(method="sendMessage", times=2, fault=TooManyRequests(retry_after=1))
    assert await codes(ask, [CHAT, CHAT, CHAT]) == [429, 429, None]
    api.faults.add(ServerError(502), chat_id=1002, nth=2)
    assert await codes(ask, [1002, CHAT, 1002, 1002]) == [None, None, 502, None]
    api.faults.add(Refusal(403, "Forbidden: user is deactivated"), method="getMe")
    assert await refused(ask("getMe")) == "Forbidden: user is deactivated"
    assert len(api.screen(CHAT)) == 2
    assert [call.ok for call in api.called("sendMessage")] == [False, False, True, True, True, False, True]


async def codes(ask: Ask, chats: list[int]) -> list[int | None]:
    return [(await ask("sendMessage", chat_id=chat, text="a")).get("error_code") for chat in chats]


async def test_faults_with_a_probability_repeat_with_the_seed() -> None:
    assert await unlucky(seed=1) == await unlucky(seed=1) != await unlucky(seed=2)


async def unlucky(seed: int) -> list[bool]:
    async with BotApi(seed=seed) as api, asking(api) as ask:
        api.faults.add(ServerError(500), times=None, probability=0.5)
        return [(await ask("getMe"))["ok"] for _ in range(20)]


@pytest.mark.parametrize("before", [True, False])
async def test_reset_before_or_after_the_effect(api: BotApi, ask: Ask, before: bool) -> None:
    api.faults.add(Reset(before=before), method="sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await ask("sendMessage", chat_id=CHAT, text="a")
    assert len(api.screen(CHAT)) == (0 if before else 1)
    assert api.calls[-1].ok is not before


async def test_garbage_slow_and_timeout(api: BotApi, ask: Ask) -> None:
    api.faults.add(Garbage())
    with pytest.raises(aiohttp.ContentTypeError):
        await ask("getMe")
    api.faults.add(Timeout(0.01, before=True), method="sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await ask("sendMessage", chat_id=CHAT, text="a")
    api.faults.add(Slow(0.1))
    began = asyncio.get_running_loop().time()
    await accepted(ask("getMe"))
    assert asyncio.get_running_loop().time() - began >= 0.1
    api.faults.add(Timeout(60))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(ask("sendMessage", chat_id=CHAT, text="a"), 0.1)
    assert len(api.screen(CHAT)) == 1
    api.faults.add(ServerError())
    api.faults.clear()
    await accepted(ask("getMe"))


async def test_outage_and_return_on_the_same_port(api: BotApi, ask: Ask) -> None:
    await api.user().say("a")
    await api.stop()
    with pytest.raises(aiohttp.ClientError):
        await ask("getMe")
    await api.start()
    assert len(await accepted(ask("getUpdates"))) == 1


# The webhook


class Hook:
    """A bot's web server: keeps what it was sent and answers with the status codes given, then 200."""

    def __init__(self, statuses: list[int]) -> None:
        self.statuses = statuses
        self.got: list[Json] = []
        self.secrets: list[str | None] = []
        self.answer: Json = {}

    async def receive(self, request: web.Request) -> web.Response:
        self.got.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return web.json_response(self.answer, status=self.statuses.pop(0) if self.statuses else 200)


@asynccontextmanager
async def hooked(*statuses: int) -> AsyncIterator[tuple[Hook, str]]:
    hook, app = Hook(list(statuses)), web.Application()
    app.router.add_post("/hook", hook.receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield hook, f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


async def test_webhook_retries_in_order_and_tells_of_errors(api: BotApi, ask: Ask) -> None:
    async with hooked(500, 500) as (hook, url):
        await api.user().say("a")
        await api.user().say("b")
        await accepted(ask("setWebhook", url=url, secret_token="s-1", max_connections=2))
        assert (await accepted(ask("getWebhookInfo")))["pending_update_count"] == 2
        await api.wait_until_confirmed()
        assert [update["message"]["text"] for update in hook.got] == ["a", "a", "a", "b"]
        assert set(hook.secrets) == {"s-1"}
        info = await accepted(ask("getWebhookInfo"))
        assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
        assert (info["url"], info["pending_update_count"], info["max_connections"]) == (url, 0, 2)
        api.redeliver(api.last_update_id)
        await api.wait_until_confirmed()
        assert hook.got[-1]["message"]["text"] == "b"


async def test_webhook_that_answers_late_or_hangs_up() -> None:
    async with BotApi(backoff=Backoff(0.01, 0.01, answer=0.05)) as api, asking(api) as ask:
        for fault, message in ((Timeout(1), "Read timeout expired"), (Reset(), "Webhook connection closed")):
            async with BotApi() as deaf:
                deaf.faults.add(fault, times=None)
                await accepted(ask("setWebhook", url=f"{deaf.base_url}{deaf.token}/getMe"))
                await api.user().say("a")
                await api.wait_for(lambda: "last_error_message" in api.state.webhook.info())
                assert (await accepted(ask("getWebhookInfo")))["last_error_message"] == message
                await accepted(ask("deleteWebhook"))


async def test_one_chat_in_trouble_does_not_hold_up_another(api: BotApi, ask: Ask) -> None:
    async with hooked(500) as (hook, url):
        await accepted(ask("setWebhook", url=url))
        await api.user().say("a")
        await api.user(id=1002).say("b")
        await api.wait_until_confirmed()
        assert sorted(update["message"]["text"] for update in hook.got)[-1] == "b"
        assert len(hook.got) == 3


async def test_webhook_and_polling_exclude_each_other(api: BotApi, ask: Ask) -> None:
    poll = asyncio.create_task(ask("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    await accepted(ask("setWebhook", url="http://127.0.0.1:9/nobody"))
    assert await refused(poll) == "Conflict: terminated by setWebhook request"
    assert await refused(ask("getUpdates")) == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await api.user().say("a")
    await api.wait_for(lambda: "last_error_message" in api.state.webhook.info())
    await accepted(ask("deleteWebhook"))
    assert len(await accepted(ask("getUpdates"))) == 1
    await accepted(ask("deleteWebhook", drop_pending_updates=True))
    assert await accepted(ask("getUpdates")) == []


async def test_webhook_refuses(ask: Ask) -> None:
    plain = refused(ask("setWebhook", url="http://example.com"))
    assert await plain == "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    secret = refused(ask("setWebhook", url="https://example.com", secret_token="秘密"))
    assert await secret == "Bad Request: secret token contains unallowed characters"
    await accepted(ask("setWebhook", url="https://example.com", allowed_updates=["message"]))
    assert (await accepted(ask("getWebhookInfo")))["allowed_updates"] == ["message"]
    await accepted(ask("setWebhook", url=""))
    assert (await accepted(ask("getWebhookInfo")))["url"] == ""


async def test_a_call_in_the_webhook_response_is_made(api: BotApi, ask: Ask) -> None:
    async with hooked() as (hook, url):
        hook.answer = {"method": "sendMessage", "chat_id": CHAT, "text": "by return"}
        await accepted(ask("setWebhook", url=url))
        said = await api.user().say("a")
        assert (await api.wait_for_reply(CHAT, after=said)).text == "by return"
        hook.answer = {"method": "dance"}
        await api.user().say("c")
        assert (await api.wait_for_call("dance")).error == "Not Found"
        hook.answer = {"method": "getMe"}
        await api.user().say("b")
        await api.wait_until_confirmed()
        assert api.called("getMe") == []


# A real bot


async def echo(update: Update, context: Context) -> None:
    assert update.effective_message is not None
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("再来", callback_data="again")]])
    html = f"<b>{update.effective_message.text}</b>"
    await update.effective_message.reply_html(html, reply_markup=keyboard)


async def again(update: Update, context: Context) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("好的")
    await update.callback_query.edit_message_text("edited")


async def offer(update: Update, context: Context) -> None:
    assert update.inline_query is not None
    content = InputTextMessageContent("<i>answer</i>", parse_mode="HTML")
    result = InlineQueryResultArticle("r1", update.inline_query.query, content)
    await update.inline_query.answer([result], cache_time=0)


def bot(api: BotApi) -> App:
    builder = ApplicationBuilder().token(api.token).base_url(api.base_url)
    app = builder.rate_limiter(AIORateLimiter(max_retries=2)).build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.add_handler(CallbackQueryHandler(again))
    app.add_handler(InlineQueryHandler(offer))
    return app


@asynccontextmanager
async def polling(api: BotApi) -> AsyncIterator[App]:
    async with bot(api) as app:
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling(poll_interval=0, timeout=10)
        try:
            yield app
        finally:
            await app.updater.stop()
            await app.stop()


async def test_polling_bot_echoes(api: BotApi) -> None:
    async with polling(api):
        said = await api.user().say("你好")
        reply = await api.wait_for_reply(CHAT, after=said)
        assert (reply.text, reply.html, reply.buttons) == ("你好", "<b>你好</b>", ["再来"])
        await api.user().say("再见")
        assert (await api.wait_for_reply(CHAT)).text == "再见"
        assert [message.text for message in api.screen(CHAT)] == ["你好", "你好", "再见", "再见"]


async def test_button_press_with_answer_and_edit(api: BotApi) -> None:
    async with polling(api):
        await api.user().say("a")
        reply = await api.wait_for_reply(CHAT)
        press = await api.user().press(reply, "再来")
        assert (await press.answer())["text"] == "好的"
        edited = await api.wait_for_edit(reply)
        assert (edited.text, edited.buttons, edited.id) == ("edited", [], reply.id)


async def test_inline_query_through_a_bot(api: BotApi) -> None:
    async with polling(api):
        (result,) = await api.user().inline("公积金")
        assert result.title == "公积金"
        sent = await api.user().choose(result, chat=api.group())
        assert (sent.text, sent.html) == ("answer", "<i>answer</i>")


async def test_a_bot_gets_unconfirmed_updates_again(api: BotApi) -> None:
    await api.user().say("kept")
    api.faults.add(Reset(before=False), method="getUpdates")
    async with polling(api):
        assert (await api.wait_for_reply(CHAT, after=0, timeout=5)).text == "kept"
        await api.wait_until_confirmed()
        api.redeliver(api.last_update_id)
        await api.wait_for(lambda: len(api.replies(CHAT)) == 2)


async def test_a_second_poller_brings_conflict_to_the_first(api: BotApi, ask: Ask) -> None:
    async with bot(api) as app:
        first = asyncio.create_task(app.bot.get_updates(timeout=10))
        await asyncio.sleep(0.1)
        second = asyncio.create_task(ask("getUpdates", timeout=10))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        await api.user().say("a")
        await accepted(second)


@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")  # the library's own RetryAfter warns
async def test_429_then_success_with_the_rate_limiter(api: BotApi) -> None:
    api.faults.add(method="sendMessage", times=1, fault=TooManyRequests(retry_after=1))
    async with polling(api):
        said = await api.user().say("a")
        assert (await api.wait_for_reply(CHAT, after=said, timeout=5)).text == "a"
        assert [call.ok for call in api.called("sendMessage")] == [False, True]


async def test_a_bot_feels_the_faults(api: BotApi) -> None:
    async with bot(api) as app:
        api.faults.add(Garbage(status=200))
        with pytest.raises(TelegramError, match="Invalid server response"):
            await app.bot.get_chat(CHAT)
        api.faults.add(Timeout(5))
        with pytest.raises(TimedOut):
            await app.bot.get_chat(CHAT, read_timeout=0.1)
        with pytest.raises(BadRequest, match="Message is too long"):
            await app.bot.send_message(CHAT, "a" * 4097)
        assert (await app.bot.get_chat(CHAT)).first_name == "小王"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_webhook_bot_echoes(api: BotApi) -> None:
    port = free_port()
    async with bot(api) as app:
        await app.start()
        assert app.updater is not None
        url = f"http://127.0.0.1:{port}/hook"
        await app.updater.start_webhook("127.0.0.1", port, "hook", webhook_url=url, secret_token="s")
        said: Message = await api.user().say("你好")
        assert (await api.wait_for_reply(CHAT, after=said)).text == "你好"
        await api.wait_until_confirmed()
        assert (await app.bot.get_webhook_info()).url == url
        await app.updater.stop()
        await app.stop()
