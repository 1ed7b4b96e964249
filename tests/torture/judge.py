"""Telegram's judgement without a network: every call is checked by the Bot API double, in this process."""

import json
from dataclasses import dataclass
from typing import Any

from telegram.request import RequestData

from tests.botapi import BotApi, methods
from tests.botapi.errors import ApiError
from tests.botapi.params import decode
from tests.wire import Wire

EXPECTED = ("message to edit not found", "message is not modified", "query is too old")
"""Refusals that come of what people do, not of what the bot says."""


@dataclass(frozen=True)
class Refused:
    """A call that Telegram would not take, and why."""

    method: str
    parameters: dict[str, Any]
    reason: str


class Judge(Wire):
    """Takes the network's place; keeps what was refused, and nothing else."""

    def __init__(self, api: BotApi) -> None:
        super().__init__()
        self._state = api.state
        self.refused: list[Refused] = []
        self.made = 0

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named: Any
    ) -> tuple[int, bytes]:
        """Have the call judged and made."""
        name, perform = methods.find(url.rsplit("/", 1)[1])
        parameters = dict(request_data.parameters) if request_data else {}
        self.made += 1
        try:
            result = await perform(self._state, decode(json.loads(json.dumps(parameters))))
        except ApiError as error:
            if not any(each in error.description for each in EXPECTED):
                self.refused.append(Refused(name, parameters, error.description))
            return error.code, json.dumps(error.body()).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()
