"""Slow and endless clients, over a real socket."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
import uvicorn

from bot.desk import HttpServer
from handlers.web import wording
from handlers.web.rails import Rails
from handlers.web.reading import LARGEST_HEAD, LONGEST_ADDRESS, Reading
from tests.e2e.processes import free_port


class Hasty(Reading):
    """Waits for headers no longer than a test does."""

    patience = 0.6


@pytest.fixture
async def port(app: Rails) -> AsyncIterator[int]:
    number = free_port()
    config = uvicorn.Config(
        app, "127.0.0.1", number, http=Hasty, ws="none", lifespan="off", log_config=None, access_log=False
    )
    server = HttpServer(config)
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    yield number
    server.should_exit = True
    await task


async def said(port: int, *pieces: bytes, pause: float = 0.0) -> str:
    """What comes back, while the pieces are sent, until the server hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    coming = asyncio.create_task(all_of(reader))
    with contextlib.suppress(ConnectionError):
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)
    answer = await coming
    writer.close()
    return answer.decode(errors="replace")


async def all_of(reader: asyncio.StreamReader) -> bytes:
    """What has come when the connection ends, in whichever way."""
    answer = b""
    with contextlib.suppress(ConnectionError):
        while piece := await asyncio.wait_for(reader.read(65536), 5):
            answer += piece
    return answer


HEALTH = b"GET /api/v1/health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"


async def test_headers_in_pieces_are_put_together(port: int) -> None:
    answer = await said(port, HEALTH[:10], HEALTH[10:30], HEALTH[30:], pause=0.02)
    assert answer.startswith("HTTP/1.1 200")


async def test_headers_that_never_end_are_not_waited_for(port: int) -> None:
    drops = (b"GET / HTTP/1.1\r\n", *[b"x-slow: 1\r\n"] * 30)
    answer = await said(port, *drops, pause=0.03)
    assert answer.startswith("HTTP/1.1 408")
    assert wording.TOO_SLOW in answer


async def test_a_connection_without_a_word_is_hung_up(port: int) -> None:
    assert "408" in await said(port)


async def test_a_slow_second_request_is_hung_up_too(port: int) -> None:
    first = HEALTH.replace(b"connection: close\r\n", b"")
    answer = await said(port, first, *[b"G"], *[b"E"] * 40, pause=0.03)
    assert answer.startswith("HTTP/1.1 200")
    assert "408" in answer or "400" in answer


async def test_others_are_answered_while_many_are_slow(port: int) -> None:
    slow = [asyncio.create_task(said(port, b"GET / HT")) for _ in range(100)]
    await asyncio.sleep(0.05)
    assert (await said(port, HEALTH)).startswith("HTTP/1.1 200")
    assert all("408" in answer for answer in await asyncio.gather(*slow))


async def test_an_address_of_a_hundred_kilobytes_is_told_where_to_go(port: int) -> None:
    for size, status in ((LONGEST_ADDRESS, 414), (100_000, 414), (LARGEST_HEAD, 431)):
        answer = await said(port, b"GET /api/v1/ask?q=" + b"a" * size + b" HTTP/1.1\r\nhost: x\r\n\r\n")
        assert answer.startswith(f"HTTP/1.1 {status}"), answer[:80]
        assert wording.ADDRESS_TOO_LONG in answer


async def test_what_is_no_http_is_hung_up(port: int) -> None:
    assert (await said(port, b"\x16\x03\x01\x02\x00\x01\x00")).startswith("HTTP/1.1 400")
