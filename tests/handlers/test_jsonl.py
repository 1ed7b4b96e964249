"""The contract with programs: a question a line in, a JSON object a line out."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.conversation import Conversation
from handlers.jsonl import answer_line, read_turn
from handlers.turn import Turn
from tests.handlers.test_dialogue import FOREIGN, SURE, WIDE


async def answered(conversation: Conversation, line: str) -> dict[str, Any]:
    written = await answer_line(conversation, line)
    assert "\n" not in written
    found: dict[str, Any] = json.loads(written)
    return found


@pytest.mark.parametrize(("question", "outcome"), [(SURE, "answer"), (WIDE, "choose"), (FOREIGN, "none"), ("", "none")])
async def test_every_answer_has_the_agreed_shape(conversation: Conversation, question: str, outcome: str) -> None:
    reply = await answered(conversation, question + "\n")
    assert list(reply) == ["outcome", "items", "reply"]
    assert reply["outcome"] == outcome
    assert reply["reply"]
    assert len(reply["items"]) <= 10
    for item in reply["items"]:
        assert list(item) == ["id", "title", "unit", "visits", "score"]
        assert isinstance(item["score"], float)
        assert 0 <= item["score"] <= 1
        assert item["visits"] in (0, 1, None)


async def test_a_refusal_still_tells_what_would_have_been_offered(conversation: Conversation) -> None:
    assert (await answered(conversation, "结婚登记"))["items"]


async def test_the_first_item_is_what_the_reply_is_about(conversation: Conversation) -> None:
    reply = await answered(conversation, SURE)
    assert reply["items"][0] | {"score": 1} == {
        "id": "matter:48",
        "title": "补办驾驶证、行驶证",
        "unit": "市公安局交管局",
        "visits": 1,
        "score": 1,
    }
    assert "1次" in reply["reply"]
    assert "序号48" in reply["reply"]


async def test_chinese_is_written_as_chinese(conversation: Conversation) -> None:
    assert "补办" in await answer_line(conversation, SURE)


async def test_lines_of_one_session_share_a_conversation(conversation: Conversation) -> None:
    choice = await answered(conversation, json.dumps({"session": "s1", "q": WIDE}))
    other = await answered(conversation, json.dumps({"session": "s2", "q": "2"}))
    picked = await answered(conversation, json.dumps({"session": "s1", "q": "2"}))
    assert picked["items"][0]["id"] == choice["items"][1]["id"]
    assert other["items"][:1] != picked["items"][:1] or other["outcome"] != "answer"


async def test_plain_lines_have_no_conversation(conversation: Conversation) -> None:
    await answered(conversation, WIDE)
    assert (await answered(conversation, "都不是"))["items"] == []


@pytest.mark.parametrize(
    ("line", "turn"),
    [
        ("驾照丢了", Turn("", "驾照丢了")),
        ('{"q": "驾照"}', Turn("", "驾照")),
        ('{"session": "s1", "q": "驾照"}', Turn("jsonl:s1", "驾照")),
        ('{"session": 7, "q": "驾照"}', Turn("jsonl:7", "驾照")),
        ('{"session": null, "q": "驾照"}', Turn("", "驾照")),
        (' {"q": "驾照"}', Turn("", "驾照")),
        ("{}", Turn("", "{}")),
        ('{"q": null}', Turn("", '{"q": null}')),
        ('{"q": ["a"]}', Turn("", '{"q": ["a"]}')),
        ('{"session": "s1"}', Turn("", '{"session": "s1"}')),
        ("{驾照", Turn("", "{驾照")),
        ('["q"]', Turn("", '["q"]')),
        ("123", Turn("", "123")),
        ("", Turn("", "")),
    ],
)
def test_what_is_not_our_json_is_plain_text(line: str, turn: Turn) -> None:
    assert read_turn(line) == turn


def test_json_that_is_nested_beyond_reason_is_plain_text() -> None:
    line = '{"q":' * 100_000
    assert read_turn(line) == Turn("", line)


async def test_half_a_character_cannot_end_the_conversation(conversation: Conversation) -> None:
    for question in (
        '{"q": "/places \\ud800"}',
        '{"q": "/unit \\udfff公"}',
        '{"session": "\\ud800", "q": "社保 \\ud83d"}',
    ):
        assert (await answer_line(conversation, question)).encode()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.text(max_size=60), session=st.none() | st.text(max_size=5))
async def test_every_question_in_json_gets_one_line(
    conversation: Conversation, question: str, session: str | None
) -> None:
    line = json.dumps({"session": session, "q": question}, ensure_ascii=False)
    assert (await answered(conversation, line))["outcome"] in ("answer", "choose", "none")
