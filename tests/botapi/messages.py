"""Stored messages: what stands in each chat now, sent, edited and deleted."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import count

from .entities import EMPTY, Formatted
from .errors import Json, bad_request
from .keyboards import shown

MISSING_EDIT = "message to edit not found"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)


@dataclass(frozen=True)
class Message:
    """One message as it stands in `chat`; `content` holds what is not text (a location, a voice …)."""

    id: int
    chat: Json
    date: int
    sender: Json | None
    body: Formatted = EMPTY
    markup: Json | None = None
    content: Json = field(default_factory=dict)
    edited: int | None = None
    inline_id: str | None = None

    @property
    def chat_id(self) -> int:
        return int(self.chat["id"])

    @property
    def text(self) -> str:
        """The plain text a user reads."""
        return self.body.text

    @property
    def html(self) -> str:
        """The text as it was sent, with its tags."""
        return self.body.source

    @property
    def entities(self) -> tuple[Json, ...]:
        return self.body.entities

    @property
    def keyboard(self) -> list[list[Json]]:
        """The rows of inline buttons under the message."""
        rows: list[list[Json]] = (shown(self.markup) or {}).get("inline_keyboard", [])
        return rows

    @property
    def buttons(self) -> list[str]:
        """The labels of the inline buttons, row by row."""
        return [button["text"] for row in self.keyboard for button in row]

    @property
    def from_bot(self) -> bool:
        return bool(self.sender and self.sender["is_bot"])

    def json(self) -> Json:
        """As the Bot API shows it."""
        out: Json = {"message_id": self.id, "date": self.date, "chat": self.chat}
        out |= {"sender_chat": self.chat} if self.chat["type"] == "channel" else {"from": self.sender}
        out |= {"text": self.body.text} if self.body.text else {}
        out |= {"entities": list(self.body.entities)} if self.body.entities else {}
        out |= {"reply_markup": shown(self.markup)} if self.keyboard else {}
        return out | self.content | ({"edit_date": self.edited} if self.edited else {})


class Messages:
    """Every chat's messages; private chats share one run of ids, every group and channel has its own."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, int], Message] = {}
        self._ids: dict[int, count[int]] = defaultdict(lambda: count(1))

    def next_id(self, chat_id: int) -> int:
        return next(self._ids[min(chat_id, 0)])

    def put(self, message: Message) -> Message:
        self._kept[message.chat_id, message.id] = message
        return message

    def get(self, chat_id: int, message_id: int) -> Message | None:
        return self._kept.get((chat_id, message_id))

    def inline(self, inline_id: str) -> Message:
        """The message sent through the bot, or 400."""
        for message in self._kept.values():
            if message.inline_id == inline_id:
                return message
        raise bad_request("MESSAGE_ID_INVALID")

    def delete(self, message: Message) -> None:
        del self._kept[message.chat_id, message.id]

    def of(self, chat_id: int) -> list[Message]:
        """A chat from top to bottom."""
        return [message for (chat, _), message in self._kept.items() if chat == chat_id]

    def edit(self, message: Message, body: Formatted, markup: Json | None, now: int) -> Message:
        """The bot's edit; refused where it would change nothing."""
        if not message.from_bot and message.inline_id is None:
            raise bad_request("message can't be edited")
        if message.markup and "inline_keyboard" not in message.markup:
            raise bad_request("message can't be edited")
        same_text = (message.text, message.entities) == (body.text, body.entities)
        if same_text and shown(message.markup) == shown(markup):
            raise bad_request(NOT_MODIFIED)
        return self.put(replace(message, body=body, markup=markup, edited=now))
