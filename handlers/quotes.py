"""Quotations from the papers: the passage that answers, where it stands, who leads by when, what is around it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from handlers import citations, texts
from handlers.actions import Context, Rate
from handlers.excerpt import excerpt
from handlers.options import Answered, pickable
from handlers.reply import Button, Outcome, Paragraph, Reply, Style
from handlers.session import Seen, Session
from knowledge.language import Aspect
from knowledge.passages import Passage
from knowledge.store import Store

ROOM = 560
"""Characters of one reply for quotations and where they stand, so that all of it stays below 600."""
WHOLE, PART = 300, 150
"""Characters up to which the best passage, and any other, is quoted; of a longer one the part nearest the question."""
MOST_QUOTED = 3
"""Passages in one reply."""
NEAR = 0.005
"""Share of the best passage's score from which another is quoted beside it."""
AS_LIKELY = 0.5
"""Share of the best passage's score from which another is taken to speak of the same; of these the later goes first."""
AROUND = 4
"""Passages on one page of the context."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What is quoted of a passage, who leads and by when ('' when it is not said), where it stands and since when."""

    passage: Passage
    text: str
    led: str
    source: str
    date: str


class Quotes:
    """Lays out passages."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def quoted(self, question: str, passages: Sequence[Seen], session: Session) -> Answered:
        """The likeliest passages as the answer, the likeliest first; of those as likely the later paper's."""
        near = [each.entry_id for each in passages if each.score >= NEAR * passages[0].score][:MOST_QUOTED]
        found = await self._store.passages(near)
        quotes = [await self._quote(each, question, at) for at, each in enumerate(found)]
        told = _later_first(list(_within(ROOM, quotes)), {each.entry_id: each.score for each in passages})
        return self._answered([each.passage for each in told], _lines(told), passages, session)

    async def shown(self, passage: Passage, session: Session) -> Answered:
        """One passage as the answer, of a long one its first `WHOLE` characters."""
        lines = _lines([await self._quote(passage, "", 0)])
        return self._answered([passage], lines, (Seen(passage.id, 1.0),), session)

    async def details(self, passage: Passage, aspects: Sequence[str], session: Session) -> Answered:
        """What a passage says of who leads and by when; of anything else, that it says no more than it does."""
        lines = _lines([await self._quote(passage, "", 0)])
        stated: dict[str, str] = {Aspect.OFFICE: passage.lead, Aspect.TIME: passage.due, Aspect.SOURCE: passage.paper}
        silent = [Paragraph(Style.BODY, texts.quote_silent(each)) for each in aspects if not stated.get(each)]
        return self._answered([passage], [*lines, *silent], (Seen(passage.id, 1.0),), session)

    async def context(self, passage_id: str, page: int) -> Reply:
        """What stands around a passage in its paper; ``page`` 0 holds it, -1 is before, 1 after it."""
        paper_key = passage_id.split(":")[1] if ":" in passage_id else ""
        papers, passages = await self._store.papers([paper_key]), await self._store.passages_of(paper_key)
        at = next((no for no, each in enumerate(passages) if each.id == passage_id), None)
        if at is None:
            return Reply((Paragraph(Style.BODY, texts.ENTRY_GONE),))
        start = at // AROUND * AROUND + page * AROUND
        around = passages[max(0, start) : max(0, start + AROUND)]
        lines = [Paragraph(Style.QUOTE, citations.told_in_place(each)) for each in around]
        turns = ((texts.PREVIOUS, page - 1, start > 0), (texts.NEXT, page + 1, start + AROUND < len(passages)))
        row = tuple(Button(label, Context(passage_id, to)) for label, to, more in turns if more)
        return Reply(
            (Paragraph(Style.TITLE, texts.CONTEXT_HEAD.format(papers[0].title)), *lines), (row,) if row else ()
        )

    async def _quote(self, passage: Passage, question: str, at: int) -> Quote:
        """A passage, who leads and by when, and where it stands; the first of several quoted at more length."""
        (paper,) = await self._store.papers([passage.paper])
        text = excerpt(passage.text, question, WHOLE if at == 0 else PART)
        led = texts.led(passage.lead, passage.due)
        return Quote(passage, text, led, citations.stands_in(passage, paper), paper.date)

    def _answered(
        self, found: Sequence[Passage], lines: Sequence[Paragraph], seen: Sequence[Seen], session: Session
    ) -> Answered:
        first = found[0]
        rows = (
            (Button(texts.CONTEXT, Context(first.id, 0)),),
            (Button(texts.GOOD, Rate(first.id, True)), Button(texts.BAD, Rate(first.id, False))),
        )
        scores = {each.entry_id: each.score for each in seen}
        items = tuple(citations.quoted_item(each, scores.get(each.id, 1.0)) for each in found)
        reply = Reply((Paragraph(Style.TITLE, texts.QUOTED_HEAD), *lines), rows, Outcome.ANSWER, items)
        offered = tuple(button.action for button in pickable(reply))
        return reply, replace(session, shown=first.id, offered=offered)


def _within(room: int, quotes: Sequence[Quote]) -> Iterator[Quote]:
    """The quotations that fit into so many characters, the first in any case."""
    for at, quote in enumerate(quotes):
        room -= len(quote.text) + len(quote.led) + len(quote.source) + 3
        if at and room < 0:
            return
        yield quote


def _later_first(quotes: Sequence[Quote], scores: Mapping[str, float]) -> Sequence[Quote]:
    """Those as likely as the first by the date of their papers, the latest first; then the others as they were."""
    least = AS_LIKELY * scores[quotes[0].passage.id]
    same = [each for each in quotes if scores[each.passage.id] >= least]
    return [*sorted(same, key=lambda each: each.date, reverse=True), *(each for each in quotes if each not in same)]


def _lines(quotes: Sequence[Quote]) -> list[Paragraph]:
    """The quotations as paragraphs; those that stand in one place share the lines below them."""
    lines: list[Paragraph] = []
    for (led, source), together in groupby(quotes, key=lambda quote: (quote.led, quote.source)):
        lines += [Paragraph(Style.QUOTE, quote.text) for quote in together]
        lines += [Paragraph(Style.BODY, led)] if led else []
        lines.append(Paragraph(Style.SOURCE, source))
    return lines
