"""What is kept for a while: found again by another process, trimmed by age and number, gone for good when dropped."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.database import OwnedDatabase
from knowledge.memory import Memory

MOST, LIFETIME = 3, 100.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept.db"


@pytest.fixture
def memory(path: Path) -> Iterator[Memory]:
    opened = Memory(OwnedDatabase(path), MOST, LIFETIME)
    yield opened
    opened.close()


def reread(path: Path) -> dict[str, tuple[float, str]]:
    """All that a later process finds."""
    later = Memory(OwnedDatabase(path), MOST, LIFETIME)
    found = dict(later.since(0))
    later.close()
    return found


def test_nothing_is_kept_at_first(memory: Memory, path: Path) -> None:
    assert memory.since(0) == {}
    assert reread(path) == {}


def test_what_was_put_is_found_by_name_with_its_time(memory: Memory, path: Path) -> None:
    memory.put("chat:1", 1000.5, '{"q": "办证\\n“引号”"}')
    memory.put("chat:2", 1001.0, "")
    kept = {"chat:1": (1000.5, '{"q": "办证\\n“引号”"}'), "chat:2": (1001.0, "")}
    assert memory.since(0) == kept
    assert reread(path) == kept


def test_only_what_was_put_since_then_is_told(memory: Memory) -> None:
    for at in (10.0, 20.0, 30.0):
        memory.put(f"at {at}", at, "甲")
    assert set(memory.since(20.0)) == {"at 20.0", "at 30.0"}
    assert memory.since(30.1) == {}


def test_a_later_text_takes_the_place_of_an_earlier_one(memory: Memory) -> None:
    memory.put("甲", 1.0, "先")
    memory.put("甲", 2.0, "后")
    assert memory.since(0) == {"甲": (2.0, "后")}


def test_the_oldest_go_when_there_are_too_many(memory: Memory) -> None:
    for at in (1.0, 2.0, 3.0):
        memory.put(f"甲{at:.0f}", at, "文")
    assert set(memory.since(0)) == {"甲1", "甲2", "甲3"}
    memory.put("甲1", 4.0, "又")
    assert set(memory.since(0)) == {"甲1", "甲2", "甲3"}
    memory.put("甲4", 5.0, "文")
    assert set(memory.since(0)) == {"甲1", "甲3", "甲4"}


def test_what_outlived_its_time_goes_with_the_next_that_is_put(memory: Memory) -> None:
    memory.put("老", 0.9, "文")
    memory.put("正好", 1.0, "文")
    assert set(memory.since(0)) == {"老", "正好"}
    memory.put("新", 1.0 + LIFETIME, "文")
    assert set(memory.since(0)) == {"正好", "新"}


def test_every_name_that_begins_so_is_dropped_and_no_other(memory: Memory) -> None:
    for name in ("a%:1", "a%:2", "ab:1"):
        memory.put(name, 1.0, "文")
    memory.drop("a%:")
    assert set(memory.since(0)) == {"ab:1"}
    memory.drop("b")
    memory.drop("AB")
    memory.drop("ab:1:2")
    assert set(memory.since(0)) == {"ab:1"}


@pytest.mark.parametrize("how", ["drop", "replace", "outnumber", "outlive"])
def test_what_is_gone_is_gone_from_the_file(memory: Memory, path: Path, how: str) -> None:
    memory.put("secret-name", 1.0, "secret-content" * 500)
    memory.since(0)
    assert b"secret-content" in path.read_bytes()
    match how:
        case "drop":
            memory.drop("secret")
        case "replace":
            memory.put("secret-name", 2.0, "短")
        case "outnumber":
            for no in range(MOST):
                memory.put(str(no), 2.0 + no, "短")
        case _:
            memory.put("短", 2.0 + LIFETIME, "短")
    memory.since(0)
    left = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"secret-content" not in left
    assert (b"secret-name" in left) == (how == "replace")


class TestTrouble:
    @pytest.mark.parametrize("content", [b"no database" * 1000, None])
    def test_a_file_that_cannot_be_read_holds_nothing(
        self, path: Path, content: bytes | None, caplog: pytest.LogCaptureFixture
    ) -> None:
        if content is None:
            path.mkdir()
        else:
            path.write_bytes(content)
        memory = Memory(OwnedDatabase(path), MOST, LIFETIME)
        assert memory.since(0) == {}
        memory.put("甲", 1.0, "文")
        memory.drop("甲")
        memory.close()
        assert [record.levelname for record in caplog.records] == ["ERROR"], "told once"
        assert all("读写失败" in record.message for record in caplog.records)

    def test_a_file_of_another_shape_holds_nothing(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("create table kept (something text)")
        assert reread(path) == {}

    def test_a_put_that_fails_leaves_what_was_there(self, memory: Memory) -> None:
        memory.put("甲", 1.0, "文")
        memory.put("乙", None, "文")  # type: ignore[arg-type]
        assert memory.since(0) == {"甲": (1.0, "文")}
