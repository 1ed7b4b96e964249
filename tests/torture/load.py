"""Latency: of people who ask now and then, alone, beside one who floods, and when very many ask at once."""

import asyncio
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tests.botapi import BotApi, User
from tests.e2e.processes import PATIENCE, Bot

QUESTION = "驾照丢了要跑几趟"
POLITE, EACH = 20, 5
"""People who ask now and then, and how often each asks."""
BETWEEN = 4.0
"""Seconds between two questions of one of them: five a second in all, so that all stays below Telegram's thirty."""
FLOOD = 1000
"""Messages of the flooder in a minute."""
CROWD = 500


@dataclass(frozen=True)
class Load:
    """95th percentiles in milliseconds; how often the flooder was told; how long the last of the crowd waited."""

    alone: float
    beside_flood: float
    told: int
    crowd_last: float
    crowd_lost: int

    def __str__(self) -> str:
        ratio = self.beside_flood / self.alone
        return (
            f"- 平时：95% 的人在 {self.alone:.0f} 毫秒内得到答复\n"
            f"- 有人一分钟发 {FLOOD} 条时，别人：{self.beside_flood:.0f} 毫秒（{ratio:.1f} 倍）；"
            f"刷屏的人被提醒 {self.told} 次\n"
            f"- {CROWD} 人同时问：丢 {self.crowd_lost}，最后一个等了 {self.crowd_last / 1000:.1f} 秒"
            "（Telegram 只许机器人一秒发30条）"
        )


async def measure(api: BotApi, bot: Bot) -> Load:
    """Ask a running bot in all three ways."""
    people = [api.user(30_000 + number, "甲") for number in range(POLITE)]
    alone = await _politely(api, people)
    flooder = api.user(40_000, "乙")
    flooding = asyncio.create_task(_flood(flooder))
    await asyncio.sleep(1)
    beside = await _politely(api, people)
    flooding.cancel()
    told = sum("发得太快" in reply.text for reply in api.replies(flooder))
    crowd = [api.user(50_000 + number, "丙") for number in range(CROWD)]
    waits = await asyncio.gather(*(_asked(api, each, PATIENCE * 3) for each in crowd), return_exceptions=True)
    answered = [wait for wait in waits if isinstance(wait, float)]
    assert bot.running
    return Load(_p95(alone), _p95(beside), told, max(answered), CROWD - len(answered))


async def _politely(api: BotApi, people: Sequence[User]) -> list[float]:
    async def one(person: User, delay: float) -> list[float]:
        await asyncio.sleep(delay)
        waits = []
        for _ in range(EACH):
            waits.append(await _asked(api, person, PATIENCE))
            await asyncio.sleep(BETWEEN)
        return waits

    all_waits = await asyncio.gather(*(one(each, n * BETWEEN / POLITE) for n, each in enumerate(people)))
    return [wait for waits in all_waits for wait in waits]


async def _asked(api: BotApi, person: User, patience: float) -> float:
    """Milliseconds until the answer."""
    began = time.perf_counter()
    said = await person.say(QUESTION)
    await api.wait_for_reply(person, after=said, timeout=patience)
    return 1000 * (time.perf_counter() - began)


async def _flood(flooder: User) -> None:
    while True:
        await flooder.say(QUESTION)
        await asyncio.sleep(60 / FLOOD)


def _p95(waits: Sequence[float]) -> float:
    return statistics.quantiles(waits, n=20)[-1]
