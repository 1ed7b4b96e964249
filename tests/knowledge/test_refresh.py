"""The database follows the files, and a broken file never costs a good database."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.build import SCHEMA, identity
from knowledge.check import load_checked
from knowledge.errors import FilesInvalid, StoreUnavailable
from knowledge.layout import Layout
from knowledge.load import digest
from knowledge.refresh import Refreshed, refresh, reopen
from tests.knowledge.files import add, swap


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "knowledge.db"


@pytest.fixture
def built(files: Layout, path: Path) -> Path:
    assert refresh(files, path) == Refreshed(built=True)
    return path


def damage(path: Path) -> None:
    """One row that cannot be read, in a database that is in step by its own word."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update entry set content = '{}' where id = 'matter:1'")


def set_schema(path: Path, schema: int) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update about set value = ? where key = 'schema'", [schema])


def test_an_unchanged_one_is_left_alone(files: Layout, built: Path) -> None:
    before = built.stat()
    assert refresh(files, built) == Refreshed(built=False)
    assert (built.stat().st_ino, built.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_force_builds_an_unchanged_one(files: Layout, built: Path) -> None:
    damage(built)
    assert refresh(files, built, force=True) == Refreshed(built=True)
    store = reopen(files, built)
    assert store.everything() == load_checked(files)
    store.close()


def test_force_keeps_a_good_one_when_the_files_are_broken(files: Layout, built: Path) -> None:
    before = built.read_bytes()
    swap(files.announcement, "citywide = 4909", "citywide = 4910")
    assert "市本级与区县之和" in str(refresh(files, built, force=True).problem)
    assert built.read_bytes() == before


class TestReopen:
    def test_a_sound_one_is_left_alone(self, files: Layout, built: Path) -> None:
        before = built.stat()
        reopen(files, built).close()
        assert (built.stat().st_ino, built.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    async def test_a_damaged_one_is_built_anew(self, files: Layout, built: Path) -> None:
        damage(built)
        store = reopen(files, built)
        assert await store.entry("matter:1") is not None
        store.close()

    def test_a_damaged_one_beside_broken_files(self, files: Layout, built: Path) -> None:
        damage(built)
        swap(files.announcement, "citywide = 4909", "citywide = 4910")
        with pytest.raises(FilesInvalid, match="市本级与区县之和"):
            reopen(files, built)


def test_a_changed_file_is_taken_in(files: Layout, built: Path) -> None:
    add(files.faq_added, "# 一个字也算\n")
    assert refresh(files, built) == Refreshed(built=True)
    assert identity(built) == (SCHEMA, digest(files))


def test_another_schema_is_built_anew(files: Layout, built: Path) -> None:
    set_schema(built, SCHEMA - 1)
    assert refresh(files, built) == Refreshed(built=True)
    assert identity(built) == (SCHEMA, digest(files))


def test_a_damaged_database_is_built_anew(files: Layout, built: Path) -> None:
    built.write_bytes(b"damaged" * 1000)
    assert refresh(files, built) == Refreshed(built=True)
    assert identity(built) == (SCHEMA, digest(files))


def test_a_broken_file_never_replaces_a_good_database(files: Layout, built: Path) -> None:
    before = built.read_bytes()
    swap(files.announcement, "citywide = 4909", "citywide = 4910")
    refreshed = refresh(files, built)
    assert not refreshed.built
    assert "市本级与区县之和" in str(refreshed.problem)
    assert built.read_bytes() == before


def test_a_mended_file_is_taken_in_again(files: Layout, built: Path) -> None:
    swap(files.announcement, "citywide = 4909", "citywide = 4910")
    assert not refresh(files, built).built
    swap(files.announcement, "citywide = 4910", "citywide = 4909")
    assert refresh(files, built) == Refreshed(built=False)


def test_vanished_files_never_replace_a_good_database(files: Layout, built: Path) -> None:
    files.root.rename(files.root.with_name("gone"))
    refreshed = refresh(files, built)
    assert "data：找不到这个文件夹" in str(refreshed.problem)
    assert identity(built) is not None


def test_broken_files_and_no_database(files: Layout, path: Path) -> None:
    swap(files.announcement, "citywide = 4909", "citywide = 4910")
    with pytest.raises(FilesInvalid, match=r"announcement\.toml「citywide」栏"):
        refresh(files, path)
    assert not path.exists()


def test_broken_files_and_a_database_of_another_schema(files: Layout, built: Path) -> None:
    swap(files.announcement, "citywide = 4909", "citywide = 4910")
    set_schema(built, SCHEMA - 1)
    with pytest.raises(FilesInvalid):
        refresh(files, built)


def test_a_database_that_cannot_be_written(files: Layout, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreUnavailable, match="知识库写不进"):
        refresh(files, tmp_path / "file" / "knowledge.db")
