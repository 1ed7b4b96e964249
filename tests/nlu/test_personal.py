"""Nothing personal is left of a question, and nothing else is taken from it."""

import random
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.entries import Knowledge
from nlu.personal import mask, without_placeholders
from tests.nlu.messages import harmless, leaks, message
from tests.nlu.numbers import KINDS, Make, mobile

MESSAGES = 1500
FEW = 0.01
"""Share of harmless numbers that may be taken for somebody's."""

CARRIERS = (
    "{}",
    "我的{}丢了怎么办",
    "帮我查一下 {} 办到哪一步了",
    "是{}，麻烦了",
    "（{}）补办",
    "登记的是{}。\n谢谢",
    "号码{}要改",
)
WIDE = str.maketrans({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
STYLED = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
HARMLESS = (
    "杭政函〔2022〕6号",
    "浙公通字〔2016〕103号第12条",
    "1,000,000元",
    "注册资本 100,000,000.00 元",
    "50000元",
    "12345678元",
    "10000000 元",
    "2017年",
    "2014 2015 2016 2017四年的发票",
    "2018-2019 2019-2020 2020-2021 2021-2022学年",
    "序号642",
    "12345",
    "96119",
    "110",
    "拨打12345或者0571-12345",
    "2017-02-27",
    "2017-02-27 2017-02-28 2017-03-01",
    "2017-02-27至2017-03-27",
    "20170227",
    "2017.2.27 15:30:00",
    "2017/02/27",
    "33.5%",
    "10千伏",
    "220V 50Hz 100kVA",
    "380kV",
    "GB 50016-2014",
    "ISO9001:2015",
    "A4纸",
    "C1驾照换A2",
    "新A股上市",
    "云API对接",
    "京东APP",
    "云SERVER迁移",
    "产证抵押贷款12345678元",
    "证抵押贷款 1234567 元",
    "贵NGO登记",
    "@市民卡",
    "电话费100元",
    "银行卡号要改",
    "护照 2017-02-27 到期",
    "户口本、身份证、3份复印件",
    "身高175体重130",
    "2号楼3楼",
    "3幢和5幢",
    "车长5.99米总质量4495千克",
    "社保1995.12-2015.3",
    "1995-10-1-1996-10-1",
    "1995/10/1-1996/10/1",
    "1985 12 1 2015年",
    "15.12.31-17.3.15",
    "2017.02.27 — 2017.03.27",
    "工资1995.6.30--2017.2.27",
    "预算15000-200000元",
    "每年1500 2000 300万元",
    "注册资本 138000000.00 元",
    "注册资本138000000.00",
    "130.245678 30.259234",
    "序号 13 140 150 160",
    "序号16/116/352/596",
    "序号109 184 206 210 311 462",
    "1959-2029-4-17",
    "1940 1 31 1982 10 30",
    "序号135、136、137、138",
    "杭政办〔1998〕138号 杭政办〔2017〕139号",
    "浙政发 1998-138号",
    "微信支付2017年",
    "微信公众号12345",
    "微信 12345",
    "微信小程序APP",
    "QQ邮箱",
    "一三五七九",
    "一百三十八万零一百三十八元",
    "二〇一七年二月二十七日",
)


def test_nothing_of_a_person_is_left_in_whole_messages() -> None:
    dice = random.Random(8)
    made = [message(dice) for _ in range(MESSAGES)]
    told = [(secret, mask(each.text)) for each in made for secret in each.secrets]
    assert len(told) > MESSAGES
    assert [(secret, masked) for secret, masked in told if leaks(secret, masked)] == []


def test_a_message_that_is_not_masked_is_found_to_leak() -> None:
    dice = random.Random(8)
    made = [message(dice) for _ in range(100)]
    assert all(leaks(secret, each.text) for each in made for secret in each.secrets)


def test_numbers_of_documents_sums_and_matters_stay() -> None:
    dice = random.Random(9)
    made = [harmless(dice) for _ in range(MESSAGES)]
    assert sum(mask(each) != each for each in made) <= FEW * len(made)


def masked_whole(before: str, number: str, after: str) -> bool:
    """Was the number replaced whole, and nothing around it?  台胞证 and the like stay before their number."""
    said = re.match(r"[\u4e00-\u9fff：]*?(?=[\dA-Za-z\s])", number) if number.startswith("台") else None
    shape = re.escape(before + (said[0] if said else "")) + r"\s?\[\w+\]" + re.escape(after)
    return re.fullmatch(shape, mask(before + number + after)) is not None


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_in_every_carrier(kind: str) -> None:
    dice = random.Random(kind)
    made = [(KINDS[kind](dice), dice.choice(CARRIERS).split("{}")) for _ in range(400)]
    assert [number for number, (before, after) in made if not masked_whole(before, number, after)] == []


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("330106199001011234", "身份证号"),
        ("33010619900101123x", "身份证号"),
        ("330106999999991239", "身份证号"),
        ("33010699999999123X", "身份证号"),
        ("330106900101123", "身份证号"),
        ("3301 0619 9001 0112 34", "身份证号"),
        ("6222021202012345678", "银行卡号"),
        ("6222 0212 0201 2345", "银行卡号"),
        ("13805711234", "手机号"),
        ("+86 138-0571-1234", "手机号"),
        ("(0571)8765 4321转802", "电话"),
        ("E12345678", "证件号"),
        ("H1234567890", "证件号"),
        ("A123456(7)", "证件号"),
        ("12AB34567", "证件号"),
        ("浙AD12345", "车牌"),
        ("粤Z1234港", "车牌"),
        ("hz@gov.cn", "邮箱"),
        ("91330100MA27XXXX0X", "信用代码"),
        ("1 3 8 0 5 7 1 1 2 3 4", "号码"),
        ("1-3-8-0-5-7-1-1-2-3-4", "号码"),
        ("138\u30000013\u30008000", "手机号"),
        ("138\u00a00013\u00a08000", "手机号"),
        ("138.0013.8000", "手机号"),
        ("138．0013．8000", "手机号"),
        ("138·0013·8000", "手机号"),
        ("138/0013/8000", "手机号"),
        ("138_0013_8000", "手机号"),
        ("138 001 38000", "手机号"),
        ("1380 0138 000", "手机号"),
        ("13 8001 38000", "手机号"),
        ("138 00 13 80 00", "手机号"),
        ("138--0013--8000", "手机号"),
        ("138 - 0013 - 8000", "手机号"),
        ("+86\u3000138\u3000001\u300038000", "手机号"),
        ("一三八零零一三八零零零", "手机号"),
        ("幺三八 〇〇幺三 八〇〇〇", "手机号"),
        ("330102\u300019900101\u30001234", "身份证号"),
        ("330102.19900101.123X", "身份证号"),
        ("330102--1990--0101--1234", "身份证号"),
        ("33 01 02 19 90 01 01 12 34", "身份证号"),
        ("33010 21990 01011 234", "身份证号"),
        ("6222\u30000212\u30000201\u30002345", "银行卡号"),
        ("0571.8765.4321", "电话"),
    ],
)
def test_the_kind_is_told(number: str, kind: str) -> None:
    assert mask(f"我的是{number}。") == f"我的是[{kind}]。"


