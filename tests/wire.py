"""The Bot API without a network: what the bot calls is recorded, what Telegram would say is canned or told."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from telegram.request import BaseRequest, RequestData

BOT = {"id": 42, "is_bot": True, "first_name": "跑一次", "username": "PaoyiciBot"}
TOKEN = "42:TEST"


@dataclass(frozen=True)
class Call:
    """One call of a Bot API method."""

    method: str
    parameters: dict[str, Any]

    @property
    def text(self) -> str:
        text: str = self.parameters["text"]
        return text

    @property
    def buttons(self) -> list[dict[str, str]]:
        """The inline buttons in reading order."""
        rows = self.parameters.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]
        return [button for row in rows for button in row]


async def _at_once(call: Call) -> None:
    """Nothing to wait for."""


class Wire(BaseRequest):
    """Takes the network's place; ``hold`` is awaited before a call is answered."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.hold: Callable[[Call], Awaitable[None]] = _at_once
        self._refusals: list[tuple[str, int, str]] = []

    def refuse(self, method: str, status: int, description: str) -> None:
        """Have the next call of ``method`` refused."""
        self._refusals.append((method, status, description))

    def of(self, method: str) -> list[Call]:
        """The calls of one method in their order."""
        return [call for call in self.calls if call.method == method]

    @property
    def sent(self) -> list[Call]:
        """The messages sent."""
        return self.of("sendMessage")

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @property
    def read_timeout(self) -> float | None:
        """Never too slow."""
        return None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *timeouts: Any,
        **named_timeouts: Any,
    ) -> tuple[int, bytes]:
        """Record the call and answer it."""
        call = Call(url.rsplit("/", 1)[1], dict(request_data.parameters) if request_data else {})
        if call.method != "getMe":
            self.calls.append(call)
        await self.hold(call)
        for refusal in self._refusals:
            name, status, description = refusal
            if name == call.method:
                self._refusals.remove(refusal)
                return status, _body({"ok": False, "error_code": status, "description": description})
        return 200, _body({"ok": True, "result": self._result(call)})

    def _result(self, call: Call) -> Any:
        match call.method:
            case "getMe":
                return BOT
            case "sendMessage" | "editMessageText":
                chat = {"id": call.parameters["chat_id"], "type": "private"}
                return {"message_id": 1000 + len(self.calls), "date": 1, "chat": chat, "from": BOT, "text": "…"}
        return True


def _body(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer).encode()
