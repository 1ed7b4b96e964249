"""The torture in short: the same code, fewer times."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.botapi import BotApi
from tests.e2e.processes import Home
from tests.torture.kills import by_webhook, kill_again_and_again

KILLS = 5


@pytest.mark.parametrize("road", [dict, by_webhook], ids=["polling", "webhook"])
async def test_killing_it_loses_nothing(home: Home, api: BotApi, road: Callable[[], dict[str, Any]]) -> None:
    tally = await kill_again_and_again(home, api, KILLS, seed=8, **road())
    assert tally.lost == []
    assert tally.repeated <= tally.kills
    assert tally.out_of_order == 0
