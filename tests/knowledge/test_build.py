"""The database: made in one step, or not at all."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from knowledge.build import SCHEMA, build, identity
from knowledge.database import OwnedDatabase
from knowledge.entries import Knowledge, Phrasing
from knowledge.errors import StoreUnavailable
from knowledge.guides import Errand
from knowledge.language import Language
from knowledge.layout import Layout
from knowledge.load import digest
from knowledge.passages import Paper, Passage, Story
from knowledge.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "knowledge.db"


def read_back(path: Path) -> Knowledge:
    store = Store(OwnedDatabase(path))
    try:
        return store.everything()
    finally:
        store.close()


def test_what_is_built_is_read_back(knowledge: Knowledge, path: Path) -> None:
    build(knowledge, path)
    assert read_back(path) == knowledge


def test_next_to_nothing_is_read_back(knowledge: Knowledge, path: Path) -> None:
    bare = replace(
        knowledge, matters=(), units=(), faqs=(), places=(), gazette=None, catalogue=None, phrasings=(), usual=()
    )
    bare = replace(bare, districts=(), language=Language(), absent=(), events=(), errands=())
    bare = replace(bare, papers=(), passages=(), asks=(), stories=())
    build(bare, path)
    assert read_back(path) == bare


def test_what_has_no_key_of_its_own_may_stand_twice(knowledge: Knowledge, path: Path) -> None:
    twice = replace(knowledge, asks=knowledge.asks[:3] * 2, errands=knowledge.errands * 2)
    twice = replace(twice, stories=knowledge.stories[:2] * 2, usual=knowledge.usual * 2)
    build(twice, path)
    assert read_back(path) == twice


def test_texts_come_back_letter_by_letter(knowledge: Knowledge, path: Path) -> None:
    text = "“引号”\n\t'单' \"双\" \\ 𠮷 \u2028 null; drop table passage; --"
    passage = Passage("键:值", "p1", (text, ""), text, text, text, text, text, text)
    strange = replace(
        knowledge,
        papers=(Paper(text, text, "", text, text, text),),
        passages=(passage,),
        asks=(Phrasing(passage.id, text),),
        stories=(Story(text, passage.id, text),),
        errands=(Errand((text, ""), text),),
    )
    build(strange, path)
    assert read_back(path) == strange


def test_it_is_written_in_one_transaction(knowledge: Knowledge, path: Path) -> None:
    build(knowledge, path)
    change_counter = path.read_bytes()[24:28]
    assert int.from_bytes(change_counter, "big") == 1


def test_each_kind_of_value_gets_one_codec(knowledge: Knowledge, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []

    def counted(kind: type) -> TypeAdapter[object]:
        made.append(kind)
        return TypeAdapter(kind)

    monkeypatch.setattr("knowledge.build.TypeAdapter", counted)
    build(knowledge, path)
    assert Counter(made).most_common(1)[0][1] == 1


def test_its_identity_is_schema_and_digest(knowledge: Knowledge, path: Path) -> None:
    build(knowledge, path)
    assert identity(path) == (SCHEMA, knowledge.digest)


def test_a_second_build_takes_the_place_of_the_first(knowledge: Knowledge, path: Path) -> None:
    build(knowledge, path)
    build(replace(knowledge, digest="另一"), path)
    assert identity(path) == (SCHEMA, "另一")
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_build_that_fails_leaves_the_old_file_and_no_rest(knowledge: Knowledge, path: Path) -> None:
    build(knowledge, path)
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable, match=r"知识库写不进 .*knowledge\.db"):
        build(replace(knowledge, places=knowledge.places * 2), path)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_reader_of_the_old_file_is_not_disturbed(knowledge: Knowledge, path: Path) -> None:
    build(knowledge, path)
    old = Store(OwnedDatabase(path))
    assert old.everything() == knowledge
    build(replace(knowledge, faqs=()), path)
    assert old.everything() == knowledge
    old.close()
    assert read_back(path).faqs == ()


def test_no_place_to_write(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreUnavailable, match="知识库写不进"):
        build(knowledge, tmp_path / "file" / "knowledge.db")


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to look like one" * 20])
def test_a_file_that_is_no_knowledge_has_no_identity(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert identity(path) is None


def test_no_file_has_no_identity(path: Path) -> None:
    assert identity(path) is None
    assert not path.exists()


@pytest.mark.parametrize("change", ["delete from about", "update about set value = '一' where key = 'schema'"])
def test_an_unfinished_one_has_no_identity(knowledge: Knowledge, path: Path, change: str) -> None:
    build(knowledge, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(change)
    assert identity(path) is None


def test_the_digest_changes_with_any_byte_of_any_file(files: Layout) -> None:
    seen = {digest(files)}
    for path in files.files():
        content = path.read_bytes()
        path.write_bytes(content + b"\n")
        seen.add(digest(files))
        path.write_bytes(content)
    assert len(seen) == 1 + len(files.files())
    assert digest(files) in seen


def test_the_digest_changes_with_a_name(files: Layout) -> None:
    before = digest(files)
    files.phrasings[0].rename(files.phrasings[0].with_name("99.csv"))
    assert digest(files) != before


def test_the_digest_does_not_depend_on_where_the_files_lie(files: Layout, tmp_path: Path) -> None:
    before = digest(files)
    files.root.rename(tmp_path / "elsewhere")
    assert digest(Layout(tmp_path / "elsewhere")) == before
