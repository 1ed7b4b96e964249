"""Expired things are thrown away at regular times."""

import asyncio

import pytest

from bot.sweeping import EVERY, swept


async def test_it_is_swept_at_once_and_again_and_again() -> None:
    swept_at: list[float] = []
    loop = asyncio.get_running_loop()
    async with swept(lambda: swept_at.append(loop.time()), every=0.01):
        await asyncio.sleep(0.05)
    assert 3 <= len(swept_at) <= 6


async def test_after_the_end_it_is_swept_no_more() -> None:
    times: list[int] = []
    async with swept(lambda: times.append(1), every=0.01):
        await asyncio.sleep(0)
    before = len(times)
    await asyncio.sleep(0.05)
    assert len(times) == before


async def test_what_goes_wrong_inside_comes_out() -> None:
    with pytest.raises(ValueError, match="odd"):
        async with swept(lambda: None):
            raise ValueError("odd")


def test_what_expires_is_gone_within_a_minute() -> None:
    assert EVERY <= 60
