"""``make torture``: everything at full length, and what came of it in docs/torture.md."""

import argparse
import asyncio
import contextlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from pydantic import SecretStr
from telegram.request import BaseRequest

from bot.app import AnyApplication, assemble, build_application, open_inbox, open_store, refresh_knowledge
from bot.settings import Settings
from knowledge.entries import Knowledge
from tests.botapi import Backoff, BotApi
from tests.e2e.processes import PATIENCE, Home
from tests.torture import load, memory
from tests.torture.fuzz import fuzz
from tests.torture.kills import Tally, by_webhook, kill_again_and_again

KILLS = 1000
"""Half of them while polling, half while on the webhook."""
FUZZED = 100_000
MESSAGES, USERS = 200_000, 20_000
REPORT = Path(__file__).parents[2] / "docs" / "torture.md"
HEAD = "# 折磨测试\n由 `make torture` 写成，不要手改；同样的代码缩短了在 `make test` 里跑。\n"


def built(folder: Path) -> Path:
    """A data folder as a first start leaves it."""
    settings = Settings(data_dir=folder)
    refresh_knowledge(settings)
    assemble(settings, open_store(settings), keep_journal=False).close()
    return folder


def kills(data: Path, times: int) -> str:
    """Killed while polling and while on the webhook."""
    lines = []
    for name, road in (("轮询", dict), ("webhook", by_webhook)):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(data, Path(folder) / "data")
            lines.append(f"- {name}：{asyncio.run(_killed(Home(Path(folder)), times // 2, **road()))}")
    return "\n".join(lines)


async def _killed(home: Home, times: int, **settings: object) -> Tally:
    async with BotApi(backoff=Backoff(first=0.02, most=0.1)) as api:
        return await kill_again_and_again(home, api, times, seed=int(time.time()), **settings)


def fuzzed(data: Path, times: int) -> str:
    """Updates of all shapes."""
    with _wired(data) as (made, known):
        verdict = fuzz(made, BotApi(), [each.text for each in known.phrasings], times, seed=int(time.time()))
    examples = [*verdict.failed[:3], *map(str, verdict.refused[:3])]
    return "\n".join((f"- {verdict}", *(f"- {each}" for each in examples)))


def remembered(data: Path, messages: int) -> str:
    """Memory over time."""
    with _wired(data) as (made, known):
        phrasings = [each.text for each in known.phrasings]
        points = memory.measure(made, phrasings, messages, max(1, messages * USERS // MESSAGES))
    gained = memory.growth(points)
    return f"{memory.drawn(points)}\n\n后一半的趋势：每十万条 {gained:+.1f} MB。"


def loaded(data: Path, _: int) -> str:
    """Latency beside a flooder, and of a crowd."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(data, Path(folder) / "data")
        return str(asyncio.run(_loaded(Home(Path(folder)))))


async def _loaded(home: Home) -> load.Load:
    async with BotApi() as api:
        bot = await home.start(token=api.token, api_base_url=api.base_url)
        try:
            await api.wait_for_call("getUpdates", timeout=PATIENCE)
            return await load.measure(api, bot)
        finally:
            await bot.stop(within=10)


@contextlib.contextmanager
def _wired(data: Path) -> Iterator[tuple[Callable[[BaseRequest], AnyApplication], Knowledge]]:
    """The whole application in this process, but for its network."""
    settings = Settings(token=SecretStr("42:TEST"), data_dir=data)
    store = open_store(settings)
    known = store.everything()
    assistant, inbox = assemble(settings, store, keep_journal=True), open_inbox(settings)
    yield lambda transport: build_application(settings, assistant, inbox, lambda _: None, transport), known
    assistant.close()
    inbox.close()


PARTS: Mapping[str, tuple[str, Callable[[Path, int], str], int]] = {
    "kills": ("在随机时刻 kill −9", kills, KILLS),
    "load": ("有人刷屏，很多人同时问", loaded, 1),
    "fuzz": ("各种形状的更新，各种文字", fuzzed, FUZZED),
    "memory": (f"{USERS:,} 人发 {MESSAGES:,} 条消息，占用的内存", remembered, MESSAGES),
}


def main() -> None:
    """Run the parts that are asked for, all of them when none is, and state what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="只跑这几部分")
    parser.add_argument("--times", type=int, help="次数，不写就是全长")
    parser.add_argument("--write", action="store_true", help="把结果写进 docs/torture.md")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = built(Path(folder))
        for name in wanted.parts or PARTS:
            title, part, times = PARTS[name]
            began = time.monotonic()
            result = part(data, wanted.times or times)
            told = f"{result}\n\n用时 {(time.monotonic() - began) / 60:.0f} 分钟。\n"
            print(f"## {title}\n{told}", flush=True)
            if wanted.write:
                state(title, told)


def state(title: str, told: str) -> None:
    """Put what came of one part in its place in the report; what the others told stays."""
    before = REPORT.read_text(encoding="utf-8") if REPORT.exists() else HEAD
    kept = dict(section.split("\n", 1) for section in before.split("## ")[1:])
    sections = {name: told if name == title else kept.get(name, "") for name, *_ in PARTS.values()}
    written = (f"## {name}\n{text.strip()}\n" for name, text in sections.items() if text)
    REPORT.write_text("\n".join((HEAD, *written)), encoding="utf-8")


if __name__ == "__main__":
    main()
