"""A script of faults: which calls go wrong, and in which way."""

import asyncio
from dataclasses import dataclass, field
from random import Random

from aiohttp import web

from .errors import ApiError, Json, too_many_requests
from .params import Params

GARBAGE = "<html><head><title>502 Bad Gateway</title></head></html>"


@dataclass(frozen=True)
class Fault:
    """`before` tells whether the call is lost before it took effect, or only its answer is."""

    before: bool = field(default=True, kw_only=True)

    async def play(self, request: web.Request, answer: web.Response) -> web.Response:
        """What the bot gets; `answer` is what it would have got."""
        raise NotImplementedError


@dataclass(frozen=True)
class Refusal(Fault):
    """Any refusal, for example Refusal(403, "Forbidden: user is deactivated")."""

    code: int
    description: str

    async def play(self, request: web.Request, answer: web.Response) -> web.Response:
        return refused(ApiError(self.code, self.description))


@dataclass(frozen=True)
class TooManyRequests(Fault):
    """429, to be repeated after so many seconds."""

    retry_after: int

    async def play(self, request: web.Request, answer: web.Response) -> web.Response:
        return refused(too_many_requests(self.retry_after))


@dataclass(frozen=True)
class ServerError(Fault):
    """A 5xx with Telegram's JSON body."""

    code: int = 502

    async def play(self, request: web.Request, answer: web.Response) -> web.Response:
        return refused(ApiError(self.code, "Bad Gateway" if self.code == 502 else "Internal Server Error"))


@dataclass(frozen=True)
class Garbage(Fault):
    """A body that is not JSON, as a proxy on the way sends it."""

    status: int = 502
    body: str = GARBAGE

    async def play(self, request: web.Request, answer: web.Response) -> web.Response:
        return web.Response(status=self.status, text=self.body, content_type="text/html")


@dataclass(frozen=True)
class Slow(Fault):
    """The call takes effect at once; its answer arrives so many seconds later."""

    seconds: float
    before: bool = field(default=False, kw_only=True)

    async def play(self, request: web.Request, answer: web.Response) -> web.Response:
        await asyncio.sleep(self.seconds)
        return answer


@dataclass(frozen=True)
class Reset(Fault):
    """The connection drops."""

    async def play(self, request: web.Request, answer: web.Response) -> web.Response:
        return dropped(request, answer)


@dataclass(frozen=True)
class Timeout(Fault):
    """Accepted and never answered; after so many seconds the connection drops."""

    seconds: float = 30.0
    before: bool = field(default=False, kw_only=True)

    async def play(self, request: web.Request, answer: web.Response) -> web.Response:
        await asyncio.sleep(self.seconds)
        return dropped(request, answer)


def refused(error: ApiError) -> web.Response:
    return web.json_response(error.body(), status=error.code)


def dropped(request: web.Request, answer: web.Response) -> web.Response:
    if request.transport:
        request.transport.abort()
    return answer


@dataclass
class Rule:
    """When a fault strikes: from the `nth` matching call on, `times` times (None: for ever)."""

    fault: Fault
    method: str | None
    chat_id: int | None
    nth: int
    times: int | None
    probability: float
    seen: int = 0
    struck: int = 0

    def strikes(self, method: str, params: Params, random: Random) -> bool:
        if not self._matches(method, params):
            return False
        self.seen += 1
        due = self.seen >= self.nth and (self.times is None or self.struck < self.times)
        hit = due and random.random() < self.probability
        self.struck += hit
        return hit

    def _matches(self, method: str, params: Params) -> bool:
        fits = self.method is None or self.method.lower() == method.lower()
        return fits and self.chat_id in (None, params.values.get("chat_id"))


class Faults:
    """The rules in force; the first that strikes decides. The same seed gives the same run."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._rules: list[Rule] = []

    def add(
        self,
        fault: Fault,
        *,
        method: str | None = None,
        chat_id: int | None = None,
        nth: int = 1,
        times: int | None = 1,
        probability: float = 1.0,
    ) -> Rule:
        """Adds a rule; without `method` and `chat_id` it concerns every call, getUpdates too."""
        rule = Rule(fault, method, chat_id, nth, times, probability)
        self._rules.append(rule)
        return rule

    def clear(self) -> None:
        self._rules.clear()

    def next(self, method: str, params: Params) -> Fault | None:
        for rule in self._rules:
            if rule.strikes(method, params, self._random):
                return rule.fault
        return None


def succeeded(result: object) -> web.Response:
    body: Json = {"ok": True, "result": result}
    return web.json_response(body)
