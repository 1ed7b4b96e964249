"""Updates as they come over the line: one that the library cannot read holds up nobody."""

import logging
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
            answer["result"] = [update if _readable(update) else _emptied(update) for update in answer["result"]]
        return answer


def _readable(update: dict[str, Any]) -> bool:
    try:
        Update.de_json(update)
    except Exception as error:  # whatever the library's parser may stumble over
        _log.error("update %s is unreadable: %r", update.get("update_id"), error)
        return False
    return True


def _emptied(update: dict[str, Any]) -> dict[str, Any]:
    return {"update_id": update["update_id"]}
