"""Updates as Telegram sends them, in JSON."""

import itertools
from typing import Any

from tests.wire import BOT

Json = dict[str, Any]

_numbers = itertools.count(1)


def user(number: int) -> Json:
    return {"id": number, "is_bot": False, "first_name": f"用户{number}"}


def private(number: int) -> Json:
    return {"id": number, "type": "private", "first_name": f"用户{number}"}


def group(number: int = -100) -> Json:
    return {"id": number, "type": "supergroup", "title": "邻居"}


def message(chat: Json, sender: int = 0, **content: Any) -> Json:
    """A message; in private its sender is the chat."""
    number = next(_numbers)
    return {"message_id": number, "date": 1, "chat": chat, "from": user(sender or chat["id"]), **content}


def text(said: str, chat: Json, sender: int = 0, **content: Any) -> Json:
    """A text with the entities that Telegram finds in it: a command at its beginning, mentions anywhere."""
    return message(chat, sender, text=said, entities=_entities(said), **content)


def update(kind: str, content: Json) -> Json:
    return {"update_id": next(_numbers), kind: content}


def press(data: str, below: Json | None, sender: int) -> Json:
    """A pressed button below a message of ours, or below one that was sent through inline mode."""
    where = {"message": below} if below else {"inline_message_id": "1"}
    return {"id": str(next(_numbers)), "from": user(sender), "chat_instance": "1", "data": data, **where}


def ours(chat: Json) -> Json:
    """A message of the bot's."""
    return {**message(chat, text="…"), "from": BOT}


def too_old(chat: Json) -> Json:
    """A message that Telegram does not show to the bot any more."""
    return {"message_id": 1, "date": 0, "chat": chat}


def typed(query: str, sender: int) -> Json:
    return {"id": str(next(_numbers)), "from": user(sender), "query": query, "offset": ""}


def membership(chat: Json, status: str, sender: int) -> Json:
    before = {"user": BOT, "status": "member"}
    after = {"user": BOT, "status": status, **({"until_date": 0} if status == "kicked" else {})}
    return {"chat": chat, "from": user(sender), "date": 1, "old_chat_member": before, "new_chat_member": after}


def _entities(said: str) -> list[Json]:
    words = [word for word in said.split() if word.startswith("@") or (word.startswith("/") and said.startswith(word))]
    return [
        {
            "type": "mention" if word.startswith("@") else "bot_command",
            "offset": len(said[: said.index(word)].encode("utf-16-le")) // 2,
            "length": len(word.encode("utf-16-le")) // 2,
        }
        for word in words
    ]
