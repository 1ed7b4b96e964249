"""The commands of whoever keeps the desk: accounts for people, keys for programs."""

import asyncio
import importlib
from collections.abc import Awaitable, Callable
from typing import TypeVar

import click

from bot import reports
from bot.app import DESK_FILE
from bot.settings import Settings
from handlers.web import credentials
from knowledge.staff import Account, DeskFile, Role, Staff

Result = TypeVar("Result")

_TAKEN = "这个名字已经有了，换一个。"
_NOBODY = "没有叫这个名字的。"
_password = click.option(
    "--password", prompt="密码", hide_input=True, confirmation_prompt="再写一次", help="不写就会问，写的时候看不见。"
)


@click.group(help="热线台的账号。")
def user() -> None:
    """Accounts."""


@user.command("add", help="加一个账号；身份：staff 坐席，maintainer 维护人员，admin 管理员。")
@click.argument("name")
@click.option("--role", type=click.Choice([each.value for each in Role]), default=Role.STAFF.value, show_default=True)
@_password
def add_user(name: str, role: str, password: str) -> None:
    """Add an account."""
    _refuse(credentials.fault(name, password, password))
    account = Account(name, Role(role), _hashed(password))
    _settled(_with_staff(lambda staff: staff.add(account)), _TAKEN)


@user.command("password", help="换密码；已登录的会退出。")
@click.argument("name")
@_password
def change_password(name: str, password: str) -> None:
    """Give an account another password."""
    _refuse(credentials.fault(name, password, password))
    kept = _hashed(password)
    _settled(_with_staff(lambda staff: staff.change(name, kept)), _NOBODY)


@user.command("remove", help="删一个账号；已登录的会退出。")
@click.argument("name")
def remove_user(name: str) -> None:
    """Remove an account."""
    _settled(_with_staff(lambda staff: staff.remove(name)), _NOBODY)


@user.command("list", help="列出账号。")
def list_users() -> None:
    """List accounts."""
    click.echo(reports.accounts([(each.name, each.role) for each in _with_staff(lambda staff: staff.accounts())]))


@click.group(help="热线软件用的钥匙。")
def key() -> None:
    """Keys."""


@key.command("add", help="做一把钥匙，只显示一次。")
@click.argument("name")
def add_key(name: str) -> None:
    """Let a program in."""
    secret = credentials.new_secret()
    _settled(_with_staff(lambda staff: staff.add_key(secret, name)), _TAKEN)
    click.echo(reports.made_key(secret))


@key.command("remove", help="收回一把钥匙。")
@click.argument("name")
def remove_key(name: str) -> None:
    """Keep a program out."""
    _settled(_with_staff(lambda staff: staff.remove_key(name)), _NOBODY)


@key.command("list", help="列出钥匙的名字。")
def list_keys() -> None:
    """List keys by name."""
    for name in _with_staff(lambda staff: staff.keys()):
        click.echo(name)


def _settled(done: bool, otherwise: str) -> None:
    """End with a sentence when it was not done."""
    if not done:
        raise click.ClickException(otherwise)


def _refuse(fault: str) -> None:
    """End with what is wrong with a name or a password."""
    if fault:
        raise click.UsageError(fault)


def _hashed(password: str) -> str:
    keeper = importlib.import_module("handlers.web.passwords").Passwords()
    kept: str = keeper.hashed_now(password)
    keeper.close()
    return kept


def _with_staff(work: Callable[[Staff], Awaitable[Result]]) -> Result:
    """What ``work`` returns over the desk's database."""
    settings = Settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    file = DeskFile(settings.data_dir / DESK_FILE)

    async def done() -> Result:
        return await work(Staff(file))

    try:
        return asyncio.run(done())
    finally:
        file.close()
