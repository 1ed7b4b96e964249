"""The nine papers of the gazette of Zhejiang, 2018 no. 12, compared with what is printed."""

import re
from collections import Counter

import pytest

from knowledge.errors import SourceDamaged
from knowledge.papers.printed import Line, read_lines, unaccounted
from knowledge.papers.province import read
from tests.knowledge.files import PACKAGE
from tests.knowledge.papers.reading import bare, pieces, rebuilt

LINES = read_lines(PACKAGE / "sources" / "zhejiang-gazette-2018-12.txt")
READ = read(LINES)
PASSAGES = {passage.id.removeprefix("doc:zj-2018-"): passage for passage in READ.passages}

TEXTS = {
    "26:p1": "2017年，全省各地、各单位认真践行以人民为中心的发展思想，切实贯彻落实国务院“放管服”改革决策部署，全力"
    "推进“最多跑一次”改革，极大地提升了群众和企业的获得感，推进了政府治理体系和治理能力现代化，涌现出一大批攻坚克"
    "难、贡献突出的先进集体。为激励先进，不断深化“最多跑一次”改革，经省政府同意，现对杭州市公安局出入境管理局等30"
    "个全省“最多跑一次”改革先进集体予以通报表彰。",
    "27:1-p2": "二等次：杭州市政府、台州市政府、衢州市政府、宁波市政府。",
    "27:4-p1": "一等次：俄罗斯浙江华侨华人联合会。",
    "29:1-p1-s2": "到2022年，以林业股份合作制为主导的林业经营体制基本建立，以林地经营权为核心的林权流转机制基本健"
    "全，以林权抵押和担保为基础的林业金融体系基本形成，全面完成林业审批制度“最多跑一次”改革，实现林业资源持续增长"
    "、森林质量明显提高、农民林业收入显著增加、生态安全有效保障的目标。",
    "29:4-3": "推广政府和社会资本合作（PPP）、信贷担保、股权投资等市场化运作模式，撬动更多金融资本、社会资本投向林"
    "业，逐步形成多元化的林业投入机制。建立健全资金监管和绩效评价机制。",
    "30:n-p1": "《打破信息孤岛实现数据共享推进“最多跑一次”改革2018年工作要点》已经省政府同意，现印发给你们，请认真"
    "贯彻执行。",
    "30:3-2": "加快推进各级执收单位执收项目全面接入统一公共平台，打造线上线下一体化收缴新模式。2018年12月底前，交"
    "通违法罚款可在代收商业银行省内网点就近缴纳，公办学校教育收费实现全省通缴。着力推进各市、县（市、区）行政服务"
    "中心窗口单位涉及行政事业性收费接入统一公共支付平台。加快探索统一公共支付平台向公共资源交易、证照快递、社保、"
    "医疗、公用事业等领域延伸。依托统一公共支付平台开展财政票据按需自主取票试点工作，并逐步推广到全省。",
    "32:2-3": "从2018年4月1日起，将享受城乡居民养老金待遇的年满80周岁老年人的高龄补贴提高到每月不低于50元。（省民"
    "政厅、省财政厅、省人社保厅等负责）",
    "32:2-16": "鼓励老年人在自愿和量力的情况下依法参与生产经营、社会公益和志愿服务等活动。鼓励老专家、老知识分子积"
    "极参与面向基层、农村的送医疗、送科技、送文化活动。推进老年人才资源信息平台建设。（省人社保厅、省老龄办等负责"
    "）",
    "33:p2": "请各金融机构再接再厉，继续加大对我省经济社会发展的支持力度。各地、各有关单位要始终坚持金融服务实体经"
    "济，全力做好防范化解金融风险和深化地方金融改革创新工作，为我省“两个高水平”建设提供强有力的金融支撑。",
    "34:1-4c": "科技型小微企业研发投入占销售收入比例不低于2.5%，科技人员数占职工总数比例不低于10%，拥有1项以上Ⅱ类"
    "知识产权。（省科技厅牵头）",
    "34:2-3-3": "充分发挥各级注册会计师协会、律师协会、期货行业协会和浙江股权交易中心等社会中介力量，为小微企业提"
    "供创业辅导、项目开发、风险评估、管理咨询、登记注册、财税代理、展览展销、法律咨询和法律援助等专业化服务。实施"
    "百名领军型企业家、千名成长型企业家、万名企业经营管理人才素质提升“百千万”培训工程，全面增强企业家发现机会、整"
    "合资源、持续创新、创造价值、回馈社会的能力。（责任单位：省“小微企业三年成长计划”工作领导小组有关成员单位）",
    "35:p1": "根据新一届省政府领导班子分工，经省政府同意，现对省政府秘书长、副秘书长和办公厅副主任作如下分工：",
    "42:1-p1": "到2018年底，高层建筑易燃可燃外墙保温材料基本整改到位，百米以上超高层建筑火灾隐患基本消除，设有自动"
    "消防设施的高层建筑消防远程监控系统联网率达到100%，消防设施功能完好率达到85%以上。到2019年底，高层建筑易燃可燃"
    "外墙保温材料等重大火灾隐患全面消除，消防设施功能完好率达到100%，消防安全状况明显改善，按规定设置微型消防站实"
    "现全覆盖，灭火救援能力显著提升。",
    "42:2-p1-s2": "各县（市、区）政府要将老旧高层住宅消防安全治理作为民生实事，对列入改造计划且住宅专项维修资金不"
    "足的小区，按照国家和省有关规定组织落实改造所需资金。整改期间，要严格落实火灾防范措施，严禁在高层建筑外墙违规"
    "动火用电。对消防设施存在隐患的高层建筑，要综合运用严格执法、挂牌督办、约谈、警示、公开曝光等手段，督促有关单"
    "位、业主及时整改。对占用消防通道和登高场地、堵塞疏散通道等问题突出的，要督促建设、管理、使用单位和业主全面清"
    "理，恢复原有功能，完善标识标牌。",
}
"""Passages by paper and place: joined over pages, mended, cut into portions, with several leads in an item."""


