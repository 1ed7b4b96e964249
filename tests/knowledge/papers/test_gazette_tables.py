"""The river sections and the wanted posts of 杭州市人民政府公报 2017年第2期, row by row."""

from pathlib import Path

import pytest

import knowledge
from knowledge.errors import SourceDamaged
from knowledge.papers.gazette_papers import read
from knowledge.papers.printed import Line, read_lines
from knowledge.passages import Passage

LINES = read_lines(Path(knowledge.__path__[0]) / "sources" / "hangzhou-gazette-2017-02.txt")
PASSAGES = {passage.id.removeprefix("doc:hz-2017-"): passage for passage in read(LINES).passages}
SECTIONS = [each for place, each in PASSAGES.items() if place.startswith("15:t")]
POSTS = [each for place, each in PASSAGES.items() if place.startswith(("talents:a", "talents:b", "talents:c"))]
SECTION_COLUMNS = (
    "序号：",
    "；水系名称：",
    "；河流名称：",
    "；断面名称：",
    "；所在区、县（市）：",
    "；控制级别：",
    "；功能类别：",
    "；2016年劣V类指标（浓度mg/L）：",
    "；主要原因：",
    "；2017年治理工程项目：",
    "；责任人：",
    "；市级指导部门：",
)
POST_COLUMNS = (
    "序号：",
    "；岗位分类：",
    "；相关岗位：",
    "；需求专业：",
    "；学历：",
    "；外语能力要求：",
    "；计算机能力要求：",
    "；岗位职责：",
    "；任职能力要求：",
    "；年薪（万元/税前）：",
)


def filled(passage: Passage, columns: tuple[str, ...]) -> list[str]:
    """The cells of a row, whose columns stand in printed order and only once."""
    cells, rest = [], passage.text
    for column in reversed(columns):
        assert rest.count(column) == 1
        rest, cell = rest.split(column)
        cells.append(cell)
    assert rest == ""
    return cells[::-1]


def test_nine_sections_have_twelve_columns() -> None:
    assert [passage.place for passage in SECTIONS] == [f"t{no}" for no in range(1, 10)]
    assert all(all(filled(passage, SECTION_COLUMNS)) for passage in SECTIONS)
    assert [passage.page for passage in SECTIONS] == ["19"] * 2 + ["20"] * 4 + ["21"] * 3
    assert [passage.units.split("、")[0] for passage in SECTIONS] == ["市林水局"] * 6 + ["市水利局"] * 3


def test_sixty_two_posts_have_ten_columns() -> None:
    expected = [f"{part}{no}" for part, rows in (("a", 29), ("b", 21), ("c", 12)) for no in range(1, rows + 1)]
    assert [passage.place for passage in POSTS] == expected
    assert all(all(filled(passage, POST_COLUMNS)) for passage in POSTS)


def test_posts_have_the_class_that_is_printed_once_a_group() -> None:
    classes = [filled(passage, POST_COLUMNS)[1] for passage in POSTS]
    assert classes[:29] == (["互联网营销和策划"] * 3 + ["客服"] * 2 + ["产品"] + ["技术"] * 20 + ["人力资源"] * 3)
    assert classes[29:50] == (
        ["仓储物流管理"] * 3 + ["采购"] * 2 + ["质量管理"] * 2 + ["财务"] * 8 + ["运营"] * 3 + ["商务"] * 3
    )
    assert classes[50:] == ["进出口通关"] * 2 + ["跨境营销与服务"] * 7 + ["跨境信用与风控"] * 3


def test_posts_stand_on_the_eleven_pages_before_the_announcement() -> None:
    pages = [int(passage.page) for passage in POSTS]
    assert pages == sorted(pages)
    assert (PASSAGES["talents:a29"].page, PASSAGES["talents:b1"].page, PASSAGES["talents:b4"].page) == (
        "27",
        "27",
        "28",
    )
    assert (pages[0], pages[-1], len(set(pages))) == (22, 32, 11)


