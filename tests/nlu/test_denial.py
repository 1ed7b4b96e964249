"""What is denied, told apart from what is asked for."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.denial import split
from nlu.normalize import normalize
from nlu.understanding import Subject, Vocabulary


@pytest.mark.parametrize(
    ("asked", "affirmed", "denied"),
    [
        ("停业 不是注销", "停业", "注销"),
        ("不是注销 是停业", "是停业", "注销"),
        ("不是注销是停业", "是停业", "注销"),
        ("不是注销而是停业", "而是停业", "注销"),
        ("不是公司就是个体户", "就是个体户", "公司"),
        ("不是公司也不是个体户", "", "公司 个体户"),
        ("停业 也不是注销", "停业", "注销"),
        ("不是不是延期 补办", "补办", "延期"),
        ("并非个人 开票", "开票", "个人"),
        ("不属于个人 开票", "开票", "个人"),
        ("居住证 不管户口", "居住证", "户口"),
        ("除了个人以外 开票", "开票", "个人"),
        ("除个人之外 开票", "开票", "个人"),
        ("除了个人外 开票", "开票", "个人"),
        ("公司不对是个人 开票", "是个人 开票", "公司"),
        ("公司不对不对应该是个人", "应该是个人", "公司"),
        ("公司不对 是个人", "是个人", "公司"),
    ],
)
def test_denied(asked: str, affirmed: str, denied: str) -> None:
    assert split(asked) == (affirmed, denied)


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "市民卡补办",
        "是不是要延期",
        "要不是公司能办吗",
        "这不是违建吗",
        "那不是我的",
        "可不是要补办",
        "谁不是本地户口",
        "还不是要补办",
        "岂不是要补办",
        "不是很清楚 补办",
        "不是说好了能办吗",
        "不是吗",
        "不管哪个窗口",
        "身份证号码对不对",
        "删除",
    ],
)
def test_nothing_denied(asked: str) -> None:
    assert split(asked) == (asked, "")


@pytest.mark.parametrize(
    "asked",
    ["解除劳动合同外地人怎么办", "拆除户外广告", "免除境外人员签证", "排除国外专家", "注销除名外地企业", "除了外地人"],
)
def test_no_exception_is_read_into_other_words(asked: str) -> None:
    assert split(asked) == (asked, "")


@pytest.mark.parametrize("asked", ["老人不在了 联通号要销掉", "人早不在了 号要销", "户口不在了"])
def test_who_is_no_more_is_no_denial(asked: str) -> None:
    assert split(asked) == (asked, "")


@pytest.mark.parametrize(
    ("asked", "about"), [("户口和房子不在一起读哪个小学", "小学"), ("人不在家抄表的贴了条子怎么弄", "抄表")]
)
def test_what_is_asked_about_those_who_are_elsewhere_stays(asked: str, about: str) -> None:
    assert about in split(asked).affirmed


@given(st.text("不是除了外对而也就 公司个人ab", max_size=25).map(normalize))
def test_nothing_is_made_up_and_nothing_denied_is_affirmed(asked: str) -> None:
    affirmed, denied = split(asked)
    assert all(each in asked for each in (*affirmed.split(), *denied.split()))
    assert len(affirmed.replace(" ", "")) + len(denied.replace(" ", "")) <= len(asked.replace(" ", ""))
    assert bool(denied) == (affirmed != asked)
    for each in (affirmed, denied):
        assert each == " ".join(each.split())


def test_few_ways_of_asking_deny_anything(vocabulary: Vocabulary) -> None:
    told = [normalize(text) for subject in vocabulary.subjects for text in subject.phrasings]
    assert sum(bool(split(text).denied) for text in told) / len(told) < 0.01


def test_no_title_denies_anything(present: Sequence[Subject]) -> None:
    titles = [normalize(subject.title) for subject in present]
    assert [title for title in titles if split(title).denied] == []


def test_hardly_any_title_of_a_passage_denies_anything(quotable: Sequence[Subject]) -> None:
    titles = [normalize(subject.title) for subject in quotable]
    denying = [title for title in titles if split(title).denied]
    assert len(denying) / len(titles) < 0.001, denying
