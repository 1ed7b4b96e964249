"""The order of entries, and the evidence for it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from nlu.evidence import Index
from nlu.features import features
from nlu.prepared import Form
from nlu.rank import (
    ACCOUNTED,
    CARRIED,
    DENIED,
    KEPT,
    LIKENESS,
    LOOKED_AT,
    OTHER_OFFICE,
    SPOKEN_FOR,
    TOLD,
    Candidate,
    Ranker,
    Ranking,
)
from nlu.understanding import Kind, Subject
from nlu.words import Question, Scales, asked
from tests.nlu.taught import Groups, indexed

WORDS = ("市民卡", "居住证", "补办", "丢", "签注", "小孩", "营业执照", "xyz")
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
FEW = st.lists(st.lists(TEXT, min_size=1, max_size=4), min_size=1, max_size=LOOKED_AT)
CLOSE = 1e-3
"""Scores are counted in 32 bits."""


def ranker(groups: Groups, subjects: Sequence[Subject] = ()) -> tuple[Ranker, Index]:
    """Entries 0, 1, 2 … with these phrasings; ``subjects`` say more of the first of them."""
    index = indexed(groups)
    plain = [Subject(str(entry), "", ()) for entry in range(len(subjects), len(groups))]
    forms = [[Form(text, said) for said, text in enumerate(group)] for group in groups]
    return Ranker(index, [*subjects, *plain], forms), index


def question(index: Index, text: str, denied: str = "", units: Sequence[int] = ()) -> Question:
    """A question whose words are parted by blanks."""
    scales = Scales(index, ())
    return Question(text, scales.weigh(text.split()), scales.weigh(denied.split()), tuple(units))


def ranked(
    groups: Groups, text: str, subjects: Sequence[Subject] = (), denied: str = "", units: Sequence[int] = ()
) -> Ranking:
    ranks, index = ranker(groups, subjects)
    return ranks.rank(question(index, text, denied, units))


def order(found: Sequence[Candidate]) -> list[int]:
    return [each.entry for each in found]


def office(no: int | None) -> Subject:
    return Subject("", "", (), unit=no)


def of(kind: Kind) -> Subject:
    return replace(office(None), kind=kind)


def by_kind(found: Ranking) -> dict[Kind, Sequence[Candidate]]:
    return {Kind.ENTRY: found.present, Kind.ABSENT: found.absent, Kind.PASSAGE: found.passages}


def scored(index: Index, groups: Groups, text: str, denied: str) -> list[float]:
    """The evidence for each entry, added up."""
    asking = question(index, text, denied)
    words = [word.text for word in asking.words]
    spoken = index.spoken_for(features(words, text)).tolist()
    scores = []
    for entry, group in enumerate(groups):
        accounted = index.accounted(asked(asking.words))[entry]
        likeness = max(fuzz.token_set_ratio(" ".join(words), form) for form in group)
        score = ACCOUNTED * accounted + SPOKEN_FOR * (spoken[entry] - max(spoken)) + LIKENESS * likeness / 100
        against = DENIED * index.accounted(asked(asking.denied))[entry] if denied else 0.0
        scores.append(float(score + against))
    return scores


@given(FEW, TEXT, st.just("") | TEXT)
@settings(max_examples=200)
def test_scores_are_the_evidence_added_up(groups: list[list[str]], text: str, denied: str) -> None:
    index = indexed(groups)
    expected = scored(index, groups, text, denied)
    found = ranked(groups, text, denied=denied).present
    assert len(set(order(found))) == len(found) <= len(groups)
    for each in found:
        assert each.score == pytest.approx(expected[each.entry], abs=CLOSE)
        assert 0 <= each.accounted <= 1
        assert 0 <= each.likeness <= 1


ANY_SUBJECTS = st.lists(st.sampled_from(Kind).map(of), min_size=40, max_size=40)


@given(st.lists(st.lists(TEXT, min_size=1, max_size=2), min_size=1, max_size=40), ANY_SUBJECTS, TEXT)
def test_as_many_are_kept_as_may_be_shown_best_first(
    groups: list[list[str]], subjects: list[Subject], text: str
) -> None:
    index = indexed(groups)
    accounted = index.accounted(asked(question(index, text).words)).tolist()
    found = ranked(groups, text, subjects := subjects[: len(groups)])
    for kind, kept in by_kind(found).items():
        of_kind = [entry for entry, each in enumerate(subjects) if each.kind is kind]
        assert set(order(kept)) <= set(of_kind)
        assert [each.score for each in kept] == sorted((each.score for each in kept), reverse=True)
        assert len(set(order(kept))) == len(kept) <= KEPT[kind]
        telling = {entry for entry in of_kind if accounted[entry] > 0}
        if kind is Kind.ENTRY and not telling:
            assert len(kept) == bool(of_kind and any(accounted)), "an entry to hold the others against"
        else:
            assert all(each.accounted > 0 for each in kept), "what accounts for nothing is left out"
            assert len(of_kind) > KEPT[kind] or set(order(kept)) == telling


def test_as_many_entries_are_kept_as_an_understanding_holds() -> None:
    assert KEPT[Kind.ENTRY] == 10
    assert set(KEPT) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_as_many_of_a_kind_are_kept_as_there_is_room_for(kind: Kind) -> None:
    most = KEPT[kind]
    for count in (1, most, most + 1, 3 * most):
        found = by_kind(ranked([["市民卡"]] * count, "市民卡", [of(kind)] * count))
        assert len(found[kind]) == len(set(order(found.pop(kind)))) == min(count, most)
        assert [*found.values()] == [(), ()]


@pytest.mark.parametrize("kind", Kind)
def test_the_best_of_a_kind_are_kept(kind: Kind) -> None:
    most = KEPT[kind]
    groups = [["补办 居住证 签注 小孩"] * 2] * most + [["市民卡 补办"]] * most + [["居住证 补办"]] * most
    found = by_kind(ranked(groups, "市民卡 补办", [of(kind)] * len(groups)))[kind]
    assert sorted(order(found)) == list(range(most, 2 * most))


@pytest.mark.parametrize(("many", "one"), [(many, one) for many in Kind for one in Kind if many is not one])
def test_however_many_there_are_of_one_kind_they_push_out_none_of_another(many: Kind, one: Kind) -> None:
    subjects = [*[of(many)] * 40, of(one), of(one)]
    found = by_kind(ranked([*[["市民卡 补办"]] * 40, ["市民卡"], ["居住证"]], "市民卡 补办", subjects))
    assert order(found[one]) == [40], "what accounts for nothing is left out"
    assert len(found[many]) == KEPT[many]
    assert set(order(found[many])) <= set(range(40))
    assert found[many][0].score > found[one][0].score


@given(FEW, st.lists(st.sampled_from(Kind).map(of), min_size=LOOKED_AT, max_size=LOOKED_AT), TEXT)
def test_the_kind_of_a_subject_does_not_change_its_score(
    groups: list[list[str]], subjects: list[Subject], text: str
) -> None:
    """While there is room for all."""
    kept = by_kind(ranked(groups, text, subjects[: len(groups)])).values()
    told_apart = [each for kind in kept for each in kind if each.accounted]
    alike = {each.entry: each for each in ranked(groups, text).present}
    assert all(alike[each.entry] == each for each in told_apart)
    assert len(told_apart) == len(alike) or len(groups) > KEPT[Kind.ABSENT]


def test_few_entries_are_compared_phrasing_by_phrasing() -> None:
    found = ranked([["市民卡"]] * (LOOKED_AT + 2), "市民卡").present
    assert [each.likeness for each in found] == [1.0] * LOOKED_AT + [0.0] * 2
    assert order(found) == list(range(LOOKED_AT + 2)), "equals keep their order"


@pytest.mark.parametrize("kind", [Kind.ABSENT, Kind.PASSAGE])
def test_the_best_of_each_kind_is_compared_too_and_no_other_behind_it(kind: Kind) -> None:
    groups = [*[["市民卡 补办"] * 5] * (LOOKED_AT + 1), *[["市民卡 补办"]] * 2]
    found = ranked(groups, "市民卡 补办", [*[of(Kind.ENTRY)] * (LOOKED_AT + 1), of(kind), of(kind)])
    assert [each.likeness for each in found.present] == [1.0] * LOOKED_AT + [0.0]
    assert [each.likeness for each in by_kind(found)[kind]] == [1.0, 0.0]


@given(TEXT, TEXT)
def test_who_accounts_for_more_of_the_question_goes_first(shared: str, more: str) -> None:
    assume(set(more.split()) - set(shared.split()))
    found = ranked([[shared], [shared, f"{shared} {more}"], ["护照"]], f"{shared} {more}").present
    assert found[0].entry == 1
    assert 2 not in order(found[:2])


@pytest.mark.parametrize("entry", range(4))
def test_each_entry_is_first_for_its_own_words(entry: int) -> None:
    groups = [["市民卡 补办", "市民卡"], ["小孩 市民卡"], ["居住证 补办"], ["居住证 签注", "签注"]]
    for text in groups[entry]:
        assert ranked(groups, text).present[0].entry == entry


def test_entries_of_another_office_than_the_named_one_fall_behind() -> None:
    groups, subjects = [["停业 登记"]] * 4, [office(12), office(32), office(None), Subject("", "", (), any_unit=True)]
    assert order(ranked(groups, "停业 登记", subjects).present) == [0, 1, 2, 3]
    assert order(ranked(groups, "停业 登记", subjects, units=[32]).present) == [1, 3, 0, 2]
    assert order(ranked(groups, "停业 登记", subjects, units=[32, 12]).present) == [0, 1, 3, 2]
    assert order(ranked(groups, "停业 登记", subjects, units=[7]).present) == [3, 0, 1, 2]
    first, *_, last = ranked(groups, "停业 登记", subjects, units=[32]).present
    assert last.score - first.score == pytest.approx(OTHER_OFFICE, abs=CLOSE)


def test_what_belongs_to_no_office_falls_behind_when_one_is_named_but_for_what_no_office_has() -> None:
    groups, subjects = [["停业 登记"]] * 4, [office(12), *map(of, Kind)]
    plain, named = (by_kind(ranked(groups, "停业 登记", subjects, units=units)) for units in ((), (12,)))
    behind = {kind: named[kind][-1].score - plain[kind][-1].score for kind in Kind}
    assert behind == pytest.approx({**dict.fromkeys(Kind, OTHER_OFFICE), Kind.ABSENT: 0.0}, abs=CLOSE)


def test_what_is_denied_falls_behind() -> None:
    groups = [["停业 登记", "停业"], ["注销 登记", "注销"], ["变更 登记"]]
    assert order(ranked(groups, "登记", denied="停业").present)[-1] == 0
    assert order(ranked(groups, "登记", denied="注销").present)[-1] == 1


def test_an_unknown_word_that_is_denied_changes_nothing() -> None:
    groups = [["停业 登记"], ["注销 登记"]]
    assert ranked(groups, "停业", denied="饕餮") == ranked(groups, "停业")


# what was asked before


GROUPS = [["停业 登记", "停业"], ["注销 登记", "注销"], ["居住证 补办", "居住证 丢"], ["市民卡 补办", "市民卡 丢"]]


def test_what_was_asked_before_decides_between_equals() -> None:
    ranks, index = ranker(GROUPS)
    for before, first in (("居住证", 2), ("市民卡", 3), ("停业", 0)):
        asking = question(index, "补办" if first > 1 else "登记")
        assert ranks.rank(asking, question(index, before)).present[0].entry == first


def test_what_is_asked_now_weighs_more() -> None:
    ranks, index = ranker(GROUPS)
    assert ranks.rank(question(index, "市民卡 丢"), question(index, "居住证 补办")).present[0].entry == 3
    assert 0 < CARRIED < 1


def test_nothing_asked_before_changes_nothing_and_nothing_asked_now_finds_nothing() -> None:
    ranks, index = ranker(GROUPS)
    asking = question(index, "补办")
    assert ranks.rank(asking, None) == ranks.rank(asking, Question("", ())) == ranks.rank(asking)
    assert ranks.rank(Question("", ()), asking) == Ranking()


@given(FEW, TEXT, TEXT)
def test_what_was_asked_before_is_accounted_for_too_but_less(groups: list[list[str]], text: str, earlier: str) -> None:
    ranks, index = ranker(groups)
    now, before = question(index, text), question(index, earlier)
    alone = {each.entry: each.accounted for each in ranks.rank(now).present}
    of_before = {each.entry: each.accounted for each in ranks.rank(before).present}
    for each in ranks.rank(now, before).present:
        assert each.accounted == pytest.approx(
            max(alone.get(each.entry, 0), CARRIED * of_before.get(each.entry, 0)), abs=CLOSE
        )


def test_the_office_named_before_still_counts_unless_another_is_named() -> None:
    groups, subjects = [["停业 登记"]] * 2, [office(12), office(32)]
    ranks, index = ranker(groups, subjects)
    before, now = question(index, "停业", units=[32]), question(index, "登记")
    first, second = ranks.rank(now, before).present
    assert (first.entry, second.entry) == (1, 0)
    assert second.score - first.score == pytest.approx(OTHER_OFFICE, abs=CLOSE), "as much as if named now"
    assert ranks.rank(question(index, "登记", units=[12]), before).present[0].entry == 0


# one of a few


@pytest.mark.parametrize(("text", "picked"), [("停业", 0), ("注销", 1), ("登记", None), ("饕餮", None), ("", None)])
def test_the_one_that_is_told_from_the_others(text: str, picked: int | None) -> None:
    ranks, index = ranker(GROUPS)
    assert ranks.among(question(index, text), [0, 1]) == picked
    assert ranks.among(question(index, text), [1, 0]) == picked


def test_only_those_that_are_offered_are_picked() -> None:
    ranks, index = ranker(GROUPS)
    assert ranks.among(question(index, "停业"), [2, 3]) is None
    assert ranks.among(question(index, "停业"), [0]) == 0
    assert ranks.among(question(index, "停业"), [2]) is None
    assert ranks.among(question(index, "停业"), []) is None


def test_the_office_and_what_is_denied_tell_too() -> None:
    groups = [["登记"] * 6, ["登记"] * 6]
    ranks, index = ranker(groups, [office(12), office(32)])
    assert ranks.among(question(index, "登记"), [0, 1]) is None
    assert ranks.among(question(index, "登记", units=[32]), [0, 1]) == 1
    assert ranks.among(question(index, "饕餮", units=[32]), [0, 1]) is None
    assert ranks.among(question(index, "登记", units=[12, 32]), [0, 1]) is None
    assert ranks.among(question(index, "登记", units=[7]), [0, 1]) is None
    others, index = ranker([["登记 停业", "登记"], ["登记 注销", "登记"]])
    assert others.among(question(index, "登记", denied="停业"), [0, 1]) == 1


@given(FEW, TEXT)
def test_who_is_picked_is_first_and_accounts_for_enough(groups: list[list[str]], text: str) -> None:
    ranks, index = ranker(groups)
    asking = question(index, text)
    picked = ranks.among(asking, list(range(len(groups))))
    if picked is not None:
        shares = index.accounted(asked(asking.words)).tolist()
        assert shares[picked] >= TOLD
        spoken = index.spoken_for(features([word.text for word in asking.words], text)).tolist()
        scores = [ACCOUNTED * share + SPOKEN_FOR * each for share, each in zip(shares, spoken, strict=True)]
        assert scores[picked] == max(scores)


# nothing


def test_nothing_to_rank() -> None:
    ranks, index = ranker([["市民卡"]])
    assert ranks.rank(Question("", ())) == Ranking()
    nobody, empty = ranker([])
    assert nobody.rank(question(empty, "市民卡")) == Ranking()
    assert ranks.rank(question(index, "饕餮")) == Ranking()


@pytest.mark.parametrize(("text", "said"), [("补办 丢", 0), ("市民卡 营业执照", 1), ("签注 小孩", 2), ("饕餮", 0)])
def test_the_nearest_form(text: str, said: int) -> None:
    ranks, index = ranker([["居住证"], ["市民卡 补办", "市民卡", "小孩 户口"]])
    assert ranks.nearest(question(index, text), 1).said == said
    assert ranks.nearest(question(index, text), 0).said == 0


def test_sameness_is_saying_no_more_and_no_less() -> None:
    ranks, index = ranker([["市民卡 补办", "居住证"], ["饕餮"]])
    same, more, less, other = (
        ranks.sameness(question(index, text), 0) for text in ("补办 市民卡", "小孩 市民卡 补办", "市民卡", "签注")
    )
    assert same == ranks.sameness(question(index, "居住证"), 0) == 1
    assert 1 > more > other
    assert 1 > less > other
    assert ranks.sameness(question(index, "市民卡"), 1) == 0


@pytest.mark.parametrize(("text", "said"), [("市民卡", 1), ("小孩 市民卡", 2)])
def test_the_question_itself_is_the_nearest_form(text: str, said: int) -> None:
    ranks, index = ranker([["市民卡 补办", "市民卡", "小孩 市民卡"]])
    assert ranks.nearest(question(index, text), 0).said == said
