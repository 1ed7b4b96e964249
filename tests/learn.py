"""``make learn``: fits the weights of confidence to the question sets, and says what they are worth where unseen."""

import argparse
import math
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tomli_w
from numpy.typing import NDArray

from bot.app import open_store, refresh_knowledge
from bot.evaluation.questions import DOCUMENT, Question, read_questions
from bot.reading import interpreter_over
from bot.settings import Settings
from nlu.confidence import FILE, Confidence, Signs
from nlu.decide import QUOTE, REFUSE, SURE
from nlu.interpreter import Interpreter

QUESTIONS = Path(__file__).with_name("questions")
SETS = (
    "cit",
    "biz",
    "rob",
    "fresh_cit",
    "fresh_biz",
    "fresh_rob",
    "fresh_real",
    "doc",
    "fresh_doc",
    "fresh_doc2",
    "fresh_more",
)
PAGE = Path(__file__).parents[1] / "docs" / "confidence.md"
FOLDS, RIDGE, STEPS = 10, 1.0, 50
"""Parts for cross-validation; how much large weights cost (in questions); Newton steps."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A question, its signs, and the ids of the entries that were found, best first."""

    question: Question
    signs: Signs
    found: tuple[str, ...]

    @property
    def none(self) -> bool:
        """Is nothing in the books meant?"""
        return self.question.outcome == "none"

    @property
    def quoted(self) -> bool:
        """Does a passage of a paper answer?"""
        return DOCUMENT in self.question.gold

    @property
    def right(self) -> bool:
        """Is the best entry, alone, the answer?  To a question too wide for one answer none is."""
        return self.question.outcome == "answer" and self.found[0] in self.question.gold


@dataclass(frozen=True, slots=True)
class Judged:
    """An example with the three probabilities, by models that had not seen it."""

    example: Example
    none: float
    right: float
    quoted: float


def examples(interpreter: Interpreter, questions: Sequence[Question]) -> list[Example]:
    """The questions that find anything at all."""
    asked = ((question, interpreter.signs(question.q)) for question in questions)
    return [
        Example(question, signs, tuple(match.entry_id for match in interpreter.read(question.q).matches))
        for question, signs in asked
        if signs is not None
    ]


def fit(measures: Sequence[Mapping[str, float]], labels: Sequence[bool]) -> dict[str, float]:
    """Logistic regression by Newton's method: a weight for each measure, and a constant."""
    names = [*measures[0]]
    measured = np.array([[each[name] for name in names] for each in measures])
    middle, spread = measured.mean(0), measured.std(0) + 1e-9
    inputs = np.hstack([(measured - middle) / spread, np.ones((len(measures), 1))])
    weights = _newton(inputs, np.array(labels, float))
    plain = weights[:-1] / spread
    return {**dict(zip(names, plain.tolist(), strict=True)), "constant": float(weights[-1] - plain @ middle)}


def _newton(inputs: Floats, labels: Floats) -> Floats:
    weights = np.zeros(inputs.shape[1])
    ridge = np.diag([RIDGE] * (len(weights) - 1) + [0.0])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (labels - chance) - ridge @ weights
        bend = (inputs.T * (chance * (1 - chance))) @ inputs + ridge
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def model(known: Sequence[Example]) -> dict[str, dict[str, float]]:
    """The weights of the three models; what only a passage answers teaches nothing about entries."""
    entries = [each for each in known if not each.quoted]
    return {
        "none": fit([each.signs.measures() for each in entries], [each.none for each in entries]),
        "right": fit([each.signs.measures() for each in entries], [each.right for each in entries]),
        "quoted": fit([each.signs.all_measures() for each in known], [each.quoted for each in known]),
    }


def cross_validated(known: Sequence[Example]) -> list[Judged]:
    """Each example judged by models that have not seen it (every tenth at a time)."""
    judged = []
    for fold in range(FOLDS):
        learnt = Confidence(model([each for at, each in enumerate(known) if at % FOLDS != fold]))
        judged += [
            Judged(each, learnt.none(each.signs), learnt.right(each.signs), learnt.quoted(each.signs))
            for each in known[fold::FOLDS]
        ]
    return judged


