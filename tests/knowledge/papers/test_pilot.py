"""The pilot plan 杭政函〔2022〕6号: every row and measure is there, and the worst rows read as printed."""

import re
from collections import Counter
from pathlib import Path

import pytest

import knowledge
from knowledge.papers.pilot import read
from knowledge.papers.printed import LONGEST_PASSAGE, numbered, read_lines, unaccounted
from knowledge.passages import Passage

LINES = read_lines(Path(knowledge.__file__).parent / "sources" / "hangzhou-pilot-2022.txt")
READ = read(LINES)
PASSAGES = {passage.place: passage for passage in READ.passages}
NOT_FOR_HANGZHOU = {"a1-42-1", "a1-54-1"}


def rows(annex: int) -> dict[int, list[Passage]]:
    """The passages of each row."""
    found: dict[int, list[Passage]] = {}
    for passage in READ.passages:
        if place := re.fullmatch(rf"a{annex}-(\d+)-.+", passage.place):
            found.setdefault(int(place[1]), []).append(passage)
    return found


def measures(annex: int) -> dict[str, Passage]:
    """The first portion of each measure by its place."""
    found = (re.fullmatch(rf"(a{annex}-\d+-[1-9]\d*)(-s1)?", place) for place in PASSAGES)
    return {place[1]: PASSAGES[place[0]] for place in found if place}


def test_paper() -> None:
    assert [(paper.key, paper.number, paper.date, paper.issuer) for paper in READ.papers] == [
        ("hz-2022-6", "杭政函〔2022〕6号", "2022-01-27", "杭州市人民政府")
    ]


def test_every_line_is_kept_or_dropped_for_a_reason() -> None:
    assert unaccounted(LINES, READ) == ()


def test_lines_are_dropped_for_few_reasons_and_once() -> None:
    assert len(dict(READ.dropped)) == len(READ.dropped)
    assert Counter(reason for _, reason in READ.dropped) == {
        "repeated table head": 116,
        "rest of a page number": 20,
        "list of annexes, whose titles stand over them": 3,
        "letterhead": 1,
        "addressees": 1,
        "date, kept with the paper": 1,
        "registration number": 1,
        "editor's note": 1,
        "full-width digit, kept as narrow one": 1,
    }


def test_places_are_unique_and_ascii() -> None:
    assert len(PASSAGES) == len(READ.passages)
    assert all(re.fullmatch("[a-z0-9-]{1,24}", place) for place in PASSAGES)


def test_texts_are_short_and_whole_sentences() -> None:
    assert all(0 < len(passage.text) <= LONGEST_PASSAGE for passage in READ.passages)
    unfinished = {place for place, passage in PASSAGES.items() if passage.text[-1] not in "。；"}
    assert unfinished == {"a1-p1", "a2-p1", "a3-2-law-s1"}


def test_no_blank_beside_chinese_and_no_narrow_punctuation() -> None:
    for passage in READ.passages:
        assert not re.search(r"[\u4e00-\u9fff”][ \u3000]|[ \u3000][\u4e00-\u9fff“]", passage.name + passage.text)
        assert not re.search(r"[\u4e00-\u9fff][,:;()?!]", passage.name + passage.text)


def test_26_tasks_in_ten_sections() -> None:
    tasks = {place.removesuffix("-s1"): passage for place, passage in PASSAGES.items() if re.match(r"2-\d+-\d+", place)}
    numbers = [place.split("-") for place in tasks if "-s" not in place]
    assert [int(no) for _, _, no in numbers] == list(range(1, 27))
    assert sorted({int(section) for _, section, _ in numbers}) == list(range(3, 13))
    assert all(len(passage.path) == 3 and passage.name for passage in tasks.values())


def test_parts_1_and_3_have_eight_sections() -> None:
    assert [place for place in PASSAGES if re.match("[13]-", place)] == [
        f"{1 if no < 3 else 3}-{no}" for no in (1, 2, *range(13, 19))
    ]


@pytest.mark.parametrize(("annex", "many", "of_measures"), [(1, 101, 344), (2, 52, 165)])
def test_rows_and_measures(annex: int, many: int, of_measures: int) -> None:
    assert list(rows(annex)) == list(range(1, many + 1))
    assert len(set(measures(annex)) - NOT_FOR_HANGZHOU) == of_measures


