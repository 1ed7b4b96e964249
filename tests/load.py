"""``make load``: 200 staff typing at once; how long a suggestion takes, stated in the README with --write.

Everybody types, five keys a second, a few words as people ask for a matter, or their initials; opens the first row,
looks at the sheet for a moment, and types again: a minute in which every place of work has a caller with a question.
"""

import argparse
import asyncio
import itertools
import os
import random
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

import knowledge
from bot.app import DESK_FILE
from handlers.web.gate import HEADER, SESSION, SHIFT, token_of
from knowledge.check import load_checked
from knowledge.layout import Layout
from knowledge.staff import Account, DeskFile, Role, Staff
from nlu.sounds import readings
from tests.e2e.processes import Home, free_port

STAFF = 200
KEYSTROKES = (0.12, 0.28)
"""Seconds between two keys of somebody who types fast, five a second."""
LOOK = (1.0, 2.0)
"""Seconds that a sheet is looked at before the next words."""
LONGEST = 10
"""Characters of the ways to ask that are typed; staff do not type whole sentences."""
INITIALS = 0.3
"""Share of what is typed as initials."""
SECONDS = 20.0
WARM_UP = 3.0
"""Seconds before anything is counted."""
README = Path(__file__).parents[1] / "README.md"
LINE = re.compile(r"^热线台：\d+名坐席.*$", re.MULTILINE)


@dataclass
class Seen:
    """Seconds that suggestions took, keys that were pressed, answers that were none."""

    seconds: list[float] = field(default_factory=list)
    keys: int = 0
    failed: int = 0

    def share(self, part: float) -> float:
        """Milliseconds within which this part of the suggestions came."""
        return 1000 * sorted(self.seconds)[int(len(self.seconds) * part)]


class Typist:
    """Types question after question, with one request under way at most and the newest text after it, as the page."""

    def __init__(self, browser: aiohttp.ClientSession, secret: str, questions: Iterator[str], seen: Seen) -> None:
        self._browser, self._questions, self._seen = browser, questions, seen
        self._headers = {"x-desk": "1", HEADER: token_of(secret), "cookie": f"{SESSION}={secret}"}
        self._newest = asyncio.Event()
        self._text = ""

    async def work(self) -> None:
        """Type until cancelled."""
        await asyncio.sleep(random.uniform(0, LOOK[1]))
        sending = asyncio.create_task(self._send())
        try:
            for words in self._questions:
                for end in range(1, len(words) + 1):
                    self._text = words[:end]
                    self._newest.set()
                    self._seen.keys += 1
                    await asyncio.sleep(random.uniform(*KEYSTROKES))
                await self._open(words)
                await asyncio.sleep(random.uniform(*LOOK))
        finally:
            sending.cancel()

    async def _open(self, words: str) -> None:
        form = {"text": words, "id": "matter:408"}
        async with self._browser.post("/open", data=form, headers=self._headers) as answer:
            await answer.read()
            self._seen.failed += answer.status != 200

    async def _send(self) -> None:
        while True:
            await self._newest.wait()
            self._newest.clear()
            began = time.perf_counter()
            form = {"text": self._text, "kind": "", "unit": ""}
            async with self._browser.post("/suggest", data=form, headers=self._headers) as answer:
                await answer.read()
                self._seen.failed += answer.status != 200
            self._seen.seconds.append(time.perf_counter() - began)


def typed() -> list[str]:
    """What staff type: short ways to ask for a matter, some of them as initials."""
    known = load_checked(Layout(Path(knowledge.__path__[0]) / "data"))
    sounds, chance = readings(), random.Random(0)
    short = [each.text for each in known.phrasings if len(each.text) <= LONGEST and each.entry_id.startswith("matter:")]
    chance.shuffle(short)
    return [
        "".join(sounds.get(character, character)[0][0] for character in text) if chance.random() < INITIALS else text
        for text in short
    ]


async def prepared(file: DeskFile) -> list[str]:
    """As many accounts as there are staff, each signed in; the secrets of the sessions."""
    staff, secrets, now = Staff(file), [f"load-{number}" for number in range(STAFF)], time.time()
    for secret in secrets:
        await staff.add(Account(secret, Role.STAFF, "nobody signs in with it"))
        await staff.enter(secret, secret, now + SHIFT, now)
    return secrets


def processor_seconds(pid: int) -> float:
    """Processor time that a process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measure(folder: Path, questions: Sequence[str]) -> tuple[Seen, float]:
    """What all staff saw, and the share of a core that the desk used."""
    home, port = Home(folder), free_port()
    home.data.mkdir()
    file = DeskFile(home.data / DESK_FILE)
    secrets = await prepared(file)
    file.close()
    bot = await home.start("desk", desk_port=port)
    while f":{port}" not in home.shown:
        await asyncio.sleep(0.1)
    seen = Seen()
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}", connector=connector) as browser:
        typists = [
            Typist(browser, secret, itertools.islice(itertools.cycle(questions), number * 50, None), seen)
            for number, secret in enumerate(secrets)
        ]
        work = [asyncio.create_task(typist.work()) for typist in typists]
        await asyncio.sleep(WARM_UP)
        seen.seconds, seen.keys, before = [], 0, processor_seconds(bot.process.pid)
        await asyncio.sleep(SECONDS)
        used = (processor_seconds(bot.process.pid) - before) / SECONDS
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
    await bot.stop()
    return seen, used


def told(seen: Seen, used: float) -> str:
    """The figures in a sentence."""
    return (
        f"热线台：{STAFF}名坐席同时查（每秒共{seen.keys / SECONDS:.0f}键，出结果{len(seen.seconds) / SECONDS:.0f}次），"
        f"出结果中位数{seen.share(0.5):.0f}毫秒，百分之九十五在{seen.share(0.95):.0f}毫秒内，"
        f"百分之九十九在{seen.share(0.99):.0f}毫秒内，失败{seen.failed}次；"
        f"用一个核的{used:.0%}（{os.cpu_count()}个核，出题的程序也在这台机器上）。"
    )


def main() -> None:
    """Measure, print, and with --write state it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="把结果写进 README")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        line = told(*asyncio.run(measure(Path(folder), typed())))
    print(line)
    if wanted.write:
        README.write_text(LINE.sub(line, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
