"""kill −9 at random moments while people ask: nothing is lost, and hardly anything said twice."""

import asyncio
import contextlib
import itertools
import os
import re
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.botapi import BotApi, User
from tests.e2e.processes import PATIENCE, Home, free_port

PEOPLE = 6
PER_LIFE = 6
"""Questions asked while one process lives."""
LONGEST_LIFE = 0.25
"""Seconds from being ready to being killed, at most."""
_NUMBER = re.compile(r"甲(\d+)乙")


@dataclass
class Tally:
    """What came of it."""

    kills: int = 0
    asked: int = 0
    lost: list[int] = field(default_factory=list)
    repeated: int = 0
    most_at_once: int = 0
    out_of_order: int = 0

    def __str__(self) -> str:
        return (
            f"杀 {self.kills} 次，问 {self.asked} 句：丢 {len(self.lost)}，重复 {self.repeated}"
            f"（一次最多 {self.most_at_once}），乱序 {self.out_of_order}"
        )


class Zygote:
    """Starts bots that are ready at once."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def bear(self) -> int:
        """Start one; its process number, once it serves."""
        assert self._process.stdin
        self._process.stdin.write(b"\n")
        child = int(await self._line())
        assert await self._line() == "ready"
        return child

    async def _line(self) -> str:
        assert self._process.stdout
        async with asyncio.timeout(PATIENCE):
            return (await self._process.stdout.readline()).decode().strip()


@contextlib.asynccontextmanager
async def zygote(home: Home, **settings: Any) -> AsyncIterator[Zygote]:
    """A warm process over this home."""
    with (home.folder / "stderr").open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.torture.zygote"),
            env=home.environment(settings) | {"PYTHONPATH": os.getcwd()},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
        )
    made = Zygote(process)
    try:
        assert await made._line() == "warm", home.errors
        yield made
    finally:
        process.kill()
        await process.wait()


def by_webhook() -> dict[str, Any]:
    """Settings with which the double delivers by webhook."""
    port = free_port()
    return {"webhook_url": f"http://127.0.0.1:{port}", "webhook_port": port, "webhook_secret": "open-Sesame_1"}


async def kill_again_and_again(home: Home, api: BotApi, kills: int, seed: int, **settings: Any) -> Tally:
    """Ask, kill, start again; in the end let it answer what is left."""
    dice, tally = Random(seed), Tally()
    people = [api.user(8000 + number, f"市民{number}") for number in range(PEOPLE)]
    async with zygote(home, token=api.token, api_base_url=api.base_url, **settings) as source:
        before = Counter[int]()
        for _ in range(kills):
            child = await source.bear()
            await _live(dice, tally, people)
            os.kill(child, signal.SIGKILL)
            tally.kills += 1
            before = _count(tally, api, people, before)
        child = await source.bear()
        with contextlib.suppress(TimeoutError):
            await api.wait_for(lambda: len(_answers(api, people)) >= tally.asked, PATIENCE)
        await asyncio.sleep(0.5)
        os.kill(child, signal.SIGTERM)
        _count(tally, api, people, before)
    answers = _answers(api, people)
    tally.lost = [number for number in range(tally.asked) if not answers[number]]
    tally.out_of_order = sum(_disorder(api, person) for person in people)
    return tally


async def _live(dice: Random, tally: Tally, people: list[User]) -> None:
    """Some questions within one life of random length."""
    for _ in range(dice.randint(0, PER_LIFE)):
        await dice.choice(people).say(f"/unit 甲{tally.asked}乙")
        tally.asked += 1
        await asyncio.sleep(dice.random() * LONGEST_LIFE / PER_LIFE)
    await asyncio.sleep(dice.random() * LONGEST_LIFE / PER_LIFE)


def _numbers(api: BotApi, person: User) -> list[int]:
    return [int(_NUMBER.findall(reply.text)[0]) for reply in api.replies(person)]


def _answers(api: BotApi, people: list[User]) -> Counter[int]:
    """How often each question has been answered."""
    return Counter(number for person in people for number in _numbers(api, person))


def _count(tally: Tally, api: BotApi, people: list[User], before: Counter[int]) -> Counter[int]:
    """Note the repeats since the last kill."""
    now = _answers(api, people)
    repeated = sum(max(0, count - 1) - max(0, before[number] - 1) for number, count in now.items())
    tally.repeated += repeated
    tally.most_at_once = max(tally.most_at_once, repeated)
    return now


def _disorder(api: BotApi, person: User) -> int:
    """First answers that came before an earlier one's."""
    firsts = list(dict.fromkeys(_numbers(api, person)))
    return sum(later < earlier for earlier, later in itertools.pairwise(firsts))
