"""Knowledge into SQLite: one file, written beside the old one and put in its place only when it is whole."""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import sqlite_utils
from pydantic import TypeAdapter

from knowledge.entries import Entry, Knowledge
from knowledge.errors import StoreUnavailable

SCHEMA = 10
"""Raised when the tables below or the entries' fields change; a database of another schema is built anew."""

_TABLES: dict[str, dict[str, type]] = {
    "about": {"key": str, "value": str},
    "entry": {"id": str, "kind": str, "content": str},
    "unit": {"no": int, "content": str},
    "district": {"name": str, "content": str},
    "errand": {"no": int, "content": str},
    "usual": {"entry_id": str},
    "language": {"content": str},
    "absent": {"no": int, "content": str},
    "paper": {"no": int, "content": str},
    "passage": {"no": int, "content": str},
    "ask": {"passage_id": str, "text": str},
    "story": {"no": int, "content": str},
    "phrasing": {"entry_id": str, "text": str},
}
_KEYS = {
    "about": "key",
    "entry": "id",
    "unit": "no",
    "district": "name",
    "errand": "no",
    "absent": "no",
    "paper": "no",
    "passage": "no",
    "story": "no",
}


def build(knowledge: Knowledge, path: Path) -> None:
    """Write ``knowledge`` to the SQLite file ``path``, replacing it in one step; raises StoreUnavailable."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".kb-") as folder:
            draft = Path(folder) / path.name
            _fill(draft, knowledge)
            os.replace(draft, path)
    except (OSError, sqlite3.Error) as error:
        raise StoreUnavailable(f"知识库写不进 {path}：{error}") from error


def identity(path: Path) -> tuple[int, str] | None:
    """Schema and digest of the database at ``path``; None when there is none that can be read."""
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(path)) as connection:
            found = dict(connection.execute("select key, value from about"))
        return int(found["schema"]), found["digest"]
    except (sqlite3.Error, KeyError, ValueError):
        return None


def _fill(path: Path, knowledge: Knowledge) -> None:
    with closing(sqlite_utils.Database(path)) as database, database.atomic():
        for name, columns in _TABLES.items():
            database.table(name).create(columns, pk=_KEYS.get(name))
        for name, rows in _rows(knowledge).items():
            database.table(name).insert_all(rows)


def _rows(knowledge: Knowledge) -> dict[str, Iterable[dict[str, Any]]]:
    return {
        "about": _about(knowledge),
        "entry": _entries(knowledge),
        "unit": _plain(knowledge.units, "no"),
        "district": _plain(knowledge.districts, "name"),
        "errand": _numbered(knowledge.errands),
        "usual": ({"entry_id": entry_id} for entry_id in knowledge.usual),
        "language": [{"content": _json(knowledge.language)}],
        "absent": _plain(knowledge.absent, "no"),
        "paper": _numbered(knowledge.papers),
        "passage": _numbered(knowledge.passages),
        "ask": ({"passage_id": each.entry_id, "text": each.text} for each in knowledge.asks),
        "story": _numbered(knowledge.stories),
        "phrasing": ({"entry_id": each.entry_id, "text": each.text} for each in knowledge.phrasings),
    }


def _about(knowledge: Knowledge) -> list[dict[str, str]]:
    facts = {"schema": str(SCHEMA), "digest": knowledge.digest, "date": knowledge.date}
    return [{"key": key, "value": value} for key, value in facts.items()]


def _entries(knowledge: Knowledge) -> Iterator[dict[str, Any]]:
    codec: TypeAdapter[Entry] = TypeAdapter(Entry)
    for entry in knowledge.entries():
        yield {"id": entry.id, "kind": type(entry).__name__, "content": codec.dump_json(entry).decode()}


def _plain(values: tuple[Any, ...], key: str) -> Iterator[dict[str, Any]]:
    for value in values:
        yield {key: getattr(value, key), "content": _json(value)}


def _numbered(values: tuple[Any, ...]) -> Iterator[dict[str, Any]]:
    for no, value in enumerate(values, 1):
        yield {"no": no, "content": _json(value)}


def _json(value: Any) -> str:
    return _codec(value.__class__).dump_json(value).decode()


@cache
def _codec(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
