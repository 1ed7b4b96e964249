"""Sheets: everything about one answer, for somebody on the telephone."""

import pytest

from handlers import texts
from handlers.desk.aloud import LONGEST, shortened
from handlers.desk.kinds import Kind
from handlers.desk.sheet import Sheet, Sheets
from handlers.plain import plain
from handlers.presenter import Presenter
from handlers.reply import Reply, Style
from knowledge.entries import Entry, Knowledge, Matter
from knowledge.store import Store


async def of(sheets: Sheets, sheet_id: str) -> Sheet:
    sheet = await sheets.sheet(sheet_id)
    assert sheet is not None
    return sheet


async def test_a_matter_tells_its_facts_in_its_head_and_the_rest_below(sheets: Sheets) -> None:
    sheet = await of(sheets, "matter:48")
    assert (sheet.title, sheet.unit, sheet.visits, sheet.kind) == (
        "补办驾驶证、行驶证",
        "市公安局交管局",
        1,
        Kind.MATTER,
    )
    said = [line.text for line in sheet.body]
    assert sheet.title not in said
    assert texts.visits(1) not in said
    assert texts.unit(sheet.unit) not in said
    assert any(line.startswith("1. ") for line in said)
    assert "序号48" in sheet.sources[0].text


async def test_the_sheet_says_no_more_and_no_less_than_the_answer_on_other_channels(
    sheets: Sheets, store: Store, known: Knowledge
) -> None:
    for entry in known.entries()[::25]:
        card = await Presenter(store).card(entry)
        sheet = await of(sheets, entry.id)
        assert sheet.text == plain(Reply(card))
        assert len(sheet.body) + len(sheet.sources) >= len(card) - 3


async def test_today_s_name_of_an_office_is_told(sheets: Sheets, known: Knowledge) -> None:
    unit = next(unit for unit in known.units if unit.renaming)
    matter = next(matter for matter in known.matters if matter.unit_no == unit.no)
    sheet = await of(sheets, matter.id)
    assert unit.renaming is not None
    assert sheet.today == unit.renaming.today
    assert unit.renaming.today in sheet.aloud


async def test_every_sheet_of_the_knowledge_can_be_laid_out(sheets: Sheets, known: Knowledge) -> None:
    ids = [each.id for each in (*known.entries(), *known.absent, *known.passages)]
    for each in ids:
        sheet = await of(sheets, each)
        assert sheet.aloud.endswith(("。", "？", "！", "；", "”")), sheet.aloud
        assert sheet.text


async def test_what_is_read_aloud_does_not_send_the_caller_to_the_hotline_they_called(
    sheets: Sheets, known: Knowledge
) -> None:
    for each in [*(matter.id for matter in known.matters), *(absent.id for absent in known.absent)]:
        sheet = await of(sheets, each)
        assert f"打{texts.HOTLINE}" not in sheet.aloud, sheet.aloud


async def test_what_is_read_aloud_tells_office_visits_and_remark(sheets: Sheets, known: Knowledge) -> None:
    zero = next(matter for matter in known.matters if matter.visits == 0)
    noted = next(matter for matter in known.matters if matter.note)
    assert "不用跑窗口" in (await of(sheets, zero.id)).aloud
    assert zero.unit in (await of(sheets, zero.id)).aloud
    assert noted.note.rstrip("。；") in (await of(sheets, noted.id)).aloud


def test_a_long_text_is_read_aloud_as_far_as_whole_sentences_fit() -> None:
    text = "这是一句话。" * 100
    assert len(shortened(text)) <= LONGEST
    assert shortened(text).endswith("这是一句话。")
    assert shortened("无" * 500) == "无" * LONGEST


async def test_an_absent_subject_says_whose_business_it_is_and_what_touches_on_it(sheets: Sheets) -> None:
    sheet = await of(sheets, "absent:26")
    assert sheet.kind is Kind.ABSENT
    assert "不在" in sheet.aloud
    assert "民政" in sheet.aloud
    assert len(sheet.near) == 1


async def test_a_life_event_leads_to_its_entries(sheets: Sheets, known: Knowledge) -> None:
    sheet = await of(sheets, known.events[0].id)
    assert sheet.near == known.events[0].entries


async def test_a_passage_is_quoted_whole_with_its_source(sheets: Sheets, known: Knowledge) -> None:
    passage = known.passages[0]
    sheet = await of(sheets, passage.id)
    assert [line.text for line in sheet.body if line.style is Style.QUOTE] == [passage.text]
    assert sheet.sources


async def test_what_is_beside_the_answer_asks_for_no_location(sheets: Sheets, entries: dict[str, Entry]) -> None:
    for entry in list(entries.values())[::40]:
        sheet = await of(sheets, entry.id)
        assert texts.WHERE_NEAREST not in [line.text for line in sheet.where]
        assert bool(sheet.where) == (isinstance(entry, Matter) or entry.id.startswith("faq:"))


async def test_nothing_is_laid_out_for_an_unknown_id(sheets: Sheets) -> None:
    for strange in ("", "matter:0", "absent:x", "doc:", "<script>"):
        assert await sheets.sheet(strange) is None


async def test_reasons_name_the_words_and_the_runner_up(sheets: Sheets) -> None:
    told = [line.text for line in await sheets.reasons("matter:48", "驾照丢了")]
    assert told[0] == texts.REASONS_HEAD
    assert any("对上的词：" in line and "驾照" in line for line in told)
    assert any(line.startswith("第二像的是") for line in told)


async def test_reasons_tell_by_which_sound_or_reading_an_entry_was_found(sheets: Sheets) -> None:
    sounded = [line.text for line in await sheets.reasons("matter:408", "gjjzf", "公积金 租房 提取")]
    assert sounded[1] == "按读音对上：gjjzf → 公积金 租房 提取"
    assert not any("政府" in line for line in sounded)
    read = [line.text for line in await sheets.reasons("matter:48", "jiazhaodiule")]
    assert read[1] == texts.HEARD.format("驾照丢了")


@pytest.mark.parametrize(("sheet_id", "question"), [("absent:26", "结婚"), ("matter:48", " "), ("nothing", "驾照")])
async def test_what_was_not_found_by_words_has_no_reasons(sheets: Sheets, sheet_id: str, question: str) -> None:
    assert await sheets.reasons(sheet_id, question) == ()
