"""The knowledge files as entries, and each kind of fault in them."""

import shutil
from pathlib import Path

import pytest

from knowledge.entries import Faq, Knowledge, Matter, Misprint, Phrasing, Renaming
from knowledge.errors import Finding
from knowledge.guides import LifeEvent
from knowledge.layout import Layout
from knowledge.load import load
from knowledge.source import Source
from tests.knowledge.files import DATA, add, findings, only, swap

ADDED = """
[[faq]]
no = 101
question = "外地人能在杭州办身份证吗？"
answer = \"""
可以。
凭户口簿向居住地派出所申请。
\"""
steps = ["带户口簿", "到居住地派出所申请"]
phrasings = ["异地 身份证", "外地户口在杭州补身份证"]

[faq.source]
document = "关于建立居民身份证异地受理制度的意见"
issue = "公安部"
published = "2015-11-02"
page = 1
item = "一"
"""
ASKED = "第1条（no 101，外地人能在杭州办身份证吗？）"


class TestEntries:
    def test_counts(self, knowledge: Knowledge) -> None:
        found = (len(knowledge.matters), len(knowledge.units), len(knowledge.faqs), len(knowledge.places))
        assert found == (642, 48, 13, 24)
        assert len(knowledge.events) == 19
        assert len(knowledge.entries()) == 642 + 13 + 24 + 2 + 19
        assert knowledge.gazette is not None
        assert len(knowledge.gazette.facts) == 23
        assert knowledge.catalogue is not None
        assert knowledge.catalogue.counties_named == "13个县(市、区)、杭州经济技术开发区、大江东产业集聚区"

    def test_a_matter(self, knowledge: Knowledge) -> None:
        matter = knowledge.matters[25]
        assert (matter.id, matter.title, matter.unit, matter.visits) == ("matter:26", "教师资格认定", "市教育局", 1)
        assert matter.note == "不予许可0次"
        assert matter.source == Source(
            "杭州市人民政府公报", "2017年第2期(总第218期)", "2017-03-17", "36", "“最多跑一次”事项清单(第一批) 序号26"
        )

    def test_a_misprinted_matter(self, knowledge: Knowledge) -> None:
        matter = knowledge.matters[137]
        assert (matter.title, matter.printed_title) == ("房屋析产纳税", "房屋分析纳税")
        (misprint,) = matter.misprints
        assert (misprint.field, misprint.printed, misprint.corrected) == ("名称", "房屋分析纳税", "房屋析产纳税")
        assert "matter:281" in misprint.reason

    def test_a_misprinted_answer(self, knowledge: Knowledge) -> None:
        faq = knowledge.faqs[6]
        assert "国家和省有关法律法规" in faq.answer
        assert "国家 and 省有关法律法规" in faq.printed_answer
        assert faq.misprints == (Misprint("答", "国家 and 省", "国家和省", "英文“and”系文本转换混入，应为“和”"),)

    def test_a_misprinted_address(self, knowledge: Knowledge) -> None:
        place = knowledge.places[7]
        assert place.addresses == ("杭州市凤起东路888号",)
        assert place.printed_address == "杭州市风起东路888号"
        assert place.misprints[0].reason

    def test_the_place_with_two_halls(self, knowledge: Knowledge) -> None:
        assert [len(place.addresses) for place in knowledge.places] == [1] * 10 + [2] + [1] * 13
        assert knowledge.places[10].addresses[1] == "杭州市文三路199号江北办事服务大厅"

    def test_a_renamed_unit(self, knowledge: Knowledge) -> None:
        unit = knowledge.units[31]
        assert (unit.name, unit.total) == ("市国税局", 112)
        assert isinstance(unit.renaming, Renaming)
        assert unit.renaming.today == "国家税务总局杭州市税务局"
        assert knowledge.units[0].renaming is None

    def test_a_title_that_says_nothing_alone_is_shown_with_what_it_is_about(self, knowledge: Knowledge) -> None:
        bare, plain = knowledge.matters[399], knowledge.matters[403]
        assert (bare.title, bare.context, bare.shown) == ("补缴", "公积金", "公积金：补缴")
        assert (plain.context, plain.shown) == ("", plain.title)
        others = [entry for entry in knowledge.entries() if not isinstance(entry, Matter | LifeEvent)]
        assert [entry.shown for entry in others] == [entry.title for entry in others]

    def test_a_question_has_a_short_name(self, knowledge: Knowledge) -> None:
        faq = knowledge.faqs[8]
        assert (faq.short, faq.title) == ("居住证：租房合同期限怎么认定",) * 2
        assert faq.question.startswith("以合法稳定住所中的租赁房屋条件申领")

    def test_kinds_of_places(self, knowledge: Knowledge) -> None:
        assert [place.kind for place in knowledge.places[1:6]] == [
            "办事服务中心",
            *["图书馆档案馆"] * 3,
            "办事服务中心",
        ]
        assert {place.kind for place in knowledge.places[20:]} == {"汽车站"}

    def test_both_spellings_of_a_unit(self, knowledge: Knowledge) -> None:
        differing = [
            (unit.no, unit.name, unit.summary_name) for unit in knowledge.units if unit.name != unit.summary_name
        ]
        assert differing == [(8, "市公安局交管局", "市公安局交警局"), (13, "市人力社保局", "市人社局")]

    def test_phrasings_stand_under_printed_and_corrected_titles(self, files: Layout) -> None:
        add(files.phrasings[0], "matter:138,房屋分析纳税,甲\nmatter:138,房屋 析产纳税,乙\n")
        assert {Phrasing("matter:138", "甲"), Phrasing("matter:138", "乙")} <= set(load(files).phrasings)


