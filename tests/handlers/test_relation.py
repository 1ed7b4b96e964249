"""Going on from a question, and going back to an earlier one."""

import pytest

from handlers.relation import continued, going_back
from nlu.understanding import Understanding, Verdict


def read(verdict: Verdict, absent: str = "") -> Understanding:
    return Understanding("", verdict, (), (), (), absent)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("回到前面那个，公积金转移找哪个单位", "公积金转移找哪个单位"),
        ("刚才说的公积金那个", "公积金那个"),
        ("之前那个归谁管", "归谁管"),
    ],
)
def test_going_back_leaves_what_else_is_said(text: str, rest: str) -> None:
    left = going_back(text)
    assert left is not None
    assert left.strip(" ，") == rest


@pytest.mark.parametrize("text", ["驾照丢了", "我要把公积金转回来", ""])
def test_nobody_goes_back(text: str) -> None:
    assert going_back(text) is None


def test_what_is_sure_or_known_to_be_absent_stands_for_itself() -> None:
    sure, unsure = read(Verdict.SURE), read(Verdict.UNSURE)
    assert not continued("那驾照呢", sure, sure)
    assert not continued("那护照呢", read(Verdict.UNKNOWN, "absent:1"), sure)
    assert not continued("那驾照呢", unsure, read(Verdict.UNKNOWN))


def test_what_is_unsure_goes_on() -> None:
    assert continued("就进去两三天", read(Verdict.UNSURE), read(Verdict.SURE))


@pytest.mark.parametrize(("text", "goes_on"), [("那单位食堂的呢", True), ("要是货车呢", True), ("貔貅怎么办", False)])
def test_what_nobody_knows_goes_on_only_when_it_is_said_so(text: str, goes_on: bool) -> None:
    assert continued(text, read(Verdict.UNKNOWN), read(Verdict.SURE)) is goes_on
