"""What a unit leads according to the papers: who is asked about, and every task once, page by page."""

import re
from dataclasses import replace

import pytest

from handlers import texts
from handlers.actions import LedBy, Show
from handlers.dialogue import Dialogue
from handlers.payloads import pack, unpack
from handlers.plain import plain
from handlers.reply import Outcome, Paragraph, Reply, Style
from handlers.session import Session
from handlers.tasks import PAGE, SHORTEST_UNIT, Tasks
from handlers.turn import Turn
from knowledge.build import build
from knowledge.database import OwnedDatabase
from knowledge.entries import Knowledge
from knowledge.passages import Paper, Passage
from knowledge.store import Store

MARKET = "市市场监管局"
"""A unit that leads more than fits on one page, in papers of several years."""
OLD = Paper("old", "旧的工作要点", "", "2019-04-22", "市政府", "公报")
NEW = Paper("new", "新的实施方案", "杭政函〔2022〕6号", "2022-01-27", "市政府", "公报")


@pytest.fixture(scope="module")
def tasks(store: Store) -> Tasks:
    return Tasks(store)


@pytest.fixture(scope="module")
def few(known: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Tasks:
    """Tasks out of two papers made for these tests."""
    passages = (
        Passage("old", "1-s1", ("一、任务", "1.办照"), "", "先办。", "甲委办、乙委办（丙组）", due="6月底"),
        Passage("old", "1-s2", ("一、任务", "1.办照"), "", "再办。", "甲委办、乙委办（丙组）"),
        Passage("old", "2", ("一、任务", "2.办税"), "", "办税。", "甲委办下属处"),
        Passage("new", "1", ("一、任务",), "并联", "并联审批。", "甲委办，全市"),
        Passage("new", "2", ("一、任务",), "串联", "串联审批。", "乙委办 丁委办"),
        Passage("new", "3", ("一、任务",), "无人", "无人牵头。", units="甲委办"),
    )
    page = tuple(Passage("new", f"4-{no}", (), f"第{no}件", "办理。", "满页办") for no in range(PAGE))
    file = tmp_path_factory.mktemp("few") / "knowledge.db"
    build(
        replace(known, papers=(OLD, NEW), passages=(*passages, *page), asks=(), stories=(), phrasings=(), absent=()),
        file,
    )
    store = Store(OwnedDatabase(file))
    made = Tasks(store)
    store.close()
    return made


def led(reply: Reply) -> list[str]:
    return [button.action.entry_id for button in reply.buttons if isinstance(button.action, Show)]


def turns(reply: Reply) -> dict[str, LedBy]:
    return {button.label: button.action for button in reply.buttons if isinstance(button.action, LedBy)}


# who is asked about


@pytest.mark.parametrize(
    ("text", "unit", "year"),
    [
        ("市发改委牵头的任务有哪些", "市发改委", ""),
        ("2022年市市场监管局牵头哪些任务", MARKET, "2022"),
        ("市市场监管局在2019年的文件里要完成什么", MARKET, "2019"),
        ("市公安局负责什么", "市公安局", ""),
        ("列一下哪些任务由市人力社保局牵头", "市人力社保局", ""),
        ("市人力社保局的分工，清单", "市人力社保局", ""),
        ("国家税务总局杭州市税务局牵头的有多少", "国家税务总局杭州市税务局", ""),
    ],
)
def test_a_list_of_what_a_unit_leads_is_asked_for(tasks: Tasks, text: str, unit: str, year: str) -> None:
    assert tasks.asked(text) == LedBy(unit, year, 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "市公安局",
        "市公安局在哪里",
        "市公安局牵头的",
        "市公安局管哪些事",
        "哪些任务由貔貅局牵头",
        "全市有哪些任务",
        "驾照丢了要跑几趟",
        "公积金租房提取归谁负责",
    ],
)
def test_what_asks_for_no_such_list_is_left_alone(tasks: Tasks, text: str) -> None:
    assert tasks.asked(text) is None


def test_the_longest_of_the_names_in_the_text_is_meant(few: Tasks) -> None:
    assert few.asked("甲委办下属处牵头哪些") == LedBy("甲委办下属处", "", 0)
    assert few.asked("甲委办牵头哪些") == LedBy("甲委办", "", 0)


def test_units_of_one_cell_are_told_apart_and_what_stands_for_anything_is_none(few: Tasks) -> None:
    for unit in ("甲委办", "乙委办", "丁委办"):
        assert few.asked(f"{unit}牵头哪些任务") == LedBy(unit, "", 0)
    for other in ("丙组", "全市", "无人"):
        assert few.asked(f"{other}牵头哪些任务") is None


def test_every_unit_that_can_be_asked_about_fits_behind_a_button(tasks: Tasks, known: Knowledge) -> None:
    named = {unit for each in known.passages for unit in re.split(r"[、，, ]|（.*?）", each.lead)}
    for unit in (unit for unit in named if len(unit) >= SHORTEST_UNIT):
        asked = tasks.asked(f"2022年{unit}牵头哪些任务")
        assert asked is not None, unit
        assert unit in asked.unit
        assert unpack(pack(replace(asked, page=99))) == replace(asked, page=99)


# the list


