"""The queue of updates: ids, offset and confirmation, redelivery, allowed_updates, the long poll's wait."""

import asyncio
from bisect import insort
from collections.abc import Callable

from .errors import Json, conflict
from .queries import Signal

KINDS = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "message_reaction",
        "message_reaction_count",
    }
)
BY_DEFAULT = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"


def _id(update: Json) -> int:
    return int(update["update_id"])


class Updates:
    """Unconfirmed updates in order of id; `repeats` go out once more whatever the offset says."""

    def __init__(self, first_id: int, signal: Signal) -> None:
        self.signal = signal
        self.allowed = BY_DEFAULT
        self.pending: list[Json] = []
        self.repeats: list[Json] = []
        self.history: dict[int, Json] = {}
        self.on_push: Callable[[], None] = lambda: None
        self._next_id = first_id
        self._waiting: asyncio.Future[None] | None = None

    def push(self, kind: str, payload: Json) -> int | None:
        """The id of the new update, or nothing where allowed_updates keeps it from the bot."""
        return self.push_raw({kind: payload}) if kind in self.allowed else None

    def push_raw(self, update: Json) -> int:
        """Queues the update as it is; it gets the next id unless it brings one."""
        numbered = {"update_id": self._next_id} | update
        self._next_id = max(self._next_id, _id(numbered) + 1)
        self.history[_id(numbered)] = numbered
        insort(self.pending, numbered, key=_id)
        self._arrived()
        return _id(numbered)

    def redeliver(self, update_id: int) -> None:
        """Delivers an update again, as Telegram does when the confirmation got lost."""
        self.repeats.append(self.history[update_id])
        self._arrived()

    def allow(self, kinds: list[str] | None) -> None:
        """Remembers allowed_updates; an empty list means the default, none leaves things as they are."""
        if kinds is not None:
            self.allowed = (KINDS & {str(kind).lower() for kind in kinds}) or BY_DEFAULT

    def drop(self) -> None:
        self.pending.clear()
        self.repeats.clear()

    def remove(self, update: Json) -> None:
        """Takes a delivered update off the queue (the webhook's way of confirming)."""
        for queue in (self.repeats, self.pending):
            if update in queue:
                queue.remove(update)
                break
        self.signal.changed()

    def waiting(self) -> list[Json]:
        """What still has to go out, repeats first."""
        return [*self.repeats, *self.pending]

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:
        """A getUpdates request: confirms, waits for something to come, hands out. Ends an older request."""
        self.terminate(OTHER_POLLER)
        self._confirm(offset)
        if not self.waiting() and timeout > 0:
            await self._arrival(timeout)
        batch = self.waiting()[:limit]
        self.repeats = self.repeats[limit:]
        return batch

    def terminate(self, reason: str) -> None:
        """Ends the request that is waiting, if any, with 409."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(conflict(reason))

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.pending = self.pending[offset:]
        else:
            self.pending = [update for update in self.pending if _id(update) >= offset]
        self.signal.changed()

    async def _arrival(self, timeout: float) -> None:
        self._waiting = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(timeout):
                await self._waiting
        except TimeoutError:
            return

    def _arrived(self) -> None:
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)
        self.on_push()
