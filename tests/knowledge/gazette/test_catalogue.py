"""Rows whose cells slipped on paper."""

import pytest

from knowledge.gazette.catalogue import CatalogueRow, matters
from knowledge.gazette.document import Document
from tests.knowledge.gazette.source import LINES

ROWS = {row.no: row for row in matters(Document("\n".join(LINES)))}


@pytest.mark.parametrize(
    "row",
    [
        CatalogueRow(1, "市发改委", 12, "内资企业投资项目备案", 1, "", 35, ""),
        CatalogueRow(26, "市教育局", 6, "教师资格认定", 1, "不予许可0次", 36, ""),
        CatalogueRow(45, "市公安局交管局", 14, "机动车道路通行证(全年、半年、季度)", 1, "", 37, ""),
        CatalogueRow(170, "市人力社保局", 103, "劳务派遣经营情况年度报告的核验", 1, "", 41, "栏目错位"),
        CatalogueRow(
            171,
            "市人力社保局",
            103,
            "因工死亡职工供养亲属享受抚恤金待遇资格核定",
            1,
            "",
            41,
            "事项名称错印在单位栏",
        ),
        CatalogueRow(385, "市质监局", 42, "产品质量检验机构资格认定", 0, "", 48, "事项名称错印在单位栏"),
    ],
    ids=lambda row: str(row.no),
)
def test_rows(row: CatalogueRow) -> None:
    assert ROWS[row.no] == row


def test_no_title_is_a_unit_or_a_number() -> None:
    assert all(len(row.title) > 1 and "项)" not in row.title and not row.title.isdecimal() for row in ROWS.values())
