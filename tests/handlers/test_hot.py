"""The most asked, and what stands in for it."""

import pytest

from handlers.hot import SHOWN, Hot
from knowledge.entries import Knowledge
from knowledge.errors import StoreUnavailable
from tests.handlers.conftest import Asked
from tests.handlers.test_catalogue import steps
from tests.handlers.test_dialogue import options


async def test_usual_entries_stand_in_for_what_nobody_asked_yet(hot: Hot, known: Knowledge) -> None:
    assert options(await hot.listed()) == list(known.usual[:SHOWN])


async def test_what_was_asked_most_comes_first_and_once(hot: Hot, asked: Asked, known: Knowledge) -> None:
    asked += ["matter:1", known.usual[0]]
    wanted = dict.fromkeys(["matter:1", known.usual[0], *known.usual])
    assert options(await hot.listed()) == list(wanted)[:SHOWN]


async def test_the_most_asked_are_said_in_words_too(hot: Hot) -> None:
    reply = await hot.listed()
    assert steps(reply) == [button.label for button in reply.buttons]


async def test_an_unreadable_journal_costs_only_the_counts(
    hot: Hot, asked: Asked, known: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(limit: int) -> list[str]:
        raise StoreUnavailable("坏了")

    monkeypatch.setattr(hot, "_most_asked", broken)
    assert options(await hot.listed()) == list(known.usual[:SHOWN])
