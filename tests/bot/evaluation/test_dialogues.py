"""Dialogues read from question files and judged turn by turn."""

import json
import math
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.app import Assistant
from bot.evaluation import report
from bot.evaluation.dialogues import JudgedTurn, Said, Script, converse, read_dialogues, turns_right
from bot.evaluation.figures import Share
from bot.evaluation.judge import SEEN_IN_A_CHOICE
from bot.evaluation.questions import QuestionsInvalid
from bot.evaluation.runs import TURNS, compare, grouped_turns, run_of
from handlers.conversation import Conversation
from handlers.reply import Item, Outcome, Paragraph, Reply, Style
from handlers.turn import Turn
from knowledge.errors import Finding
from tests.bot.evaluation.made import answerable

QUESTIONS = Path(__file__).parents[2] / "questions"
FAR = tuple(f"matter:{no}" for no in range(100, 100 + SEEN_IN_A_CHOICE))
"""Entries that nobody asked for, as many as somebody reads."""


class Parrot(Conversation):
    """A conversation that has one reply to each thing said, and remembers who said what."""

    def __init__(self, replies: Mapping[str, Reply]) -> None:
        self.replies, self.heard = replies, list[tuple[str, str]]()

    async def say(self, turn: Turn) -> Reply:
        self.heard.append((turn.chat, turn.text))
        return self.replies[turn.text]


def reply(*ids: str, text: str = "", outcome: Outcome = Outcome.ANSWER) -> Reply:
    items = tuple(Item(each, "", "", None, 1.0) for each in ids)
    return Reply((Paragraph(Style.BODY, text),), outcome=outcome, items=items)


def script(*turns: Mapping[str, object], id_: str = "d", set_: str = "s") -> Script:
    return Script.model_validate({"id": id_, "set": set_, "turns": turns})


async def failed(said: Mapping[str, object], given: Reply, before: Reply | None = None) -> str:
    """The checks that the last of one or two turns fails."""
    turns = [{"q": "before"}] * (before is not None) + [{"q": "q", **said}]
    parrot = Parrot({"before": before or given, "q": given})
    return (await converse(parrot, [script(*turns)]))[-1].failed


# reading


@pytest.mark.parametrize("line", ['["turns"]', '"turns"', '["id", "turns"]'])
def test_a_line_that_is_no_object_is_named_as_faulty(tmp_path: Path, line: str) -> None:
    (tmp_path / "odd.jsonl").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(QuestionsInvalid) as raised:
        read_dialogues([tmp_path / "odd.jsonl"])
    assert [(each.file, each.row) for each in raised.value.findings] == [("odd.jsonl", 1)]


def test_a_question_that_only_speaks_of_turns_is_no_dialogue(tmp_path: Path) -> None:
    line = '{"id": "1", "q": "what are \\"turns\\"", "outcome": "none", "gold": []}'
    (tmp_path / "odd.jsonl").write_text(line, encoding="utf-8")
    assert read_dialogues([tmp_path / "odd.jsonl"]) == ()


def test_dialogues_are_read_with_the_name_of_their_file_and_questions_left_out(tmp_path: Path) -> None:
    file = tmp_path / "mixed.jsonl"
    turns: list[Mapping[str, object]] = [{"q": "公积金"}, {"q": "2", "pick": 2, "must": ["1次"], "note": "…"}]
    lines = [{"id": "q-1", "q": "驾照", "outcome": "none", "gold": []}, {"id": "d-1", "turns": turns}]
    file.write_text("\n\n".join(json.dumps(each, ensure_ascii=False) for each in lines), encoding="utf-8")
    assert read_dialogues([file, file]) == (script(*turns, id_="d-1", set_="mixed"),) * 2


@pytest.mark.parametrize(
    "line",
    [
        '{"turns"',
        '{"turns": []}',
        '{"id": "a", "turns": [{"must": ["1次"]}]}',
        '{"id": "a", "turns": [{"q": "x", "outcome": "perhaps"}]}',
        '{"id": "a", "turns": [{"q": "x", "pick": "first"}]}',
        '{"id": 1, "turns": []}',
    ],
)
def test_every_faulty_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text(f'{{"id": "a", "turns": []}}\n{line}\n', encoding="utf-8")
    with pytest.raises(QuestionsInvalid) as problem:
        read_dialogues([file])
    assert problem.value.findings == (Finding("bad.jsonl", 2, "", "不是一段对话：应为含 id、turns 的 JSON"),)


def test_the_committed_dialogues_can_be_read_and_check_something() -> None:
    scripts = read_dialogues(sorted(QUESTIONS.glob("*dialogue*.jsonl")))
    assert len({(each.set, each.id) for each in scripts}) == len(scripts) > 40
    checks = [(t.gold, t.outcome, t.about, t.must, t.evidence, t.pick) for each in scripts for t in each.turns]
    assert sum(any(check) for check in checks) > 100


# judging one turn


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        (reply("matter:1", "matter:9"), ""),
        (reply("matter:1", outcome=Outcome.CHOOSE), ""),
        (reply("matter:9", "matter:1"), "gold"),
        (reply("matter:1", outcome=Outcome.NONE), "gold"),
        (reply(), "gold"),
    ],
)
async def test_an_answer_must_come_first(given: Reply, wrong: str) -> None:
    assert await failed({"outcome": "answer", "gold": ["matter:1", "matter:2"]}, given) == wrong


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        (reply("matter:9", "matter:2", "matter:1"), ""),
        (reply("matter:1", "matter:9"), "gold"),
        (reply(*FAR[1:], "matter:1", "matter:2"), "gold"),
        (reply(*FAR[2:], "matter:1", "matter:2"), ""),
        (reply("matter:1", "matter:2", outcome=Outcome.NONE), "gold"),
    ],
)
async def test_a_choice_must_hold_two_that_can_be_seen(given: Reply, wrong: str) -> None:
    assert await failed({"outcome": "choose", "gold": ["matter:1", "matter:2"]}, given) == wrong


