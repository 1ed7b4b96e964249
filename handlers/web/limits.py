"""How often somebody may try: passwords by account and by address, questions by key.  Counted in memory."""

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

LOCKED_MINUTES = 15
"""Minutes in which failures count, and for which nobody gets in after too many."""
MOST_WRONG, MOST_WRONG_FROM = 5, 30
"""Wrong passwords for one account, and from one address, which a whole hall of staff may share."""
MOST_ASKED = 600
"""Questions of one program in a minute."""


class Attempts:
    """Counts what went wrong; who has had too many is locked out."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._account = RateLimitItemPerMinute(MOST_WRONG, LOCKED_MINUTES)
        self._address = RateLimitItemPerMinute(MOST_WRONG_FROM, LOCKED_MINUTES)

    def locked(self, name: str, address: str) -> bool:
        """Has this account, or this address, had too many?"""
        limiter = self._limiter
        return not (limiter.test(self._account, "account", name) and limiter.test(self._address, "address", address))

    def wrong(self, name: str, address: str) -> None:
        """One more."""
        self._limiter.hit(self._account, "account", name)
        self._limiter.hit(self._address, "address", address)

    def right(self, name: str) -> None:
        """The account's failures are forgotten; the address's are not, or one account would open all others."""
        self._limiter.clear(self._account, "account", name)


class Pace:
    """Lets each program ask so many times in any minute."""

    def __init__(self, most: int = MOST_ASKED) -> None:
        self._limiter, self._most = MovingWindowRateLimiter(MemoryStorage()), RateLimitItemPerMinute(most)

    def takes(self, name: str) -> bool:
        """Count one request; False when it is one too many."""
        item: RateLimitItem = self._most
        return self._limiter.hit(item, name)
