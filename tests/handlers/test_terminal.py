"""The conversation in a terminal."""

import io
from collections.abc import AsyncIterator

import pytest

from handlers import texts
from handlers.conversation import Conversation
from handlers.menu import Menu
from handlers.terminal import Terminal
from handlers.turn import Turn
from tests.handlers.test_dialogue import SURE, WIDE, options


async def typed(*lines: str) -> AsyncIterator[str]:
    for line in lines:
        yield line


async def seen(conversation: Conversation, *lines: str, lively: bool = False) -> str:
    screen = io.StringIO()
    await Terminal(conversation, lively, screen).talk(typed(*lines))
    return screen.getvalue()


async def test_every_line_is_answered_and_blank_ones_are_not(conversation: Conversation) -> None:
    text = await seen(conversation, f"{SURE}\n", "\n", "   ")
    assert text.count("补办驾驶证、行驶证") == 1
    assert "1次" in text


async def test_a_person_is_greeted_and_a_pipe_is_not(conversation: Conversation) -> None:
    assert texts.WELCOME in await seen(conversation, lively=True)
    assert await seen(conversation) == ""


async def test_a_person_sees_the_numbered_buttons_of_an_answer(conversation: Conversation) -> None:
    text = await seen(conversation, SURE, lively=True)
    labels = (texts.ORIGINAL, texts.WHERE, texts.REASONS, texts.NONE_OF_THESE)
    assert all(f"[{number}] {label}" in text for number, label in enumerate(labels, 1))
    assert f"[1] {texts.ORIGINAL}" not in await seen(conversation, SURE)


async def test_options_that_stand_there_as_steps_are_not_repeated(conversation: Conversation) -> None:
    text = await seen(conversation, WIDE, lively=True)
    assert text.count(texts.NONE_OF_THESE) == 1
    assert "[1]" not in text


async def test_a_number_presses_a_button(conversation: Conversation) -> None:
    assert "序号48" in (await seen(conversation, SURE, "1")).split(texts.ORIGINAL_HEAD)[1]


async def test_a_number_picks_from_a_choice(conversation: Conversation) -> None:
    choice = await conversation.say(Turn("x", WIDE))
    wanted = next(item for item in choice.items if item.id == options(choice)[1])
    text = await seen(conversation, WIDE, "第二个")
    assert f"序号{wanted.id.removeprefix('matter:')}，" in text


async def test_the_numbers_of_a_list_are_those_of_its_lines(conversation: Conversation) -> None:
    text = await seen(conversation, "/places", "11")
    assert "文三路199号" in text.split(texts.FREE_PICKUP)[0].rsplit("高新区(滨江)行政服务中心", 1)[1]


async def test_the_last_one_never_presses_a_thumb(conversation: Conversation) -> None:
    assert texts.THANKS_BAD not in await seen(conversation, SURE, "最后一个")


@pytest.mark.parametrize("lively", [True, False])
async def test_commands_work(conversation: Conversation, menu: Menu, lively: bool) -> None:
    text = await seen(conversation, "/privacy", lively=lively)
    assert all(line in text for line in texts.PRIVACY)


async def test_long_lines_are_not_broken_and_brackets_are_no_markup(conversation: Conversation) -> None:
    text = await seen(conversation, "/unit [bold]没有[/bold]这个" + "很长" * 100)
    assert "[bold]没有[/bold]这个" + "很长" * 100 in text


async def test_no_colours_where_they_cannot_be_shown(conversation: Conversation) -> None:
    assert "\x1b" not in await seen(conversation, SURE, lively=True)
