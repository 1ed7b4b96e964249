"""Sweeping: something expired is thrown away at regular times, whether or not anybody speaks."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

EVERY = 60.0
"""Seconds between two sweeps: how much longer than promised something may live."""


@contextlib.asynccontextmanager
async def swept(sweep: Callable[[], None], every: float = EVERY) -> AsyncIterator[None]:
    """Sweep now and every so many seconds, until the end of the block."""
    task = asyncio.create_task(_keep_sweeping(sweep, every))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _keep_sweeping(sweep: Callable[[], None], every: float) -> None:
    while True:
        sweep()
        await asyncio.sleep(every)
