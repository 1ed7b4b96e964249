"""When a reply counts as right."""

import pytest

from bot.app import Assistant
from bot.evaluation.judge import SEEN_IN_A_CHOICE, Judged, ask, judged
from handlers.reply import Item, Outcome, Paragraph, Reply, Style
from knowledge.entries import Knowledge
from tests.bot.evaluation.made import answerable, foreign, question, wide

SURE, WIDE, FOREIGN = "驾照丢了要跑几趟", "公积金", "貔貅怎么办"
LICENCE = "matter:48"
FAR = tuple(f"matter:{no}" for no in range(100, 100 + SEEN_IN_A_CHOICE))
"""Wrong entries, as many as somebody reads."""


def reply(text: str, *ids: str, outcome: Outcome = Outcome.ANSWER) -> Reply:
    items = tuple(Item(each, "", "", None, 1.0) for each in ids)
    return Reply((Paragraph(Style.BODY, text),), outcome=outcome, items=items)


# one entry answers


@pytest.mark.parametrize("outcome", [Outcome.ANSWER, Outcome.CHOOSE])
def test_the_first_entry_counts(outcome: Outcome) -> None:
    assert answerable("matter:1", "matter:2", outcome=outcome).first_right
    assert not answerable("matter:2", "matter:1", outcome=outcome).first_right
    assert not answerable(outcome=outcome).first_right


def test_any_of_several_right_entries_will_do() -> None:
    assert answerable("faq:3", gold=("faq:2", "faq:3")).first_right


def test_a_whole_kind_of_entries_may_be_right() -> None:
    assert answerable("faq:3", gold=("faq",)).first_right
    assert not answerable("matter:3", gold=("faq",)).first_right
    assert not answerable("matter:12", gold=("matter:1",)).first_right


def test_an_answer_that_lacks_what_it_must_say_is_wrong() -> None:
    assert not answerable("matter:1", evident=False).first_right


def test_a_refusal_is_no_answer_whatever_it_names_besides() -> None:
    refused = answerable("matter:1", outcome=Outcome.NONE)
    assert (refused.first_right, refused.resolved, refused.shown, refused.good) == (False, False, (), False)
    assert refused.refused


def test_a_choice_resolves_if_the_right_entry_can_be_seen_in_it() -> None:
    last, beyond = (*FAR[1:], "matter:1"), (*FAR, "matter:1")
    assert answerable(*last, outcome=Outcome.CHOOSE).resolved
    assert not answerable(*beyond, outcome=Outcome.CHOOSE).resolved


def test_a_wrong_answer_resolves_nothing_though_the_right_entry_comes_second() -> None:
    assert not answerable("matter:2", "matter:1").resolved
    assert answerable("matter:1").resolved


def test_only_a_single_answer_is_sure() -> None:
    assert [answerable(outcome=each).sure for each in Outcome] == [each is Outcome.ANSWER for each in Outcome]


# a document answers


def passage(outcome: Outcome, evident: bool) -> Judged:
    return Judged(question("answer", ["doc"], evidence=["2017年"]), outcome, ("matter:9",), evident)


def test_what_a_document_says_may_be_said_by_any_entry() -> None:
    assert passage(Outcome.ANSWER, evident=True).first_right
    assert not passage(Outcome.ANSWER, evident=False).first_right
    assert not passage(Outcome.NONE, evident=True).first_right


def test_without_evidence_a_document_s_own_entry_must_answer() -> None:
    assert answerable("doc:list", gold=("doc",)).first_right
    assert not answerable("matter:9", gold=("doc",)).first_right


@pytest.mark.parametrize("said", ["共642项，零上门69 项。", "共６４２项：\n零上门６９项", "（共642项） 零上门69项"])
def test_evidence_is_found_whatever_its_width_and_its_blanks(said: str) -> None:
    asked = question(evidence=["共642项", "零上门 69项"])
    assert judged(asked, reply(said)).evident


def test_all_evidence_must_stand_there() -> None:
    asked = question(evidence=["642", "EMS"])
    assert judged(asked, reply("642项，ems寄")).evident
    assert not judged(asked, reply("642项")).evident
    assert not judged(asked, reply("")).evident
    assert judged(question(), reply("")).evident


# too wide, or nothing answers


def test_a_choice_holds_with_two_entries_that_belong_in_it() -> None:
    assert wide("matter:1", "matter:9", "matter:2").choice_holds
    assert not wide("matter:1", "matter:9").choice_holds
    assert not wide(*FAR[1:], "matter:1", "matter:2").choice_holds
    assert not wide("matter:1", "matter:2", outcome=Outcome.NONE).choice_holds


def test_what_is_good_depends_on_the_question() -> None:
    assert answerable("matter:1").good
    assert not answerable("matter:2", "matter:1").good
    assert wide("matter:1", "matter:2").good
    assert not wide("matter:1", "matter:3").good
    assert foreign().good
    assert not foreign(Outcome.CHOOSE).good


# the real conversation


async def test_each_question_is_asked_and_judged(assistant: Assistant, known: Knowledge) -> None:
    fund = [each.id for each in known.matters if each.unit == "市公积金管理中心"]
    asked = [question(q=SURE, gold=[LICENCE]), question("choose", fund, q=WIDE), question("none", (), q=FOREIGN)]
    found = await ask(assistant.conversation, asked)
    assert [each.question for each in found] == asked
    assert [each.good for each in found] == [True, True, True]
    assert found[0].offered[0] == LICENCE
    assert found[1].outcome is Outcome.CHOOSE


async def test_no_question_goes_on_from_another(assistant: Assistant) -> None:
    after_a_choice = await ask(assistant.conversation, [question(q=WIDE), question(q="1")])
    assert after_a_choice[1] == (await ask(assistant.conversation, [question(q="1")]))[0]
