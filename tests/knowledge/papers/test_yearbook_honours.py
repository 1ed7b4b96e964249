"""The honours of 2018 in the yearbook: every row of the six tables, and the nine lists."""

import re
from collections import Counter

import pytest

from knowledge.errors import SourceDamaged
from knowledge.papers.printed import Line, even, read_lines, unaccounted
from knowledge.papers.yearbook_honours import KEY, read
from knowledge.passages import Paper, Passage
from tests.knowledge.files import SOURCE

BOOK = read_lines(SOURCE.with_name("shangcheng-yearbook-2019.txt"))
LINES = BOOK[: next(at for at, line in enumerate(BOOK) if even(line.text) == "文件辑录")]
READ = read(LINES, "上城年鉴")
PASSAGES = {passage.place: passage for passage in READ.passages}

GROUPS = ("先进集体", "2018年度上城区获国家级和部级先进集体荣誉", "表19")
PERSONS = ("先进个人", "2018年度上城区获省级和省属部门级先进个人荣誉", "表23")


def test_the_paper() -> None:
    title = "2018年度上城区先进集体、先进个人荣誉"
    assert READ.papers == (Paper(KEY, title, "", "2018", "年鉴编辑部", "上城年鉴"),)


def test_every_row_of_every_table() -> None:
    tables = Counter(place.partition("-")[0] for place in PASSAGES)
    assert [tables[f"t{no}"] for no in range(19, 25)] == [36, 68, 12, 11, 53, 31]
    assert [place for place in PASSAGES if place.startswith("list")] == [f"list{no}" for no in range(1, 10)]
    assert len(READ.passages) == len(PASSAGES) == 220


def test_the_rows_follow_the_print() -> None:
    rows = [line.text.split("\t") for line in LINES if "\t" in line.text and not line.text.startswith("获奖")]
    found = [passage for passage in READ.passages if passage.place.startswith("t")]
    for cells, passage in zip(rows, found, strict=True):
        told = re.split(r"；(?=先进荣誉|颁奖|获奖)", passage.text)
        assert [cell.partition("：")[2].replace("、", "") for cell in told] == [
            even(cell).replace("、", "") for cell in cells
        ]


def test_nothing_is_left_out() -> None:
    assert unaccounted(LINES, READ) == ()


def test_texts_are_neither_empty_nor_endless() -> None:
    assert all(10 < len(passage.text) < 400 for passage in READ.passages)
    assert all(passage.name and passage.path for passage in READ.passages)


def test_the_many_honours_of_one_winner() -> None:
    rows = [passage for passage in READ.passages if "：杭州娃哈哈集团有限公司；" in passage.text]
    assert len(rows) == sum("杭州娃哈哈集团有限公司\t" in line.text for line in LINES) == 38


