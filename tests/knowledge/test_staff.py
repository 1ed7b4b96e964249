"""Accounts, links, sessions and keys in their file."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.errors import StoreUnavailable
from knowledge.staff import Account, DeskFile, Invitation, Role, Staff

SECRET, NOW, LATER = "a secret of thirty-two bytes", 1000.0, 2000.0
WANG = Account("小王", Role.STAFF, "hashed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def file(path: Path) -> Iterator[DeskFile]:
    opened = DeskFile(path)
    yield opened
    opened.close()


@pytest.fixture
def staff(file: DeskFile) -> Staff:
    return Staff(file)


async def test_an_account_is_found_by_its_name(staff: Staff) -> None:
    assert await staff.add(WANG)
    assert await staff.account("小王") == WANG
    assert await staff.account("小李") is None
    assert await staff.accounts() == (WANG,)


async def test_a_name_is_taken_once(staff: Staff) -> None:
    await staff.add(WANG)
    assert not await staff.add(replace(WANG, role=Role.ADMIN))
    assert await staff.accounts() == (WANG,)


async def test_a_changed_password_ends_sessions(staff: Staff) -> None:
    await staff.add(WANG)
    await staff.enter(SECRET, WANG.name, LATER, NOW)
    assert await staff.change(WANG.name, "other")
    assert (await staff.accounts())[0].password == "other"
    assert await staff.inside(SECRET, NOW) is None
    assert not await staff.change("小李", "other")


async def test_a_removed_account_is_out_at_once(staff: Staff) -> None:
    await staff.add(WANG)
    await staff.enter(SECRET, WANG.name, LATER, NOW)
    assert await staff.remove(WANG.name)
    assert await staff.inside(SECRET, NOW) is None
    assert not await staff.remove(WANG.name)


async def test_a_session_lasts_until_its_end(staff: Staff) -> None:
    await staff.add(WANG)
    await staff.enter(SECRET, WANG.name, LATER, NOW)
    assert await staff.inside(SECRET, LATER) == WANG
    assert await staff.inside(SECRET, LATER + 1) is None
    assert await staff.inside("another", NOW) is None


async def test_a_session_that_is_left_is_over_and_old_ones_are_dropped(staff: Staff, path: Path) -> None:
    await staff.add(WANG)
    await staff.enter(SECRET, WANG.name, LATER, NOW)
    await staff.leave(SECRET)
    assert await staff.inside(SECRET, NOW) is None
    await staff.enter("old", WANG.name, NOW, NOW)
    await staff.enter("new", WANG.name, LATER + 9, LATER)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("select count(*) from session").fetchone() == (1,)


async def test_a_link_makes_one_account_once(staff: Staff) -> None:
    await staff.invite(SECRET, Invitation("", Role.ADMIN), LATER)
    boss = Account("管理员", Role.ADMIN, "hashed")
    assert await staff.invitation(SECRET, NOW) == Invitation("", Role.ADMIN)
    assert await staff.accept(SECRET, boss, NOW)
    assert await staff.invitation(SECRET, NOW) is None
    assert not await staff.accept(SECRET, replace(boss, name="另一个"), NOW)
    assert await staff.accounts() == (boss,)


async def test_a_link_gives_no_other_role_or_name_and_ends(staff: Staff) -> None:
    await staff.invite(SECRET, Invitation("小王", Role.STAFF), LATER)
    assert not await staff.accept(SECRET, replace(WANG, role=Role.ADMIN), NOW)
    assert not await staff.accept(SECRET, replace(WANG, name="小李"), NOW)
    assert not await staff.accept(SECRET, WANG, LATER + 1)
    assert await staff.accept(SECRET, WANG, LATER)


async def test_a_taken_name_does_not_use_up_the_link(staff: Staff) -> None:
    await staff.add(WANG)
    await staff.invite(SECRET, Invitation("", Role.STAFF), LATER)
    assert not await staff.accept(SECRET, WANG, NOW)
    assert await staff.accept(SECRET, replace(WANG, name="小李"), NOW)


async def test_a_program_is_known_by_its_key(staff: Staff) -> None:
    assert await staff.add_key(SECRET, "工单系统")
    assert not await staff.add_key("another", "工单系统")
    assert await staff.program(SECRET) == "工单系统"
    assert await staff.program("another") == ""
    assert await staff.keys() == ("工单系统",)
    assert await staff.remove_key("工单系统")
    assert not await staff.remove_key("工单系统")
    assert await staff.program(SECRET) == ""


async def test_no_secret_is_on_disk(path: Path) -> None:
    file = DeskFile(path)
    staff = Staff(file)
    await staff.add(WANG)
    await staff.invite(SECRET, Invitation("", Role.ADMIN), LATER)
    await staff.enter(SECRET, WANG.name, LATER, NOW)
    await staff.add_key(SECRET, "工单系统")
    file.close()
    assert all(SECRET.encode() not in each.read_bytes() for each in path.parent.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
async def test_the_file_is_the_owner_s_alone(staff: Staff, path: Path) -> None:
    await staff.add(WANG)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_half_characters_are_no_secret(staff: Staff) -> None:
    assert await staff.inside("\ud800", NOW) is None


async def test_a_damaged_file_is_told(path: Path) -> None:
    path.write_bytes(b"nothing that SQLite reads" * 100)
    file = DeskFile(path)
    with pytest.raises(StoreUnavailable):
        await Staff(file).accounts()
    file.close()
