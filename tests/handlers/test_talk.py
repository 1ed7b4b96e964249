"""Talks as people hold them: short, elliptic, going back and forth; by the kinds of things that once went wrong."""

import pytest

from handlers import texts
from handlers.conversation import Conversation
from handlers.plain import plain
from handlers.reply import Outcome, Reply
from handlers.turn import Turn

LICENCE, RENT = "驾照丢了要跑几趟", "公积金租房提取"


async def held(conversation: Conversation, *said: str) -> Reply:
    """The last reply of a talk."""
    replies = [await conversation.say(Turn("t", each)) for each in said]
    return replies[-1]


def first(reply: Reply) -> str:
    return reply.items[0].id if reply.items else ""


def ids(reply: Reply) -> list[str]:
    return [item.id for item in reply.items]


# another subject


async def test_another_subject_with_two_providers_is_asked_back_after_an_answer(conversation: Conversation) -> None:
    reply = await held(conversation, "驾照丢了", "加油卡在哪里办")
    assert reply.outcome is Outcome.CHOOSE
    assert {"matter:588", "matter:589"} <= set(ids(reply)[:2])


@pytest.mark.parametrize("said", ["就业登记怎么办", "就医凭证怎么办"])
async def test_what_begins_with_a_character_of_a_continuation_is_none(conversation: Conversation, said: str) -> None:
    alone = await conversation.say(Turn("other", said))
    assert first(await held(conversation, LICENCE, said)) == first(alone)


@pytest.mark.parametrize("said", ["那护照呢", "那身份证呢", "那电瓶车呢"])
async def test_a_subject_that_is_not_in_the_books_is_refused_in_the_middle_of_a_talk(
    conversation: Conversation, said: str
) -> None:
    assert (await held(conversation, LICENCE, said)).outcome is Outcome.NONE


@pytest.mark.parametrize("name", ["地铁", "春节过年与放假"])
async def test_what_is_absent_and_made_of_small_words_is_refused_by_its_name(
    conversation: Conversation, name: str
) -> None:
    reply = await held(conversation, name)
    assert reply.outcome is Outcome.NONE
    assert f"“{name}”" in plain(reply)
    assert texts.NO_SUBJECT not in plain(reply)


# details of the one at hand


@pytest.mark.parametrize("said", ["要身份证吗", "护照要不要翻译", "要照片不", "那户口本要带吗", "用带公章吗"])
async def test_papers_that_one_brings_are_asked_of_the_entry_at_hand(conversation: Conversation, said: str) -> None:
    reply = await held(conversation, RENT, said)
    assert first(reply) == "matter:408"
    assert texts.ASPECTS["材料"] in plain(reply)


@pytest.mark.parametrize("said", ["身份证丢了怎么补", "护照怎么办理"])
async def test_papers_that_one_has_made_are_a_subject_of_their_own(conversation: Conversation, said: str) -> None:
    assert (await held(conversation, RENT, said)).outcome is Outcome.NONE


async def test_a_second_paper_needs_no_verb(conversation: Conversation) -> None:
    assert first(await held(conversation, RENT, "要身份证吗", "户口本呢")) == "matter:408"
    assert (await held(conversation, "几次", "户口本呢")).outcome is Outcome.NONE


@pytest.mark.parametrize(
    "said",
    ["归谁", "归哪", "税率是多少", "能报多少", "考试几月份", "要考试吗", "备注里写啥没有", "还要跑？", "打什么电话"],
)
async def test_terse_ways_to_ask_for_an_aspect_mean_the_entry_at_hand(conversation: Conversation, said: str) -> None:
    reply = await held(conversation, RENT, said)
    assert (reply.outcome, first(reply)) == (Outcome.ANSWER, "matter:408")


async def test_an_aspect_before_the_choice_is_made_shows_the_remarks(conversation: Conversation) -> None:
    reply = await held(conversation, "个体户不干了，税务注销", "要多久")
    assert reply.outcome is Outcome.CHOOSE
    assert "5个工作日" in plain(reply)


async def test_a_remark_on_visits_is_told_with_them(conversation: Conversation) -> None:
    assert "不予许可0次" in plain(await held(conversation, "教师资格认定", "不给批也要跑一次吗"))


