"""A run in words."""

import math
import re
from dataclasses import replace

import pytest

from bot.evaluation import report
from bot.evaluation.figures import FIGURES, Share
from bot.evaluation.judge import Judged
from bot.evaluation.runs import Change
from handlers.reply import Outcome
from nlu.decide import REFUSE, SURE
from nlu.understanding import Grounds, Why
from tests.bot.evaluation.made import question

TITLES = {"matter:1": "补办驾驶证", "matter:2": "补办市民卡", "matter:3": "补办户口簿", "absent:7": "补办身份证"}
GROUNDS = Grounds(
    heard="驾照丢",
    denied=(),
    none=0.1,
    right=0.5,
    quoted=0.0,
    topic=False,
    ahead=1.25,
    absent="absent:7",
    absent_ahead=-2.25,
    why=Why(("驾照",), ("丢",), "驾照掉了"),
)


def judged(
    outcome: str = "answer",
    gold: tuple[str, ...] = ("matter:1",),
    *,
    did: Outcome = Outcome.ANSWER,
    offered: tuple[str, ...] = ("matter:2",),
    **rest: object,
) -> Judged:
    return Judged(question(outcome, gold, **rest), did, offered, True)


def rows(table: str) -> list[list[str]]:
    """The cells of a Markdown table, its rule left out."""
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return [cells for cells in lines if not set("".join(cells)) <= set("-:")]


# the table


def test_each_figure_has_its_name_and_its_column() -> None:
    assert tuple(report.NAMES) == FIGURES
    assert rows(report.table([judged()]))[0] == ["问题", "个数", *report.NAMES.values()]


def test_rows_are_sets_then_styles_then_levels_then_all() -> None:
    asked = [
        judged(id="a", set="rob", style="typo", level=2),
        judged(id="b", set="cit", style="long", level=1),
        judged(id="c", set="rob", style="typo", level=1),
    ]
    counts = [(cells[0], cells[1]) for cells in rows(report.table(asked))[1:]]
    assert counts == [
        *[("rob", "2"), ("cit", "1")],
        *[("long", "1"), ("typo", "2")],
        *[("难度1", "2"), ("难度2", "1")],
        ("全部", "3"),
    ]


def test_a_cell_tells_share_interval_and_number_and_a_dash_where_nothing_was_asked() -> None:
    right, wrong = judged(offered=("matter:1",)), judged()
    *_, everything = rows(report.table([right, right, right, wrong]))
    cells = dict(zip(report.NAMES, everything[2:], strict=True))
    assert cells["right_first"] == cells["right_when_sure"] == "75.0%（30%–95%，4题）"
    assert cells["wrongly_refused"].startswith("0.0%（")
    assert cells["rightly_refused"] == cells["choice_holds"] == "—"


def test_the_table_is_markdown() -> None:
    lines = report.table([judged()]).splitlines()
    assert re.fullmatch(r"\|( -{3}:? \|)+", lines[1])
    assert len({line.count("|") for line in lines}) == 1


# a miss


def test_a_miss_tells_what_it_should_have_got_and_what_it_got() -> None:
    told = report.miss(judged(id="市民-7", q="驾照丢了", style="typo", level=2), TITLES, GROUNDS)
    assert "市民-7（typo，难度2）驾照丢了" in told
    assert "应当作答：补办驾驶证[matter:1]" in told
    assert "实际答了：补办市民卡[matter:2]" in told


@pytest.mark.parametrize(
    ("outcome", "gold", "should"),
    [
        ("answer", ("matter:1",), "应当作答"),
        ("choose", ("matter:1", "matter:2"), "应当给选项"),
        ("none", (), "应当说没有"),
    ],
)
def test_what_it_should_have_done_is_told(outcome: str, gold: tuple[str, ...], should: str) -> None:
    assert f"{should}：" in report.miss(judged(outcome, gold), TITLES, GROUNDS)


@pytest.mark.parametrize(
    ("did", "told"), [(Outcome.ANSWER, "实际答了"), (Outcome.CHOOSE, "实际给了选项"), (Outcome.NONE, "实际说没有")]
)
def test_what_it_did_is_told(did: Outcome, told: str) -> None:
    assert f"{told}：" in report.miss(judged(did=did), TITLES, GROUNDS)


