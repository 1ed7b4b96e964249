"""Life events as values: what they are called, and the order of their entries."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.guides import LifeEvent, Stage
from knowledge.source import Source

SOURCE = Source("杭改办〔2019〕1号", "", "2019-04-22", "", "二（一）1")


def event(*stages: tuple[str, ...]) -> LifeEvent:
    """The third event with stages of these entries."""
    made = tuple(Stage(f"第{no}步", entries) for no, entries in enumerate(stages, 1))
    return LifeEvent(3, "出生", "个人", "孩子生下来以后", "", made, ("宝宝出生",), SOURCE)


def test_its_id_is_its_place_and_its_name_is_shown_as_what_it_is() -> None:
    born = event(("matter:1",))
    assert (born.id, born.title, born.shown) == ("event:3", "出生", "出生“一件事”")
    assert born.id == f"{LifeEvent.PREFIX}{born.no}"


def test_the_first_of_each_stage_comes_before_the_second_of_any() -> None:
    assert event(("a1", "a2", "a3"), ("b1",), ("c1", "c2")).entries == ("a1", "b1", "c1", "a2", "c2", "a3")


def test_without_stages_there_are_no_entries() -> None:
    assert event().entries == ()


@given(st.lists(st.integers(min_value=1, max_value=5), max_size=5))
def test_every_entry_comes_once_and_those_of_a_stage_keep_their_order(sizes: list[int]) -> None:
    stages = [tuple(f"{stage}-{at}" for at in range(size)) for stage, size in enumerate(sizes)]
    entries = event(*stages).entries
    assert sorted(entries) == sorted(entry for stage in stages for entry in stage)
    for stage in stages:
        assert tuple(entry for entry in entries if entry in stage) == stage
    assert [int(entry.partition("-")[2]) for entry in entries] == sorted(int(e.partition("-")[2]) for e in entries)
