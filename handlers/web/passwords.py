"""Passwords hashed with argon2 on threads of their own, so that the event loop answers others meanwhile."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from handlers.web.credentials import LONGEST

_Result = TypeVar("_Result")

AT_ONCE = 2
"""Hashes at a time: each takes 64 MiB and some 50 ms of a core."""


class Passwords:
    """Hashes and checks."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher()
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="argon2")
        self._nobody = ""

    async def hashed(self, password: str) -> str:
        """The password as it may be kept."""
        return await self._off_the_loop(self.hashed_now, password)

    def hashed_now(self, password: str) -> str:
        """The same where there is no event loop."""
        return self._hasher.hash(password)

    async def fits(self, password: str, kept: str | None) -> bool:
        """Is it the password that is kept?  Without one (no such account) it takes as long, and is wrong."""
        return await self._off_the_loop(self._fits, password, kept)

    def close(self) -> None:
        """End the threads."""
        self._threads.shutdown()

    def _fits(self, password: str, kept: str | None) -> bool:
        if kept is None:
            self._nobody = self._nobody or self._hasher.hash("nobody")
        try:
            return self._hasher.verify(kept or self._nobody, password[:LONGEST]) and kept is not None
        except (VerificationError, InvalidHashError):
            return False

    async def _off_the_loop(self, work: Callable[..., _Result], *words: object) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *words)
