"""Around every request: a limit to its size and patience, headers on every response, a measure of how long it took."""

import asyncio
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from handlers.web.meter import Meter
from handlers.web.refusals import TooLarge, TooSlow

LARGEST_BODY = 1024 * 1024
"""Bytes of a body: a hundred thousand Chinese characters, in a form nine bytes each, are still read."""
PATIENCE = 10.0
"""Seconds for the next piece of a body to come."""
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
"""On every response.  Nothing comes from elsewhere, nothing runs that is not a file of ours, nobody frames us."""
_STATIC = "/static/"


class Rails:
    """Wraps the application."""

    def __init__(self, app: ASGIApp, meter: Meter, patience: float = PATIENCE) -> None:
        self._app, self._meter, self._patience = app, meter, patience
        self._headers = [(name.encode(), value.encode()) for name, value in HEADERS.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *self._headers, *_caching(scope["path"])]
            await send(message)

        try:
            await self._app(scope, _Reading(receive, self._patience), sending)
        finally:
            self._meter.answered(scope, status, time.perf_counter() - began)


class _Reading:
    """A request's body as it comes, until it is too large or too slow."""

    def __init__(self, receive: Receive, patience: float) -> None:
        self._receive, self._patience, self._size, self._whole = receive, patience, 0, False

    async def __call__(self) -> Message:
        if self._whole:
            return await self._receive()
        try:
            async with asyncio.timeout(self._patience):
                message = await self._receive()
        except TimeoutError:
            raise TooSlow from None
        self._size += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._size > LARGEST_BODY:
            raise TooLarge
        return message


def _caching(path: str) -> list[tuple[bytes, bytes]]:
    """Pages hold what a caller asked: no cache may keep them; files of ours are asked for anew and seldom sent."""
    return [(b"cache-control", b"no-cache" if path.startswith(_STATIC) else b"no-store")]