class TestAddedFaq:
    def test_becomes_an_entry_with_its_phrasings(self, files: Layout) -> None:
        add(files.faq_added, ADDED)
        knowledge = load(files)
        answer = "可以。\n凭户口簿向居住地派出所申请。"
        assert knowledge.faqs[13:] == (
            Faq(
                101,
                "外地人能在杭州办身份证吗？",
                "外地人能在杭州办身份证吗？",
                answer,
                answer,
                ("带户口簿", "到居住地派出所申请"),
                (),
                Source("关于建立居民身份证异地受理制度的意见", "公安部", "2015-11-02", "1", "一"),
            ),
        )
        assert [each.text for each in knowledge.phrasings if each.entry_id == "faq:101"] == [
            "异地 身份证",
            "外地户口在杭州补身份证",
        ]

    def test_may_have_a_short_name(self, files: Layout) -> None:
        add(files.faq_added, ADDED.replace("no = 101\n", 'no = 101\ntitle = "异地身份证"\n'))
        added = load(files).faqs[13]
        assert (added.title, added.question) == ("异地身份证", "外地人能在杭州办身份证吗？")

    def test_phrasings_may_stand_under_the_question_or_the_short_name(self, files: Layout) -> None:
        add(files.faq_added, ADDED.replace("no = 101\n", 'no = 101\ntitle = "异地身份证"\n'))
        add(files.phrasings[0], "faq:101,外地人能在杭州办身份证吗,甲\nfaq:101,异地身份证,乙\n")
        assert {Phrasing("faq:101", "甲"), Phrasing("faq:101", "乙")} <= set(load(files).phrasings)

    def test_tables_may_hold_more_phrasings_for_it(self, files: Layout) -> None:
        add(files.faq_added, ADDED)
        add(files.phrasings[0], "faq:101,外地人能在杭州办身份证吗,跨省办身份证\n")
        assert Phrasing("faq:101", "跨省办身份证") in load(files).phrasings

    @pytest.mark.parametrize(
        ("old", "new", "column", "problem"),
        [
            ("no = 101", "no = 13", "第1条（no 13，外地人能在杭州办身份证吗？） no", "新增问答的编号从101起"),
            ("no = 101", 'no = "101"', f"{ASKED} no", "应为整数，不加引号"),
            ('[faq.source]\ndocument = "关于', '[faq.origin]\ndocument = "关于', f"{ASKED} source", "缺少这一项"),
            ('document = "关于建立居民身份证异地受理制度的意见"', "", f"{ASKED} source document", "缺少这一项"),
            (
                'document = "关于建立居民身份证异地受理制度的意见"',
                'document = ""',
                f"{ASKED} source document",
                "不能为空",
            ),
            ('"2015-11-02"', '"2015年11月"', f"{ASKED} source published", "应为日期，如 2026-11-21"),
            (
                'phrasings = ["异地 身份证", ',
                'phrasing = ["异地 身份证", ',
                f"{ASKED} phrasing",
                "没有这样一项，名字是否写错",
            ),
            ('"异地 身份证"', f'"{"长" * 121}"', f"{ASKED} phrasings 第1条", "长121字，应不超过120字"),
            ('question = "外地人能在杭州办身份证吗？"', 'question = "  "', "第1条（no 101） question", "不能为空"),
        ],
    )
    def test_faults(self, files: Layout, old: str, new: str, column: str, problem: str) -> None:
        add(files.faq_added, ADDED)
        swap(files.faq_added, old, new)
        assert Finding("faq_added.toml", None, column, problem) in findings(files)

    def test_the_same_number_twice(self, files: Layout) -> None:
        add(files.faq_added, ADDED + ADDED.replace("异地 身份证", "又一").replace("外地户口", "又二"))
        assert only(files) == Finding("faq_added.toml", None, "no", "faq:101 出现了2次")

    def test_the_same_phrasing_twice(self, files: Layout) -> None:
        add(files.faq_added, ADDED.replace("外地户口在杭州补身份证", "异地 身份证"))
        assert only(files) == Finding("faq_added.toml", None, "phrasings", "faq:101 的「异地 身份证」写了2次")


