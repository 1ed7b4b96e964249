"""How what is said relates to what was said before: goes on from it, tells more of it, goes back to something else."""

import pytest

from handlers.relation import (
    another,
    asks_for_paper,
    asks_of_office_today,
    at_first,
    brings,
    changed_to,
    continued,
    describes,
    goes_on,
    goes_onward,
    going_back,
    names_another,
    names_kind,
    names_paper,
    names_this,
    points_at_hand,
    things,
    together,
)
from nlu.understanding import Understanding, Verdict


def read(verdict: Verdict, absent: str = "") -> Understanding:
    return Understanding("", verdict, (), (), (), absent=absent)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("最先那个归谁管", "归谁管"),
        ("刚说我自己那个，跑几趟", "我自己那个，跑几趟"),
        ("重新说一遍见习那个归谁", "见习那个归谁"),
        ("回到前面那个，公积金转移找哪个单位", "公积金转移找哪个单位"),
        ("刚才说的公积金那个", "公积金那个"),
        ("之前那个归谁管", "归谁管"),
        ("第一个问题那个要带什么", "要带什么"),
        ("说回驾照", "驾照"),
        ("刚才的", ""),
    ],
)
def test_going_back_leaves_what_else_is_said(text: str, rest: str) -> None:
    left = going_back(text)
    assert left is not None
    assert left.strip(" ，") == rest


@pytest.mark.parametrize("text", ["驾照丢了", "我要把公积金转回来", ""])
def test_nobody_goes_back(text: str) -> None:
    assert going_back(text) is None


@pytest.mark.parametrize("stands_alone", [read(Verdict.SURE), read(Verdict.QUOTED)])
def test_what_is_sure_or_quoted_stands_for_itself(stands_alone: Understanding) -> None:
    assert not continued("那护照呢", stands_alone, read(Verdict.SURE))


def test_what_is_known_to_be_absent_goes_on_only_where_it_leaves_something_out_and_means_something_together() -> None:
    absent = read(Verdict.UNKNOWN, "absent:1")
    assert continued("写错了名字呢", absent, read(Verdict.SURE))
    assert not continued("写错了名字", absent, read(Verdict.SURE))
    assert not continued("那护照呢", absent, read(Verdict.UNKNOWN, "absent:1"))


@pytest.mark.parametrize("alone", [Verdict.UNSURE, Verdict.UNKNOWN])
def test_what_says_nothing_even_together_stands_for_itself(alone: Verdict) -> None:
    assert not continued("那驾照呢", read(alone), read(Verdict.UNKNOWN))


@pytest.mark.parametrize("both", [Verdict.SURE, Verdict.UNSURE, Verdict.QUOTED])
def test_what_is_unsure_goes_on(both: Verdict) -> None:
    assert continued("进去两三天", read(Verdict.UNSURE), read(both))


@pytest.mark.parametrize(("text", "on"), [("那单位食堂的呢", True), ("要是货车呢", True), ("貔貅怎么办", False)])
def test_what_nobody_knows_goes_on_only_when_it_is_said_so(text: str, on: bool) -> None:
    assert continued(text, read(Verdict.UNKNOWN), read(Verdict.SURE)) is on


@pytest.mark.parametrize(
    "text",
    [
        "那货车呢",
        " 要是货车",
        "如果是公司",
        "换成公司",
        "我是退休的",
        "说错了，是货车",
        "不对，是货车",
        "公司呢？",
        "货车也",
    ],
)
def test_what_begins_or_ends_like_a_continuation_is_one(text: str) -> None:
    assert goes_on(text)


@pytest.mark.parametrize("text", ["貔貅怎么办", "呢绒怎么洗", "我驾照丢了", "驾照那张丢了", ""])
def test_what_stands_by_itself_is_no_continuation(text: str) -> None:
    assert not goes_on(text)


# several together


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("一共跑几趟", 2),
        ("加起来要几次", 2),
        ("这两样总共几次", 2),
        ("这三样一共跑几次", 3),
        ("六项总共几次", 6),
        ("七件一共几次", 2),
        ("这几样各归谁管", 2),
        ("那四件事都要带身份证吗", 4),
        ("这三样归谁管", 0),
        ("都要几趟", 0),
        ("分别归谁管", 0),
        ("驾照丢了", 0),
        ("", 0),
    ],
)
def test_a_sum_or_each_of_a_number_is_asked_of_so_many(text: str, count: int) -> None:
    assert together(text, planned=0) == count


@pytest.mark.parametrize(
    ("text", "count"), [("都要几趟", 3), ("分别归谁管", 3), ("各要跑几次", 3), ("五件都要跑吗", 5), ("归谁管", 0)]
)
def test_after_a_plan_all_and_each_need_no_number(text: str, count: int) -> None:
    assert together(text, planned=3) == count


@pytest.mark.parametrize("text", ["一共要等三个月吗", "总共要花多少钱", "加起来要几天", "一趟都不用跑吗", "谁都能办吗"])
@pytest.mark.parametrize("planned", [0, 2])
def test_a_sum_of_anything_but_visits_counts_no_matters(text: str, planned: int) -> None:
    assert together(text, planned) == 0


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("水和煤气一共要跑几趟", ["水", "煤气"]),
        ("换证跟评级总共跑几趟", ["换证", "评级"]),
        ("那社保、医保都要去吗", ["社保", "医保"]),
        ("这三样一共跑几趟", []),
        ("一共几趟", []),
        ("", []),
    ],
)
def test_things_that_are_summed_may_be_named_side_by_side(text: str, named: list[str]) -> None:
    assert list(things(text)) == named


