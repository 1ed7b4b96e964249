"""The whole Telegram application: raw updates in, Bot API calls out."""

import asyncio
import json
import logging
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from telegram.error import Conflict, NetworkError

from bot.app import JOURNAL_FILE, Assistant
from bot.settings import Settings
from handlers import texts
from handlers.actions import NoneOfThese, Rate, Show, UnitList
from handlers.desk.wording import KEYS_PRIVATE
from handlers.payloads import pack, unpack
from handlers.telegram.inline import CACHE_SECONDS
from knowledge.entries import Knowledge
from tests.bot import updates
from tests.bot.conftest import Bot
from tests.bot.updates import group, private, text
from tests.handlers.markup import read
from tests.wire import BOT, Call, Wire

SURE, WIDE, FOREIGN = "驾照丢了要跑几趟", "公积金", "貔貅怎么办"
QUOTED, LED = "人均体育场地面积 2020年", "市市场监管局牵头的任务有哪些"
BORN, SEVERAL = "孩子刚出生要办哪些手续", "驾照丢了要补，还有市民卡断了要换一张"
AT_BOT = f"@{BOT['username']}"


def shown(call: Call) -> str:
    return read(call.text)


async def says(bot: Bot, said: str, chat: int = 1) -> Call:
    """The one reply to a text in private."""
    before = len(bot.wire.sent)
    await bot.gets("message", text(said, private(chat)))
    (reply,) = bot.wire.sent[before:]
    return reply


async def presses(bot: Bot, label: str, below: Call, chat: int = 1) -> None:
    (button,) = (button for button in below.buttons if button["text"] == label)
    await bot.gets("callback_query", updates.press(button["callback_data"], updates.ours(private(chat)), chat))


# words


async def test_a_question_is_answered_in_html_with_buttons(bot: Bot) -> None:
    reply = await says(bot, SURE, chat=7)
    assert reply.parameters["chat_id"] == 7
    assert reply.parameters["parse_mode"] == "HTML"
    assert reply.parameters["link_preview_options"] == {"is_disabled": True}
    assert "reply_parameters" not in reply.parameters
    assert shown(reply).startswith("补办驾驶证、行驶证\n")
    assert "1次" in shown(reply)
    assert [button["text"] for button in reply.buttons] == [
        texts.ORIGINAL,
        texts.WHERE,
        texts.REASONS,
        texts.NONE_OF_THESE,
        texts.GOOD,
        texts.BAD,
    ]


async def test_every_button_ever_sent_can_be_read_back(bot: Bot) -> None:
    commands = ("/unit", "/hot", "/places", "/events", "/elder")
    for said in (SURE, WIDE, FOREIGN, QUOTED, LED, BORN, SEVERAL, *commands, SURE, BORN):
        for button in (await says(bot, said)).buttons:
            assert len(button["callback_data"].encode()) <= 64
            assert pack(unpack(button["callback_data"])) == button["callback_data"]


@pytest.mark.parametrize("example", texts.EXAMPLES)
async def test_the_examples_we_give_are_answered_or_asked_back(bot: Bot, example: str) -> None:
    reply = await says(bot, example.removeprefix("比如："))
    assert any(isinstance(unpack(button["callback_data"]), NoneOfThese | Rate) for button in reply.buttons)


async def test_an_edited_question_is_a_new_question(bot: Bot) -> None:
    await bot.gets("edited_message", text(SURE, private(1), edit_date=2))
    (reply,) = bot.wire.sent
    assert "补办驾驶证、行驶证" in shown(reply)


async def test_a_chat_is_remembered(bot: Bot) -> None:
    choice = await says(bot, WIDE)
    picked = await says(bot, "第二个")
    wanted = unpack(choice.buttons[1]["callback_data"])
    assert isinstance(wanted, Show)
    assert f"序号{wanted.entry_id.removeprefix('matter:')}，" in shown(picked)


async def test_what_people_type_is_never_taken_for_markup(bot: Bot) -> None:
    assert "<b>&" in shown(await says(bot, "/unit <b>&"))


# commands


