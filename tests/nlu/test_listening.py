"""From a text to a question."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.evidence import Index
from nlu.listening import LONGEST_QUESTION, Heard, Listener
from nlu.normalize import normalize
from nlu.prepared import Prepared, prepare
from nlu.segment import Segmenter
from nlu.understanding import Subject, Vocabulary
from tests.nlu.taught import told

OFTEN = ["公积金 提取", "公积金 贷款", "公积金 缴存", "公积金 转移", "公积金"]
SMALL = told(
    {
        "a": ["居住证补办", "居住证丢了", "补办居住证", "居住证"],
        "b": [*OFTEN, "公积金fund", "housing手册"],
        "c": ["停业登记", "停业"],
        "d": ["注销登记", "注销"],
    },
    units={8: ["市公安局", "公安局"], 9: ["税务局"]},
    frames=["请问", "怎么办"],
    foreign={"housing fund": "公积金", "落掉得": "丢了", "ID": "身份证"},
    story=["上周"],
    aspects={"归谁管": "单位", "带什么": "材料"},
)


def listener_of(vocabulary: Vocabulary) -> Listener:
    segmenter = Segmenter(vocabulary.units)
    return listener_to(vocabulary, prepare(vocabulary, segmenter), segmenter)


def listener_to(vocabulary: Vocabulary, prepared: Prepared, segmenter: Segmenter) -> Listener:
    return Listener(vocabulary, prepared, Index(prepared.features, prepared.postings), segmenter)


@pytest.fixture(scope="module")
def small() -> Listener:
    return listener_of(SMALL)


@pytest.fixture(scope="module")
def real(vocabulary: Vocabulary, prepared: Prepared, segmenter: Segmenter) -> Listener:
    return listener_to(vocabulary, prepared, segmenter)


def words(heard: Heard) -> list[str]:
    return [word.text for word in heard.question.words]


def test_a_question_is_what_is_left_without_its_frame(small: Listener) -> None:
    heard = small.listen("请问：居住证怎么办？")
    assert (heard.masked, heard.normalized, heard.plain) == (
        "请问：居住证怎么办？",
        "请问 居住证怎么办",
        "请问 居住证怎么办",
    )
    assert (heard.question.text, words(heard)) == ("居住证", ["居住证"])
    assert not heard.personal


def test_nothing_asked(small: Listener) -> None:
    for text in ("", "？！", "请问怎么办", "😀"):
        question = small.listen(text).question
        assert (question.text, question.words, question.denied, question.units) == ("", (), (), ())


def test_what_is_asked_about_it_is_found_beside_it(small: Listener) -> None:
    heard = small.listen("居住证归谁管，要带什么？")
    assert (heard.aspects, heard.rest, heard.bare) == (("单位", "材料"), "居住证 要", False)
    assert small.listen("归谁管").bare
    assert small.listen("归谁管").rest == ""
    assert small.listen("gui shui guan").aspects == ()


def test_the_rest_is_what_was_heard_however_it_was_written(small: Listener) -> None:
    assert small.listen("請問：JZZ 歸誰管？").rest == "请问 居住证"
    assert small.listen("居住证落掉得").rest == small.listen("居住证落掉得").plain == "居住证丢了"


def test_what_no_entry_knows_is_marked(small: Listener) -> None:
    assert [word.text for word in small.listen("居住证 饕餮").question.words if word.unknown] == ["饕餮"]


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("juzhuzheng buban", "居住证补办"),
        ("补办 jzz", "补办 居住证"),
        ("居住证落掉得", "居住证丢了"),
        ("ID补办", "身份证 补办"),
        ("公鸡金提取", "公积金提取"),
        ("居住證补办", "居住证补办"),
    ],
)
def test_other_ways_of_writing_are_heard(small: Listener, said: str, plain: str) -> None:
    heard = small.listen(said)
    assert heard.plain == plain
    assert heard.normalized == normalize(said)
    assert words(heard) == words(small.listen(plain))


def test_expressions_of_several_foreign_words_are_no_pinyin() -> None:
    said = {"a": ["公积金", "公积金提取", "fund"], "b": ["后", "是", "嗯"]}
    listener = listener_of(told(said, foreign={"housing fund": "公积金"}))
    assert listener.listen("housing fund").plain == "公积金"


def test_what_is_denied_stands_apart(small: Listener) -> None:
    question = small.listen("不是注销，是停业").question
    assert [word.text for word in question.denied] == ["注销"]
    assert "注销" not in question.text
    assert "停业" in question.text


@pytest.mark.parametrize(
    ("said", "affirmed", "denied"),
    [
        ("用水，不是居民", ["用水", "非居民"], ["居民"]),
        ("用水 不是公司", ["用水"], ["公司"]),
        ("用水 不是机动车", ["用水", "非机动车"], ["机动车"]),
        ("用水 不是表", ["用水"], ["表"]),
        ("用水 居民", ["用水", "居民"], []),
    ],
)
def test_what_is_denied_is_asked_for_by_the_contrary_that_the_books_hold(
    said: str, affirmed: list[str], denied: list[str]
) -> None:
    held = {"a": ["用水", "非居民用水"], "b": ["公司用水", "居民用水"], "c": ["非机动车", "机动车"]}
    question = listener_of(told(held)).listen(said).question
    assert [word.text for word in question.words] == affirmed
    assert [word.text for word in question.denied] == denied
    assert not any(word.unknown for word in question.words)


def test_what_is_also_asked_for_is_not_denied(small: Listener) -> None:
    question = small.listen("停业登记，不是注销登记").question
    assert [word.text for word in question.denied] == ["注销"]
    assert words(small.listen("停业登记，不是注销登记")) == ["停业", "登记"]


def test_offices_are_found_in_the_text_and_in_its_frame(small: Listener) -> None:
    assert small.listen("公安局 居住证").question.units == small.units("公安局 居住证") == (8,)
    assert small.listen("税务局，公安局").question.units == small.units("税务局，公安局") == (9, 8)
    assert small.units("居住证") == ()


def test_words_of_a_story_tell_less() -> None:
    phrasings = {"a": ["居住证", "上周"], "b": ["护照"]}
    plain, told_off = (listener_of(told(phrasings, story=story)) for story in ([], ["上周"]))
    weight = plain.listen("上周").question.words[0].weight
    assert told_off.listen("上周").question.words[0].weight < weight


def test_personal_data_are_gone_before_anything_is_read(small: Listener) -> None:
    heard = small.listen("居住证补办，手机号：13805711234，身份证330106199001011234")
    assert heard.personal
    assert heard.masked == "居住证补办，手机号：[手机号]，身份证[身份证号]"
    for text in (heard.normalized, heard.plain, heard.question.text, *words(heard)):
        assert not re.search(r"\d|手机|身份", text)


@pytest.mark.parametrize("text", ["居住证❤️", "👨‍👩‍👧居住证", "ＩＤ补办", "居住证\u200b补办"])
def test_no_personal_data(small: Listener, text: str) -> None:
    assert not small.listen(text).personal


def test_only_so_much_is_read(small: Listener) -> None:
    heard = small.listen("居住证" + "。" * LONGEST_QUESTION + "停业")
    assert len(heard.masked) == LONGEST_QUESTION
    assert words(heard) == ["居住证"]


@given(st.text(st.characters()))
@settings(max_examples=200)
def test_arbitrary_text(small: Listener, text: str) -> None:
    heard = small.listen(text)
    assert heard == small.listen(text)
    assert heard.normalized == normalize(heard.normalized)
    assert heard.question.text == " ".join(heard.question.text.split())
    assert (heard.rest == heard.plain) == (not heard.aspects)
    asked = words(heard)
    assert len(set(asked)) == len(asked)
    assert all(word.weight > 0 for word in (*heard.question.words, *heard.question.denied))
    assert not {word.text for word in heard.question.denied} & set(asked)


# the real vocabulary


def test_every_title_is_heard_as_it_is_written(real: Listener, present: Sequence[Subject]) -> None:
    titles = [normalize(subject.title) for subject in present]
    assert [title for title in titles if real.listen(title).plain != title] == []


def test_hardly_any_title_of_a_passage_is_heard_as_something_else(real: Listener, quotable: Sequence[Subject]) -> None:
    titles = [normalize(subject.title) for subject in quotable]
    lost = [title for title in titles if real.listen(title).plain != title]
    assert len(lost) / len(titles) < 0.001, lost


def test_hardly_any_way_of_asking_is_taken_for_a_misspelling(real: Listener, vocabulary: Vocabulary) -> None:
    foreign = [normalize(each.text) for each in vocabulary.foreign]
    told_plainly = [
        normalize(text)
        for subject in vocabulary.subjects
        for text in subject.phrasings[::5]
        if not re.search("[A-Za-z]", text)
    ]
    chinese = re.compile("|".join(re.escape(each) for each in foreign if each and not each[0].isascii()) or "(?!)")
    plain = [text for text in told_plainly if not chinese.search(text)]
    assert len(plain) > 3_000
    assert sum(real.listen(text).plain != text for text in plain) / len(plain) < 0.002
