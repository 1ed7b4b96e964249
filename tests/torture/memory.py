"""Memory over very many messages of very many people: it grows to its bounds and stays there."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from telegram import Update

from bot.app import AnyApplication
from handlers.telegram.pace import Pace
from tests.bench import resident_megabytes
from tests.bot.updates import private, text, update
from tests.torture.fuzz import FOLLOWING
from tests.wire import Call, Wire

POINTS = 20
AT_ONCE = 100
SETTLED = 0.5
"""Share of the messages after which everything that is bounded has reached its bound."""


class Deaf(Wire):
    """Answers as Telegram does and remembers nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.hold = self._forget

    async def _forget(self, call: Call) -> None:
        self.calls.clear()


@dataclass(frozen=True)
class Point:
    """Resident memory after so many messages."""

    messages: int
    megabytes: float


def measure(
    made: Callable[[Wire], AnyApplication], phrasings: Sequence[str], messages: int, users: int
) -> tuple[Point, ...]:
    """Ask so much as so many people, and weigh the process now and then."""
    return asyncio.run(_measured(made(Deaf()), phrasings, messages, users))


async def _measured(
    application: AnyApplication, phrasings: Sequence[str], messages: int, users: int
) -> tuple[Point, ...]:
    dice, points, step = Random(8), [], max(1, messages // POINTS)
    pace = application.bot.rate_limiter
    assert isinstance(pace, Pace)
    pace._base_limiter = None
    async with application:
        await application.start()
        for number in range(messages):
            said = dice.choice(FOLLOWING) if dice.random() < 0.3 else dice.choice(phrasings)
            raw = update("message", text(said or "？", private(1 + dice.randrange(users))))
            await application.update_queue.put(Update.de_json(raw, application.bot))
            if number % AT_ONCE == 0:
                await application.update_queue.join()
            if (number + 1) % step == 0:
                await application.update_queue.join()
                points.append(Point(number + 1, resident_megabytes()))
        await application.stop()
    return tuple(points)


def growth(points: Sequence[Point]) -> float:
    """Megabytes gained per 100,000 messages once all has settled (least squares)."""
    late = points[int(len(points) * SETTLED) :]
    x, y = [each.messages / 100_000 for each in late], [each.megabytes for each in late]
    middle, level = sum(x) / len(x), sum(y) / len(y)
    spread = sum((each - middle) ** 2 for each in x)
    return sum((a - middle) * (b - level) for a, b in zip(x, y, strict=True)) / spread


def drawn(points: Sequence[Point]) -> str:
    """A table with a bar for each point."""
    most = max(each.megabytes for each in points)
    rows = (f"{p.messages:>8,} {p.megabytes:7.1f} MB {'█' * round(50 * p.megabytes / most)}" for p in points)
    return "```\n" + "\n".join(rows) + "\n```"