@pytest.mark.parametrize("name", texts.COMMANDS)
async def test_every_command_is_answered(bot: Bot, name: str) -> None:
    assert texts.UNKNOWN_COMMAND not in shown(await says(bot, f"/{name}"))


async def test_commands_take_names_arguments_and_any_case(bot: Bot) -> None:
    for said in ("/unit 国税局", f"/unit{AT_BOT} 国税局", "/UNIT 国税局", "/unit\n国税局"):
        assert "市国税局" in shown(await says(bot, said))


async def test_an_unknown_command_gets_the_help(bot: Bot) -> None:
    assert texts.UNKNOWN_COMMAND in shown(await says(bot, "/nonsense"))


async def test_another_bot_s_command_is_left_to_it(bot: Bot) -> None:
    await bot.gets("message", text("/start@OtherBot", group(), 5))
    assert bot.wire.calls == []


async def test_a_command_in_a_group_is_answered_below_it(bot: Bot) -> None:
    command = text("/about", group(), 5)
    await bot.gets("message", command)
    (reply,) = bot.wire.sent
    assert reply.parameters["reply_parameters"]["message_id"] == command["message_id"]


async def test_the_keys_of_the_desk_are_listed_in_private_only(bot: Bot) -> None:
    assert "Alt+N　" in shown(await says(bot, "/desk"))
    await bot.gets("message", text(f"/desk{AT_BOT}", group()))
    assert shown(bot.wire.sent[-1]) == KEYS_PRIVATE


async def test_the_commands_are_published(bot: Bot) -> None:
    assert bot.application.post_init is not None
    await bot.application.post_init(bot.application)
    (call,) = bot.wire.of("setMyCommands")
    assert {each["command"]: each["description"] for each in call.parameters["commands"]} == texts.COMMANDS


# buttons


async def test_a_press_is_acknowledged_and_answered_with_a_new_message(bot: Bot) -> None:
    answer = await says(bot, SURE)
    await presses(bot, texts.ORIGINAL, answer)
    assert [call.method for call in bot.wire.calls[1:]] == ["answerCallbackQuery", "sendMessage"]
    assert "序号48" in shown(bot.wire.sent[1])


async def test_a_turned_page_takes_the_place_of_the_old_one(bot: Bot) -> None:
    page = await says(bot, "/unit")
    await presses(bot, texts.NEXT, page)
    (edit,) = bot.wire.of("editMessageText")
    assert "2/6" in shown(edit)
    assert texts.PREVIOUS in [button["text"] for button in edit.buttons]
    assert len(bot.wire.sent) == 1


async def test_a_page_of_tasks_turns_in_its_place(bot: Bot) -> None:
    page = await says(bot, LED)
    await presses(bot, texts.NEXT, page)
    (edit,) = bot.wire.of("editMessageText")
    assert shown(edit).splitlines()[0] == shown(page).splitlines()[0]
    assert shown(edit) != shown(page)
    assert len(bot.wire.sent) == 1


async def test_the_context_of_a_quotation_is_a_message_of_its_own(bot: Bot) -> None:
    quoted = await says(bot, QUOTED)
    await presses(bot, texts.CONTEXT, quoted)
    context = bot.wire.sent[1]
    assert "全民健身" in shown(context).splitlines()[0]
    assert "2.0平方米" in shown(quoted)
    assert "2.0平方米" in shown(context)


async def test_a_unit_s_page_turns_in_its_place(bot: Bot) -> None:
    page = await says(bot, "/unit 国税局")
    await presses(bot, texts.NEXT, page)
    await presses(bot, texts.ALL_UNITS, page)
    turned, back = bot.wire.of("editMessageText")
    assert "2/14" in shown(turned)
    assert "1/6" in shown(back)
    assert len(bot.wire.sent) == 1


async def test_a_page_that_is_the_same_already_is_no_fault(bot: Bot) -> None:
    bot.wire.refuse("editMessageText", 400, "Bad Request: message is not modified: specified new message content …")
    await bot.gets("callback_query", updates.press(pack(UnitList(0)), updates.ours(private(1)), 1))
    assert bot.wire.sent == []


