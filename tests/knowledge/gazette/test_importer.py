"""What the import writes and reports, against the committed files and the printed document."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from knowledge.errors import FilesInvalid
from knowledge.gazette.importer import ImportReport, import_gazette
from knowledge.layout import Layout
from tests.knowledge.files import DATA, add, swap
from tests.knowledge.gazette.source import LINES, catalogue_rows, summary_rows

SHIFTED = {170}
TITLE_IN_UNIT_CELL = {*range(171, 185), 211, 212, 321, 358, 384, 385, 437, 458, 480, 481, 531}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.usefixtures("report")
def test_writes_the_committed_files_byte_for_byte(imported_into: Layout) -> None:
    written = {path.name: path.read_bytes() for path in imported_into.matters.parent.iterdir()}
    assert written == {name: (DATA / "official" / name).read_bytes() for name in written}
    committed = {path.name for path in (DATA / "official").iterdir()}
    assert committed - written.keys() == {"papers.toml", "papers"}, "these come from the papers' own import"


def test_a_second_import_changes_nothing(imported_into: Layout, source: Path, report: ImportReport) -> None:
    first = {path.name: path.read_bytes() for path in imported_into.matters.parent.iterdir()}
    assert import_gazette(source, imported_into.root) == report
    assert {path.name: path.read_bytes() for path in imported_into.matters.parent.iterdir()} == first


def test_reports_what_it_found(report: ImportReport) -> None:
    counts = (report.matters, report.units, report.faqs, report.places, report.facts, report.misprints)
    assert counts == (642, 48, 13, 24, 23, 6)
    assert report.differing_names == (("市公安局交警局", "市公安局交管局"), ("市人社局", "市人力社保局"))


def test_names_the_26_repaired_rows(report: ImportReport) -> None:
    assert len(report.repairs) == 26
    assert {no for no, what in report.repairs if what == "栏目错位"} == SHIFTED
    assert {no for no, what in report.repairs if what == "事项名称错印在单位栏"} == TITLE_IN_UNIT_CELL


@pytest.mark.usefixtures("report")
class TestFiles:
    def test_642_matters_of_which_69_need_no_visit_and_573_one(self, imported_into: Layout) -> None:
        matters = rows(imported_into.matters)
        assert [row["序号"] for row in matters] == [str(no) for no in range(1, 643)]
        assert Counter(row["跑窗口次数"] for row in matters) == {"0": 69, "1": 573}

    def test_each_unit_has_its_three_printed_figures(self, imported_into: Layout) -> None:
        printed = list(summary_rows())
        counted = Counter((row["单位序号"], row["跑窗口次数"]) for row in rows(imported_into.matters))
        written = [
            (int(row["序号"]), row["汇总表写法"], int(row["零上门"]), int(row["跑一次"]), int(row["小计"]))
            for row in rows(imported_into.units)
        ]
        assert len(printed) == 48
        assert written == printed
        for no, _, zero, once, total in printed:
            found = counted[str(no), "0"], counted[str(no), "1"]
            assert (*found, sum(found)) == (zero, once, total), f"unit {no}"

    def test_every_title_visit_and_note_is_the_printed_text(self, imported_into: Layout) -> None:
        printed = list(catalogue_rows())
        assert len(printed) == 642
        for row, cells in zip(rows(imported_into.matters), printed, strict=True):
            visits = max(index for index, cell in enumerate(cells) if cell in ("0", "1") and index)
            title = cells[visits - 1].replace(" ", "")
            told = (row["序号"], row["事项名称"].replace(" ", ""), row["跑窗口次数"], row["备注"])
            assert told == (cells[0], title, cells[visits], "".join(cells[visits + 1 :]))

    def test_the_eight_remarks(self, imported_into: Layout) -> None:
        remarks = {int(row["序号"]): row["备注"] for row in rows(imported_into.matters) if row["备注"]}
        assert list(remarks) == [26, 135, 136, 426, 430, 438, 459, 525]
        assert remarks[26] == "不予许可0次"
        for no, remark in remarks.items():
            assert any(line.startswith(f"{no}\t") and line.rstrip().endswith(f"\t{remark}") for line in LINES)

    @pytest.mark.parametrize(
        ("page", "first", "last"),
        [(35, 1, 15), (36, 16, 44), (41, 161, 184), (42, 185, 212), (50, 416, 437), (57, 589, 614), (58, 615, 642)],
    )
    def test_pages(self, imported_into: Layout, page: int, first: int, last: int) -> None:
        on_page = [int(row["序号"]) for row in rows(imported_into.matters) if row["页码"] == str(page)]
        assert on_page == list(range(first, last + 1))

    def test_pages_of_the_summary(self, imported_into: Layout) -> None:
        assert Counter(row["页码"] for row in rows(imported_into.units)) == {"33": 12, "34": 29, "35": 7}

    @pytest.mark.parametrize(
        ("no", "printed", "mended"),
        [
            (138, "房屋分析纳税", "房屋析产纳税"),
            (331, "护士职业注册", "护士执业注册"),
            (536, "进出后货物滞报金管理", "进出口货物滞报金管理"),
        ],
    )
    def test_a_misprint_is_kept_with_its_correction_and_reason_beside(
        self, imported_into: Layout, no: int, printed: str, mended: str
    ) -> None:
        row = rows(imported_into.matters)[no - 1]
        assert (row["事项名称"], row["更正后名称"]) == (printed, mended)
        assert row["更正理由"]

    def test_only_the_known_misprints_are_mended(self, imported_into: Layout) -> None:
        assert [row["序号"] for row in rows(imported_into.matters) if row["更正后名称"]] == ["138", "331", "536"]
        assert [row["更正后地址"] for row in rows(imported_into.places) if row["更正后地址"]] == ["杭州市凤起东路888号"]


class TestCorrections:
    def test_one_that_no_longer_fits_is_refused(self, imported_into: Layout, source: Path) -> None:
        swap(imported_into.corrections, "matter:331,名称,职业,", "matter:331,名称,执照,")
        with pytest.raises(FilesInvalid, match=r"corrections\.csv 第3行「原文」栏：「执照」在原件该处出现0次，应为1次"):
            import_gazette(source, imported_into.root)
        assert not imported_into.matters.exists()

    def test_one_that_fits_twice_is_refused(self, imported_into: Layout, source: Path) -> None:
        add(imported_into.corrections, "faq:10,答,居住,居留,理由\n")
        with pytest.raises(FilesInvalid, match="第8行「原文」栏：「居住」在原件该处出现2次，应为1次"):
            import_gazette(source, imported_into.root)

    @pytest.mark.parametrize(
        ("place", "told"),
        [
            ("matter:643,名称", "「编号」栏：没有「matter:643」这一条"),
            ("faq:0,答", "「编号」栏：没有「faq:0」这一条"),
            ("place:25,地址", "「编号」栏：没有「place:25」这一条"),
            ("617,名称", "「编号」栏：「617」应写成 matter:617"),
            ("matter:1,备注", "「字段」栏：matter:1 没有「备注」可更正"),
        ],
    )
    def test_one_for_something_unknown_is_refused(
        self, imported_into: Layout, source: Path, place: str, told: str
    ) -> None:
        add(imported_into.corrections, f"{place},甲,乙,理由\n")
        with pytest.raises(FilesInvalid, match=rf"corrections\.csv 第8行{told}"):
            import_gazette(source, imported_into.root)
        assert not imported_into.matters.exists()

    def test_one_without_a_reason_is_refused(self, imported_into: Layout, source: Path) -> None:
        add(imported_into.corrections, "matter:1,名称,内资,外资,\n")
        with pytest.raises(FilesInvalid, match="第8行「理由」栏：不能为空"):
            import_gazette(source, imported_into.root)

    def test_all_faults_are_named_at_once(self, imported_into: Layout, source: Path) -> None:
        add(imported_into.corrections, "matter:1,名称,甲,乙,理由\nmatter:700,名称,甲,乙,理由\n")
        with pytest.raises(FilesInvalid) as caught:
            import_gazette(source, imported_into.root)
        assert [finding.row for finding in caught.value.findings] == [8, 9]

    def test_the_files_stay_as_they_were(self, imported_into: Layout, source: Path, report: ImportReport) -> None:
        before = {path: path.read_bytes() for path in imported_into.files()}
        add(imported_into.corrections, "place:24,地址,不在此处,乙,理由\n")
        with pytest.raises(FilesInvalid):
            import_gazette(source, imported_into.root)
        after = {path: path.read_bytes() for path in imported_into.files() if path != imported_into.corrections}
        assert report.places == 24
        assert after == {path: content for path, content in before.items() if path != imported_into.corrections}
