"""While what stays is built, the collector of cycles rests, and not longer."""

import gc
from collections.abc import Iterator

import pytest

from bot.building import lasting


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_the_collector_rests_within_and_works_again_after() -> None:
    assert gc.isenabled()
    with lasting():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), lasting():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_a_collector_that_rested_before_is_left_so() -> None:
    with lasting():
        with lasting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_made_within_is_passed_over_after() -> None:
    with lasting():
        made = [[] for _ in range(1000)]  # type: ignore[var-annotated]
    assert gc.get_freeze_count() > len(made)