async def test_a_page_below_a_message_out_of_reach_is_sent_anew(bot: Bot) -> None:
    await bot.gets("callback_query", updates.press(pack(UnitList(0)), updates.too_old(private(1)), 1))
    assert bot.wire.of("editMessageText") == []
    assert "1/6" in shown(bot.wire.sent[0])


async def test_a_thumb_is_thanked_for_without_a_message(bot: Bot) -> None:
    await presses(bot, texts.GOOD, await says(bot, SURE))
    (toast,) = bot.wire.of("answerCallbackQuery")
    assert toast.text == texts.THANKS
    assert len(bot.wire.sent) == 1


@pytest.mark.parametrize("data", ["", "old", "0|s|matter:1", "1|q|matter:1", "1|u|-"])
async def test_a_button_of_another_version_says_so(bot: Bot, data: str) -> None:
    await bot.gets("callback_query", updates.press(data, updates.ours(private(1)), 1))
    (toast,) = bot.wire.calls
    assert (toast.method, toast.text) == ("answerCallbackQuery", texts.BUTTON_OLD)


async def test_a_button_from_before_a_restart_works(bot: Bot) -> None:
    await bot.gets("callback_query", updates.press(pack(Show("matter:48")), updates.ours(private(1)), 1))
    assert "补办驾驶证、行驶证" in shown(bot.wire.sent[0])


async def test_none_of_these_from_before_a_restart_asks_for_the_question_again(bot: Bot) -> None:
    await bot.gets("callback_query", updates.press(pack(NoneOfThese("00000000")), updates.ours(private(1)), 1))
    assert shown(bot.wire.sent[0]) == texts.OLD_LIST


async def test_a_press_that_telegram_has_forgotten_is_still_answered(bot: Bot) -> None:
    bot.wire.refuse("answerCallbackQuery", 400, "Bad Request: query is too old and response timeout expired")
    await bot.gets("callback_query", updates.press(pack(Show("matter:48")), updates.ours(private(1)), 1))
    assert len(bot.wire.sent) == 1
    assert "补办驾驶证、行驶证" in shown(bot.wire.sent[0])


async def test_a_button_below_an_inline_message_is_acknowledged(bot: Bot) -> None:
    await bot.gets("callback_query", updates.press(pack(Show("matter:48")), None, 1))
    assert [call.method for call in bot.wire.calls] == ["answerCallbackQuery"]


async def test_a_press_in_a_group_is_answered_below_the_message_with_the_button(bot: Bot) -> None:
    for below in (updates.ours(group()), updates.too_old(group())):
        await bot.gets("callback_query", updates.press(pack(Show("matter:48")), below, 5))
        assert bot.wire.sent[-1].parameters["reply_parameters"] == {
            "message_id": below["message_id"],
            "allow_sending_without_reply": True,
        }


# groups and channels


@pytest.mark.parametrize("said", [SURE, f"@OtherBot {SURE}", f"{AT_BOT}x {SURE}"])
async def test_a_group_s_own_talk_is_left_alone(bot: Bot, said: str) -> None:
    await bot.gets("message", text(said, group(), 5))
    assert bot.wire.calls == []


@pytest.mark.parametrize("said", [f"{AT_BOT} {SURE}", f"🙂{SURE} {AT_BOT.lower()}"])
async def test_who_mentions_the_bot_is_answered_below_the_question(bot: Bot, said: str) -> None:
    question = text(said, group(), 5)
    await bot.gets("message", question)
    (reply,) = bot.wire.sent
    assert "补办驾驶证、行驶证" in shown(reply)
    assert reply.parameters["chat_id"] == -100
    assert reply.parameters["reply_parameters"] == {
        "message_id": question["message_id"],
        "allow_sending_without_reply": True,
    }


async def test_who_answers_the_bot_is_answered(bot: Bot) -> None:
    await bot.gets("message", text(SURE, group(), 5, reply_to_message=updates.ours(group())))
    other = updates.message(group(), 6, text="…")
    await bot.gets("message", text(SURE, group(), 5, reply_to_message=other))
    assert len(bot.wire.sent) == 1