def test_the_nine_papers() -> None:
    assert [(paper.key, paper.date) for paper in READ.papers] == [
        ("zj-2018-26", "2018-03-22"),
        ("zj-2018-27", "2018-03-26"),
        ("zj-2018-29", "2018-03-27"),
        ("zj-2018-30", "2018-03-28"),
        ("zj-2018-32", "2018-03-30"),
        ("zj-2018-33", "2018-04-03"),
        ("zj-2018-34", "2018-04-02"),
        ("zj-2018-35", "2018-04-03"),
        ("zj-2018-42", "2018-04-14"),
    ]
    assert {paper.issuer for paper in READ.papers} == {"浙江省人民政府办公厅"}
    assert {paper.printed_in for paper in READ.papers} == {"浙江省人民政府公报 2018年第12期(总第1199期)"}


def test_titles_over_one_line_and_two() -> None:
    titles = {paper.number: paper.title for paper in READ.papers}
    assert titles["浙政办发〔2018〕32号"] == "浙江省人民政府办公厅关于加强老年人照顾服务工作的实施意见"
    assert titles["浙政办发〔2018〕35号"] == "浙江省人民政府办公厅关于省政府秘书长、副秘书长和办公厅副主任分工的通知"


def test_titles_are_those_of_the_contents() -> None:
    contents = bare("".join(line.text for line in LINES[:36]).replace("-", ""))
    assert [paper.title for paper in READ.papers if f"{paper.title}（{paper.number}）" not in contents] == []


def test_passages_by_paper() -> None:
    assert Counter(int(passage.paper[-2:]) for passage in READ.passages) == {
        26: 3,
        27: 15,
        29: 21,
        30: 69,
        32: 25,
        33: 8,
        34: 32,
        35: 13,
        42: 17,
    }


@pytest.mark.parametrize(("place", "text"), TEXTS.items())
def test_passages_word_for_word(place: str, text: str) -> None:
    assert PASSAGES[place].text == text


@pytest.mark.parametrize(
    ("place", "lead", "units"),
    [
        ("32:2-1", "省民政厅", "省财政厅等"),
        ("32:2-4", "", "各相关部门"),
        ("32:2-7", "省公安厅", ""),
        ("32:2-12", "省卫生计生委", "省民政厅等"),
        ("34:1-1b", "各设区市政府", ""),
        ("34:1-6c", "省科技厅、省质监局", ""),
        ("34:1-6e", "人行杭州中心支行", ""),
        ("34:2-1-1", "省工商局", "省经信委、省商务厅、省金融办"),
        ("34:2-2-2", "人行杭州中心支行", "省财政厅、省工商局、省金融办、浙江银监局"),
        ("34:2-3-1", "", "省“小微企业三年成长计划”工作领导小组各成员单位"),
        ("29:2-1", "", ""),
    ],
)
def test_units_of_closing_brackets(place: str, lead: str, units: str) -> None:
    assert (PASSAGES[place].lead, PASSAGES[place].units) == (lead, units)


