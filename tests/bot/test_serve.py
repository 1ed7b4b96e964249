"""Life and death of the Telegram process, in this process, over a wire."""

import asyncio
import logging
import signal
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from pydantic import SecretStr

from bot import serve
from bot.app import Assistant, build_application
from bot.polling import Poller
from bot.serve import Server
from bot.settings import Settings
from tests.bot.updates import Json, private, text, update
from tests.e2e.processes import free_port
from tests.wire import Call, Wire

Serve = Callable[..., None]


class Telegram(Wire):
    """Hands out its updates at the first getUpdates, and nothing ever after."""

    def __init__(self) -> None:
        super().__init__()
        self.updates: list[Json] = []
        self.silent: set[str] = set()
        self.hold = self._keep_silent

    @property
    def offsets(self) -> list[int]:
        """What each getUpdates confirmed."""
        return [call.parameters.get("offset", 0) for call in self.of("getUpdates")]

    async def _keep_silent(self, call: Call) -> None:
        if call.method in self.silent or (call.method == "getUpdates" and len(self.of("getUpdates")) == 2):
            await asyncio.Event().wait()

    def _result(self, call: Call) -> Any:
        if call.method != "getUpdates":
            return super()._result(call)
        handed, self.updates = self.updates, []
        return handed


@pytest.fixture
def telegram(monkeypatch: pytest.MonkeyPatch) -> Telegram:
    telegram = Telegram()
    monkeypatch.setattr(serve, "build_application", partial(build_application, transport=telegram))
    return telegram


@pytest.fixture
def run(settings: Settings, assistant: Assistant) -> Serve:
    """Serves until so many seconds after the connection a signal comes, or what else ends it."""

    def go(stop: signal.Signals = signal.SIGTERM, after: float = 0.1, **more: Any) -> None:
        def connected(name: str) -> None:
            asyncio.get_running_loop().call_later(after, signal.raise_signal, stop)

        Server(settings.model_copy(update=more), assistant, connected).run()

    return go


@pytest.fixture
def without_handlers(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(asyncio.SelectorEventLoop, "add_signal_handler", refuse)


def webhook() -> dict[str, Any]:
    return {"webhook_url": "https://bot.example", "webhook_secret": SecretStr("open"), "webhook_port": free_port()}


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("mode", [dict, webhook])
def test_a_signal_ends_it(telegram: Telegram, run: Serve, stop: signal.Signals, mode: Callable[[], Any]) -> None:
    run(stop, **mode())
    assert telegram.of("setMyCommands")


@pytest.mark.usefixtures("telegram", "without_handlers")
@pytest.mark.parametrize("mode", [dict, webhook])
def test_where_there_are_no_signal_handlers_ctrl_c_ends_it(run: Serve, mode: Callable[[], Any]) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(signal.SIGINT, **mode())


@pytest.mark.usefixtures("telegram")
def test_what_nobody_foresaw_in_polling_comes_out(run: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    async def stumble(_: Poller) -> None:
        raise ValueError("odd")

    monkeypatch.setattr(Poller, "_take", stumble)
    with pytest.raises(ValueError, match="odd"):
        run(after=10)


def test_what_has_been_answered_is_confirmed(telegram: Telegram, run: Serve) -> None:
    asked = telegram.updates = [update("message", text("/about", private(1)))]
    run()
    assert len(telegram.sent) == 1
    assert telegram.offsets[-1] == asked[0]["update_id"] + 1
    assert len(telegram.offsets) == 3


def test_stopping_takes_no_longer_than_a_service_manager_waits(
    telegram: Telegram, run: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(serve, "LONGEST_STOP", 0.1)
    telegram.updates = [update("message", text("/about", private(number))) for number in (1, 2)]
    telegram.silent = {"sendMessage"}
    with caplog.at_level(logging.WARNING):
        run()
    assert len(telegram.offsets) == 2, "what was not answered must come again"
    assert "2" in caplog.messages[-1]
