"""The eight district papers of the yearbook: nothing lost, and the nastiest passages compared with the print."""

import re
from collections import Counter
from itertools import takewhile

import pytest

from knowledge.errors import SourceDamaged
from knowledge.papers.printed import LONGEST_PASSAGE, Read, even, read_lines, unaccounted
from knowledge.papers.yearbook import PRINTED_IN, read
from knowledge.passages import Paper, Passage
from tests.knowledge.files import SOURCE

LINES = read_lines(SOURCE.with_name("shangcheng-yearbook-2019.txt"))
READ = read(LINES)
PASSAGES = {passage.id: passage for passage in READ.passages}
PAPERS = READ.papers[1:]

COUNTS = {
    "sc-2018-honours": 220,
    "sc-special": 41,
    "sc-party": 53,
    "sc-tourism": 50,
    "sc-phoenix": 31,
    "sc-waste": 30,
    "sc-river": 30,
    "sc-fire": 37,
    "sc-health": 71,
}


def said(key: str) -> str:
    """A paper as its passages tell it: every heading where it comes in, and the texts."""
    told, above = "", tuple[str, ...]()
    for passage in READ.passages:
        if passage.paper == key:
            same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(above, passage.path, strict=False))))
            told += "".join(passage.path[same:]) + passage.text
            above = passage.path
    return told


def printed(title: str, issuer: str) -> str:
    """A paper as it is printed between its title and the first office below it, without breaks."""
    start = next(at for at, line in enumerate(LINES) if even(line.text) == title)
    offices = issuer.split("、")
    body = takewhile(lambda line: even(line.text) not in offices, LINES[start + 1 :])
    return "".join(even(line.text.replace(" and ", "和")) for line in body)


def numbers(key: str, part: str = "") -> list[int]:
    """The numbers of the items of a paper, each once, in printed order; ``part``: only below this place."""
    places = [p.place for p in READ.passages if p.paper == key and p.place.startswith(part)]
    items = [re.match(r"(?:\d+-\d+-)?(\d+)(?!\d|-\d|-p1)", place) for place in places]
    return list(dict.fromkeys(int(item[1]) for item in items if item))


def test_counts() -> None:
    assert Counter(passage.paper for passage in READ.passages) == COUNTS
    assert [paper.key for paper in READ.papers] == list(COUNTS)
    assert len(READ.passages) == 563


def test_places_are_unique_and_plain() -> None:
    assert len(PASSAGES) == len(READ.passages)
    assert all(re.fullmatch("[a-z0-9-]{1,24}", passage.place) for passage in READ.passages)


def test_texts_are_neither_empty_nor_endless() -> None:
    assert all(0 < len(passage.text) <= 700 for passage in READ.passages)
    longer = [p.id for p in READ.passages if len(p.text) > 1.3 * LONGEST_PASSAGE]
    assert longer == ["doc:sc-party:1-1-p1"], "it is one sentence"


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.key)
def test_a_paper_is_told_letter_by_letter(paper: Paper) -> None:
    assert said(paper.key) == printed(paper.title, paper.issuer)


def test_no_line_is_left_out() -> None:
    """The passages of a paper are put together first, for one line may be several of them."""
    together = tuple(Passage(paper.key, "all", (), "", said(paper.key)) for paper in PAPERS)
    honours = tuple(passage for passage in READ.passages if passage.paper == "sc-2018-honours")
    assert unaccounted(LINES, Read(READ.papers, (*honours, *together), READ.dropped)) == ()


def test_only_few_lines_are_dropped() -> None:
    assert Counter(reason for _, reason in READ.dropped) == {
        "head of a table": 16,
        "caption repeated on the next page": 10,
        "signature of the editors": 2,
        "title of a part of the book": 1,
        "date of a paper": 8,
        "kept in its passage, but for a misread “and”": 2,
    }


def test_papers() -> None:
    both = "中共杭州市上城区委办公室、杭州市上城区人民政府办公室"
    assert [(paper.key, paper.date, paper.issuer) for paper in PAPERS] == [
        ("sc-special", "2018-06-20", "上城区人民政府办公室"),
        ("sc-party", "2018-08-01", "中共杭州市上城区委办公室"),
        ("sc-tourism", "2018-08-14", "杭州市上城区人民政府办公室"),
        ("sc-phoenix", "2018-09-05", "杭州市上城区人民政府办公室"),
        ("sc-waste", "2018-09-19", both),
        ("sc-river", "2018-09-30", "杭州市上城区人民政府办公室"),
        ("sc-fire", "2018-11-07", both),
        ("sc-health", "2018-12-08", both),
    ]
    assert {(paper.number, paper.printed_in) for paper in READ.papers} == {("", PRINTED_IN)}


