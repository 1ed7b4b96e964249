"""Who floods is told once and passed over; nobody else notices."""

from unittest.mock import Mock

import pytest
from telegram import Update
from telegram.ext import ApplicationHandlerStop

from handlers import texts
from handlers.reply import Reply
from handlers.telegram.flood import A_SECOND, AT_A_STRETCH, CALM, MOST_PEOPLE, Flood
from handlers.telegram.outbox import Outbox
from tests.bot.updates import group, press, private, text, typed, update


class Told(Outbox):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[int, str, int | None]] = []

    async def send(self, chat_id: int, reply: Reply, answering: int | None = None) -> None:
        self.sent.append((chat_id, reply.paragraphs[0].text, answering))


@pytest.fixture
def clock() -> list[float]:
    return [1000.0]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def flood(told: Told, clock: list[float]) -> Flood:
    return Flood(told, lambda: clock[0])


def said_by(person: int) -> Update:
    return Update.de_json(update("message", text("驾照", private(person))), None)


async def passes(flood: Flood, read: Update) -> bool:
    try:
        await flood.on_update(read, Mock())
    except ApplicationHandlerStop:
        return False
    return True


async def test_a_burst_passes_and_what_comes_after_it_does_not(flood: Flood, told: Told) -> None:
    through = [await passes(flood, said_by(1)) for _ in range(AT_A_STRETCH + 50)]
    assert through == [True] * AT_A_STRETCH + [False] * 50
    assert told.sent == [(1, texts.TOO_FAST, None)]


async def test_others_pass_meanwhile(flood: Flood) -> None:
    for _ in range(AT_A_STRETCH + 50):
        await passes(flood, said_by(1))
    assert await passes(flood, said_by(2))


async def test_a_thousand_a_minute_is_told_once(flood: Flood, told: Told, clock: list[float]) -> None:
    through = 0
    for _ in range(1000):
        clock[0] += 0.06
        through += await passes(flood, said_by(1))
    assert AT_A_STRETCH <= through <= AT_A_STRETCH + 60 * A_SECOND
    assert len(told.sent) == 1


async def test_who_calms_down_is_answered_and_told_again_next_time(
    flood: Flood, told: Told, clock: list[float]
) -> None:
    for _ in range(AT_A_STRETCH + 1):
        await passes(flood, said_by(1))
    clock[0] += CALM / A_SECOND - 1
    assert not await passes(flood, said_by(1))
    clock[0] += 2
    assert await passes(flood, said_by(1))
    for _ in range(AT_A_STRETCH):
        await passes(flood, said_by(1))
    assert len(told.sent) == 2


async def test_presses_and_inline_queries_count_too(flood: Flood, told: Told) -> None:
    pressed = Update.de_json(update("callback_query", press("1", None, 1)), None)
    query = Update.de_json(update("inline_query", typed("公积金", 1)), None)
    through = [await passes(flood, each) for _ in range(AT_A_STRETCH) for each in (pressed, query)]
    assert sum(through) == AT_A_STRETCH
    assert told.sent == [], "there is no chat to tell it in"


async def test_in_a_group_the_one_who_floods_is_answered(flood: Flood, told: Told) -> None:
    loud = Update.de_json(update("message", text("驾照", group(), 7)), None)
    for _ in range(AT_A_STRETCH + 1):
        await passes(flood, loud)
    assert told.sent[0][0] == group()["id"]
    assert loud.effective_message
    assert told.sent[0][2] == loud.effective_message.message_id


async def test_people_are_not_remembered_for_ever(flood: Flood) -> None:
    for person in range(1, MOST_PEOPLE + 100):
        await passes(flood, said_by(person))
    assert len(flood._people) == MOST_PEOPLE
