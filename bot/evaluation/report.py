"""A run in words: the figures as a table, each miss with its grounds, what has changed since the last run."""

import math
from collections.abc import Iterable, Mapping, Sequence

from bot.evaluation.dialogues import JudgedTurn
from bot.evaluation.figures import FIGURES, Figures, Share, figures, grouped
from bot.evaluation.judge import Judged
from bot.evaluation.runs import TURNS, Change
from handlers.reply import Outcome
from nlu.decide import QUOTE, REFUSE, SURE, decide
from nlu.understanding import Grounds, Verdict

NAMES = {
    "right_first": "第一条就对",
    "resolved": "有着落",
    "right_when_sure": "直接作答时对",
    "wrongly_refused": "误拒",
    "rightly_refused": "该拒的拒了",
    "choice_holds": "选项含两个以上对的",
}
OUTCOMES = {"answer": "作答", "choose": "给选项", "none": "说没有"}
DID = {Outcome.ANSWER: "答了", Outcome.CHOOSE: "给了选项", Outcome.NONE: "说没有"}
RULES = {Verdict.SURE: "直接作答", Verdict.UNSURE: "反问", Verdict.QUOTED: "引文件", Verdict.UNKNOWN: "拒答"}
NAMED = 3
"""Entries named on either side of a miss."""


def table(judged: Sequence[Judged]) -> str:
    """The figures by set, style and level, and over everything, as a Markdown table."""
    head = ["问题", "个数", *NAMES.values()]
    rows = [_row(name, each) for name, each in _groups(judged)]
    lines = (head, ["---"] + ["---:"] * (len(head) - 1), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def miss(judged: Judged, titles: Mapping[str, str], grounds: Grounds | None) -> str:
    """One question that went wrong: what it should have got, what it got, and why."""
    question = judged.question
    return "\n  ".join(
        (
            f"{question.id}（{question.style}，难度{question.level}）{question.q}",
            f"应当{OUTCOMES[question.outcome]}：{_named(sorted(question.gold), titles)}",
            f"实际{DID[judged.outcome]}：{_named(judged.offered, titles)}",
            *(_why(grounds, titles) if grounds else ("没有听出要问什么",)),
        )
    )


def dialogues(turns: Mapping[str, Share]) -> str:
    """How many turns of dialogues were right, by set."""
    return "\n".join(f"连续对话 {name}：每一轮都查，对的{_share(share)}" for name, share in turns.items())


def missed_turn(turn: JudgedTurn) -> str:
    """A turn that went wrong: what was said, which checks failed."""
    return f"{turn.name} {turn.q}\n  没过的检查：{turn.failed}"


def change(since: Change) -> str:
    """What is worse than in the last run, and how many questions changed."""
    names = {**NAMES, TURNS: "对话里每一轮"}
    fallen = [f"变差：{name} {names[figure]} {before:.1%} → {now:.1%}" for name, figure, before, now in since.fallen]
    lost = [f"原来对、现在错：{'、'.join(since.lost)}"] if since.lost else []
    won = [f"原来错、现在对：{'、'.join(since.won)}"] if since.won else []
    return "\n".join((*fallen, *lost, *won)) or "和上一次一样。"


def slips(kept: Mapping[str, Share]) -> str:
    """How many questions keep their first entry after one slip, by kind of slip and over all."""
    every = Share(sum(share.right for share in kept.values()), sum(share.asked for share in kept.values()))
    rows = {**kept, "全部": every}
    return "\n".join(
        ("| 一处手误 | 仍然对 |", "|---|---:|", *(f"| {name} | {_share(share)} |" for name, share in rows.items()))
    )


def _groups(judged: Sequence[Judged]) -> Iterable[tuple[str, Sequence[Judged]]]:
    yield from grouped(judged, lambda each: each.question.set).items()
    yield from sorted(grouped(judged, lambda each: each.question.style).items())
    yield from sorted(grouped(judged, lambda each: f"难度{each.question.level}").items())
    yield "全部", judged


def _row(name: str, judged: Sequence[Judged]) -> list[str]:
    shares: Figures = figures(judged)
    return [name, str(len(judged)), *(_share(getattr(shares, each)) for each in FIGURES)]


def _share(share: Share) -> str:
    low, high = share.interval
    return f"{share.value:.1%}（{low:.0%}–{high:.0%}，{share.asked}题）" if share.asked else "—"


def _named(ids: Sequence[str], titles: Mapping[str, str]) -> str:
    return "；".join(f"{titles.get(each, '')}[{each}]" for each in ids[:NAMED]) or "（没有）"


def _why(grounds: Grounds, titles: Mapping[str, str]) -> tuple[str, ...]:
    """The rule that fired, and what spoke for the first entry and against it."""
    verdict = decide(grounds.none, grounds.quoted, grounds.right)
    denied = f"；否定的词：{'、'.join(grounds.denied)}" if grounds.denied else ""
    return (
        f"听成：{grounds.heard}{denied}",
        f"判定{RULES[verdict]}：清单外的把握{grounds.none:.2f}（{REFUSE}起拒答），"
        f"第一条对的把握{grounds.right:.2f}（{SURE}起作答），文件里有的把握{grounds.quoted:.2f}（{QUOTE}起引用）",
        (f"领先第二名{grounds.ahead:.1f}" if math.isfinite(grounds.ahead) else "没有第二名") + _absent(grounds, titles),
        f"对上的词：{'、'.join(grounds.why.matched) or '无'}；没对上的词：{'、'.join(grounds.why.missing) or '无'}；"
        f"最像的说法：{grounds.why.phrasing}",
    )


def _absent(grounds: Grounds, titles: Mapping[str, str]) -> str:
    """The likeliest subject that is known to be absent; '' when there is none."""
    if not grounds.absent:
        return ""
    return f"；最像的清单外事项：{_named([grounds.absent], titles)}，领先{grounds.absent_ahead:.1f}"
