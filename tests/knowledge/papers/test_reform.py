"""The 2019 plan of Hangzhou's reform, compared with what is printed."""

import re

import pytest

from knowledge.errors import SourceDamaged
from knowledge.papers.printed import Line, read_lines, unaccounted
from knowledge.papers.reform import TABLE, read
from knowledge.passages import Passage
from tests.knowledge.files import PACKAGE
from tests.knowledge.papers.reading import bare, pieces, rebuilt

LINES = read_lines(PACKAGE / "sources" / "hangzhou-reform-2019.txt")
READ = read(LINES)
PASSAGES = {passage.place: passage for passage in READ.passages}
ITEMS = [passage for passage in READ.passages if re.match(r"2-\d-\d", passage.place)]
ROWS = [passage for passage in READ.passages if passage.place.startswith("t")]

ITEM_TEXTS = {
    "n-p1": "现将《2019年杭州市深化推进“最多跑一次”改革打造一流营商环境工作要点》印发给你们，请认真贯彻执行。",
    "1-1": "以推进“简化办、网上办、就近办、移动办”为抓手，到年底基本实现到政府办事“无证明”是常态、“要证明”是例外；"
    "除法律法规有明确规定外的公民个人事项，90%以上可凭身份证“一证通办”，80%以上就近可办；“杭州办事服务”APP累计实现300个"
    "事项，综合自助机累计实现256个事项，并向法人办事事项拓展；强化网上办事宣传引导，实现从网上可办到全流程网上办理转变，"
    "政务服务事项网上办结量达到50%以上。",
    "2-1-1b": "10月底前全面形成满足企业和群众实际办事需求的标准化规范化办事事项及其办事指南体系，在全市范围实现同一"
    "事项统一标准办理。（市审管办）",
    "2-2-8a": "在全市建设工程招投标领域实施“互联网+”服务，提升招标投标网上办事功能，12月底前全面推行建设工程全流程"
    "电子招投标工作，全面推动区（县、市）建设工程项目异地远程评标。[市建委、市审管办，各区、县（市）政府及管委会]",
    "2-2-10d": "网络报装从受理到接通压减至2个工作日。（市经信局）",
    "2-2-11c": "2019年6月底前，企业获得信贷办理时限压减至10个工作日以内，申请材料压减至9份以内，办理环节压减至4个以内。"
    "〔人行杭州中心支行，各区、县（市）政府及管委会〕",
    "2-2-12a": "探索互联网跨境知识产权保护新机制，年底前，企业和群众对商标侵权投诉办理率、专利案件结案率达到90%以上。"
    "（市市场监管局）",
    "2-3-17b": "10月底前，公共体育健身设施100%纳入全民健身地图，50%以上提供查询、导航服务。（市体育局）",
    "2-5-27-s2": "推进市民办事与个人信用体系建设深度融合，拓展我市个人诚信在公共服务领域的应用场景，为市民提供更便利的"
    "信用服务。加强政府公信力建设，将政府机构失信整治工作纳入全市信用建设考核。实现在公共资源、一窗受理平台等14个业务系统"
    "嵌入信用业务协同应用。（市发改委、人行杭州中心支行）",
}
"""Items by place: joined over a page, ended by each kind of bracket, cut into portions."""

