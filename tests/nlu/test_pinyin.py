"""Pinyin read back as words; what is none left alone."""

import time
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.normalize import normalize
from nlu.pinyin import Pinyin

LEXICON = {
    "市民卡": "shiminka",
    "补办": "buban",
    "居住证": "juzhuzheng",
    "公积金": "gongjijin",
    "银行": "yinhang",
    "长沙": "changsha",
    "音乐": "yinyue",
    "绿化": "lvhua",
    "女儿": "nver",
    "怎么办": "zenmeban",
    "营业执照": "yingyezhizhao",
    "丢": "diu",
    "驾驶证": "jiashizheng",
    "过户": "guohu",
}
"""Words, no two of which sound alike, as they are typed."""


def reader(said: Mapping[str, float], together: str = "", foreign: tuple[str, ...] = ()) -> Pinyin:
    """A reader of these words; the characters of ``together`` stand side by side in the books."""
    return Pinyin(said, lambda two: two in together, foreign.__contains__)


SOME = reader(dict.fromkeys(LEXICON, 5.0))
TYPED = st.lists(st.sampled_from(sorted(LEXICON)), min_size=1, max_size=5)


@pytest.mark.parametrize(("word", "typed"), LEXICON.items())
def test_a_word_typed_as_pinyin_is_read_back(word: str, typed: str) -> None:
    assert SOME.read(typed) == word


@given(TYPED)
def test_words_typed_one_after_another_are_read_back(words: list[str]) -> None:
    assert SOME.read(" ".join(LEXICON[word] for word in words)) == "".join(words)


@given(TYPED, st.text("市民卡补办怎么1 ", max_size=6).map(normalize))
def test_pinyin_among_characters_is_read_and_the_rest_stays(words: list[str], around: str) -> None:
    typed = " ".join(LEXICON[word] for word in words)
    assert SOME.read(f"{around}卡{typed}卡{around}") == f"{around}卡{''.join(words)}卡{around}"


def test_syllables_may_stand_apart() -> None:
    assert SOME.read("shi min ka") == "市民卡"
    assert SOME.read("shi minka bu ban") == "市民卡补办"


@pytest.mark.parametrize(
    ("typed", "word"),
    [("siminka", "市民卡"), ("jiasizen", "驾驶证"), ("cansa", "长沙"), ("yinhan", "银行"), ("lver", "女儿")],
)
def test_a_southern_ear(typed: str, word: str) -> None:
    assert SOME.read(typed) == word


def test_what_was_typed_goes_before_what_sounds_near() -> None:
    both = reader({"四": 3.0, "是": 5.0})
    assert both.read("si") == "四"
    assert both.read("shi") == "是"


def test_of_words_that_sound_alike_the_commoner_is_meant() -> None:
    assert reader({"公事": 9.0, "公式": 2.0}).read("gongshi") == "公事"
    assert reader({"公事": 2.0, "公式": 9.0}).read("gongshi") == "公式"


def test_words_that_stand_side_by_side_in_the_books_are_meant() -> None:
    said = {"加油": 3.0, "卡": 3.0, "咖": 4.0}
    assert reader(said).read("jiayou ka") == "加油咖"
    assert reader(said, together="油卡").read("jiayou ka") == "加油卡"


def test_one_long_word_goes_before_several_short_ones() -> None:
    assert reader({"市": 9.0, "民": 9.0, "卡": 9.0, "市民卡": 2.0}).read("shiminka") == "市民卡"


def test_the_common_reading_of_a_character_goes_before_the_rare_one() -> None:
    assert reader({"行": 5.0, "航": 5.0}).read("hang") == "航"
    assert reader({"行": 5.0}).read("hang") == "行"


# initials


@pytest.mark.parametrize(
    ("typed", "words"),
    [("smk", "市民卡"), ("gjj", "公积金"), ("jzz", "居住证"), ("gjjgh", "公积金过户"), ("补办smk", "补办市民卡")],
)
def test_initials(typed: str, words: str) -> None:
    assert SOME.read(typed) == words


def test_of_words_with_the_same_initials_the_commoner_is_meant() -> None:
    assert reader({"驾驶证": 9.0, "结算账": 2.0}).read("jsz") == "驾驶证"
    assert reader({"驾驶证": 2.0, "结算账": 9.0}).read("jsz") == "结算账"


# what is no pinyin


@pytest.mark.parametrize(
    "text",
    ["", "市民卡", "hello", "shiminka hello", "xyzq", "wifi", "10kv", "a4", "市民卡 补办 12345", "g", "sh", "ü"],
)
def test_what_is_no_pinyin_stays(text: str) -> None:
    assert SOME.read(text) == text


def test_syllables_that_no_word_sounds_like_stay() -> None:
    assert SOME.read("kuang") == "kuang"
    assert SOME.read("shiminka kuang buban") == "市民卡kuang补办"


def test_short_latin_words_of_the_books_may_stand_among_pinyin() -> None:
    with_latin = reader({**dict.fromkeys(LEXICON, 5.0), "itv": 3.0, "ccc": 3.0})
    assert with_latin.read("itv guohu") == "itv 过户"
    assert with_latin.read("ccc") == "ccc"
    assert SOME.read("itv guohu") == "itv guohu"


def test_a_run_of_foreign_words_is_no_pinyin() -> None:
    foreign = reader({"钱": 5.0, "你": 5.0}, foreign=("ni qian",))
    assert foreign.read("ni qian") == "ni qian"
    assert reader({"钱": 5.0, "你": 5.0}).read("ni qian") == "你钱"


@pytest.mark.parametrize("text", ["ata 单证", "ca证书", "补办sim卡", "edi许可证", "form a", "ai", "e类人才"])
def test_latin_words_of_the_books_stay(text: str) -> None:
    said = dict.fromkeys([*"啊他查是额地哎", "ata", "ca", "sim", "edi", "form", "a", "ai", "e"], 5.0)
    assert reader(said).read(text) == text


@given(st.text("shiminkazheng  b市1", max_size=30))
def test_arbitrary_letters(text: str) -> None:
    read = SOME.read(normalize(text))
    assert read == SOME.read(normalize(text))
    assert [c for c in read if c == "1"] == [c for c in text if c == "1"]


@given(st.text())
def test_arbitrary_text(text: str) -> None:
    assert isinstance(SOME.read(text), str)


@pytest.mark.parametrize("nasty", ["shi", "shi ", "a", "zhuang", "gjj", "b c d ", "xianggang", "bu", "gjj "])
def test_long_texts_take_no_time(nasty: str) -> None:
    """Some hundredths of a second when written."""
    SOME.read("shi")
    started = time.perf_counter()
    SOME.read(nasty * (1000 // len(nasty)))
    assert time.perf_counter() - started < 1


def test_no_words_at_all() -> None:
    assert reader({}).read("shiminka gjj") == "shiminka gjj"
