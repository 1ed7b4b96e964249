"""Life and death of the Telegram process, in this process, over a wire."""

import asyncio
import logging
import os
import signal
import threading
import time
from collections.abc import Callable

import pytest
from telegram.error import TelegramError

from bot import serve
from bot.app import AnyApplication, Assistant, build_application
from bot.polling import Poller
from bot.serve import Server
from bot.settings import Settings
from tests.bot.updates import text_message, update
from tests.wire import Call, Wire

Make = Callable[..., Server]


class Telling(Wire):
    """A wire that hands out updates once, and then keeps silent as Telegram does."""

    def __init__(self) -> None:
        super().__init__()
        self.updates: list[dict[str, object]] = []
        self.offsets: list[int] = []
        self.waiting = threading.Event()

    async def poll(self, call: Call) -> None:
        """What happens at a getUpdates."""