async def test_in_a_group_everybody_has_a_conversation_of_their_own(bot: Bot) -> None:
    await bot.gets("message", text(f"{AT_BOT} {WIDE}", group(), 5))
    await bot.gets("message", text(f"{AT_BOT} {texts.NONE_OF_THESE}", group(), 6))
    assert shown(bot.wire.sent[1]) == texts.OLD_LIST


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post"])
async def test_channels_are_not_answered(bot: Bot, kind: str) -> None:
    channel = {"id": -200, "type": "channel", "title": "公告"}
    for said in (SURE, "/start", f"{AT_BOT} {SURE}"):
        post = {**text(said, channel), "sender_chat": channel}
        del post["from"]
        await bot.gets(kind, post)
    assert bot.wire.calls == []


# what is not words

FILE = {"file_id": "1", "file_unique_id": "1"}
VOICE = {"voice": {**FILE, "duration": 1}}
PHOTO: dict[str, Any] = {"photo": [{**FILE, "width": 1, "height": 1}]}
STICKER = {"sticker": {**FILE, "width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"}}
CONTACT = {"contact": {"phone_number": "13812345678", "first_name": "王"}}
HERE = {"latitude": 30.2483, "longitude": 120.2063}


async def test_what_is_written_under_a_picture_is_answered(bot: Bot) -> None:
    await bot.gets("message", updates.message(private(1), **PHOTO, caption=SURE))
    assert "补办驾驶证、行驶证" in shown(bot.wire.sent[-1])


@pytest.mark.parametrize("content", [VOICE, PHOTO, STICKER, CONTACT])
async def test_what_cannot_be_read_is_said_in_private_and_passed_over_in_groups(
    bot: Bot, content: updates.Json
) -> None:
    await bot.gets("message", updates.message(group(), 5, **content))
    assert bot.wire.calls == []
    await bot.gets("message", updates.message(private(1), **content))
    assert [shown(call) for call in bot.wire.sent] == [texts.ONLY_TEXT]


@pytest.mark.parametrize(("caption", "place"), [("", 0), (SURE, 0), (SURE, 2), (SURE, 4)])
async def test_an_album_is_replied_to_once(bot: Bot, monkeypatch: pytest.MonkeyPatch, caption: str, place: int) -> None:
    monkeypatch.setattr("handlers.telegram.other.ALBUM_SECONDS", 0.05)
    await bot.application.start()
    for number in range(5):
        picture = PHOTO | ({"caption": caption} if caption and number == place else {})
        await bot.gets("message", updates.message(private(1), **picture, media_group_id="7"))
    await bot.application.stop()  # waits for what is still under way
    (reply,) = bot.wire.sent
    assert ("补办驾驶证、行驶证" if caption else texts.ONLY_TEXT) in shown(reply)


