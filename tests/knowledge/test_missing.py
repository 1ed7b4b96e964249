"""The maintainers' queue."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge import missing
from knowledge.missing import Missing, Queue
from knowledge.staff import DeskFile

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Queue]:
    file = DeskFile(tmp_path / "desk.db")
    yield Queue(file, lambda: NOW)
    file.close()


async def test_questions_wait_the_oldest_first(queue: Queue) -> None:
    await queue.put("第一问", "答了")
    await queue.put("第二问", "")
    first, second = await queue.open(10)
    assert first == Missing(first.no, "第一问", "答了", NOW.isoformat())
    assert (second.question, second.told) == ("第二问", "")
    assert await queue.open(1) == (first,)


async def test_a_settled_question_is_gone(queue: Queue) -> None:
    await queue.put("一问", "")
    (one,) = await queue.open(10)
    assert await queue.settle(one.no)
    assert await queue.open(10) == ()
    assert not await queue.settle(one.no)


async def test_only_the_newest_are_kept(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missing, "KEPT", 3)
    for number in range(5):
        await queue.put(str(number), "")
    assert [each.question for each in await queue.open(10)] == ["2", "3", "4"]
