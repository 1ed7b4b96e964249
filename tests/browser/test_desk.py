"""What staff do, with real keys in a real browser."""

import re

import pytest
from playwright.async_api import Page, Route, expect

from knowledge.staff import Role
from tests.browser.conftest import DESKTOP, PASSWORD, PHONE, Open, Site

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def types(page: Page, text: str) -> None:
    """Type with real keys, as fast as they come, and wait until the rows are those of the whole text."""
    await page.keyboard.type(text)
    await settled(page)


async def settled(page: Page) -> None:
    """Wait until nothing is under way."""
    await page.wait_for_selector('#ask[aria-busy="false"]')


def chosen(page: Page) -> str:
    return '#rows [role=option][aria-selected="true"]'


async def has_chosen(page: Page, title: str) -> None:
    await expect(page.locator(chosen(page))).to_contain_text(title)


async def has_opened(page: Page, title: str) -> None:
    await expect(page.locator("#sheet h2")).to_have_text(title)


async def clipboard(page: Page) -> str:
    return str(await page.evaluate("navigator.clipboard.readText()"))


LICENCE, RENT = "补办驾驶证、行驶证", "公积金：租赁住房"


# coming in


async def test_a_wrong_password_is_told_and_the_right_one_opens_the_desk(site: Site, opened: Open) -> None:
    page, name = await opened(), await site.account(Role.STAFF)
    await page.goto("/")
    await expect(page.get_by_label("名字")).to_be_focused()
    await page.keyboard.type(name)
    await page.keyboard.press("Tab")
    await page.keyboard.type("wrong")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("名字或密码不对")
    await expect(page.get_by_label("名字")).to_have_value(name)
    await expect(page.get_by_label("密码")).to_be_focused()
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_text(name)).to_be_visible()


async def test_the_printed_link_makes_the_first_account(site: Site, opened: Open) -> None:
    page = await opened()
    found = re.search(r"http://\S+/first/\S+", site.told[1])
    assert found is not None
    await page.goto(found[0])
    await expect(page.get_by_label("名字")).to_be_focused()
    for text in ("管理员", PASSWORD, PASSWORD):
        await page.keyboard.type(text)
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator("#typed")).to_be_focused()
    await expect(page.get_by_role("link", name="账号")).to_be_visible()
    await page.goto(found[0])
    await expect(page.get_by_text("这个链接用过了")).to_be_visible()


async def test_whoever_signs_out_is_out(signed_in: Open) -> None:
    page = await signed_in()
    await page.get_by_role("button", name="退出").click()
    await page.goto("/")
    await expect(page).to_have_url(re.compile("/sign-in$"))


async def test_a_session_that_has_ended_leads_to_the_sign_in_at_the_next_key(signed_in: Open) -> None:
    page = await signed_in()
    await page.context.clear_cookies()
    await page.keyboard.type("驾")
    await expect(page).to_have_url(re.compile("/sign-in$"))


# typing


async def test_the_field_has_the_focus_and_the_usual_stands_below(signed_in: Open) -> None:
    page = await signed_in()
    await expect(page.locator("#typed")).to_be_focused()
    await has_chosen(page, LICENCE)


@pytest.mark.parametrize(
    ("text", "title"),
    [("驾照丢了", LICENCE), ("gjjzf", RENT), ("gongjijinzuf", RENT), ("408", RENT), ("图书馆", "杭州图书馆")],
)
async def test_rows_follow_what_is_typed(signed_in: Open, text: str, title: str) -> None:
    page = await signed_in()
    await types(page, text)
    await has_chosen(page, title)


async def test_rows_come_while_an_input_method_is_composing_and_its_enter_opens_nothing(signed_in: Open) -> None:
    page = await signed_in()
    keys = await page.context.new_cdp_session(page)
    await keys.send("Input.imeSetComposition", {"text": "gong'ji'jin'zu'f", "selectionStart": 16, "selectionEnd": 16})
    await settled(page)
    await has_chosen(page, RENT)
    await page.locator("#typed").dispatch_event("keydown", {"key": "Enter", "code": "Enter", "isComposing": True})
    await expect(page.locator("#sheet h2")).to_have_count(0)
    await keys.send("Input.insertText", {"text": "驾照丢了"})
    await settled(page)
    await has_chosen(page, LICENCE)


