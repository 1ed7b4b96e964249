"""Delivery to the bot's webhook: one update of a chat at a time, again and again until it says 2xx."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiohttp

from .errors import Json
from .updates import BY_DEFAULT, Updates

CONNECTIONS = 40
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
NOT_IN_RESPONSES = ("deletewebhook", "setwebhook", "close", "logout", "get")


@dataclass(frozen=True)
class Backoff:
    """Seconds before the first retry, doubled up to `most`; `answer` is how long the bot may take."""

    first: float = 0.02
    most: float = 1.0
    answer: float = 10.0


@dataclass(frozen=True)
class Target:
    """What setWebhook set."""

    url: str
    secret: str
    connections: int


async def _ignore(_method: str, _params: Json) -> None:
    return None


class Webhook:
    """Posts what waits in `updates`; chats are served side by side, each of them in order."""

    def __init__(self, updates: Updates, backoff: Backoff) -> None:
        self.respond: Callable[[str, Json], Awaitable[None]] = _ignore
        self.target: Target | None = None
        self._updates = updates
        self._backoff = backoff
        self._error: Json = {}
        self._workers: dict[int, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(CONNECTIONS)
        self._session: aiohttp.ClientSession | None = None
        updates.on_push = self.wake

    def start(self) -> None:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self._backoff.answer))
        self.wake()

    async def stop(self) -> None:
        workers = list(self._workers.values())
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        if self._session:
            await self._session.close()
        self._session = None

    def aim(self, target: Target | None) -> None:
        """Sets or deletes the webhook; what waits goes to the new one."""
        self.target = target
        self._error = {}
        self._slots = asyncio.Semaphore(target.connections if target else CONNECTIONS)
        self.wake()

    def info(self) -> Json:
        """The answer of getWebhookInfo."""
        out: Json = {"url": self.target.url if self.target else "", "has_custom_certificate": False}
        out["pending_update_count"] = len(self._updates.waiting())
        if self.target:
            out["max_connections"] = self.target.connections
        if self._updates.allowed != BY_DEFAULT:
            out["allowed_updates"] = sorted(self._updates.allowed)
        return out | self._error

    def wake(self) -> None:
        """Starts a worker for every chat that has something waiting and no worker yet."""
        if self.target is None or self._session is None:
            return
        for lane in {_lane(update) for update in self._updates.waiting()} - self._workers.keys():
            self._workers[lane] = asyncio.get_running_loop().create_task(self._serve(lane))

    async def _serve(self, lane: int) -> None:
        delay = self._backoff.first
        try:
            while update := self._head(lane):
                if await self._accepted(update):
                    self._updates.remove(update)
                    delay = self._backoff.first
                else:
                    await asyncio.sleep(delay)
                    delay = min(delay * 2, self._backoff.most)
        finally:
            del self._workers[lane]

    def _head(self, lane: int) -> Json | None:
        if self.target is None:
            return None
        return next((update for update in self._updates.waiting() if _lane(update) == lane), None)

    async def _accepted(self, update: Json) -> bool:
        try:
            async with self._slots:
                return await self._posted(update)
        except TimeoutError:
            return self._failed("Read timeout expired")
        except aiohttp.ClientConnectorError:
            return self._failed("Connection refused")
        except aiohttp.ClientError:
            return self._failed("Webhook connection closed")

    async def _posted(self, update: Json) -> bool:
        if self._session is None or self.target is None:
            return False
        headers = {"Content-Type": "application/json"}
        headers |= {SECRET_HEADER: self.target.secret} if self.target.secret else {}
        body = json.dumps(update, ensure_ascii=False).encode()
        async with self._session.post(self.target.url, data=body, headers=headers) as response:
            answer = await response.read()
            if not response.ok:
                return self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
        await self._obey(answer)
        return True

    async def _obey(self, answer: bytes) -> None:
        """A response may carry one call, {"method": …}; Telegram makes it and tells nobody how it went."""
        try:
            call = json.loads(answer)
        except ValueError:
            return
        method = call.pop("method", "") if isinstance(call, dict) else ""
        if method and not method.lower().startswith(NOT_IN_RESPONSES):
            await self.respond(method, call)

    def _failed(self, message: str) -> bool:
        self._error = {"last_error_date": int(time.time()), "last_error_message": message}
        self._updates.signal.changed()
        return False


def _lane(update: Json) -> int:
    """The chat, or else the user, an update belongs to: within it order is kept."""
    for payload in update.values():
        if isinstance(payload, dict):
            place = payload.get("chat") or payload.get("message", {}).get("chat") or payload.get("from")
            return int(place["id"]) if place else 0
    return 0
