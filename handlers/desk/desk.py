"""The desk: what staff do, without any page: type, open, ask a whole sentence, press, hand on, take the next call."""

from dataclasses import dataclass

from handlers.actions import Action, Show
from handlers.conversation import Conversation
from handlers.desk.calls import Call, Calls
from handlers.desk.kinds import EVERYTHING, Narrowing
from handlers.desk.sheet import Sheet, Sheets
from handlers.desk.suggest import Row, Rows, Suggester
from handlers.reply import Outcome, Paragraph, Reply
from handlers.turn import Turn
from knowledge.missing import Missing, Queue

MOST_NEAR = 12
"""Rows beside a sheet."""
MOST_OPEN = 200
"""Questions of the queue on one page."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet, why it is the answer to what was typed (() when it was not typed for), and the rows that touch on it."""

    sheet: Sheet
    reasons: tuple[Paragraph, ...] = ()
    near: tuple[Row, ...] = ()


class Desk:
    """One for all places of work."""

    def __init__(
        self, suggester: Suggester, sheets: Sheets, calls: Calls, conversation: Conversation, queue: Queue
    ) -> None:
        self._suggester, self._sheets, self._calls = suggester, sheets, calls
        self._conversation, self._queue = conversation, queue

    def suggest(self, text: str, narrowing: Narrowing = EVERYTHING) -> Rows:
        """The rows for what is typed so far."""
        return self._suggester.rows(text, narrowing)

    def call(self, place: str) -> Call:
        """The thread of the call at a place of work."""
        return self._calls.get(place)

    async def sheet(self, sheet_id: str) -> Sheet | None:
        """The sheet of that id for whoever keeps no thread; None when it is gone."""
        return await self._sheets.sheet(sheet_id)

    async def open(self, place: str, sheet_id: str, text: str = "") -> Opened | None:
        """The sheet of that id, which joins the thread; ``text`` is what was typed for it.  None when it is gone."""
        sheet = await self._sheets.sheet(sheet_id)
        row = self._suggester.row(sheet_id)
        if sheet is None or row is None:
            return None
        self._calls.look_up(place, row)
        rows = self._suggester.rows(text) if text.strip() else Rows(())
        by = next((each.by for each in rows.rows if each.id == sheet_id), "")
        reasons = await self._sheets.reasons(sheet_id, rows.masked, by) if rows.masked else ()
        near = [found for each in sheet.near[:MOST_NEAR] if (found := self._suggester.row(each))]
        return Opened(sheet, reasons, tuple(near))

    async def ask(self, place: str, text: str) -> Reply:
        """The reply to a whole sentence, as in a chat; what answered joins the thread."""
        reply = await self._conversation.say(Turn(self._chat(place), text))
        row = self._suggester.row(reply.items[0].id) if reply.items and reply.outcome is Outcome.ANSWER else None
        if row is not None:
            self._calls.look_up(place, row)
        return reply

    async def press(self, place: str, action: Action) -> Reply | Opened:
        """What a button under a reply leads to: of an entry its sheet, else another reply."""
        reply = await self._conversation.press(self._chat(place), action)
        opened = await self.open(place, action.entry_id) if isinstance(action, Show) else None
        return opened or reply

    async def hand_on(self, question: str, told: str) -> bool:
        """Put a question that found nothing into the queue, masked; False when nothing readable is in it."""
        masked, answered = self._suggester.masked(question), self._suggester.masked(told)
        if not masked:
            return False
        await self._queue.put(masked, answered)
        return True

    async def waiting(self) -> tuple[Missing, ...]:
        """The queue, the oldest first."""
        return await self._queue.open(MOST_OPEN)

    async def settle(self, no: int) -> bool:
        """Take a question off the queue."""
        return await self._queue.settle(no)

    def next(self, place: str) -> Call:
        """The call is over: nothing of it stays."""
        self._conversation.forget(f"{_room(place)}:")
        return self._calls.next(place)

    def leave(self, place: str) -> None:
        """Somebody has signed out."""
        self._conversation.forget(f"{_room(place)}:")
        self._calls.leave(place)

    def _chat(self, place: str) -> str:
        return f"{_room(place)}:{self._calls.get(place).number}"


def _room(place: str) -> str:
    return f"desk:{place}"
