"""Updates as they come over the line: one that the library cannot read holds up nobody."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from telegram import Update
from telegram.request import HTTPXRequest

_log = logging.getLogger(__name__)


class UpdatesRequest(HTTPXRequest):
    """Makes an unreadable update an empty one; otherwise all that come with it would be fetched again for ever."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer to getUpdates."""
        answer = HTTPXRequest.parse_json_payload(payload)
        if isinstance(answer.get("result"), list):
            answer["result"] = list(_served(answer["result"]))
        return answer


def _served(updates: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """The updates, of an unreadable one its number alone; what has no number cannot be confirmed and is left out."""
    for update in updates:
        match update:
            case {"update_id": int(number)}:
                yield update if readable(update) else {"update_id": number}
            case _:
                _log.error("an update has no number")


def readable(update: dict[str, Any]) -> bool:
    """Can the library make something of it?  If not that is logged."""
    try:
        Update.de_json(update)
    except Exception as error:  # whatever the library's parser may stumble over; its words may quote the update
        _log.error("update %s is unreadable: %s", update["update_id"], type(error).__name__)
        return False
    return True
