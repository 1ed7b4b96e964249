"""Quotations from the papers: word for word, with their place, short enough; what stands around them."""

import asyncio
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from bot.evaluation.questions import read_questions
from handlers import texts
from handlers.actions import Action, Context, Rate
from handlers.catalogue import Catalogue
from handlers.dialogue import Dialogue
from handlers.payloads import pack, unpack
from handlers.plain import plain
from handlers.quotes import AROUND, MOST_QUOTED, NEAR, PART, WHOLE, Quotes
from handlers.reply import Outcome, Paragraph, Reply, Style
from handlers.session import Seen, Session
from handlers.turn import Turn
from knowledge.entries import Knowledge
from knowledge.language import Aspect
from knowledge.passages import Paper, Passage
from knowledge.store import Store
from nlu.interpreter import Interpreter
from tests.handlers.conftest import NOW

QUESTIONS = [Path(__file__).parents[1] / "questions" / name for name in ("doc.jsonl", "fresh_doc.jsonl")]
LONGEST_REPLY = 600
GAP = "……"
HEAD = Paragraph(Style.TITLE, texts.QUOTED_HEAD)
LED = "doc:hz-2019-1:t10"
"""A short row of a table with a unit that leads and a date."""
NOT_LED = "doc:hz-2017-29:2-2-s2"
"""An item that names nobody and no date of its own."""
LONG = ("doc:hz-2017-15:t1", "doc:hz-2017-15:t2", "doc:hz-2017-15:t3", "doc:hz-2017-15:t8")
"""Rows of far more characters than a reply has room for, in several clauses each."""
ENDLESS = "doc:hz-2017-bodies:1"
"""One clause of it is longer than what a reply has room for."""
MIDDLING = ("doc:sc-fire:1-2-s2", "doc:sc-fire:2-1-p1-s2")
"""Two passages of more characters than a second one may have in a reply, and fewer than the first."""
TOGETHER = ("doc:hz-2022-6:a1-95-0", "doc:hz-2022-6:a1-95-1")
"""Two passages of one item, with one place and one unit that leads."""
AMOUNT = re.compile(r"\d[\d.,，—-]*[%％]?")


@pytest.fixture
def quotes(store: Store) -> Quotes:
    return Quotes(store)


@pytest.fixture(scope="module")
def passages(known: Knowledge) -> Mapping[str, Passage]:
    return {each.id: each for each in known.passages}


@pytest.fixture(scope="module")
def papers(known: Knowledge) -> Mapping[str, Paper]:
    return {each.key: each for each in known.papers}


@pytest.fixture(scope="module")
def quoting(interpreter: Interpreter, store: Store) -> Mapping[str, Reply]:
    """By question, the replies that quote to what is asked about the papers."""
    dialogue = Dialogue(interpreter, store, Catalogue(store, interpreter), lambda event: None, lambda: NOW)
    asked = [each.q for each in read_questions(QUESTIONS)]

    async def replies() -> dict[str, Reply]:
        return {text: (await dialogue.respond(Turn("", text), Session()))[0] for text in asked}

    return {text: reply for text, reply in asyncio.run(replies()).items() if reply.paragraphs[0] == HEAD}


def seen(*ids: str, scores: Sequence[float] = ()) -> tuple[Seen, ...]:
    return tuple(Seen(each, score) for each, score in zip(ids, scores or [0.9] * len(ids), strict=True))


def of_style(reply: Reply, *styles: Style) -> list[str]:
    return [each.text for each in reply.paragraphs if each.style in styles]


def core(quotation: str) -> str:
    return quotation.removeprefix(GAP).removesuffix(GAP)


def actions(reply: Reply) -> list[Action]:
    return [button.action for button in reply.buttons]


# every question about the papers


def test_many_questions_about_papers_are_answered_with_quotations(quoting: Mapping[str, Reply]) -> None:
    assert len(quoting) > 100
    assert {reply.outcome for reply in quoting.values()} == {Outcome.ANSWER}
    assert all(of_style(reply, Style.QUOTE) for reply in quoting.values())


def test_no_quoting_reply_is_too_long_to_be_read(quoting: Mapping[str, Reply]) -> None:
    assert {text: len(plain(reply)) for text, reply in quoting.items() if len(plain(reply)) > LONGEST_REPLY} == {}


def test_every_quotation_stands_word_for_word_in_its_passage(
    quoting: Mapping[str, Reply], passages: Mapping[str, Passage]
) -> None:
    for text, reply in quoting.items():
        quotations = of_style(reply, Style.QUOTE)
        assert len(quotations) == len(reply.items), text
        for quotation, item in zip(quotations, reply.items, strict=True):
            assert core(quotation) in passages[item.id].text, text


