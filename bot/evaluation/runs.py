"""A run kept for the next one to be compared with: figures by set, and which questions went well."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.evaluation.dialogues import JudgedTurn, turns_right
from bot.evaluation.figures import FIGURES, Figures, figures, grouped, worse
from bot.evaluation.judge import Judged


@dataclass(frozen=True, slots=True)
class Run:
    """``figures`` by set and name of the figure, in 0–1; ``good`` by set and question
    (cit/cit-001): did the reply do what it should?"""

    figures: dict[str, dict[str, float]]
    good: dict[str, bool]


TURNS = "turns_right"
"""The name of the figure of dialogues."""
_CODEC = TypeAdapter(Run)


@dataclass(frozen=True, slots=True)
class Change:
    """``fallen`` are (set, figure, before, now); ``lost`` and ``won`` the ids of questions that changed."""

    fallen: tuple[tuple[str, str, float, float], ...]
    lost: tuple[str, ...]
    won: tuple[str, ...]


def run_of(judged: Sequence[Judged], turns: Sequence[JudgedTurn] = ()) -> Run:
    """What is kept of a run over questions and over the turns of dialogues."""
    by_set = grouped(judged, lambda each: each.question.set)
    shares = {name: _values(figures(each)) for name, each in by_set.items()}
    good = {f"{each.question.set}/{each.question.id}": each.good for each in judged}
    for name, said in grouped_turns(turns).items():
        shares[name] = {**shares.get(name, {}), TURNS: round(turns_right(said).value, 4)}
    return Run(shares, {**good, **{each.name: not each.failed for each in turns if each.judged}})


def compare(now: Run, before: Run) -> Change:
    """What has changed since, over the sets and questions that both runs have."""
    fallen = [
        (name, figure, before.figures[name][figure], value)
        for name, shares in now.figures.items()
        if name in before.figures
        for figure, value in shares.items()
        if figure in before.figures[name] and worse(figure, value, before.figures[name][figure])
    ]
    changed = {id_: good for id_, good in now.good.items() if before.good.get(id_, good) != good}
    lost = tuple(id_ for id_, good in changed.items() if not good)
    return Change(tuple(fallen), lost, tuple(id_ for id_, good in changed.items() if good))


def read_run(path: Path) -> Run | None:
    """The run kept in a file; None when there is none that can be read."""
    try:
        return _CODEC.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def write_run(run: Run, path: Path) -> None:
    """Keep a run; raises OSError when the place takes nothing."""
    path.write_text(json.dumps(asdict(run), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _values(shares: Figures) -> dict[str, float]:
    """The figures that were asked for, to four digits."""
    values = {name: getattr(shares, name) for name in FIGURES}
    return {name: round(share.value, 4) for name, share in values.items() if share.asked}


def grouped_turns(turns: Sequence[JudgedTurn]) -> dict[str, list[JudgedTurn]]:
    """The turns by the set that they stand in."""
    by_set: dict[str, list[JudgedTurn]] = {}
    for each in turns:
        by_set.setdefault(each.name.split("/")[0], []).append(each)
    return by_set
