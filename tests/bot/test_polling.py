"""Asking for updates: what is said of failures, and when."""

import asyncio
import contextlib
import logging
from collections.abc import Sequence

import pytest
from telegram.error import NetworkError, TelegramError, TimedOut

from bot import polling
from bot.polling import Poller
from tests.bot.conftest import Bot


async def warnings(
    bot: Bot, failures: Sequence[TelegramError | None], caplog: pytest.LogCaptureFixture, patch: pytest.MonkeyPatch
) -> list[str]:
    """What is logged while asking fails in these ways, one after the other; None is a success."""
    left, done = list(failures), asyncio.Event()

    async def take(_: Poller) -> None:
        if not left:
            done.set()
            await asyncio.Event().wait()
        failure = left.pop(0)
        if failure is not None:
            raise failure

    patch.setattr(Poller, "_take", take)
    patch.setattr(polling, "FIRST_PAUSE", 0.001)
    caplog.set_level(logging.WARNING)
    task = asyncio.create_task(Poller(bot.application, bot.inbox).run())
    async with asyncio.timeout(5):
        await done.wait()
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    return caplog.messages


@pytest.mark.parametrize(
    ("failures", "said"),
    [
        ((TimedOut(),), 0),
        ((TimedOut(), None, TimedOut()), 0),
        ((TimedOut(), TimedOut()), 1),
        ((TimedOut(), TimedOut(), TimedOut()), 2),
        ((NetworkError("gone"),), 1),
    ],
)
async def test_a_network_that_only_times_out_is_logged_from_the_second_time_on(
    bot: Bot,
    failures: Sequence[TelegramError | None],
    said: int,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len(await warnings(bot, failures, caplog, monkeypatch)) == said
