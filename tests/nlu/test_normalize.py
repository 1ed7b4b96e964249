"""One written form, whatever was typed."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.entries import Knowledge
from nlu.normalize import normalize, visible

TRADITIONAL = """
駕駛證/驾驶证 行駛證/行驶证 房產證/房产证 營業執照/营业执照 身份證/身份证 結婚證/结婚证 離婚/离婚
戶口簿/户口簿 護照/护照 臺胞證/台胞证 殘疾人證/残疾人证 學歷/学历 畢業證書/毕业证书
職業資格/职业资格 執業醫師/执业医师 養老保險/养老保险 醫療費報銷/医疗费报销 社會保險/社会保险
公積金貸款/公积金贷款 發票/发票 稅務登記/税务登记 繳費餘額/缴费余额 註銷/注销 變更/变更 審批/审批
備案/备案 補辦/补办 過戶/过户 遺產繼承/遗产继承 車輛年檢/车辆年检 電話/电话 寬帶/宽带 天然氣/天然气
自來水/自来水 圖書館/图书馆 哪裡/哪里 家裏/家里 著急/着急 拿著/拿着 什麼/什么 怎麼辦/怎么办
乾淨/干净 餅乾/饼干 乾隆/乾隆 以後/以后 皇后/皇后 臺灣/台湾 櫃檯/柜台 著作權/著作权 名著/名著
裝修/装修 衝突/冲突 隻身/只身 頭髮/头发 複印/复印 麵館/面馆 鐘錶/钟表 瞭解/了解 軟著/软著 顯著/显著
跟著/跟着
"""
TWICE = "\u85b4"
"""OpenCC makes 苧 of it, and 苎 of that."""
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF, exclude_characters=TWICE)
EVERYTHING = st.text(st.characters(exclude_characters=TWICE))
"""Every code point but that, lone surrogates included."""


@pytest.mark.parametrize(("traditional", "simplified"), [pair.split("/") for pair in TRADITIONAL.split()])
def test_traditional(traditional: str, simplified: str) -> None:
    assert normalize(traditional) == simplified
    assert normalize(simplified) == simplified


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ＥＭＳ", "ems"),
        ("１０ｋＶ", "10kv"),
        ("Ⅷ级", "viii级"),
        ("①②", "12"),
        ("㈱", "株"),
        ("ﾊﾝｸﾞﾙ", "ハングル"),
        ("CMA认证", "cma认证"),
        ("市民卡　　补办", "市民卡 补办"),
        ("市民卡\r\n\t补办", "市民卡 补办"),
        ("  市民卡  ", "市民卡"),
        ("市\u200b民\u200c卡\u200d\u2060\ufeff", "市民卡"),
        ("市\u00ad民\u034f卡", "市民卡"),
        ("市\ufe00民\ufe0f卡\U000e0101", "市民卡"),
        ("\u200f市民卡\u202e补办\u202c", "市民卡补办"),
        ("市民卡😀补办👍🏽", "市民卡补办"),
        ("👨‍👩‍👧‍👦市民卡👩🏻‍🚀", "市民卡"),
        ("🇨🇳市民卡🇭🇰🏴󠁧󠁢󠁥󠁮󠁧󠁿", "市民卡"),
        ("5️⃣市民卡", "5市民卡"),
        ("市民卡\x00补办\x1b[31m\x7f", "市民卡 补办 31m"),
        ("市民卡\x85补办", "市民卡补办"),
        ("市民\ud83d卡\udfff", "市民卡"),
        ("市民卡\ue000", "市民卡"),
        ("cafe\u0301", "café"),
        ("市民卡_补办", "市民卡 补办"),
        ("“市民卡”，补办？！", "市民卡 补办"),
        ("5.5%", "5 5"),
        ("İstanbul", "istanbul"),
        ("市 民 卡", "市民卡"),
        ("市　民　卡 补办", "市民卡 补办"),
        ("我 要 补办 市 民 卡", "我要 补办 市民卡"),
        ("g j j", "g j j"),
        ("办 a 证", "办 a 证"),
        ("", ""),
        (" \t\u3000", ""),
        ("？？？……", ""),
        ("😀🎉", ""),
        ("\u200b\u200d", ""),
        ("_ ~ _", ""),
        ("a _ b", "a b"),
    ],
)
def test_forms(typed: str, meant: str) -> None:
    assert normalize(typed) == meant


@given(EVERYTHING)
def test_a_second_time_changes_nothing(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


@given(st.text(HAN, max_size=12))
def test_a_second_time_changes_no_chinese(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


def test_a_second_time_changes_no_single_character() -> None:
    for block in range(0, sys.maxunicode, 256):
        text = ". ".join(map(chr, range(block, block + 256))).replace(TWICE, "")
        once = normalize(text)
        assert normalize(once) == once, hex(block)


@given(EVERYTHING)
def test_what_is_left(text: str) -> None:
    normalized = normalize(text)
    assert len(normalized) <= 18 * len(text), "ﷺ is the widest character under NFKC"
    assert normalized == " ".join(normalized.split())
    assert all(c == " " or c.isalnum() for c in normalized)
    normalized.encode()


@given(st.text(HAN, min_size=1, max_size=8), st.sampled_from("，。 \u3000😀？~、"))
def test_width_and_edges_do_not_matter(text: str, edge: str) -> None:
    assert normalize(edge + text + edge) == normalize(text)


@given(st.text("abcXYZ019", max_size=10))
def test_wide_is_narrow(text: str) -> None:
    assert normalize(text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})) == normalize(text)


@given(EVERYTHING)
def test_visible(text: str) -> None:
    left = visible(text)
    assert visible(left) == left
    assert not any(unicodedata.category(c) in {"Cf", "Cs", "Mn"} for c in left)
    left.encode()


def test_longest_texts() -> None:
    assert normalize("市" * 20_000) == "市" * 20_000
    assert normalize("\ufdfa" * 1_000).startswith("صلى الله عليه وسلم")


def test_a_second_time_changes_no_title_or_phrasing(known: Knowledge) -> None:
    told = [*(each.title for each in known.entries()), *(each.text for each in known.phrasings)]
    assert [text for text in told if normalize(normalize(text)) != normalize(text)] == []
