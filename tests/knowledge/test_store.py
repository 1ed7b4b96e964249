"""Reading entries from the event loop."""

import asyncio
import shutil
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
from knowledge.passages import Story
from knowledge.store import Store


@pytest.fixture(scope="module")
def original(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built knowledge, of which each test gets a copy."""
    path = tmp_path_factory.mktemp("original") / "knowledge.db"
    build(knowledge, path)
    return path


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(original, tmp_path / "knowledge.db"))


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
    assert await store.events() == knowledge.events
    assert store.everything().errands == knowledge.errands


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


async def test_a_life_event_is_an_entry(store: Store, knowledge: Knowledge) -> None:
    assert [await store.entry(event.id) for event in knowledge.events] == list(knowledge.events)
    assert await store.entry("event:20") is None


async def test_passages_keep_the_order_asked_for(store: Store, knowledge: Knowledge) -> None:
    first, second, *_ = knowledge.passages
    ids = [second.id, "doc:none:p1", first.id, "matter:1", "", second.id]
    assert await store.passages(ids) == (second, first, second)
    assert await store.passages([]) == ()


async def test_every_passage_is_found_by_its_id_and_is_no_entry(store: Store, knowledge: Knowledge) -> None:
    assert await store.passages([passage.id for passage in knowledge.passages]) == knowledge.passages
    assert await store.entries([passage.id for passage in knowledge.passages]) == ()


async def test_passages_of_each_paper(store: Store, knowledge: Knowledge) -> None:
    told = [passage for paper in knowledge.papers for passage in await store.passages_of(paper.key)]
    assert sorted(told, key=lambda each: each.id) == sorted(knowledge.passages, key=lambda each: each.id)
    for key in ("hz-2019-1", "zj-2018-30"):
        printed = tuple(passage for passage in knowledge.passages if passage.paper == key)
        assert await store.passages_of(key) == printed != ()
    assert await store.passages_of("hz-2019") == ()


async def test_papers_keep_the_order_asked_for(store: Store, knowledge: Knowledge) -> None:
    first, second, *_ = knowledge.papers
    assert await store.papers([second.key, "none", first.key]) == (second, first)
    assert await store.papers([paper.key for paper in knowledge.papers]) == knowledge.papers


async def test_stories_of_an_entry(store: Store, knowledge: Knowledge) -> None:
    about = {story.entry_id for story in knowledge.stories}
    told = [story for entry_id in about for story in await store.stories(entry_id)]
    assert sorted(told, key=repr) == sorted(knowledge.stories, key=repr) != []
    assert await store.stories("matter:643") == await store.stories("") == ()


async def test_stories_keep_their_order(knowledge: Knowledge, tmp_path: Path) -> None:
    stories = tuple(Story(entry_id, "doc:a:p1", reason) for entry_id, reason in ("b1", "a2", "b3", "b2"))
    build(replace(knowledge, stories=stories), tmp_path / "other.db")
    store = Store(OwnedDatabase(tmp_path / "other.db"))
    assert [story.reason for story in await store.stories("b")] == ["1", "3", "2"]
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
            "update entry set content = '{}' where kind = 'LifeEvent'",
            "update errand set content = '[]' where no = 1",
            "update paper set content = '{}' where no = 1",
            "update passage set content = replace(content, '\"place\"', '\"spot\"') where no = 2",
            "update story set content = 'x' where no = 1",
            "update absent set content = '{}' where no = 1",
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

    @pytest.mark.parametrize("table", ["errand", "paper", "passage", "ask", "story"])
    async def test_a_table_that_is_not_there(self, path: Path, table: str) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(f"drop table {table}")
        store = self.opened(path)
        with pytest.raises(StoreUnavailable):
            store.everything()
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
