"""The record of what the bot called."""

from dataclasses import dataclass

from .errors import Json


@dataclass(frozen=True)
class Call:
    """One call: `ok` if it took effect; `error` is what the bot was told, or the fault it met, instead."""

    method: str
    params: Json
    time: float
    ok: bool
    error: str | None = None
