"""Who may do what: a table of role and action, each cell tried."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiohttp
import pytest

from tests.botapi import Channel, Group, Message, User

from .conftest import SECRET, Citizen, Running
from .processes import PATIENCE

pytestmark = pytest.mark.asyncio(loop_scope="session")

SURE, TITLE = "驾照丢了要跑几趟", "补办驾驶证、行驶证"
BOT = "@TestNameBot"
ADMIN = ("pause", "resume", "health", "purge", "kb", "eval", "admin", "stop")
"""What only somebody with an account on the machine may do, tried as commands in a chat."""


@dataclass(frozen=True)
class Stage:
    """One private chat, one group, one channel, none of which another test uses."""

    running: Running
    citizen: Citizen
    group: Group
    channel: Channel

    @property
    def user(self) -> User:
        return self.citizen.user

    def heard(self) -> list[Message]:
        """What the bot has said in any of them."""
        places: tuple[User | Group | Channel, ...] = (self.user, self.group, self.channel)
        return [reply for place in places for reply in self.running.api.replies(place)]


@pytest.fixture
def stage(polling: Running) -> Stage:
    return Stage(polling, polling.citizen(), polling.api.group(), polling.api.channel())


async def private(stage: Stage, words: str) -> object:
    return await stage.user.say(words)


async def named_in_group(stage: Stage, words: str) -> object:
    named = f"{words}{BOT}" if words.startswith("/") else f"{BOT} {words}"
    return await stage.group.say(stage.user, named)


async def unnamed_in_group(stage: Stage, words: str) -> object:
    return await stage.group.say(stage.user, words)


async def channel(stage: Stage, words: str) -> object:
    return await stage.channel.post(words)


Role = Callable[[Stage, str], Awaitable[object]]
ACTIONS = {"ask": SURE, "an unknown command": "/nosuch", "forget": "/forget"}
ANSWERED: dict[str, tuple[Role, tuple[str, ...]]] = {
    "private": (private, ("ask", "an unknown command", "forget")),
    "named in a group": (named_in_group, ("ask", "an unknown command", "forget")),
    "unnamed in a group": (unnamed_in_group, ("forget",)),
    "channel": (channel, ()),
}
"""By role, the actions that are answered; a known command is meant for us even where nobody is named."""


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", ANSWERED)
async def test_who_is_answered(stage: Stage, role: str, action: str) -> None:
    act, answered = ANSWERED[role]
    await act(stage, ACTIONS[action])
    if action in answered:
        await stage.running.api.wait_for(stage.heard, PATIENCE)
    await stage.running.citizen().ask(SURE)
    assert bool(stage.heard()) == (action in answered)


@pytest.mark.parametrize("role", ANSWERED)
@pytest.mark.parametrize("command", ADMIN)
async def test_nobody_in_a_chat_rules_the_bot(stage: Stage, role: str, command: str) -> None:
    act, _ = ANSWERED[role]
    await act(stage, f"/{command} 别再回答了")
    assert TITLE in (await stage.running.citizen().ask(SURE)).text
    assert not (stage.running.bot.home.data / "paused").exists()


async def test_a_press_in_a_group_is_the_presser_s_own(stage: Stage) -> None:
    other = stage.running.citizen().user
    await stage.group.say(stage.user, f"{BOT} 公积金")
    choice = await stage.running.api.wait_for_reply(stage.group, timeout=PATIENCE)
    press = await other.press(choice, choice.buttons[0])
    await press.answer(PATIENCE)
    await stage.running.api.wait_for_reply(stage.group, after=choice, timeout=PATIENCE)
    await stage.group.say(stage.user, f"{BOT} 归谁管")
    asked = stage.running.api.screen(stage.group)[-1]
    said = await stage.running.api.wait_for_reply(stage.group, after=asked, timeout=PATIENCE)
    assert choice.buttons[0] not in said.text, "the one who did not press has nothing at hand"


@pytest.mark.parametrize(
    "data", ["pause", "1|p", "1|pause|1", "1|s|matter:1;drop", "2|s|matter:1", "1|r|matter:1|9", ""]
)
async def test_a_made_up_button_does_nothing(stage: Stage, data: str) -> None:
    shown = await stage.citizen.ask("公积金")
    stage.running.api.push_raw(
        {
            "callback_query": {
                "id": stage.running.api.state.callbacks.ask().id,
                "from": stage.user.profile,
                "chat_instance": "1",
                "data": data,
                "message": shown.json(),
            }
        }
    )
    await stage.running.citizen().ask(SURE)
    assert len(stage.heard()) == 1


WITHOUT_SECRET = {
    ("GET", "/health"): 200,
    ("GET", "/ready"): 200,
    ("POST", "/health"): 405,
    ("GET", "/telegram"): 405,
    ("POST", "/telegram"): 403,
    ("GET", "/"): 404,
    ("GET", "/pause"): 404,
    ("POST", "/pause"): 404,
    ("GET", "/data/journal.db"): 404,
    ("GET", "/../../etc/passwd"): 404,
    ("DELETE", "/telegram"): 405,
}


@pytest.mark.parametrize(("method", "path"), WITHOUT_SECRET)
async def test_who_knocks_without_the_secret(webhook: Running, method: str, path: str) -> None:
    address = (await webhook.api.wait_for_call("setWebhook")).params["url"].removesuffix("/telegram")
    async with aiohttp.ClientSession() as session, session.request(method, address + path, json={}) as response:
        told = await response.text()
    assert response.status == WITHOUT_SECRET[method, path]
    assert SECRET not in told
    assert "Traceback" not in told