def test_every_amount_is_an_amount_of_the_passage(
    quoting: Mapping[str, Reply], passages: Mapping[str, Passage]
) -> None:
    for text, reply in quoting.items():
        for quotation, item in zip(of_style(reply, Style.QUOTE), reply.items, strict=True):
            assert set(AMOUNT.findall(quotation)) <= set(AMOUNT.findall(passages[item.id].text)), text


def test_every_quotation_is_followed_by_its_place_before_another_place_s_begins(
    quoting: Mapping[str, Reply], passages: Mapping[str, Passage], papers: Mapping[str, Paper]
) -> None:
    for text, reply in quoting.items():
        left = [item.id for item in reply.items]
        waiting: list[str] = []
        for paragraph in reply.paragraphs:
            if paragraph.style is Style.QUOTE:
                waiting.append(left.pop(0))
            elif paragraph.style is Style.SOURCE:
                assert waiting, text
                assert all(texts.day(papers[passages[each].paper].date) in paragraph.text for each in waiting)
                waiting.clear()
        assert (left, waiting) == ([], []), text


def test_every_button_below_a_quotation_fits_into_a_message(quoting: Mapping[str, Reply]) -> None:
    for reply in quoting.values():
        assert all(unpack(pack(action)) == action for action in actions(reply))


# which passages, how much of them


async def test_a_short_passage_is_quoted_whole_with_who_leads_by_when_and_its_place(
    quotes: Quotes, passages: Mapping[str, Passage]
) -> None:
    reply, _ = await quotes.quoted("企业开办网上申报率", seen(LED), Session())
    assert reply.paragraphs == (
        HEAD,
        Paragraph(Style.QUOTE, passages[LED].text),
        Paragraph(Style.BODY, "牵头：市市场监管局　时间：12月底"),
        Paragraph(Style.SOURCE, of_style(reply, Style.SOURCE)[0]),
    )
    assert of_style(reply, Style.SOURCE)[0].startswith("出处：杭改办〔2019〕1号《2019年杭州市深化推进“最多跑一次”")
    assert of_style(reply, Style.SOURCE)[0].endswith("表中序号10，2019年4月22日")


async def test_of_nobody_who_leads_nothing_is_said(quotes: Quotes) -> None:
    reply, _ = await quotes.quoted("", seen(NOT_LED), Session())
    assert [each.style for each in reply.paragraphs] == [Style.TITLE, Style.QUOTE, Style.SOURCE]


async def test_only_what_is_nearly_as_likely_is_quoted_beside_the_best(quotes: Quotes) -> None:
    ids = (LED, NOT_LED, *TOGETHER)
    for score, count in ((NEAR * 0.8, 2), (NEAR * 0.8 - 0.001, 1), (0.8, 2)):
        reply, _ = await quotes.quoted("", seen(*ids[:2], scores=(0.8, score)), Session())
        assert [item.id for item in reply.items] == list(ids[:count])


async def test_no_more_are_quoted_than_can_be_compared_though_there_is_room(quotes: Quotes, known: Knowledge) -> None:
    short = [each.id for each in known.passages if each.paper == "hz-2017-chronicle" and len(each.text) < 80]
    reply, _ = await quotes.quoted("", seen(*short[: MOST_QUOTED + 2]), Session())
    assert [item.id for item in reply.items] == short[:MOST_QUOTED]


async def test_the_best_is_quoted_though_there_is_no_room_for_it(
    quotes: Quotes, passages: Mapping[str, Passage]
) -> None:
    clause = max(re.split("[。；]", passages[ENDLESS].text), key=len)
    reply, _ = await quotes.quoted(clause, seen(ENDLESS, LED), Session())
    (quotation,) = of_style(reply, Style.QUOTE)
    assert clause in quotation


async def test_the_first_is_quoted_at_more_length_than_the_others(
    quotes: Quotes, passages: Mapping[str, Passage]
) -> None:
    for first, second in (MIDDLING, MIDDLING[::-1]):
        reply, _ = await quotes.quoted("", seen(first, second), Session())
        whole, part = of_style(reply, Style.QUOTE)
        assert whole == passages[first].text
        assert len(core(part)) <= PART < len(passages[second].text)


async def test_even_the_first_is_not_quoted_without_end(quotes: Quotes, passages: Mapping[str, Passage]) -> None:
    reply, _ = await quotes.quoted("", seen(LONG[0]), Session())
    (quotation,) = of_style(reply, Style.QUOTE)
    assert PART < len(core(quotation)) <= WHOLE < len(passages[LONG[0]].text)
    assert len(plain(reply)) <= LONGEST_REPLY


