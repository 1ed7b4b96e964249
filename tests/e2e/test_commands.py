"""Commands and browsing, by polling."""

import pytest

from .conftest import Citizen, Running
from .processes import PATIENCE

pytestmark = pytest.mark.asyncio(loop_scope="session")

COMMANDS = ["start", "help", "places", "unit", "events", "hot", "elder", "forget", "desk", "about", "privacy"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/start", "我是“跑一次”"),
        ("/help", "直接打字问就行"),
        ("/about", "杭州市人民政府公报2017年第2期"),
        ("/privacy", "不发给任何第三方"),
        ("/places 西湖", "西湖区"),
        ("/hot", "大家常问"),
        ("/desk", "Alt+N"),
        ("/events", "“一件事”"),
        ("/elder", "我一步一步说"),
        ("/forget", "都忘掉了"),
        ("/nonsense", "没有这个命令"),
    ],
)
async def test_command(citizen: Citizen, command: str, said: str) -> None:
    assert said in (await citizen.ask(command)).text


async def test_the_menu_of_commands_is_registered(polling: Running) -> None:
    call = await polling.api.wait_for_call("setMyCommands", timeout=PATIENCE)
    assert [command["command"] for command in call.params["commands"]] == COMMANDS


async def test_places_of_one_district_and_their_cards(citizen: Citizen) -> None:
    places = await citizen.ask("/places 西湖")
    card = await citizen.press(places, places.buttons[0])
    assert card.text.startswith(places.buttons[0])
    assert "地址：" in card.text


async def test_a_unit_is_leafed_through_in_place(citizen: Citizen) -> None:
    first = await citizen.ask("/unit 公积金")
    assert "市公积金管理中心（第1/" in first.text
    (await citizen.user.press(first, "下一页 »"))
    second = await citizen.api.wait_for_edit(first, PATIENCE)
    assert (second.id, "（第2/" in second.text) == (first.id, True)
    assert "« 上一页" in second.buttons
    card = await citizen.press(second, second.buttons[0])
    assert "办理单位：市公积金管理中心" in card.text


@pytest.mark.parametrize("space", ["\u3000", "\n", "  "])
async def test_any_space_may_follow_a_command(citizen: Citizen, space: str) -> None:
    assert "市公积金管理中心" in (await citizen.ask(f"/unit{space}公积金")).text


async def test_hot_entries_can_be_pressed(citizen: Citizen) -> None:
    hot = await citizen.ask("/hot")
    assert "出处：" in (await citizen.press(hot, hot.buttons[0])).text