@pytest.mark.parametrize(
    ("before", "said", "remark"),
    [
        ("国税的清税证明怎么开", "我们从来没领过发票，也没做过生意呢", "即时办结"),
        ("个体户税每月定额的，国税登记要注销", "税都交清了，发票也缴了，没欠没罚，还要等吗", "即时办结"),
        ("增值税专用发票最高开票限额审批", "15万的呢", "流转办结"),
    ],
)
async def test_new_circumstances_that_the_remark_speaks_of_are_answered_with_it(
    conversation: Conversation, before: str, said: str, remark: str
) -> None:
    assert remark in plain(await held(conversation, before, said))


@pytest.mark.parametrize("said", ["现在不是有退役军人局了吗", "这个局是不是撤销了", "民政局后来改革了吧，合并了吗"])
async def test_what_has_become_of_the_office_is_told(conversation: Conversation, said: str) -> None:
    assert "市退役军人事务局" in plain(await held(conversation, "伤残等级评定", said))


# within the family


@pytest.mark.parametrize(
    ("before", "said", "meant"),
    [
        ("纳税人跨县区迁出", "迁入呢", "matter:427"),
        ("外商投资项目备案变更", "那备案要延期呢", "matter:6"),
        ("烟类消费税申报", "卖电池的", "matter:487"),
        ("车辆购置税完税证明补办", "写错了名字呢", "matter:524"),
        ("电信宽带过户", "停机一段时间", "matter:571"),
        ("招标文件在哪拿", "报名呢", "matter:551"),
        ("医保转外就医登记", "我要是长期住那边呢", "matter:258"),
        ("公积金租房提取", "那贷款买的呢", "matter:407"),
    ],
)
async def test_a_word_or_two_turn_to_another_matter_of_the_same_office(
    conversation: Conversation, before: str, said: str, meant: str
) -> None:
    assert first(await held(conversation, before, said)) == meant


@pytest.mark.parametrize(
    ("before", "said", "meant"),
    [
        ("国税完税证明开具", "地税的那个", "matter:164"),
        ("华数宽带移机", "如果是电信的，要跑几次", "matter:569"),
        ("国税停业登记", "那地税的呢", "matter:114"),
        ("不动产登记的房改购房", "房管局那个", "matter:309"),
    ],
)
async def test_an_office_alone_means_the_same_matter_there(
    conversation: Conversation, before: str, said: str, meant: str
) -> None:
    assert first(await held(conversation, before, said)) == meant


async def test_a_unit_that_is_a_subject_too_is_asked_back(conversation: Conversation) -> None:
    assert (await held(conversation, LICENCE, "公积金")).outcome is Outcome.CHOOSE


# going back


async def test_one_goes_back_by_the_words_one_has_used(conversation: Conversation) -> None:
    talk = ("交通违法处理，我在文三路被拍的", "要是在高速上被拍的呢", LICENCE)
    assert first(await held(conversation, *talk, "前面文三路那个归谁管")) == "matter:56"


@pytest.mark.parametrize("said", ["最先那个归谁管", "前面第一个说的，归谁管", "一开始那个归谁管"])
async def test_one_goes_back_to_the_first(conversation: Conversation, said: str) -> None:
    assert first(await held(conversation, LICENCE, RENT, "导游证怎么办", said)) == "matter:48"


async def test_one_goes_back_and_changes_something(conversation: Conversation) -> None:
    talk = ("移动有线宽带拆机", LICENCE, "刚才移动宽带那个先不拆了，改成移到我爸妈家去")
    assert first(await held(conversation, *talk)) == "matter:581"


# several together


async def test_what_one_word_names_is_planned_each_for_itself(conversation: Conversation) -> None:
    reply = await held(conversation, "水电煤气都要过户")
    assert reply.outcome is Outcome.CHOOSE
    assert {"matter:593", "matter:562"} <= set(ids(reply))


@pytest.mark.parametrize("said", ["驾照和市民卡一起补办", "驾照跟市民卡都要补办"])
async def test_things_that_are_joined_are_planned(conversation: Conversation, said: str) -> None:
    assert set(ids(await held(conversation, said))) == {"matter:48", "matter:617"}


async def test_a_vague_wish_is_asked_about_and_not_lost(conversation: Conversation) -> None:
    reply = await held(conversation, "驾照丢了要补，还有公积金，市民卡断了要换一张，一共跑几趟")
    assert texts.PLAN_UNCLEAR.format("公积金") in plain(reply)
    assert texts.PLAN_HEAD.format(2, 2) in plain(reply)


async def test_even_one_clear_wish_is_planned_beside_a_vague_one(conversation: Conversation) -> None:
    reply = await held(conversation, "驾照丢了要补，还有公积金，一共跑几趟")
    assert texts.PLAN_UNCLEAR.format("公积金") in plain(reply)
    assert ids(reply) == ["matter:48"]


