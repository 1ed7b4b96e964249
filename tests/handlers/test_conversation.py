"""Sessions fetched and kept around a turn."""

import pytest

from handlers import texts
from handlers.actions import Reasons, Show, UnitList
from handlers.catalogue import Catalogue
from handlers.conversation import Conversation
from handlers.menu import Menu
from handlers.plain import plain
from handlers.reply import Outcome
from handlers.session import LIFETIME
from handlers.turn import Turn
from tests.handlers.conftest import Watch
from tests.handlers.test_dialogue import SURE, WIDE, options


async def test_a_chat_is_remembered_from_one_turn_to_the_next(conversation: Conversation) -> None:
    choice = await conversation.say(Turn("a", WIDE))
    assert (await conversation.say(Turn("a", "2"))).items[0].id == options(choice)[1]


async def test_chats_do_not_mix(conversation: Conversation) -> None:
    first = await conversation.say(Turn("a", WIDE))
    second = await conversation.say(Turn("b", "营业执照"))
    assert (await conversation.say(Turn("a", "1"))).items[0].id == options(first)[0]
    assert (await conversation.say(Turn("b", "1"))).items[0].id == options(second)[0]


async def test_nobody_s_conversation_is_not_remembered(conversation: Conversation) -> None:
    await conversation.say(Turn("", WIDE))
    assert plain(await conversation.say(Turn("", texts.NONE_OF_THESE))) == texts.OLD_LIST


async def test_an_hour_of_silence_ends_a_conversation(conversation: Conversation, watch: Watch) -> None:
    answer = await conversation.say(Turn("a", SURE))
    (reasons,) = (button.action for button in answer.buttons if isinstance(button.action, Reasons))
    watch.seconds += LIFETIME
    assert plain(await conversation.press("a", reasons)) != texts.REASONS_GONE
    watch.seconds += LIFETIME + 1
    assert plain(await conversation.press("a", reasons)) == texts.REASONS_GONE


async def test_what_is_forgotten_is_gone(conversation: Conversation) -> None:
    await conversation.say(Turn("a", SURE))
    conversation.forget("a")
    assert plain(await conversation.say(Turn("a", texts.NONE_OF_THESE))) == texts.OLD_LIST


@pytest.mark.parametrize("name", texts.COMMANDS)
async def test_commands_work_wherever_one_can_type(conversation: Conversation, menu: Menu, name: str) -> None:
    assert await conversation.say(Turn("a", f"/{name}")) == await menu.command(name, "")


@pytest.mark.parametrize("text", ["/unit 公积金", "/UNIT 公积金", "/unit\n公积金", "/unit　公积金"])
async def test_what_follows_a_command_is_its_argument(
    conversation: Conversation, catalogue: Catalogue, text: str
) -> None:
    assert await conversation.say(Turn("a", text)) == await catalogue.find("公积金")


@pytest.mark.parametrize("text", ["/", "/nonsense", "/ 公积金"])
async def test_an_unknown_command_gets_the_help(conversation: Conversation, text: str) -> None:
    reply = plain(await conversation.say(Turn("a", text)))
    assert texts.UNKNOWN_COMMAND in reply
    assert all(f"/{name}" in reply for name in texts.COMMANDS)


async def test_a_number_picks_from_a_list_that_a_command_showed(conversation: Conversation) -> None:
    await conversation.say(Turn("a", WIDE))
    listed = await conversation.say(Turn("a", "/hot"))
    assert (await conversation.say(Turn("a", "3"))).items[0].id == options(listed)[2]


async def test_help_in_between_leaves_the_choice_open(conversation: Conversation) -> None:
    choice = await conversation.say(Turn("a", WIDE))
    await conversation.say(Turn("a", "/help"))
    assert (await conversation.say(Turn("a", "2"))).items[0].id == options(choice)[1]


async def test_a_number_picks_from_the_places_nearby(conversation: Conversation) -> None:
    near = await conversation.locate("a", 30.25, 120.2)
    reply = await conversation.say(Turn("a", "第一个"))
    assert reply.items[0].id == options(near)[0]


async def test_every_place_listed_can_be_picked(conversation: Conversation) -> None:
    await conversation.say(Turn("a", "/places"))
    assert (await conversation.say(Turn("a", "24"))).items[0].id == "place:24"
    await conversation.say(Turn("a", "/places"))
    assert (await conversation.say(Turn("a", "最后一个"))).items[0].id == "place:24"


async def test_pages_turn_by_press(conversation: Conversation, catalogue: Catalogue) -> None:
    assert await conversation.press("a", UnitList(2)) == await catalogue.units(2)
    assert (await conversation.press("a", Show("place:2"))).outcome is Outcome.ANSWER
