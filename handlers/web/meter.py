"""How much the desk is used and how fast it answers, for Prometheus; no text, name or address among it."""

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import Scope

SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
"""Bounds of the classes in which times are counted: a keystroke should stay below 0.05."""
CONTENT_TYPE = CONTENT_TYPE_LATEST


class Meter:
    """Counts in a registry of its own."""

    def __init__(self, entries: int) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "paoyici_requests", "Requests by what was asked for and status", ("what", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "paoyici_request_seconds", "How long answers took", ("what",), buckets=SECONDS, registry=self._registry
        )
        self._replies = Counter("paoyici_replies", "Replies by outcome", ("outcome",), registry=self._registry)
        self._missing = Counter("paoyici_missing", "Questions sent to the maintainers", registry=self._registry)
        self._locked = Counter("paoyici_locked_out", "Attempts to sign in while locked out", registry=self._registry)
        Gauge("paoyici_entries", "Entries in the knowledge", registry=self._registry).set(entries)

    def answered(self, scope: Scope, status: int, seconds: float) -> None:
        """A request came to its end."""
        what = getattr(scope.get("endpoint"), "__name__", "nothing")
        self._requests.labels(what, str(status)).inc()
        self._seconds.labels(what).observe(seconds)

    def replied(self, outcome: str) -> None:
        """A question was answered, asked back, or refused."""
        self._replies.labels(outcome).inc()

    def missed(self) -> None:
        """A question went to the maintainers."""
        self._missing.inc()

    def locked_out(self) -> None:
        """Somebody tried to sign in while locked out."""
        self._locked.inc()

    def written(self) -> bytes:
        """Everything, in Prometheus' text format."""
        return generate_latest(self._registry)