@pytest.mark.parametrize("said", ["一共要等三个月吗", "总共要花多少钱"])
async def test_a_sum_of_something_else_is_no_plan(conversation: Conversation, said: str) -> None:
    reply = await held(conversation, "导游证怎么办", LICENCE, RENT, said)
    assert first(reply) == "matter:408"
    assert "件事，一共要跑" not in plain(reply)


async def test_an_entry_of_a_plan_that_is_told_more_exactly_takes_its_place(conversation: Conversation) -> None:
    await held(conversation, "水表名字要改，煤气的户名也一起改掉，一共跑几趟", "水的话我们家是一户一表")
    reply = await held(conversation, "水和煤气一共要跑几趟")
    assert set(ids(reply)) == {"matter:593", "matter:601"}


async def test_what_is_still_there_is_no_second_wish(conversation: Conversation) -> None:
    reply = await held(conversation, "市民卡丢在公交车上了，卡里还有几百块，想先挂失")
    assert texts.PLAN_HEAD.partition("{}")[0] not in plain(reply)


# besides questions


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("行，谢了", "感谢"),
        ("好的好的，谢谢你啊", "感谢"),
        ("谢谢啊，再见", "告别"),
        ("谢谢，我真的不知道怎么办了", "难过"),
        ("心里难受得很", "难过"),
        ("你们到底会不会办事啊，我问了三遍了", "不满"),
        ("算了算了，给我个人工电话", "人工"),
    ],
)
async def test_sayings_are_heard_one_after_the_other_and_with_what_stands_around(
    conversation: Conversation, said: str, kind: str
) -> None:
    assert plain(await held(conversation, RENT, said)) == texts.courtesy(kind)


async def test_a_question_beside_anger_is_answered(conversation: Conversation) -> None:
    assert first(await held(conversation, "什么破机器人，驾照丢了怎么补")) == "matter:48"


# slowly


@pytest.mark.parametrize("said", ["说慢点", "字太小了，我看不清", "讲慢一点", "我看不清"])
async def test_whoever_cannot_follow_is_told_step_by_step(conversation: Conversation, said: str) -> None:
    reply = await held(conversation, LICENCE, said)
    assert texts.ELDER_ON in plain(reply)
    assert texts.CALL_FIRST in plain(reply)


async def test_what_is_asked_with_it_is_told_slowly(conversation: Conversation) -> None:
    reply = await held(conversation, "说慢点，我年纪大了。驾照丢了怎么补")
    assert first(reply) == "matter:48"
    assert len([line for line in reply.paragraphs if line.text]) == 3
    assert first(await held(conversation, "下一步")) == "matter:48"


async def test_all_of_a_plan_of_three_is_told_slowly(conversation: Conversation) -> None:
    await held(conversation, "/elder")
    asked = "驾照丢了要补，还有市民卡断了要换一张，还有公积金要转移到杭州，一共跑几趟"
    told = [plain(await held(conversation, said)) for said in (asked, "下一步", "1")]
    assert [title in each for title, each in zip(("驾驶证", "公积金转移", "市民卡补卡"), told, strict=True)] == [
        True
    ] * 3


async def test_slowly_every_life_event_can_be_come_to(conversation: Conversation) -> None:
    reply = await held(conversation, "/elder", "/events")
    seen: list[str] = []
    while reply.buttons[-1].label == texts.OTHERS:
        seen += [button.label for button in reply.buttons[:-1]]
        reply = await held(conversation, str(len(reply.buttons)))
        assert len(reply.buttons) <= 3
    seen += [button.label for button in reply.buttons]
    assert len(seen) == len(set(seen)) >= 15


async def test_slowly_a_number_picks_the_life_event_and_then_its_stage(conversation: Conversation) -> None:
    menu = await held(conversation, "/elder", "/events", "1")
    assert menu.outcome is Outcome.CHOOSE
    stage = await held(conversation, "1")
    assert stage.outcome is Outcome.CHOOSE
    assert (await held(conversation, "1")).outcome is Outcome.ANSWER


async def test_a_choice_that_was_pending_is_told_anew_slowly(conversation: Conversation) -> None:
    reply = await held(conversation, "公积金", "说慢点")
    assert len(reply.buttons) == 3
    assert (await held(conversation, "1")).outcome is Outcome.ANSWER
