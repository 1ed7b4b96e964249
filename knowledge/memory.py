"""Texts kept under names for a while, in a file: written in the background, overwritten when they are dropped."""

from collections.abc import Mapping

import sqlite_utils

from knowledge.database import OwnedDatabase
from knowledge.errors import StoreUnavailable

_TABLE = "create table if not exists kept (name text primary key, at real not null, content text not null)"
_PUT = "insert into kept values (?, ?, ?) on conflict (name) do update set at = excluded.at, content = excluded.content"
_TRIM = "delete from kept where at < ? or name not in (select name from kept order by at desc limit ?)"
_SINCE = "select name, at, content from kept where at >= ?"
_EXPIRED = "delete from kept where at < ?"
_DROP = "delete from kept where substr(name, 1, ?) = ?"


class Memory:
    """At most ``most`` texts, none older than ``lifetime`` seconds once another is written or it is swept."""

    def __init__(self, database: OwnedDatabase, most: int, lifetime: float) -> None:
        self._database, self._most, self._lifetime = database, most, lifetime

    def since(self, at: float) -> Mapping[str, tuple[float, str]]:
        """By name, the texts put at or after ``at`` (seconds), each with its time; none when they cannot be read."""
        try:
            rows = self._database.run_now(lambda database: list(_ready(database).query(_SINCE, [at])))
        except StoreUnavailable:
            return {}
        return {row["name"]: (row["at"], row["content"]) for row in rows}

    def put(self, name: str, at: float, content: str) -> None:
        """Keep a text, in the background, in place of an earlier one of that name."""
        self._database.submit(lambda database: self._write(_ready(database), (name, at, content)))

    def drop(self, beginning: str) -> None:
        """Drop, in the background, every text whose name begins so."""
        self._database.submit(lambda database: _delete(_ready(database), beginning))

    @property
    def trouble(self) -> str:
        """What is wrong with the file now; '' when nothing is."""
        return self._database.trouble

    def sweep(self, now: float) -> None:
        """Drop, in the background, every text that is older than the lifetime at ``now``."""
        self._database.submit(lambda database: _expire(_ready(database), now - self._lifetime))

    def close(self) -> None:
        """Finish what was handed in, then close the file."""
        self._database.close()

    def _write(self, database: sqlite_utils.Database, row: tuple[str, float, str]) -> None:
        with database.atomic():
            database.execute(_PUT, row)
            database.execute(_TRIM, [row[1] - self._lifetime, self._most])


def _ready(database: sqlite_utils.Database) -> sqlite_utils.Database:
    database.execute("pragma secure_delete = on")  # what is dropped is overwritten in the file
    database.execute(_TABLE)
    return database


def _delete(database: sqlite_utils.Database, beginning: str) -> None:
    with database.atomic():
        database.execute(_DROP, [len(beginning), beginning])


def _expire(database: sqlite_utils.Database, before: float) -> None:
    with database.atomic():
        database.execute(_EXPIRED, [before])
