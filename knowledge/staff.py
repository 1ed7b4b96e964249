"""Who may use the desk: accounts, one-time links, sessions and keys of programs, in a file of their own.

Passwords come hashed; of links, sessions and keys only a hash is on disk, so that who reads the file gets in nowhere.
"""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import sqlite_utils
from sqlite_utils.migrations import Migrations

from knowledge.database import OwnedDatabase

migrations = Migrations("desk")

_Result = TypeVar("_Result")


class Role(StrEnum):
    """What an account may do: look up; read the queue too; manage accounts too."""

    STAFF = "staff"
    MAINTAINER = "maintainer"
    ADMIN = "admin"


@migrations()
def accounts_and_what_lets_in(database: sqlite_utils.Database) -> None:
    """Accounts by name; invitations, sessions and keys by the hash of their secret; times in seconds since 1970."""
    database.table("account").create({"name": str, "role": str, "password": str}, pk="name")
    database.table("invitation").create({"secret": str, "name": str, "role": str, "until": float}, pk="secret")
    database.table("session").create({"secret": str, "name": str, "until": float}, pk="secret")
    database.table("key").create({"secret": str, "name": str}, pk="secret")


@migrations()
def what_was_missing(database: sqlite_utils.Database) -> None:
    """Questions that staff found no answer to, masked, with what they told the caller; nobody's name."""
    database.table("missing").create({"no": int, "question": str, "told": str, "at": str}, pk="no")


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in; ``password`` is hashed."""

    name: str
    role: Role
    password: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that makes one account, once: of that name ('' for any), in that role."""

    name: str
    role: Role


class DeskFile:
    """The desk's database: for the owner's eyes alone, made or brought up to date at the first use."""

    def __init__(self, path: Path) -> None:
        self._database, self._ready = OwnedDatabase(path), False

    async def run(self, work: Callable[[sqlite_utils.Database], _Result]) -> _Result:
        """What ``work`` returns, in one transaction; raises StoreUnavailable."""
        return await self._database.run(lambda database: self._within(database, work))

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _within(self, database: sqlite_utils.Database, work: Callable[[sqlite_utils.Database], _Result]) -> _Result:
        if not self._ready:
            with suppress(OSError):
                os.chmod(self._database.path, 0o600)
            database.enable_wal()
            database.execute("pragma secure_delete = on")  # what is dropped is overwritten in the file
            migrations.apply(database)
            self._ready = True
        with database.atomic():
            return work(database)


class Staff:
    """Accounts and what lets in; times are seconds since 1970.  Every method raises StoreUnavailable."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    async def accounts(self) -> tuple[Account, ...]:
        """Everybody, by name."""
        return await self._file.run(
            lambda database: tuple(map(_account, database.table("account").rows_where(order_by="name")))
        )

    async def account(self, name: str) -> Account | None:
        """The account of that name."""
        return await self._file.run(lambda database: _found(database, name))

    async def add(self, account: Account) -> bool:
        """Add an account; False, and nothing done, when the name is taken."""

        def work(database: sqlite_utils.Database) -> bool:
            if _found(database, account.name) is not None:
                return False
            database.execute("insert into account values (?, ?, ?)", [account.name, account.role, account.password])
            return True

        return await self._file.run(work)

    async def change(self, name: str, password: str) -> bool:
        """Give an account another password (hashed), and end its sessions; False when there is no such account."""

        def work(database: sqlite_utils.Database) -> bool:
            changed = database.execute("update account set password = ? where name = ?", [password, name]).rowcount
            database.execute("delete from session where name = ?", [name])
            return bool(changed)

        return await self._file.run(work)

    async def remove(self, name: str) -> bool:
        """Remove an account with its sessions; False when there is no such account."""

        def work(database: sqlite_utils.Database) -> bool:
            database.execute("delete from session where name = ?", [name])
            return bool(database.execute("delete from account where name = ?", [name]).rowcount)

        return await self._file.run(work)

    async def invite(self, secret: str, invitation: Invitation, until: float) -> None:
        """Let whoever brings ``secret`` make one account, until then."""
        row = [hashed(secret), invitation.name, invitation.role, until]
        await self._file.run(lambda database: database.execute("insert into invitation values (?, ?, ?, ?)", row))

    async def invitation(self, secret: str, now: float) -> Invitation | None:
        """What the secret lets one do; None when it is used, too old, or none."""
        return await self._file.run(lambda database: _invitation(database, secret, now))

    async def accept(self, secret: str, account: Account, now: float) -> bool:
        """Make the account that an invitation allows, and use the invitation up; False when it may not be made."""

        def work(database: sqlite_utils.Database) -> bool:
            invited = _invitation(database, secret, now)
            allowed = invited is not None and invited.name in ("", account.name) and invited.role is account.role
            if not allowed or _found(database, account.name) is not None:
                return False
            database.execute("delete from invitation where secret = ?", [hashed(secret)])
            database.execute("insert into account values (?, ?, ?)", [account.name, account.role, account.password])
            return True

        return await self._file.run(work)

    async def enter(self, secret: str, name: str, until: float, now: float) -> None:
        """Open a session, and drop those that have ended."""

        def work(database: sqlite_utils.Database) -> None:
            database.execute("delete from session where until < ?", [now])
            database.execute("insert into session values (?, ?, ?)", [hashed(secret), name, until])

        await self._file.run(work)

    async def inside(self, secret: str, now: float) -> Account | None:
        """Whose session it is; None when it has ended or never was."""

        def work(database: sqlite_utils.Database) -> Account | None:
            rows = database.table("session").rows_where("secret = ? and until >= ?", [hashed(secret), now])
            return next((_found(database, row["name"]) for row in rows), None)

        return await self._file.run(work)

    async def leave(self, secret: str) -> None:
        """End a session."""
        await self._file.run(
            lambda database: database.execute("delete from session where secret = ?", [hashed(secret)])
        )

    async def add_key(self, secret: str, name: str) -> bool:
        """Let a program in; False when one of that name is in already."""

        def work(database: sqlite_utils.Database) -> bool:
            if database.table("key").count_where("name = ?", [name]):
                return False
            database.execute("insert into key values (?, ?)", [hashed(secret), name])
            return True

        return await self._file.run(work)

    async def remove_key(self, name: str) -> bool:
        """Keep a program out from now on; False when there is none of that name."""
        return await self._file.run(
            lambda database: bool(database.execute("delete from key where name = ?", [name]).rowcount)
        )

    async def keys(self) -> tuple[str, ...]:
        """The names of the programs that are let in."""
        return await self._file.run(
            lambda database: tuple(row["name"] for row in database.table("key").rows_where(order_by="name"))
        )

    async def program(self, secret: str) -> str:
        """The name of the program whose key it is; '' when it is none's."""

        def work(database: sqlite_utils.Database) -> str:
            rows = database.table("key").rows_where("secret = ?", [hashed(secret)])
            return next((str(row["name"]) for row in rows), "")

        return await self._file.run(work)


def hashed(secret: str) -> str:
    """What is kept of a random secret of 32 bytes: so long that a plain hash is enough."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def _found(database: sqlite_utils.Database, name: str) -> Account | None:
    return next((_account(row) for row in database.table("account").rows_where("name = ?", [name])), None)


def _account(row: dict[str, str]) -> Account:
    return Account(row["name"], Role(row["role"]), row["password"])


def _invitation(database: sqlite_utils.Database, secret: str, now: float) -> Invitation | None:
    rows = database.table("invitation").rows_where("secret = ? and until >= ?", [hashed(secret), now])
    return next((Invitation(row["name"], Role(row["role"])) for row in rows), None)