FIRST_MATTER = "1,1,市发改委,内资企业投资项目备案,1,,35,,\n"

NO_643 = "没有「matter:643」这一条"
KINDS_TOLD = "应为办事服务中心、图书馆档案馆、汽车站之一，现在是「{}」"
CONTEXT_ROW = 1 + (DATA / "editorial" / "contexts.csv").read_text(encoding="utf-8").splitlines().index(
    "matter:400,补缴,公积金"
)

FAULTS = {
    "visits": (
        "matters",
        FIRST_MATTER,
        FIRST_MATTER.replace("备案,1", "备案,2"),
        2,
        "跑窗口次数",
        "只能是0或1，现在是2",
    ),
    "visits in words": (
        "matters",
        FIRST_MATTER,
        FIRST_MATTER.replace("备案,1", "备案,一"),
        2,
        "跑窗口次数",
        "应为数字，现在是「一」",
    ),
    "a title": ("matters", FIRST_MATTER, "1,1,市发改委,,1,,35,,\n", 2, "事项名称", "不能为空"),
    "a page": ("matters", FIRST_MATTER, FIRST_MATTER.replace("35", ""), 2, "页码", "不能为空"),
    "a matter twice": ("matters", FIRST_MATTER, FIRST_MATTER * 2, 3, "序号", "「1」与matters.csv第2行重复"),
    "a correction without reason": (
        "matters",
        FIRST_MATTER,
        FIRST_MATTER.replace(",,\n", ",改,\n"),
        2,
        "更正理由",
        "不能为空",
    ),
    "a cell too many": ("matters", FIRST_MATTER, FIRST_MATTER.replace("\n", ",多\n"), 2, "", "应有9栏，现在有10栏"),
    "a unit's sum": (
        "units",
        "1,市发改委,市发改委,0,12,12,33\n",
        "1,市发改委,市发改委,0,12,13,33\n",
        2,
        "小计",
        "零上门0加跑一次12不等于13",
    ),
    "a unit nobody named": ("unit_names", "48,华数集团,", "49,华数集团,", 49, "单位序号", "没有「49」这一条"),
    "a unit under another name": (
        "unit_names",
        "13,市人社局,",
        "13,市人力社保局,",
        14,
        "汇总表写法",
        "unit_names.csv里没有同序号同名的单位",
    ),
    "a unit without kind": ("unit_names", "48,华数集团,公共服务企业,", "48,华数集团,,", 49, "类别", "不能为空"),
    "a renaming to nothing": (
        "district_names",
        "大江东产业集聚区,钱塘区,",
        "大江东产业集聚区,,",
        9,
        "现名",
        "不能为空",
    ),
    "an address": ("places", "2,市民之家,杭州市新业路311号,,\n", "2,市民之家,,,\n", 3, "地址", "不能为空"),
    "a place of no kind": ("place_notes", ",汽车站,", ",码头,", 22, "类别", KINDS_TOLD.format("码头")),
    "a place without kind": ("place_notes", ",汽车站,", ",,", 22, "类别", KINDS_TOLD.format("")),
    "a context of nothing": ("contexts", "matter:400,补缴,", "matter:643,补缴,", CONTEXT_ROW, "编号", NO_643),
    "another matter's context": (
        "contexts",
        "matter:400,补缴,",
        "matter:400,补交,",
        CONTEXT_ROW,
        "名称",
        "matter:400 的名称应为「补缴」",
    ),
    "an empty context": ("contexts", "matter:400,补缴,公积金", "matter:400,补缴,", CONTEXT_ROW, "语境", "不能为空"),
    "a long context": (
        "contexts",
        "matter:400,补缴,公积金",
        f"matter:400,补缴,{'长' * 11}",
        CONTEXT_ROW,
        "语境",
        "长11字，应不超过10字",
    ),
    "a note for no place": ("place_notes", "place:24,", "place:25,", 25, "编号", "没有「place:25」这一条"),
    "a note for a bare number": ("place_notes", "place:24,", "24,", 25, "编号", "「24」应写成 place:24"),
    "closed or not": (
        "place_notes",
        ",,30.2483,120.2063,门址,",
        ",关了,30.2483,120.2063,门址,",
        2,
        "已停用",
        "应为「是」或留空，现在是「关了」",
    ),
    "a latitude": (
        "place_notes",
        ",30.2483,120.2063,门址,",
        ",北纬30,120.2063,门址,",
        2,
        "纬度",
        "应为小数，现在是「北纬30」",
    ),
    "swapped coordinates": (
        "place_notes",
        ",30.2483,120.2063,门址,",
        ",120.2063,30.2483,门址,",
        2,
        "纬度",
        "应在-90至90之间，现在是「120.2063」",
    ),
    "not a coordinate": (
        "place_notes",
        ",30.2483,120.2063,门址,",
        ",30.2483,nan,门址,",
        2,
        "经度",
        "应在-180至180之间，现在是「nan」",
    ),
    "half a coordinate": (
        "place_notes",
        ",30.2483,120.2063,门址,",
        ",,120.2063,门址,",
        2,
        "纬度",
        "应为小数，现在是「」",
    ),
    "a precision": (
        "place_notes",
        ",30.2483,120.2063,门址,",
        ",30.2483,120.2063,大概,",
        2,
        "坐标精度",
        "应为门址、街区、所在区中心之一，现在是「大概」",
    ),
    "a fact": ("facts", "刊期,月刊,目录页\n", "刊期,,目录页\n", 3, "内容", "不能为空"),
    "a fact twice": (
        "facts",
        "刊期,月刊,目录页\n",
        "刊期,月刊,目录页\n" * 2,
        4,
        "项目",
        "「刊期」与gazette.csv第3行重复",
    ),
    "a usual entry": (
        "usual",
        "matter:408,租赁住房\n",
        "matter:643,租赁住房\n",
        3,
        "编号",
        "没有「matter:643」这一条",
    ),
    "the day": ("about", '"2026-11-21"', '"昨天"', None, "updated", "应为日期，如 2026-11-21"),
    "the day's name": ("about", "updated", "edited", None, "updated", "缺少这一项"),
    "a figure in words": ("announcement", "= 4909", '= "4909"', None, "citywide", "应为整数，不加引号"),
    "no figure": ("announcement", "citywide = 4909\n", "", None, "citywide", "缺少这一项"),
    "an answer": (
        "faq",
        'page = "59、61"',
        "page = 59",
        None,
        "第7条（no 7，《浙江省居住证》持有人可以享有哪些待遇?） page",
        "应为文字，写在引号里",
    ),
    "steps for no question": (
        "faq_short",
        "no = 13\n",
        "no = 14\n",
        None,
        "第13条（no 14） no",
        "没有第14问，应为1至13",
    ),
    "a question twice": ("faq_short", "no = 13\n", "no = 12\n", None, "no", "没有第13问的短名和步骤"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named(name: str, files: Layout) -> None:
    attribute, old, new, row, column, problem = FAULTS[name]
    path: Path = getattr(files, attribute)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    named = {"a unit under another name": "units.csv"}.get(name, path.name)
    assert Finding(named, row, column, problem) in findings(files)


@pytest.mark.parametrize(
    ("line", "column", "problem"),
    [
        ("matter:643,什么,怎么办", "编号", "没有「matter:643」这一条"),
        ("matter:2,内资企业投资项目备案,怎么办", "名称", "matter:2 的名称应为「内资企业投资项目备案变更」"),
        ("matter:2,内资企业投资项目备案变更,", "说法", "不能为空"),
        (f"matter:2,内资企业投资项目备案变更,{'长' * 121}", "说法", "长121字，应不超过120字"),
        ("matter:2,内资企业投资项目备案变更", "", "应有3栏，现在有2栏"),
        ("617,市民卡补卡、换卡,怎么办", "编号", "「617」应写成 matter:617"),
        ("matter：617,市民卡补卡、换卡,怎么办", "编号", "「matter：617」应写成 matter:617"),
        ("5,某事,怎么办", "编号", "「5」应写成 matter:5 或 faq:5 或 place:5 或 event:5"),
        ("643,什么,怎么办", "编号", "没有「643」这一条"),
    ],
)
def test_a_faulty_phrasing_is_named(files: Layout, line: str, column: str, problem: str) -> None:
    path = files.phrasings[0]
    rows = len(path.read_text(encoding="utf-8").splitlines())
    add(path, f"{line}\n")
    assert only(files) == Finding(path.name, rows + 1, column, problem)


def test_a_phrasing_in_two_tables_is_named(files: Layout) -> None:
    first = files.phrasings[0]
    second = Path(shutil.copy(first, first.with_name("99-又一.csv")))
    second.write_text("\n".join(second.read_text(encoding="utf-8").splitlines()[:2]) + "\n", encoding="utf-8")
    assert only(files) == Finding("99-又一.csv", 2, "说法", f"「内资项目 备案」与{first.name}第2行重复")


def test_a_copy_of_a_table_is_one_finding(files: Layout) -> None:
    first = files.phrasings[0]
    copy = Path(shutil.copy(first, first.with_name(f"{first.stem} - 副本.csv")))
    twins = len(first.read_text(encoding="utf-8").splitlines()) - 1
    assert only(files) == Finding(first.name, 2, "", f"从这一行起有{twins}行与{copy.name}重复，是不是复制了两份")


def test_a_folder_that_is_not_there_is_one_finding(tmp_path: Path) -> None:
    folder = tmp_path / "没有"
    assert only(Layout(folder)) == Finding(str(folder), None, "", "找不到这个文件夹")


def test_the_same_words_may_ask_for_two_entries(files: Layout) -> None:
    add(files.phrasings[0], "matter:2,内资企业投资项目备案变更,同一句话\nmatter:3,内资企业投资项目备案延期,同一句话\n")
    assert [each.entry_id for each in load(files).phrasings if each.text == "同一句话"] == ["matter:2", "matter:3"]


@pytest.mark.parametrize(
    "attribute",
    [
        "about",
        "matters",
        "units",
        "faq",
        "places",
        "facts",
        "announcement",
        "unit_names",
        "district_names",
        "place_notes",
        "faq_short",
        "faq_added",
        "usual",
        "frames",
        "story",
        "courtesies",
        "foreign",
        "not_units",
        "facets",
        "aspects",
        "bundles",
        "place_names",
        "contexts",
        "absent",
        "errands",
        "life_events",
        "papers",
        "stories",
    ],
)
def test_a_missing_file_is_named(files: Layout, attribute: str) -> None:
    path: Path = getattr(files, attribute)
    path.unlink()
    assert only(files) == Finding(path.name, None, "", "找不到这个文件")


@pytest.mark.parametrize("attribute", ["about", "faq", "announcement", "faq_short", "faq_added"])
@pytest.mark.parametrize("text", ["faq = 1\n", "faq = [[1]]\n", '[faq]\nno = "一"\n', "= 3\n", "[[faq]]\nno = {}\n"])
def test_a_text_of_any_other_shape_is_a_finding(files: Layout, attribute: str, text: str) -> None:
    path: Path = getattr(files, attribute)
    path.write_text(text, encoding="utf-8")
    found = findings(files)
    assert {each.file for each in found} == {path.name}
    assert all(not each.problem.isascii() for each in found)


def test_faults_of_several_files_are_told_at_once(files: Layout) -> None:
    swap(files.matters, FIRST_MATTER, FIRST_MATTER.replace("备案,1", "备案,2"))
    swap(files.facts, "刊期,月刊,目录页\n", "刊期,,目录页\n")
    files.faq_short.write_text("", encoding="utf-8")
    files.story.write_text("说法,说明\n,时间\n", encoding="utf-8")
    told = [each.file for each in findings(files)]
    assert told == ["matters.csv", "faq_short.toml", "gazette.csv", "story.csv"]


def test_a_missing_note_is_named(files: Layout) -> None:
    lines = files.place_notes.read_text(encoding="utf-8").splitlines(keepends=True)
    files.place_notes.write_text("".join(lines[:-1]), encoding="utf-8")
    assert only(files) == Finding("places.csv", 25, "序号", "place_notes.csv里没有 place:24")
