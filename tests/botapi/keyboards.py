"""What Telegram demands of `reply_markup`: four shapes, one action a button, bounded sizes."""

from typing import Any

from .entities import checked_url
from .errors import Json, bad_request

BUTTONS = 100
DATA_BYTES = 64
COPY_CHARACTERS = 256
ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
)
MAY_BE_EMPTY = frozenset({"switch_inline_query", "switch_inline_query_current_chat"})
FLAGS = ("remove_keyboard", "force_reply")


def check_markup(markup: Json | None) -> None:
    """Any markup a sent message may have."""
    if not markup:
        return
    if "inline_keyboard" in markup:
        check_inline(markup)
    elif "keyboard" in markup:
        for button in _flat(markup, "keyboard"):
            _check_label(button, "keyboard button")
    else:
        _check_flags(markup)


def check_inline_only(markup: Json | None) -> None:
    """The markup an edited message or an inline result may have."""
    if markup and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    check_markup(markup)


def check_inline(markup: Json) -> None:
    buttons = _flat(markup, "inline_keyboard")
    for button in buttons:
        _check_label(button, "inline keyboard button")
        _check_action(button)
    if len(buttons) > BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")


def shown(markup: Json | None) -> Json | None:
    """The inline keyboard that stays on the message; an empty one is none at all."""
    rows = [row for row in (markup or {}).get("inline_keyboard", []) if row]
    return {"inline_keyboard": rows} if rows else None


def _flat(markup: Json, field: str) -> list[Any]:
    rows = markup[field]
    if not isinstance(rows, list):
        raise bad_request(f'field "{field}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{field}" must be an Array of Arrays')
    return [button for row in rows for button in row]


def _check_flags(markup: Json) -> None:
    present = [name for name in FLAGS if name in markup]
    if not present:
        raise bad_request("object expected as reply markup")
    for name in present:
        if not isinstance(markup[name], bool):
            raise bad_request(f'field "{name}" must be of type Boolean')


def _check_label(button: Any, kind: str) -> None:
    label = button.get("text") if isinstance(button, dict) else button
    if label is None:
        raise bad_request(f"can't parse {kind}: Can't find field \"text\"")
    if not isinstance(label, str):
        raise bad_request(f'can\'t parse {kind}: Field "text" must be of type String')
    if not label.strip():
        raise bad_request(f"can't parse {kind}: text must be non-empty")


def _check_action(button: Json) -> None:
    present = [name for name in ACTIONS if button.get(name) or (name in MAY_BE_EMPTY and name in button)]
    if "pay" in button or "callback_game" in button:
        raise bad_request("BUTTON_TYPE_INVALID")
    if not present:
        reason = "Text buttons are unallowed in the inline keyboard"
        raise bad_request(f"can't parse inline keyboard button: {reason}")
    if len(present) > 1:
        raise bad_request(f"can't parse inline keyboard button: more than one action ({', '.join(present)})")
    _check_details(present[0], button[present[0]])


def _check_details(action: str, value: Any) -> None:
    if action == "callback_data" and not 1 <= len(str(value).encode()) <= DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url":
        _check_url(str(value))
    if action == "web_app" and not str(value.get("url", "")).startswith("https://"):
        url = value.get("url", "")
        place = f"inline keyboard button Web App URL '{url}'"
        raise bad_request(f"{place} is invalid: Only HTTPS links are allowed")
    if action == "copy_text" and not 1 <= len(value.get("text", "")) <= COPY_CHARACTERS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_url(url: str) -> None:
    scheme = url.partition("://")[0] if "://" in url else "http"
    if scheme.lower() not in ("http", "https", "tg", "ton"):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if not checked_url(url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
