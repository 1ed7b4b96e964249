"""Actions packed into a button's 64 bytes and back: version, one letter for the kind, the ids."""

from collections.abc import Callable

from handlers.actions import (
    Action,
    NoneOfThese,
    Original,
    Rate,
    Reasons,
    Show,
    UnitList,
    UnitMatters,
    Where,
)

VERSION = "1"
LIMIT = 64
"""Bytes in UTF-8 that Telegram allows for callback_data."""
_SEPARATOR = "|"


class UnreadablePayload(ValueError):
    """A payload of another version, or none of ours."""


_READERS: dict[str, Callable[..., Action]] = {
    "s": Show,
    "o": Original,
    "w": Where,
    "y": Reasons,
    "n": NoneOfThese,
    "r": lambda entry_id, good: Rate(entry_id, {"0": False, "1": True}[good]),
    "u": lambda page: UnitList(int(page)),
    "m": lambda unit_no, page: UnitMatters(int(unit_no), int(page)),
}


def pack(action: Action) -> str:
    """The action as callback_data; raises ValueError when it would be longer than 64 bytes."""
    packed = _SEPARATOR.join((VERSION, *_fields(action)))
    if len(packed.encode()) > LIMIT:
        raise ValueError(f"payload of {len(packed.encode())} bytes: {packed}")
    return packed


def unpack(payload: str) -> Action:
    """The action in a payload; raises UnreadablePayload for anything that ``pack`` did not make."""
    try:
        version, kind, *fields = payload.split(_SEPARATOR)
        action = _READERS[kind](*fields)
        if version != VERSION or pack(action) != payload:
            raise UnreadablePayload(payload)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadablePayload(payload) from error
    return action


def _fields(action: Action) -> tuple[str, ...]:
    match action:
        case Show(entry_id):
            return "s", entry_id
        case Original(entry_id):
            return "o", entry_id
        case Where(entry_id):
            return "w", entry_id
        case Reasons(entry_id, tag):
            return "y", entry_id, tag
        case NoneOfThese(step):
            return "n", step
        case Rate(entry_id, good):
            return "r", entry_id, str(int(good))
        case UnitList(page):
            return "u", str(page)
        case UnitMatters(unit_no, page):
            return "m", str(unit_no), str(page)