@pytest.mark.parametrize("outcome", list(Outcome))
async def test_a_refusal_must_refuse(outcome: Outcome) -> None:
    assert await failed({"outcome": "none"}, reply("matter:1", outcome=outcome)) == (
        "" if outcome is Outcome.NONE else "none"
    )


async def test_a_reply_must_be_about_what_is_at_hand() -> None:
    said = {"about": ["matter:1", "matter:2"]}
    assert await failed(said, reply("matter:2", "matter:9")) == ""
    assert await failed(said, reply("matter:9", "matter:2")) == "about"
    assert await failed(said, reply("matter:2", outcome=Outcome.NONE)) == "about"


async def test_all_words_must_stand_in_the_reply_whatever_their_width() -> None:
    for check in ("must", "evidence"):
        assert await failed({check: ["1次", "EMS 寄"]}, reply(text="跑 １ 次，ems寄")) == ""
        assert await failed({check: ["1次", "EMS"]}, reply(text="跑1次")) == check


async def test_what_is_picked_must_be_what_stood_there_before() -> None:
    before = reply("matter:1", "matter:2", outcome=Outcome.CHOOSE)
    assert await failed({"pick": 2}, reply("matter:2"), before) == ""
    assert await failed({"pick": 2}, reply("matter:1"), before) == "pick"
    assert await failed({"pick": 3}, reply("matter:2"), before) == "pick"
    assert await failed({"pick": 3}, reply(), before) == "pick"
    assert await failed({"pick": 1}, reply("matter:1")) == "pick"


async def test_every_check_that_fails_is_named() -> None:
    said = {"outcome": "answer", "gold": ["matter:1"], "about": ["matter:1"], "must": ["1次"], "evidence": ["序号"]}
    assert await failed(said, reply("matter:2", text="2次")) == "gold、about、must、evidence"
    assert await failed(said, reply("matter:1", text="1次，序号1")) == ""


# a dialogue


async def test_each_dialogue_is_a_conversation_of_its_own() -> None:
    parrot = Parrot(dict.fromkeys(("一", "二"), reply()))
    turns = ({"q": "一"}, {"q": "二", "must": ["x"]})
    judged = await converse(parrot, [script(*turns), script(*turns, id_="e"), script(*turns, set_="t")])
    assert len({chat for chat, _ in parrot.heard}) == 3
    assert [text for _, text in parrot.heard] == ["一", "二"] * 3
    assert all(chat for chat, _ in parrot.heard)
    assert judged[:2] == [JudgedTurn("s/d#1", "一", "", False), JudgedTurn("s/d#2", "二", "must", True)]
    assert [each.name for each in judged[2:]] == ["s/e#1", "s/e#2", "t/d#1", "t/d#2"]


async def test_a_real_dialogue_goes_on_from_turn_to_turn(assistant: Assistant) -> None:
    turns = [
        Said(q="公积金", outcome="choose", gold=frozenset({"matter:408", "matter:410", "matter:412", "matter:413"})),
        Said(q="2", pick=2, must=("市公积金管理中心",)),
        Said(q="归谁管", must=("市公积金管理中心",)),
        Said(q="貔貅怎么办", outcome="none"),
    ]
    judged = await converse(assistant.conversation, [Script(id="d", turns=tuple(turns))])
    assert [each.failed for each in judged[1:]] == ["", "", ""]


# the figures of dialogues


def test_turns_without_a_check_are_not_counted() -> None:
    checked = ((False, ""), (True, ""), (True, "gold"))
    turns = [JudgedTurn(f"s/d#{at}", "", wrong, judged) for at, (judged, wrong) in enumerate(checked, 1)]
    assert turns_right(turns) == Share(1, 2)
    assert math.isnan(turns_right(turns[:1]).value)


def test_turns_are_kept_and_compared_by_set_beside_the_questions() -> None:
    right, wrong = JudgedTurn("s/d#1", "", "", True), JudgedTurn("s/d#1", "", "must", True)
    other = JudgedTurn("t/d#1", "", "", True)
    assert grouped_turns([right, other, wrong]) == {"s": [right, wrong], "t": [other]}
    before, now = run_of([answerable("matter:1")], [right, other]), run_of([answerable("matter:1")], [wrong, other])
    assert before.figures["s"] == {TURNS: 1.0}
    assert (before.good["s/d#1"], now.good["s/d#1"]) == (True, False)
    change = compare(now, before)
    assert (change.fallen, change.lost) == ((("s", TURNS, 1.0, 0.0),), ("s/d#1",))
    assert "对话里每一轮 100.0% → 0.0%" in report.change(change)


def test_a_turn_that_went_wrong_is_told_with_what_it_failed() -> None:
    told = report.missed_turn(JudgedTurn("s/d#2", "去几趟", "must、about", True))
    assert told.splitlines() == ["s/d#2 去几趟", "  没过的检查：must、about"]
    assert report.dialogues({"s": Share(1, 2), "t": Share(0, 0)}).splitlines()[0].startswith("连续对话 s：")
    assert "50.0%" in report.dialogues({"s": Share(1, 2)})