@pytest.mark.parametrize(
    ("key", "part", "last"),
    [
        ("sc-party", "2-", 21),
        ("sc-tourism", "3-", 29),
        ("sc-phoenix", "", 26),
        ("sc-river", "3-", 19),
        ("sc-health", "3-", 33),
    ],
)
def test_items_that_count_through_all_parts_are_all_there(key: str, part: str, last: int) -> None:
    assert [no for no in numbers(key, part) if no] == list(range(1, last + 1))


SPOT_CHECKS = [
    Passage(
        "sc-special",
        "3-1-6",
        (
            "三、主要措施",
            "（一）构建“校、班、点”纵向融合教育网络，加强特殊教育体系建设。",
            "6.完善重度、极重度残疾儿童送教上门工作机制。",
        ),
        "完善重度、极重度残疾儿童送教上门工作机制",
        "区教育局统筹安排特殊教育学校和普通学校教育资源，为确实不能到校就读的重度残疾儿童少年，"
        "每周提供1次以上送教上门或远程教育等服务，并实行双学籍管理。",
    ),
    Passage(
        "sc-special",
        "3-6-1",
        (
            "三、主要措施",
            "（六）加大经费投入，保障特殊教育有效实施。",
            "1.逐年提高特殊学生生均公用经费。",
        ),
        "逐年提高特殊学生生均公用经费",
        "提高特殊教育学校和随班就读学生生均预算内公用经费标准，2018年开始达到普通学生生均公用经费12倍，"
        "逐年增长，至2020年达到普通学生生均公用经费的15倍。",
    ),
    Passage("sc-special", "p2", (), "", "本计划自2018年7月20日起实施。"),
    Passage(
        "sc-party",
        "2-6-20-s2",
        (
            "二、重点举措",
            "（六）实施加强基层党建工作领导与保障专项行动",
            "20.全面加强党群服务中心阵地建设。",
        ),
        "全面加强党群服务中心阵地建设",
        "街道党群服务中心按照综合服务设施面积不少于500平方米的标准配建。社区配套用房按规定标准相对集中配建，"
        "每百户居民拥有综合服务设施不低于30平方米，每个社区不少于350平方米，新建社区要根据场所集中的要求，"
        "与住宅小区同步设计、同步施工、同步交付使用。",
    ),
    Passage(
        "sc-party",
        "3-2",
        ("三、工作要求", "（二）坚持分类推进。"),
        "坚持分类推进",
        "要坚持具体问题具体分析，充分考虑各领域、各行业、各层级基层党组织的不同特征和所处发展阶段，"
        "分类指导、精准施策，培植“盆景”、打造“风景”，做到点上出经验、面上见成效。",
    ),
    Passage(
        "sc-tourism",
        "4-2-2",
        ("四、创建步骤", "（二）组织实施阶段（2018年10月—2019年12月）"),
        "",
        "2.各相关单位要按时完成所承担的各项任务。",
    ),
    Passage(
        "sc-tourism",
        "2-p1",
        ("二、发展目标",),
        "",
        "着眼推进“一流的国际化现代化城区”和“中央活动区”建设，全力争创省级全域旅游示范区，突出旅游产业地位，"
        "推动全区旅游业从“景点旅游”迈向“全域旅游”，打造国际知名文化旅游胜地，使广大市民游客获得感、幸福感、"
        "安全感更加充实、更有保障、更可持续。到2020年，旅游业增加值占地区生产总值（GDP）比重达到15%，"
        "旅游总收入突破400亿元，旅游接待总人数达到4000万人次，接待入境旅游者达到40万人次，旅游外汇收入突破3亿美元。",
    ),
    Passage(
        "sc-phoenix",
        "1",
        ("一、积极引导企业进入资本市场",),
        "",
        "1.对已与证券公司（具有保荐业务资格）签订保荐服务协议的企业，主动向区政府申报，"
        "经区企业上市工作领导小组认定，列入区重点拟上市企业名单的，给予10万元补助。",
    ),
    Passage(
        "sc-phoenix",
        "13-p2",
        ("四、重点扶持金融机构、上市企业集聚发展",),
        "",
        "经中国证监会批准或备案，新设或迁入的证券公司资产管理、自营业务、经纪业务、承销保荐、另类投资等专业子公司，"
        "基金管理公司特定客户资产管理、独立销售等专业子公司，期货公司资产管理、风险管理等专业子公司，"
        "以及基金业务外包服务等专业公司，根据实收资本规模，经区企业上市工作领导小组认定，给予一次性奖励。其中，"
        "实收资本2亿元以下、1亿元（含）以上的，给予最高不超过200万元的奖励；2亿元（含）以上的，"
        "给予最高不超过500万元的奖励。同一证券公司、基金管理公司、期货公司等金融企业设立多家专业子公司的，"
        "其申请获得相关支持政策的子公司原则上不超过3家。",
    ),
    Passage(
        "sc-phoenix",
        "p3",
        ("六、附则",),
        "",
        "本政策自2018年10月7日起施行，有效期至2020年12月31日止。2017年9月26日后符合申请条件的可适用本扶持政策，"
        "由上城区金融办牵头组织实施。《杭州市上城区人民政府关于进一步推动企业利用资本市场加快发展的实施意见》"
        "（上政函〔2014〕75号）同时废止。",
    ),
    Passage(
        "sc-waste",
        "4-3-3-p2",
        ("四、工作任务", "（三）提升分类水平", "3.铺开阶段抓方式方法"),
        "铺开阶段抓方式方法",
        "二是要优化分类方式。根据四分法要求，综合考虑各单位、小区长期投放的习惯，在鼓励再生资源回收利用的基础上，"
        "将“达标小区”“培育小区”探索实行“二次四分法”，即居民以其他垃圾（干）、餐厨垃圾（湿）分类为主，"
        "引入第三方服务企业分选干垃圾中的低价值物品，进行资源化处置，合理配置分类垃圾桶；推进小区垃圾不落地、"
        "定时定点投放，捆绑车辆定时定点清运，实现垃圾投放、收集、运输无缝对接。"
        "（责任单位：区城管局，配合单位：各街道）",
        "区城管局",
        "各街道",
    ),
    Passage(
        "sc-waste",
        "4-3-6",
        ("四、工作任务", "（三）提升分类水平", "6.升华阶段抓特色亮点。"),
        "升华阶段抓特色亮点",
        "一是做好宣教基地建设。各街道要打造一座具有特色的垃圾分类宣教基地。二是开展党建+垃圾分类。"
        "广泛发动全区党员干部参与居住小区的垃圾分类管理工作，结合区“三联三领”机制，发挥党员干部先锋模范作用。"
        "城管系统机关党员干部要在自己小区做好垃圾分类督导员活动；2018年6月底前，"
        "全区机关党员干部在自己小区做好垃圾分类督导员活动，形成良好的辐射带动作用。"
        "三是完成街道垃圾分类特色工作。四是试点垃圾分类大数据系统。"
        "（责任单位：区直机关工委、各街道，配合单位：区城管局、区民政局、区商务局、区卫计局）",
        "区直机关工委、各街道",
        "区城管局、区民政局、区商务局、区卫计局",
    ),
    Passage(
        "sc-river",
        "3-2-6",
        (
            "三、主要任务",
            "（二）加快望江金融科技城有机更新",
            "6.加强静态交通建设，完成停车场（库）建设。",
        ),
        "加强静态交通建设，完成停车场（库）建设",
        "2018年，完成南星单元A33/S42-07地块公共停车库项目、望江公园北地下公共停车库等项目建设。"
        "2019年，完成杭州市全民健身中心地下公共停车库等项目建设。2021年，完成南星单元D-R24-11地块小区绿地"
        "地下公共停车库。牵头单位：〔区住房和城乡建设局（停车办）〕",
        "区住房和城乡建设局（停车办）",
    ),
    Passage(
        "sc-river",
        "3-1-1",
        (
            "三、主要任务",
            "（一）加快8公里黄金江岸线开发利用",
            "1.做好之江路提升改造，打造沿江景观长廊。",
        ),
        "做好之江路提升改造，打造沿江景观长廊",
        "按照市政府总体部署，积极配合市级相关部门，做好之江路沿线的提升改造工作。2018年，"
        "完成之江路提升改造工程概念方案设计。2019年，编制黄金江岸线的地下空间规划。2020年，"
        "启动部分黄金江岸线的地下空间工程；做好之江路周边交通道路组织，"
        "梳理皇城遗址、西湖景区及基金小镇核心区连接钱塘江三大走廊。2021年，完成之江路提升改造工程。"
        "（牵头单位：区住建局、玉皇山南指挥部、望江指挥部配合市级相关部门组织实施）",
        "区住建局、玉皇山南指挥部、望江指挥部",
    ),
    Passage(
        "sc-fire",
        "2-5-p2-s2",
        ("二、工作内容", "（五）全面加强联防联控"),
        "",
        "对隐患一时难以整改的，在整改完毕前实施临时管控措施。创新邻里互助防控体系建设，推动居民代表联系圈、"
        "辖区企业共建圈以及政府部门服务圈实现服务融合和资源共享，组织社区、网格、企事业单位等力量开展立体防控。"
        "进一步完善火灾隐患举报投诉（96119）办理、奖励等制度，对于首次举报火灾隐患并经查实的，给予一定奖励。",
    ),
    Passage(
        "sc-health",
        "2-2",
        ("二、基本原则", "（二）坚持党政主导，共建共享。"),
        "坚持党政主导，共建共享",
        "区委区政府把健康上城建设作为“提高人民健康水平，建设高水平小康社会”的重大民生工程和“一把手工程”"
        "加以贯彻执行，强化主体责任，狠抓推动落实，形成属地管理、部门联动、条块结合的局面，"
        "使健康上城建设福祉惠及全区居民。",
    ),
    Passage(
        "sc-health",
        "3-4-16-s3",
        ("三、主要任务", "（四）开展健康促进行动，重点培育健康人群", "16.全面提升健康素养水平。"),
        "全面提升健康素养水平",
        "到2020年，全区人均预期寿命达到85岁以上，孕产妇死亡率、5岁以下儿童死亡率分别控制在9.5/10万和8.5‰以内，"
        "经常参加体育锻炼人数比例达到38%以上，国民体质监测合格率达到91%以上，公众应急救护知识普及率累计达到18%。"
        "到2030年，全区人均预期寿命达到86岁以上，孕产妇死亡率、5岁以下儿童死亡率分别控制在9/10万和6‰以内，"
        "经常参加体育锻炼人数比例达到43%以上，国民体质监测合格率达到94%以上，公众应急救护知识普及率累计达到40%，"
        "全区公共场所每万人自动化体外心脏去颤器（AED）配备率达到1~2台。",
    ),
]


