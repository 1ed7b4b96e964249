"""Updates as they come over the line, readable or not."""

import json
from typing import Any

import pytest

from bot.updates import UpdatesRequest

GOOD = {"update_id": 7, "message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "公积金"}}


def taken(*updates: Any) -> Any:
    return UpdatesRequest.parse_json_payload(json.dumps({"ok": True, "result": updates}).encode())["result"]


def test_readable_updates_come_as_they_are() -> None:
    assert taken(GOOD) == [GOOD]


def test_an_unreadable_update_leaves_its_id() -> None:
    assert taken({"update_id": 6, "message": {"message_id": "x"}}, GOOD) == [{"update_id": 6}, GOOD]


@pytest.mark.parametrize(
    "update", [{}, {"message": {"text": "公积金"}}, {"update_id": "7"}, {"update_id": None}, [], "x", 1]
)
def test_what_has_no_number_is_left_out(update: Any) -> None:
    assert taken(update, GOOD) == [GOOD]


def test_other_answers_are_left_alone() -> None:
    assert UpdatesRequest.parse_json_payload(b'{"ok": true, "result": true}') == {"ok": True, "result": True}


def test_nothing_of_an_unreadable_update_is_logged_but_its_number(caplog: pytest.LogCaptureFixture) -> None:
    taken({"update_id": 6, "message": {"message_id": 1, "date": "33010619800101001X", "chat": {}}})
    assert "6" in caplog.text
    assert "33010619800101001X" not in caplog.text