@pytest.mark.parametrize("form", [WIDE, STYLED], ids=["wide", "styled"])
@pytest.mark.parametrize("kind", KINDS)
def test_other_characters_for_the_same_digits(kind: str, form: dict[int, int]) -> None:
    dice = random.Random(kind)
    written = [KINDS[kind](dice).translate(form) for _ in range(200)]
    assert [number for number in written if not re.fullmatch(r"[\u4e00-\u9fff:：]*\s?\[\w+\]", mask(number))] == []


@given(st.sampled_from(sorted(KINDS)), st.randoms(use_true_random=False), st.text("我的卡号是，。查 一下", max_size=8))
def test_any_words_around(kind: str, dice: random.Random, around: str) -> None:
    number = KINDS[kind](dice)
    assert number not in mask(around + number + around)


@given(st.lists(st.sampled_from(sorted(KINDS)), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_several_in_one_question(kinds: list[str], dice: random.Random) -> None:
    numbers = [KINDS[kind](dice) for kind in kinds]
    text = mask("，另外".join(numbers))
    assert text.count("[") == len(numbers)
    assert not re.search(r"\d", text)


def test_numbers_run_together() -> None:
    assert not re.search(r"\d", mask("33010619900101123413805711234"))


@pytest.mark.parametrize("hidden", ["\u200b", "\u2060", "\ufeff", "\u200e", "\ufe0f\u20e3"])
def test_invisible_characters_between_digits(hidden: str) -> None:
    assert mask(hidden.join("13805711234")) in ("[手机号]", f"[手机号]{hidden}")


@pytest.mark.parametrize("text", HARMLESS)
def test_other_numbers_stay(text: str) -> None:
    assert mask(text) == text
    assert mask(f"我想问{text}的事") == f"我想问{text}的事"


@given(st.integers(1, 9_999_999_999), st.sampled_from(["元", "万元", "平方米", "人", "号", "%"]))
def test_amounts_stay(amount: int, unit: str) -> None:
    for text in (f"{amount:,}{unit}", f"大约{amount}{unit}"):
        assert mask(text) == text


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y%m%d", "%Y/%m/%d"]))
def test_dates_stay(date: object, form: str) -> None:
    text = format(date, form)
    assert mask(f"{text}办的，{text} 到期") == f"{text}办的，{text} 到期"


def test_nothing_that_is_known_looks_personal(known: Knowledge) -> None:
    told = [*(each.title for each in known.entries()), *(each.text for each in known.phrasings)]
    assert [text for text in told if mask(text) != text] == []


@given(st.text())
def test_arbitrary_text(text: str) -> None:
    once = mask(text)
    assert mask(once) == once
    once.encode()


@given(st.text("，。、！？我要办市民卡（）“”；：a1", max_size=40))
def test_words_and_punctuation_stay(text: str) -> None:
    assert mask(text) == text


def test_words_beside_an_address_stay() -> None:
    assert mask("请寄到abc@qq.com谢谢") == "请寄到[邮箱]谢谢"


def test_long_text_takes_no_time() -> None:
    started = time.perf_counter()
    for nasty in ("a", "1", "1-", "1 ", "13 ", "1 - ", "一", "微信", "0571", "+86", "电话 ", "a@", "a.b@c."):
        mask(nasty * (20_000 // len(nasty)))
    assert time.perf_counter() - started < 1, "0.06 s when written; a quadratic shape takes many seconds"


@pytest.mark.parametrize("nasty", ["我叫", "姓名：", "文三路1号", "1幢", "村1号", "艾特", "一，", "李·", "我老公叫"])
def test_long_text_of_names_and_homes_takes_little_time(nasty: str) -> None:
    started = time.process_time()
    mask(nasty * (20_000 // len(nasty)))
    assert time.process_time() - started < 2, "0.3 s when written; a quadratic shape takes minutes"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_left_to_understand(kind: str) -> None:
    make: Make = KINDS[kind]
    left = without_placeholders(mask(f"补办市民卡，{make(random.Random(1))}"))
    assert "[" not in left
    assert left.startswith("补办市民卡，")


@pytest.mark.parametrize("said", ["微信{}", "微信号{}", "微信号：{}", "我的微信是 {}", "QQ{}", "qq号 {}"])
@pytest.mark.parametrize("name", ["wx_abc123", "abc-2017", "Zhang3Li4", "28473920"])
def test_a_name_in_a_chat_is_told_by_the_word_before(said: str, name: str) -> None:
    assert mask(said.format(name) + "，加我") == said.format("[账号]") + "，加我"
    assert mask(f"我叫{name}") == f"我叫{name}"


def test_a_name_of_letters_alone_is_told_only_by_the_whole_word() -> None:
    assert mask("微信号zhangsan") == "微信号[账号]"
    assert mask("微信Android版") == "微信Android版"


LABELS = (
    *(
        "身份证号",
        "身份证号码",
        "公民身份号码",
        "手机",
        "手机号",
        "手机号码",
        "电话",
        "电话号码",
        "联系电话",
        "联系方式",
    ),
    *("银行卡号", "卡号", "护照号", "护照号码", "证件号", "证件号码", "微信", "微信号", "QQ", "邮箱"),
)


@pytest.mark.parametrize("between", ["", "：", ":", "是", "为", " ", "： ", "\u3000", "是："])
@pytest.mark.parametrize("label", LABELS)
def test_a_label_goes_with_its_number(label: str, between: str) -> None:
    masked = mask(f"{label}{between}13805711234 驾驶证丢了")
    assert masked.startswith(label)
    assert without_placeholders(masked).strip() == "驾驶证丢了"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("身份证号 33010619800101001X 驾驶证丢了", "驾驶证丢了"),
        ("电话138-0057-4500，住西湖区", "，住西湖区"),
        ("身份证33010619800101001X，驾驶证丢了", "，驾驶证丢了"),
        ("驾驶证丢了，身份证：33010619800101001X", "驾驶证丢了，"),
        ("驾驶证丢了 身份证33010619800101001X", "驾驶证丢了"),
        ("微信wx_abc123，护照E12345678。驾驶证丢了", "， 。驾驶证丢了"),
    ],
)
def test_what_is_left_beside_a_label(said: str, left: str) -> None:
    assert without_placeholders(mask(said)).strip() == left


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("身份证33010619800101001X丢了", "身份证 丢了"),
        ("护照 E12345678 快到期了", "护照   快到期了"),
        ("社保卡号6222021202012345678要改", "社保卡号 要改"),
        ("护照到期，手机13805711234", "护照到期， "),
    ],
)
def test_what_the_sentence_goes_on_about_stays(said: str, left: str) -> None:
    assert without_placeholders(mask(said)) == left


def test_a_bracket_of_the_user_stays() -> None:
    assert without_placeholders("[重要]补卡") == "[重要]补卡"
    assert without_placeholders(mask(f"[重要]{mobile(random.Random(2))}补卡")) == "[重要] 补卡"
