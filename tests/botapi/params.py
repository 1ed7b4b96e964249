"""The parameters of one call, the same whether they came as a query, a form, multipart or JSON."""

import json
import re
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from .errors import Json, bad_request

STRUCTURED = frozenset(
    {
        "allowed_updates",
        "button",
        "commands",
        "entities",
        "link_preview_options",
        "reaction",
        "reply_markup",
        "reply_parameters",
        "results",
        "scope",
    }
)
INTEGERS = frozenset(
    {
        "cache_time",
        "chat_id",
        "limit",
        "max_connections",
        "message_id",
        "message_thread_id",
        "offset",
        "reply_to_message_id",
        "timeout",
    }
)
TEXTS = frozenset({"text", "title", "address", "description", "short_description", "url", "secret_token"})
BOOLEANS = {"true": True, "false": False}
WHOLE_NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True)
class Params:
    """Decoded values by name; a missing name reads as empty, zero or false, as Telegram reads it."""

    values: Json

    def has(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.values.get(name)
        return value if isinstance(value, int) else default

    def number(self, name: str) -> float:
        try:
            return float(self.values[name])
        except (KeyError, TypeError, ValueError):
            raise bad_request(f"{name} is empty") from None

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "yes", "1")

    def object(self, name: str) -> Json | None:
        value = self.values.get(name)
        if value is None or isinstance(value, dict):
            return value
        raise bad_request(f"object expected as {name.replace('_', ' ')}")

    def objects(self, name: str) -> list[Json]:
        value = self.values.get(name) or []
        if not isinstance(value, list):
            raise bad_request(f'field "{name}" must be of type Array')
        if not all(isinstance(item, dict) for item in value):
            raise bad_request(f'field "{name}" must be an Array of Objects')
        return value


async def read(request: web.Request) -> Params:
    """Reads query and body; raises `ApiError` where a JSON-encoded value is not JSON."""
    raw: Json = dict(request.query)
    if request.content_type == "application/json" and request.can_read_body:
        raw |= _object(await request.text())
    else:
        raw |= {name: _plain(value) for name, value in (await request.post()).items()}
    return decode(raw)


def decode(raw: Json) -> Params:
    return Params({name: _decoded(name, value) for name, value in raw.items()})


def _object(body: str) -> Json:
    value = _parsed("request", body)
    if not isinstance(value, dict):
        raise bad_request("object expected as request")
    return value


def _plain(value: str | bytes | bytearray | FileField) -> Any:
    if isinstance(value, FileField):
        return {"filename": value.filename, "content_type": value.content_type}
    return value if isinstance(value, str) else value.decode()


def _decoded(name: str, value: Any) -> Any:
    if not isinstance(value, str) or name in TEXTS:
        return value
    if name in STRUCTURED:
        return _parsed(name, value) if value else None
    if name in INTEGERS and WHOLE_NUMBER.fullmatch(value):
        return int(value)
    return BOOLEANS.get(value, value)


def _parsed(name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None
