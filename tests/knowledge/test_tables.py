"""CSV files, sound and broken."""

from pathlib import Path

import pytest

from knowledge.errors import FilesInvalid, Finding
from knowledge.tables import MANY_TWINS, Row, read_table, read_tables, write_table

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
        assert broken(path) == (Finding("表.csv", None, "", "不是UTF-8编码，请另存为“CSV UTF-8”"),)

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
            Finding("表.csv", 6, "", "应有2栏，现在有3栏"),
            Finding("表.csv", 7, "编号", "应为数字，现在是「-6」"),
            Finding("表.csv", 8, "编号", "应为数字，现在是「07」"),
            Finding("表.csv", 9, "编号", "应为数字，现在是「٣」"),
            Finding("表.csv", 5, "说法", "「甲」与表.csv第4行重复"),
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

    @pytest.mark.parametrize(("times", "told"), [(MANY_TWINS, MANY_TWINS), (MANY_TWINS + 1, 1)])
    def test_many_twins_are_told_together(self, tmp_path: Path, times: int, told: int) -> None:
        first, copy = tmp_path / "甲.csv", tmp_path / "甲 的副本.csv"
        rows = [(str(number), "同") for number in range(times)]
        write_table(first, HEAD, rows)
        write_table(copy, HEAD, [("新", "有"), *rows])
        with pytest.raises(FilesInvalid) as caught:
            read_tables([first, copy], HEAD, cells, key=HEAD)
        assert len(caught.value.findings) == told
        assert {each.file for each in caught.value.findings} == {copy.name}
        if told == 1:
            problem = f"从这一行起有{times}行与甲.csv重复，是不是复制了两份"
            assert caught.value.findings == (Finding(copy.name, 3, "", problem),)

    def test_empty_columns_at_the_end_are_passed_over(self, path: Path) -> None:
        path.write_text("编号,说法,,\n1,甲,,\n2,,\n3,丙\n , ,,\n", encoding="utf-8")
        assert read_table(path, HEAD, cells) == ((2, "1", "甲"), (3, "2", ""), (4, "3", "丙"))

    def test_a_column_beyond_that_holds_something_is_not(self, path: Path) -> None:
        path.write_text("编号,说法,\n1,甲,乙\n", encoding="utf-8")
        assert broken(path) == (Finding("表.csv", 2, "", "应有2栏，现在有3栏"),)

    def test_twins_are_allowed_without_a_key(self, path: Path) -> None:
        write_table(path, HEAD, [("1", "同"), ("1", "同")])
        assert len(read_table(path, HEAD, cells)) == 2

    def test_the_message_names_file_row_and_column(self, path: Path) -> None:
        write_table(path, HEAD, [("一", "甲")])
        with pytest.raises(FilesInvalid, match=r"^知识文件有误：\n表\.csv 第2行「编号」栏：应为数字，现在是「一」$"):
            read_table(path, HEAD, lambda row: row.number_in("编号"))