async def test_arrows_choose_enter_opens_escape_clears(signed_in: Open) -> None:
    page = await signed_in()
    await types(page, "驾照丢了")
    await page.keyboard.press("ArrowDown")
    second = await page.locator(chosen(page)).get_attribute("id")
    assert second == "row-2"
    await expect(page.locator("#typed")).to_have_attribute("aria-activedescendant", second)
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    await expect(page.locator("#rows [role=option]").last).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await has_opened(page, LICENCE)
    await expect(page.locator("#typed")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator("#typed")).to_have_value("")
    await has_opened(page, LICENCE)


async def test_enter_right_after_the_last_letter_opens_what_was_typed(signed_in: Open) -> None:
    page = await signed_in()
    await page.keyboard.type("gjjzf")
    await page.keyboard.press("Enter")
    await has_opened(page, RENT)


async def test_what_is_typed_after_enter_does_not_change_what_it_opens(signed_in: Open) -> None:
    page = await signed_in()
    await page.keyboard.type("gjjzf")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await page.keyboard.type("驾照丢了")
    await has_opened(page, RENT)
    await settled(page)
    await has_chosen(page, LICENCE)


async def test_what_is_typed_once_a_sheet_is_open_begins_the_next_question(signed_in: Open) -> None:
    page = await signed_in()
    await types(page, "gjjzf")
    await page.keyboard.press("Enter")
    await has_opened(page, RENT)
    await types(page, "驾照丢了")
    await expect(page.locator("#typed")).to_have_value("驾照丢了")
    await has_chosen(page, LICENCE)
    await has_opened(page, RENT)


async def test_letters_typed_anywhere_go_into_the_field(signed_in: Open) -> None:
    page = await signed_in()
    await page.locator("#thread h2").click()
    await page.evaluate("document.activeElement.blur()")
    await types(page, "408")
    await expect(page.locator("#typed")).to_have_value("408")
    await has_chosen(page, RENT)


async def test_rows_are_narrowed_by_keys(signed_in: Open) -> None:
    page = await signed_in()
    await page.keyboard.press("Alt+k")
    await page.keyboard.press("Alt+k")
    await page.keyboard.press("Alt+k")
    await settled(page)
    await expect(page.get_by_role("button", name="地点", exact=True)).to_have_attribute("aria-pressed", "true")
    await expect(page.locator("#rows [role=option]")).to_have_count(24)
    await page.keyboard.press("Escape")
    await types(page, "gjjzf")
    await page.keyboard.press("Alt+u")
    await settled(page)
    await expect(page.locator("#unit-chip")).to_contain_text("市公积金管理中心")
    await page.keyboard.press("Escape")
    await settled(page)
    await expect(page.locator("#rows [role=option]")).to_have_count(19)
    await page.keyboard.press("Escape")
    await settled(page)
    await expect(page.locator("#rows [role=option]")).to_have_count(8)


# the sheet


async def test_the_sheet_says_in_big_what_the_caller_asks(signed_in: Open) -> None:
    page = await signed_in()
    await types(page, "驾照丢了")
    await page.keyboard.press("Enter")
    await has_opened(page, LICENCE)
    await expect(page.locator(".big strong")).to_have_text("1")
    size = await page.locator(".big strong").evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    assert size >= 60
    await expect(page.locator("#sheet")).to_contain_text("市公安局交管局")
    await expect(page.locator("#sheet footer")).to_contain_text("序号48")


async def test_the_answer_the_sentence_and_the_summary_are_copied_with_a_key(signed_in: Open) -> None:
    page = await signed_in()
    await types(page, "gjjzf")
    await page.keyboard.press("Enter")
    await has_opened(page, RENT)
    await page.keyboard.press("Alt+c")
    await expect(page.get_by_role("status").filter(has_text="已复制")).to_be_visible()
    assert (await clipboard(page)).startswith(f"【{RENT}】\n要跑几趟：1次")
    await page.keyboard.press("Alt+a")
    await expect(page.locator("#note")).to_contain_text("那一句")
    assert await clipboard(page) == await page.locator("#aloud").inner_text()
    await page.keyboard.press("Alt+s")
    await expect(page.locator("#note")).to_contain_text("小结")
    assert (await clipboard(page)).startswith("本次通话查了1条：\n1. 公积金：租赁住房：1次")
    await expect(page.locator("#typed")).to_be_focused()