def test_measures_without_number() -> None:
    every = measures(1) | measures(2)
    assert {place for place, each in every.items() if not re.match(r"\d+\.", each.text)} == NOT_FOR_HANGZHOU | {
        "a1-4-1", "a1-43-1", "a1-63-7", "a1-63-8", "a1-63-9", "a2-39-1",
    }  # fmt: skip


def test_numbers_of_measures_run_on_in_each_part() -> None:
    for annex in (1, 2):
        for row in rows(annex).values():
            last = 0
            for passage in row:
                rank, no, _ = numbered(passage.text)
                if rank == "条" and not passage.place.endswith("-0"):
                    assert no in (last + 1, 1)
                    last = no


@pytest.mark.parametrize("annex", [1, 2])
def test_every_row_is_whole(annex: int) -> None:
    for no, row in rows(annex).items():
        content = row[0]
        assert content.place in (f"a{annex}-{no}-0", f"a{annex}-{no}-0-s1")
        assert 4 <= len(content.name) <= 41
        assert content.path[2:] == (f"第{no}项 {content.name}",)
        assert all(passage.name == content.name and passage.path[:3] == content.path for passage in row)


@pytest.mark.parametrize("annex", [1, 2])
def test_every_measure_has_a_lead_and_a_date(annex: int) -> None:
    for place, passage in measures(annex).items():
        if place in NOT_FOR_HANGZHOU:
            assert (passage.lead, passage.units, passage.due) == ("", "", "")
        else:
            assert passage.lead
            assert re.fullmatch(r"2022年([1-9]|1[0-2])月", passage.due)


def test_ten_sections_in_annexes_1_and_2() -> None:
    for annex in (1, 2):
        sections = dict.fromkeys(row[0].path[1] for row in rows(annex).values())
        assert [numbered(section)[1] for section in sections] == list(range(1, 11))


def test_162_dates() -> None:
    every = measures(1) | measures(2)
    parts = {(place.rpartition("-")[0], each.path[3:], each.lead, each.due) for place, each in every.items()}
    assert sum(bool(due) for *_, due in parts) == 162


def test_rows_with_parts() -> None:
    parts = {no: list(dict.fromkeys((each.lead, each.due) for each in row[1:])) for no, row in rows(1).items()}
    assert parts[3] == [("市审管办", "2022年3月"), ("市财政局", "2022年3月")]
    assert parts[60] == [
        ("市市场监管局", "2022年6月"),
        ("市商务局（杭州自贸片区管委会）", "2022年6月"),
        ("市农业农村局", "2022年3月"),
    ]
    assert parts[61] == [("市市场监管局", "2022年12月"), ("市生态环境局", "2022年6月"), ("市应急管理局", "2022年12月")]
    assert parts[63] == [
        ("市消防救援支队", "2022年6月"),
        ("市市场监管局", "2022年6月"),
        ("市生态环境局", "2022年6月"),
        ("市林水局", "2022年6月"),
        ("市卫生健康委", "2022年10月"),
    ]
    assert parts[70] == [("市市场监管局", "2022年6月"), ("国家税务总局杭州市税务局", "2022年3月")]


def test_leads_are_units() -> None:
    leads = {lead for passage in READ.passages for lead in passage.lead.split("、")} - {""}
    assert all(re.fullmatch(r".*(局|院|办|委|会|支队|海关|公司|政府|团市委)(（.+）)?", lead) for lead in leads)
    assert len(leads) == 35


def test_units_end_as_lists_do() -> None:
    units = {passage.units for passage in READ.passages} - {""}
    assert all(re.search(r"(政府。?|局|部门|办|公安局|工商联|管委会）)$", each) for each in units)


def test_three_rows_of_law() -> None:
    assert [place for place in PASSAGES if place.startswith("a3")] == [
        "a3-1-0", "a3-1-law", "a3-1-change",
        "a3-2-0", "a3-2-law-s1", "a3-2-law-s2", "a3-2-law-s3", "a3-2-change",
        "a3-3-0", "a3-3-law-s1", "a3-3-law-s2", "a3-3-change",
    ]  # fmt: skip
