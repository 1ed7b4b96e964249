"""Rows while typing."""

import statistics
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.desk.kinds import NARROWING, Kind, Narrowing
from handlers.desk.suggest import MOST_BROWSED, MOST_ROWS, Row, Suggester
from knowledge.entries import Knowledge

FUND = 30
"""The office of the housing fund."""
A_MOMENT = 3.0
"""Seconds, on a busy machine, that a text without end may cost; a quiet one needs a tenth."""
KEYSTROKE = 0.05
"""Seconds that a keystroke may cost on the server."""


def ids(suggester: Suggester, text: str, narrowing: Narrowing | None = None) -> list[str]:
    return [row.id for row in suggester.rows(text, narrowing or Narrowing()).rows]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("gjjzf", "matter:408"),
        ("公积金zf", "matter:408"),
        ("408", "matter:408"),
        ("驾照丢", "matter:48"),
        ("jiazhaodiule", "matter:48"),
        ("tsg", "place:4"),
        ("图书馆", "place:4"),
        ("结婚登记", "absent:26"),
    ],
)
def test_characters_sounds_and_numbers_find_what_is_meant(suggester: Suggester, text: str, first: str) -> None:
    assert ids(suggester, text)[0] == first


def test_a_row_tells_what_the_caller_asks_first(suggester: Suggester) -> None:
    row = suggester.rows("gjjzf").rows[0]
    assert row == Row("matter:408", "公积金：租赁住房", Kind.MATTER, "市公积金管理中心", FUND, 1, by="公积金 租房 提取")


def test_numbers_come_before_those_that_begin_like_them(suggester: Suggester) -> None:
    assert ids(suggester, "40")[:3] == ["matter:40", "matter:400", "matter:401"]


@pytest.mark.parametrize("name", ["市公积金管理中心", "公积金管理", "交管局"])
def test_a_piece_of_an_office_s_name_finds_its_matters(suggester: Suggester, name: str) -> None:
    assert all(name in row.unit for row in suggester.rows(name).rows)


def test_before_anything_is_typed_the_usual_stands_there(suggester: Suggester, known: Knowledge) -> None:
    for nothing in ("", "  ", "\n"):
        assert ids(suggester, nothing) == list(known.usual)


@pytest.mark.parametrize("kind", NARROWING)
def test_rows_can_be_narrowed_to_a_kind(suggester: Suggester, kind: Kind) -> None:
    for text in ("", "公积金", "jzz"):
        assert {row.kind for row in suggester.rows(text, Narrowing(kind)).rows} <= {kind}
    assert suggester.rows("", Narrowing(kind)).rows


def test_rows_can_be_narrowed_to_an_office(suggester: Suggester, known: Knowledge) -> None:
    own = [matter.id for matter in known.matters if matter.unit_no == FUND]
    assert ids(suggester, "", Narrowing(unit=FUND)) == own
    for text in ("租房", "驾照", "gjjzf"):
        assert set(ids(suggester, text, Narrowing(unit=FUND))) <= set(own)
    assert "matter:408" in ids(suggester, "租房", Narrowing(unit=FUND))


def test_the_biggest_office_can_be_browsed_whole(suggester: Suggester, known: Knowledge) -> None:
    assert max(unit.total for unit in known.units) <= MOST_BROWSED


def test_a_narrowing_finds_what_would_stand_too_far_below(suggester: Suggester) -> None:
    assert "place:4" not in ids(suggester, "公报")[:3]
    assert ids(suggester, "图书", Narrowing(Kind.PLACE))[:2] == ["place:4", "place:3"]


def test_what_is_not_in_the_books_is_told_to_be_unsure(suggester: Suggester) -> None:
    assert suggester.rows("结婚登记").unsure
    assert not suggester.rows("驾照丢了").unsure
    assert not suggester.rows("408").unsure


def test_what_shares_only_a_stray_word_stays_away(suggester: Suggester) -> None:
    assert len(ids(suggester, "驾照丢了")) <= 4


def test_readings_are_told_unless_the_row_tells_its_own(suggester: Suggester) -> None:
    assert suggester.rows("jiazhaodiule zenmeban").heard == "驾照丢了怎么办"
    assert suggester.rows("gjjzf").heard == ""


def test_a_cry_for_help_is_told_before_everything(suggester: Suggester) -> None:
    assert suggester.rows("家里着火了").alarm == "火情"
    assert suggester.rows("驾照丢了").alarm == ""


def test_personal_data_does_not_come_back(suggester: Suggester) -> None:
    found = suggester.rows("驾照丢了 33010619800101001X")
    assert found.personal
    assert "33010619800101001X" not in repr(found)
    assert found.rows[0].id == "matter:48"


def test_no_more_rows_than_an_eye_takes_in(suggester: Suggester) -> None:
    assert len(ids(suggester, "gj")) == len(ids(suggester, "公积金")) == MOST_ROWS


def test_a_row_is_found_by_its_id(suggester: Suggester) -> None:
    row = suggester.row("absent:26")
    assert row is not None
    assert row.kind is Kind.ABSENT
    assert suggester.row("matter:9999") is None


@pytest.mark.parametrize(
    "text",
    [
        "驾照" * 50_000,
        "a" * 100_000,
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "\x00\ud800",
        "((((" * 9000,
        "%s{}{{7*7}}",
    ],
)
def test_bad_input_costs_no_more_than_a_moment(suggester: Suggester, text: str) -> None:
    began = time.perf_counter()
    suggester.rows(text)
    assert time.perf_counter() - began < A_MOMENT


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_no_text_raises(suggester: Suggester, text: str) -> None:
    suggester.rows(text)


def test_a_keystroke_costs_a_few_milliseconds(suggester: Suggester) -> None:
    suggester.rows("gjj")
    texts = [
        whole[:end] for whole in ("公积金租房提取", "gongjijinzufang", "gjjzf", "408") for end in range(1, len(whole))
    ]

    def cost(text: str) -> float:
        began = time.perf_counter()
        suggester.rows(text)
        return time.perf_counter() - began

    assert statistics.median(cost(text) for text in texts) < KEYSTROKE
