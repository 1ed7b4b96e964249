"""CSV and TOML files, sound and broken."""

from pathlib import Path

import pytest

from knowledge.errors import FilesInvalid, Finding
from knowledge.shapes import AddedFaqs, ShortFaqs
from knowledge.tables import Row, read_document, read_table, read_tables, write_document, write_table

HEAD = ("编号", "说法")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "表.csv"


def cells(row: Row) -> tuple[int, str, str]:
    return row.number, row["编号"], row["说法"]


def broken(path: Path) -> tuple[Finding, ...]:
    with pytest.raises(FilesInvalid) as caught:
        read_table(path, HEAD, lambda row: row.number_in("编号"), key=("说法",))
    return caught.value.findings


class TestTables:
    def test_what_is_written_is_read_back(self, path: Path) -> None:
        rows = [("1", '逗号,引号"和\n换行'), ("2", "")]
        write_table(path, HEAD, rows)
        assert read_table(path, HEAD, lambda row: (row["编号"], row["说法"])) == tuple(rows)

    def test_a_byte_order_mark_windows_line_ends_and_blank_lines_are_accepted(self, path: Path) -> None:
        path.write_bytes("\ufeff编号,说法\r\n\r\n1, 甲 \r\n,\r\n2,乙\r\n".encode())
        assert read_table(path, HEAD, cells) == ((3, "1", "甲"), (5, "2", "乙"))

    @pytest.mark.parametrize("head", ["编号", "编号,说法,名称", "说法,编号", "编号, 说法", ""])
    def test_another_head(self, path: Path, head: str) -> None:
        path.write_text(f"{head}\n1,甲\n" if head else "", encoding="utf-8")
        assert broken(path) == (Finding("表.csv", 1, "", f"表头应为「编号,说法」，现在是「{head}」"),)

    def test_another_encoding(self, path: Path) -> None:
        path.write_bytes("编号,说法\n1,甲\n".encode("gb18030"))
        assert broken(path) == (Finding("表.csv", None, "", "不是UTF-8编码（第0字节处）"),)

    def test_no_file(self, path: Path) -> None:
        assert broken(path) == (Finding("表.csv", None, "", "找不到这个文件"),)

    def test_a_folder_in_its_place(self, path: Path) -> None:
        path.mkdir()
        (finding,) = broken(path)
        assert (finding.file, finding.row) == ("表.csv", None)
        assert finding.problem.startswith("读不出：")

    def test_an_open_quote(self, path: Path) -> None:
        path.write_text('编号,说法\n1,甲\n2,"乙\n', encoding="utf-8")
        (finding,) = broken(path)
        assert finding.row == 3
        assert finding.problem.startswith("不是正确的CSV：")

    def test_all_faults_are_told_at_once(self, path: Path) -> None:
        path.write_text("编号,说法\n1\n二,乙\n3,甲\n4,甲\n5,戊,多\n-6,己\n07,庚\n٣,辛\n", encoding="utf-8")
        assert broken(path) == (
            Finding("表.csv", 2, "", "应有2栏，现在有1栏"),
            Finding("表.csv", 3, "编号", "应为数字，现在是「二」"),
            Finding("表.csv", 5, "说法", "「甲」与表.csv第4行重复"),
            Finding("表.csv", 6, "", "应有2栏，现在有3栏"),
            Finding("表.csv", 7, "编号", "应为数字，现在是「-6」"),
            Finding("表.csv", 8, "编号", "应为数字，现在是「07」"),
            Finding("表.csv", 9, "编号", "应为数字，现在是「٣」"),
        )

    def test_faults_of_several_files_are_told_at_once(self, tmp_path: Path) -> None:
        paths = [tmp_path / name for name in ("甲.csv", "乙.csv", "丙.csv")]
        write_table(paths[0], HEAD, [("1", "同"), ("", "空")])
        write_table(paths[1], HEAD[:1], [])
        write_table(paths[2], HEAD, [("1", "同")])
        with pytest.raises(FilesInvalid) as caught:
            read_tables(paths, HEAD, lambda row: row.filled("编号"), key=HEAD)
        assert [(each.file, each.row) for each in caught.value.findings] == [
            ("甲.csv", 3),
            ("乙.csv", 1),
            ("丙.csv", 2),
        ]
        assert caught.value.findings[2].problem == "「同」与甲.csv第2行重复"

    def test_twins_are_allowed_without_a_key(self, path: Path) -> None:
        write_table(path, HEAD, [("1", "同"), ("1", "同")])
        assert len(read_table(path, HEAD, cells)) == 2

    def test_the_message_names_file_row_and_column(self, path: Path) -> None:
        write_table(path, HEAD, [("一", "甲")])
        with pytest.raises(FilesInvalid, match=r"^知识文件有误：\n表\.csv 第2行「编号」栏：应为数字，现在是「一」$"):
            read_table(path, HEAD, lambda row: row.number_in("编号"))