SPOT_CHECKS = [
    Passage(
        KEY,
        "t19-12",
        GROUPS,
        "区委组织部：视频《浙有好家风》获第三届“五个一百”网络正能量精品评选活动“百项网络正能量动漫音视频”",
        "获奖部门：区委组织部；先进荣誉（称号）：视频《浙有好家风》获第三届“五个一百”网络正能量精品评选活动"
        "“百项网络正能量动漫音视频”；颁奖单位：中国互联网发展基金会；颁奖时间：2018年12月",
    ),
    Passage(
        KEY,
        "t19-13",
        GROUPS,
        "区委组织部官方微博“上城先锋”：全国十大组织部微博",
        "获奖部门：区委组织部官方微博“上城先锋”；先进荣誉（称号）：全国十大组织部微博；颁奖单位：《人民日报》；"
        "颁奖时间：2018年1月",
    ),
    Passage(
        KEY,
        "t19-25",
        GROUPS,
        "杭州娃哈哈集团有限公司：2018年中国品牌价值评价结果（品牌强度：882，品牌价值：450.73亿元）",
        "获奖部门：杭州娃哈哈集团有限公司；先进荣誉（称号）：2018年中国品牌价值评价结果（品牌强度：882，"
        "品牌价值：450.73亿元）；颁奖单位：中国品牌建设促进会；颁奖时间：2018年5月",
    ),
    Passage(
        KEY,
        "t20-68",
        ("先进集体", "2018年度上城区获省级和省属部门先进集体荣誉", "表20"),
        "浙江海峡国际旅行社有限公司：浙江省十强旅行社",
        "获奖部门：浙江海峡国际旅行社有限公司；先进荣誉（称号）：浙江省十强旅行社；"
        "颁奖单位：浙江省旅游联合会、浙江省旅行社协会；颁奖时间：2018年1月",
    ),
    Passage(
        KEY,
        "t22-10",
        ("先进个人", "2018年度上城区获国家级和部级先进个人荣誉", "表22"),
        "宗庆后：改革开放40年中国企业改革奖章",
        "获奖单位：杭州娃哈哈集团有限公司；获奖人姓名：宗庆后；先进荣誉（称号）：改革开放40年中国企业改革奖章；"
        "颁奖单位：中国企业改革与发展研究会；颁奖时间：2018年12月",
    ),
    Passage(
        KEY,
        "t23-6",
        PERSONS,
        "裘华君、赵鹏：全省社会治安综合治理先进集体有关领导干部获嘉奖",
        "获奖单位：望江街道；获奖人姓名：裘华君、赵鹏；先进荣誉（称号）：全省社会治安综合治理先进集体有关领导干部获嘉奖；"
        "颁奖单位：浙江省社会治安综合治理委员会、中共浙江省委组织部；颁奖时间：2018年3月",
    ),
    Passage(
        KEY,
        "t24-31",
        ("先进个人", "2018年度上城区获市级先进个人荣誉", "表24"),
        "章南：杭州市中小学育人工作先进个人",
        "获奖单位：杭州始版桥幼儿园；获奖人姓名：章南；先进荣誉（称号）：杭州市中小学育人工作先进个人；"
        "颁奖单位：杭州市人民政府办公厅；颁奖时间：2018年1月",
    ),
    Passage(
        KEY,
        "list1",
        ("先进集体",),
        "2017年度上城区综合考评先进集体",
        "【2017年度上城区综合考评先进集体】综合考评优胜单位：区教育局、区委宣传部、区委组织部、望江街道；"
        "综合考评先进单位：区市场监督管理局、区财政局、区公安分局、区发改经信局、区行政审批服务办公室、"
        "区人力资源和社会保障局、区委统战部、区民政局、区风景旅游局、小营街道、清波街道；市对区创新奖：区政府办公室；"
        "区直单位创新奖：区教育局、湖滨街道、区城管局；进位显著奖：区城管局、区科协、区科技局；"
        "意见整改成效显著奖：紫阳街道、区残联、区文广新局",
    ),
    Passage(
        KEY,
        "list2",
        ("先进集体",),
        "2017年度上城区非综合考评先进单位",
        "【2017年度上城区非综合考评先进单位】非综合考评优胜单位：区政府办公室、区委办公室、区国土分局；"
        "非综合考评先进单位：区政协办公室、区人大常委会办公室、区纪委（监委）、区法院、上城消防大队、区人武部",
    ),
    Passage(KEY, "list7", ("先进个人",), "上城区记个人三等功人员", "【上城区记个人三等功人员】王如林"),
    Passage(
        KEY,
        "list8",
        ("先进个人",),
        "上城区追逃追赃工作专案组记三等功和嘉奖人员",
        "【上城区追逃追赃工作专案组记三等功和嘉奖人员】三等功人员：汪坚、罗天佑、林嘉、罗培江、郑华锋、吴晓华；"
        "嘉奖人员：林吉、王群、薛杨东、池学红、范宏昌、黄国宝、孙雄飞、余军",
    ),
    Passage(
        KEY,
        "list9",
        ("先进个人",),
        "上城区第三届杰出金融人才和突出贡献金融人才",
        "【上城区第三届杰出金融人才和突出贡献金融人才】杰出金融人才：张志洲、罗旭峰、项茹冰、徐兵；突出贡献金融人才："
        "洪方韡、李渤、李广赞、姚立庆、俞培斌、李日晶、孙钰、夏晶寒、朱利萍、任为民、吴秀丽、陈国昌",
    ),
]


@pytest.mark.parametrize("passage", SPOT_CHECKS, ids=lambda passage: passage.place)
def test_passages_as_printed(passage: Passage) -> None:
    assert PASSAGES[passage.place] == passage


def test_seventy_one_names_five_to_a_line() -> None:
    names = PASSAGES["list6"].text.partition("：")[2].split("、")
    assert len(names) == 14 * 5 + 1
    assert {len(name) for name in names} == {2, 3}
    assert (names[1], names[-1]) == ("徐斌", "李军")


@pytest.mark.parametrize(
    "lost",
    ["先进集体", "先进个人", "表20", "表21", "表24", "2018年度上城区获市级先进集体荣誉"],
)
def test_a_lost_landmark_is_reported(lost: str) -> None:
    with pytest.raises(SourceDamaged):
        read(tuple(line for line in LINES if even(line.text) != lost), "")


def test_a_lost_cell_is_reported() -> None:
    honour = "\t全国优秀工会工作者"
    with pytest.raises(SourceDamaged, match="表22"):
        read(tuple(Line(line.no, line.text.replace(honour, "")) for line in LINES), "")
