"""Questions, choices, refusals, by polling: what an answer shows and where its buttons lead."""

import pytest

from .conftest import IDENTITY, Citizen, named

pytestmark = pytest.mark.asyncio(loop_scope="session")

SURE = "驾照丢了要跑几趟"
WIDE = "公积金"
ANSWER_BUTTONS = ["看原文", "去哪办", "为什么是这条", "都不是", "👍 有用", "👎 不对"]


async def test_a_sure_answer_says_all_that_matters(citizen: Citizen) -> None:
    answer = await citizen.ask(SURE)
    for fact in ("补办驾驶证、行驶证", "市公安局交管局", "1次", "序号48", "2017年第2期", "第37页"):
        assert fact in answer.text
    assert answer.html.startswith("<b>补办驾驶证、行驶证</b>")
    assert answer.buttons == ANSWER_BUTTONS


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("看原文", "序号48　单位名称：市公安局交管局"),
        ("去哪办", "没有印窗口地址"),
        ("为什么是这条", "对上的词："),
        ("都不是", "那是下面的哪一件吗"),
    ],
)
async def test_where_the_buttons_of_an_answer_lead(citizen: Citizen, label: str, said: str) -> None:
    assert said in (await citizen.press(await citizen.ask(SURE), label)).text


@pytest.mark.parametrize(("label", "said"), [("👍 有用", "谢谢，记下了"), ("👎 不对", "谢谢指正")])
async def test_a_thumb_is_thanked_for_without_a_message(citizen: Citizen, label: str, said: str) -> None:
    answer = await citizen.ask(SURE)
    assert said in await citizen.toast(answer, label)
    assert citizen.api.screen(citizen.user)[-1] == answer


async def test_a_wide_question_is_asked_back_and_answered_by_a_press(citizen: Citizen) -> None:
    choice = await citizen.ask(WIDE)
    assert choice.text.splitlines()[0].endswith("？点一下，或回数字。")
    assert 3 <= len(choice.buttons) <= 6
    assert named(choice.buttons[-1]) == "都不是"
    card = await citizen.press(choice, choice.buttons[1])
    title, _, office = choice.text.splitlines()[2].removeprefix("2. ").rstrip("）").rpartition("（")
    assert card.text.startswith(title)
    assert f"办理单位：{office}" in card.text


@pytest.mark.parametrize("number", ["2", "第二个", "２"])
async def test_a_choice_is_picked_by_number(citizen: Citizen, number: str) -> None:
    choice = await citizen.ask(WIDE)
    assert (await citizen.ask(number)).text.startswith(named(choice.buttons[1]))


async def test_none_of_these_leads_on_and_ends_with_the_units_and_12345(citizen: Citizen) -> None:
    choice = await citizen.ask(WIDE)
    seen: list[str] = []
    for _ in range(20):
        offered = [named(button) for button in choice.buttons]
        if offered[-1] != "都不是":
            break
        assert not set(seen) & set(offered[:-1]), "what was turned down comes again"
        seen += offered[:-1]
        choice = await citizen.press(choice, "都不是")
    assert "12345" in choice.text
    assert choice.buttons == ["1 按单位翻看清单"]
    pressed = await citizen.user.press(choice, choice.buttons[0])
    await pressed.answer()
    assert "清单上的" in (await citizen.api.wait_for_edit(choice)).text


async def test_a_refusal_names_the_unknown_word_and_the_hotline(citizen: Citizen) -> None:
    refusal = await citizen.ask("低保怎么申请")
    for part in ("12345", "低保", "不在我的清单里"):
        assert part in refusal.text
    assert named(refusal.buttons[-1]) == "按单位翻看清单"


@pytest.mark.parametrize("text", ["   ", "\u3000", "？？？", "😀😀"])
async def test_a_text_that_asks_nothing_is_answered_kindly(citizen: Citizen, text: str) -> None:
    assert "请" in (await citizen.ask(text)).text


async def test_the_longest_text_that_telegram_lets_through(citizen: Citizen) -> None:
    text = (SURE + "😀" * 10) * 227
    longest = text[: len(text) - next(n for n in range(len(text)) if _units(text[: len(text) - n]) <= 4096)]
    assert 4090 <= _units(longest) <= 4096
    assert "我只看了前" in (await citizen.ask(longest)).text


@pytest.mark.parametrize(
    "text",
    [
        "<b>&\"'怎么办",
        "<script>alert(1)</script>",
        "</b></blockquote>驾照丢了",
        "&lt;b&gt;低保&lt;/b&gt;",
        "/unit <b>&\"'",
        "/places </i><a href='http://x.cn'>点我</a>",
    ],
)
async def test_markup_in_a_question_comes_back_harmless(citizen: Citizen, text: str) -> None:
    answer = await citizen.ask(text)
    assert {entity["type"] for entity in answer.entities} <= {"bold", "italic", "blockquote"}
    assert "我这边出了点问题" not in answer.text


async def test_what_is_named_in_a_notice_is_named_as_it_was_typed(citizen: Citizen) -> None:
    assert "叫“<b>&\"'”的单位" in (await citizen.ask("/unit <b>&\"'")).text


async def test_a_number_with_its_label_does_not_hide_the_question(citizen: Citizen) -> None:
    assert "补办驾驶证、行驶证" in (await citizen.ask(f"身份证号：{IDENTITY}，{SURE}")).text


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
