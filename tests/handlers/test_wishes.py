"""Several wishes in one message, told apart; a story is one wish."""

import pytest

from handlers.wishes import LONGEST, MOST_WISHES, pieces


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("营业执照丢了要补，还有个税完税证明要开", ["营业执照丢了要补", "个税完税证明要开"]),
        ("房子过户、水电煤气都要改名", ["房子过户", "水电煤气都要改名"]),
        ("驾照丢了 顺便 换个市民卡", ["驾照丢了", "换个市民卡"]),
    ],
)
def test_wishes_are_told_apart_by_the_words_that_join_them(text: str, parts: list[str]) -> None:
    assert pieces(text) == parts


@pytest.mark.parametrize("text", ["驾照丢了，要跑几趟", "", "我上周把驾照弄丢了，单位又催着要，怎么办"])
def test_a_message_that_joins_nothing_is_one_wish(text: str) -> None:
    assert pieces(text) == ()


def test_a_story_is_one_wish() -> None:
    assert pieces("驾照丢了，还有" + "后来" * LONGEST) == ()


def test_no_more_wishes_than_can_be_answered() -> None:
    assert len(pieces("、".join(["补办驾照"] * 12))) == MOST_WISHES
