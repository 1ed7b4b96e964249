"""Reading the built knowledge: once, whole; after that every answer comes from memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import sqlite_utils
from pydantic import TypeAdapter, ValidationError

from knowledge.database import OwnedDatabase
from knowledge.entries import (
    Absent,
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
from knowledge.guides import Errand, LifeEvent
from knowledge.language import Language
from knowledge.passages import Paper, Passage, Story

_Value = TypeVar("_Value")

_STRANGE = "知识库里有认不出的内容，请重新生成"
_KINDS = {kind.__name__: kind for kind in (Matter, Faq, Place, Gazette, CatalogueFacts, LifeEvent)}


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read, and the way to it by id."""

    knowledge: Knowledge
    entries: Mapping[str, Entry]
    absent: Mapping[str, Absent]
    passages: Mapping[str, Passage]
    papers: Mapping[str, Paper]


class Store:
    """The one reader of the knowledge database.

    The first call of any method reads it whole (some 2 MB) and raises StoreUnavailable when that fails;
    later ones need the file no more.
    """

    def __init__(self, database: OwnedDatabase) -> None:
        self._database = database
        self._kept: _Read | None = None

    @property
    def file(self) -> Path:
        """The file of the database."""
        return self._database.path

    async def entry(self, entry_id: str) -> Entry | None:
        """The entry of that id, or None when there is none (an old button, a withdrawn entry)."""
        return (await self._read()).entries.get(entry_id)

    async def entries(self, ids: Sequence[str]) -> tuple[Entry, ...]:
        """The entries of those ids in that order, unknown ids left out."""
        known = (await self._read()).entries
        return tuple(known[entry_id] for entry_id in ids if entry_id in known)

    async def absent(self, entry_id: str) -> Absent | None:
        """The subject of that id that the books do not hold, or None when it is none."""
        return (await self._read()).absent.get(entry_id)

    async def places(self) -> tuple[Place, ...]:
        """The pick-up places in printed order."""
        return (await self._read()).knowledge.places

    async def units(self) -> tuple[Unit, ...]:
        """The 48 units in printed order."""
        return (await self._read()).knowledge.units

    async def matters_of(self, unit_no: int) -> tuple[Matter, ...]:
        """A unit's matters in printed order."""
        matters = (await self._read()).knowledge.matters
        return tuple(matter for matter in matters if matter.unit_no == unit_no)

    async def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """The passages of those ids in that order, unknown ids left out."""
        known = (await self._read()).passages
        return tuple(known[passage_id] for passage_id in ids if passage_id in known)

    async def passages_of(self, paper: str) -> tuple[Passage, ...]:
        """A paper's passages in printed order."""
        return tuple(each for each in (await self._read()).knowledge.passages if each.paper == paper)

    async def papers(self, keys: Sequence[str]) -> tuple[Paper, ...]:
        """The papers of those keys in that order, unknown keys left out."""
        known = (await self._read()).papers
        return tuple(known[key] for key in keys if key in known)

    async def stories(self, entry_id: str) -> tuple[Story, ...]:
        """What the papers say has become of an entry."""
        return tuple(each for each in (await self._read()).knowledge.stories if each.entry_id == entry_id)

    async def events(self) -> tuple[LifeEvent, ...]:
        """The life events in the order of the plan that names them."""
        return (await self._read()).knowledge.events

    async def districts(self) -> tuple[District, ...]:
        """The districts that changed since 2017."""
        return (await self._read()).knowledge.districts

    def everything(self) -> Knowledge:
        """The whole knowledge in one value, for the time before there is an event loop."""
        return (self._kept or self._database.run_now(self._read_once)).knowledge

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    async def _read(self) -> _Read:
        if self._kept is not None:
            return self._kept
        return await self._database.run(self._read_once)

    def _read_once(self, database: sqlite_utils.Database) -> _Read:
        """On the database's own thread: of many that ask at once the first reads for all."""
        if self._kept is None:
            self._kept = _read(database)
        return self._kept


def _read(database: sqlite_utils.Database) -> _Read:
    knowledge = _knowledge(database)
    entries = {entry.id: entry for entry in knowledge.entries()}
    absent = {each.id: each for each in knowledge.absent}
    passages = {each.id: each for each in knowledge.passages}
    return _Read(knowledge, entries, absent, passages, {each.key: each for each in knowledge.papers})


def _knowledge(database: sqlite_utils.Database) -> Knowledge:
    entries, about = _entries(database), _about(database)
    return Knowledge(
        matters=tuple(each for each in entries if isinstance(each, Matter)),
        units=_values(database, "unit", Unit),
        faqs=tuple(each for each in entries if isinstance(each, Faq)),
        places=tuple(each for each in entries if isinstance(each, Place)),
        gazette=next((each for each in entries if isinstance(each, Gazette)), None),
        catalogue=next((each for each in entries if isinstance(each, CatalogueFacts)), None),
        phrasings=tuple(Phrasing(row["entry_id"], row["text"]) for row in _rows(database, "phrasing")),
        districts=_values(database, "district", District),
        events=tuple(each for each in entries if isinstance(each, LifeEvent)),
        errands=_values(database, "errand", Errand),
        language=_language(database),
        usual=tuple(row["entry_id"] for row in _rows(database, "usual")),
        absent=_values(database, "absent", Absent),
        papers=_values(database, "paper", Paper),
        passages=_values(database, "passage", Passage),
        asks=tuple(Phrasing(row["passage_id"], row["text"]) for row in _rows(database, "ask")),
        stories=_values(database, "story", Story),
        digest=about["digest"],
        date=about["date"],
    )


def _entries(database: sqlite_utils.Database) -> tuple[Entry, ...]:
    return tuple(_decoded(_KINDS.get(row["kind"]), row["content"]) for row in _rows(database, "entry"))


def _about(database: sqlite_utils.Database) -> dict[str, str]:
    about = {row["key"]: row["value"] for row in _rows(database, "about")}
    if not about.keys() >= {"digest", "date"}:
        raise StoreUnavailable("知识库没有写完，请重新生成")
    return about


def _language(database: sqlite_utils.Database) -> Language:
    for language in _values(database, "language", Language):
        return language
    raise StoreUnavailable(_STRANGE)


def _values(database: sqlite_utils.Database, table: str, kind: type[_Value]) -> tuple[_Value, ...]:
    return tuple(_decoded(kind, row["content"]) for row in _rows(database, table))


def _rows(database: sqlite_utils.Database, table: str) -> list[dict[str, Any]]:
    """The rows in the order in which they were written."""
    return list(database.query(f"select * from {table} order by rowid"))


def _decoded(kind: type | None, content: str) -> Any:
    if kind is None:
        raise StoreUnavailable(_STRANGE)
    try:
        return _codec(kind).validate_json(content)
    except ValidationError as error:
        raise StoreUnavailable(_STRANGE) from error


@cache
def _codec(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
