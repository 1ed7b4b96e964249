"""Any update and any text: nothing fails in the bot, and nothing it says would be refused by Telegram."""

import asyncio
import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from telegram import Update

from bot.app import AnyApplication
from bot.updates import readable
from handlers.telegram.pace import Pace
from tests.botapi import BotApi
from tests.torture.judge import Judge, Refused

Json = dict[str, Any]

PEOPLE, GROUPS = range(1, 3000), range(-1_000_000_000_040, -1_000_000_000_000)
FOLLOWING = (
    "",
    " ",
    *[
        "1",
        "2",
        "10",
        "99",
        "那要跑几次",
        "归谁管",
        "要带什么",
        "不是这个",
        "第二个",
        "刚才说的那个",
        "谢谢",
        "看不懂",
        "继续",
        "个人的",
        "公司的呢",
        "都不是",
    ],
    *["还有呢", "出处", "原文", "怎么走", "电话多少", "慢一点", "转人工", "？", "。。。"],
)
COMMANDS = ("start", "help", "about", "units", "unit", "hot", "events", "elder", "forget", "privacy", "nosuch", "")
_HARD = (
    st.text(max_size=60)
    | st.text("<>&\"'`*_[]()~#+-=|{}.!\\", max_size=40)
    | st.text("😀👨‍👩‍👧🇨🇳\u200b\u202e\ufeff", max_size=20)
)


@dataclass
class Verdict:
    """What came of it."""

    updates: int = 0
    calls: int = 0
    failed: list[str] = field(default_factory=list)
    refused: Sequence[Refused] = ()

    def __str__(self) -> str:
        return (
            f"{self.updates} 个更新，{self.calls} 次调用：出错 {len(self.failed)}，Telegram 会拒收 {len(self.refused)}"
        )


def texts(phrasings: Sequence[str]) -> st.SearchStrategy[str]:
    """What people type: what the books know, cut, joined, spoiled; what goes on; what nobody foresees."""
    known = st.sampled_from(phrasings)
    spoiled = st.builds(_spoiled, known, st.randoms(use_true_random=False))
    joined = st.builds("，".join, st.lists(known, min_size=2, max_size=4))
    command = st.builds("/{} {}".format, st.sampled_from(COMMANDS), known | _HARD)
    long = st.builds(lambda text, times: text * times, known | _HARD, st.integers(2, 200)).map(lambda text: text[:4096])
    return st.one_of(known, spoiled, joined, st.sampled_from(FOLLOWING), command, _HARD, long)


def _spoiled(text: str, dice: random.Random) -> str:
    letters = list(text)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(letters) + 1)
        letters[place : place + dice.randint(0, 2)] = dice.choice(("", " ", "的", "吗", "<b>", "&", "😀", "\n"))
    return "".join(letters)


def updates(said: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, Json]]:
    """Kind and content of an update in any shape of the Bot API that a bot is sent."""
    person = st.builds(_person, st.sampled_from(PEOPLE), st.text(max_size=8))
    chat = st.builds(_private, st.sampled_from(PEOPLE)) | st.builds(
        _group, st.sampled_from(GROUPS), st.text(max_size=8)
    )
    sent = st.one_of(said.map(_text), said.map(_caption), _places(), _media(), _services(), st.just({}))
    more = st.fixed_dictionaries({}, optional=_beside(person, chat))
    message = st.builds(_message, chat, person, sent, more)
    press = st.builds(_press, person, message, st.text(max_size=20) | st.from_regex(r"1\|[a-z+](\|[\w:.]{0,12}){0,3}"))
    query = st.builds(_query, person, said)
    member = st.builds(_member, chat, person, st.sampled_from(("member", "left", "kicked")))
    message_kinds = st.sampled_from(("message", "message", "message", "edited_message", "channel_post"))
    return st.one_of(
        st.tuples(message_kinds, message),
        st.tuples(st.just("callback_query"), press),
        st.tuples(st.just("inline_query"), query),
        st.tuples(st.just("my_chat_member"), member),
    )


def _beside(person: st.SearchStrategy[Json], chat: st.SearchStrategy[Json]) -> dict[str, st.SearchStrategy[Any]]:
    answered = st.builds(lambda c, p: {"message_id": 3, "date": 1, "chat": c, "from": p}, chat, person)
    return {
        "reply_to_message": answered,
        "via_bot": st.just(_person(42, "x") | {"is_bot": True}),
        "media_group_id": st.text(min_size=1, max_size=4),
        "message_thread_id": st.integers(1, 9),
        "is_topic_message": st.booleans(),
        "sender_chat": chat,
        "has_protected_content": st.just(True),
        "author_signature": st.text(max_size=5),
    }


def _places() -> st.SearchStrategy[Json]:
    here = st.builds(
        lambda latitude, longitude: {"latitude": latitude, "longitude": longitude},
        st.floats(-90, 90),
        st.floats(-180, 180),
    )
    venue = here.map(lambda spot: {"location": spot, "venue": {"location": spot, "title": "a", "address": "b"}})
    return here.map(lambda spot: {"location": spot}) | venue


