"""Dialogues asked turn by turn, each turn judged by the checks that it carries."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.evaluation.figures import Share
from bot.evaluation.judge import SEEN_IN_A_CHOICE, flat
from bot.evaluation.questions import QuestionsInvalid
from handlers.conversation import Conversation
from handlers.plain import plain
from handlers.reply import Outcome, Reply
from handlers.turn import Turn
from knowledge.errors import Finding


class Said(BaseModel):
    """One turn: what is said, and any of: the outcome with its ``gold`` ids, the ids that the reply must be ``about``,
    strings that it ``must`` hold (``evidence`` likewise), the place (from 1) of the item that is picked."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: str
    gold: frozenset[str] = frozenset()
    outcome: Literal["", "answer", "choose", "none"] = ""
    about: frozenset[str] = frozenset()
    must: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    pick: int = 0


class Script(BaseModel):
    """A dialogue: its id and its turns."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    turns: tuple[Said, ...]
    set: str = ""


@dataclass(frozen=True, slots=True)
class JudgedTurn:
    """A turn by set, dialogue and number (from 1), what was said, and the checks that failed ('' none; kinds joined).

    ``judged``: it carries a check at all.
    """

    name: str
    q: str
    failed: str
    judged: bool


def read_dialogues(paths: Iterable[Path]) -> tuple[Script, ...]:
    """The dialogues in the files, single questions left out; raises QuestionsInvalid with every faulty line."""
    scripts: list[Script] = []
    findings: list[Finding] = []
    for path in paths:
        for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
            if b'"turns"' not in line:
                continue
            try:
                scripts += _script(json.loads(line), path.stem)
            except (ValidationError, ValueError):
                findings.append(Finding(path.name, number, "", "不是一段对话：应为含 id、turns 的 JSON"))
    if findings:
        raise QuestionsInvalid(tuple(findings))
    return tuple(scripts)


def _script(read: object, name: str) -> list[Script]:
    """The dialogue in a line; none in that of a question that only speaks of turns; raises ValueError on no object."""
    if not isinstance(read, dict):
        raise ValueError("no object")
    return [] if "turns" not in read else [Script.model_validate({**read, "set": name})]


async def converse(conversation: Conversation, scripts: Sequence[Script]) -> list[JudgedTurn]:
    """Every turn of every dialogue, each dialogue a conversation of its own."""
    return [turn for script in scripts for turn in await _played(conversation, script)]


def turns_right(judged: Sequence[JudgedTurn]) -> Share:
    """The share of judged turns of which every check held."""
    counted = [each for each in judged if each.judged]
    return Share(sum(not each.failed for each in counted), len(counted))


async def _played(conversation: Conversation, script: Script) -> list[JudgedTurn]:
    turns: list[JudgedTurn] = []
    before: Sequence[str] = ()
    for number, said in enumerate(script.turns, 1):
        reply = await conversation.say(Turn(f"eval:{script.set}-{script.id}", said.q))
        shown = () if reply.outcome is Outcome.NONE else tuple(item.id for item in reply.items)
        checks = _checks(said, reply, shown, before)
        failed = "、".join(name for name, held in checks.items() if not held)
        turns.append(JudgedTurn(f"{script.set}/{script.id}#{number}", said.q, failed, bool(checks)))
        before = shown
    return turns


def _checks(said: Said, reply: Reply, shown: Sequence[str], before: Sequence[str]) -> dict[str, bool]:
    first, text = shown[:1], flat(plain(reply))
    checks: dict[str, bool] = {}
    if said.outcome == "answer":
        checks["gold"] = bool(said.gold.intersection(first))
    elif said.outcome == "choose":
        checks["gold"] = len(said.gold.intersection(shown[:SEEN_IN_A_CHOICE])) >= 2
    elif said.outcome == "none":
        checks["none"] = reply.outcome is Outcome.NONE
    if said.about:
        checks["about"] = bool(said.about.intersection(first))
    if said.pick:
        checks["pick"] = bool(first) and tuple(before[said.pick - 1 : said.pick]) == tuple(first)
    for name, pieces in (("must", said.must), ("evidence", said.evidence)):
        if pieces:
            checks[name] = all(flat(piece) in text for piece in pieces)
    return checks
