"""Open questions to the bot, button presses and inline queries, and the answers they got in time."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from .errors import Json, bad_request

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass
class Query:
    """One open query; `answers` are the parameters of the calls that answered it, in order."""

    id: str
    asked_at: float
    answers: list[Json] = field(default_factory=list)


class Queries:
    """Queries of one kind by id; after `lifetime` seconds Telegram accepts no answer any more."""

    def __init__(self, clock: Callable[[], float], lifetime: float, first_id: int) -> None:
        self.lifetime = lifetime
        self._clock = clock
        self._ids = count(first_id)
        self._asked: dict[str, Query] = {}

    def ask(self) -> Query:
        query = Query(str(next(self._ids)), self._clock())
        self._asked[query.id] = query
        return query

    def answer(self, query_id: str, params: Json) -> None:
        query = self._asked.get(query_id)
        if query is None or self._clock() - query.asked_at > self.lifetime:
            raise bad_request(TOO_OLD)
        query.answers.append(params)

    def expire(self) -> None:
        """Makes every open query too old to be answered, without waiting for it."""
        self._asked.clear()


class Signal:
    """Wakes everybody who waits for something to become true whenever something changed."""

    def __init__(self) -> None:
        self._waiters: set[asyncio.Future[None]] = set()

    def changed(self) -> None:
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def until(self, true: Callable[[], object], timeout: float) -> None:
        """Returns once `true()` is; raises TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            while not true():
                await self._change()

    async def _change(self) -> None:
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.add(waiter)
        try:
            await waiter
        finally:
            self._waiters.discard(waiter)
