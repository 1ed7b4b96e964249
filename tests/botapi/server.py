"""The double itself: a web server on a free port, its calls recorded, its users at the test's hand."""

import time
from collections.abc import Callable
from itertools import count

from aiohttp import web

from . import methods
from .chats import Channel, Group, User
from .errors import ApiError, Json
from .faults import Faults, refused, succeeded
from .flood import Flood
from .messages import Message
from .params import Params, decode, read
from .queries import Queries, Signal
from .recording import Call
from .state import State
from .updates import Updates
from .webhook import Backoff, Webhook

HOST = "127.0.0.1"
LARGEST_BODY = 60 * 1024 * 1024
FIRST_UPDATE = 700_000_001
FIRST_SUPERGROUP = 1_001_000_000_000
FIRST_PRESS = 10_000_000_001
FIRST_INLINE = 20_000_000_001

Place = int | User | Group | Channel


class BotApi:
    """Use as `async with BotApi() as api`; give the bot `api.base_url` and `api.token`.

    `flood` turns the sending limits on, `privacy` hides plain group talk from the bot, and after
    `query_lifetime` seconds a button press can no longer be answered.
    """

    def __init__(
        self,
        token: str = "42:TEST",
        *,
        username: str = "TestNameBot",
        flood: bool = False,
        privacy: bool = False,
        query_lifetime: float = 15.0,
        backoff: Backoff | None = None,
        seed: int = 0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.token = token
        self.calls: list[Call] = []
        self.faults = Faults(seed)
        me = _me(token, username, privacy)
        self.state = _state(me, clock, flood=flood, lifetime=query_lifetime, backoff=backoff or Backoff())
        self.state.webhook.respond = self._from_webhook
        self._people: dict[int, User] = {}
        self._groups = count(FIRST_SUPERGROUP)
        self._port = 0
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> "BotApi":
        await self.start()
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listens; after a stop on the same port again, with all that was known."""
        app = web.Application(client_max_size=LARGEST_BODY)
        app.router.add_route("*", "/{path:.*}", self._handle)
        runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.05, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, HOST, self._port).start()
        self._port = runner.addresses[0][1]
        self._runner = runner
        self.state.webhook.start()

    async def stop(self) -> None:
        """Ends every connection, as an outage does."""
        await self.state.webhook.stop()
        if self._runner:
            await self._runner.cleanup()
        self._runner = None

    @property
    def base_url(self) -> str:
        return f"http://{HOST}:{self._port}/bot"

    def user(
        self,
        id: int = 1001,
        name: str = "小王",
        *,
        username: str | None = None,
        language_code: str = "zh-hans",
        started: bool = True,
    ) -> User:
        """The person with this id; unless `started`, the bot may not write before they have."""
        if id not in self._people:
            profile = {"id": id, "is_bot": False, "first_name": name, "language_code": language_code}
            profile |= {"username": username} if username else {}
            self._people[id] = User(self.state, profile)
        user = self._people[id]
        if started:
            self.state.chats[id] = user.chat
        return user

    def group(self, title: str = "邻居群", *, username: str | None = None) -> Group:
        """A new supergroup with the bot in it."""
        return Group(self.state, self._place("supergroup", title, username))

    def channel(self, title: str = "通知", *, username: str | None = None) -> Channel:
        """A new channel with the bot in it."""
        return Channel(self.state, self._place("channel", title, username))

    def screen(self, chat: Place) -> list[Message]:
        """The chat as its members see it now: edits applied, deleted messages gone, keyboards shown."""
        return self.state.messages.of(_id(chat))

    def replies(self, chat: Place, *, after: Message | int = 0) -> list[Message]:
        """What the bot wrote there, below `after`, as it stands now."""
        first = after if isinstance(after, int) else after.id
        return [message for message in self.screen(chat) if message.from_bot and message.id > first]

    def message(self, old: Message) -> Message | None:
        """The message as it stands now, or None if it was deleted."""
        return self.state.messages.get(old.chat_id, old.id)

    def called(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    async def wait_for(self, true: Callable[[], object], timeout: float = 2.0) -> None:
        """Waits until `true()`, looked at after every call of the bot and every confirmation."""
        await self.state.signal.until(true, timeout)

    async def wait_for_reply(self, chat: Place, *, after: Message | int | None = None, timeout: float = 2.0) -> Message:
        """The bot's first message below `after`, by default below the last that somebody else wrote."""
        last = max((message.id for message in self.screen(chat) if not message.from_bot), default=0)
        first = last if after is None else after
        await self.wait_for(lambda: self.replies(chat, after=first), timeout)
        return self.replies(chat, after=first)[0]

    async def wait_for_edit(self, message: Message, timeout: float = 2.0) -> Message:
        """The message once it differs from `message`, the way the test last saw it."""
        await self.wait_for(lambda: self.message(message) != message, timeout)
        changed = self.message(message)
        if changed is None:
            raise LookupError(f"message {message.id} was deleted, not edited")
        return changed

    async def wait_for_call(self, method: str, *, times: int = 1, timeout: float = 2.0) -> Call:
        """The `times`-th call of the method, once it has been made."""
        await self.wait_for(lambda: len(self.called(method)) >= times, timeout)
        return self.called(method)[times - 1]

    async def wait_until_confirmed(self, timeout: float = 2.0) -> None:
        """Waits until the bot has taken every update."""
        await self.wait_for(lambda: not self.state.updates.waiting(), timeout)

    def redeliver(self, update_id: int) -> None:
        """Sends an update once more, confirmed or not."""
        self.state.updates.redeliver(update_id)

    def push_raw(self, update: Json) -> int:
        """Sends any update at all; its id is the next unless it names one."""
        return self.state.updates.push_raw(update)

    @property
    def last_update_id(self) -> int:
        return max(self.state.updates.history, default=0)

    def expire_queries(self) -> None:
        """Makes every unanswered press and inline query too old."""
        self.state.callbacks.expire()
        self.state.inlines.expire()

    def _place(self, kind: str, title: str, username: str | None) -> Json:
        chat: Json = {"id": -next(self._groups), "type": kind, "title": title}
        chat |= {"username": username} if username else {}
        self.state.chats[chat["id"]] = chat
        return chat

    async def _handle(self, request: web.Request) -> web.Response:
        head, _, name = request.path.rpartition("/")
        if head != f"/bot{self.token}":
            return refused(ApiError(401, "Unauthorized"))
        try:
            method, perform = methods.find(name)
            params = await read(request)
        except ApiError as error:
            self._record(name, {}, ok=False, error=error.description)
            return refused(error)
        return await self._play(request, method, params, perform)

    async def _play(self, request: web.Request, method: str, params: Params, perform: methods.Method) -> web.Response:
        """One call, as the script of faults has it."""
        fault = self.faults.next(method, params)
        if fault is None:
            return await self._perform(method, params, perform)
        if fault.before:
            self._record(method, params.values, ok=False, error=repr(fault))
            return await fault.play(request, web.Response(status=502))
        return await fault.play(request, await self._perform(method, params, perform, repr(fault)))

    async def _perform(
        self, method: str, params: Params, perform: methods.Method, told: str | None = None
    ) -> web.Response:
        try:
            answer = succeeded(await perform(self.state, params))
        except ApiError as error:
            self._record(method, params.values, ok=False, error=told or error.description)
            return refused(error)
        self._record(method, params.values, ok=True, error=told)
        return answer

    def _record(self, method: str, params: Json, *, ok: bool, error: str | None) -> None:
        self.calls.append(Call(method, params, self.state.clock(), ok, error))
        self.state.signal.changed()

    async def _from_webhook(self, name: str, raw: Json) -> None:
        """A call in the response to a webhook: nobody hears what became of it, but the record."""
        try:
            method, perform = methods.find(name)
        except ApiError as error:
            self._record(name, raw, ok=False, error=error.description)
            return
        await self._perform(method, decode(raw), perform)


def _id(chat: Place) -> int:
    return chat if isinstance(chat, int) else chat.chat_id


def _state(me: Json, clock: Callable[[], float], *, flood: bool, lifetime: float, backoff: Backoff) -> State:
    signal = Signal()
    updates = Updates(FIRST_UPDATE, signal)
    return State(
        me,
        clock,
        updates,
        Webhook(updates, backoff),
        Queries(clock, lifetime, FIRST_PRESS),
        Queries(clock, lifetime, FIRST_INLINE),
        Flood(clock) if flood else None,
        signal,
    )


def _me(token: str, username: str, privacy: bool) -> Json:
    return {
        "id": int(token.partition(":")[0]),
        "is_bot": True,
        "first_name": "Test",
        "username": username,
        "can_join_groups": True,
        "can_read_all_group_messages": not privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
