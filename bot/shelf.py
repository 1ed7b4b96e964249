"""Conversations kept over a restart: masked, for as long as they live, under names that only this bot can tell."""

import hashlib
import hmac
import json
import logging
import os
import secrets
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from handlers.payloads import UnreadablePayload, pack, unpack
from handlers.reply import Button
from handlers.session import LIFETIME, MOST_SESSIONS, Session
from knowledge.database import OwnedDatabase
from knowledge.memory import Memory

KEY_BYTES = 32

_CODEC = TypeAdapter(Session)
_log = logging.getLogger(__name__)


class Shelf:
    """What was said before a restart; ``clock`` gives seconds since 1970.

    What cannot be read or written is passed over: a conversation begins anew then.
    """

    def __init__(self, database: OwnedDatabase, key: bytes, clock: Callable[[], float] = time.time) -> None:
        self._memory, self._key, self._clock = Memory(database, MOST_SESSIONS, LIFETIME), key, clock
        self._held = dict(self._memory.since(clock() - LIFETIME))

    def take(self, chat: str) -> tuple[float, Session] | None:
        """A conversation from before the restart and its age in seconds, once; None when there is none alive."""
        at, content = self._held.pop(self._name(chat), (0.0, ""))
        age = max(0.0, self._clock() - at)
        session = _loaded(content) if content and age <= LIFETIME else None
        return None if session is None else (age, session)

    def put(self, chat: str, session: Session) -> None:
        """Keep a conversation, in the background."""
        self._memory.put(self._name(chat), self._clock(), _dumped(session))

    def drop(self, chat: str) -> None:
        """Forget one conversation, or all whose name begins with a name that ends in a colon; overwritten on disk."""
        name = self._name(chat)
        self._held = {each: kept for each, kept in self._held.items() if not each.startswith(name)}
        self._memory.drop(name)

    @property
    def trouble(self) -> str:
        """What is wrong with the file now; '' when nothing is."""
        return self._memory.trouble

    def sweep(self) -> None:
        """Forget the conversations whose time is over; overwritten on disk."""
        now = self._clock()
        self._held = {name: kept for name, kept in self._held.items() if now - kept[0] <= LIFETIME}
        self._memory.sweep(now)

    def close(self) -> None:
        """Write what was put, then close the file."""
        self._memory.close()

    def _name(self, chat: str) -> str:
        """Room and person, each as a keyed hash; of a room alone (ending in a colon) what all its names begin with."""
        room, _, person = chat.rpartition(":")
        return f"{self._hashed(room)}:{self._hashed(person) if person else ''}"

    def _hashed(self, part: str) -> str:
        return hmac.new(self._key, part.encode(), hashlib.sha256).hexdigest()[:32]


def read_key(path: Path) -> bytes:
    """The secret under which names of conversations are hashed; made at the first use, for the owner alone.

    One that was cut short by a crash or a full disk gives way to a new one, which is told: conversations begin anew.
    Where it cannot be kept it lives as long as the process.
    """
    new = secrets.token_bytes(KEY_BYTES)
    try:
        kept = path.read_bytes() if path.exists() else None
        if kept is not None and len(kept) >= KEY_BYTES:
            return kept
        if kept is not None:
            _log.warning("%s is damaged: a new key takes its place, conversations from before begin anew", path)
            path.unlink()
        _make(path, new)
        return path.read_bytes()
    except OSError:
        return new


def _make(path: Path, key: bytes) -> None:
    """Write the key whole or not at all, unless another process was first; only the owner may read it."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    with os.fdopen(handle, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    except OSError:  # there are no links on this disk
        os.replace(draft, path)
    finally:
        Path(draft).unlink(missing_ok=True)


def _dumped(session: Session) -> str:
    held = _CODEC.dump_python(replace(session, offered=(), later=()), mode="json")
    offered = [pack(action) for action in session.offered]
    later = [[button.label, pack(button.action)] for button in session.later]
    return json.dumps({"session": held, "offered": offered, "later": later}, ensure_ascii=False)


def _loaded(content: str) -> Session | None:
    """The session in a row; None when another version wrote it."""
    try:
        held = json.loads(content)
        session = _CODEC.validate_python(held["session"])
        later = tuple(Button(label, unpack(packed)) for label, packed in held.get("later", ()))
        return replace(session, offered=tuple(map(unpack, held["offered"])), later=later)
    except (AttributeError, KeyError, TypeError, ValueError, ValidationError, UnreadablePayload):
        return None