async def test_each_item_stands_once_under_its_heading_later_papers_first(few: Tasks) -> None:
    reply = await few.listed(LedBy("甲委办", "", 0))
    assert reply.paragraphs == (
        Paragraph(Style.TITLE, texts.TASKS_HEAD.format(unit="甲委办", count=2)),
        Paragraph(Style.STEP, "并联"),
        Paragraph(Style.STEP, "1.办照（6月底）"),
        Paragraph(Style.SOURCE, "出处：杭政函〔2022〕6号《新的实施方案》，2022年1月27日"),
        Paragraph(Style.SOURCE, "出处：《旧的工作要点》，2019年4月22日"),
    )
    assert led(reply) == ["doc:new:1", "doc:old:1-s1"]
    assert (reply.outcome, [item.id for item in reply.items]) == (Outcome.ANSWER, led(reply))


async def test_a_year_keeps_to_its_papers(few: Tasks) -> None:
    assert led(await few.listed(LedBy("甲委办", "2019", 0))) == ["doc:old:1-s1"]
    assert led(await few.listed(LedBy("甲委办", "2022", 0))) == ["doc:new:1"]


@pytest.mark.parametrize("wanted", [LedBy("貔貅局", "", 0), LedBy("甲委", "", 0), LedBy("丙组", "", 0)])
async def test_a_unit_that_leads_nothing_is_said_to(few: Tasks, wanted: LedBy) -> None:
    reply = await few.listed(wanted)
    assert reply == Reply((Paragraph(Style.BODY, texts.TASKS_NONE.format(wanted.unit)),))


async def test_turning_pages_shows_every_task_once(tasks: Tasks, known: Knowledge) -> None:
    action, told = LedBy(MARKET, "", 0), list[str]()
    while True:
        reply = await tasks.listed(action)
        assert 1 <= len(led(reply)) <= PAGE
        assert (texts.PREVIOUS in turns(reply)) == bool(told)
        told += led(reply)
        if texts.NEXT not in turns(reply):
            break
        assert turns(reply)[texts.NEXT] == replace(action, page=action.page + 1)
        action = turns(reply)[texts.NEXT]
    wanted = {(p.paper, p.path, p.name) for p in known.passages if MARKET in re.split("[、，, ]", p.lead)}
    passages = {p.id: (p.paper, p.path, p.name) for p in known.passages}
    assert len(told) > 3 * PAGE
    assert sorted(passages[each] for each in told) == sorted(wanted)
    assert texts.TASKS_HEAD.format(unit=MARKET, count=len(wanted)) in plain(reply)


async def test_a_page_that_is_just_full_is_the_last(few: Tasks) -> None:
    reply = await few.listed(LedBy("满页办", "", 0))
    assert (len(led(reply)), turns(reply)) == (PAGE, {})


async def test_the_year_is_kept_when_a_page_is_turned(tasks: Tasks) -> None:
    reply = await tasks.listed(LedBy(MARKET, "2022", 0))
    assert turns(reply) == {texts.NEXT: LedBy(MARKET, "2022", 1)}
    assert turns(await tasks.listed(LedBy(MARKET, "2022", 1)))[texts.PREVIOUS] == LedBy(MARKET, "2022", 0)


async def test_every_task_is_led_by_the_unit_and_every_paper_named(tasks: Tasks, known: Knowledge) -> None:
    passages = {each.id: each for each in known.passages}
    for unit in ("市发改委", "市公安局", "市人力社保局"):
        reply = await tasks.listed(LedBy(unit, "", 0))
        assert all(unit in passages[each].lead for each in led(reply))
        sources = [each for each in reply.paragraphs if each.style is Style.SOURCE]
        assert len(sources) == len({passages[each].paper for each in led(reply)})


async def test_a_page_before_the_first_is_the_first(tasks: Tasks) -> None:
    assert led(await tasks.listed(LedBy(MARKET, "", -1))) == led(await tasks.listed(LedBy(MARKET, "", 0)))


async def test_a_task_is_picked_by_its_number_and_quoted(dialogue: Dialogue) -> None:
    listed, after = await dialogue.respond(Turn("", "市市场监管局牵头哪些任务"), Session())
    picked, _ = await dialogue.respond(Turn("", "3"), after)
    assert [item.id for item in picked.items] == led(listed)[2:3]
    assert texts.QUOTED_HEAD in plain(picked)


async def test_the_second_page_is_turned_to_by_its_button(dialogue: Dialogue, tasks: Tasks) -> None:
    listed, after = await dialogue.respond(Turn("", "市市场监管局牵头哪些任务"), Session())
    turned, _ = await dialogue.act(turns(listed)[texts.NEXT], after)
    assert turned == await tasks.listed(LedBy(MARKET, "", 1))


async def test_a_page_past_the_end_is_the_last(tasks: Tasks) -> None:
    pages = 0
    while texts.NEXT in turns(await tasks.listed(LedBy(MARKET, "", pages))):
        pages += 1
    last = await tasks.listed(LedBy(MARKET, "", pages))
    assert led(last)
    assert await tasks.listed(LedBy(MARKET, "", pages + 1)) == await tasks.listed(LedBy(MARKET, "", 99)) == last


async def test_a_year_for_which_there_is_nothing_names_those_for_which_there_is(tasks: Tasks, known: Knowledge) -> None:
    dates = {paper.key: paper.date for paper in known.papers}
    years = sorted({dates[p.paper][:4] for p in known.passages if MARKET in re.split("[、，, ]", p.lead)})
    reply = await tasks.listed(LedBy(MARKET, "2020", 0))
    assert "2020年的文件里没有找到" in plain(reply)
    assert [button.action for button in reply.buttons] == [LedBy(MARKET, year, 0) for year in years]
    assert all(year in plain(reply) for year in years)
    assert led(await tasks.listed(LedBy(MARKET, years[0], 0)))
