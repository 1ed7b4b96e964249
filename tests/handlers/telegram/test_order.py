"""Updates of one chat one after the other, of many chats side by side."""

import asyncio
import gc

import pytest
from telegram import Update

from handlers.telegram.line import Line
from handlers.telegram.order import ChatOrder


def said_in(chat: int, number: int = 1) -> Update:
    message = {"message_id": number, "date": 1, "chat": {"id": chat, "type": "private"}, "text": str(number)}
    return Update.de_json({"update_id": chat * 1000 + number, "message": message}, None)


def typed_by(person: int) -> Update:
    sender = {"id": person, "is_bot": False, "first_name": "a"}
    return Update.de_json(
        {"update_id": 1, "inline_query": {"id": "1", "from": sender, "query": "", "offset": ""}}, None
    )


async def noted(_: object) -> None:
    """There is nothing to note it in."""


@pytest.fixture
def order() -> ChatOrder:
    return ChatOrder(noted, Line())


async def test_a_chat_keeps_its_order_though_the_first_takes_longest(order: ChatOrder) -> None:
    done: list[int] = []

    async def work(number: int) -> None:
        await asyncio.sleep(0.01 * (5 - number))
        done.append(number)

    await asyncio.gather(*(order.process_update(said_in(7, n), work(n)) for n in range(5)))
    assert done == [0, 1, 2, 3, 4]


async def test_other_chats_do_not_wait_for_a_slow_one(order: ChatOrder) -> None:
    stuck, done = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        await stuck.wait()

    async def fast() -> None:
        done.set()

    waiting = asyncio.create_task(order.process_update(said_in(1), slow()))
    await asyncio.sleep(0)
    async with asyncio.timeout(1):
        await order.process_update(said_in(2), fast())
    assert done.is_set()
    assert not waiting.done()
    stuck.set()
    await waiting


async def test_a_failure_lets_the_next_one_in(order: ChatOrder) -> None:
    async def broken() -> None:
        raise RuntimeError("broken")

    async def fine() -> None:
        done.append(1)

    done: list[int] = []
    with pytest.raises(RuntimeError, match="broken"):
        await order.process_update(said_in(1), broken())
    await order.process_update(said_in(1, 2), fine())
    assert done == [1]


async def test_inline_queries_queue_by_person(order: ChatOrder) -> None:
    stuck, running = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        running.set()
        await stuck.wait()

    async def fast() -> None:
        assert stuck.is_set()

    async def other() -> None:
        assert not stuck.is_set()

    first = asyncio.create_task(order.process_update(typed_by(5), slow()))
    await running.wait()
    second = asyncio.create_task(order.process_update(typed_by(5), fast()))
    async with asyncio.timeout(1):
        await order.process_update(typed_by(6), other())
    stuck.set()
    await asyncio.gather(first, second)


async def test_chats_that_are_done_leave_nothing_behind(order: ChatOrder) -> None:
    async def nothing() -> None:
        return

    for chat in range(200):
        await order.process_update(said_in(chat), nothing())
    gc.collect()
    assert len(order._chats) == 0
