"""One message on its way at a time, and nobody held up for long."""

import asyncio

import pytest

from handlers.telegram import line as theme
from handlers.telegram.line import Line


@pytest.fixture
async def line() -> Line:
    return Line()


async def test_the_next_waits_until_the_turn_is_over(line: Line) -> None:
    seen: list[str] = []

    async def answer(name: str) -> None:
        with line.turn():
            await line.take()
            seen.append(f"{name} sends")
            await asyncio.sleep(0.01)
            seen.append(f"{name} notes")

    await asyncio.gather(answer("a"), answer("b"), answer("c"))
    assert seen == [f"{name} {does}" for name in "abc" for does in ("sends", "notes")]


async def test_a_reply_in_parts_keeps_the_line(line: Line) -> None:
    with line.turn():
        await line.take()
        await line.take()


async def test_who_must_wait_for_telegram_lets_others_go(line: Line) -> None:
    gone = asyncio.Event()

    async def other() -> None:
        with line.turn():
            await line.take()
            gone.set()

    with line.turn():
        await line.take()
        line.free()
        async with asyncio.timeout(0.2):
            await asyncio.gather(other(), gone.wait())


async def test_a_sending_that_hangs_holds_up_nobody_for_long(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "LONGEST_YIELD", 0.05)

    async def hangs() -> None:
        with line.turn():
            await line.take()
            await asyncio.Event().wait()

    async def other() -> None:
        with line.turn():
            await line.take()

    hung = asyncio.create_task(hangs())
    await asyncio.sleep(0)
    async with asyncio.timeout(1):
        await asyncio.gather(other(), other())
    hung.cancel()


async def test_a_cut_off_turn_gives_the_line_back(line: Line) -> None:
    async def cut_off() -> None:
        with line.turn():
            await line.take()
            await asyncio.Event().wait()

    task = asyncio.create_task(cut_off())
    await asyncio.sleep(0)
    task.cancel()
    with line.turn():
        async with asyncio.timeout(0.2):
            await line.take()


async def test_outside_a_turn_nothing_waits(line: Line) -> None:
    async def beside() -> None:
        await line.take()

    with line.turn():
        await line.take()
        async with asyncio.timeout(0.2):
            await asyncio.create_task(beside())
