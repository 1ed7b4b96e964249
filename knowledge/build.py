"""Knowledge into SQLite: one file, written beside the old one and put in its place only when it is whole."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlite_utils
from pydantic import TypeAdapter

from knowledge.entries import Entry, Knowledge
from knowledge.errors import StoreUnavailable

SCHEMA = 1
"""Raised when the tables below change; a database of another schema is built anew."""


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
        with sqlite3.connect(path) as connection:
            found = dict(connection.execute("select key, value from about where key in ('schema', 'digest')"))
        connection.close()
        return int(found["schema"]), found["digest"]
    except (sqlite3.Error, KeyError, ValueError):
        return None


def _fill(path: Path, knowledge: Knowledge) -> None:
    database = sqlite_utils.Database(path)
    with database.conn:
        database.table("about").insert_all(_about(knowledge), pk="key")
        database.table("entry").insert_all(_entries(knowledge), pk="id")
        database.table("entry").create_index(["unit_no", "position"])
        database.table("unit").insert_all(_plain(knowledge.units, "no"), pk="no")
        database.table("district").insert_all(_plain(knowledge.districts, "name"), pk="name")
        database.table("usual").insert_all({"entry_id": entry_id} for entry_id in knowledge.usual)
        database.table("frame").insert_all({"text": text} for text in knowledge.frames)
        database.table("phrasing").insert_all({"entry_id": p.entry_id, "text": p.text} for p in knowledge.phrasings)
    database.close()


def _about(knowledge: Knowledge) -> list[dict[str, str]]:
    facts = {"schema": str(SCHEMA), "digest": knowledge.digest, "date": knowledge.date}
    return [{"key": key, "value": value} for key, value in facts.items()]


def _entries(knowledge: Knowledge) -> Iterator[dict[str, Any]]:
    codec: TypeAdapter[Entry] = TypeAdapter(Entry)
    for position, entry in enumerate(knowledge.entries()):
        yield {
            "id": entry.id,
            "kind": type(entry).__name__,
            "position": position,
            "title": entry.title,
            "unit_no": getattr(entry, "unit_no", None),
            "content": codec.dump_json(entry).decode(),
        }


def _plain(values: tuple[Any, ...], key: str) -> Iterator[dict[str, Any]]:
    for value in values:
        content = TypeAdapter(type(value)).dump_json(value).decode()
        yield {key: getattr(value, key), "content": content}
