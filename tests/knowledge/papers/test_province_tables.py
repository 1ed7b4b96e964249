"""The table of duties, the lists of names and the division of duties in the gazette of Zhejiang."""

import re

import pytest

from knowledge.papers.printed import even, read_lines
from knowledge.papers.province import read
from tests.knowledge.files import PACKAGE

LINES = read_lines(PACKAGE / "sources" / "zhejiang-gazette-2018-12.txt")
PASSAGES = {passage.id.removeprefix("doc:zj-2018-"): passage for passage in read(LINES).passages}
ROWS = [passage for place, passage in PASSAGES.items() if place.startswith("30:t")]

PRINTED_ROWS = """\
1|加快“最多跑一次”事项数据共享|完成市级数据共享平台建设并接入省平台|各设区市政府|2018年10月底前
7|加快“最多跑一次”事项数据共享|全面完成全省高频事项系统对接，实现共享数据按需调用|省级有关单位，各市、县（市、区）政府\
|省级单位2018年9月底前；各市、县（市、区）2018年11月底前
11|大力推行“一窗受理”“一网通办”|强化“一窗受理”平台应用，推进各级政府部门自建业务办理系统对接\
|省级有关单位，各市、县（市、区）政府|2018年12月底前
21|提升“互联网+政务服务”应用水平|深化基层治理综合信息系统应用，整合省市两级政府部门向基层延伸的政务信息系统\
|省级有关单位牵头，各设区市政府配合|2018年6月底前完成省级部门系统整合，2018年12月底前完成设区市政府系统整合
23|提升“互联网+政务服务”应用水平|依托统一公共支付平台推动交通违法行为就近缴纳、公办学校教育收费全省通缴\
|省教育厅、省公安厅、省财政厅按职责分工负责|2018年9月底前
27|提升“互联网+政务服务”应用水平|加快推广应用政务“钉钉”移动办公\
|省数据管理中心牵头，省级有关单位和各市、县（市、区）政府负责|省级单位2018年6月底前；各市、县（市、区）2018年12月底前
33|提升“互联网+政务服务”应用水平|推动省级公共信息资源向社会开放|省数据管理中心牵头，省级有关单位负责|2018年12月底前
34|统筹建设公共数据基础设施|确定存量政务信息系统向全省政务“一朵云”迁移计划|省级有关单位|2018年6月底前
41|加强工作保障|建立主要负责人牵头负责的工作专班|省级有关单位，各市、县（市、区）政府|全年工作
44|加强工作保障|加快公共数据标准化工作|省质监局、省数据管理中心|2018年12月底前
45|加强工作保障|强化网络安全保障|省级各单位，各市、县（市、区）政府|全年工作
"""
"""Number, part, task, units and time of rows at the edges of parts and pages, and of the nastiest cells."""

DUTIES = {
    "35:d1": (
        "陈新（秘书长）",
        "处理省政府日常工作，领导省政府办公厅。协助省长处理财政、审计方面工作。"
        "联系省政府发展研究中心、省财政厅、省审计厅、省政府研究室、省咨询委。",
    ),
    "35:d3": (
        "徐纪平（副秘书长）",
        "协助分管副省长处理工业和信息化、综合交通运输、安全生产（包括消防安全和交通安全）、海洋事务综合协调管理等方面工作。"
        "联系省经信委（省中小企业局）、省交通运输厅、省安监局、省海洋与渔业局、省海港委、省工商联、浙江海事局、省通信管理局、"
        "省邮政管理局、省烟草专卖局、民航浙江安全监管局、杭州铁路办事处、省手工业联社。分管办公厅五处。",
    ),
    "35:d8": (
        "傅晓风（副秘书长）",
        "协助分管副省长处理环境保护、住房和城乡建设、工商管理、质量技术监督、食品药品监管、人民防空等方面工作。"
        "联系省环保厅、省建设厅、省工商局、省质监局、省食品药品监管局（省食安办）、省人防办（省民防局）。分管办公厅九处。",
    ),
    "35:d9": (
        "应雄（副秘书长、省政府研究室主任）",
        "协助秘书长负责省长活动安排和文稿起草工作。分管办公厅一处。",
    ),
    "35:d12": (
        "李耀武（办公厅副主任、省应急办主任）",
        "负责突发事件应急管理工作，协助办公厅主任分管办公厅秘书处。领导省应急办。",
    ),
}


@pytest.mark.parametrize("printed", PRINTED_ROWS.splitlines())
def test_rows_word_for_word(printed: str) -> None:
    no, part, task, units, due = printed.split("|")
    row = PASSAGES[f"30:t{no}"]
    assert row.path == ("主要任务责任分工", part)
    assert (row.name, row.due) == (task, due)
    assert row.text == f"工作任务：{task}；责任单位：{units}；时间要求：{due}"


