"""Life events and errands: their files as values, and each kind of fault in them."""

from pathlib import Path

import pytest

from knowledge.entries import Phrasing
from knowledge.errors import FilesInvalid, Finding
from knowledge.guides import Errand, LifeEvent, Stage
from knowledge.layout import Layout
from knowledge.load import load
from knowledge.references import no_such, read_errands, read_events
from knowledge.source import Source
from tests.knowledge.files import add, findings, only, swap

BIRTH = """
[[event]]
name = "出生"
who = "个人"
about = "孩子生下来以后"
phrasings = ["孩子刚出生要办什么", "宝宝 落地"]
missing = "清单里没有出生证明。"
[[event.stage]]
name = "给孩子参保"
entries = ["matter:222", "faq:1"]
[[event.stage]]
name = "办卡"
entries = ["matter:615"]
"""
CLOSING = """
[[event]]
name = "清算注销"
who = "企业"
about = "公司不开了"
phrasings = ["公司要注销"]
"""
HEAD = """
[source]
document = "某件"
published = 2019-04-22
page = 3
"""


@pytest.fixture
def two(files: Layout) -> Layout:
    """The files with two life events in place of the committed ones."""
    files.life_events.write_text(HEAD + BIRTH + CLOSING, encoding="utf-8")
    return files


def errands(path: Path, *lines: str) -> Layout:
    """A folder with nothing but a table of errands."""
    files = Layout(path)
    files.errands.parent.mkdir()
    files.errands.write_text("\n".join(("认法,说明", *lines, "")), encoding="utf-8")
    return files


class TestLifeEvents:
    def test_each_block_becomes_an_event_numbered_in_the_order_of_the_file(self, two: Layout) -> None:
        source = Source("某件", "", "2019-04-22", "3", "")
        stages = (Stage("给孩子参保", ("matter:222", "faq:1")), Stage("办卡", ("matter:615",)))
        said = ("孩子刚出生要办什么", "宝宝 落地")
        born = LifeEvent(1, "出生", "个人", "孩子生下来以后", "清单里没有出生证明。", stages, said, source)
        closed = LifeEvent(2, "清算注销", "企业", "公司不开了", "", (), ("公司要注销",), source)
        assert read_events(two) == load(two).events == (born, closed)

    def test_they_are_entries_after_all_others_and_their_phrasings_are_read(self, two: Layout) -> None:
        knowledge = load(two)
        assert [entry.id for entry in knowledge.entries()][-3:] == ["doc:list", "event:1", "event:2"]
        assert [each for each in knowledge.phrasings if each.entry_id.startswith("event:")] == [
            Phrasing("event:1", "孩子刚出生要办什么"),
            Phrasing("event:1", "宝宝 落地"),
            Phrasing("event:2", "公司要注销"),
        ]

    def test_tables_may_name_them_too(self, two: Layout) -> None:
        add(two.phrasings[0], "event:2,清算 注销,公司关门\n")
        add(two.usual, "event:1,出生\n")
        knowledge = load(two)
        assert Phrasing("event:2", "公司关门") in knowledge.phrasings
        assert knowledge.usual[-1] == "event:1"

    def test_their_names_and_words_are_not_absent(self, two: Layout) -> None:
        add(two.absent, "101,甲,宝宝落地,,,\n102,乙,出生,,,\n")
        assert [(each.row, each.problem) for each in findings(two)] == [
            (102, "「宝宝落地」已是 event:1 的说法"),
            (103, "「出生」已是 event:1 的名称"),
        ]

    def test_entries_that_do_not_exist_are_all_named(self, two: Layout) -> None:
        swap(two.life_events, '"matter:222", "faq:1"', '"matter:643", "faq:1"')
        swap(two.life_events, '"matter:615"', '"615", "matter：616", "absent:1"')
        problems = [
            "没有「matter:643」这一条",
            "「615」应写成 matter:615",
            "「matter：616」应写成 matter:616",
            "没有「absent:1」这一条",
        ]
        told = findings(two)
        assert {(each.file, each.row, each.column) for each in told} == {("life_events.toml", None, "出生")}
        assert sorted(each.problem for each in told) == sorted(problems)

    def test_a_life_event_is_no_entry_of_a_stage(self, two: Layout) -> None:
        swap(two.life_events, '"matter:615"', '"matter:615", "event:2"')
        assert only(two) == Finding("life_events.toml", None, "出生", "event:2 本身是一件事，不能放进阶段里")
        swap(two.life_events, '"event:2"', '"event：2"')
        assert only(two).problem == "没有「event：2」这一条"

    def test_an_entry_stands_once_in_a_life_event(self, two: Layout) -> None:
        swap(two.life_events, '["matter:615"]', '["matter:615", "faq:1", "matter:222", "matter:615"]')
        told = {(each.file, each.column, each.problem) for each in findings(two)}
        ids = ("matter:222", "faq:1", "matter:615")
        assert told == {("life_events.toml", "出生", f"{entry_id} 写了2次") for entry_id in ids}

    def test_the_same_entry_may_stand_in_two_life_events(self, two: Layout) -> None:
        add(two.life_events, '[[event.stage]]\nname = "办卡"\nentries = ["matter:615"]\n')
        assert load(two).events[1].entries == ("matter:615",)

    @pytest.mark.parametrize("name", ["出生", "出 生", "出生？"])
    def test_two_of_one_name_are_named(self, two: Layout, name: str) -> None:
        swap(two.life_events, "清算注销", name)
        swap(two.life_events, '"matter:615"', '"event:2"')
        assert findings(two) == (
            Finding("life_events.toml", None, "name", f"第2条「{name}」与第1条重名"),
            Finding("life_events.toml", None, "出生", "event:2 本身是一件事，不能放进阶段里"),
        )

    def test_their_faults_are_told_beside_those_of_errands(self, two: Layout) -> None:
        swap(two.life_events, "清算注销", "出生")
        two.errands.write_text("认法,说明\n公安,\n", encoding="utf-8")
        assert [each.file for each in findings(two)] == ["life_events.toml", "errands.csv"]

    @pytest.mark.parametrize(
        ("old", "new", "column", "problem"),
        [
            ('name = "出生"\n', "", "event 第1条 name", "缺少这一项"),
            ('name = "出生"\n', 'name = " "\n', "event 第1条 name", "不能为空"),
            ('name = "出生"\n', f'name = "{"长" * 21}"\n', "event 第1条 name", "长21字，应不超过20字"),
            ('who = "企业"', 'who = "公司"', "event 第2条 who", "只能是个人或企业"),
            ('about = "公司不开了"', 'about = ""', "event 第2条 about", "不能为空"),
            ('["公司要注销"]', "[]", "event 第2条 phrasings", "不能为空"),
            ('phrasings = ["公司要注销"]\n', "", "event 第2条 phrasings", "缺少这一项"),
            ('"公司要注销"', f'"{"长" * 121}"', "event 第2条 phrasings 第1条", "长121字，应不超过120字"),
            ('"公司要注销"', '"公司要注销", ""', "event 第2条 phrasings 第2条", "不能为空"),
            ('["matter:615"]', "[]", "event 第1条 stage 第2条 entries", "不能为空"),
            ('["matter:615"]', '"matter:615"', "event 第1条 stage 第2条 entries", '应为列表，如 ["甲", "乙"]'),
            ('["matter:615"]', "[615]", "event 第1条 stage 第2条 entries 第1条", "应为文字，写在引号里"),
            ('name = "办卡"', f'name = "{"长" * 21}"', "event 第1条 stage 第2条 name", "长21字，应不超过20字"),
            ("missing =", "misses =", "event 第1条 misses", "没有这样一项，名字是否写错"),
            ("published = 2019-04-22", 'published = "去年"', "source published", "应为日期，如 2026-11-21"),
            ('document = "某件"\n', "", "source document", "缺少这一项"),
        ],
    )
    def test_a_fault_is_named(self, two: Layout, old: str, new: str, column: str, problem: str) -> None:
        swap(two.life_events, old, new)
        assert only(two) == Finding("life_events.toml", None, column, problem)

    def test_names_and_phrasings_of_full_length_are_none(self, two: Layout) -> None:
        swap(two.life_events, 'name = "出生"', f'name = "{"长" * 20}"')
        swap(two.life_events, '"公司要注销"', f'"{"长" * 120}"')
        first, second = load(two).events
        assert (len(first.name), len(second.phrasings[0])) == (20, 120)


