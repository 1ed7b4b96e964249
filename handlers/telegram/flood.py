"""Who sends more than anybody can read: told once, then passed over until they slow down."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from telegram import Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from handlers import texts
from handlers.reply import Paragraph, Reply, Style
from handlers.telegram.gate import answering
from handlers.telegram.outbox import Outbox

AT_A_STRETCH = 120
"""Messages of one person that are answered however fast they come."""
A_SECOND = 1.0
"""How many more each second allows: a person reads slower, and Telegram lets no bot write faster to one chat."""
CALM = AT_A_STRETCH / 4
"""Messages that must be free again before somebody who was told counts as calmed down."""
MOST_PEOPLE = 10_000
"""People remembered at once, the latest; a few hundred bytes each."""
_TOO_FAST = Reply((Paragraph(Style.BODY, texts.TOO_FAST),))


@dataclass(frozen=True, slots=True)
class _Left:
    """How many messages are free at that time, and whether the person has been told that there are none."""

    free: float
    at: float
    told: bool = False


class Flood:
    """Stands before all handlers; ``clock`` gives seconds that only run forward."""

    def __init__(self, outbox: Outbox, clock: Callable[[], float] = time.monotonic) -> None:
        self._outbox, self._clock = outbox, clock
        self._people: OrderedDict[int, _Left] = OrderedDict()

    async def on_update(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Any update; one too many goes no further."""
        person = update.effective_user
        if person is None or self._take(person.id):
            return
        if self._tell(person.id) and update.effective_chat and update.effective_message:
            await self._outbox.send(update.effective_chat.id, _TOO_FAST, answering(update.effective_message))
        raise ApplicationHandlerStop

    def _take(self, person: int) -> bool:
        """Is one of the person's messages free?  Those passed over count too: only silence calms."""
        now = self._clock()
        left = self._people.pop(person, _Left(AT_A_STRETCH, now))
        free = min(AT_A_STRETCH, left.free + A_SECOND * (now - left.at))
        taken = free >= 1 and not (left.told and free < CALM)
        self._people[person] = _Left(max(0.0, free - 1), now, left.told and not taken)
        if len(self._people) > MOST_PEOPLE:
            self._people.popitem(last=False)
        return taken

    def _tell(self, person: int) -> bool:
        """Is it time to tell?  Once."""
        left = self._people[person]
        self._people[person] = replace(left, told=True)
        return not left.told
