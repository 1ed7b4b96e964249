"""Actions packed into a button's 64 bytes and back: version, one letter for the kind, the fields in order."""

from dataclasses import fields
from typing import Any, get_type_hints

from handlers.actions import (
    Action,
    Context,
    EventList,
    EventStage,
    LedBy,
    NoneOfThese,
    Onward,
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
_KINDS: dict[str, type[Action]] = {
    "s": Show,
    "o": Original,
    "w": Where,
    "y": Reasons,
    "n": NoneOfThese,
    "r": Rate,
    "u": UnitList,
    "m": UnitMatters,
    "e": EventList,
    "g": EventStage,
    "c": Context,
    "l": LedBy,
    "+": Onward,
}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}
_FLAGS = {"0": False, "1": True}


class UnreadablePayload(ValueError):
    """A payload of another version, or none of ours."""


def pack(action: Action) -> str:
    """The action as callback_data; raises ValueError when it would be longer than 64 bytes."""
    held = (getattr(action, field.name) for field in fields(action))
    packed = _SEPARATOR.join((VERSION, _LETTERS[type(action)], *map(_written, held)))
    if len(packed.encode()) > LIMIT:
        raise ValueError(f"payload of {len(packed.encode())} bytes: {packed}")
    return packed


def unpack(payload: str) -> Action:
    """The action in a payload; raises UnreadablePayload for anything that ``pack`` did not make."""
    try:
        version, letter, *written = payload.split(_SEPARATOR)
        kind = _KINDS[letter]
        types = get_type_hints(kind).values()
        action = kind(*(_read(type_, text) for type_, text in zip(types, written, strict=True)))
        if version != VERSION or pack(action) != payload:
            raise UnreadablePayload(payload)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadablePayload(payload) from error
    return action


def _written(held: object) -> str:
    return str(int(held)) if isinstance(held, bool) else str(held)


def _read(type_: type, text: str) -> Any:
    return _FLAGS[text] if type_ is bool else type_(text)