def test_45_rows_in_five_parts() -> None:
    assert [row.place for row in ROWS] == [f"t{no}" for no in range(1, 46)]
    parts = [row.path[1] for row in ROWS]
    assert [(part, parts.count(part)) for part in dict.fromkeys(parts)] == [
        ("加快“最多跑一次”事项数据共享", 10),
        ("大力推行“一窗受理”“一网通办”", 10),
        ("提升“互联网+政务服务”应用水平", 13),
        ("统筹建设公共数据基础设施", 7),
        ("加强工作保障", 5),
    ]


def test_every_printed_row_is_one_of_them_with_its_last_cells() -> None:
    printed = [[even(cell) for cell in line.text.split("\t")[-3:]] for line in LINES if "\t" in line.text]
    rows = [cells for cells in printed if cells[0] != "工作任务"]
    assert [[row.name, row.due] for row in ROWS] == [[task, due] for task, _, due in rows]
    assert [row.text.split("；责任单位：")[1].split("；时间要求：")[0] for row in ROWS] == [
        units for _, units, _ in rows
    ]


@pytest.mark.parametrize(
    ("no", "lead", "units"),
    [
        (1, "", "各设区市政府"),
        (4, "省编办", "省级有关单位和各市、县（市、区）政府"),
        (23, "", "省教育厅、省公安厅、省财政厅"),
        (25, "省财政厅", "省发展改革委、省人力资源和社会保障厅、省卫生计生委"),
        (26, "省编办、省数据管理中心", "省级有关单位和各市、县（市、区）政府"),
        (31, "", "省财政厅、省交通运输厅、省商务厅、省地税局、省金融办、省国税局等"),
        (40, "省数据管理中心", "省综治办、省公安厅，各市、县（市、区）政府"),
        (43, "省法制办", "省审改办、省数据管理中心配合，各市、县（市、区）政府和省级有关单位"),
    ],
)
def test_lead_and_units(no: int, lead: str, units: str) -> None:
    row = PASSAGES[f"30:t{no}"]
    assert (row.lead, row.units) == (lead, units)


def test_whoever_leads_is_printed_so() -> None:
    leading = [row for row in ROWS if row.lead]
    assert len(leading) == sum(
        "\t" in line.text and "牵头,省" in line.text.replace("牵头,各", "牵头,省") for line in LINES
    )
    assert all(f"责任单位：{row.lead}牵头，" in row.text for row in leading)


def test_the_30_that_are_commended() -> None:
    commended = PASSAGES["26:a1"]
    names = commended.text.split("、")
    assert commended.name == "2017年度全省“最多跑一次”改革先进集体名单（共30个）"
    assert (len(names), names[0], names[14], names[-1]) == (
        30,
        "杭州市公安局出入境管理局",
        "绍兴市发展改革委",
        "省工商局企业注册处",
    )


@pytest.mark.parametrize(
    ("place", "name", "number", "first", "last"),
    [
        ("33:a1-1-1", "一等奖", 10, "国家开发银行浙江省分行", "浙商证券"),
        ("33:a1-1-2", "二等奖", 12, "进出口银行浙江省分行", "人保财险浙江省分公司"),
        ("33:a1-1-3", "三等奖", 40, "华夏银行杭州分行", "东海航运保险"),
        ("33:a1-2-p1", "", 18, "农业发展银行浙江省分行", "瑞安华峰小贷公司"),
        ("33:a1-3-p1", "", 18, "工商银行浙江省分行", "余杭理想小贷公司"),
    ],
)
def test_banks_by_grade(place: str, name: str, number: int, first: str, last: str) -> None:
    grade = PASSAGES[place]
    banks = re.sub("^（.+?）|。$", "", grade.text).split("、")
    assert (grade.name, len(banks), banks[0], banks[-1]) == (name, number, first, last)
    assert grade.path[0] == "2017年度支持浙江经济社会发展优秀金融机构名单"
    assert f"{number}家" in "".join(grade.path) + grade.text


def test_twelve_persons() -> None:
    assert [place for place in PASSAGES if place.startswith("35:")] == ["35:p1", *(f"35:d{no}" for no in range(1, 13))]


@pytest.mark.parametrize(("place", "duty"), DUTIES.items())
def test_duties_word_for_word(place: str, duty: tuple[str, str]) -> None:
    assert (PASSAGES[place].name, PASSAGES[place].text) == duty
