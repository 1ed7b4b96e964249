"""By webhook: the same conversations, and nobody lets himself in."""

import aiohttp
import pytest

from .conftest import IDENTITY, LATITUDE, LONGITUDE, NAME, SECRET, Running, named
from .processes import PATIENCE

pytestmark = pytest.mark.asyncio(loop_scope="session")

SURE = "驾照丢了要跑几趟"
TITLE = "补办驾驶证、行驶证"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


async def test_telegram_is_told_where_to_deliver_and_with_what_secret(webhook: Running) -> None:
    call = await webhook.api.wait_for_call("setWebhook")
    assert call.params["url"].startswith("http://127.0.0.1:")
    assert call.params["secret_token"] == SECRET
    assert "message" in call.params["allowed_updates"]


async def test_a_whole_conversation(webhook: Running) -> None:
    citizen = webhook.citizen()
    assert "我是“跑一次”" in (await citizen.ask("/start")).text
    choice = await citizen.ask("公积金")
    card = await citizen.press(choice, choice.buttons[0])
    assert card.text.startswith(named(choice.buttons[0]))
    assert "谢谢" in await citizen.toast(card, "👍 有用")
    assert "12345" in (await citizen.ask(f"低保怎么申请，身份证号{IDENTITY}")).text
    page = await citizen.ask("/unit 公积金")
    await citizen.user.press(page, "下一页 »")
    assert "（第2/" in (await citizen.api.wait_for_edit(page, PATIENCE)).text
    near = await citizen.answer_to(await citizen.user.share_location(LATITUDE, LONGITUDE))
    assert "离您最近" in near.text
    assert await citizen.user.inline("公积金 租房", timeout=PATIENCE)


async def test_a_burst_keeps_its_order(webhook: Running) -> None:
    citizens = [webhook.citizen() for _ in range(10)]
    for number in range(3):
        for citizen in citizens:
            await citizen.user.say(f"/unit 甲{citizen.user.id}乙{number}丙")
    await webhook.api.wait_for(lambda: all(len(webhook.api.replies(c.user)) >= 3 for c in citizens), PATIENCE)
    for citizen in citizens:
        for number, answer in enumerate(webhook.api.replies(citizen.user)):
            assert f"甲{citizen.user.id}乙{number}丙" in answer.text


@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: "wrong"}, {HEADER: SECRET + "x"}])
async def test_a_post_without_the_secret_is_refused_and_not_answered(webhook: Running, headers: dict[str, str]) -> None:
    citizen = webhook.citizen()
    said = webhook.api.state.new_message(citizen.user.chat, citizen.user.profile, None, {"text": SURE})
    assert await _post(webhook, {"update_id": 1, "message": said.json()}, headers) == 403
    assert "我是“跑一次”" in (await citizen.ask("/start")).text
    assert len(webhook.api.replies(citizen.user)) == 1


UNREADABLE = {"update_id": 1, "message": {"message_id": 1, "from": {"first_name": NAME}, "text": IDENTITY}}


@pytest.mark.parametrize(
    "body", [[], "x", 1, {"update_id": "x", "message": {}}, {"message": {"message_id": 1}}, UNREADABLE]
)
async def test_a_body_that_is_no_update_is_survived(webhook: Running, body: object) -> None:
    await _post(webhook, body, {HEADER: SECRET})
    assert TITLE in (await webhook.citizen().ask(SURE)).text


async def test_an_update_that_is_delivered_again_is_answered_once(webhook: Running) -> None:
    citizen = webhook.citizen()
    await citizen.ask(SURE)
    webhook.api.redeliver(webhook.api.last_update_id)
    assert TITLE in (await citizen.ask(SURE)).text
    assert len(webhook.api.replies(citizen.user)) == 2


async def _post(webhook: Running, body: object, headers: dict[str, str]) -> int:
    url = (await webhook.api.wait_for_call("setWebhook")).params["url"]
    async with aiohttp.ClientSession() as session, session.post(url, json=body, headers=headers) as response:
        return response.status
