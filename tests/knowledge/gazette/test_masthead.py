"""The gazette's own facts and the announcement, as printed."""

from knowledge.gazette.document import Document
from knowledge.gazette.masthead import Announcement, announcement, facts
from tests.knowledge.gazette.source import LINES

DOCUMENT = Document("\n".join(LINES))
FACTS = {fact.label: fact for fact in facts(DOCUMENT)}


def test_values() -> None:
    expected = {
        "刊名": "杭州市人民政府公报 2017年第2期(总第218期)",
        "地址": "杭州市解放东路18号市民中心A座",
        "E-mail": "hzgb@hz.gov.cn",
        "电话": "0571-85252455、0571-85252435",
        "传真": "0571-85252435",
        "邮编": "310026",
        "工本费": "3元",
        "国际标准刊号": "ISSN 1674-2540",
        "国内统一刊号": "CN33-1358/D",
        "出刊日期": "2017年3月17日",
        "网址": "http://zfgb.hangzhou.gov.cn",
    }
    assert {label: FACTS[label].value for label in expected} == expected


def test_each_fact_names_its_page() -> None:
    assert {fact.source.page for fact in FACTS.values()} == {"目录页", "封底"}
    assert (FACTS["电话"].source.page, FACTS["出刊日期"].source.page) == ("目录页", "封底")
    assert all(fact.source.item == label for label, fact in FACTS.items())


def test_the_announcement() -> None:
    assert announcement(DOCUMENT) == Announcement(
        "关于公布杭州市市本级群众和企业到政府办事“最多跑一次”事项清单(第一批)的公告",
        "杭州市政府“四张清单一张网”改革推进职能转变协调小组",
        "2017-02-27",
        4909,
        642,
        4267,
        "13个县(市、区)、杭州经济技术开发区、大江东产业集聚区",
    )