PRINTED_ROWS = """\
6|夯实基础|平台基础|“一家两中心”窗口正式在编人员比例力争达到三分之二。|市审管办、市委编办|
8|夯实基础|网点基础|“一窗受理”平台在乡镇（街道）级行政服务中心覆盖50%以上。|市数据资源局|12月底
13|营商环境|办理破产|对商业纠纷、破产案件进行繁简分流，探索建立简易审理流程，一般破产案件办理时限压减至6个月以内。\
|市法院、仲裁办、市市场监管局|8月底
17|营商环境|办理建筑许可|实施四个阶段牵头部门负责制，推进“联合图审、联合测绘、联合验收”。\
|市发改委、市规划和自然资源局、市建委|12月底
20|营商环境|不动产交易登记|一般登记、抵押权登记业务办理时限分别压减至4个、2个工作日内，\
扩大城镇单套住宅不动产登记“60分钟领证”受益面。从购房资格认定到不动产登记全流程压减至5个环节、1套办件材料、3个工作日。\
|市规划和自然资源局|6月底
21|营商环境|获得用水|办理时间压减至4个工作日，申请材料压减至1份以内，办理环节压减至3个以内。|市建委|6月底
23|营商环境|获得用电|办理10千伏高压电力用户用电业务时间压减至40个工作日，\
低压小微企业办电平均用时压减至15个工作日以内，申请材料压减至2份以内，办理环节压减至2个以内。|国网杭州供电公司|6月底
29|营商环境|获得信贷|企业获得信贷办理时限压减至10个工作日以内，申请材料压减至9份以内，办理环节压减至4个以内。\
|人行杭州中心支行，各区、县（市）政府及管委会|6月底
43|便民服务|民政便民|在部分城区试点探索居家养老“一卡通”，实行养老服务统一结算支付。|市民政局|12月底
51|事中事后监管|“双随机、一公开”|“双随机、一公开”对一般企业覆盖率达到5%—10%，\
针对涉及安全、质量、公共利益等领域的重点检查事项抽查比例不设上限，检查发现问题处置率100%。\
|市市场监管局、市直各有关执法单位，各区、县（市）政府及管委会|12月底
60|工作保障|考核创新|定期开展营商环境评价。|国家统计局杭州调查队|全年
62|工作保障|宣传引导|召开现场会，总结经验、交流做法，并部署下阶段重点工作。|市跑改办、市审管办|每季度
"""
"""序号, 类别, 指标名称, 目标任务, 牵头单位, 时间进度 of rows whose cells slipped, are filled down or were cut."""


def test_the_paper() -> None:
    (paper,) = READ.papers
    assert (paper.key, paper.number, paper.date) == ("hz-2019-1", "杭改办〔2019〕1号", "2019-04-22")
    assert paper.title == "2019年杭州市深化推进“最多跑一次”改革打造一流营商环境工作要点"
    assert paper.issuer == "中共杭州市委全面深化改革委员会办公室、杭州市最多跑一次改革办公室"


def test_27_items_each_with_its_name_and_lead() -> None:
    numbers = [int(re.split(r"[-a-z]", passage.place)[2]) for passage in ITEMS]
    assert list(dict.fromkeys(numbers)) == list(range(1, 28))
    assert [passage.place for passage in ITEMS if not (passage.name and passage.lead)] == []
    assert len({passage.name for passage in ITEMS}) == 27
    assert len(READ.passages) == 118


def test_63_rows_each_with_target_and_lead_and_all_but_one_with_a_date() -> None:
    assert [row.place for row in ROWS] == [f"t{no}" for no in range(1, 64)]
    assert all(row.lead and row.name and row.path[0] == TABLE and "目标任务：" in row.text for row in ROWS)
    assert [row.place for row in ROWS if not row.due] == ["t6"]


def test_categories_and_names_are_filled_down() -> None:
    categories = list(dict.fromkeys(row.path[1] for row in ROWS))
    sizes = [sum(row.path[1] == category for row in ROWS) for category in categories]
    assert dict(zip(categories, sizes, strict=True)) == {
        "夯实基础": 8,
        "营商环境": 28,
        "内部管理": 1,
        "便民服务": 8,
        "数字化转型": 4,
        "事中事后监管": 4,
        "工作保障": 10,
    }
    assert [row.place for row in ROWS if row.name == "办理建筑许可"] == [f"t{no}" for no in range(14, 20)]


@pytest.mark.parametrize(("place", "text"), ITEM_TEXTS.items())
def test_items_word_for_word(place: str, text: str) -> None:
    assert PASSAGES[place].text == text


