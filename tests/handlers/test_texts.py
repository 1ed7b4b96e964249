"""Wording that has a rule in it."""

import re

import pytest

from handlers import texts
from knowledge.language import Aspect


@pytest.mark.parametrize(
    ("kilometres", "said"),
    [
        (0.0, "100米以内"),
        (0.09, "100米以内"),
        (0.1, "约100米"),
        (0.26, "约300米"),
        (0.94, "约900米"),
        (0.96, "约1.0公里"),
        (2.44, "约2.4公里"),
        (9.94, "约9.9公里"),
        (9.97, "约10公里"),
        (34.6, "约35公里"),
    ],
)
def test_distances_are_said_as_people_say_them(kilometres: float, said: str) -> None:
    assert texts.distance(kilometres) == said


@pytest.mark.parametrize(("page", "said"), [("35", "第35页"), ("59、61", "第59、61页"), ("封底", "封底"), ("", None)])
def test_a_source_names_a_page_as_it_is_printed(page: str, said: str | None) -> None:
    line = texts.source("公报", "第2期", "2017-03-17", page, "序号1")
    assert "公报第2期" in line
    assert ("页" in line) == (page not in ("", "封底"))
    assert said is None or said in line


def test_a_source_of_which_little_is_known_has_no_empty_parts() -> None:
    assert texts.source("文件夹", "", "", "", "") == "出处：文件夹"


@pytest.mark.parametrize(("count", "said"), [(0, "0次"), (1, "1次")])
def test_visits_are_said_in_the_list_s_own_numbers(count: int, said: str) -> None:
    assert said in texts.visits(count)


def test_a_present_name_without_a_date_has_no_empty_brackets() -> None:
    assert "（）" not in texts.unit_today("市水务集团", "", "")
    assert "起" not in texts.unit_today("市水务集团", "", "")
    assert "2019年初" in texts.unit_today("市商务局", "2019年初", "")


@pytest.mark.parametrize(
    ("iso", "said"), [("2017-03-07", "2017年3月7日"), ("2019-04", "2019-04"), ("2018", "2018"), ("", "")]
)
def test_only_a_whole_date_is_spelt_out(iso: str, said: str) -> None:
    assert texts.day(iso) == said


# what is not stated


def test_what_is_unstated_names_the_aspect_in_words_and_who_may_know() -> None:
    said = texts.unstated(Aspect.FEE, "市民政局")
    assert "收不收费" in said
    assert "向市民政局问" in said
    assert texts.HOTLINE in said
    assert "向" not in texts.unstated(Aspect.FEE, "")
    assert texts.unstated(texts.THIS_POINT, "").startswith(texts.THIS_POINT)


@pytest.mark.parametrize("aspect", Aspect)
def test_a_quotation_that_is_silent_says_of_what(aspect: Aspect) -> None:
    said = texts.quote_silent(aspect)
    assert "这一段没有写" in said
    assert texts.HOTLINE in said
    known = {**texts.ASPECTS, **texts.QUOTE_ASPECTS}
    assert aspect == Aspect.SOURCE or said.startswith(known[aspect])


# refusals


def test_a_refusal_names_few_words_and_none_of_one_character() -> None:
    _, named, near = texts.refusal(("貔貅", "的", "麒麟", "凤凰", "玄武"), near=True)
    assert named == texts.UNKNOWN_WORDS.format("貔貅、麒麟、凤凰")
    assert near == texts.NEAREST
    assert texts.refusal(("的",), near=False) == (texts.UNKNOWN,)


def test_what_is_absent_says_no_more_than_is_known() -> None:
    (said,) = texts.absent("护照", "", "", "")
    assert said == f"“护照”不在我的清单里。请打{texts.HOTLINE}问。"
    said, near = texts.absent("护照", "只有备案", "公安", texts.NEAREST)
    assert "只有备案。" in said
    assert "一般归公安管（这是常识" in said
    assert near == texts.NEAREST


# plans


