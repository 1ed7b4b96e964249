"""The methods that put, change and remove what stands in a chat."""

from typing import Any

from .entities import EMPTY, Formatted
from .errors import Json, bad_request
from .keyboards import check_inline_only, check_markup
from .limits import message_text
from .messages import MISSING_EDIT, Message
from .params import Params
from .state import State

ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
REACTIONS = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 "
    "🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 "
    "🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
)


async def send_message(state: State, params: Params) -> Json:
    return _send(state, params, message_text(params), {})


async def send_location(state: State, params: Params) -> Json:
    return _send(state, params, EMPTY, {"location": _location(params)})


async def send_venue(state: State, params: Params) -> Json:
    for name in ("title", "address"):
        if not params.has(name):
            raise bad_request(f"venue {name} must be non-empty")
    venue = {"location": _location(params), "title": params.text("title"), "address": params.text("address")}
    return _send(state, params, EMPTY, {"location": venue["location"], "venue": venue})


async def edit_text(state: State, params: Params) -> Any:
    body = message_text(params)
    return _edit(state, params, _target(state, params), body)


async def edit_markup(state: State, params: Params) -> Any:
    message = _target(state, params)
    return _edit(state, params, message, message.body)


async def delete_message(state: State, params: Params) -> bool:
    chat = state.reachable(params)
    message = state.messages.get(chat["id"], params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if not message.from_bot and chat["type"] != "private":
        raise bad_request("message can't be deleted")
    state.messages.delete(message)
    return True


async def send_chat_action(state: State, params: Params) -> bool:
    state.reachable(params)
    if params.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


async def set_reaction(state: State, params: Params) -> bool:
    chat = state.reachable(params)
    key = (chat["id"], params.integer("message_id"))
    reactions = params.objects("reaction")
    if state.messages.get(*key) is None:
        raise bad_request("message to react not found")
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(item.get("type") == "emoji" and not _known(item["emoji"]) for item in reactions):
        raise bad_request("REACTION_INVALID")
    state.reactions[key] = reactions
    return True


async def get_chat(state: State, params: Params) -> Json:
    gifts = dict.fromkeys(("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"), False)
    gifts["gifts_from_channels"] = False
    return state.chat(params) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }


def _known(emoji: str) -> bool:
    return emoji.replace("\ufe0f", "") in REACTIONS.split()


def _send(state: State, params: Params, body: Formatted, content: Json) -> Json:
    """The last steps of every sending: the markup, the chat, the message replied to, the flood limit."""
    markup = params.object("reply_markup")
    check_markup(markup)
    chat = state.reachable(params)
    content = content | _reply(state, params, chat["id"])
    state.admit(chat["id"])
    return state.new_message(chat, state.me, body, content, markup=markup).json()


def _edit(state: State, params: Params, message: Message, body: Formatted) -> Any:
    markup = params.object("reply_markup")
    check_inline_only(markup)
    state.admit(message.chat_id)
    edited = state.messages.edit(message, body, markup, state.now())
    return True if params.has("inline_message_id") else edited.json()


def _target(state: State, params: Params) -> Message:
    if params.has("inline_message_id"):
        return state.messages.inline(params.text("inline_message_id"))
    chat = state.reachable(params)
    if not params.has("message_id"):
        raise bad_request("message identifier is not specified")
    message = state.messages.get(chat["id"], params.integer("message_id"))
    if message is None:
        raise bad_request(MISSING_EDIT)
    return message


def _reply(state: State, params: Params, chat_id: int) -> Json:
    reply = params.object("reply_parameters") or _old_reply(params)
    if not reply:
        return {}
    if "message_id" not in reply:
        raise bad_request('can\'t find field "message_id"')
    message = state.messages.get(reply.get("chat_id", chat_id), reply["message_id"])
    if message:
        return {"reply_to_message": quoted(message)}
    if reply.get("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def _old_reply(params: Params) -> Json:
    if not params.has("reply_to_message_id"):
        return {}
    lenient = params.flag("allow_sending_without_reply")
    return {"message_id": params.integer("reply_to_message_id"), "allow_sending_without_reply": lenient}


def quoted(message: Message) -> Json:
    """A message as another shows it that replies to it: without what that one replied to."""
    return {name: value for name, value in message.json().items() if name != "reply_to_message"}


def _location(params: Params) -> Json:
    latitude, longitude = params.number("latitude"), params.number("longitude")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise bad_request("wrong latitude or longitude specified")
    return {"latitude": latitude, "longitude": longitude}