@pytest.mark.parametrize("passage", SPOT_CHECKS, ids=lambda passage: passage.id)
def test_passages_as_printed(passage: Passage) -> None:
    assert PASSAGES[passage.id] == passage


def test_measures_of_a_long_item_are_cut_apart() -> None:
    begins = [p.text[:7] for p in READ.passages if p.id.startswith("doc:sc-health:3-6-29-s")]
    assert begins == ["一是中医药服务", "二是健康金融。", "三是康养旅游。", "四是体育健身。"]


def test_every_item_of_the_river_plan_has_its_unit_in_charge() -> None:
    assert all(p.lead for p in READ.passages if p.paper == "sc-river" and p.place.startswith("3-"))


def test_a_bracket_may_name_only_who_helps() -> None:
    passage = PASSAGES["doc:sc-waste:4-3-4"]
    assert (passage.lead, passage.units) == ("", "区城管局、上城交警大队、各街道")


def test_misprints_stay() -> None:
    assert PASSAGES["doc:sc-phoenix:p1"].text.startswith("上为贯彻落实《")
    assert "加强流动人口健康管理和服。" in PASSAGES["doc:sc-health:3-3-15"].text
    assert PASSAGES["doc:sc-health:3-5-21-s1"].text.startswith("加强新闻舆论宣传和文，")


@pytest.mark.parametrize(
    "lost",
    [
        "文件辑录",
        "上城区深入推进“凤凰行动”更好服务实体经济扶持政策",
        "关于推进健康上城建设的实施意见",
        "2018年8月14日",
        "上城区人民政府办公室",
    ],
)
def test_a_lost_landmark_is_reported(lost: str) -> None:
    with pytest.raises(SourceDamaged):
        read(tuple(line for line in LINES if even(line.text) != lost))


def test_a_paper_without_text_is_reported() -> None:
    filled = tuple(line for line in LINES if line.text.strip())
    title = next(at for at, line in enumerate(filled) if even(line.text) == PAPERS[-1].title)
    with pytest.raises(SourceDamaged, match="没有正文"):
        read(filled[: title + 1] + filled[-3:])