async def test_of_a_long_passage_the_part_nearest_the_question_is_quoted(
    quotes: Quotes, passages: Mapping[str, Passage]
) -> None:
    ending = passages[LONG[1]].text[-30:-1]
    reply, _ = await quotes.quoted(ending, seen(LONG[1]), Session())
    (quotation,) = of_style(reply, Style.QUOTE)
    assert ending in quotation
    assert quotation.startswith(GAP)


async def test_what_finds_no_room_is_left_out_and_is_no_fact_of_the_reply(quotes: Quotes) -> None:
    reply, _ = await quotes.quoted("", seen(*LONG[:3]), Session())
    assert 1 <= len(of_style(reply, Style.QUOTE)) == len(reply.items) < 3


async def test_passages_of_one_place_share_the_lines_below_them(
    quotes: Quotes, passages: Mapping[str, Passage]
) -> None:
    reply, _ = await quotes.quoted("一窗通办", seen(*TOGETHER), Session())
    styles = [each.style for each in reply.paragraphs]
    assert styles == [Style.TITLE, Style.QUOTE, Style.QUOTE, Style.BODY, Style.SOURCE]
    reply, _ = await quotes.quoted("一窗通办", seen(TOGETHER[0], NOT_LED), Session())
    assert [each.style for each in reply.paragraphs].count(Style.SOURCE) == 2


# the reply and the conversation after it


async def test_the_facts_behind_it_are_the_passages_with_their_scores(quotes: Quotes) -> None:
    reply, _ = await quotes.quoted("", seen(LED, NOT_LED, scores=(0.81234567, 0.4)), Session())
    assert [(item.id, item.unit, item.visits, item.score) for item in reply.items] == [
        (LED, "市市场监管局", None, 0.8123),
        (NOT_LED, "", None, 0.4),
    ]
    assert reply.items[0].title == "企业开办"


async def test_the_best_passage_is_at_hand_afterwards(quotes: Quotes) -> None:
    before = Session(question="问", elder=True, past=("matter:1",))
    reply, after = await quotes.quoted("", seen(LED, NOT_LED), before)
    assert (after.shown, after.offered) == (LED, (Context(LED, 0),))
    assert (after.question, after.elder, after.past) == ("问", True, ("matter:1",))
    assert actions(reply) == [Context(LED, 0), Rate(LED, True), Rate(LED, False)]


async def test_every_passage_alone_is_short_enough_and_begins_as_it_is_printed(
    quotes: Quotes, known: Knowledge
) -> None:
    for passage in known.passages:
        reply, after = await quotes.shown(passage, Session())
        (quotation,) = of_style(reply, Style.QUOTE)
        assert passage.text.startswith(core(quotation)), passage.id
        assert quotation == passage.text or len(passage.text) > WHOLE, passage.id
        assert len(plain(reply)) <= LONGEST_REPLY, passage.id
        assert ([item.id for item in reply.items], after.shown) == ([passage.id], passage.id)


# one aspect of a passage


@pytest.mark.parametrize("aspect", [*Aspect, texts.THIS_POINT])
async def test_what_a_passage_does_not_say_of_an_aspect_is_said_to_be_missing(
    quotes: Quotes, passages: Mapping[str, Passage], aspect: str
) -> None:
    reply, after = await quotes.details(passages[NOT_LED], [aspect], Session())
    missing = [each for each in of_style(reply, Style.BODY) if "这一段没有写，我不能编" in each]
    assert len(missing) == (aspect != Aspect.SOURCE)
    assert all(texts.HOTLINE in each for each in missing)
    assert after.shown == NOT_LED


async def test_who_leads_and_by_when_is_told_where_the_passage_says_it(
    quotes: Quotes, passages: Mapping[str, Passage]
) -> None:
    reply, _ = await quotes.details(passages[LED], [Aspect.OFFICE, Aspect.TIME, Aspect.FEE], Session())
    assert of_style(reply, Style.BODY) == ["牵头：市市场监管局　时间：12月底", texts.quote_silent(Aspect.FEE)]


async def test_a_word_that_points_at_a_passage_and_asks_what_it_does_not_say_is_answered(dialogue: Dialogue) -> None:
    _, quoted = await dialogue.respond(Turn("", "人均体育场地面积 2020年"), Session())
    assert quoted.shown == NOT_LED
    reply, _ = await dialogue.respond(Turn("", "那里有没有貔貅"), quoted)
    assert texts.quote_silent(texts.THIS_POINT) in plain(reply)


