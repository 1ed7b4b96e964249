"""What people do in Telegram, as a test does it for them: private chats, groups, channels."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from .entities import Formatted, detected
from .errors import Json
from .limits import checked_text
from .messages import Message
from .queries import Query
from .sending import quoted
from .state import State

BLOCKED = "bot was blocked by the user"
KICKED = "bot was kicked from the supergroup chat"
QUERY_CHARACTERS = 256


@dataclass(frozen=True)
class Press:
    """A pressed button; wait for the bot's answer to stop its spinner."""

    query: Query
    state: State

    async def answer(self, timeout: float = 2.0) -> Json:
        """The parameters of the first answerCallbackQuery."""
        await self.state.signal.until(lambda: self.query.answers, timeout)
        return self.query.answers[0]


@dataclass(frozen=True)
class InlineResult:
    """One result the bot offered under an inline query; `raw` is its JSON."""

    id: str
    title: str
    raw: Json
    query: str


@dataclass(frozen=True)
class User:
    """A person; `chat` is the private chat with the bot."""

    state: State
    profile: Json

    @property
    def id(self) -> int:
        return int(self.profile["id"])

    @property
    def chat_id(self) -> int:
        return self.id

    @property
    def chat(self) -> Json:
        names = {name: value for name, value in self.profile.items() if name in ("first_name", "username")}
        return {"id": self.id, "type": "private"} | names

    async def start(self) -> Message:
        return await self.say("/start")

    async def say(self, text: str, *, chat: "Group | None" = None, reply_to: Message | None = None) -> Message:
        """Types a text, to the bot or in a group; commands, mentions and links become entities."""
        return self._send(Formatted(text, detected(text), text), {}, chat, reply_to)

    async def edit(self, message: Message, text: str) -> Message:
        """Changes one of the user's own messages."""
        if message.sender != self.profile:
            raise LookupError(f"message {message.id} is not by user {self.id}")
        return change(self.state, "edited_message", message, text)

    async def share_location(self, latitude: float, longitude: float) -> Message:
        return self._send(None, {"location": {"latitude": latitude, "longitude": longitude}})

    async def send_contact(self, phone_number: str = "+8613800000000") -> Message:
        contact = {"phone_number": phone_number, "first_name": self.profile["first_name"], "user_id": self.id}
        return self._send(None, {"contact": contact})

    async def send_voice(self, seconds: int = 3) -> Message:
        return self._send(None, {"voice": self._file() | {"duration": seconds}})

    async def send_video_note(self, seconds: int = 3) -> Message:
        return self._send(None, {"video_note": self._file() | {"duration": seconds, "length": 240}})

    async def send_photo(self, caption: str = "") -> Message:
        photo = self._file() | {"width": 90, "height": 90}
        return self._send(None, {"photo": [photo]} | _caption(caption))

    async def send_document(self, name: str = "file.pdf", caption: str = "") -> Message:
        return self._send(None, {"document": self._file() | {"file_name": name}} | _caption(caption))

    async def send_sticker(self, emoji: str = "👍") -> Message:
        size = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
        return self._send(None, {"sticker": self._file() | size | {"emoji": emoji}})

    async def press(self, message: Message, what: str, *, stale: bool = False) -> Press:
        """Presses the button with this label or data, of the message as it stands now.

        `stale` presses a button of `message` as it was, on a screen that has not been refreshed.
        """
        current = self.state.messages.get(message.chat_id, message.id)
        seen = message if stale else current
        data = _button(seen, what)["callback_data"]
        query = self.state.callbacks.ask()
        payload = {"id": query.id, "from": self.profile, "chat_instance": str(message.chat_id), "data": data}
        self.state.updates.push("callback_query", payload | _pressed(message, current))
        return Press(query, self.state)

    async def inline(self, query: str, *, offset: str = "", timeout: float = 2.0) -> list[InlineResult]:
        """Types `@bot query` in some chat and waits for what the bot offers."""
        if len(query) > QUERY_CHARACTERS:
            raise ValueError(f"Telegram lets nobody type more than {QUERY_CHARACTERS} characters")
        asked = self.state.inlines.ask()
        payload = {"id": asked.id, "from": self.profile, "query": query, "offset": offset}
        self.state.updates.push("inline_query", payload | {"chat_type": "sender"})
        await self.state.signal.until(lambda: asked.answers, timeout)
        offered = asked.answers[0].get("results") or []
        return [InlineResult(raw["id"], raw.get("title", ""), raw, query) for raw in offered]

    async def choose(self, result: InlineResult, *, chat: "Group | None" = None) -> Message:
        """Sends an offered result into a chat; with a keyboard the bot can edit it by inline_message_id."""
        markup = result.raw.get("reply_markup")
        inline_id = uuid4().hex if markup else None
        body, content = _chosen(result.raw)
        content["via_bot"] = self.state.me
        where = self._open(chat)
        sent = self.state.new_message(where, self.profile, body, content, markup=markup, inline_id=inline_id)
        chosen = {"result_id": result.id, "from": self.profile, "query": result.query}
        chosen |= {"inline_message_id": inline_id} if inline_id else {}
        self.state.updates.push("chosen_inline_result", chosen)
        self.state.updates.push("message", sent.json())
        return sent

    async def block(self) -> None:
        """Stops the bot: it may not write any more."""
        self.state.refusals[self.id] = BLOCKED
        member(self.state, self.chat, self.profile, "member", "kicked")

    async def unblock(self) -> None:
        self.state.refusals.pop(self.id, None)
        member(self.state, self.chat, self.profile, "kicked", "member")

    def _open(self, group: "Group | None") -> Json:
        if group is None and self.id in self.state.refusals:
            raise LookupError(f"user {self.id} has blocked the bot; unblock it first")
        chat = group.chat if group else self.chat
        self.state.chats[chat["id"]] = chat
        return chat

    def _send(
        self,
        body: Formatted | None,
        content: Json,
        group: "Group | None" = None,
        reply_to: Message | None = None,
    ) -> Message:
        chat = self._open(group)
        reply = {"reply_to_message": quoted(reply_to)} if reply_to else {}
        message = self.state.new_message(chat, self.profile, body, content | reply)
        if group is None or _meant_for_bot(self.state.me, message):
            self.state.updates.push("message", message.json())
        return message

    def _file(self) -> Json:
        name = f"{self.id}-{self.state.messages.next_id(self.id)}"
        return {"file_id": f"file-{name}", "file_unique_id": f"unique-{name}"}


