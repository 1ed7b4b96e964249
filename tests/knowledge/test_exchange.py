"""The three plain JSON files, out and in."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from knowledge.build import build
from knowledge.entries import Absent, Knowledge, Phrasing
from knowledge.errors import FilesInvalid, Finding
from knowledge.exchange import export, take_in
from knowledge.guides import Stage
from knowledge.passages import Story

Rows = list[dict[str, Any]]


@pytest.fixture
def folder(knowledge: Knowledge, tmp_path: Path) -> Path:
    folder = tmp_path / "out" / "三个文件"
    export(knowledge, folder)
    return folder


def rows(folder: Path, name: str) -> Rows:
    content: Rows = json.loads((folder / name).read_text(encoding="utf-8"))
    return content


def rewrite(folder: Path, name: str, content: object) -> None:
    (folder / name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def broken(folder: Path, known: Knowledge) -> tuple[Finding, ...]:
    with pytest.raises(FilesInvalid) as caught:
        take_in(folder, known)
    return caught.value.findings


def test_shapes(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {"matters.json", "faq.json", "places.json"}
    matters, faqs, places = (rows(folder, name) for name in ("matters.json", "faq.json", "places.json"))
    assert (len(matters), len(faqs), len(places)) == (642, 13, 24)
    assert matters[25] == {"no": 26, "unit": "市教育局", "name": "教师资格认定", "visits": 1, "note": "不予许可0次"}
    assert matters[137]["name"] == "房屋析产纳税"
    assert list(faqs[6]) == ["no", "question", "answer"]
    assert faqs[6]["answer"].endswith("规定的其他便利。")
    assert places[7] == {"no": 8, "name": "江干区行政服务中心", "address": "杭州市凤起东路888号"}
    assert places[10]["address"].count("、") == 1


def test_chinese_stands_as_it_is(folder: Path) -> None:
    assert "\\u" not in (folder / "places.json").read_text(encoding="utf-8")


def test_what_went_out_comes_in_the_same(folder: Path, knowledge: Knowledge) -> None:
    taken = take_in(folder, knowledge)
    assert taken.matters == knowledge.matters
    assert taken.faqs == knowledge.faqs
    assert taken.places == knowledge.places
    assert taken.phrasings == tuple(each for each in knowledge.phrasings if each.entry_id != "doc:list")
    assert taken.usual == knowledge.usual
    assert taken.catalogue is None
    back = replace(taken, catalogue=knowledge.catalogue, phrasings=knowledge.phrasings, digest=knowledge.digest)
    assert back == knowledge


def test_what_came_in_goes_out_the_same(folder: Path, knowledge: Knowledge, tmp_path: Path) -> None:
    export(take_in(folder, knowledge), tmp_path / "again")
    for path in folder.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


def test_a_changed_answer_is_told_with_the_folder_as_its_source(folder: Path, knowledge: Knowledge) -> None:
    changed = rows(folder, "faq.json")
    changed[0]["answer"] = "去居住地派出所。"
    rewrite(folder, "faq.json", changed)
    taken = take_in(folder, knowledge)
    assert taken.faqs[0].answer == taken.faqs[0].printed_answer == "去居住地派出所。"
    assert taken.faqs[0].source.document == "三个文件"
    assert taken.faqs[0].steps == ()
    assert taken.faqs[0].short == knowledge.faqs[0].short
    assert taken.usual == knowledge.usual
    assert taken.faqs[1:] == knowledge.faqs[1:]


def test_another_title_takes_no_phrasings_with_it(folder: Path, knowledge: Knowledge) -> None:
    changed = rows(folder, "matters.json")
    changed[0]["name"] = "完全另一件事"
    rewrite(folder, "matters.json", changed)
    taken = take_in(folder, knowledge)
    assert taken.matters[0].title == "完全另一件事"
    assert taken.matters[0].unit_no == 1
    kept = {each.entry_id for each in taken.phrasings}
    assert "matter:1" not in kept
    assert "matter:2" in kept


def test_what_is_gone_takes_its_phrasings_with_it(folder: Path, knowledge: Knowledge, tmp_path: Path) -> None:
    rewrite(folder, "matters.json", rows(folder, "matters.json")[:40])
    taken = take_in(folder, knowledge)
    ids = {entry.id for entry in taken.entries()} | {each.id for each in taken.absent}
    assert len(taken.matters) == 40
    assert {each.entry_id for each in taken.phrasings} <= ids
    assert set(taken.usual) == {"faq:1"}
    build(taken, tmp_path / "taken.db")


def test_a_matter_told_otherwise_keeps_its_context_and_a_place_its_kind(folder: Path, knowledge: Knowledge) -> None:
    changed, moved = rows(folder, "matters.json"), rows(folder, "places.json")
    changed[399]["visits"], moved[20]["address"] = 0, "别处"
    rewrite(folder, "matters.json", changed)
    rewrite(folder, "places.json", moved)
    taken = take_in(folder, knowledge)
    assert (taken.matters[399].shown, taken.places[20].kind) == ("公积金：补缴", "汽车站")


def test_what_is_absent_stays_so_until_a_title_holds_it(folder: Path, knowledge: Knowledge) -> None:
    absent = (Absent(1, "因私护照", ("matter:1", "faq:1"), "", ""), Absent(2, "身份证", ("matter:1",), "", ""))
    asked = (Phrasing("absent:1", "护照"), Phrasing("absent:2", "身份证丢了"))
    told = (each for each in knowledge.phrasings if not each.entry_id.startswith("absent:"))
    known = replace(knowledge, absent=absent, phrasings=(*told, *asked))
    assert take_in(folder, known).absent == absent
    changed = rows(folder, "matters.json")
    changed[0]["name"] = "普通护照签发"
    rewrite(folder, "matters.json", changed)
    taken = take_in(folder, known)
    assert taken.absent == (replace(absent[1], near=()),)
    assert [each for each in taken.phrasings if each.entry_id.startswith("absent")] == [asked[1]]


class TestLifeEvents:
    def renamed(self, folder: Path, knowledge: Knowledge, no: int, name: str = "完全另一件事") -> Knowledge:
        """What is taken in when a matter has another title."""
        changed = rows(folder, "matters.json")
        changed[no - 1]["name"] = name
        rewrite(folder, "matters.json", changed)
        return take_in(folder, knowledge)

    def test_one_of_which_an_entry_became_something_else_is_left_out_with_its_phrasings(
        self, folder: Path, knowledge: Knowledge
    ) -> None:
        lost = {event.id for event in knowledge.events if "matter:615" in event.entries}
        taken = self.renamed(folder, knowledge, 615)
        assert 0 < len(lost) < len(knowledge.events)
        assert taken.events == tuple(event for event in knowledge.events if event.id not in lost)
        assert {each.entry_id for each in taken.phrasings}.isdisjoint(lost | {"matter:615"})
        assert {each.entry_id for each in taken.phrasings} >= {event.id for event in taken.events}

    def test_one_of_which_an_entry_is_gone_is_left_out(self, folder: Path, knowledge: Knowledge) -> None:
        rewrite(folder, "matters.json", rows(folder, "matters.json")[:-1])
        short = replace(knowledge.events[0], stages=(Stage("一步", ("matter:642",)),))
        kept = replace(knowledge.events[1], stages=(Stage("一步", ("matter:641", "faq:1")),))
        assert take_in(folder, replace(knowledge, events=(short, kept))).events == (kept,)

    def test_one_whose_entries_are_told_otherwise_under_the_same_title_stays(
        self, folder: Path, knowledge: Knowledge
    ) -> None:
        changed = rows(folder, "matters.json")
        for row in changed:
            row["note"] = "另说"
        rewrite(folder, "matters.json", changed)
        assert take_in(folder, knowledge).events == knowledge.events

    def test_what_is_left_out_is_no_longer_usual_nor_near(self, folder: Path, knowledge: Knowledge) -> None:
        (lost, *_) = (event for event in knowledge.events if "matter:615" in event.entries)
        absent = (Absent(1, "出生证", (lost.id, "faq:1"), "", ""),)
        known = replace(knowledge, usual=(lost.id, "faq:1"), absent=absent)
        taken = self.renamed(folder, known, 615)
        assert (taken.usual, taken.absent[0].near) == (("faq:1",), ("faq:1",))

    def test_the_name_of_one_that_is_left_out_makes_nothing_present(self, folder: Path, knowledge: Knowledge) -> None:
        (lost, *_) = (event for event in knowledge.events if "matter:615" in event.entries)
        absent = (Absent(1, lost.name[:2], (), "", ""),)
        assert self.renamed(folder, replace(knowledge, absent=absent), 615).absent == absent


def test_stories_stay_with_entries_of_the_same_title_only(folder: Path, knowledge: Knowledge) -> None:
    passage = knowledge.passages[0].id
    stories = tuple(Story(entry_id, passage, "同一件事") for entry_id in ("matter:1", "matter:2", "faq:1", "place:24"))
    changed = rows(folder, "matters.json")
    changed[0]["name"], changed[1]["note"] = "完全另一件事", "另说"
    rewrite(folder, "matters.json", changed)
    rewrite(folder, "places.json", rows(folder, "places.json")[:-1])
    taken = take_in(folder, replace(knowledge, stories=stories))
    assert [story.entry_id for story in taken.stories] == ["matter:2", "faq:1"]
    assert (taken.papers, taken.passages, taken.asks) == (knowledge.papers, knowledge.passages, knowledge.asks)
    assert taken.errands == knowledge.errands


def test_a_unit_nobody_knows_and_no_note(folder: Path, knowledge: Knowledge) -> None:
    rewrite(
        folder,
        "matters.json",
        [
            {"no": 1, "unit": "市某局", "name": "甲", "visits": 0},
            {"no": 2, "unit": "市某局", "name": "乙", "visits": 1, "note": None, "more": 1},
        ],
    )
    matters = take_in(folder, knowledge).matters
    assert [(matter.unit_no, matter.unit, matter.note) for matter in matters] == [(0, "市某局", "")] * 2


def test_other_files_have_another_digest(folder: Path, knowledge: Knowledge) -> None:
    first = take_in(folder, knowledge).digest
    assert take_in(folder, knowledge).digest == first
    rewrite(folder, "places.json", rows(folder, "places.json")[:-1])
    assert take_in(folder, knowledge).digest not in (first, knowledge.digest)


class TestFaults:
    def test_no_files(self, knowledge: Knowledge, tmp_path: Path) -> None:
        assert broken(tmp_path, knowledge) == tuple(
            Finding(name, None, "", "找不到这个文件") for name in ("matters.json", "faq.json", "places.json")
        )

    def test_no_folder(self, knowledge: Knowledge, tmp_path: Path) -> None:
        folder = tmp_path / "没有"
        assert broken(folder, knowledge) == (Finding(str(folder), None, "", "找不到这个文件夹"),)

    @pytest.mark.parametrize("text", ["", "{", "甲"])
    def test_no_json(self, folder: Path, knowledge: Knowledge, text: str) -> None:
        (folder / "faq.json").write_text(text, encoding="utf-8")
        assert broken(folder, knowledge) == (Finding("faq.json", None, "", "不是正确的JSON"),)

    def test_another_encoding(self, folder: Path, knowledge: Knowledge) -> None:
        (folder / "faq.json").write_bytes("甲".encode("gb18030"))
        (finding,) = broken(folder, knowledge)
        assert finding.problem.startswith("不是UTF-8编码")

    @pytest.mark.parametrize(
        ("column", "value", "problem"),
        [
            ("no", "一", "应为整数"),
            ("no", 1.5, "应为整数"),
            ("visits", 2, "数太大"),
            ("visits", -1, "数太小"),
            ("visits", None, "应为整数，不加引号"),
            ("name", "", "不能为空"),
            ("name", 3, "应为文字，写在引号里"),
            ("unit", None, "应为文字，写在引号里"),
        ],
    )
    def test_a_wrong_value(self, folder: Path, knowledge: Knowledge, column: str, value: object, problem: str) -> None:
        changed = rows(folder, "matters.json")
        changed[2][column] = value
        rewrite(folder, "matters.json", changed)
        assert broken(folder, knowledge) == (Finding("matters.json", None, f"第3条 {column}", problem),)

    def test_a_missing_value(self, folder: Path, knowledge: Knowledge) -> None:
        changed = rows(folder, "places.json")
        del changed[23]["address"]
        rewrite(folder, "places.json", changed)
        assert broken(folder, knowledge) == (Finding("places.json", None, "第24条 address", "缺少这一项"),)

    def test_the_same_number_twice(self, folder: Path, knowledge: Knowledge) -> None:
        rewrite(folder, "faq.json", rows(folder, "faq.json") * 2)
        assert [each.problem for each in broken(folder, knowledge)] == [f"编号{no}出现不止一次" for no in range(1, 14)]

    @pytest.mark.parametrize("content", [{}, 3, "甲", None, {"no": 1}])
    def test_no_list(self, folder: Path, knowledge: Knowledge, content: object) -> None:
        rewrite(folder, "faq.json", content)
        assert broken(folder, knowledge) == (Finding("faq.json", None, "", "应为列表"),)

    def test_all_faults_of_all_files_are_told_at_once(self, folder: Path, knowledge: Knowledge) -> None:
        rewrite(folder, "matters.json", [1, {"no": "一"}])
        (folder / "places.json").unlink()
        assert [(each.file, each.column) for each in broken(folder, knowledge)] == [
            ("matters.json", "第1条"),
            ("matters.json", "第2条 no"),
            ("matters.json", "第2条 unit"),
            ("matters.json", "第2条 name"),
            ("matters.json", "第2条 visits"),
            ("places.json", ""),
        ]