def test_only_the_first_few_entries_are_named_and_unknown_ones_by_their_id() -> None:
    told = report.miss(judged(gold=("doc",), offered=("matter:3", "matter:2", "faq:1", "matter:1")), TITLES, GROUNDS)
    assert "补办户口簿[matter:3]；补办市民卡[matter:2]；[faq:1]\n" in told
    assert "作答：[doc]" in told
    assert "matter:1" not in told


def test_nothing_named_is_said_to_be_nothing() -> None:
    told = report.miss(judged("none", (), offered=()), TITLES, GROUNDS)
    assert told.count("（没有）") == 2


def test_a_miss_tells_its_grounds() -> None:
    told = report.miss(judged(), TITLES, GROUNDS)
    for ground in ("听成：驾照丢", "对上的词：驾照；", "没对上的词：丢；", "驾照掉了", "领先第二名1.2", "领先-2.2"):
        assert ground in told
    assert "补办身份证[absent:7]" in told
    assert "否定" not in told


def test_what_was_denied_is_among_the_grounds() -> None:
    assert "否定的词：换证、年检" in report.miss(judged(), TITLES, replace(GROUNDS, denied=("换证", "年检")))


def test_no_words_are_said_to_be_none() -> None:
    told = report.miss(judged(), TITLES, replace(GROUNDS, why=Why((), (), "")))
    assert "对上的词：无；没对上的词：无；" in told


@pytest.mark.parametrize(
    ("none", "right", "rule"),
    [
        (REFUSE, SURE, "拒答"),
        (REFUSE - 0.01, SURE, "直接作答"),
        (REFUSE - 0.01, SURE - 0.01, "反问"),
        (1.0, 0.0, "拒答"),
    ],
)
def test_the_rule_that_fired_is_told_with_its_figures(none: float, right: float, rule: str) -> None:
    told = report.miss(judged(), TITLES, replace(GROUNDS, none=none, right=right))
    assert f"判定{rule}：" in told
    assert f"{none:.2f}（{REFUSE}起拒答）" in told
    assert f"{right:.2f}（{SURE}起作答）" in told


def test_without_a_subject_there_are_no_grounds() -> None:
    told = report.miss(judged(did=Outcome.NONE, offered=()), TITLES, None)
    assert told.splitlines()[-1].strip() == "没有听出要问什么"


def test_without_a_rival_none_is_named() -> None:
    told = report.miss(judged(), TITLES, replace(GROUNDS, absent="", absent_ahead=-math.inf, ahead=math.inf))
    assert "[]" not in told
    assert "inf" not in told
    assert "清单外事项" not in told


def test_where_no_absent_subject_was_found_the_second_is_still_told() -> None:
    told = report.miss(judged(), TITLES, replace(GROUNDS, absent="", absent_ahead=-math.inf))
    assert "领先第二名1.2" in told
    assert "清单外事项" not in told


# BUG in bot/evaluation/report.py: where there is no second entry, the likeliest absent subject is left out with it.
def test_where_no_second_was_found_the_absent_subject_is_still_told() -> None:
    told = report.miss(judged(), TITLES, replace(GROUNDS, ahead=math.inf))
    assert "inf" not in told
    assert "补办身份证[absent:7]，领先-2.2" in told


# what has changed, and slips


def test_nothing_changed_is_said() -> None:
    assert report.change(Change((), (), ())) == "和上一次一样。"


def test_what_is_worse_and_what_changed_is_told_line_by_line() -> None:
    fallen = (("cit", "right_first", 0.9512, 0.9), ("rob", "wrongly_refused", 0.0, 0.015))
    assert report.change(Change(fallen, ("a", "b"), ("c",))).splitlines() == [
        "变差：cit 第一条就对 95.1% → 90.0%",
        "变差：rob 误拒 0.0% → 1.5%",
        "原来对、现在错：a、b",
        "原来错、现在对：c",
    ]
    assert report.change(Change((), (), ("c",))) == "原来错、现在对：c"


def test_slips_are_told_by_kind_and_together() -> None:
    told = rows(report.slips({"繁体": Share(9, 10), "夹空格": Share(3, 10), "漏打一字": Share(0, 0)}))
    assert [cells[0] for cells in told] == ["一处手误", "繁体", "夹空格", "漏打一字", "全部"]
    shares = [cells[1] for cells in told[1:]]
    assert [share.split("（")[0] for share in shares] == ["90.0%", "30.0%", "—", "60.0%"]
    assert "20题" in shares[-1]
