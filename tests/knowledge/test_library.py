"""The papers' files as values: papers, passages, ways to ask for them, stories; and each kind of fault in them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.entries import Phrasing
from knowledge.errors import FilesInvalid, Finding
from knowledge.layout import Layout
from knowledge.library import Library, read_library
from knowledge.load import load
from knowledge.passages import Paper, Passage, Story
from tests.knowledge.files import add, findings, swap

KNOWN = {"matter:1": frozenset({"内资企业投资项目备案"}), "faq:7": frozenset({"短名", "全文"})}
PAPERS = """
[[paper]]
key = "hz-1"
title = "某方案"
number = "杭政〔2019〕1号"
date = "2019-02-27"
issuer = "市政府"
printed_in = "公报 2019年第3期"

[[paper]]
key = "sc-2"
title = "某年荣誉"
number = ""
date = 2018
issuer = "区政府"
printed_in = "年鉴"
""".replace("date = 2018", 'date = "2018"')
HEAD = "编号,路径,名称,正文,牵头单位,责任单位,时间,页码\n"
FIRST = "doc:hz-1:1-2,一、总则 > （二）原则,便民,少跑一趟。,市发改委,市财政局,2019年底前,12\n"
SECOND = "doc:hz-1:p1,,,为了便民。,,,,\n"
THIRD = "doc:sc-2:t1,先进,,上城区得奖。,,,,\n"
ASKS = "编号,说法\ndoc:hz-1:1-2,谁 管便民\ndoc:hz-1:1-2,为什么要便民\ndoc:hz-1:p1,为什么要便民\n"
STORIES = "编号,名称,段落,理由\nmatter:1,内资企业投资项目备案,doc:hz-1:1-2,同一件事\n"


@pytest.fixture
def shelf(tmp_path: Path) -> Layout:
    """A folder with two papers, and nothing else."""
    files = Layout(tmp_path)
    for folder in (files.passages_folder, tmp_path / "asks", files.stories.parent):
        folder.mkdir(parents=True)
    files.papers.write_text(PAPERS, encoding="utf-8")
    (files.passages_folder / "hz-1.csv").write_text(HEAD + FIRST + SECOND, encoding="utf-8")
    (files.passages_folder / "sc-2.csv").write_text(HEAD + THIRD, encoding="utf-8")
    (tmp_path / "asks" / "01.csv").write_text(ASKS, encoding="utf-8")
    files.stories.write_text(STORIES, encoding="utf-8")
    return files


def faults(files: Layout) -> tuple[Finding, ...]:
    with pytest.raises(FilesInvalid) as caught:
        read_library(files, KNOWN)
    return caught.value.findings


def every(files: Layout) -> Iterator[Path]:
    yield from (files.papers, *files.passages, *files.asks, files.stories)


def test_each_file_becomes_a_part_of_the_library(shelf: Layout) -> None:
    path = ("一、总则", "（二）原则")
    assert read_library(shelf, KNOWN) == Library(
        papers=(
            Paper("hz-1", "某方案", "杭政〔2019〕1号", "2019-02-27", "市政府", "公报 2019年第3期"),
            Paper("sc-2", "某年荣誉", "", "2018", "区政府", "年鉴"),
        ),
        passages=(
            Passage("hz-1", "1-2", path, "便民", "少跑一趟。", "市发改委", "市财政局", "2019年底前", "12"),
            Passage("hz-1", "p1", (), "", "为了便民。"),
            Passage("sc-2", "t1", ("先进",), "", "上城区得奖。"),
        ),
        asks=(
            Phrasing("doc:hz-1:1-2", "谁 管便民"),
            Phrasing("doc:hz-1:1-2", "为什么要便民"),
            Phrasing("doc:hz-1:p1", "为什么要便民"),
        ),
        stories=(Story("matter:1", "doc:hz-1:1-2", "同一件事"),),
    )


def test_files_without_rows_are_a_library_without_anything(shelf: Layout) -> None:
    shelf.papers.write_text("paper = []\n", encoding="utf-8")
    for path in list(every(shelf))[1:]:
        path.write_text(path.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    assert read_library(shelf, KNOWN) == Library()


def test_more_tables_of_passages_and_asks_are_read_in_the_order_of_their_names(shelf: Layout) -> None:
    (shelf.passages_folder / "aa.csv").write_text(HEAD + THIRD.replace("t1", "t2"), encoding="utf-8")
    (shelf.root / "asks" / "00.csv").write_text("编号,说法\ndoc:sc-2:t2,谁得奖\n", encoding="utf-8")
    library = read_library(shelf, KNOWN)
    assert [passage.place for passage in library.passages] == ["t2", "1-2", "p1", "t1"]
    assert library.asks[0] == Phrasing("doc:sc-2:t2", "谁得奖")
    assert len(library.asks) == 4


def test_a_story_may_stand_under_any_name_of_its_entry(shelf: Layout) -> None:
    add(shelf.stories, "faq:7,短 名,doc:sc-2:t1,甲\nfaq:7,全文？,doc:hz-1:p1,乙\n")
    told = read_library(shelf, KNOWN).stories[1:]
    assert told == (Story("faq:7", "doc:sc-2:t1", "甲"), Story("faq:7", "doc:hz-1:p1", "乙"))


ID = "应为 doc:文件:位置，现在是「{}」"
TWICE = "「{}」与{}第{}行重复"
NO_DATES = ("2018年", "18", "2018-6", "2018-13", "2018-02-30", "20180620", "2018-W05-1", "0000", "２０１８")
WHEN = "应为年、月或日，如 2018、2018-06、2018-06-20"


@pytest.mark.parametrize(
    ("line", "column", "problem"),
    [
        (",,,文,,,,", "编号", "不能为空"),
        ("hz-1:2,,,文,,,,", "编号", ID.format("hz-1:2")),
        ("doc:hz-1,,,文,,,,", "编号", ID.format("doc:hz-1")),
        ("doc:hz-1:,,,文,,,,", "编号", ID.format("doc:hz-1:")),
        ("doc:hz-1:2:3,,,文,,,,", "编号", ID.format("doc:hz-1:2:3")),
        ("doc:hz-9:2,,,文,,,,", "编号", ID.format("doc:hz-9:2")),
        ("matter:hz-1:2,,,文,,,,", "编号", ID.format("matter:hz-1:2")),
        ("doc:hz-1:2,路,名,,,,,", "正文", "不能为空"),
        ("doc:hz-1:p1,,,又一,,,,", "编号", TWICE.format("doc:hz-1:p1", "hz-1.csv", 3)),
        ("doc:hz-1:2,,,文,,,", "", "应有8栏，现在有7栏"),
    ],
)
def test_a_faulty_passage_is_named(shelf: Layout, line: str, column: str, problem: str) -> None:
    add(shelf.passages_folder / "hz-1.csv", f"{line}\n")
    assert faults(shelf) == (Finding("hz-1.csv", 4, column, problem),)


@pytest.mark.parametrize(
    ("line", "column", "problem"),
    [
        ("doc:hz-1:9,怎么办", "编号", "没有「doc:hz-1:9」这一条"),
        ("doc：hz-1：p1,怎么办", "编号", "「doc：hz-1：p1」应写成 doc:hz-1:p1"),
        ("matter:1,怎么办", "编号", "没有「matter:1」这一条"),
        ("t1,怎么办", "编号", "「t1」应写成 doc:sc-2:t1"),
        (",怎么办", "编号", "没有「」这一条"),
        ("doc:hz-1:p1,", "说法", "不能为空"),
        (f"doc:hz-1:p1,{'长' * 121}", "说法", "长121字，应不超过120字"),
        ("doc:hz-1:1-2,谁 管便民", "说法", TWICE.format("谁 管便民", "01.csv", 2)),
        ("doc:hz-1:p1,怎么办,多", "", "应有2栏，现在有3栏"),
    ],
)
def test_a_faulty_way_to_ask_is_named(shelf: Layout, line: str, column: str, problem: str) -> None:
    add(shelf.root / "asks" / "01.csv", f"{line}\n")
    assert faults(shelf) == (Finding("01.csv", 5, column, problem),)


@pytest.mark.parametrize(
    ("line", "column", "problem"),
    [
        ("matter:2,甲,doc:hz-1:p1,同", "编号", "没有「matter:2」这一条"),
        ("1,甲,doc:hz-1:p1,同", "编号", "「1」应写成 matter:1"),
        ("faq:7,甲,doc:hz-1:p1,同", "名称", "faq:7 的名称应为「全文」或「短名」"),
        ("faq:7,短名,doc:hz-1:9,同", "段落", "没有「doc:hz-1:9」这一条"),
        ("faq:7,短名,,同", "段落", "没有「」这一条"),
        ("faq:7,短名,doc:hz-1:p1,", "理由", "不能为空"),
        ("matter:1,又一,doc:hz-1:1-2,同", "段落", TWICE.format("doc:hz-1:1-2", "stories.csv", 2)),
    ],
)
def test_a_faulty_story_is_named(shelf: Layout, line: str, column: str, problem: str) -> None:
    add(shelf.stories, f"{line}\n")
    assert faults(shelf) == (Finding("stories.csv", 3, column, problem),)


@pytest.mark.parametrize(
    ("old", "new", "column", "problem"),
    [
        ('key = "hz-1"\n', "", "paper 第1条 key", "缺少这一项"),
        ('key = "hz-1"', 'key = ""', "paper 第1条 key", "不能为空"),
        ('title = "某年荣誉"', 'title = " "', "paper 第2条 title", "不能为空"),
        ('number = ""\n', "", "paper 第2条 number", "缺少这一项"),
        ('date = "2018"', "date = 2018", "paper 第2条 date", "应为文字，写在引号里"),
        ('date = "2018"', 'date = ""', "paper 第2条 date", "不能为空"),
        *(('date = "2018"', f'date = "{date}"', "paper 第2条 date", WHEN) for date in NO_DATES),
        ('issuer = "区政府"', 'issuers = "区政府"', "paper 第2条 issuer", "缺少这一项"),
        ('printed_in = "年鉴"', 'printed_in = ""', "paper 第2条 printed_in", "不能为空"),
    ],
)
def test_a_faulty_paper_is_named(shelf: Layout, old: str, new: str, column: str, problem: str) -> None:
    swap(shelf.papers, old, new)
    assert Finding("papers.toml", None, column, problem) in faults(shelf)


@pytest.mark.parametrize("date", ["2018", "2018-06", "2017-02-20", "2020-02-29"])
def test_a_paper_is_of_a_year_a_month_or_a_day(shelf: Layout, date: str) -> None:
    swap(shelf.papers, 'date = "2018"', f'date = "{date}"')
    assert read_library(shelf, KNOWN).papers[1].date == date


def test_two_papers_of_one_key_are_named(shelf: Layout) -> None:
    add(shelf.papers, PAPERS[PAPERS.index('[[paper]]\nkey = "sc-2"') :] * 2)
    assert faults(shelf) == (Finding("papers.toml", None, "key", "「sc-2」写了3次"),)


def test_faults_of_all_tables_are_told_at_once_without_their_echo(shelf: Layout) -> None:
    swap(shelf.papers, 'key = "sc-2"\n', "")
    swap(shelf.passages_folder / "hz-1.csv", "少跑一趟。", "")
    add(shelf.root / "asks" / "01.csv", "doc:hz-1:p1,\n")
    add(shelf.stories, "matter:2,甲,doc:hz-1:p1,同\n")
    assert faults(shelf) == (
        Finding("papers.toml", None, "paper 第2条 key", "缺少这一项"),
        Finding("hz-1.csv", 2, "正文", "不能为空"),
        Finding("01.csv", 5, "说法", "不能为空"),
        Finding("stories.csv", 3, "编号", "没有「matter:2」这一条"),
    )


def test_a_passage_may_look_like_one_though_the_papers_are_unknown(shelf: Layout) -> None:
    shelf.papers.unlink()
    add(shelf.passages_folder / "hz-1.csv", "doc::2,,,文,,,,\nhz-1:2,,,文,,,,\n")
    assert faults(shelf) == (
        Finding("papers.toml", None, "", "找不到这个文件"),
        Finding("hz-1.csv", 4, "编号", ID.format("doc::2")),
        Finding("hz-1.csv", 5, "编号", ID.format("hz-1:2")),
    )


def test_a_wrong_head_of_any_table_is_named(shelf: Layout) -> None:
    for path in list(every(shelf))[1:]:
        before = path.read_text(encoding="utf-8")
        path.write_text("编号\n", encoding="utf-8")
        (finding,) = (each for each in faults(shelf) if each.file == path.name)
        assert finding.problem == f"表头应为「{before.partition(chr(10))[0]}」，现在是「编号」"
        path.write_text(before, encoding="utf-8")


class TestInTheKnowledge:
    def test_it_is_part_of_the_knowledge(self, files: Layout) -> None:
        knowledge = load(files)
        found = Library(knowledge.papers, knowledge.passages, knowledge.asks, knowledge.stories)
        assert all((found.papers, found.passages, found.asks, found.stories))
        assert found == read_library(files, {story.entry_id: _named(files) for story in knowledge.stories})

    def test_passages_and_their_asks_are_neither_entries_nor_phrasings(self, files: Layout) -> None:
        knowledge = load(files)
        ids = {passage.id for passage in knowledge.passages}
        assert {each.entry_id for each in knowledge.asks} <= ids
        assert ids.isdisjoint(entry.id for entry in knowledge.entries())
        assert ids.isdisjoint(each.entry_id for each in knowledge.phrasings)

    def test_its_faults_are_told_beside_others(self, files: Layout) -> None:
        add(files.stories, "matter:700,甲,doc:hz-2019-1:1-1,同\n")
        add(files.usual, "matter:800,甲\n")
        swap(files.life_events, '"matter:2", ', '"matter:900", ')
        assert [each.file for each in findings(files)] == ["usual.csv", "life_events.toml", "stories.csv"]

    def test_a_story_may_be_about_a_life_event(self, files: Layout) -> None:
        (first, *_) = load(files).passages
        add(files.stories, f"event:1,出生,{first.id},同一件事\n")
        assert load(files).stories[-1] == Story("event:1", first.id, "同一件事")

    def test_the_same_words_may_ask_for_an_entry_and_a_passage(self, files: Layout) -> None:
        (words, *_) = (each.text for each in load(files).phrasings)
        add(files.asks[0], f"{load(files).passages[0].id},{words}\n")
        assert load(files).asks[-1].text == words

    def test_a_table_that_is_lost_leaves_its_asks_without_passages(self, files: Layout) -> None:
        lost = files.passages_folder / "zj-2018-26.csv"
        asked = [each for each in load(files).asks if each.entry_id.startswith("doc:zj-2018-26:")]
        lost.unlink()
        told = [each for each in findings(files) if each.column == "编号"]
        assert len(told) == len(asked) > 0
        assert replace(told[0], row=0, problem="") == Finding(files.asks[0].name, 0, "编号", "")


def _named(files: Layout) -> frozenset[str]:
    """Every name in the table of stories, without blanks."""
    lines = files.stories.read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line.split(",")[1].split()) for line in lines)
