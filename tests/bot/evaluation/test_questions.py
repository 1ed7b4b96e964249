"""Question sets out of JSON lines; every line that is no question is named."""

import json
from pathlib import Path

import pytest

from bot.evaluation.questions import read_questions
from knowledge.errors import FilesInvalid

GOOD = {"id": "a", "q": "驾照丢了", "outcome": "answer", "gold": ["matter:48"]}


def line(**changed: object) -> str:
    """A good line, changed."""
    return json.dumps({**GOOD, **changed}, ensure_ascii=False)


def written(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def faults(*paths: Path) -> list[tuple[str, int | None]]:
    """File and line of every fault."""
    with pytest.raises(FilesInvalid) as raised:
        read_questions(paths)
    return [(finding.file, finding.row) for finding in raised.value.findings]


def test_questions_come_in_the_order_of_the_files_and_know_their_set(tmp_path: Path) -> None:
    one = written(tmp_path, "one.jsonl", line(id="b"), line(id="a"))
    other = written(tmp_path, "other.jsonl", line(id="c", set="another"))
    assert [(each.id, each.set) for each in read_questions([other, one])] == [
        ("c", "other"),
        ("b", "one"),
        ("a", "one"),
    ]


def test_all_that_is_labelled_is_read(tmp_path: Path) -> None:
    labels = {"style": "typo", "level": 3, "evidence": ["一次", "杭州"], "gold": ["faq:1", "faq:2"], "note": "…"}
    (read,) = read_questions([written(tmp_path, "a.jsonl", line(**labels))])
    assert (read.id, read.q, read.outcome) == (GOOD["id"], GOOD["q"], GOOD["outcome"])
    assert (read.style, read.level, read.evidence) == ("typo", 3, ("一次", "杭州"))
    assert read.gold == {"faq:1", "faq:2"}


def test_style_level_and_evidence_may_be_missing(tmp_path: Path) -> None:
    (read,) = read_questions([written(tmp_path, "a.jsonl", line())])
    assert (read.style, read.level, read.evidence) == ("?", 0, ())


def test_blank_lines_and_dialogues_are_left_out(tmp_path: Path) -> None:
    dialogue = json.dumps({"id": "d", "turns": [GOOD]})
    assert [each.id for each in read_questions([written(tmp_path, "a.jsonl", "", dialogue, "  ", line(), "")])] == ["a"]


def test_no_files_are_no_questions() -> None:
    assert read_questions([]) == ()


@pytest.mark.parametrize(
    "faulty",
    [
        "驾照丢了",
        "{",
        "{}",
        "[]",
        "1",
        "null",
        line(id=None),
        line(q=1),
        line(outcome="sure"),
        line(gold="matter:48"),
        line(gold=None),
        line(gold=[]),
        line(outcome="choose"),
        line(outcome="choose", gold=["matter:1", "matter:1"]),
        line(outcome="none"),
        line(level="hard"),
        line(evidence=[1]),
        *('"turns"', '["turns"]'),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, faulty: str) -> None:
    assert faults(written(tmp_path, "a.jsonl", line(), faulty, line())) == [("a.jsonl", 2)]


@pytest.mark.parametrize(
    ("outcome", "gold"),
    [("answer", ["a"]), ("answer", ["a", "b"]), ("choose", ["a", "b"]), ("choose", ["a", "b", "c"]), ("none", [])],
)
def test_gold_that_fits_is_taken(tmp_path: Path, outcome: str, gold: list[str]) -> None:
    (read,) = read_questions([written(tmp_path, "a.jsonl", line(outcome=outcome, gold=gold))])
    assert (read.outcome, read.gold) == (outcome, frozenset(gold))


def test_every_faulty_line_of_every_file_is_named(tmp_path: Path) -> None:
    one = written(tmp_path, "one.jsonl", "", "{}", line(), "{}")
    other = written(tmp_path, "other.jsonl", "[]")
    assert faults(one, other) == [("one.jsonl", 2), ("one.jsonl", 4), ("other.jsonl", 1)]


@pytest.mark.parametrize("between", ["\x85", "\u2028", "\u2029"])
def test_what_ends_no_line_in_json_may_stand_in_a_question(tmp_path: Path, between: str) -> None:
    asked = f"驾照{between}丢了"
    (read,) = read_questions([written(tmp_path, "a.jsonl", line(q=asked))])
    assert read.q == asked


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line().encode("gb18030"))
    assert [file for file, _ in faults(tmp_path / "a.jsonl")] == ["a.jsonl"]