async def test_every_album_is_replied_to(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.telegram.other.ALBUM_SECONDS", 0.0)
    await bot.application.start()
    for album in "78":
        await bot.gets("message", updates.message(private(1), **PHOTO, media_group_id=album))
    await bot.application.stop()
    assert [shown(call) for call in bot.wire.sent] == [texts.ONLY_TEXT] * 2


async def test_words_under_several_pictures_of_an_album_are_several_questions(bot: Bot) -> None:
    for caption in (SURE, WIDE):
        await bot.gets("message", updates.message(private(1), **PHOTO, caption=caption, media_group_id="7"))
    assert len(bot.wire.sent) == 2


async def test_comings_and_goings_are_not_answered(bot: Bot) -> None:
    await bot.gets("message", updates.message(group(), 5, new_chat_members=[BOT]))
    await bot.gets("message", updates.message(private(1), pinned_message=updates.ours(private(1))))
    await bot.gets("message", updates.message(group(), 5, left_chat_member=updates.user(6)))
    assert bot.wire.calls == []


async def test_a_location_is_answered_with_the_nearest_places(bot: Bot) -> None:
    await bot.gets("message", updates.message(private(1), location=HERE))
    (reply,) = bot.wire.sent
    assert "杭州市行政服务中心" in shown(reply)
    assert len(reply.buttons) == 4


async def test_a_location_in_a_group_is_for_the_people_there(bot: Bot) -> None:
    await bot.gets("message", updates.message(group(), 5, location=HERE))
    assert bot.wire.calls == []


async def test_a_live_location_is_answered_once(bot: Bot) -> None:
    live = {**HERE, "live_period": 900}
    await bot.gets("message", updates.message(private(1), location=live))
    await bot.gets("edited_message", updates.message(private(1), location=live, edit_date=2))
    assert len(bot.wire.sent) == 1


# inline


async def test_inline_queries_are_answered_with_whole_cards(bot: Bot) -> None:
    await bot.gets("inline_query", updates.typed("驾照丢了", 1))
    (call,) = bot.wire.of("answerInlineQuery")
    results = call.parameters["results"]
    results = json.loads(results) if isinstance(results, str) else results
    assert 1 <= len(results) <= 10
    assert results[0]["id"] == "matter:48"
    content = results[0]["input_message_content"]
    assert "序号48" in read(content["message_text"])
    assert content["parse_mode"] == "HTML"
    assert call.parameters["cache_time"] == CACHE_SECONDS
    assert not call.parameters.get("is_personal")


async def test_an_empty_inline_query_is_answered_with_the_usual(bot: Bot, known: Knowledge) -> None:
    await bot.gets("inline_query", updates.typed("", 1))
    (call,) = bot.wire.of("answerInlineQuery")
    results = call.parameters["results"]
    results = json.loads(results) if isinstance(results, str) else results
    assert [each["id"] for each in results] == list(known.usual)


async def test_its_own_card_posted_through_inline_mode_is_not_answered(bot: Bot) -> None:
    for chat, answered in ((private(1), None), (group(), updates.ours(group()))):
        reply = {"reply_to_message": answered} if answered else {}
        await bot.gets("message", text("补办驾驶证、行驶证", chat, 5, via_bot=BOT, **reply))
    await bot.gets("edited_message", text(SURE, private(1), via_bot=BOT, edit_date=2))
    assert bot.wire.calls == []


async def test_what_another_bot_posted_is_answered(bot: Bot) -> None:
    await bot.gets("message", text(SURE, private(1), via_bot={**BOT, "id": 43}))
    assert len(bot.wire.sent) == 1


# coming and going


@pytest.mark.parametrize("status", ["kicked", "left"])
async def test_who_blocks_the_bot_is_forgotten(bot: Bot, status: str) -> None:
    await says(bot, WIDE)
    await bot.gets("my_chat_member", updates.membership(private(1), status, 1))
    assert shown(await says(bot, texts.NONE_OF_THESE)) == texts.OLD_LIST


async def test_who_unblocks_the_bot_is_not(bot: Bot) -> None:
    await says(bot, WIDE)
    await bot.gets("my_chat_member", updates.membership(private(1), "member", 1))
    assert shown(await says(bot, texts.NONE_OF_THESE)) != texts.OLD_LIST


async def test_a_reply_to_somebody_who_has_blocked_the_bot_is_dropped(bot: Bot) -> None:
    bot.wire.refuse("sendMessage", 403, "Forbidden: bot was blocked by the user")
    await bot.gets("message", text(SURE, private(1)))
    assert len(bot.wire.sent) == 1


# when something fails


async def test_a_failure_is_apologized_for_once_and_logged(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    bot.wire.refuse("sendMessage", 400, "Bad Request: can't parse entities")
    await bot.gets("message", text(SURE, private(9)))
    _, apology = bot.wire.sent
    assert (apology.parameters["chat_id"], shown(apology)) == (9, texts.TROUBLE)
    assert "parse entities" in caplog.text
    assert SURE not in caplog.text


async def test_a_failure_of_our_own_is_apologized_for_too(
    bot: Bot, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(assistant.conversation, "press", broken)
    await bot.gets("callback_query", updates.press(pack(Show("matter:48")), updates.ours(private(1)), 1))
    assert [shown(call) for call in bot.wire.sent] == [texts.TROUBLE]


async def test_an_apology_in_a_group_stands_below_the_question(
    bot: Bot, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(assistant.conversation, "say", broken)
    question = text(f"{AT_BOT} {SURE}", group(), 5)
    await bot.gets("message", question)
    (apology,) = bot.wire.sent
    assert apology.parameters["reply_parameters"]["message_id"] == question["message_id"]


async def test_an_apology_that_fails_is_not_apologized_for(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(3):
        bot.wire.refuse("sendMessage", 400, "Bad Request: chat not found")
    await bot.gets("message", text(SURE, private(1)))
    assert len(bot.wire.sent) == 2
    assert len([record for record in caplog.records if record.levelno == logging.ERROR]) == 2


async def test_a_failed_inline_query_bothers_nobody(bot: Bot) -> None:
    bot.wire.refuse("answerInlineQuery", 400, "Bad Request: query is too old")
    await bot.gets("inline_query", updates.typed("驾照丢了", 1))
    assert bot.wire.sent == []


async def test_a_second_poller_makes_it_give_up(bot: Bot) -> None:
    conflict = Conflict("terminated by other getUpdates request")
    await bot.application.process_error(None, conflict)
    assert bot.given_up == [conflict]


async def test_a_lost_network_does_not(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    await bot.application.process_error(None, NetworkError("no route"))
    assert (bot.given_up, bot.wire.calls) == ([], [])
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


# side by side


async def test_a_chat_s_order_is_kept_while_other_chats_go_on(bot: Bot) -> None:
    wire, stuck, others = bot.wire, asyncio.Event(), asyncio.Event()

    async def slow_for_one(call: Call) -> None:
        if call.parameters["chat_id"] == 1:
            await stuck.wait()
        elif len(wire.sent) == 3:
            others.set()

    wire.hold = slow_for_one
    await bot.application.start()
    said = [(1, SURE), (1, WIDE), (2, SURE), (3, WIDE)]
    for chat, words in said:
        await bot.application.update_queue.put(bot.read("message", text(words, private(chat))))
    async with asyncio.timeout(5):
        await others.wait()
        assert [call.parameters["chat_id"] for call in wire.sent if call.parameters["chat_id"] == 1] == [1]
        stuck.set()
        await bot.application.update_queue.join()
        await bot.application.stop()
    first, second = (shown(call) for call in wire.sent if call.parameters["chat_id"] == 1)
    assert "补办驾驶证、行驶证" in first
    assert texts.NONE_OF_THESE in second


# what is kept


async def test_the_journal_holds_answers_ratings_and_masked_questions(bot: Bot, settings: Settings) -> None:
    await presses(bot, texts.BAD, await says(bot, f"{SURE} 13812345678"))
    await says(bot, f"{FOREIGN} 330106199001011234")
    await says(bot, "/hot")  # waits for the journal's thread
    with closing(sqlite3.connect(settings.data_dir / JOURNAL_FILE)) as journal:
        hits = journal.execute("select entry_id, times from hit").fetchall()
        ratings = journal.execute("select entry_id, good, bad from rating").fetchall()
        questions = journal.execute("select question from unanswered").fetchall()
    assert hits == [("matter:48", 1)]
    assert ratings == [("matter:48", 0, 1)]
    ((question,),) = questions
    assert FOREIGN in question
    assert "330106199001011234" not in question


async def test_what_was_asked_most_stands_first_among_the_most_asked(bot: Bot) -> None:
    for _ in range(4):
        await says(bot, "国税局有多少项")
    for _ in range(3):
        await says(bot, SURE)
    first, second, *_ = (await says(bot, "/hot")).buttons
    assert unpack(first["callback_data"]) == Show("doc:list")
    assert unpack(second["callback_data"]) == Show("matter:48")


async def test_a_rating_needs_no_conversation(bot: Bot, wire: Wire) -> None:
    await bot.gets("callback_query", updates.press(pack(Rate("matter:48", True)), updates.ours(private(1)), 1))
    assert wire.calls[0].text == texts.THANKS
