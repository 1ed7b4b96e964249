"""Reading the built knowledge: entries by id, units, what understanding needs at start."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import sqlite_utils
from pydantic import TypeAdapter, ValidationError

from knowledge.database import OwnedDatabase
from knowledge.entries import (
    CatalogueFacts,
    District,
    Entry,
    Faq,
    Gazette,
    Knowledge,
    Matter,
    Phrasing,
    Place,
    Unit,
)
from knowledge.errors import StoreUnavailable

_KINDS = {kind.__name__: kind for kind in (Matter, Faq, Place, Gazette, CatalogueFacts, Unit, District)}
_ENTRIES = "select kind, content from entry where {} order by position"
_PHRASINGS = "select entry_id, text from phrasing order by rowid"


@cache
def _codec(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


class Store:
    """The one reader of the knowledge database.  Entries that were read once stay in memory (about 1 MB in all)."""

    def __init__(self, database: OwnedDatabase) -> None:
        self._database = database
        self._entries: dict[str, Entry] = {}
        self._units: tuple[Unit, ...] = ()

    async def entry(self, entry_id: str) -> Entry | None:
        """The entry of that id, or None when there is none (an old button, a withdrawn entry)."""
        if entry_id not in self._entries:
            found = await self._database.run(lambda database: _read(database, "id = ?", [entry_id]))
            self._entries.update((each.id, each) for each in found)
        return self._entries.get(entry_id)

    async def entries(self, ids: Sequence[str]) -> tuple[Entry, ...]:
        """The entries of those ids in that order, unknown ids left out."""
        found = [await self.entry(entry_id) for entry_id in ids]
        return tuple(each for each in found if each is not None)

    async def places(self) -> tuple[Place, ...]:
        """The pick-up places in printed order."""
        found = await self._database.run(lambda database: _read(database, "kind = ?", [Place.__name__]))
        return tuple(each for each in found if isinstance(each, Place))

    async def units(self) -> tuple[Unit, ...]:
        """The 48 units in printed order."""
        if not self._units:
            self._units = await self._database.run(_units)
        return self._units

    async def matters_of(self, unit_no: int) -> tuple[Matter, ...]:
        """A unit's matters in printed order."""
        found = await self._database.run(lambda database: _read(database, "unit_no = ?", [unit_no]))
        return tuple(each for each in found if isinstance(each, Matter))

    async def districts(self) -> tuple[District, ...]:
        """The districts that changed since 2017."""
        return await self._database.run(_districts)

    def everything(self) -> Knowledge:
        """The whole knowledge in one value, read before the event loop starts."""
        knowledge = self._database.run_now(_whole)
        self._entries = {entry.id: entry for entry in knowledge.entries()}
        return knowledge

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _decoded(kind: str, content: str) -> Any:
    try:
        return _codec(_KINDS[kind]).validate_json(content)
    except (KeyError, ValidationError) as error:
        raise StoreUnavailable("知识库里有认不出的内容，请重新生成") from error


def _read(database: sqlite_utils.Database, where: str, values: Sequence[object]) -> list[Entry]:
    rows = database.query(_ENTRIES.format(where), values)
    return [_decoded(row["kind"], row["content"]) for row in rows]


def _units(database: sqlite_utils.Database) -> tuple[Unit, ...]:
    rows = database.query("select content from unit order by no")
    return tuple(_decoded(Unit.__name__, row["content"]) for row in rows)


def _districts(database: sqlite_utils.Database) -> tuple[District, ...]:
    rows = database.query("select content from district order by rowid")
    return tuple(_decoded(District.__name__, row["content"]) for row in rows)


def _about(database: sqlite_utils.Database) -> dict[str, str]:
    about = {row["key"]: row["value"] for row in database.query("select key, value from about")}
    if not about.keys() >= {"digest", "date"}:
        raise StoreUnavailable("知识库没有写完，请重新生成")
    return about


def _whole(database: sqlite_utils.Database) -> Knowledge:
    entries, about = _read(database, "true", []), _about(database)
    return Knowledge(
        matters=tuple(each for each in entries if isinstance(each, Matter)),
        units=_units(database),
        faqs=tuple(each for each in entries if isinstance(each, Faq)),
        places=tuple(each for each in entries if isinstance(each, Place)),
        gazette=next((each for each in entries if isinstance(each, Gazette)), None),
        catalogue=next((each for each in entries if isinstance(each, CatalogueFacts)), None),
        phrasings=tuple(Phrasing(row["entry_id"], row["text"]) for row in database.query(_PHRASINGS)),
        districts=_districts(database),
        usual=tuple(row["entry_id"] for row in database.query("select entry_id from usual order by rowid")),
        frames=tuple(row["text"] for row in database.query("select text from frame order by rowid")),
        not_units=tuple(row["text"] for row in database.query("select text from not_unit order by rowid")),
        digest=about["digest"],
        date=about["date"],
    )
