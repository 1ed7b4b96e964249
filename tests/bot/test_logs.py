"""Logs: on standard error, without a secret in them, tracebacks included."""

import logging
import sys

import pytest

from bot import logs

TOKEN, SECRET = "123456:AAH-secret_Token", "hush-hush"


def test_secrets_are_blotted_out_of_messages_and_their_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("DEBUG", [TOKEN, SECRET])
    logging.getLogger("a").info("POST https://api.telegram.org/bot%s/getMe %s", TOKEN, [SECRET])
    out, err = capsys.readouterr()
    assert out == ""
    assert "getMe" in err
    assert TOKEN not in err
    assert SECRET not in err


def test_secrets_are_blotted_out_of_tracebacks(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("DEBUG", [TOKEN, SECRET])
    try:
        try:
            raise ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe")
        except ValueError as cause:
            raise RuntimeError(f"rejected: {TOKEN}") from cause
    except RuntimeError:
        logging.getLogger("a").exception("with %s", TOKEN)
    err = capsys.readouterr().err
    assert "RuntimeError" in err
    assert "ValueError" in err
    assert TOKEN not in err


def test_secrets_are_blotted_out_of_what_nobody_foresaw(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("DEBUG", [TOKEN, SECRET])
    try:
        raise ValueError(TOKEN)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    err = capsys.readouterr().err
    assert "ValueError" in err
    assert TOKEN not in err


@pytest.mark.parametrize("library", ["httpx", "httpcore", "apscheduler"])
def test_libraries_that_log_every_request_are_quiet(capsys: pytest.CaptureFixture[str], library: str) -> None:
    logs.configure("DEBUG", [TOKEN, SECRET])
    logging.getLogger(library).info("every request")
    logging.getLogger(library).warning("something odd")
    err = capsys.readouterr().err
    assert "every request" not in err
    assert "something odd" in err


@pytest.mark.parametrize("level", ["DEBUG", "INFO", "WARNING"])
def test_the_telegram_library_never_logs_for_it_logs_whole_updates(
    capsys: pytest.CaptureFixture[str], level: str
) -> None:
    logs.configure(level, [])
    for name in ("telegram.ext.Application", "telegram.ext.ExtBot", "telegram.ext.Updater"):
        logging.getLogger(name).debug("Processing update %s", {"text": "33010619800101001X"})
        logging.getLogger(name).critical("Received data was %r", {"text": "33010619800101001X"})
    assert capsys.readouterr().err == ""


def test_the_level_is_kept_to(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("ERROR", [])
    logging.getLogger("a").warning("low")
    logging.getLogger("a").error("high")
    err = capsys.readouterr().err
    assert "low" not in err
    assert "high" in err


def test_configuring_twice_says_nothing_twice(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", [])
    logs.configure("INFO", [])
    logging.getLogger("a").info("once")
    assert capsys.readouterr().err.count("once") == 1


def test_an_empty_secret_blots_out_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", [""])
    logging.getLogger("a").info("plain words")
    assert "plain words" in capsys.readouterr().err
