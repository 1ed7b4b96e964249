"""What kind of answer a question asks for, and whether a text gives it."""

import pytest

from nlu.answers import ANSWERS, wanted

GIVEN = (
    ("电瓶车推上楼充电要罚多少", "处五百元罚款"),
    ("高龄补贴一个月多少钱", "提高到每月不低于50元"),
    ("成长板挂牌补多少", "给予一次性20万元补助"),
    ("企业开办几个工作日", "办理时限压减至1个工作日以内"),
    ("要多久", "当场办结"),
    ("网办率要到多少", "实现率达到80%以上"),
    ("每多少户配一个专管员", "原则上每300户配置1名"),
    ("要评出几家饭店", "创建餐厅32家"),
    ("几岁可以免费体检", "年满65周岁的，65岁以上"),
    ("一照多址谁牵头", "市市场监管局牵头"),
    ("什么时候完成", "2019年6月底前"),
    ("举报打什么电话", "拨打96119热线"),
    ("钱塘江夜游票价多少", "公布船票价格，20元起"),
    ("一次最多补多少", "给予最高不超过100万元补助"),
    ("扣几分", "每次扣3分"),
    ("外教年薪多少", "年薪20万元"),
    ("到2020年经常锻炼的有多少", "达到42%"),
)
NOT_GIVEN = (
    ("电瓶车推上楼充电要罚多少", "新建住宅区应当设置充电桩，每年不少于2次检查"),
    ("要评出几家饭店", "覆盖率达到80%"),
    ("每多少户配一个专管员", "每街道配备2名专管员"),
    ("河长办公室电话", "设河长办公室，由3人组成"),
    ("中心的地址", "设立服务中心"),
    ("医师扣几分要停诊", "实行记分制度"),
    ("办理要几天", "2022年3月底前完成"),
    ("在走廊充电罚几百", "对违法行为予以处罚"),
    ("高龄补贴一个月多少钱", "为老年人提供照顾"),
)


@pytest.mark.parametrize(("question", "text"), GIVEN)
def test_what_is_asked_for_is_found_in_the_text_that_gives_it(question: str, text: str) -> None:
    kinds = wanted(question)
    assert kinds
    assert all(kind.given_in(text) for kind in kinds)


@pytest.mark.parametrize(("question", "text"), NOT_GIVEN)
def test_a_text_that_speaks_of_it_without_the_answer_does_not_give_it(question: str, text: str) -> None:
    assert not all(kind.given_in(text) for kind in wanted(question))


@pytest.mark.parametrize("question", ["", "驾照丢了", "房子过户给儿子", "一照多址"])
def test_a_question_for_a_matter_asks_for_no_kind_of_answer(question: str) -> None:
    assert wanted(question) == ()


def test_every_kind_has_a_name_of_its_own() -> None:
    names = [answer.name for answer in ANSWERS]
    assert len(set(names)) == len(names)
