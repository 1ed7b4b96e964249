"""Beside the talking: work that goes on for as long as a block does, and the sweep of what has expired."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine

EVERY = 60.0
"""Seconds between two sweeps: how much longer than promised something may live."""


@contextlib.asynccontextmanager
async def beside(work: Coroutine[None, None, None]) -> AsyncIterator[asyncio.Task[None]]:
    """Work that is done beside a block, and ended with it; what went wrong in it comes out at the end."""
    task = asyncio.create_task(work)
    try:
        yield task
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


@contextlib.asynccontextmanager
async def swept(sweep: Callable[[], None], every: float = EVERY) -> AsyncIterator[None]:
    """Sweep now and every so many seconds, until the end of the block."""
    async with beside(_keep_sweeping(sweep, every)):
        yield


async def _keep_sweeping(sweep: Callable[[], None], every: float) -> None:
    while True:
        sweep()
        await asyncio.sleep(every)
