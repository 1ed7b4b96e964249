"""The table of methods, and those that concern the bot itself: updates, webhook, queries, profile."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from . import sending
from .errors import ApiError, Json, bad_request, conflict
from .limits import check_callback_answer, check_commands, check_inline_answer, check_length, check_secret
from .params import Params
from .state import State
from .webhook import CONNECTIONS, Target

Method = Callable[[State, Params], Awaitable[Any]]
LONGEST_POLL = 50
LOOPBACK = ("http://127.0.0.1", "http://localhost", "http://[::1]")
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


def find(name: str) -> tuple[str, Method]:
    """The method under its proper name; Telegram does not mind upper and lower case."""
    for proper, method in METHODS.items():
        if proper.lower() == name.lower():
            return proper, method
    raise ApiError(404, "Not Found")


async def get_me(state: State, params: Params) -> Json:
    return state.me


async def agree(state: State, params: Params) -> bool:
    """logOut and close: accepted, without consequences here."""
    return True


async def get_updates(state: State, params: Params) -> list[Json]:
    if state.webhook.target:
        raise conflict(WEBHOOK_ACTIVE)
    state.updates.allow(_kinds(params))
    limit = min(max(params.integer("limit", 100), 1), 100)
    timeout = min(max(params.integer("timeout"), 0), LONGEST_POLL)
    return await state.updates.poll(params.integer("offset"), limit, timeout)


async def set_webhook(state: State, params: Params) -> bool:
    url = params.text("url")
    check_secret(params.text("secret_token"))
    if url and not url.startswith(("https://", *LOOPBACK)):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not url:
        return await delete_webhook(state, params)
    state.updates.allow(_kinds(params))
    state.updates.terminate("terminated by setWebhook request")
    return _aim(state, params, Target(url, params.text("secret_token"), _connections(params)))


async def delete_webhook(state: State, params: Params) -> bool:
    return _aim(state, params, None)


def _aim(state: State, params: Params, target: Target | None) -> bool:
    if params.flag("drop_pending_updates"):
        state.updates.drop()
    state.webhook.aim(target)
    return True


def _connections(params: Params) -> int:
    return min(max(params.integer("max_connections", CONNECTIONS), 1), 100)


def _kinds(params: Params) -> list[str] | None:
    kinds = params.values.get("allowed_updates")
    return kinds if isinstance(kinds, list) else None


async def get_webhook_info(state: State, params: Params) -> Json:
    return state.webhook.info()


async def answer_callback_query(state: State, params: Params) -> bool:
    check_callback_answer(params)
    state.callbacks.answer(params.text("callback_query_id"), params.values)
    return True


async def answer_inline_query(state: State, params: Params) -> bool:
    check_inline_answer(params)
    state.inlines.answer(params.text("inline_query_id"), params.values)
    return True


def _scope(params: Params) -> tuple[str, str]:
    scope = params.object("scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), params.text("language_code")


async def set_my_commands(state: State, params: Params) -> bool:
    commands = params.objects("commands")
    check_commands(commands)
    state.profile[_scope(params)] = commands
    return True


async def get_my_commands(state: State, params: Params) -> list[Json]:
    commands: list[Json] = state.profile.get(_scope(params), [])
    return commands


async def delete_my_commands(state: State, params: Params) -> bool:
    state.profile.pop(_scope(params), None)
    return True


async def set_my_description(state: State, params: Params) -> bool:
    check_length(params, "description", 512)
    state.profile["description", params.text("language_code")] = params.text("description")
    return True


async def set_my_short_description(state: State, params: Params) -> bool:
    check_length(params, "short_description", 120)
    state.profile["short_description", params.text("language_code")] = params.text("short_description")
    return True


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "logOut": agree,
    "close": agree,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyDescription": set_my_description,
    "setMyShortDescription": set_my_short_description,
    "sendMessage": sending.send_message,
    "sendLocation": sending.send_location,
    "sendVenue": sending.send_venue,
    "editMessageText": sending.edit_text,
    "editMessageReplyMarkup": sending.edit_markup,
    "deleteMessage": sending.delete_message,
    "sendChatAction": sending.send_chat_action,
    "setMessageReaction": sending.set_reaction,
    "getChat": sending.get_chat,
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
}
