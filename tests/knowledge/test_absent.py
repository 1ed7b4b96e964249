"""What the books do not hold: its table, its faults, and what is asked in the same words."""

import pytest

from knowledge.entries import Absent, Phrasing
from knowledge.errors import Finding
from knowledge.layout import Layout
from knowledge.load import load
from tests.knowledge.files import add, findings, only

HEAD = "序号,名称,说法,沾边,一般归谁,说明\n"
PASSPORT = "1,护照,护照|办 护照,matter:62|faq:6,公安出入境,清单里没有\n"
ID_CARD = "2,身份证,身份证丢了,,,\n"


@pytest.fixture
def table(files: Layout) -> Layout:
    """The files with the beginning of a table of what is absent."""
    files.absent.write_text(HEAD + PASSPORT + ID_CARD, encoding="utf-8")
    return files


def test_subjects(table: Layout) -> None:
    knowledge = load(table)
    assert knowledge.absent == (
        Absent(1, "护照", ("matter:62", "faq:6"), "公安出入境", "清单里没有"),
        Absent(2, "身份证", (), "", ""),
    )
    assert [each.id for each in knowledge.absent] == ["absent:1", "absent:2"]


def test_their_words_are_phrasings_but_they_are_no_entries(table: Layout) -> None:
    knowledge = load(table)
    assert knowledge.phrasings[-3:] == (
        Phrasing("absent:1", "护照"),
        Phrasing("absent:1", "办 护照"),
        Phrasing("absent:2", "身份证丢了"),
    )
    assert not [entry for entry in knowledge.entries() if entry.id.startswith("absent")]


@pytest.mark.parametrize(
    ("line", "column", "problem"),
    [
        ("三,甲,甲甲,,,", "序号", "应为数字，现在是「三」"),
        ("2,甲,甲甲,,,", "序号", "「2」与absent.csv第3行重复"),
        ("3,,甲甲,,,", "名称", "不能为空"),
        ("3,甲,,,,", "说法", "不能为空"),
        ("3,甲, | ,,,", "说法", "不能为空"),
        ("3,甲,甲甲|护 照,,,", "说法", "「护 照」与第2行重复"),
        ("3,甲,甲甲|甲甲,,,", "说法", "「甲甲」与第4行重复"),
        ("3,甲,教师资格 认定,,,", "说法", "「教师资格 认定」已是 matter:26 的名称"),
        ("3,甲,内资项目备案,,,", "说法", "「内资项目备案」已是 matter:1 的说法"),
        (f"3,甲,{'长' * 121},,,", "说法", "长121字，应不超过120字"),
        ("3,甲,甲甲,matter:643,,", "沾边", "没有「matter:643」这一条"),
        ("3,甲,甲甲,doc:hz-2019-1:t999,,", "沾边", "没有「doc:hz-2019-1:t999」这一条"),
    ],
)
def test_a_fault_is_named(table: Layout, line: str, column: str, problem: str) -> None:
    add(table.absent, f"{line}\n")
    assert Finding("absent.csv", 4, column, problem) in findings(table)


def test_a_gap(table: Layout) -> None:
    add(table.absent, "4,甲,甲甲,,,\n")
    assert only(table) == Finding("absent.csv", None, "序号", "应从1起连续编号，应为3的地方是4")
