"""Every expected problem is a Chinese sentence that says what to do."""

import errno

import pytest
from pydantic import ValidationError
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.problems import explain
from bot.settings import Settings
from knowledge.errors import FilesInvalid, Finding, KnowledgeError, NotReconciled, SourceDamaged, StoreUnavailable

HINTS = {
    InvalidToken("The token `42:TEST` was rejected by the server."): ("@BotFather", "PAOYICI_TOKEN"),
    Conflict("terminated by other getUpdates request"): ("另一个程序",),
    NetworkError("httpx.ConnectError: no route"): ("no route", "PAOYICI_API_BASE_URL"),
    TimedOut(): ("网络", "PAOYICI_API_BASE_URL"),
    BadRequest("bad webhook: HTTPS url must be provided"): ("不接受", "HTTPS"),
    Forbidden("bot was kicked"): ("不接受", "kicked"),
    TelegramError("Invalid server response"): ("Invalid server response",),
    OSError(errno.EADDRINUSE, "Address already in use"): ("端口", "占用", "PAOYICI_WEBHOOK_PORT"),
    PermissionError(errno.EACCES, "Permission denied", "/data/knowledge.db"): ("/data/knowledge.db",),
    OSError(errno.ENOSPC, "No space left on device"): ("No space left",),
}


@pytest.mark.parametrize(("error", "hints"), HINTS.items(), ids=lambda value: type(value).__name__)
def test_every_expected_problem_says_what_to_do(error: Exception, hints: tuple[str, ...]) -> None:
    sentence = explain(error)
    assert sentence is not None
    assert all(hint in sentence for hint in hints)
    assert sentence.endswith("。")


def test_a_request_that_is_refused_is_not_taken_for_a_lost_network() -> None:
    assert "网络" not in str(explain(BadRequest("bad webhook")))


def test_a_rejected_token_is_not_repeated() -> None:
    assert "42:TEST" not in str(explain(InvalidToken("The token `42:TEST` was rejected by the server.")))


@pytest.mark.parametrize(
    "error",
    [
        SourceDamaged("第3页缺了表头"),
        NotReconciled("合计不符"),
        FilesInvalid((Finding("matters.csv", 3, "备注", "太长"), Finding("units.csv", 1, "", "缺了"))),
        StoreUnavailable("读写失败"),
    ],
)
def test_knowledge_speaks_for_itself(error: KnowledgeError) -> None:
    assert explain(error) == str(error)


def test_a_bad_setting_is_named_as_it_stands_in_the_file_without_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAOYICI_WEBHOOK_PORT", "acht")
    monkeypatch.setenv("PAOYICI_WEBHOOK_SECRET", "hush hush")
    with pytest.raises(ValidationError) as caught:
        Settings()
    sentence = explain(caught.value)
    assert sentence is not None
    for hint in (".env.example", "PAOYICI_WEBHOOK_PORT", "PAOYICI_WEBHOOK_SECRET"):
        assert hint in sentence
    assert "hush hush" not in sentence


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), RuntimeError("x"), AssertionError("x")])
def test_what_nobody_foresaw_is_not_explained_away(error: Exception) -> None:
    assert explain(error) is None
