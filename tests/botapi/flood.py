"""Flood control: about one message a second per chat, thirty a second overall, twenty a minute per group."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from .errors import too_many_requests


@dataclass
class Bucket:
    """Holds up to `burst` tokens and regains `rate` of them a second."""

    rate: float
    burst: float
    tokens: float
    filled_at: float

    def wait(self, now: float) -> float:
        """Seconds until a token is there; nothing is taken."""
        self.tokens = min(self.burst, self.tokens + (now - self.filled_at) * self.rate)
        self.filled_at = now
        return max(0.0, (1 - self.tokens) / self.rate)

    def take(self) -> None:
        self.tokens -= 1


@dataclass
class Flood:
    """The buckets of every chat; `chat_burst` is how many messages may come at once."""

    clock: Callable[[], float]
    chat_burst: int = 4
    chats: dict[int, list[Bucket]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.overall = self._bucket(30, 30)

    def admit(self, chat_id: int) -> None:
        """Counts one message to the chat, or raises 429 with `retry_after`."""
        buckets = [self.overall, *self.chats.setdefault(chat_id, self._fresh(chat_id))]
        wait = max(bucket.wait(self.clock()) for bucket in buckets)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        for bucket in buckets:
            bucket.take()

    def _fresh(self, chat_id: int) -> list[Bucket]:
        own = self._bucket(1, self.chat_burst)
        return [own, self._bucket(20 / 60, 20)] if chat_id < 0 else [own]

    def _bucket(self, rate: float, burst: int) -> Bucket:
        return Bucket(rate, burst, burst, self.clock())
