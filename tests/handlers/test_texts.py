"""Wording that has a rule in it."""

import pytest

from handlers import texts


@pytest.mark.parametrize(
    ("kilometres", "said"),
    [
        (0.0, "100米以内"),
        (0.09, "100米以内"),
        (0.1, "约100米"),
        (0.26, "约300米"),
        (0.94, "约900米"),
        (0.96, "约1.0公里"),
        (2.44, "约2.4公里"),
        (9.94, "约9.9公里"),
        (9.97, "约10公里"),
        (34.6, "约35公里"),
    ],
)
def test_distances_are_said_as_people_say_them(kilometres: float, said: str) -> None:
    assert texts.distance(kilometres) == said


@pytest.mark.parametrize(("page", "said"), [("35", "第35页"), ("59、61", "第59、61页"), ("封底", "封底"), ("", None)])
def test_a_source_names_a_page_as_it_is_printed(page: str, said: str | None) -> None:
    line = texts.source("公报", "第2期", "2017-03-17", page, "序号1")
    assert "公报第2期" in line
    assert ("页" in line) == (page not in ("", "封底"))
    assert said is None or said in line


def test_a_source_of_which_little_is_known_has_no_empty_parts() -> None:
    assert texts.source("文件夹", "", "", "", "") == "出处：文件夹"


@pytest.mark.parametrize(("count", "said"), [(0, "0次"), (1, "1次")])
def test_visits_are_said_in_the_list_s_own_numbers(count: int, said: str) -> None:
    assert said in texts.visits(count)


def test_a_present_name_without_a_date_has_no_empty_brackets() -> None:
    assert "（）" not in texts.unit_today("市水务集团", "", "")
    assert "起" not in texts.unit_today("市水务集团", "", "")
    assert "2019年初" in texts.unit_today("市商务局", "2019年初", "")