@pytest.mark.parametrize(
    ("place", "path", "name", "text"),
    [
        (
            "15:t5",
            "附件：杭州市消除劣V类水质断面工作计划表",
            "南门桥",
            "序号：5；水系名称：曹娥江；河流名称：南门江；断面名称：南门桥；所在区、县（市）：萧山区；控制级别：县控；"
            "功能类别：III；2016年劣V类指标（浓度mg/L）：氨氮（2.12）；主要原因：城郊结合部生活污水污染严重；"
            "2017年治理工程项目：1.实施外仙家河清淤工程，计划投入20万元，进行清淤治理。2.实施外仙家河排水工程，"
            "计划投入70万元，进行排水管网整治。3.实施外仙家河两侧道路管网整治工程，计划投入290万元；"
            "责任人：王敏（萧山区）；市级指导部门：市林水局、市建委、市经信委、市环保局、市农办、市农业局。",
        ),
        (
            "15:t7",
            "附件：杭州市消除劣V类水质断面工作计划表",
            "瓜沥",
            "序号：7；水系名称：曹娥江；河流名称：沙地内河；断面名称：瓜沥；所在区、县（市）：萧山区；控制级别：县控；"
            "功能类别：IV；2016年劣V类指标（浓度mg/L）：氨氮（3.05）；主要原因：属于断头河浜，部分河段属于绍兴地界；"
            "2017年治理工程项目：1.实施白洋川综合整治项目，计划投入600万元，通过清淤、截污纳管、砌岸等方式改善水体水质。"
            "2.实施永福中心河整治项目，计划投入300万元，通过清淤、截污纳管、建设海绵停车场等方式改善水质；"
            "责任人：王敏（萧山区）；市级指导部门：市水利局、市建委、市经信委、市环保局、市农办、市农业局。",
        ),
        (
            "talents:a12",
            "一、通用类人才",
            "ERP开发工程师",
            "序号：12；岗位分类：技术；相关岗位：ERP开发工程师；需求专业：计算机相关专业；学历：本科及以上学历；"
            "外语能力要求：英语四级及以上，熟练的听说读写能力；计算机能力要求：精通；岗位职责：负责门户网站应用，"
            "协同办公各类流程梳理，优化，二次开发等事宜的相关规划；流程各类需求分析，各类模块功能的推进实施，各类文档的撰写；"
            "基于流程系统的二次开发及与其他业务系统的集成（ERP、HR）；负责相关信息化项目的二次开发；"
            "任职能力要求：2年以上软件产品及项目开发实践经验；熟练掌握Java基本库的使用，了解JDBC、多线程、通信相关知识及"
            "相关库，熟悉Apache-Commons库等；熟悉常用Java EE开发相关技术，熟练使用Spring、Spring MVC、MyBatis、SerfJ或"
            "其他开发框架；熟悉Dubbo、Redis、SSO的设计和开发；年薪（万元/税前）：8—15。",
        ),
        (
            "talents:a3",
            "一、通用类人才",
            "市场策划副总监",
            "序号：3；岗位分类：互联网营销和策划；相关岗位：市场策划副总监；需求专业：营销类相关专业；学历：大专及以上；"
            "外语能力要求：英语四级及以上，熟练的听说读写能力；计算机能力要求：熟练；岗位职责：负责公司品牌的定位、价值等进行"
            "规划梳理和规范，并整体管理品牌形象，统筹企业市场策略；任职能力要求：5年以上品牌策划、推广、维护实战经验；"
            "具备优秀的创意策划能力、社会活动能力、分析判断能力和组织策划能力；良好的广告及品牌意识；善于分析解决问题，"
            "具有战略眼光，有成功的品牌全案策划和推广案例者优先；年薪（万元/税前）：20—25。",
        ),
        (
            "talents:c5",
            "三、跨境类人才",
            "外贸业务员",
            "序号：5；岗位分类：跨境营销与服务；相关岗位：外贸业务员；需求专业：外贸类相关专业；学历：大专及以上学历；"
            "外语能力要求：英语四级及以上，熟练的听说读写能力；计算机能力要求：熟练；岗位职责：负责新客户开发，拓展产品销售"
            "市场，宣传扩大公司影响；负责老客户的维护和深度开发；负责辅助单证审核、报关、结算、售后服务等工作；"
            "任职能力要求：1年以上工作经验，具备与客户熟练交流，并有2年或以上的语言实际应用或外贸工作经验；熟悉外贸业务，"
            "熟练掌握外贸操作流程；能用电商平台独立开发客户者优先考虑；年薪（万元/税前）：5+绩效奖励。",
        ),
    ],
)
def test_rows_are_word_for_word(place: str, path: str, name: str, text: str) -> None:
    passage = PASSAGES[place]
    assert (passage.path, passage.name, passage.text) == ((path,), name, text)


def test_names_in_one_cell_are_parted() -> None:
    first = PASSAGES["15:t1"]
    assert filled(first, SECTION_COLUMNS)[4] == "拱墅区、下城区、江干区"
    assert first.lead == "章燕（拱墅区）、柴世民（下城区）、楼建忠（江干区）"
    assert first.units == "市林水局、市城管委、市建委、市环保局"
    assert PASSAGES["15:t9"].lead == "陈如根（余杭区）"


def test_notes_stand_below_the_posts() -> None:
    assert PASSAGES["talents:p1"].text == "以上岗位年薪等信息仅为调研数据，仅作参考。"
    assert PASSAGES["talents:p2"].text == "简历投递邮箱：Pjc@hzrc.com"


def test_a_lost_row_is_damage() -> None:
    with pytest.raises(SourceDamaged, match="应为第4行"):
        read(tuple(line for line in LINES if "\t环西桥\t" not in line.text))


def test_a_lost_cell_is_damage() -> None:
    with pytest.raises(SourceDamaged, match="缺栏"):
        read(tuple(Line(line.no, line.text.replace("\tCTO\t", "\t")) for line in LINES))