async def test_copying_works_where_the_clipboard_is_locked(signed_in: Open) -> None:
    page = await signed_in()
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })")
    await types(page, "gjjzf")
    await page.keyboard.press("Enter")
    await has_opened(page, RENT)
    await page.keyboard.press("Alt+c")
    await expect(page.locator("#note")).to_contain_text("已复制")
    await page.keyboard.press("Escape")
    await page.keyboard.press("Control+v")
    await expect(page.locator("#typed")).to_have_value(re.compile(RENT))


async def test_why_this_one_is_told_with_a_key(signed_in: Open) -> None:
    page = await signed_in()
    await types(page, "驾照丢了")
    await page.keyboard.press("Enter")
    await has_opened(page, LICENCE)
    await expect(page.locator("#why")).to_be_hidden()
    await page.keyboard.press("Alt+w")
    await expect(page.locator("#why")).to_contain_text("对上的词：驾照")
    await page.keyboard.press("Alt+w")
    await expect(page.locator("#why")).to_be_hidden()


async def test_what_the_list_does_not_hold_is_said_and_leads_on(signed_in: Open) -> None:
    page = await signed_in()
    await types(page, "结婚登记")
    await page.keyboard.press("Enter")
    await expect(page.locator("#sheet .kind")).to_have_text("清单里没有")
    await page.locator(".near button").click()
    await has_opened(page, "涉及外国人、港、澳、台居民、华侨的婚姻登记")


async def test_a_whole_sentence_is_answered_and_its_options_can_be_pressed(signed_in: Open) -> None:
    page = await signed_in()
    await types(page, "公积金")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator("#sheet .kind")).to_have_text("整句问")
    await page.locator("[data-press]").first.click()
    await expect(page.locator("#sheet .kind")).to_have_text("事项")


# the call


async def test_what_was_looked_up_is_recalled_with_a_key_and_gone_with_the_next_call(signed_in: Open) -> None:
    page = await signed_in()
    for text, title in (("驾照丢了", LICENCE), ("gjjzf", RENT)):
        await types(page, text)
        await page.keyboard.press("Enter")
        await has_opened(page, title)
        await page.keyboard.press("Escape")
    await expect(page.locator("#thread li")).to_have_count(2)
    await page.keyboard.press("Alt+1")
    await has_opened(page, LICENCE)
    await page.reload()
    await expect(page.locator("#thread li")).to_have_count(2)
    await page.keyboard.press("Alt+x")
    await expect(page.locator("#thread li")).to_have_count(0)
    await expect(page.locator("#sheet h2")).to_have_count(0)
    await expect(page.locator("#typed")).to_be_focused()


async def test_what_was_not_found_goes_to_the_maintainers_with_keys_alone(signed_in: Open) -> None:
    page, question = await signed_in(), "貔貅怎么办证"
    await types(page, question)
    await page.keyboard.press("Alt+n")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await expect(page.get_by_label("来电人问的")).to_have_value(question)
    await page.keyboard.type("请到窗口问，电话13800138000")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator("#note")).to_contain_text("已交给维护人员")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await expect(page.locator("#typed")).to_be_focused()
    maintainer = await signed_in(role=Role.MAINTAINER)
    await maintainer.get_by_role("link", name="没找到的").click()
    waiting = maintainer.locator(".queue li").filter(has_text=question)
    await expect(waiting).to_contain_text("请到窗口问")
    await expect(waiting).not_to_contain_text("13800138000")
    await waiting.get_by_role("button", name="处理好了").click()
    await expect(maintainer.locator(".queue li").filter(has_text=question)).to_have_count(0)


async def test_the_dialog_is_left_with_escape(signed_in: Open) -> None:
    page = await signed_in()
    await page.keyboard.press("Alt+n")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await expect(page.locator("#typed")).to_be_focused()


# what goes wrong


async def test_a_lost_connection_is_told_and_forgotten_when_it_is_back(signed_in: Open) -> None:
    page = await signed_in()
    cut = True

    async def between(route: Route) -> None:
        await (route.abort() if cut else route.continue_())

    await page.route("**/suggest", between)
    await page.keyboard.type("驾照丢")
    await expect(page.locator("#note")).to_contain_text("连不上服务器")
    cut = False
    await page.keyboard.type("了")
    await has_chosen(page, LICENCE)


