"""Stretches of whole clauses cut out of long texts: word for word, nearest to the question, no longer than allowed."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from handlers.excerpt import excerpt
from knowledge.entries import Knowledge

GAP = "……"
ENDS = "。；！？"
LICENCE, CAR, HOUSE = "驾驶证遗失的可以补领；", "机动车转移登记当场办结；", "房屋交易每套收取80.5元。"
TEXT = LICENCE + CAR + HOUSE

words = st.text("驾驶证遗失补领房屋登记1.5万元，、“”（）", max_size=8)
texts = st.lists(st.tuples(words, st.sampled_from((*ENDS, "。”", "！）", "；；"))), min_size=1, max_size=10).map(
    lambda pieces: "".join(word + end for word, end in pieces)
)


def core(cut: str) -> str:
    """What an excerpt says, without the marks of what is left out."""
    return cut.removeprefix(GAP).removesuffix(GAP)


def clauses(text: str) -> list[str]:
    """The clauses, told apart character by character: one ends where no further end or closing mark follows an end."""
    parts, ended = [""], False
    for each in text:
        belongs = each in ENDS or (ended and each in "”’）")
        if ended and not belongs:
            parts.append("")
        parts[-1] += each
        ended = belongs
    return [part for part in parts if part]


# what it must never do


@given(texts | st.text(f"甲乙{ENDS}”）", max_size=40), words, st.integers(1, 60))
@example("甲甲甲甲？”。乙乙乙乙。丙丙", "乙", 12)
@example("。甲乙。丙", "", 3)
def test_what_is_cut_out_stands_word_for_word_in_the_text(text: str, question: str, most: int) -> None:
    assert core(excerpt(text, question, most)) in text


@given(texts, words, st.integers(1, 60))
def test_it_is_no_longer_than_allowed_unless_one_clause_alone_is(text: str, question: str, most: int) -> None:
    cut = core(excerpt(text, question, most))
    assert len(cut) <= most or cut in clauses(text)


@given(texts, words, st.integers(1, 60))
def test_it_begins_and_ends_with_a_clause(text: str, question: str, most: int) -> None:
    parts = clauses(text)
    stretches = {"".join(parts[a:b]) for a in range(len(parts)) for b in range(a + 1, len(parts) + 1)}
    assert core(excerpt(text, question, most)) in stretches


@given(texts, words, st.integers(1, 60))
def test_what_is_left_out_is_marked_where_it_is_left_out(text: str, question: str, most: int) -> None:
    cut = excerpt(text, question, most)
    assert text.startswith(core(cut)) or cut.startswith(GAP)
    assert text.endswith(core(cut)) or cut.endswith(GAP)
    assert (cut == text) == (GAP not in cut)


@given(texts, words, st.integers(1, 60))
def test_no_neighbouring_clause_would_have_fitted_too(text: str, question: str, most: int) -> None:
    parts, cut = clauses(text), core(excerpt(text, question, most))
    assume(len(set(parts)) == len(parts) and text.count(cut) == 1)
    before, after = clauses(text[: text.index(cut)])[-1:], clauses(text[text.index(cut) + len(cut) :])[:1]
    assert all(len(cut) + len(each) > most for each in (*before, *after))


# what it does


@pytest.mark.parametrize("most", [len(TEXT), len(TEXT) + 1, 1000])
def test_a_text_that_fits_is_whole(most: int) -> None:
    assert excerpt(TEXT, "机动车", most) == TEXT


@pytest.mark.parametrize(
    ("question", "cut"),
    [
        ("驾照丢了，驾驶证补领", f"{LICENCE}{GAP}"),
        ("机动车过户", f"{GAP}{CAR}{GAP}"),
        ("房屋交易收多少钱", f"{GAP}{HOUSE}"),
        ("", f"{LICENCE}{GAP}"),
        ("貔貅", f"{LICENCE}{GAP}"),
        ("房", f"{LICENCE}{GAP}"),
    ],
)
def test_the_clause_nearest_to_the_question_is_cut_out(question: str, cut: str) -> None:
    assert excerpt(TEXT, question, 15) == cut


def test_it_grows_as_far_as_it_may_first_towards_the_end() -> None:
    assert excerpt(TEXT, "机动车", len(CAR + HOUSE)) == f"{GAP}{CAR}{HOUSE}"
    assert excerpt(TEXT, "机动车", len(LICENCE + CAR)) == f"{LICENCE}{CAR}{GAP}"
    assert excerpt(TEXT, "房屋交易", len(CAR + HOUSE)) == f"{GAP}{CAR}{HOUSE}"


def test_of_clauses_as_near_the_first_is_taken() -> None:
    assert excerpt("甲乙丙；甲乙丁；甲乙戊。", "甲乙", 4) == f"甲乙丙；{GAP}"


def test_one_clause_longer_than_allowed_stays_whole() -> None:
    assert excerpt("甲" * 50 + "。", "甲", 10) == "甲" * 50 + "。"
    assert excerpt("乙。" + "甲" * 50 + "。", "甲甲", 10) == GAP + "甲" * 50 + "。"
    assert excerpt("甲" * 50, "", 1) == "甲" * 50


def test_a_text_of_nothing_is_nothing() -> None:
    assert excerpt("", "驾照", 0) == ""


def test_amounts_with_points_and_marks_within_a_clause_stay_whole() -> None:
    said = "满1.5年的，补2,000.50元（80％）；满3年的，补4,000元。"
    assert excerpt(said, "1.5年补多少", 25) == f"满1.5年的，补2,000.50元（80％）；{GAP}"


def test_a_quotation_ends_with_its_closing_marks() -> None:
    assert excerpt("他说：“好！”她说：“不好？”再见。", "再见", 6) == f"{GAP}再见。"
    assert excerpt("他说：“好！”她说：“不好？”再见。", "不好", 9) == f"{GAP}她说：“不好？”{GAP}"


# over the papers


@pytest.mark.parametrize("most", [90, 150, 300])
def test_every_passage_can_be_cut_at_its_own_words(known: Knowledge, most: int) -> None:
    for passage in known.passages:
        for question in ("", passage.text[-20:]):
            cut = excerpt(passage.text, question, most)
            assert core(cut) in passage.text, passage.id
            assert len(core(cut)) <= most or len(clauses(core(cut))) == 1, passage.id