def _media() -> st.SearchStrategy[Json]:
    file = {"file_id": "f", "file_unique_id": "u"}
    whole = file | {"width": 1, "height": 1, "duration": 1, "length": 1, "type": "regular"}
    sticker = whole | {"is_animated": False, "is_video": False}
    kinds: dict[str, Any] = {"photo": [whole], "voice": whole, "video": whole, "document": file, "video_note": whole}
    kinds |= {
        "sticker": sticker,
        "contact": {"phone_number": "1", "first_name": "a"},
        "dice": {"emoji": "🎲", "value": 1},
    }
    return st.sampled_from(sorted(kinds)).map(lambda kind: {kind: kinds[kind]})


def _services() -> st.SearchStrategy[Json]:
    someone = _person(5, "a")
    told: list[Json] = [{"new_chat_members": [someone]}, {"left_chat_member": someone}, {"new_chat_title": "a"}]
    told += [{"delete_chat_photo": True}, {"group_chat_created": True}, {"migrate_to_chat_id": -1_000_000_000_001}]
    return st.sampled_from(told)


def _person(number: int, name: str) -> Json:
    return {"id": number, "is_bot": False, "first_name": name}


def _private(number: int) -> Json:
    return {"id": number, "type": "private", "first_name": "a"}


def _group(number: int, title: str) -> Json:
    return {"id": number, "type": "supergroup", "title": title}


def _text(said: str) -> Json:
    """A text with the marks that Telegram finds, and a mention of the bot now and then."""
    said = f"{said} @TestNameBot" if len(said) % 3 == 0 else said
    marks = []
    if said.startswith("/"):
        marks.append({"type": "bot_command", "offset": 0, "length": len(said.split(maxsplit=1)[0])})
    if said.endswith("@TestNameBot"):
        marks.append({"type": "mention", "offset": _units(said) - 12, "length": 12})
    return {"text": said, "entities": marks} if said else {}


def _caption(said: str) -> Json:
    return {"caption": said, "photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _message(chat: Json, person: Json, sent: Json, more: Json) -> Json:
    sender = _person(chat["id"], "a") if chat["type"] == "private" else person
    return {"message_id": 7, "date": 1, "chat": chat, "from": sender} | more | sent


def _press(person: Json, below: Json, data: str) -> Json:
    return {"id": "", "from": person, "chat_instance": "1", "data": data, "message": below}


def _query(person: Json, typed: str) -> Json:
    return {"id": "", "from": person, "query": typed[:256], "offset": ""}


def _member(chat: Json, person: Json, status: str) -> Json:
    me = {"id": 42, "is_bot": True, "first_name": "a"}
    after = {"user": me, "status": status} | ({"until_date": 0} if status == "kicked" else {})
    return {"chat": chat, "from": person, "date": 1, "old_chat_member": {"user": me, "status": "member"}} | {
        "new_chat_member": after
    }


class _Failures(logging.Handler):
    """What the bot logs as failed."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(logging.ERROR)
        self._verdict = verdict

    def emit(self, record: logging.LogRecord) -> None:
        self._verdict.failed.append(self.format(record))


def fuzz(
    made: Callable[[Judge], AnyApplication], api: BotApi, phrasings: Sequence[str], times: int, seed: int
) -> Verdict:
    """Have so many updates handled by the application that ``made`` makes over a transport."""
    verdict, judge = Verdict(), Judge(api)
    log = logging.getLogger()
    listener = _Failures(verdict)
    log.addHandler(listener)
    with asyncio.Runner() as runner:
        application = runner.run(_started(made, judge))

        @hypothesis.seed(seed)
        @settings(
            max_examples=times,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(updates(texts(phrasings)))
        def one(update: tuple[str, Json]) -> None:
            verdict.updates += 1
            runner.run(_handled(application, api, verdict, *update))

        one()
        runner.run(_ended(application))
    log.removeHandler(listener)
    verdict.calls, verdict.refused = judge.made, judge.refused
    return verdict


async def _started(made: Callable[[Judge], AnyApplication], judge: Judge) -> AnyApplication:
    """The application at work, at no pace but its own."""
    application = made(judge)
    pace = application.bot.rate_limiter
    assert isinstance(pace, Pace)
    pace._base_limiter, pace._group_max_rate = None, 0
    await application.initialize()
    await application.start()
    return application


async def _ended(application: AnyApplication) -> None:
    await application.stop()
    await application.shutdown()


async def _handled(application: AnyApplication, api: BotApi, verdict: Verdict, kind: str, content: Json) -> None:
    """One update, as if it had come over the line, through the inbox's eyes too."""
    where = content.get("chat") or content.get("message", {}).get("chat")
    if where:
        api.state.chats[where["id"]] = where
    if kind == "callback_query":
        content = content | {"id": api.state.callbacks.ask().id}
    if kind == "inline_query":
        content = content | {"id": api.state.inlines.ask().id}
    raw = {"update_id": verdict.updates, kind: content}
    if not readable(raw):
        return
    await application.update_queue.put(Update.de_json(raw, application.bot))
    await application.update_queue.join()
