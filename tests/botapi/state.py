"""All that the double knows: the bot, its chats, messages, updates, open queries and profile."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .entities import EMPTY, Formatted
from .errors import Json, bad_request, forbidden
from .flood import Flood
from .messages import Message, Messages
from .params import Params
from .queries import Queries, Signal
from .updates import Updates
from .webhook import Webhook


@dataclass
class State:
    """One bot's world; `refusals` says, by chat, why the bot may not write there."""

    me: Json
    clock: Callable[[], float]
    updates: Updates
    webhook: Webhook
    callbacks: Queries
    inlines: Queries
    flood: Flood | None
    signal: Signal
    messages: Messages = field(default_factory=Messages)
    chats: dict[int, Json] = field(default_factory=dict)
    refusals: dict[int, str] = field(default_factory=dict)
    reactions: dict[tuple[int, int], list[Json]] = field(default_factory=dict)
    profile: dict[Any, Any] = field(default_factory=dict)

    def now(self) -> int:
        return int(self.clock())

    def chat(self, params: Params) -> Json:
        """The chat that `chat_id` names, by number or as @username, if the bot has ever met it."""
        if not params.has("chat_id"):
            raise bad_request("chat_id is empty")
        wanted = params.values["chat_id"]
        for chat in self.chats.values():
            if wanted in (chat["id"], f"@{chat.get('username')}"):
                return chat
        raise bad_request("chat not found")

    def reachable(self, params: Params) -> Json:
        """The chat, if the bot may write to it."""
        chat = self.chat(params)
        if chat["id"] in self.refusals:
            raise forbidden(self.refusals[chat["id"]])
        return chat

    def admit(self, chat_id: int) -> None:
        if self.flood:
            self.flood.admit(chat_id)

    def new_message(
        self,
        chat: Json,
        sender: Json | None,
        body: Formatted | None = None,
        content: Json | None = None,
        *,
        markup: Json | None = None,
        inline_id: str | None = None,
    ) -> Message:
        """Stores a message, the bot's or a user's, under the chat's next id."""
        number = self.messages.next_id(chat["id"])
        return self.messages.put(
            Message(number, chat, self.now(), sender, body or EMPTY, markup, content or {}, None, inline_id)
        )