class TestDocuments:
    def read(self, path: Path, text: str) -> tuple[Finding, ...]:
        path.write_text(text, encoding="utf-8")
        with pytest.raises(FilesInvalid) as caught:
            read_document(path, ShortFaqs)
        return caught.value.findings

    def test_what_is_written_is_read_back(self, path: Path) -> None:
        steps = ["先\n后", '“引号”"']
        write_document(path, {"faq": [{"no": 1, "steps": steps}]})
        (faq,) = read_document(path, ShortFaqs).faq
        assert list(faq.steps) == steps

    def test_not_toml(self, path: Path) -> None:
        (finding,) = self.read(path, "[[faq]\n")
        assert (finding.file, finding.row, finding.column) == ("表.csv", None, "")
        assert finding.problem.startswith("不是正确的TOML：")

    @pytest.mark.parametrize(
        ("text", "column", "problem"),
        [
            ("", "faq", "缺少这一项"),
            ("faq = 3", "faq", '应为列表，如 ["甲", "乙"]'),
            ("faq = [3]", "第1条", "应为若干项“名字 = 值”"),
            ("[[faq]]\nno = 1", "第1条 steps", "缺少这一项"),
            ("[[faq]]\nno = 1\nsteps = []", "第1条 steps", "不能为空"),
            ("[[faq]]\nno = 1\nsteps = '甲'", "第1条 steps", '应为列表，如 ["甲", "乙"]'),
            ("[[faq]]\nno = 1\nsteps = ['甲', ' ']", "第1条 steps 第2条", "不能为空"),
            ("[[faq]]\nno = 1\nsteps = [1]", "第1条 steps 第1条", "应为文字，写在引号里"),
            ("[[faq]]\nno = '1'\nsteps = ['甲']", "第1条 no", "应为整数，不加引号"),
            ("[[faq]]\nno = 14\nsteps = ['甲']", "第1条 no", "没有第14问，应为1至13"),
            ("[[faq]]\nno = 0\nsteps = ['甲']", "第1条 no", "没有第0问，应为1至13"),
            ("[[faq]]\nno = 1\nsteps = ['甲']\nstep = 1", "第1条 step", "没有这样一项，名字是否写错"),
            ("date = 1\nfaq = []", "date", "没有这样一项，名字是否写错"),
        ],
    )
    def test_another_shape(self, path: Path, text: str, column: str, problem: str) -> None:
        assert self.read(path, text) == (Finding("表.csv", None, column, problem),)

    def test_all_faults_are_told_at_once(self, path: Path) -> None:
        path.write_text("[[faq]]\nno = 1\n[[faq]]\nno = 101\nquestion = ''\n", encoding="utf-8")
        with pytest.raises(FilesInvalid) as caught:
            read_document(path, AddedFaqs)
        assert {each.column for each in caught.value.findings} == {
            "第1条 no",
            "第1条 question",
            "第1条 answer",
            "第1条 source",
            "第2条 question",
            "第2条 answer",
            "第2条 source",
        }
        assert all(not each.problem.isascii() for each in caught.value.findings)
