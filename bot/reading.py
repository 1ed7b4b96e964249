"""The interpreter over some knowledge; what it prepares of the phrasings is kept in a file beside the database."""

import hashlib
import logging
import os
from contextlib import suppress
from pathlib import Path

import nlu
from bot.vocabulary import vocabulary
from knowledge.entries import Knowledge
from nlu.confidence import fitted
from nlu.interpreter import Interpreter
from nlu.prepared import Prepared, loaded, prepare, ways_to_ask
from nlu.segment import Segmenter
from nlu.understanding import Vocabulary

_LOG = logging.getLogger(__name__)


def interpreter_over(knowledge: Knowledge, kept: Path) -> Interpreter:
    """An interpreter; ``kept`` is read if this very code made it of this very knowledge, else it is written anew."""
    told = vocabulary(knowledge)
    segmenter = Segmenter(told.units)
    key = _key(told)
    prepared = _read(kept, key)
    if prepared is None:
        prepared = prepare(told, segmenter)
        _write(kept, key + prepared.dumped())
    return Interpreter(told, prepared, segmenter, fitted())


def _key(told: Vocabulary) -> bytes:
    """Tells this vocabulary and this code apart from any other."""
    state = hashlib.sha256()
    for texts in (told.frames, *(unit.names for unit in told.units), *map(ways_to_ask, told.subjects)):
        state.update(repr([*texts]).encode())
    for path in sorted(Path(nlu.__path__[0]).glob("*.py")):
        state.update(path.read_bytes())
    return state.digest()


def _read(path: Path, key: bytes) -> Prepared | None:
    try:
        held = path.read_bytes()
        return loaded(held[len(key) :]) if held.startswith(key) else None
    except (OSError, ValueError):
        return None


def _write(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of the old file in one step; a place that takes nothing costs only time."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as problem:
        _LOG.info("what was prepared is not kept: %s", problem)
        with suppress(OSError):
            draft.unlink(missing_ok=True)
