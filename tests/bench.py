"""``make bench``: what the product states about itself, measured, and written where it is stated."""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import tomli_w

from bot.app import Assistant, assemble, open_store, refresh_knowledge
from bot.building import lasting
from bot.evaluation.dialogues import converse, read_dialogues, turns_right
from bot.evaluation.figures import figures, grouped
from bot.evaluation.judge import Judged, ask
from bot.evaluation.questions import Question, read_questions
from bot.evaluation.report import NAMES
from bot.figures import FILE as FIGURES
from bot.settings import Settings
from handlers.turn import Turn

QUESTIONS = Path(__file__).with_name("questions")
README = Path(__file__).parents[1] / "README.md"
SETS = {
    "cit": "市民",
    "biz": "企业和热线",
    "rob": "错字、语音、繁体、拼音、外文、方言",
    "fresh_cit": "市民（另一批人写的）",
    "fresh_biz": "企业和热线（另一批人写的）",
    "fresh_rob": "错字、语音、拼音等（另一批人写的）",
    "fresh_real": "仿各地网络问政和热线的留言",
    "doc": "政策文件",
    "fresh_doc": "政策文件（另一批人写的）",
    "fresh_doc2": "政策文件（第三批人写的，近似而没有的占四成）",
    "fresh_more": "市民、企业、错字、信件（第三批人写的）",
}
DIALOGUES = {
    "dialogue": "连续对话",
    "fresh_dialogue": "连续对话（另一批人写的）",
    "fresh_dialogue2": "连续对话（第三批）",
}
BEGIN, END = "<!-- 测量开始 -->", "<!-- 测量结束 -->"
STARTS = 5
"""How often a start is timed; the median counts."""


def milliseconds(assistant: Assistant, questions: Sequence[Question]) -> list[float]:
    """How long understanding and answering each question takes, sorted."""

    async def ask_all() -> list[float]:
        return [await _timed(assistant, question) for question in questions]

    return sorted(asyncio.run(ask_all()))


async def _timed(assistant: Assistant, question: Question) -> float:
    begin = time.perf_counter()
    await assistant.conversation.say(Turn("", question.q))
    return 1000 * (time.perf_counter() - begin)


def start_to_answer(data: Path, fresh: bool) -> float:
    """Median seconds from starting a process to its answer, with a built database or (``fresh``) without one."""
    return statistics.median(_start_once(data, fresh) for _ in range(STARTS))


def _start_once(data: Path, fresh: bool) -> float:
    if fresh:
        for file in (*data.glob("*.db"), *data.glob("*.prepared")):
            file.unlink()
    command = [sys.executable, "-m", "bot", "ask", "驾照丢了要跑几趟"]
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PAOYICI_DATA_DIR": str(data)})
    return time.perf_counter() - begin


def resident_megabytes() -> float:
    """Resident memory of this process now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def table(judged: Sequence[Judged]) -> str:
    """The figures by set and over all, as a Markdown table."""
    rows = [(SETS[name], each) for name, each in grouped(judged, lambda each: each.question.set).items()]
    head = f"| 问题集 | 问题数 | {' | '.join(NAMES.values())} |"
    lines = (f"| {name} | {len(each)} | {' | '.join(_shares(each))} |" for name, each in (*rows, ("全部", judged)))
    return "\n".join((head, "|---|" + "---:|" * (1 + len(NAMES)), *lines))


def _shares(judged: Sequence[Judged]) -> list[str]:
    shares = figures(judged)
    return [f"{share.value:.1%}" if share.asked else "—" for share in (getattr(shares, name) for name in NAMES)]


def talked(assistant: Assistant) -> str:
    """How many turns of the dialogues are right, in words."""
    told = []
    for name, title in DIALOGUES.items():
        turns = asyncio.run(converse(assistant.conversation, read_dialogues([QUESTIONS / f"{name}.jsonl"])))
        share = turns_right(turns)
        told.append(f"{title}：{share.asked}轮里对{share.value:.1%}")
    return "；".join(told) + "。"


def measure(data: Path) -> tuple[str, tuple[str, ...]]:
    """Everything, as a Markdown text for the README and as lines for /about."""
    settings = Settings(data_dir=data)
    with lasting():
        refresh_knowledge(settings)
        assistant = assemble(settings, open_store(settings), keep_journal=False)
    questions = read_questions(QUESTIONS / f"{name}.jsonl" for name in SETS)
    judged = asyncio.run(ask(assistant.conversation, questions))
    times = milliseconds(assistant, questions)
    dialogues, memory = talked(assistant), resident_megabytes()
    assistant.close()
    p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
    built, fresh = start_to_answer(data, fresh=False), start_to_answer(data, fresh=True)
    cost = (
        f"理解并答复一个问题：中位数{p50:.1f}毫秒，百分之九十九在{p99:.1f}毫秒内（一个核）。"
        f"从启动到答出第一句：{built:.1f}秒；连同第一次建库：{fresh:.1f}秒。常驻内存：{memory:.0f} MB。"
    )
    every = figures(judged)
    share = (
        f"开发问题{len(judged)}个：第一条就对{every.right_first.value:.0%}，直接作答时对{every.right_when_sure.value:.0%}，"
        f"误拒{every.wrongly_refused.value:.0%}，该拒的拒了{every.rightly_refused.value:.0%}。"
    )
    return f"{table(judged)}\n\n{dialogues}\n\n{cost}", (share, dialogues, cost)


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
