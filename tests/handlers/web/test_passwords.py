"""Passwords and how often they may be wrong."""

import asyncio

import pytest

from handlers.web.credentials import LONGEST, too_weak
from handlers.web.limits import MOST_WRONG, Attempts, Pace
from handlers.web.passwords import Passwords


async def test_only_the_password_fits(passwords: Passwords) -> None:
    kept = await passwords.hashed("correct horse 9")
    assert kept.startswith("$argon2id$")
    assert await passwords.fits("correct horse 9", kept)
    assert not await passwords.fits("correct horse 8", kept)
    assert not await passwords.fits("", kept)
    assert not await passwords.fits("correct horse 9", "damaged")


async def test_nobody_s_password_never_fits(passwords: Passwords) -> None:
    for password in ("nobody", "", "x" * 10_000):
        assert not await passwords.fits(password, None)


async def test_the_same_password_is_kept_in_two_ways(passwords: Passwords) -> None:
    assert await passwords.hashed("correct horse 9") != await passwords.hashed("correct horse 9")


async def test_hashing_does_not_hold_the_loop(passwords: Passwords) -> None:
    hashing = asyncio.gather(*(passwords.hashed("correct horse 9") for _ in range(4)))
    turns = 0
    while not hashing.done():
        await asyncio.sleep(0.001)
        turns += 1
    await hashing
    assert turns > 10


@pytest.mark.parametrize("password", ["", "short", "aaaaaaaaaaaa", "1212121212", "x" * (LONGEST + 1)])
def test_weak_passwords_are_known(password: str) -> None:
    assert too_weak(password)


@pytest.mark.parametrize("password", ["correct horse 9", "一二三四五六七八九十", "P@ssw0rd-2026"])
def test_good_ones_are_not_weak(password: str) -> None:
    assert not too_weak(password)


def test_an_account_is_locked_after_so_many_and_no_other_is() -> None:
    attempts = Attempts()
    for _ in range(MOST_WRONG):
        assert not attempts.locked("小王", "here")
        attempts.wrong("小王", "here")
    assert attempts.locked("小王", "elsewhere")
    assert not attempts.locked("小李", "here")


def test_a_right_password_forgets_the_wrong_ones() -> None:
    attempts = Attempts()
    for _ in range(MOST_WRONG - 1):
        attempts.wrong("小王", "here")
    attempts.right("小王")
    attempts.wrong("小王", "here")
    assert not attempts.locked("小王", "here")


def test_each_program_has_a_pace_of_its_own() -> None:
    pace = Pace(2)
    assert [pace.takes("a") for _ in range(3)] == [True, True, False]
    assert pace.takes("b")
