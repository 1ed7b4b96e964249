"""Sessions fetched and kept around a turn."""

import pytest

from handlers import texts
from handlers.actions import Reasons, Show, UnitList
from handlers.catalogue import Catalogue
from handlers.conversation import Conversation
from handlers.dialogue import Dialogue
from handlers.menu import Menu
from handlers.places import Places
from handlers.plain import plain
from handlers.reply import Outcome, Paragraph, Style
from handlers.session import LIFETIME, Session, Sessions
from handlers.turn import Turn
from knowledge.entries import Knowledge
from tests.handlers.conftest import Watch
from tests.handlers.test_dialogue import SURE, WIDE, options
from tests.handlers.test_session import Board


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


async def test_a_room_that_is_forgotten_is_gone_for_everybody_in_it(conversation: Conversation) -> None:
    for chat in ("tg:-1:5", "tg:-1:6", "tg:-12:5"):
        await conversation.say(Turn(chat, SURE))
    conversation.forget("tg:-1:")
    for chat, gone in (("tg:-1:5", True), ("tg:-1:6", True), ("tg:-12:5", False)):
        assert (plain(await conversation.say(Turn(chat, texts.NONE_OF_THESE))) == texts.OLD_LIST) is gone


@pytest.mark.parametrize("name", sorted(texts.COMMANDS.keys() - {"forget", "elder", "events"}))
async def test_commands_work_wherever_one_can_type(conversation: Conversation, menu: Menu, name: str) -> None:
    assert await conversation.say(Turn("a", f"/{name}")) == await menu.command(name, "")


@pytest.mark.parametrize("name", texts.COMMANDS)
async def test_every_command_that_is_explained_is_known(conversation: Conversation, name: str) -> None:
    assert texts.UNKNOWN_COMMAND not in plain(await conversation.command("a", name, ""))


@pytest.mark.parametrize("typed", ["/forget", "/FORGET", "/forget 全部"])
async def test_whoever_wants_to_be_forgotten_is_and_nobody_else(conversation: Conversation, typed: str) -> None:
    for chat in ("a", "b"):
        await conversation.say(Turn(chat, SURE))
    assert plain(await conversation.say(Turn("a", typed))) == texts.FORGOTTEN
    assert plain(await conversation.say(Turn("a", texts.NONE_OF_THESE))) == texts.OLD_LIST
    assert plain(await conversation.say(Turn("b", texts.NONE_OF_THESE))) != texts.OLD_LIST


async def test_who_is_forgotten_is_told_slowly_no_more(conversation: Conversation) -> None:
    await conversation.command("a", "elder", "")
    await conversation.command("a", "forget", "")
    assert plain(await conversation.say(Turn("a", "/help"))).startswith(f"【{texts.HELP_HEAD}】")


async def test_forgetting_reaches_what_is_kept_over_a_restart(
    dialogue: Dialogue, menu: Menu, places: Places, watch: Watch
) -> None:
    board = Board(a=(60.0, Session(offered=(UnitList(2),))), b=(60.0, Session(offered=(UnitList(2),))))
    conversation = Conversation(dialogue, menu, places, Sessions(shelf=board), watch)
    assert "（第3/" in plain(await conversation.say(Turn("b", "1")))
    await conversation.command("a", "forget", "")
    assert board.dropped == ["a"]
    assert set(board.written) == {"b"}


async def test_the_elder_mode_is_turned_on_and_off_by_the_same_command(conversation: Conversation) -> None:
    assert texts.ELDER_ON in plain(await conversation.command("a", "elder", ""))
    slow = await conversation.say(Turn("a", SURE))
    assert slow.paragraphs[0].text == texts.CALL_FIRST
    whole = await conversation.say(Turn("a", "/elder"))
    assert texts.ELDER_OFF in plain(whole)
    assert texts.CALL_FIRST not in plain(whole)
    assert len(slow.paragraphs) < len(whole.paragraphs)


async def test_the_elder_mode_of_one_chat_is_no_other_s(conversation: Conversation) -> None:
    await conversation.command("a", "elder", "")
    assert texts.CALL_FIRST not in plain(await conversation.say(Turn("b", SURE)))


async def test_the_answer_at_hand_is_told_again_when_the_elder_mode_changes(conversation: Conversation) -> None:
    answer = await conversation.say(Turn("a", SURE))
    assert (await conversation.command("a", "elder", "")).items == answer.items
    again = await conversation.command("a", "elder", "")
    assert again.paragraphs == (Paragraph(Style.BODY, texts.ELDER_OFF), *answer.paragraphs)


async def test_life_events_are_listed_and_a_number_opens_one(conversation: Conversation, known: Knowledge) -> None:
    listed = await conversation.say(Turn("a", "/events"))
    assert options(listed) == [event.id for event in known.events]
    opened = plain(await conversation.say(Turn("a", "2")))
    assert known.events[1].shown in opened
    assert known.events[1].stages[0].name in opened


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


@pytest.mark.parametrize("between", ["好的", "谢谢"])
async def test_a_courtesy_between_two_steps_loses_none_of_them(conversation: Conversation, between: str) -> None:
    await conversation.command("a", "elder", "")
    await conversation.say(Turn("a", "公积金租房提取"))
    told = [plain(await conversation.say(Turn("a", said))) for said in (between, *[texts.ONWARD] * 5)]
    assert any("序号408" in step for step in told)


async def test_after_the_last_step_nothing_is_left(conversation: Conversation) -> None:
    await conversation.command("a", "elder", "")
    assert texts.NOTHING_LEFT in plain(await conversation.say(Turn("a", texts.ONWARD)))
