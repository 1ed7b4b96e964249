"""Reading HTTP from clients that take their time, or never come to an end."""

import asyncio
import json
from http import HTTPStatus
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from handlers.web import wording

PATIENCE = 10.0
"""Seconds for all headers of a request to come."""
LARGEST_HEAD = 256 * 1024
"""Bytes of a request's line and headers that are taken in at all."""
LONGEST_ADDRESS = 32 * 1024
"""Bytes of an address: three thousand Chinese characters; more belongs into a body."""


class Reading(HttpToolsProtocol):
    """uvicorn's protocol, which by itself waits for headers for ever and keeps them whatever their size."""

    patience = PATIENCE
    _head = 0
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Somebody has connected: a request is due."""
        super().connection_made(transport)
        self._expect_headers()

    def data_received(self, data: bytes) -> None:
        """A piece has come."""
        self._head += len(data) if self._timer else 0
        if self.transport.is_closing():
            return
        if self._timer and self._head > LARGEST_HEAD:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, wording.ADDRESS_TOO_LONG)
        else:
            super().data_received(data)

    def on_message_begin(self) -> None:
        """The first byte of a request, perhaps not of the connection's first."""
        super().on_message_begin()
        if self._timer is None:
            self._expect_headers()

    def on_headers_complete(self) -> None:
        """All headers are there."""
        self._stop_waiting()
        if len(self.url) > LONGEST_ADDRESS:
            self._refuse(HTTPStatus.REQUEST_URI_TOO_LONG, wording.ADDRESS_TOO_LONG)
        else:
            super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has gone."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _expect_headers(self) -> None:
        self._head = 0
        refuse = (HTTPStatus.REQUEST_TIMEOUT, wording.TOO_SLOW)
        self._timer = asyncio.get_running_loop().call_later(self.patience, self._refuse, *refuse)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _refuse(self, status: HTTPStatus, said: str) -> None:
        """Answer what is no whole request, and hang up."""
        self._stop_waiting()
        if self.transport.is_closing():
            return
        body = json.dumps({"error": said}, ensure_ascii=False).encode()
        head = (
            f"HTTP/1.1 {status.value} {status.phrase}\r\nconnection: close\r\n"
            f"content-type: application/json; charset=utf-8\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()
