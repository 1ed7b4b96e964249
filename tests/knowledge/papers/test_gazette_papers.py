"""The whole issue 杭州市人民政府公报 2017年第2期: nothing lost, and the prose of its notices word for word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import knowledge
from knowledge.errors import SourceDamaged
from knowledge.papers.gazette_papers import read
from knowledge.papers.printed import Line, read_lines, unaccounted
from knowledge.passages import Passage

LINES = read_lines(Path(knowledge.__path__[0]) / "sources" / "hangzhou-gazette-2017-02.txt")
READ = read(LINES)
PASSAGES = {passage.id: passage for passage in READ.passages}
FOOD = "市市场监管局、市农业局、市林水局、市质监局、市卫生计生委、杭州检验检疫局"


def at(place: str) -> Passage:
    return PASSAGES[f"doc:hz-2017-{place}"]


def clauses(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines cut at every stop: a passage may end at any, and marks of items and notes are not kept."""
    for line in lines:
        for clause in re.split(r"[。；;：:！!？?△]|\\\*", line.text):
            yield Line(line.no, clause)


def test_papers_and_passages_are_all_there() -> None:
    assert Counter(passage.paper.removeprefix("hz-2017-") for passage in READ.passages) == {
        "cover2": 5,
        "preface": 8,
        "29": 36,
        "6": 27,
        "13": 31,
        "15": 31 + 9,
        "talents": 29 + 21 + 12 + 2,
        "appointments": 15,
        "bodies": 4,
        "chronicle": 107,
        "cover3": 5,
    }
    assert [paper.key for paper in READ.papers] == list(dict.fromkeys(passage.paper for passage in READ.passages))


def test_every_clause_is_in_a_passage_or_dropped() -> None:
    assert unaccounted(clauses(LINES), READ) == ()


def test_a_lost_clause_is_noticed() -> None:
    rest = tuple(passage for passage in READ.passages if passage.id != "doc:hz-2017-15:3-4-p2")
    lost = unaccounted(clauses(LINES), type(READ)(READ.papers, rest, READ.dropped))
    assert any("稻鱼共生轮作2592亩" in line.text for line in lost)


def test_dropped_lines_are_named_once_and_printed() -> None:
    numbers = [no for no, _ in READ.dropped]
    assert len(numbers) == len(set(numbers))
    assert all(LINES[no - 1].text.strip() for no in numbers)
    assert Counter(reason for _, reason in READ.dropped) == {
        "read by knowledge.gazette": 827,
        "contents page": 28,
        "editorial board of the gazette": 18,
        "table head, kept in every row": 15,
        "front cover": 6,
        "addressee": 4,
        "date, kept in the paper": 4,
        "repeated title of the gazette": 3,
        "caption of a picture": 2,
        "names the annex": 1,
    }


def test_passages_can_be_quoted() -> None:
    assert len(PASSAGES) == len(READ.passages)
    assert all(re.fullmatch("[a-z0-9-]{1,24}", passage.place) for passage in READ.passages)
    assert all(0 < len(passage.text) <= 700 for passage in READ.passages)
    assert all(passage.page for passage in READ.passages)
    assert not any(re.search(r"^#|[△*]|，，", passage.text) for passage in READ.passages)


@pytest.mark.parametrize(
    ("key", "number", "date", "issuer", "title"),
    [
        (
            "29",
            "杭政函〔2017〕29号",
            "2017-02-20",
            "杭州市人民政府",
            "杭州市人民政府关于印发杭州市全民健身实施计划的通知",
        ),
        (
            "6",
            "杭政办函〔2017〕6号",
            "2017-01-04",
            "杭州市人民政府办公厅",
            "杭州市人民政府办公厅转发市教育局等4部门关于进一步加强杭州市外教资源统筹管理的实施意见（试行）的通知",
        ),
        (
            "13",
            "杭政办函〔2017〕13号",
            "2017-02-15",
            "杭州市人民政府办公厅",
            "杭州市人民政府办公厅关于印发杭州市加强食品安全社会共治工作实施方案的通知",
        ),
        (
            "15",
            "杭政办函〔2017〕15号",
            "2017-02-28",
            "杭州市人民政府办公厅",
            "杭州市人民政府办公厅关于印发杭州市劣V类水剿灭行动实施方案的通知",
        ),
    ],
)
def test_notices_carry_number_date_and_issuer(key: str, number: str, date: str, issuer: str, title: str) -> None:
    (paper,) = (paper for paper in READ.papers if paper.key == f"hz-2017-{key}")
    assert (paper.number, paper.date, paper.issuer, paper.title) == (number, date, issuer, title)
    assert paper.printed_in == "杭州市人民政府公报 2017年第2期(总第218期)"


