"""Passages as values: what identifies one, and what it is called."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.passages import TITLE, Paper, Passage

MEASURE = Passage("hz-2022-6", "a1-50-3", ("附件1", "五、优化涉企服务"), "推行告知承诺", "对告知承诺事项加强监管。")


def test_it_is_identified_by_paper_and_place() -> None:
    assert MEASURE.id == "doc:hz-2022-6:a1-50-3"


@pytest.mark.parametrize(
    ("change", "title"),
    [
        ({}, "推行告知承诺"),
        ({"name": ""}, "五、优化涉企服务"),
        ({"name": "", "path": ("附件1",)}, "附件1"),
        ({"name": "", "path": ()}, "对告知承诺事项加强监管。"),
    ],
)
def test_its_title_is_its_name_else_the_last_heading_else_its_beginning(change: dict[str, Any], title: str) -> None:
    assert replace(MEASURE, **change).title == title


@given(st.text(min_size=1, max_size=3 * TITLE))
def test_a_beginning_is_cut_to_fit(text: str) -> None:
    title = Passage("a", "p1", (), "", text).title
    assert title == text[:20]
    assert 0 < len(title) <= TITLE == 20


@pytest.mark.parametrize(
    ("key", "of_district"), [("sc-fire", True), ("hz-2022-6", False), ("zj-2018-26", False), ("scz-1", False)]
)
def test_a_district_s_paper_is_told_by_its_key(key: str, of_district: bool) -> None:
    assert Paper(key, "上城区某方案", "", "2018", "上城区", "年鉴").of_district == of_district