@pytest.mark.parametrize("printed", PRINTED_ROWS.splitlines())
def test_rows_word_for_word(printed: str) -> None:
    no, category, name, target, lead, due = printed.split("|")
    text = f"指标名称：{name}；目标任务：{target}牵头单位：{lead}" + f"；时间进度：{due}" * bool(due)
    assert PASSAGES[f"t{no}"] == Passage("hz-2019-1", f"t{no}", (TABLE, category), name, text, lead, due=due)


@pytest.mark.parametrize(
    ("item", "leads"),
    [
        ("2-1-2", ["市数据资源局", "市司法局", "市审管办、市数据资源局", "市司法局"]),
        ("2-2-6", ["市市场监管局", "市税务局", "市法院、仲裁办、市市场监管局"]),
        ("2-2-7", ["市建委、市发改委、市审管办、市规划和自然资源局"] * 2),
        ("2-2-10", ["市审管办", "市建委", "国网杭州供电公司", "市经信局"]),
        ("2-2-12", ["市市场监管局", "市法院"]),
        ("2-5-26", ["市市场监管局、市直各有关执法单位，各区、县（市）政府及管委会", "市建委"]),
    ],
)
def test_leads_of_an_item_by_its_closing_brackets(item: str, leads: list[str]) -> None:
    assert [each.lead for each in ITEMS if re.fullmatch(f"{item}[a-z]?(-s.)?", each.place)] == leads


def test_headings_are_in_the_path() -> None:
    passage = PASSAGES["2-2-12b"]
    assert passage.path == ("二、主要任务", "（二）抓提质，推动营商环境再优化。", "12.严格知识产权保护。")
    assert passage.name == "严格知识产权保护"
    assert PASSAGES["3-1"].path == ("三、工作要求", "（一）强化组织领导。")


def test_the_running_text_is_whole_and_in_order() -> None:
    printed = bare("".join(line.text for line in LINES))
    start, end = printed.index("为全面贯彻《"), printed.index("附件：2019")
    running = [passage for passage in READ.passages if passage not in ROWS and not passage.place.startswith("n")]
    assert bare(rebuilt(running)) == printed[start:end]


def test_no_line_is_lost() -> None:
    assert unaccounted(pieces(LINES, r"。；;)）〕\]"), READ) == ()


def test_dropped_lines_have_a_reason() -> None:
    assert [no for no, reason in READ.dropped if reason == "repeated table head"] == [134, 148, 161, 174, 187, 200]
    assert all(reason for _, reason in READ.dropped)


def test_places_and_lengths() -> None:
    places = [passage.place for passage in READ.passages]
    assert len(set(places)) == len(places)
    assert all(re.fullmatch("[a-z0-9-]{1,24}", place) for place in places)
    assert all(0 < len(passage.text) <= 300 for passage in READ.passages)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("杭改办〔2019〕1号", "杭改办"),
        ("2019年4月22日", ""),
        ("杭州市最多跑一次改革办公室", ""),
        ("各区、县(市)党委和人民政府,钱塘新区管委会、西湖风景名胜区管委会,市直各单位:", ""),
        ("2019 年杭州市深化推进“最多跑一次” 改革打造一流营商环境工作要点", ""),
        ("2019 年杭州市深化“最多跑一次”改革 打造一流营商环境工作指标和时间安排", ""),
        ("30\t\t简易注销", "31\t\t简易注销"),
        ("63\t\t\t利用全媒体进行改革宣传报道。\t市跑改办 市审管办\t全年", ""),
        ("22\t\t获得用气\t", "22\t\t获得用气\t多\t余\t"),
    ],
)
def test_damage_is_noticed(old: str, new: str) -> None:
    text = "\n".join(line.text for line in LINES)
    assert re.search(rf"^{re.escape(old)}", text, re.MULTILINE)
    damaged = re.sub(rf"^{re.escape(old)}", new, text, count=1, flags=re.MULTILINE)
    with pytest.raises(SourceDamaged):
        read(tuple(Line(no, line) for no, line in enumerate(damaged.split("\n"), 1)))
