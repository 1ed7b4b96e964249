"""The whole line, over the real knowledge: nothing breaks it, nothing personal passes, the form does not matter."""

import random
import re
from collections import Counter
from collections.abc import Callable

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.decide import SAID, decide
from nlu.interpreter import KEPT, LONGEST_QUESTION, Interpreter
from nlu.normalize import normalize
from nlu.understanding import Subject, Understanding, UnitNames, Verdict, Vocabulary
from tests.nlu.numbers import KINDS

NASTY = (
    "",
    " ",
    "\n\t\r",
    "？！……",
    "市" * 20_000,
    "a" * 20_000,
    "市民卡 " * 5_000,
    "？" * 20_000,
    "1" * 20_000,
    "\ufdfa" * 2_000,
    "'; DROP TABLE matters; --",
    'OR 1=1 " \\',
    "<script>alert(1)</script><b>市民卡</b>",
    "&lt;市民卡&gt;&#x5e02;",
    "\x00\x01\x1b[31m市民卡\x7f",
    "\ud83d\udfff",
    "😀👨‍👩‍👧‍👦🇨🇳",
    "\u202e市民卡\u202c",
    "(?i)[市民卡](.*)+$",
    "%s {0} {} %(x)d",
    "[手机号][身份证号]",
    "/start",
    "ＳＥＬＥＣＴ　＊",
    "請問怎麼辦",
)
TELLING = st.lists(
    st.sampled_from(
        ["市民卡", "补办", "请问", "怎么办", "居住证", "公安局", "小孩", "，", " ", "丢了", "ems", "13805711234"]
    )
).map("".join)


def first(understanding: Understanding) -> str | None:
    """The id of the best match."""
    return understanding.matches[0].entry_id if understanding.matches else None


def sound(read: Understanding) -> None:
    """What holds of every understanding."""
    ids = [match.entry_id for match in read.matches]
    assert len(set(ids)) == len(ids) <= KEPT
    scores = [match.score for match in read.matches]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert (read.verdict is Verdict.UNKNOWN) == (decide(read.matches, 0.0, 1) is Verdict.UNKNOWN)
    assert read.verdict is not Verdict.SURE or decide(read.matches, SAID, 1) is Verdict.SURE
    for match in read.matches:
        assert not set(match.why.matched) & set(match.why.missing)
        assert sorted(match.why.matched + match.why.missing) == sorted(
            read.matches[0].why.matched + read.matches[0].why.missing
        )
        assert set(read.unknown) <= set(match.why.missing)
    assert len(set(read.units)) == len(read.units)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_text(interpreter: Interpreter, text: str) -> None:
    read = interpreter.read(text)
    sound(read)
    assert read == interpreter.read(text)
    assert len(read.masked) <= LONGEST_QUESTION
    read.masked.encode()


@given(st.text(st.characters()))
@settings(max_examples=200)
def test_arbitrary_text(interpreter: Interpreter, text: str) -> None:
    read = interpreter.read(text)
    sound(read)
    assert read == interpreter.read(text)
    interpreter.units(text)


@given(TELLING)
@settings(max_examples=200)
def test_arbitrary_questions(interpreter: Interpreter, text: str) -> None:
    read = interpreter.read(text)
    sound(read)
    assert read == interpreter.read(text)
    assert read.units == interpreter.units(text)


@pytest.mark.parametrize("text", ["", "？？？", "请问怎么办", "您好，在吗", "😀"])
def test_nothing_asked(interpreter: Interpreter, text: str) -> None:
    read = interpreter.read(text)
    assert (read.verdict, read.matches, read.unknown) == (Verdict.UNKNOWN, (), ())


def test_what_is_unknown_is_named(interpreter: Interpreter) -> None:
    assert interpreter.read("市民卡 饕餮").unknown == ("饕餮",)
    assert interpreter.read("市民卡 补办").unknown == ()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_personal_passes(interpreter: Interpreter, kind: str) -> None:
    dice = random.Random(kind)
    for _ in range(50):
        number = KINDS[kind](dice)
        read = interpreter.read(f"补办市民卡，我的是{number}，谢谢")
        words = (*read.unknown, *read.matches[0].why.matched, *read.matches[0].why.missing)
        for told in (read.masked, *words):
            assert number not in told
            assert not re.search(r"\d", told)


def test_nothing_personal_passes_at_the_cut(interpreter: Interpreter) -> None:
    before = "市" * (LONGEST_QUESTION - 10)
    assert not re.search(r"\d", interpreter.read(f"{before}330106199001011234").masked)


def test_personal_data_do_not_change_the_meaning(interpreter: Interpreter) -> None:
    plain = interpreter.read("补办市民卡")
    masked = interpreter.read("13805711234 补办市民卡 330106199001011234")
    assert (masked.matches, masked.verdict) == (plain.matches, plain.verdict)


def test_what_comes_after_the_end_is_not_read(interpreter: Interpreter) -> None:
    filler = "。" * LONGEST_QUESTION
    assert interpreter.read(f"市民卡{filler}居住证").matches == interpreter.read("市民卡").matches