@pytest.mark.parametrize(
    ("place", "path", "name", "text"),
    [
        ("29:notice", (), "", "《杭州市全民健身实施计划》已经市政府同意，现印发给你们，请认真遵照实施。"),
        (
            "29:2-3-s2",
            ("二、工作目标", "（三）健全和优化全民健身组织网络体系。"),
            "",
            "到2020年，新增体育社团8—10个，推进省级先进体育总会和体育社团创建工作，各区、县（市）体育总会均达到省级"
            "先进体育总会标准，50%的市级单项体育社团达到省级先进体育社团标准。",
        ),
        (
            "29:2-6",
            ("二、工作目标", "（六）科学健身水平不断提升。"),
            "",
            "树立大健康理念，努力推进体卫有机结合，大力宣传推广科学健身方法，加强国民体质监测网络建设，通过国民体质监测与"
            "健身指导中心建设，有效开展体质测定和运动能力评估工作。到2020年，新建省级国民体质监测与健身指导中心2个以上，"
            "全市有千分之三人口进行国民体质健康标准测试，并根据体质测试情况，提供有针对性、个性化的科学健身指导服务，"
            "增强全民健身活动的吸引力，不断提高科学锻炼水平。",
        ),
        (
            "29:5-1",
            ("五、组织实施",),
            "",
            "（一）杭州市全民健身领导小组及其办公室要切实加强组织领导；各成员单位要根据职责分工，落实相关责任，强化统筹协调；"
            "各部门、各行业要结合实际，制定相应的全民健身工作计划，并认真组织实施。",
        ),
        ("6:by", (), "", "市教育局、市人力社保局、市公安局、市财政局（2016年12月2日）"),
        ("6:p2", (), "", "本实施意见自2017年2月3日起施行，由市教育局负责牵头组织实施。"),
        (
            "6:2-2",
            ("二、完善平台建设", "（二）建设杭州市外教资源服务网（以下简称服务网）。"),
            "",
            "依托现有教育信息化基础，构建和完善杭州市外教资源服务网，实施一站式供需配对服务与大数据协同管理：",
        ),
        (
            "6:3-1-2",
            ("三、优化管理服务", "（一）促进外教来源多样化。"),
            "鼓励外籍实习生在杭实习任教",
            "经管理服务团队审核，由外籍实习生所在高校与相关学校、幼儿园签订实习协议，并由市公安局出入境管理局依照法律规定"
            "在外籍实习生有效的学习类居留许可证上加注“实习”字样，有效期半年，最长可延至1年。",
        ),
        (
            "15:1",
            ("一、主要目标",),
            "",
            "到2017年年底，全面消除劣V类水体。巩固提升“清三河”成效，保持河流、湖泊、池塘、沟渠等各类水域水体洁净，"
            "实现环境整洁优美、水清岸绿。",
        ),
        (
            "15:4-1-p2",
            ("四、巩固提升“清三河”成效，全面深化河长制", "（一）巩固提升“清三河”成效。"),
            "",
            "深入推进“清三河”工作向小沟、小渠、小溪、小池塘等小微水体延伸，参照“清三河”标准开展全面整治，做到治理无盲区、"
            "全覆盖，切实提高城乡居民门前屋后的水体环境质量。到2017年年底，全市小微水体得到全面治理，消除感官污染。",
        ),
        (
            "preface:p3-s2",
            (),
            "学习贯彻市党代会精神，要坚定新目标",
            "必须自觉扛起历史使命，主动把握时代要求，坚定新目标、增强新动力，一张蓝图干到底、心无旁骛抓落实，努力在杭州改革"
            "发展和现代化建设中写好浓墨重彩的一笔。",
        ),
        (
            "cover3:2-p1",
            ("江干：综合进件、容缺预审、化零为整",),
            "",
            "综合进件，审批部门多跑腿。容缺预审，审批加速度。化零为整，合并同类项打包审批。通过简政放权，江干区投资项目审批"
            "提速率超过50%，累计为办事群众和企业减少跑服务大厅5.8万次，为企业节约投资成本近5亿元，群众满意率达100%。",
        ),
    ],
)
def test_prose_is_word_for_word(place: str, path: tuple[str, ...], name: str, text: str) -> None:
    passage = at(place)
    assert (passage.path, passage.name, passage.text) == (path, name, text)
    assert (passage.lead, passage.units, passage.due) == ("", "", "")


@pytest.mark.parametrize(
    ("place", "name", "text", "lead", "units"),
    [
        (
            "13:2-3-1-s2",
            "扎实推进乡镇（街道）食安办规范化建设",
            "到2019年年底，所有乡镇（街道）食安办达到规范化建设要求。按照基层社会治理“一张网”体系要求，完善网格化管理模式，"
            "加强基层食品安全专管（信息）员业务培训，每年集中培训不少于2次，努力提升基层食品安全专管（信息）员队伍素质，"
            "夯实基层食品安全监管工作基础。（牵头部门：市食安办，配合部门：市级相关部门）",
            "市食安办",
            "市级相关部门",
        ),
        (
            "13:2-6-4",
            "大力推行有奖举报制度",
            "畅通食品安全举报投诉渠道，统一举报电话，开通网上举报平台，推广应用“浙江政务服务”“平安浙江”等政务服务APP，"
            "广泛发动群众发现报送食品安全问题，监督问题解决，实现投诉举报核查回复率100%。完善有奖举报制度，积极探索微信举报、"
            "话费奖励等简易方式，实现兑奖程序公开、便捷。支持消费者权益保护委员会和其他消费者组织对食品安全工作开展监督。"
            "（牵头部门：市市场监管局、市综治办、市农业局、市林水局、市质监局、市卫生计生委、杭州检验检疫局，"
            "配合部门：市级相关部门）",
            "市市场监管局、市综治办、市农业局、市林水局、市质监局、市卫生计生委、杭州检验检疫局",
            "市级相关部门",
        ),
        (
            "13:2-10",
            "",
            "围绕全面实施食品安全战略，结合我市食品安全示范城市和农产品质量安全县创建工作，在推进政企各方责任落实、食用农产品"
            "源头治理、社会各界齐抓共管等方面，探索建设符合高水平全面建成小康社会需要的食品安全现代化治理体系。由市食安委结合"
            "省食安委要求组织开展相关创新试点工作，努力形成可复制、可推广的经验。"
            "（牵头部门：市食安办，相关区、县（市）政府及市级相关部门）",
            "市食安办",
            "相关区、县（市）政府及市级相关部门",
        ),
        (
            "15:3-4-p2",
            "",
            "调整优化水产养殖布局，明确水产养殖空间区域，严格控制水库、湖泊小网箱养殖。深化水产养殖水污染治理，大力推进池塘"
            "循环水和工业循环水养殖，减少尾水排放。深入推进渔业转型促治水行动，2017年，全市养殖塘生态化改造13393亩，"
            "稻鱼共生轮作2592亩，水生生物增殖放流10630万尾。"
            "〔责任单位：市农业局牵头，市环保局、市林水局等参与，各区、县（市）政府、管委会实施〕",
            "市农业局",
            "市环保局、市林水局等参与，各区、县（市）政府、管委会实施",
        ),
    ],
)
def test_units_in_charge_stand_in_the_text_and_apart(place: str, name: str, text: str, lead: str, units: str) -> None:
    passage = at(place)
    assert (passage.name, passage.text, passage.lead, passage.units) == (name, text, lead, units)


def test_every_stretch_of_an_item_has_its_units() -> None:
    first, last = at("15:3-1-s1"), at("15:3-1-s3")
    assert first.lead == last.lead == "市建委、市城管委"
    assert first.units == last.units
    assert "城市污水处理率达到92%" in first.text
    assert last.text.startswith("加强港口码头船舶污染物收集和设施等建设。〔责任单位：")


def test_all_tasks_have_a_lead() -> None:
    food = [passage for passage in READ.passages if passage.id.startswith("doc:hz-2017-13:2-")]
    water = [passage for passage in READ.passages if passage.id.startswith("doc:hz-2017-15:3-")]
    assert [each.id for each in (*food, *water) if not each.lead or not each.units] == []
    assert sum(passage.lead == FOOD for passage in food) == 9


def test_titles_of_articles_keep_their_lines_apart() -> None:
    titles = {paper.key: paper.title for paper in READ.papers}
    assert titles["hz-2017-preface"] == "坚定新目标 增强新动力 开创新局面 确保杭州实现高起点上新发展"
    assert titles["hz-2017-cover3"] == "做好政务服务和行政权力“加减法” 助推“最多跑一次”跑出杭州速度"


@pytest.mark.parametrize(
    "lost",
    [
        "# 杭州市人民政府关于印发 杭州市全民健身实施计划的通知",
        "杭政函〔2017〕29号",
        "2017年2月20日",
        "## 市政府干部任免名单",
        "# 做好政务服务和行政权力“加减法”",
    ],
)
def test_a_lost_anchor_is_damage(lost: str) -> None:
    with pytest.raises(SourceDamaged, match="找不到"):
        read(tuple(line for line in LINES if not line.text.startswith(lost)))
