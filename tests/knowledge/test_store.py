"""Reading entries from the event loop."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.build import build
from knowledge.database import OwnedDatabase
from knowledge.entries import Absent, Knowledge
from knowledge.errors import StoreUnavailable
from knowledge.store import Store


@pytest.fixture
def path(knowledge: Knowledge, tmp_path: Path) -> Path:
    path = tmp_path / "knowledge.db"
    build(knowledge, path)
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store(OwnedDatabase(path))
    yield store
    store.close()


async def test_its_file_is_the_database_s(store: Store, path: Path) -> None:
    assert store.file == path
    await store.units()
    assert store.file == path


async def test_every_entry_is_found_by_its_id(store: Store, knowledge: Knowledge) -> None:
    for entry in knowledge.entries():
        assert await store.entry(entry.id) == entry


async def test_an_unknown_id_is_no_entry(store: Store) -> None:
    assert [await store.entry(entry_id) for entry_id in ("matter:643", "", "matter:1' or 1=1 --")] == [None] * 3


async def test_entries_keep_the_order_asked_for(store: Store) -> None:
    found = await store.entries(["place:2", "matter:9", "matter:999", "faq:7", "gazette", "doc:list", "place:2"])
    assert [entry.id for entry in found] == ["place:2", "matter:9", "faq:7", "gazette", "doc:list", "place:2"]


async def test_lists(store: Store, knowledge: Knowledge) -> None:
    assert await store.units() == knowledge.units
    assert await store.places() == knowledge.places
    assert await store.districts() == knowledge.districts


async def test_matters_of_each_unit(store: Store, knowledge: Knowledge) -> None:
    for unit in knowledge.units:
        matters = await store.matters_of(unit.no)
        assert matters == tuple(matter for matter in knowledge.matters if matter.unit_no == unit.no)
        assert len(matters) == unit.total
    assert await store.matters_of(0) == ()


async def test_what_is_absent_is_found_by_its_id_and_is_no_entry(knowledge: Knowledge, tmp_path: Path) -> None:
    absent = (Absent(1, "护照", ("faq:1",), "公安出入境", "清单里没有"), Absent(2, "身份证", (), "", ""))
    build(replace(knowledge, absent=absent), tmp_path / "other.db")
    store = Store(OwnedDatabase(tmp_path / "other.db"))
    assert [await store.absent(each.id) for each in absent] == list(absent)
    assert [await store.absent(entry_id) for entry_id in ("absent:3", "faq:1", "")] == [None] * 3
    assert await store.entry("absent:1") is None
    store.close()


async def test_several_tasks_ask_at_once(store: Store, knowledge: Knowledge) -> None:
    ids = [entry.id for entry in knowledge.entries()] * 3
    found = await asyncio.gather(*(store.entry(entry_id) for entry_id in ids))
    assert [entry.id for entry in found if entry is not None] == ids


@pytest.mark.parametrize("awaited", [True, False])
async def test_what_was_read_needs_the_file_no_more(
    store: Store, path: Path, knowledge: Knowledge, awaited: bool
) -> None:
    assert await store.units() if awaited else store.everything()
    path.write_bytes(b"")
    assert await store.entry("matter:48") == knowledge.matters[47]
    assert await store.districts() == knowledge.districts
    assert store.everything() == knowledge


class TestDamage:
    def opened(self, path: Path) -> Store:
        return Store(OwnedDatabase(path))

    @pytest.mark.parametrize("content", [None, b"", b"no database" * 1000])
    async def test_no_knowledge_in_the_file(self, tmp_path: Path, content: bytes | None) -> None:
        path = tmp_path / "other.db"
        if content is not None:
            path.write_bytes(content)
        store = self.opened(path)
        with pytest.raises(StoreUnavailable, match=r"数据库 .*other\.db 读写失败"):
            store.everything()
        with pytest.raises(StoreUnavailable, match="读写失败"):
            await store.entry("matter:1")
        with pytest.raises(StoreUnavailable, match="读写失败"):
            await store.units()
        store.close()

    async def test_a_page_in_the_middle_is_lost(self, path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[8192:-8192] = b"\xff" * (len(content) - 16384)
        path.write_bytes(content)
        store = self.opened(path)
        with pytest.raises(StoreUnavailable):
            store.everything()
        store.close()

    @pytest.mark.parametrize(
        "change",
        [
            "update entry set content = '{}' where id = 'matter:1'",
            "update entry set content = 'x' where id = 'matter:1'",
            "update entry set kind = 'Other' where id = 'matter:1'",
            "update unit set content = '' where no = 3",
            "update language set content = '[]'",
        ],
    )
    async def test_a_row_that_cannot_be_read(self, path: Path, change: str) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(change)
        store = self.opened(path)
        for _ in range(2):
            with pytest.raises(StoreUnavailable, match="认不出"):
                await store.entry("matter:2")
        store.close()

    async def test_a_row_that_is_not_there(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("delete from language")
        store = self.opened(path)
        with pytest.raises(StoreUnavailable):
            store.everything()
        store.close()

    @pytest.mark.parametrize("key", ["digest", "date"])
    async def test_an_unfinished_one(self, path: Path, key: str) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("delete from about where key = ?", [key])
        store = self.opened(path)
        with pytest.raises(StoreUnavailable, match="没有写完"):
            store.everything()
        store.close()
