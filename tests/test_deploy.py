"""The unit and the container run what there is, as nobody special."""

import re
from pathlib import Path

import pytest

from bot.cli import cli
from bot.settings import Settings

DEPLOY = Path(__file__).parents[1] / "deploy"
UNIT = dict(re.findall(r"^(\w+)=(.*)$", (DEPLOY / "paoyici.service").read_text(encoding="utf-8"), re.MULTILINE))
CONTAINER = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
LOCKED_IN = {
    "DynamicUser": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "PrivateTmp": "yes",
    "UMask": "0077",
}


def test_the_unit_gives_the_process_nothing_but_its_folder() -> None:
    assert {name: UNIT[name] for name in LOCKED_IN} == LOCKED_IN
    assert UNIT["StateDirectory"] == "paoyici"


def test_both_run_commands_that_exist() -> None:
    told = [UNIT["ExecStart"].split()[-1], *re.findall(r'^CMD \["(\w+)"\]', CONTAINER, re.MULTILINE)]
    told += re.findall(r'HEALTHCHECK .*"paoyici", "(\w+)"', CONTAINER)
    assert told == ["run", "run", "health"]
    assert set(told) <= set(cli.commands)


def test_the_container_is_not_root_and_keeps_its_data_in_the_volume(monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.findall(r"^USER (\d+):", CONTAINER, re.MULTILINE) == ["10001"]
    folder = re.findall(r"^ENV XDG_DATA_HOME=(\S+)", CONTAINER, re.MULTILINE)[0]
    assert f"VOLUME {folder}" in CONTAINER
    monkeypatch.setenv("XDG_DATA_HOME", folder)
    monkeypatch.setenv("PAOYICI_DATA_DIR", "")
    assert Settings(_env_file=None).data_dir == Path(folder) / "paoyici"


def test_stopping_may_take_as_long_as_answering_what_is_left() -> None:
    assert float(UNIT["TimeoutStopSec"]) >= 10