class TestErrands:
    def test_each_row_becomes_an_errand_in_the_order_of_the_file(self, tmp_path: Path) -> None:
        files = errands(tmp_path, "市场监管局| 市编办 |,先有主体资格", "地税,税务要凭登记")
        assert read_errands(files) == (
            Errand(("市场监管局", "市编办"), "先有主体资格"),
            Errand(("地税",), "税务要凭登记"),
        )

    def test_they_are_part_of_the_knowledge(self, files: Layout) -> None:
        files.errands.write_text("认法,说明\n地税,税务\n", encoding="utf-8")
        assert load(files).errands == (Errand(("地税",), "税务"),)

    @pytest.mark.parametrize(
        ("line", "column", "problem"),
        [
            (",先办", "认法", "不能为空"),
            ("| |,先办", "认法", "不能为空"),
            ("公安,", "说明", "不能为空"),
            ("地税,又一", "认法", "「地税」与errands.csv第2行重复"),
            ("公安,先办,多", "", "应有2栏，现在有3栏"),
        ],
    )
    def test_a_fault_is_named(self, tmp_path: Path, line: str, column: str, problem: str) -> None:
        with pytest.raises(FilesInvalid) as caught:
            read_errands(errands(tmp_path, "地税,税务", line))
        assert caught.value.findings == (Finding("errands.csv", 3, column, problem),)


class TestNoSuch:
    KNOWN = ("matter:61", "matter:617", "faq:61", "doc:a:p1", "doc:b:p1")

    @pytest.mark.parametrize(
        ("written", "told"),
        [
            ("617", "「617」应写成 matter:617"),
            ("matter：617", "「matter：617」应写成 matter:617"),
            ("61", "「61」应写成 matter:61 或 faq:61"),
            ("p1", "「p1」应写成 doc:a:p1 或 doc:b:p1"),
            ("6", "没有「6」这一条"),
            ("matter:", "没有「matter:」这一条"),
            ("", "没有「」这一条"),
        ],
    )
    def test_what_was_probably_meant_is_told(self, written: str, told: str) -> None:
        assert no_such(written, self.KNOWN) == told
