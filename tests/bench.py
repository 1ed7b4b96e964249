"""``make bench``: what the product states about itself, measured, and written where it is stated."""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import tomli_w

from bot.app import Assistant, assemble, open_store, refresh_knowledge
from bot.figures import FILE as FIGURES
from bot.settings import Settings
from handlers.reply import Outcome, Reply
from handlers.turn import Turn

QUESTIONS = Path(__file__).with_name("questions")
README = Path(__file__).parents[1] / "README.md"
SETS = {"cit": "市民", "biz": "企业和热线", "rob": "错字、语音、繁体、拼音、外文、方言"}
BEGIN, END = "<!-- 测量开始 -->", "<!-- 测量结束 -->"
STARTS = 5
"""How often a start is timed; the median counts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what it should have got, what it got, and how long that took (milliseconds)."""

    outcome: str
    gold: frozenset[str]
    reply: Reply
    milliseconds: float

    @property
    def first(self) -> str:
        """The first entry shown; '' after a refusal."""
        return self.reply.items[0].id if self.reply.outcome is not Outcome.NONE and self.reply.items else ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares in 0–1 over one set of questions."""

    name: str
    questions: int
    right: float
    sure_right: float
    refused_rightly: float
    refused_wrongly: float
    choice_holds: float


def figures(name: str, asked: Sequence[Asked]) -> Figures:
    """The shares over what was asked."""
    answer, none, choose = ([a for a in asked if a.outcome == kind] for kind in ("answer", "none", "choose"))
    sure = [a for a in asked if a.reply.outcome is Outcome.ANSWER]
    return Figures(
        name,
        len(asked),
        _share(answer, lambda a: a.first in a.gold),
        _share(sure, lambda a: a.first in a.gold),
        _share(none, lambda a: a.reply.outcome is Outcome.NONE),
        _share(answer, lambda a: a.reply.outcome is Outcome.NONE),
        _share(choose, _holds_two),
    )


def _share(asked: Sequence[Asked], holds: Callable[[Asked], bool]) -> float:
    return sum(map(holds, asked)) / len(asked) if asked else float("nan")


def _holds_two(asked: Asked) -> bool:
    shown = {item.id for item in asked.reply.items[:5]}
    return asked.reply.outcome is not Outcome.NONE and len(asked.gold & shown) >= 2


def load(name: str) -> list[dict[str, object]]:
    """One set of questions."""
    lines = (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def ask_all(assistant: Assistant, questions: Iterable[dict[str, object]]) -> list[Asked]:
    """Ask each question once, without a conversation."""

    async def ask() -> list[Asked]:
        return [await _ask(assistant, question) for question in questions]

    return asyncio.run(ask())


async def _ask(assistant: Assistant, question: dict[str, object]) -> Asked:
    begin = time.perf_counter()
    reply = await assistant.conversation.say(Turn("", str(question["q"])))
    took = 1000 * (time.perf_counter() - begin)
    gold = question["gold"]
    assert isinstance(gold, list)
    return Asked(str(question["outcome"]), frozenset(gold), reply, took)


def start_to_answer(data: Path, fresh: bool) -> float:
    """Median seconds from starting a process to its answer, with a built database or (``fresh``) without one."""
    return statistics.median(_start_once(data, fresh) for _ in range(STARTS))


def _start_once(data: Path, fresh: bool) -> float:
    if fresh:
        for file in data.glob("*.db"):
            file.unlink()
    command = [sys.executable, "-m", "bot", "ask", "驾照丢了要跑几趟"]
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PAOYICI_DATA_DIR": str(data)})
    return time.perf_counter() - begin


def resident_megabytes() -> float:
    """Resident memory of this process now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def table(every: Sequence[Figures]) -> str:
    """The figures as a Markdown table."""
    head = "| 问题集 | 问题数 | 第一条就对 | 直接作答时对 | 该拒的拒了 | 误拒 | 宽泛问题选项含两个以上对的 |"
    rows = (
        f"| {f.name} | {f.questions} | {f.right:.1%} | {f.sure_right:.1%} | {f.refused_rightly:.1%} "
        f"| {f.refused_wrongly:.1%} | {f.choice_holds:.1%} |"
        for f in every
    )
    return "\n".join((head, "|---|---:|---:|---:|---:|---:|---:|", *rows))


def measure(data: Path) -> tuple[str, tuple[str, ...]]:
    """Everything, as a Markdown text for the README and as lines for /about."""
    settings = Settings(data_dir=data)
    refresh_knowledge(settings)
    assistant = assemble(settings, open_store(settings), keep_journal=False)
    ask_all(assistant, load("cit"))
    asked = {name: ask_all(assistant, load(name)) for name in SETS}
    memory = resident_megabytes()
    assistant.close()
    times = sorted(a.milliseconds for each in asked.values() for a in each)
    p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
    built, fresh = start_to_answer(data, fresh=False), start_to_answer(data, fresh=True)
    every = [figures(SETS[name], each) for name, each in asked.items()]
    cost = (
        f"理解并答复一个问题：中位数{p50:.1f}毫秒，百分之九十九在{p99:.1f}毫秒内（一个核）。"
        f"从启动到答出第一句：{built:.1f}秒；连同第一次建库：{fresh:.1f}秒。常驻内存：{memory:.0f} MB。"
    )
    shares = (f"{f.name}的开发问题{f.questions}个：第一条就对{f.right:.0%}" for f in every)
    return f"{table(every)}\n\n{cost}", (*shares, cost)


def state(text: str, lines: Sequence[str]) -> None:
    """Write the figures into the README, between its marks, and into the file that /about reads."""
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    README.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    FIGURES.write_text("# 由 make bench 写成，不要手改。\n" + tomli_w.dumps({"lines": list(lines)}), encoding="utf-8")


def main() -> None:
    """Measure, print, and with --write state it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="把结果写进 README 和 /about")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text, lines = measure(Path(folder))
    print(text)
    if wanted.write:
        state(text, lines)


if __name__ == "__main__":
    main()