def test_gaps_of_a_plan_are_told_in_order() -> None:
    guessed, missing, unclear = texts.plan_gaps([("换证", "补办驾驶证")], ["那个"], ["护照"])
    assert guessed == texts.PLAN_GUESSED.format("换证", "补办驾驶证")
    assert missing == texts.PLAN_ABSENT.format("护照", texts.HOTLINE)
    assert unclear == texts.PLAN_UNCLEAR.format("那个")
    assert texts.plan_gaps((), (), ()) == ()


@pytest.mark.parametrize("reasons", ["", "先有证"])
@pytest.mark.parametrize("at_home", [True, False])
def test_the_order_of_a_plan_claims_only_the_reasons_it_has(reasons: str, at_home: bool) -> None:
    said = texts.plan_order(reasons, at_home)
    assert ("因为：先有证。" in said) == bool(reasons)
    assert ("零上门的放在最后" in said) == at_home
    assert "清单没有写先后" in said
    assert said.endswith(texts.PLAN_TOGETHER)


@pytest.mark.parametrize(
    ("values", "said"), [(("国税的", "地税的"), "国税的，还是地税的"), (("东", "西", "南"), "东、西，还是南")]
)
def test_two_values_or_more_are_asked_back(values: tuple[str, ...], said: str) -> None:
    assert texts.which(values) == texts.WHICH.format(*said.split("，还是"))
    assert said in texts.which(values)


# the papers


@pytest.mark.parametrize(
    ("lead", "due", "said"),
    [
        ("市民政局", "2022年3月", "牵头：市民政局　时间：2022年3月"),
        ("市民政局", "", "牵头：市民政局"),
        ("", "2022年3月", "时间：2022年3月"),
        ("", "", ""),
    ],
)
def test_who_leads_and_by_when_is_told_as_far_as_it_is_said(lead: str, due: str, said: str) -> None:
    assert texts.led(lead, due) == said


def test_a_passage_without_number_or_place_leaves_no_empty_parts() -> None:
    assert texts.stands_in("方案", "杭政函〔2022〕6号", "附件1", "2022-01-27") == (
        "出处：杭政函〔2022〕6号《方案》，附件1，2022年1月27日"
    )
    assert texts.stands_in("方案", "", "", "2018") == "出处：《方案》，2018"


def test_a_task_is_named_with_its_date_if_it_has_one() -> None:
    assert texts.task("智慧食堂", "2022年3月") == "智慧食堂（2022年3月）"
    assert texts.task("智慧食堂", "") == "智慧食堂"


# elder mode


@pytest.mark.parametrize("count", [0, 1])
def test_everyday_words_take_the_place_of_official_ones(count: int) -> None:
    said = texts.everyday(texts.visits(count))
    assert said.startswith(f"要跑几趟：{count}次")
    assert not any(word in said for word in ("零上门", "窗口"))


@pytest.mark.parametrize(
    "official",
    [
        texts.GO_ONCE,
        texts.GO_ZERO,
        texts.unit("市民政局"),
        texts.note("居民"),
        texts.STEPS_OF_OURS,
        *(texts.STEPS_HEAD.format(kind=kind) for kind in (texts.KIND_ONCE, texts.KIND_ZERO)),
    ],
)
def test_every_official_phrase_of_an_answer_has_everyday_words(official: str) -> None:
    assert texts.everyday(official) != official


def test_what_has_no_official_words_stays_as_it_is() -> None:
    assert texts.everyday("带上身份证。") == "带上身份证。"


# besides questions


def test_a_kind_that_nobody_has_worded_is_greeted() -> None:
    assert texts.courtesy("感谢") == texts.COURTESIES["感谢"]
    assert texts.courtesy("没有的种类") == texts.COURTESIES["问候"]


@pytest.mark.parametrize("kind", texts.EMERGENCIES)
def test_every_cry_for_help_is_told_a_number_to_call(kind: str) -> None:
    assert any(number in texts.COURTESIES[kind] for number in ("110", "119", "120"))


def test_every_command_has_a_name_that_telegram_takes() -> None:
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", name) for name in texts.COMMANDS)
    assert {"events", "elder", "forget"} <= texts.COMMANDS.keys()
    assert all(1 <= len(meaning) <= 256 for meaning in texts.COMMANDS.values())
