"""The thirteen questions, against the lines of the printed document."""

from itertools import pairwise

from knowledge.gazette.document import Document
from knowledge.gazette.residence import Answered, answered
from tests.knowledge.gazette.source import LINES

FAQS = answered(Document("\n".join(LINES)))


def squeezed(text: str) -> str:
    return "".join(text.split()).translate(str.maketrans("", "", "#*<>"))


PRINTED = squeezed("".join(LINES))


def faq(no: int) -> Answered:
    return FAQS[no - 1]


def test_there_are_thirteen_in_printed_order() -> None:
    assert [each.no for each in FAQS] == list(range(1, 14))
    places = [PRINTED.index(squeezed(each.question)) for each in FAQS]
    assert all(first < second for first, second in pairwise(places))


def test_every_answer_is_the_printed_text() -> None:
    for each in FAQS:
        if each.no != 7:
            assert f"{squeezed(each.question)}答:{squeezed(each.answer)}" in PRINTED


def test_the_seventh_is_whole() -> None:
    answer = faq(7).answer
    first, second = answer.split("\n")
    assert answer.startswith("根据《通知》规定,持《浙江省居住证》的流动人口在居住地依法享受劳动就业,")
    assert first.endswith("国家和省、市人民政府规定的其他基本公共服务。")
    assert second.startswith("此外,持《浙江省居住证》的流动人口")
    assert answer.endswith("国家和省、市人民政府规定的其他便利。")
    assert "下转" not in answer
    assert "上接" not in answer


def test_nothing_of_what_stands_between_the_halves_got_in() -> None:
    told = "".join(each.question + each.answer for each in FAQS)
    for stray in ("任免", "非常设机构", "领导小组", "供稿", "大事记", "答:", "**", "##"):
        assert stray not in told


def test_a_sentence_that_a_page_break_cut_is_joined() -> None:
    assert "承租人)提供已签订的1年以上期限" in faq(4).answer
    assert "须满足申请当日在有效期内且房屋租赁期限" in faq(9).answer
    assert [each.no for each in FAQS if "\n" in each.answer] == [7]


def test_pages() -> None:
    assert [each.page for each in FAQS] == ["59"] * 6 + ["59、61"] + ["61"] * 6


def test_a_misprint_is_kept_as_printed() -> None:
    assert "国家 and 省有关法律法规规定" in faq(7).answer
    assert "自主一体机" in faq(11).answer