@dataclass(frozen=True)
class Group:
    """A supergroup the bot is in."""

    state: State
    chat: Json

    @property
    def chat_id(self) -> int:
        return int(self.chat["id"])

    async def say(self, user: User, text: str, *, reply_to: Message | None = None) -> Message:
        return await user.say(text, chat=self, reply_to=reply_to)

    async def joins(self, user: User) -> Message:
        return self._service(user, {"new_chat_members": [user.profile]})

    async def leaves(self, user: User) -> Message:
        return self._service(user, {"left_chat_member": user.profile})

    async def remove_bot(self, user: User) -> None:
        """A member throws the bot out."""
        self.state.refusals[self.chat_id] = KICKED
        member(self.state, self.chat, user.profile, "member", "kicked")

    async def add_bot(self, user: User) -> None:
        self.state.refusals.pop(self.chat_id, None)
        member(self.state, self.chat, user.profile, "left", "member")

    def _service(self, user: User, content: Json) -> Message:
        message = self.state.new_message(self.chat, user.profile, None, content)
        self.state.updates.push("message", message.json())
        return message


@dataclass(frozen=True)
class Channel:
    """A channel the bot is in; its posts have no author."""

    state: State
    chat: Json

    @property
    def chat_id(self) -> int:
        return int(self.chat["id"])

    async def post(self, text: str) -> Message:
        message = self.state.new_message(self.chat, None, Formatted(text, detected(text), text))
        self.state.updates.push("channel_post", message.json())
        return message

    async def edit(self, message: Message, text: str) -> Message:
        return change(self.state, "edited_channel_post", message, text)


def change(state: State, kind: str, message: Message, text: str) -> Message:
    """A person's edit of a message that stands in a chat."""
    edited = replace(message, body=Formatted(text, detected(text), text), edited=state.now())
    state.messages.put(edited)
    state.updates.push(kind, edited.json())
    return edited


def member(state: State, chat: Json, actor: Json, old: str, new: str) -> None:
    """Tells the bot that its own membership changed."""
    change = {"old_chat_member": _member(state.me, old), "new_chat_member": _member(state.me, new)}
    state.updates.push("my_chat_member", {"chat": chat, "from": actor, "date": state.now()} | change)


def _member(user: Json, status: str) -> Json:
    return {"user": user, "status": status} | ({"until_date": 0} if status == "kicked" else {})


def _caption(caption: str) -> Json:
    return {"caption": caption, "caption_entities": list(detected(caption))} if caption else {}


def _button(message: Message | None, what: str) -> Json:
    for row in message.keyboard if message else []:
        for button in row:
            if what in (button["text"], button.get("callback_data")) and "callback_data" in button:
                return button
    raise LookupError(f"no button {what!r} to press among {message.buttons if message else 'nothing'}")


def _pressed(message: Message, current: Message | None) -> Json:
    """How the update refers to the message: in full, by inline id, or as gone."""
    if current is None:
        return {"message": {"chat": message.chat, "message_id": message.id, "date": 0}}
    return {"inline_message_id": current.inline_id} if current.inline_id else {"message": current.json()}


def _chosen(raw: Json) -> tuple[Formatted, Json]:
    content: Json = raw.get("input_message_content") or {}
    if "message_text" in content:
        mode, entities = content.get("parse_mode", ""), content.get("entities", [])
        return checked_text(content["message_text"], mode, entities), {}
    place: Any = {name: content[name] for name in ("latitude", "longitude") if name in content}
    return Formatted(""), {"location": place} if place else {}


def _meant_for_bot(me: Json, message: Message) -> bool:
    """Privacy mode shows a bot only commands for it, mentions of it and replies to it."""
    name = f"@{me['username']}".lower()
    command = message.text.startswith("/") and "@" not in message.text.split()[0]
    replied = message.content.get("reply_to_message", {}).get("from", {}).get("id") == me["id"]
    return bool(me["can_read_all_group_messages"] or name in message.text.lower() or command or replied)
