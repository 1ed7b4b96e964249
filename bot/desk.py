"""Life of the desk: its parts wired over an assistant, its server started and stopped, the first link printed."""

import asyncio
import contextlib
import signal
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime

import uvicorn

from bot.app import DESK_FILE, Assistant
from bot.reports import desk_is_at, first_link
from bot.settings import Settings
from handlers.desk.calls import Calls
from handlers.desk.desk import Desk
from handlers.desk.sheet import Sheets
from handlers.desk.suggest import Suggester
from handlers.web.api import Health
from handlers.web.app import Parts, build
from handlers.web.credentials import link, new_secret
from handlers.web.office import LINK_LASTS
from handlers.web.passwords import Passwords
from handlers.web.rails import Rails
from handlers.web.reading import Reading
from knowledge.missing import Queue
from knowledge.staff import DeskFile, Invitation, Role, Staff

KEEP_ALIVE = 75
"""Seconds that a connection stays open between two keystrokes: longer than anybody thinks about a word."""
MOST_CONNECTIONS = 2000
"""Connections at once: a browser opens up to six."""
LONGEST_STOP = 3
"""Seconds for answering what is under way."""
BACKLOG = 1024
"""Connections that wait to be accepted: a whole hall of staff comes back at once after a restart."""
WARMING = "gjj"
"""Typed once at the start: the first pinyin makes a lexicon, which takes a third of a second."""


class DeskServer:
    """Serves the desk on one event loop; ``tell`` is given the lines for whoever started it."""

    def __init__(self, settings: Settings, assistant: Assistant, tell: Callable[[str], None]) -> None:
        self._settings, self._tell = settings, tell
        self._file = DeskFile(settings.data_dir / DESK_FILE)
        self._staff, self._passwords = Staff(self._file), Passwords()
        self._app = self._built(assistant)

    def run(self) -> None:
        """Serve until a signal comes."""
        asyncio.run(self._live())

    @contextlib.asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """Serve while the block runs; raises OSError when the port is taken."""
        listening = socket.create_server((self._settings.desk_listen, self._settings.desk_port), backlog=BACKLOG)
        server = HttpServer(self._configured())
        task = asyncio.create_task(server.serve([listening]))
        try:
            await self._greet()
            yield
        finally:
            server.should_exit = True
            await task
            self._passwords.close()
            self._file.close()

    async def _live(self) -> None:
        over = asyncio.Event()
        with contextlib.suppress(NotImplementedError):  # Windows: there Ctrl-C cancels this instead
            for each in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(each, over.set)
        async with self.serving():
            await over.wait()

    async def _greet(self) -> None:
        """Say where the desk is and, as long as nobody has an account, how to make the first one."""
        self._tell(desk_is_at(self._address))
        if not await self._staff.accounts():
            secret = new_secret()
            await self._staff.invite(secret, Invitation("", Role.ADMIN), time.time() + LINK_LASTS)
            self._tell(first_link(link(self._address, secret)))

    @property
    def _address(self) -> str:
        """Where browsers find the desk, without a stroke at the end."""
        settings = self._settings
        host = f"[{settings.desk_listen}]" if ":" in settings.desk_listen else settings.desk_listen
        return settings.desk_url.rstrip("/") or f"http://{host}:{settings.desk_port}"

    def _configured(self) -> uvicorn.Config:
        return uvicorn.Config(
            self._app,
            http=Reading,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,  # an address may hold a question
            server_header=False,
            forwarded_allow_ips="127.0.0.1",
            limit_concurrency=MOST_CONNECTIONS,
            timeout_keep_alive=KEEP_ALIVE,
            timeout_graceful_shutdown=LONGEST_STOP,
        )

    def _built(self, assistant: Assistant) -> Rails:
        known = assistant.store.everything()
        suggester, sheets = Suggester(assistant.interpreter, known), Sheets(assistant.store, assistant.interpreter)
        suggester.rows(WARMING)
        queue = Queue(self._file, lambda: datetime.now(UTC))
        desk = Desk(suggester, sheets, Calls(time.monotonic), assistant.at_desk, queue)
        health = Health(status="ok", entries=len(known.entries()), updated=known.date)
        address = self._settings.desk_url
        return build(Parts(desk, assistant.at_desk, self._staff, self._passwords, health, address))


class HttpServer(uvicorn.Server):
    """uvicorn's server, which leaves signals to whoever runs it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield
