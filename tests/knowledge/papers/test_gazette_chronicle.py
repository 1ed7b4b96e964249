"""Appointments, bodies and chronicle of 杭州市人民政府公报 2017年第2期."""

from collections import Counter
from pathlib import Path

import pytest

import knowledge
from knowledge.errors import SourceDamaged
from knowledge.papers.gazette_papers import read
from knowledge.papers.printed import Line, read_lines

LINES = read_lines(Path(knowledge.__path__[0]) / "sources" / "hangzhou-gazette-2017-02.txt")
READ = read(LINES)
PASSAGES = {passage.id.removeprefix("doc:hz-2017-"): passage for passage in READ.passages}
EVENTS = [each for place, each in PASSAGES.items() if place.startswith("chronicle:")]


def swapped(old: str, new: str) -> tuple[Line, ...]:
    return tuple(Line(line.no, line.text.replace(old, new)) for line in LINES)


def test_every_event_has_its_day() -> None:
    assert len(EVENTS) == sum(line.text.startswith("△") for line in LINES) == 107
    days = Counter(event.place[:4] for event in EVENTS)
    assert (days["0101"], days["0106"], days["0111"], days["0126"]) == (1, 8, 10, 2)
    assert all(event.text.startswith(f"2017年1月{int(event.place[2:4])}日") for event in EVENTS)
    assert [event.place for event in EVENTS] == sorted(event.place for event in EVENTS)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("0101", "2017年1月1日，副市长张建庭参加2017新年运河祈福走运活动。"),
        ("0103b", "2017年1月3日，市长张鸿铭、副市长项永丹赴临安市参加市区协作第二协作组联席会议。"),
        ("0103f", "2017年1月3日—4日，副市长陈红英在深圳市考察文化教育有关工作。"),
        (
            "0104c",
            "2017年1月4日，市政府召开第73次市政府常务会议。会议研究了2017年全市固定资产投资及重点建设项目安排和市本级政府"
            "投资项目计划、杭州市对口帮扶湖北省恩施州等有关问题。市长张鸿铭，副市长马晓晖、戚哮虎、谢双成、项永丹，"
            "市政府顾问高乙梁，市政府秘书长王宏等参加会议。",
        ),
        (
            "0105",
            "2017年1月5日，市长张鸿铭，副市长马晓晖、张建庭、戚哮虎、谢双成、陈红英、项永丹，市政府顾问高乙梁等参加市委"
            "十一届十三次全体（扩大）会议和全市领导干部会议。",
        ),
        ("0110", "2017年1月10日，市长张鸿铭参加萧山区2016年度党建工作考核会议。"),
        (
            "0117f",
            "2017年1月17日，副市长项永丹参加加快地铁2号线、5号线建设工作会议；调研西湖区（之江度假区）城中村改造工作。",
        ),
        ("0126b", "2017年1月26日—27日，副市长张建庭检查节日旅游安全和新春佛教文化旅游工作。"),
    ],
)
def test_events_are_word_for_word(place: str, text: str) -> None:
    assert PASSAGES[f"chronicle:{place}"].text == text


@pytest.mark.parametrize(
    ("place", "decision", "name", "text"),
    [
        (
            "1-p1",
            "市政府决定：",
            "杨国正",
            "杨国正任第九批杭州市对口支援新疆阿克苏地区阿克苏市指挥部指挥长（副局长级）、杭州市人民政府副秘书长；",
        ),
        ("1-p4", "市政府决定：", "管浩生、陈欢、江南", "管浩生、陈欢、江南任杭州市公安局副巡视员；"),
        ("1-p5", "市政府决定：", "胡金浩", "推荐胡金浩任杭州市地铁集团有限责任公司副总经理。"),
        (
            "2-p2",
            "免去：",
            "胡金浩、蔡德全",
            "胡金浩、蔡德全的第八批杭州市对口支援新疆阿克苏地区阿克苏市指挥部副指挥长职务；",
        ),
        ("2-p10", "免去：", "丁建萍", "提议免去丁建萍的杭州工商信托投资股份有限公司总裁职务。"),
    ],
)
def test_appointments_are_word_for_word(place: str, decision: str, name: str, text: str) -> None:
    passage = PASSAGES[f"appointments:{place}"]
    assert (passage.path, passage.name, passage.text, passage.page) == ((decision,), name, text, "60")


def test_bodies_have_their_whole_roster() -> None:
    assert [PASSAGES[f"bodies:{no}"].name for no in (1, 2, 3)] == [
        "杭州市参与“一带一路”建设工作领导小组",
        "杭州市审计整改联合督查工作领导小组",
        "杭州市宗教文化活动组委会",
    ]
    first = PASSAGES["bodies:1"].text
    assert first.startswith("一、杭州市参与“一带一路”建设工作领导小组。组长：张鸿铭；副组长：马晓晖、谢双成；")
    assert "刘晓明（市商务委）" in first
    assert "方毅（桐庐县政府）" in first
    assert first.endswith("邓健（市商务委）、杜士根（市外办）任办公室副主任。")
    assert PASSAGES["bodies:2"].text == (
        "二、杭州市审计整改联合督查工作领导小组。组长：冯伟（市政府）；成员：陈国妹（市委组织部）、倪东晓（市编委办）、"
        "商建平（市考评办）、胡绍平（市监察局）、刘强（市财政局）、赵祖国（市人力社保局）、李行健（市审计局）、"
        "应利丹（市国资委）。领导小组下设办公室（设在市审计局），李行健兼任办公室主任。"
    )


def test_a_decision_stands_before_its_bodies() -> None:
    assert PASSAGES["bodies:p1"].text == (
        "为加强对相关工作的组织领导，2月6日，市政府决定，成立杭州市参与“一带一路”建设工作领导小组、"
        "杭州市审计整改联合督查工作领导小组。现将各议事协调机构成员名单通知如下："
    )
    assert "2月13日，市政府决定，成立杭州市宗教文化活动组委会。" in PASSAGES["bodies:3"].text


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("## 2017年1月份杭州市政务大事记", "## 2017年1月份杭州市", "找不到"),
        ("△7日,", "", "没有日期"),
        ("李国庆任杭州市人民政府国有资产监督管理委员会巡视员", "李国庆", "认不出人名"),
    ],
)
def test_damage_is_refused(old: str, new: str, problem: str) -> None:
    with pytest.raises(SourceDamaged, match=problem):
        read(swapped(old, new))
