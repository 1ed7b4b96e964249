"""Cutting, joining and tidying lines."""

import pytest

from knowledge.errors import SourceDamaged
from knowledge.gazette.document import Document, paragraphs, plain, tidy

DOCUMENT = Document("甲\n一\n二\n乙\n三")


def test_between_leaves_both_marks_out() -> None:
    assert DOCUMENT.between("甲", "乙") == ["一", "二"]
    assert DOCUMENT.between("甲", "乙", inclusive=True) == ["甲", "一", "二"]
    assert DOCUMENT.between("乙", None) == ["三"]


@pytest.mark.parametrize(("first", "last", "missing"), [("丙", None, "丙"), ("甲", "丙", "丙"), ("乙", "甲", "甲")])
def test_a_missing_mark_is_named(first: str, last: str | None, missing: str) -> None:
    with pytest.raises(SourceDamaged, match=f"原始文件里找不到「{missing}」"):
        DOCUMENT.between(first, last)


@pytest.mark.parametrize(
    ("cell", "tidied"),
    [
        (" 市公安局 交管局 ", "市公安局交管局"),
        ("备案(网上) 办理", "备案(网上)办理"),
        ("5 个 A4", "5 个 A4"),
        ("EMS 邮件", "EMS 邮件"),
        ("", ""),
    ],
)
def test_tidy_removes_blanks_between_chinese_only(cell: str, tidied: str) -> None:
    assert tidy(cell) == tidied


def test_plain_removes_marks() -> None:
    assert plain("### **答:**见(<http://a.cn/b>) ") == "答:见(http://a.cn/b)"


def test_paragraphs_join_what_does_not_end_a_sentence() -> None:
    assert paragraphs(["一句没", "", "完。", "又一句；", "问？"]) == ["一句没完。", "又一句；", "问？"]