# about the one at hand


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("身份证要带吗", True),
        ("复印件行吗", True),
        ("户口本用不用带", True),
        ("要带什么", False),
        ("要拿哪些材料", False),
        ("要不要带啥", False),
        ("驾照丢了", False),
    ],
)
def test_a_thing_that_must_be_brought_is_named_and_not_asked_for(text: str, asked: bool) -> None:
    assert brings(text) is asked


@pytest.mark.parametrize(
    "text", ["我家是一户一表的", "国税的那个", "单位的", "外商投资的呢", " 个人的 ", "它是新车的。"]
)
def test_a_kind_is_named(text: str) -> None:
    assert names_kind(text)


@pytest.mark.parametrize("text", ["驾照丢了", "要带什么", "归谁管的？", "上周三下午交上去的那一份材料，是我妈的", ""])
def test_no_kind_is_named(text: str) -> None:
    assert not names_kind(text)


@pytest.mark.parametrize(
    "text", ["我家是一户一表的", "我们是查账征收", "个体户的话，我们是核定征收的", "它属于危房", "家里的那套算商品房。"]
)
def test_circumstances_are_told(text: str) -> None:
    assert describes(text)


@pytest.mark.parametrize("text", ["我家是一户一表的吗？", "是谁管的", "驾照丢了", "我们公司搬家了", "单位的", ""])
def test_a_question_or_a_matter_tells_no_circumstances(text: str) -> None:
    assert not describes(text)


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("水表那个", True),
        ("国税的那个", True),
        ("水表那件要跑几次", True),
        ("那个呢", False),
        ("这个那个", False),
        ("", False),
    ],
)
def test_another_is_named_by_what_tells_it_apart(text: str, another: bool) -> None:
    assert names_another(text) is another


@pytest.mark.parametrize(
    ("text", "this"),
    [
        ("这个要几趟", True),
        ("这件归谁", True),
        ("它归谁管", True),
        ("它的要带什么", True),
        ("他们单位", False),
        ("那个", False),
    ],
)
def test_the_one_at_hand_is_meant_by_this_and_it(text: str, this: bool) -> None:
    assert names_this(text) is this


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("那里能办吗", True),
        ("这边呢", True),
        ("也可以吗", True),
        ("会不会罚款", True),
        ("驾照丢了", False),
        ("那我呢", False),
    ],
)
def test_what_is_at_hand_is_pointed_at_without_a_name(text: str, points: bool) -> None:
    assert points_at_hand(text) is points


@pytest.mark.parametrize("text", ["下一步", " 好的 ", "好", "继续吧", "然后呢？", "还有呢", "往下说", "接着讲。"])
def test_the_next_step_is_asked_for(text: str) -> None:
    assert goes_onward(text)


@pytest.mark.parametrize("text", ["好的谢谢", "下一步去哪", "还有市民卡要换", "再办一张", ""])
def test_what_says_more_asks_for_no_next_step(text: str) -> None:
    assert not goes_onward(text)


@pytest.mark.parametrize(
    ("text", "first"), [("第一个问题那个", True), ("最早问的", True), ("一开始说的", True), ("刚才那个", False)]
)
def test_the_very_first_subject_is_told_from_the_last(text: str, first: bool) -> None:
    assert at_first(text) is first


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("要身份证吗", True),
        ("那还要照片不", True),
        ("护照要不要翻译", True),
        ("凭身份证", True),
        ("身份证丢了要补吗", False),
        ("身份证呢", False),
        ("在保险公司交过了，要凭证", False),
        ("要办护照吗", False),
        ("", False),
    ],
)
def test_papers_that_are_brought_are_no_subject(text: str, asked: bool) -> None:
    assert asks_for_paper(text) == asked


@pytest.mark.parametrize(
    ("text", "named"), [("户口本呢", True), ("那护照呢？", True), ("户口本丢了呢", False), ("", False)]
)
def test_a_paper_may_be_all_that_is_named(text: str, named: bool) -> None:
    assert names_paper(text) == named


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("现在不是有退役军人局了吗", True),
        ("国税地税不是合并了吗", True),
        ("这个局撤了吧", True),
        ("现在能办了吗", False),
        ("归哪个局", False),
    ],
)
def test_what_has_become_of_an_office_is_heard(text: str, asked: bool) -> None:
    assert asks_of_office_today(text) == asked


@pytest.mark.parametrize(
    ("text", "left"),
    [("先不拆了，改成移到我家", "移到我家"), ("换成国税的", "国税的"), ("国税的", "国税的"), ("改成", "改成")],
)
def test_what_is_said_after_a_change_counts(text: str, left: str) -> None:
    assert changed_to(text) == left


@pytest.mark.parametrize(
    ("text", "name"), [("水表那个找哪家", "水表那个"), ("那个呢", ""), ("刚才的水表那件", "刚才的水表那件"), ("", "")]
)
def test_what_tells_one_from_the_others(text: str, name: str) -> None:
    assert another(text) == name


@pytest.mark.parametrize(
    ("text", "on"), [("就业登记", False), ("就医凭证", False), ("就这个", True), ("就业登记呢", True)]
)
def test_a_word_that_begins_like_a_continuation_is_none(text: str, on: bool) -> None:
    assert goes_on(text) == on


@pytest.mark.parametrize(("text", "this"), [("它要几天", True), ("其他要什么", False), ("他要几天", True)])
def test_another_is_not_this(text: str, this: bool) -> None:
    assert names_this(text) == this
