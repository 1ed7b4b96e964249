"""What is kept of an update until it is answered: as little as it takes to answer it, with nobody's data in it.

Chat and person stay as numbers, for without them nobody can be answered; names, pictures, contacts and what is quoted
go; texts are masked; a place is rounded to some hundred metres.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from nlu.personal import mask

Json = Mapping[str, Any]

_ROUNDED = 3
"""Decimals of a degree: 110 m."""
_SAID = ("text", "caption")
_SENT = (
    *("animation", "audio", "contact", "dice", "document", "game", "paid_media", "photo", "poll", "sticker", "story"),
    *("venue", "video", "video_note", "voice"),
)
"""What a person sends instead of words; it is enough to know that it was something."""
_SPOKEN_TO = ("mention", "bot_command")
"""Marks in a text that tell whether the bot is spoken to."""


def trace(update: Json) -> dict[str, Any]:
    """The part of an update (as JSON) to be kept; of one that nobody answers its number alone."""
    kept = {kind: _KINDS[kind](content) for kind, content in update.items() if kind in _KINDS}
    return {"update_id": update["update_id"]} | {kind: content for kind, content in kept.items() if content}


def _message(message: Json) -> dict[str, Any]:
    if not any(key in message for key in (*_SAID, *_SENT, "location")):
        return {}
    return _where(message) | _words(message) | _place(message) | _bound(message)


def _where(message: Json) -> dict[str, Any]:
    """The message itself: number, time, chat, person."""
    told = {key: message[key] for key in ("message_id", "date", "edit_date", "media_group_id") if key in message}
    return told | {"chat": _chat(message["chat"])} | _people(message, "from", "via_bot")


def _words(message: Json) -> dict[str, Any]:
    """Text or caption, masked, with the marks that tell who is spoken to."""
    kept: dict[str, Any] = {}
    for key in _SAID:
        if key in message:
            marks = "entities" if key == "text" else "caption_entities"
            kept[key], kept[marks] = _masked(message[key], message.get(marks, ()))
    return kept


def _masked(text: str, marks: tuple[Json, ...]) -> tuple[str, list[dict[str, Any]]]:
    """The text masked around its marks, and where these stand then (in UTF-16 units, as Telegram counts)."""
    raw, masked, kept, end = text.encode("utf-16-le", "surrogatepass"), b"", [], 0
    for mark in sorted(marks, key=lambda each: int(each["offset"])):
        start = 2 * int(mark["offset"])
        if mark["type"] in _SPOKEN_TO and start >= end:
            masked += _mask(raw[end:start])
            end = start + 2 * int(mark["length"])
            kept.append({"type": mark["type"], "offset": len(masked) // 2, "length": mark["length"]})
            masked += raw[start:end]
    return (masked + _mask(raw[end:])).decode("utf-16-le", "replace"), kept


def _mask(raw: bytes) -> bytes:
    text = raw.decode("utf-16-le", "replace")
    return (mask(text) if text.strip() else text).encode("utf-16-le")


def _place(message: Json) -> dict[str, Any]:
    if "location" not in message:
        return {}
    return {"location": {key: round(message["location"][key], _ROUNDED) for key in ("latitude", "longitude")}}


def _bound(message: Json) -> dict[str, Any]:
    """The message that this one answers to: whose it is."""
    answered = message.get("reply_to_message")
    return {"reply_to_message": _where(answered)} if answered else {}


def _press(query: Json) -> dict[str, Any]:
    kept = {key: query[key] for key in ("id", "chat_instance", "data") if key in query} | _people(query, "from")
    return kept | ({"message": _where(query["message"])} if "message" in query else {})


def _inline(query: Json) -> dict[str, Any]:
    return {"id": query["id"], "query": mask(query["query"]), "offset": query["offset"]} | _people(query, "from")


def _membership(change: Json) -> dict[str, Any]:
    """That the bot has to go; that it has come tells nothing."""
    told, after = change["new_chat_member"], {"status": "left"}
    if told["status"] not in ("left", "kicked"):
        return {}
    members = {"old_chat_member": {"user": _person(told["user"])} | after}
    members["new_chat_member"] = members["old_chat_member"]
    return {"chat": _chat(change["chat"]), "date": change["date"]} | _people(change, "from") | members


def _chat(chat: Json) -> dict[str, Any]:
    return {"id": chat["id"], "type": chat["type"]}


def _people(holder: Json, *roles: str) -> dict[str, Any]:
    return dict(_each_person(holder, roles))


def _each_person(holder: Json, roles: tuple[str, ...]) -> Iterator[tuple[str, Json]]:
    for role in roles:
        if role in holder:
            yield role, _person(holder[role])


def _person(person: Json) -> dict[str, Any]:
    """A number without a name."""
    return {"id": person["id"], "is_bot": person["is_bot"], "first_name": ""}


_KINDS = {
    "message": _message,
    "edited_message": _message,
    "callback_query": _press,
    "inline_query": _inline,
    "my_chat_member": _membership,
}
