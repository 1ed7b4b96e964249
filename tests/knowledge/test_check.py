"""Rules that span files: numbering and printed sums."""

import re

import pytest

from knowledge.check import SAMPLE_WORDS
from knowledge.columns import ABSENT
from knowledge.errors import Finding
from knowledge.layout import Layout
from knowledge.load import load
from tests.knowledge.files import PACKAGE, add, findings, only, swap

README = PACKAGE.parent / "README.md"
SECOND_MATTER = "2,1,市发改委,内资企业投资项目备案变更,1,,35,,\n"
SUMS = "零上门、跑一次、合计、单位数为"


def test_a_lost_matter(files: Layout) -> None:
    swap(files.matters, SECOND_MATTER, "")
    files.phrasings[0].unlink()
    files.absent.write_text(",".join(ABSENT) + "\n", encoding="utf-8")
    swap(files.life_events, '"matter:2", ', "")
    assert findings(files) == (
        Finding("matters.csv", None, "序号", "应从1起连续编号，应为2的地方是3"),
        Finding("units.csv", 2, "零上门", "市发改委：汇总表为0、12，matters.csv里零上门0项、跑一次11项"),
        Finding("matters.csv", None, "", f"{SUMS}(69, 572, 641, 48)，公告与汇总表为(69, 573, 642, 48)"),
    )


def test_other_visits(files: Layout) -> None:
    swap(files.matters, SECOND_MATTER, SECOND_MATTER.replace(",1,,", ",0,,"))
    assert findings(files) == (
        Finding("units.csv", 2, "零上门", "市发改委：汇总表为0、12，matters.csv里零上门1项、跑一次11项"),
        Finding("matters.csv", None, "", f"{SUMS}(70, 572, 642, 48)，公告与汇总表为(69, 573, 642, 48)"),
    )


def test_another_units_name(files: Layout) -> None:
    swap(files.matters, SECOND_MATTER, SECOND_MATTER.replace("市发改委", "市经信委"))
    assert only(files) == Finding("matters.csv", 3, "单位", "第1号单位不叫「市经信委」")


def test_a_matter_of_no_unit(files: Layout) -> None:
    swap(files.matters, SECOND_MATTER, SECOND_MATTER.replace("2,1,", "2,49,"))
    assert Finding("matters.csv", 3, "单位", "第49号单位不叫「市发改委」") in findings(files)


@pytest.mark.parametrize(
    ("key", "old", "new", "stated"),
    [
        ("zero", 69, 70, (70, 573, 642, 48)),
        ("once", 573, 572, (69, 572, 642, 48)),
        ("units", 48, 47, (69, 573, 642, 47)),
    ],
)
def test_another_announced_figure(files: Layout, key: str, old: int, new: int, stated: tuple[int, ...]) -> None:
    swap(files.announcement, f"{key} = {old}\n", f"{key} = {new}\n")
    assert only(files) == Finding("matters.csv", None, "", f"{SUMS}(69, 573, 642, 48)，公告与汇总表为{stated}")


def test_another_citywide_figure(files: Layout) -> None:
    swap(files.announcement, "citywide = 4909", "citywide = 4910")
    assert only(files) == Finding("announcement.toml", None, "citywide", "市本级与区县之和不等于全市数")


def test_a_lost_question(files: Layout) -> None:
    text = files.faq.read_text(encoding="utf-8")
    start, end = text.index("[[faq]]\nno = 11\n"), text.index("[[faq]]\nno = 12\n")
    files.faq.write_text(text[:start] + text[end:], encoding="utf-8")
    assert Finding("faq.toml", None, "no", "应从1起连续编号，应为11的地方是12") in findings(files)


def test_no_facts(files: Layout) -> None:
    files.facts.write_text("项目,内容,页码\n", encoding="utf-8")
    assert only(files) == Finding("gazette.csv", None, "", "没有一行内容")


def test_the_readmes_sample_words_are_no_answer(files: Layout) -> None:
    example = re.search(r"```toml\n(.+?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    add(files.faq_added, example[1])
    told = {each.problem.removesuffix("还没有改成真的内容") for each in findings(files)}
    assert told == {f"「{words}」" for words in SAMPLE_WORDS}
    assert {(each.file, each.column) for each in findings(files)} == {("faq_added.toml", "no 101")}


def test_the_same_phrasing_twice_in_a_life_event(files: Layout) -> None:
    swap(files.life_events, 'name = "出生"\n', 'name = "出世"\n')
    text = next(each.text for each in load(files).phrasings if each.entry_id == "event:1")
    swap(files.life_events, f'"{text}",', f'"{text}", "{text}",')
    assert only(files) == Finding("life_events.toml", None, "phrasings", f"出世 的「{text}」写了2次")


def test_a_phrasing_of_a_life_event_that_also_stands_in_a_table(files: Layout) -> None:
    text = next(each.text for each in load(files).phrasings if each.entry_id == "event:1")
    add(files.phrasings[0], f"event:1,出生,{text}\n")
    assert only(files) == Finding("life_events.toml", None, "phrasings", f"出生 的「{text}」写了2次")