def test_every_task_of_the_old_and_of_the_small_firms_has_units() -> None:
    tasks = [each for place, each in PASSAGES.items() if re.match(r"32:2-|34:[12]-", place)]
    assert len(tasks) == 20 + 17 + 11
    assert [task.id for task in tasks if not task.lead + task.units] == []


def test_paths_and_names() -> None:
    small = PASSAGES["34:2-1-4"]
    assert small.path == ("二、重点任务", "（一）实施五大提质行动。", "4.集聚发展行动。")
    assert small.name == "集聚发展行动"
    assert PASSAGES["32:2-20"].path == ("二、重点任务", "（二十）开发和推广智慧健康养老产品。")
    grade = PASSAGES["27:3-p4"]
    assert (grade.path, grade.name) == (("三、省外浙江商会“引进办”",), "完成目标任务等次")
    assert PASSAGES["42:8-p1-s1"].path == ("八、全面落实高层建筑消防安全工作责任",)


@pytest.mark.parametrize(
    ("paper", "first", "after"),
    [
        ("27", "经省政府同意，现将2017年度浙商", "浙江省人民政府办公厅2018年3月26日"),
        ("29", "为增强林业发展活力", "浙江省人民政府办公厅2018年3月27日"),
        ("30", "为全面打破信息孤岛", "附件：主要任务"),
        ("32", "为大力弘扬敬老", "浙江省人民政府办公厅2018年3月30日"),
        ("34", "为贯彻省委、省政府滚动", "浙江省人民政府办公厅关于省政府秘书长、副秘书长和办公厅副主任分工的通知浙政"),
        ("42", "为提高消防安全水平", "浙江省人民政府办公厅2018年4月14日"),
    ],
)
def test_the_running_text_is_whole_and_in_order(paper: str, first: str, after: str) -> None:
    printed = "".join(bare(line.text.replace(" and ", "和")) for line in LINES)
    running = [each for place, each in PASSAGES.items() if re.match(rf"{paper}:[p\d]", place)]
    start = printed.index(first)
    assert bare(rebuilt(running)) == printed[start : printed.index(after, start)]


def test_no_line_is_lost() -> None:
    assert unaccounted(pieces(LINES, "。；;)）"), READ) == ()


def test_what_is_mended_is_not_lost() -> None:
    mended = [no for no, reason in READ.dropped if reason.startswith("kept in a passage")]
    assert [LINES[no - 1].text[:11] for no in mended] == [
        "<b>加快“最多跑一次",
        "<b>大力推行 “一窗",
        "单位要始终坚持金融服务",
        "以县(市、区)为单位,",
    ]


def test_places_and_lengths() -> None:
    ids = [passage.id for passage in READ.passages]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[a-z0-9-]{1,24}", passage.place) for passage in READ.passages)
    assert all(0 < len(passage.text) <= 400 for passage in READ.passages)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("浙政办发〔2018〕32号", "浙政办发〔2018〕"),
        ("# 浙江省人民政府办公厅关于表彰 2017 年度", "关于表彰 2017 年度"),
        ("各市、县(市、区)人民政府,省政府直属各单位:", ""),
        ("2018 年 4 月 14 日", ""),
        ("浙江省人民政府办公厅\n\n2018 年 3 月 27 日", "2018 年 3 月 27 日"),
        ("---", ""),
        ("强化网络安全保障\t", "强化网络安全保障"),
        ("\t建立主要负责人牵头负责的工作专班", "\t建立工作专班"),
        ("<b>加快“最多跑一次”事项数据共享</b>", ""),
    ],
)
def test_damage_is_noticed(old: str, new: str) -> None:
    text = "\n".join(line.text for line in LINES)
    assert old in text
    damaged = text.replace(old, new)
    with pytest.raises(SourceDamaged):
        read(tuple(Line(no, line) for no, line in enumerate(damaged.split("\n"), 1)))