def calibration(judged: Sequence[Judged]) -> Iterator[tuple[float, int, float]]:
    """By tenths of confidence: its lower edge, how many first entries had it, the share of them that was right."""
    for tenth in range(10):
        here = [each.example.right for each in judged if tenth == min(9, int(each.right * 10))]
        yield tenth / 10, len(here), _share(here)


def refusals(judged: Sequence[Judged], refuse: float) -> tuple[float, float]:
    """Shares of answerable questions refused wrongly, and of others refused rightly, from this probability on."""
    answer = [each.none >= refuse for each in _unquoted(judged) if each.example.question.outcome == "answer"]
    none = [each.none >= refuse for each in _unquoted(judged) if each.example.none]
    return _share(answer), _share(none)


def answers(judged: Sequence[Judged], sure: float) -> tuple[float, float]:
    """Share of answerable questions answered alone from this confidence on, and of all answers the share right."""
    given = [each for each in _unquoted(judged) if each.none < REFUSE and each.right >= sure]
    asked = sum(each.example.question.outcome == "answer" for each in judged if not each.example.quoted)
    own = sum(each.example.question.outcome == "answer" for each in given)
    return own / asked, _share([each.example.right for each in given])


def quotations(judged: Sequence[Judged], quote: float) -> tuple[float, float]:
    """Share of what papers answer that is quoted from this probability on, and share of the rest that is too."""
    papers = [each.quoted >= quote for each in judged if each.example.quoted]
    others = [each.quoted >= quote for each in judged if not each.example.quoted]
    return _share(papers), _share(others)


def _share(held: Sequence[bool]) -> float:
    return sum(held) / len(held) if held else math.nan


def _unquoted(judged: Sequence[Judged]) -> Sequence[Judged]:
    """Those that are judged by the entries: no paper answers them, and none is quoted."""
    return [each for each in judged if not each.example.quoted and each.quoted < QUOTE]


def page(judged: Sequence[Judged]) -> str:
    """Calibration and the three curves as a Markdown page."""
    steps = [step / 20 for step in range(1, 20)]
    return "\n".join(
        (
            "# 把握有多准",
            f"由 `make learn` 写成，不要手改。{len(judged)}个开发问题，{FOLDS}折交叉检验：",
            "每个问题的把握由没见过它的模型给出。",
            "",
            "## 第一条对的把握与实际",
            *_table(
                ("把握", "问题数", "实际对"), [(f"{a:.1f}–{a + 0.1:.1f}", n, _p(r)) for a, n, r in calibration(judged)]
            ),
            "",
            f"## 拒答的线（现在 {REFUSE}）",
            *_table(
                ("清单外的把握从", "误拒", "该拒的拒了"),
                [(f"{at:.2f}", *map(_p, refusals(judged, at))) for at in steps],
            ),
            "",
            f"## 直接作答的线（现在 {SURE}）",
            "宽泛的问题直接作答也算错。",
            "",
            *_table(
                ("第一条对的把握从", "能直接作答", "答了的里面对的"),
                [(f"{at:.2f}", *map(_p, answers(judged, at))) for at in steps],
            ),
            "",
            f"## 引用文件的线（现在 {QUOTE}）",
            *_table(
                ("文件作答的把握从", "文件能答的引了", "文件不答的也引了"),
                [(f"{at:.2f}", *map(_p, quotations(judged, at))) for at in steps],
            ),
            "",
        )
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(map(str, row))} |" for row in rows)


def _p(share: float) -> str:
    return "—" if math.isnan(share) else f"{share:.1%}"


def main() -> None:
    """Fit, cross-validate, print; with --write keep the weights and the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="写下权重和 docs/confidence.md")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder))
        refresh_knowledge(settings)
        store = open_store(settings)
        interpreter = interpreter_over(store.everything(), store.file.with_suffix(".prepared"))
        known = examples(interpreter, read_questions(QUESTIONS / f"{name}.jsonl" for name in SETS))
        store.close()
    text = page(cross_validated(known))
    print(text)
    if wanted.write:
        weights = {name: {key: round(each, 3) for key, each in one.items()} for name, one in model(known).items()}
        FILE.write_text("# 由 make learn 写成，不要手改。\n" + tomli_w.dumps(weights), encoding="utf-8")
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
