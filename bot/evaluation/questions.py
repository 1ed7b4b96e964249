"""Question sets: JSON lines of what people ask and what a good assistant does with it."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from knowledge.errors import FilesInvalid, Finding

DOCUMENT = "doc"
"""What ``gold`` holds when a passage of a document answers."""


class QuestionsInvalid(FilesInvalid):
    """Lines of question files that are no questions."""

    HEAD = "问题集有误："


class Question(BaseModel):
    """One labelled question.

    ``outcome``: one entry answers it, it is too wide for one answer, or nothing in the books answers it; ``gold`` are
    the ids of the entries that are right (that belong in the choice), ``evidence`` what a right reply must contain.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    q: str
    outcome: Literal["answer", "choose", "none"]
    gold: frozenset[str]
    style: str = "?"
    level: int = 0
    evidence: tuple[str, ...] = ()
    set: str = ""

    @model_validator(mode="after")
    def _gold_fits(self) -> "Question":
        least = {"answer": 1, "choose": 2, "none": 0}[self.outcome]
        if len(self.gold) < least or (self.outcome == "none" and self.gold):
            raise ValueError("gold does not fit the outcome")
        return self


def read_questions(paths: Iterable[Path]) -> tuple[Question, ...]:
    """The questions of the files in order, dialogues left out; raises QuestionsInvalid with every faulty line."""
    questions: list[Question] = []
    findings: list[Finding] = []
    for path in paths:
        for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
            try:
                questions += _question(line, path.stem)
            except (ValidationError, ValueError):
                findings.append(Finding(path.name, number, "", "不是一个问题：应为含 id、q、outcome、gold 的 JSON"))
    if findings:
        raise QuestionsInvalid(tuple(findings))
    return tuple(questions)


def _question(line: bytes, name: str) -> list[Question]:
    if not line.strip():
        return []
    read = json.loads(line)
    if not isinstance(read, dict):
        raise ValueError("no object")
    return [] if "turns" in read else [Question.model_validate({**read, "set": name})]