# every entry is found


SAME_TITLE_ELSEWHERE = 13
"""Entries whose title another office has too, and whom the other one precedes."""
OUTDONE = {"matter:117", "matter:332", "matter:357", "matter:400"}
"""Entries whose title is part of the next entry's, which precedes them by the words that both are known by."""


def test_each_title_finds_its_entry(interpreter: Interpreter, vocabulary: Vocabulary) -> None:
    times = Counter(normalize(subject.title) for subject in vocabulary.subjects)
    present = (each for each in vocabulary.subjects if not each.id.startswith("absent:"))
    lost = [each for each in present if first(interpreter.read(each.title)) != each.id]
    twins = [each for each in lost if times[normalize(each.title)] > 1]
    assert {each.id for each in lost if each not in twins} <= OUTDONE
    assert len(twins) <= SAME_TITLE_ELSEWHERE


def test_each_title_with_its_office_finds_its_entry(interpreter: Interpreter, vocabulary: Vocabulary) -> None:
    names = {unit.no: unit.names[0] for unit in vocabulary.units}
    told = [(each.id, f"{names[each.unit]}{each.title}") for each in vocabulary.subjects if each.unit]
    assert {id for id, text in told if first(interpreter.read(text)) != id} <= OUTDONE


def test_known_phrasings_find_their_entry(interpreter: Interpreter, vocabulary: Vocabulary) -> None:
    """Those of absent subjects among them."""
    told = [(subject.id, text) for subject in vocabulary.subjects for text in subject.phrasings[::4]]
    ids = [(id, [match.entry_id for match in interpreter.read(text).matches[:3]]) for id, text in told]
    assert sum(id == found[0] for id, found in ids) / len(told) > 0.99
    assert sum(id in found for id, found in ids) / len(told) > 0.998


# the form does not matter


def inside(text: str, what: str) -> str:
    """``what`` put in the middle."""
    return text[: len(text) // 2] + what + text[len(text) // 2 :]


FORMS: dict[str, tuple[Callable[[str], str], float]] = {
    "emoji around": (lambda text: f"😀{text}👨‍👩‍👧🇨🇳", 1),
    "emoji inside": (lambda text: inside(text, "😀"), 0.98),
    "blanks around": (lambda text: f"\r\n\u3000{text}\t ", 1),
    "blank inside": (lambda text: inside(text, " "), 0.98),
    "one by one": (" ".join, 1),
    "nothing between": ("\u200b".join, 1),
    "full width": (lambda text: text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}), 1),
    "capitals": (str.upper, 1),
    "traditional": (opencc.OpenCC("s2t").convert, 1),
    "as in Taiwan": (opencc.OpenCC("s2tw").convert, 1),
    "as in Hong Kong": (opencc.OpenCC("s2hk").convert, 1),
    "punctuation": (lambda text: f"“{text}”？！！", 1),
    "asked": (lambda text: f"请问{text}怎么办", 1),
    "asked politely": (lambda text: f"您好，我想问一下{text}要跑几趟呢？", 1),
    "asked at length": (lambda text: f"麻烦问下{text}去哪里办理，需要什么材料", 1),
    "with a number": (lambda text: f"{text}，13805711234", 1),
}
"""What may be done to a title, and the least share of titles that keep their first match."""


@pytest.fixture(scope="module")
def plainly(interpreter: Interpreter, vocabulary: Vocabulary) -> dict[str, str | None]:
    """Every title with its best match."""
    return {subject.title: first(interpreter.read(subject.title)) for subject in vocabulary.subjects}


@pytest.mark.parametrize("form", FORMS)
def test_the_form_does_not_matter(interpreter: Interpreter, plainly: dict[str, str | None], form: str) -> None:
    change, share = FORMS[form]
    kept = [first(interpreter.read(change(title))) == plain for title, plain in plainly.items()]
    assert sum(kept) / len(kept) >= share


# small vocabularies


def test_an_empty_vocabulary() -> None:
    read = Interpreter(Vocabulary((), (), ())).read("补办市民卡")
    assert (read.verdict, read.matches, read.units) == (Verdict.UNKNOWN, (), ())


def test_a_title_that_is_all_frame_or_all_punctuation() -> None:
    subjects = (Subject("a", "办理", ()), Subject("b", "？？", ("",)), Subject("c", "市民卡", ("市民卡", "市民卡！")))
    read = Interpreter(Vocabulary(subjects, (UnitNames(1, ("市民卡公司",)),), ("办理",))).read("市民卡公司")
    assert (first(read), read.units) == ("c", (1,))


def test_the_same_vocabulary_reads_the_same(vocabulary: Vocabulary) -> None:
    small = Vocabulary(vocabulary.subjects[:60], vocabulary.units, vocabulary.frames)
    one, other = Interpreter(small), Interpreter(small)
    assert [one.read(each.title) for each in small.subjects] == [other.read(each.title) for each in small.subjects]
