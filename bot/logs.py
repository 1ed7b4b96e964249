"""Logging to standard error, without the bot token or any other secret in it, and without anybody's data."""

import logging
import sys
from collections.abc import Iterable

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_CHATTY = ("httpx", "httpcore", "apscheduler", "jieba")
"""Libraries that log every request, token included, at INFO."""
_NEVER = logging.CRITICAL + 1
"""The level of the Telegram library, which logs whole updates, at DEBUG and, those it cannot read, at CRITICAL; its
errors are raised too."""


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, then blots out every secret."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__(_FORMAT)
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        """The line as it is written."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return line


def configure(level: str, secrets: Iterable[str]) -> None:
    """Send all logging to standard error at ``level``, and the trace of what nobody foresaw with it."""
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.raiseExceptions = False  # a record that cannot be written would be printed raw, secrets included
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(_NEVER)
    sys.excepthook = lambda kind, error, trace: root.critical("unforeseen", exc_info=(kind, error, trace))
