"""Entries that differ in one thing: which one a word tells, and which one stays on the side of the one at hand."""

from dataclasses import dataclass

import pytest

from handlers.options import CLOSE
from handlers.session import Seen, Session
from handlers.twins import Twins
from knowledge.entries import Knowledge, Matter
from knowledge.store import Store


@dataclass(frozen=True)
class Pair:
    """Ids of a matter at the national tax office and of the one of that name at the local one."""

    national: str
    local: str


@pytest.fixture
def twins(store: Store) -> Twins:
    return Twins(store)


@pytest.fixture(scope="session")
def pairs(known: Knowledge) -> tuple[Pair, Pair]:
    """Two pairs."""
    by_title = {
        unit: {each.shown: each.id for each in known.matters if each.unit == unit}
        for unit in ("市国税局", "市财政(地税)局")
    }
    national, local = by_title.values()
    first, second, *_ = (Pair(national[shown], local[shown]) for shown in national if shown in local)
    return first, second


@pytest.fixture(scope="session")
def licence(known: Knowledge) -> Matter:
    return known.matters[47]


def seen(*ids: str, scores: tuple[float, ...] = (0.5, 0.4, 0.3, 0.2)) -> tuple[Seen, ...]:
    return tuple(Seen(entry_id, score) for entry_id, score in zip(ids, scores, strict=False))


async def test_the_side_that_is_named_tells_one_of_those_in_question(twins: Twins, pairs: tuple[Pair, Pair]) -> None:
    pair, _ = pairs
    session = Session(seen=seen(pair.national, pair.local))
    assert await twins.told("地税的", session) == pair.local
    assert await twins.told("国税的那个", session) == pair.national
    assert await twins.told("随便哪个", session) == ""
    assert await twins.told("地税的", Session()) == ""


async def test_what_was_turned_down_is_not_told(twins: Twins, pairs: tuple[Pair, Pair], licence: Matter) -> None:
    pair, _ = pairs
    session = Session(seen=seen(licence.id, pair.national, pair.local), rejected=frozenset({pair.local}))
    assert await twins.told("地税的", session) == ""
    assert await twins.told("国税的", session) == pair.national


async def test_what_lies_far_behind_is_told_only_of_the_office_at_hand(
    twins: Twins, pairs: tuple[Pair, Pair], licence: Matter
) -> None:
    pair, other = pairs
    far = (0.5, 0.4, 0.5 * CLOSE / 2)
    session = Session(seen=seen(licence.id, pair.national, pair.local, scores=far))
    assert await twins.told("地税的", session) == ""
    assert await twins.told("地税的", Session(seen=session.seen, shown=other.local)) == pair.local


async def test_a_pick_stays_on_the_side_of_the_one_at_hand(twins: Twins, pairs: tuple[Pair, Pair]) -> None:
    pair, other = pairs
    session = Session(seen=seen(pair.local, pair.national), shown=other.national)
    assert await twins.twin(pair.local, "那这个呢", session, ()) == pair.national
    assert await twins.twin(pair.local, "那地税的呢", session, ()) == pair.local
    assert await twins.twin(pair.national, "那这个呢", session, ()) == pair.national


async def test_the_twin_of_a_pick_may_be_of_its_family_only(twins: Twins, pairs: tuple[Pair, Pair]) -> None:
    pair, other = pairs
    session = Session(seen=seen(pair.local), shown=other.national)
    assert await twins.twin(pair.local, "那这个呢", session, ()) == pair.local
    assert await twins.twin(pair.local, "那这个呢", session, [pair.national]) == pair.national


async def test_with_nothing_at_hand_a_pick_is_what_it_is(twins: Twins, pairs: tuple[Pair, Pair]) -> None:
    pair, _ = pairs
    assert await twins.twin(pair.local, "那这个呢", Session(seen=seen(pair.local, pair.national)), ()) == pair.local


async def test_the_side_named_comes_first_with_the_best_score_and_nothing_is_lost(
    twins: Twins, pairs: tuple[Pair, Pair], licence: Matter
) -> None:
    pair, _ = pairs
    before = seen(pair.national, licence.id, pair.local)
    after = await twins.sided("地税的注销", before)
    assert [each.entry_id for each in after] == [pair.local, pair.national, licence.id]
    assert after[0].score == before[0].score
    assert await twins.sided("国税的注销", before) == before
    assert await twins.sided("注销", before) == before
    assert await twins.sided("地税的", ()) == ()


async def test_of_what_was_seen_the_twin_on_the_side_at_hand_comes_first(
    twins: Twins, pairs: tuple[Pair, Pair]
) -> None:
    pair, other = pairs
    before = seen(pair.local, pair.national)
    kept = await twins.kept(other.national, "那这个呢", before, continued=False)
    assert [each.entry_id for each in kept] == [pair.national, pair.local]
    assert kept[0].score == before[0].score
    assert await twins.kept(other.local, "那这个呢", before, continued=False) == before
    assert await twins.kept("matter:9999", "那这个呢", before, continued=True) == before
    assert await twins.kept(other.local, "那这个呢", (), continued=True) == ()


async def test_only_what_goes_on_is_looked_for_at_the_office_at_hand(
    twins: Twins, known: Knowledge, pairs: tuple[Pair, Pair], licence: Matter
) -> None:
    pair, _ = pairs
    colleague = next(each for each in known.matters if each.unit_no == licence.unit_no and each.id != licence.id)
    before = seen(pair.local, colleague.id)
    on = await twins.kept(licence.id, "那这个呢", before, continued=True)
    assert [each.entry_id for each in on] == [colleague.id, pair.local]
    assert await twins.kept(licence.id, "那这个呢", before, continued=False) == before
    own = seen(colleague.id, pair.local)
    assert await twins.kept(licence.id, "那这个呢", own, continued=True) == own


async def test_the_questions_and_answers_are_of_one_office(twins: Twins, licence: Matter) -> None:
    before = seen(licence.id, "faq:2")
    on = await twins.kept("faq:1", "那这个呢", before, continued=True)
    assert [each.entry_id for each in on] == ["faq:2", licence.id]
    assert await twins.kept("place:1", "那这个呢", before, continued=True) == before
