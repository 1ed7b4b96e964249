"""Where a passage stands, told by the numbers of its headings; a passage as an item and as a later story."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import texts
from handlers.citations import (
    LONGEST_HEADING,
    later,
    paper_source,
    place_in,
    quoted_item,
    stands_in,
    told_in_place,
)
from handlers.presenter import MOST_LATER, Presenter
from handlers.reply import Item, Style
from knowledge.entries import Knowledge
from knowledge.passages import Paper, Passage
from knowledge.store import Store

SHORT = 90
"""Characters of a later paper that do not push the answer itself out of sight."""
NOTICE = Paper("k", "市政府关于印发杭州市试点方案的通知", "杭政函〔2022〕6号", "2022-01-27", "市政府", "公报")
LIST = Paper("l", "紧缺人才需求目录", "", "2017-03-17", "市商务委", "公报")
PASSAGE = Passage("k", "1", (), "", "到2020年达到2.0平方米。")


def at(*path: str, place: str = "1") -> Passage:
    return replace(PASSAGE, path=path, place=place)


# its place in the paper


@pytest.mark.parametrize(
    ("path", "place", "told"),
    [
        ((), "1", ""),
        (("二、重点任务",), "2-1", "二"),
        (("二、重点任务", "（三）优化管理。"), "2-3", "二（三）"),
        (("二、重点任务", "（三）优化管理。", "15.优化服务。"), "2-3-15", "二（三）15"),
        (("二、重点任务", "15．优化服务。"), "2-15", "二15"),
        (("附件1 举措清单", "一、破除限制", "第50项 推进互认"), "a1-50-1", "附件1 一 第50项"),
        (("附件：任务表",), "a12", "附件 表中序号12"),
        (("第三条 原则",), "3", "第三条 原则"),
        (("十一、保障",), "11", "十一"),
        (("附件2 清单", "1.目标", "（二）分工"), "x", "附件2 1（二）"),
        (("总体要求",), "p1", "总体要求"),
        (("一、通用类人才",), "a3", "一 表中序号3"),
        (("便民服务",), "t44", "便民服务 表中序号44"),
        ((), "t4", "表中序号4"),
        ((), "d6", ""),
        ((), "t4-1", ""),
        (("2018年度上城区获国家级和部级先进集体荣誉",), "x", "2018年度上城区获国家级和"),
    ],
)
def test_the_place_is_told_by_the_numbers_of_the_headings(path: tuple[str, ...], place: str, told: str) -> None:
    assert place_in(at(*path, place=place)) == told


@given(st.lists(st.text("一二（）、.1第项条附件目标", min_size=1, max_size=30), max_size=5))
def test_each_heading_gives_no_more_than_a_few_words(path: list[str]) -> None:
    told = place_in(at(*path))
    assert len(told) <= len(path) * (LONGEST_HEADING + 1) or re.search(r"\d{9}|[一二]{9}", "".join(path))


def test_numbers_stand_close_and_words_apart(known: Knowledge) -> None:
    for passage in known.passages:
        told = place_in(passage)
        assert "  " not in told.strip()
        assert not re.search(r"[一二三四五六七八九十] [（\d]|） \d", told), passage.id


def test_the_words_stand_behind_their_place() -> None:
    assert told_in_place(at("二、任务", "（三）管理")) == f"〔二（三）〕{PASSAGE.text}"
    assert told_in_place(PASSAGE) == PASSAGE.text


# the source


def test_where_it_stands_names_number_title_place_and_date() -> None:
    assert stands_in(at("二、任务", "（三）管理"), NOTICE) == (
        "出处：杭政函〔2022〕6号《杭州市试点方案》，二（三），2022年1月27日"
    )
    assert stands_in(at(), NOTICE) == "出处：杭政函〔2022〕6号《杭州市试点方案》，2022年1月27日"
    assert stands_in(at("一、通用类", place="a3"), LIST) == "出处：《紧缺人才需求目录》，一 表中序号3，2017年3月17日"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("市政府关于印发杭州市试点方案的通知", "杭州市试点方案"),
        ("市政府办公厅转发市教育局关于加强管理的实施意见的通知", "加强管理的实施意见"),
        ("省政府办公厅关于厅领导分工的通知", "厅领导分工"),
        ("省政府办公厅关于推进林业改革的实施意见", "省政府办公厅关于推进林业改革的实施意见"),
        ("2018年度荣誉", "2018年度荣誉"),
        ("", ""),
    ],
)
def test_a_notice_is_named_by_what_it_brings_round(title: str, short: str) -> None:
    assert paper_source(replace(LIST, title=title)) == f"出处：《{short}》，2017年3月17日"


def test_every_paper_is_named_with_its_number(known: Knowledge) -> None:
    for paper in known.papers:
        told = paper_source(paper)
        assert told.startswith(f"出处：{paper.number}《")
        assert re.search(r"《[^《》]*(《[^《》]*》[^《》]*)*》，", told), told
        assert told.endswith(texts.day(paper.date))


# a passage as an item


@pytest.mark.parametrize(("score", "told"), [(-1.0, 0.0), (0.0, 0.0), (0.12344, 0.1234), (0.12346, 0.1235), (7.0, 1.0)])
def test_an_item_has_its_score_within_bounds(score: float, told: float) -> None:
    passage = replace(PASSAGE, name="企业开办", lead="市市场监管局")
    assert quoted_item(passage, score) == Item("doc:k:1", "企业开办", "市市场监管局", None, told)


def test_an_item_without_a_name_goes_by_its_heading_or_its_first_words() -> None:
    assert quoted_item(at("二、任务", "（三）管理"), 1.0).title == "（三）管理"
    assert quoted_item(replace(PASSAGE, text="甲" * 50), 1.0).title == "甲" * 20


# later stories


def test_a_later_paper_is_quoted_with_its_year_and_place() -> None:
    told = later(at("二、任务", "（三）管理"), NOTICE)
    assert (told.style, told.text) == (
        Style.NOTE,
        f"后来：2022年的文件写道“{PASSAGE.text}”（杭政函〔2022〕6号 二（三））",
    )
    assert "（《紧缺人才需求目录》 二）" in later(at("二、任务"), LIST).text
    assert later(at(), NOTICE).text.endswith("（杭政函〔2022〕6号）")


def test_every_story_is_quoted_word_for_word_and_short(known: Knowledge) -> None:
    passages, papers = ({each.id: each for each in known.passages}, {each.key: each for each in known.papers})
    assert known.stories
    for story in known.stories:
        passage = passages[story.passage_id]
        told = later(passage, papers[passage.paper]).text
        said = told[told.index("“") + 1 : told.rindex("”")]
        cut = said.removeprefix("……").removesuffix("……")
        assert cut in passage.text, story
        assert len(cut) <= SHORT or len(re.findall("[。；！？]", cut)) <= 1, story


async def test_an_answer_tells_the_latest_of_what_papers_say_of_its_entry(store: Store, known: Knowledge) -> None:
    presenter, papers = Presenter(store), {each.key: each for each in known.papers}
    stories = {each.entry_id: [s for s in known.stories if s.entry_id == each.entry_id] for each in known.stories}
    for entry_id, told in stories.items():
        entry = await store.entry(entry_id)
        assert entry is not None
        card = await presenter.card(entry)
        notes = [each.text for each in card if each.text.startswith("后来：")]
        years = sorted((papers[each.passage_id.split(":")[1]].date[:4] for each in told), reverse=True)
        assert [re.findall(r"后来：(\d+)年", note)[0] for note in notes] == years[:MOST_LATER], entry_id


async def test_an_entry_of_which_no_paper_speaks_has_no_later_story(store: Store, known: Knowledge) -> None:
    spoken_of = {each.entry_id for each in known.stories}
    untold = next(each for each in known.matters if each.id not in spoken_of)
    assert not [each for each in await Presenter(store).card(untold) if "后来" in each.text]
