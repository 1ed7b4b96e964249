"""What Telegram refuses in texts, commands, answers and inline results."""

import re
from typing import Any

from .entities import Formatted, formatted, utf16_length
from .errors import Json, bad_request
from .keyboards import check_inline_only
from .params import Params

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
ANSWER_CHARACTERS = 200
RESULTS = 50
ID_BYTES = 64
COMMANDS = 100
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
COMMAND_CHARACTERS = 32
DESCRIPTION_CHARACTERS = 256
START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def message_text(params: Params) -> Formatted:
    """The text of a message sent or edited, parsed, trimmed and measured after parsing."""
    return checked_text(params.text("text"), params.text("parse_mode"), params.objects("entities"))


def checked_text(text: str, parse_mode: str, entities: list[Json]) -> Formatted:
    if not text:
        raise bad_request("message text is empty")
    value = formatted(text, parse_mode, entities)
    if not value.text:
        raise bad_request("text must be non-empty")
    if utf16_length(value.text) > TEXT_UNITS:
        raise bad_request("message is too long")
    return value


def check_callback_answer(params: Params) -> None:
    if len(params.text("text")) > ANSWER_CHARACTERS:
        raise bad_request("MESSAGE_TOO_LONG")


def check_commands(commands: list[Json]) -> None:
    for command in commands:
        _check_command(str(command.get("command", "")).strip().removeprefix("/"))
        _check_description(str(command.get("description", "")).strip())
    if len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")


def _check_command(name: str) -> None:
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > COMMAND_CHARACTERS:
        raise bad_request(f"command length must not exceed {COMMAND_CHARACTERS}")
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")


def _check_description(text: str) -> None:
    if not text:
        raise bad_request("command description must be non-empty")
    if len(text) > DESCRIPTION_CHARACTERS:
        raise bad_request(f"command description length must not exceed {DESCRIPTION_CHARACTERS}")


def check_length(params: Params, name: str, most: int) -> None:
    if len(params.text(name)) > most:
        raise bad_request(f"{name.replace('_', ' ')} is too long")


def check_secret(secret: str) -> None:
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")


def check_inline_answer(params: Params) -> None:
    results = params.objects("results")
    for result in results:
        _check_result(result)
    if len(results) > RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len(params.text("next_offset").encode()) > ID_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    _check_results_button(params.object("button"))


def _check_result(result: Json) -> None:
    for name in ("type", "id"):
        _field(result, name, str)
    if not 1 <= len(result["id"].encode()) <= ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if result["type"] == "article":
        _check_article(result)
    elif "caption" in result:
        _check_caption(result)
    check_inline_only(result.get("reply_markup"))


def _check_article(result: Json) -> None:
    if not _field(result, "title", str):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = _field(result, "input_message_content", dict)
    if "latitude" not in content and "phone_number" not in content:
        text = _field(content, "message_text", str)
        checked_text(text, content.get("parse_mode", ""), content.get("entities", []))


def _check_caption(result: Json) -> None:
    value = formatted(result["caption"], result.get("parse_mode", ""))
    if utf16_length(value.text) > CAPTION_UNITS:
        raise bad_request("message caption is too long")


def _check_results_button(button: Json | None) -> None:
    if button is None:
        return
    if not button.get("text"):
        raise bad_request("can't parse inline query results button: Can't find field \"text\"")
    if ("web_app" in button) == ("start_parameter" in button):
        raise bad_request("can't parse inline query results button: exactly one action expected")
    if "start_parameter" in button and not START_PARAMETER.fullmatch(button["start_parameter"]):
        raise bad_request("START_PARAM_INVALID")


def _field(source: Json, name: str, kind: type) -> Any:
    if name not in source:
        raise bad_request(f"can't parse inline query result: Can't find field \"{name}\"")
    if not isinstance(source[name], kind):
        expected = "Object" if kind is dict else "String"
        raise bad_request(f'can\'t parse inline query result: Field "{name}" must be of type {expected}')
    return source[name]