async def test_what_is_typed_is_never_run(signed_in: Open) -> None:
    page = await signed_in()
    await types(page, "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator("#sheet .kind")).to_have_text("整句问")
    assert await page.evaluate("window.hacked") is None


async def test_without_a_script_the_desk_still_answers(signed_in: Open) -> None:
    page = await signed_in(script=False)
    await page.locator("#typed").fill("gjjzf")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name=RENT).click()
    await has_opened(page, RENT)


# for everybody


async def test_landmarks_and_names_are_there_for_a_screen_reader(signed_in: Open) -> None:
    page = await signed_in(role=Role.ADMIN)
    await types(page, "驾照丢了")
    await page.keyboard.press("Enter")
    await has_opened(page, LICENCE)
    for role in ("banner", "navigation", "main", "search", "complementary", "contentinfo", "article"):
        assert await page.get_by_role(role).count() >= 1, role
    await expect(page.get_by_role("combobox")).to_have_accessible_name(re.compile("来电人要办什么"))
    await expect(page.get_by_role("listbox")).to_have_accessible_name("结果")
    await expect(page.get_by_role("option", selected=True)).to_have_accessible_name(re.compile(LICENCE))
    nameless = await page.evaluate(
        "[...document.querySelectorAll('button, a, input:not([type=hidden]), textarea, select')]"
        ".filter(each => !(each.innerText || each.labels?.length || each.ariaLabel)).map(each => each.outerHTML)"
    )
    assert nameless == []


async def test_how_many_rows_there_are_is_told_to_a_screen_reader(signed_in: Open) -> None:
    page = await signed_in()
    region = await page.locator("#found").element_handle()
    assert region is not None
    await types(page, "驾照丢了")
    assert f"第一条：{LICENCE}" in await region.inner_text()


@pytest.mark.parametrize("size", [PHONE, (320, 640), (DESKTOP[0] // 2, DESKTOP[1] // 2), (1024, 700), DESKTOP])
async def test_nothing_has_to_be_scrolled_sideways(signed_in: Open, size: tuple[int, int]) -> None:
    page = await signed_in(size, role=Role.ADMIN)
    await types(page, "gjjzf")
    for step in ("Enter", "Alt+w", "Alt+n"):
        await page.keyboard.press(step)
        await page.wait_for_timeout(100)
        wide, held = await page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= held, step


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_word_on_the_page_can_be_read(signed_in: Open, scheme: str) -> None:
    page = await signed_in(scheme=scheme, role=Role.ADMIN)
    for text in ("结婚登记", "家里着火了", "公积金网上业务"):
        await types(page, text)
        await page.keyboard.press("Enter")
        await expect(page.locator("#sheet h2")).to_be_visible()
        assert await page.evaluate(FAINT) == []
        await page.keyboard.press("Escape")
        await settled(page)
    await page.keyboard.press("Alt+n")
    assert await page.evaluate(FAINT) == []


FAINT = """() => {
  const parsed = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (each) => {
    for (; each; each = each.parentElement) {
      const colour = parsed(getComputedStyle(each).backgroundColor);
      if (colour[3] !== 0) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const each of document.querySelectorAll("body *")) {
    const own = [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !each.checkVisibility({ visibilityProperty: true })) continue;
    const [one, other] = [light(parsed(getComputedStyle(each).color)), light(ground(each))].sort((a, b) => a - b);
    if ((other + 0.05) / (one + 0.05) < 4.5) faint.push(each.outerHTML.slice(0, 120));
  }
  return faint;
}"""
"""Elements with words of their own whose contrast with what lies behind them is below 4.5."""


async def test_what_a_finger_presses_is_big_enough(signed_in: Open) -> None:
    page = await signed_in(PHONE)
    await types(page, "gjjzf")
    await page.keyboard.press("Enter")
    await has_opened(page, RENT)
    small = await page.evaluate(
        "[...document.querySelectorAll('button, summary, [role=option]')].filter(each => each.checkVisibility())"
        ".map(each => [each.innerText, each.getBoundingClientRect().height]).filter(([, height]) => height < 24)"
    )
    assert small == []