async def test_of_two_papers_on_the_same_subject_the_later_comes_first(quotes: Quotes) -> None:
    earlier, later = "doc:hz-2019-1:t32", "doc:hz-2022-6:a2-24-3"
    as_likely, _ = await quotes.quoted("出口退税几天", seen(earlier, later, scores=[0.9, 0.6]), Session())
    assert [item.id for item in as_likely.items] == [later, earlier]
    less_likely, _ = await quotes.quoted("出口退税几天", seen(earlier, later, scores=[0.9, 0.2]), Session())
    assert [item.id for item in less_likely.items] == [earlier, later]


async def test_what_is_less_likely_comes_last_however_late(quotes: Quotes) -> None:
    ids = ("doc:hz-2019-1:t32", "doc:hz-2019-1:t31", "doc:hz-2022-6:a2-24-3")
    reply, after = await quotes.quoted("出口退税几天", seen(*ids, scores=[0.9, 0.8, 0.1]), Session())
    assert [item.id for item in reply.items][:2] == [*ids[:2]]
    assert after.shown == ids[0]


# the context


async def test_the_page_of_a_passage_holds_it(quotes: Quotes, known: Knowledge) -> None:
    for passage in known.passages[::50]:
        reply = await quotes.context(passage.id, 0)
        shown = of_style(reply, Style.QUOTE)
        assert any(each.endswith(passage.text) for each in shown), passage.id
        assert len(shown) <= AROUND


@pytest.mark.parametrize("at", [0, AROUND - 1, AROUND, -1])
async def test_turning_pages_shows_every_passage_of_the_paper_once_and_in_order(
    quotes: Quotes, known: Knowledge, at: int
) -> None:
    wanted = [each for each in known.passages if each.paper == "hz-2017-29"]
    action = Context(wanted[at].id, -(at % len(wanted) // AROUND))
    told: list[str] = []
    while True:
        reply = await quotes.context(action.passage_id, action.page)
        shown = of_style(reply, Style.QUOTE)
        assert 1 <= len(shown) <= AROUND
        told += shown
        turns = {button.label: button.action for button in reply.buttons}
        assert (texts.PREVIOUS in turns) == (len(told) > AROUND)
        onward = turns.get(texts.NEXT)
        if not isinstance(onward, Context):
            break
        assert onward.page == action.page + 1
        action = onward
    assert len(told) == len(wanted)
    assert all(text.endswith(passage.text) for text, passage in zip(told, wanted, strict=True))


async def test_what_is_before_a_page_is_the_page_before(quotes: Quotes, known: Knowledge) -> None:
    ids = [each.id for each in known.passages if each.paper == "hz-2017-29"]
    for page in range(3):
        at_home = await quotes.context(ids[page * AROUND], 0)
        turned_back = await quotes.context(ids[(page + 1) * AROUND + 1], -1)
        assert turned_back.paragraphs == at_home.paragraphs


async def test_the_paper_is_named_above_and_each_place_before_its_words(
    quotes: Quotes, passages: Mapping[str, Passage], papers: Mapping[str, Paper]
) -> None:
    reply = await quotes.context(NOT_LED, 0)
    assert reply.paragraphs[0] == Paragraph(Style.TITLE, texts.CONTEXT_HEAD.format(papers["hz-2017-29"].title))
    assert f"〔二（二）〕{passages[NOT_LED].text}" in of_style(reply, Style.QUOTE)


@pytest.mark.parametrize("page", [-1000, 1000])
async def test_a_page_that_is_not_there_is_empty_and_leads_back(quotes: Quotes, page: int) -> None:
    reply = await quotes.context(NOT_LED, page)
    assert of_style(reply, Style.QUOTE) == []
    assert [button.label for button in reply.buttons] == [texts.NEXT if page < 0 else texts.PREVIOUS]


@pytest.mark.parametrize("passage_id", ["", "doc", "doc:", "doc:hz-2017-29", "doc:nothing:1", "matter:48", "doc:list"])
async def test_what_is_no_passage_has_no_context(quotes: Quotes, passage_id: str) -> None:
    assert await quotes.context(passage_id, 0) == Reply((Paragraph(Style.BODY, texts.ENTRY_GONE),))


def test_every_passage_fits_behind_a_button(known: Knowledge) -> None:
    for passage in known.passages:
        for page in (0, -999, 999):
            assert unpack(pack(Context(passage.id, page))) == Context(passage.id, page)
