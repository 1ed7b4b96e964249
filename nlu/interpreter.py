"""The line from a text to its understanding: listen ▸ rank ▸ weigh the signs ▸ decide."""

import math
import re
from collections.abc import Mapping, Sequence

from nlu.confidence import NOTHING_QUOTABLE, Confidence, Quotable, Signs
from nlu.courtesy import Courtesies
from nlu.decide import decide
from nlu.evidence import Index
from nlu.listening import Listener
from nlu.prepared import Prepared, ways_to_ask
from nlu.rank import Candidate, Ranker, Ranking
from nlu.segment import Segmenter
from nlu.understanding import Fit, Grounds, Match, Understanding, Verdict, Vocabulary, Why
from nlu.words import Question, accounted, telling

NAMED = 0.3
"""Share of a question that a subject known to be absent must account for before it is refused by its name."""
TOPIC, NAMES = 0.65, 0.27
"""What a passage must account for to be the topic that is named (一照多址), and how much of what an unknown word weighs
the word that names it must weigh (杭州 names no topic)."""
MATCHED = 0.4
"""Share from which a word counts as matched when reasons are given: two phrasings hold it."""


_YEAR = re.compile(r"20\d\d")


class Interpreter:
    """Reads questions against one vocabulary; a new vocabulary is a new interpreter.

    ``prepared`` must have been made of this vocabulary, with this segmenter.
    """

    def __init__(
        self, vocabulary: Vocabulary, prepared: Prepared, segmenter: Segmenter, confidence: Confidence
    ) -> None:
        self._subjects, self._confidence = vocabulary.subjects, confidence
        self._positions = {subject.id: position for position, subject in enumerate(vocabulary.subjects)}
        self._courtesies = Courtesies(vocabulary.courtesies)
        self._index = Index(prepared.features, prepared.postings)
        self._listener = Listener(vocabulary, prepared, self._index, segmenter)
        self._ranker = Ranker(self._index, vocabulary.subjects, prepared.forms)

    def read(self, text: str, before: str = "") -> Understanding:
        """What ``text`` means, going on from the question ``before``; never raises, whatever the text."""
        heard = self._listener.listen(text)
        ranked = self._ranker.rank(heard.question, self._listener.listen(before).question if before else None)
        verdict, matches, passages = self._judged(ranked, heard.question)
        return Understanding(
            heard.masked,
            verdict,
            matches,
            tuple(word.text for word in heard.question.words if word.unknown),
            heard.question.units,
            passages,
            self._absent(ranked) if verdict is Verdict.UNKNOWN else "",
            heard.plain if heard.plain != heard.normalized else "",
            heard.aspects,
            heard.rest,
            heard.bare,
            self._courtesies.kind(heard.normalized),
            self._courtesies.is_all(heard.normalized),
            self._courtesies.besides(heard.normalized),
            heard.personal,
        )

    def among(self, text: str, ids: Sequence[str]) -> str:
        """The one of these entries that ``text`` tells from the others; '' when it does not."""
        entries = [self._positions[each] for each in ids if each in self._positions]
        picked = self._ranker.among(self._listener.listen(text).question, entries)
        return "" if picked is None else self._subjects[picked].id

    def fits(self, text: str, ids: Sequence[str]) -> Mapping[str, Fit]:
        """How well each of these entries fits ``text``, whether or not others fit it better."""
        known = [each for each in ids if each in self._positions]
        found = self._ranker.fits(self._listener.listen(text).question, [self._positions[each] for each in known])
        return {each: Fit(*fit) for each, fit in zip(known, found, strict=True)}

    def within(self, text: str, ids: Sequence[str], most: int) -> tuple[Match, ...]:
        """At most so many of these subjects, of whatever kind, that share something with ``text``, best first."""
        positions = [self._positions[each] for each in ids if each in self._positions]
        return self._matches(self._ranker.within(self._listener.listen(text).question, positions, most), 1.0)

    def names_another(self, text: str, ids: Sequence[str]) -> bool:
        """Does ``text`` name a subject that is none of these entries?"""
        entries = [self._positions[each] for each in ids if each in self._positions]
        return self._ranker.another(self._listener.listen(text).question, entries)

    def why(self, text: str, entry_id: str) -> Why:
        """What speaks for an entry and against it as the answer to ``text``; raises KeyError when there is no such."""
        return self._why(self._listener.listen(text).question, self._positions[entry_id])

    def grounds(self, text: str) -> Grounds | None:
        """What the verdict on ``text`` rests on; None when nothing was asked."""
        question = self._listener.listen(text).question
        ranked = self._ranker.rank(question)
        if not ranked.present:
            return None
        signs = self._signs(ranked, question)
        return Grounds(
            question.text,
            tuple(word.text for word in question.denied),
            self._confidence.none(signs),
            self._confidence.right(signs),
            self._confidence.quoted(signs),
            self._is_topic(ranked, question),
            signs.ahead,
            self._subjects[ranked.absent[0].entry].id if ranked.absent else "",
            signs.absent,
            self._why(question, ranked.present[0].entry),
        )

    def _why(self, question: Question, entry: int) -> Why:
        shares = {word.text: accounted(word.text, entry, self._index) for word in question.words}
        return Why(
            tuple(word for word, share in shares.items() if share >= MATCHED),
            tuple(word for word, share in shares.items() if share < MATCHED),
            ways_to_ask(self._subjects[entry])[self._ranker.nearest(question, entry).said],
        )

    def signs(self, text: str) -> Signs | None:
        """What the verdict on ``text`` rests on; None when nothing was asked."""
        question = self._listener.listen(text).question
        ranked = self._ranker.rank(question)
        return self._signs(ranked, question) if ranked.present else None

    def units(self, text: str) -> tuple[int, ...]:
        """The offices that ``text`` names."""
        return self._listener.units(text)

    def _judged(self, ranked: Ranking, question: Question) -> tuple[Verdict, tuple[Match, ...], tuple[Match, ...]]:
        """The verdict, the entries and the passages, each with the probability of the best."""
        if not ranked.present:
            return Verdict.UNKNOWN, (), ()
        signs = self._signs(ranked, question)
        right, quoted = self._confidence.right(signs), self._confidence.quoted(signs)
        wide = self._subjects[ranked.present[0].entry].wide
        verdict = decide(self._confidence.none(signs), quoted, right, wide, self._is_topic(ranked, question))
        return verdict, self._matches(ranked.present, right), self._matches(ranked.passages, quoted)

    def _is_topic(self, ranked: Ranking, question: Question) -> bool:
        """Is what is named no more than the topic of a passage, and of whatever absent lies beside its paper?"""
        if not ranked.passages or not ranked.absent:
            return False
        passage, entry = ranked.passages[0], ranked.present[0]
        paper = self._subjects[passage.entry].id.rpartition(":")[0]
        return (
            passage.accounted >= TOPIC
            and max(word.weight for word in question.words) >= NAMES * self._index.unknown_rarity
            and min(passage.score, ranked.absent[0].score) > entry.score
            and all(paper in self._subjects[each.entry].beside for each in ranked.absent if each.score > entry.score)
            and not self._says_more(question, ranked.absent[0].entry, passage.entry)
            and not self._ranker.unanswered(question, passage.entry)
        )

    def _says_more(self, question: Question, one: int, other: int) -> bool:
        """Does one subject account better for a word of the question that another hardly accounts for?"""
        shares = (
            (accounted(word.text, one, self._index), accounted(word.text, other, self._index))
            for word in question.words
        )
        return any(theirs < MATCHED and ours > theirs for ours, theirs in shares)

    def _matches(self, candidates: Sequence[Candidate], best: float) -> tuple[Match, ...]:
        """The candidates with ``best`` for the first, the others falling behind as their scores."""
        top = candidates[0].score if candidates else 0.0
        return tuple(Match(self._subjects[each.entry].id, best * math.exp(each.score - top)) for each in candidates)

    def _absent(self, ranked: Ranking) -> str:
        """The id of the absent subject that is likelier than any entry and can be named; '' for none."""
        if not ranked.absent:
            return ""
        absent = ranked.absent[0]
        likelier = not ranked.present or absent.score > ranked.present[0].score
        return self._subjects[absent.entry].id if likelier and absent.accounted >= NAMED else ""

    def _signs(self, ranked: Ranking, question: Question) -> Signs:
        """What is seen of a question that found something."""
        best, *others = ranked.present
        said = sum(word.weight for word in question.words)
        unknown = sum(word.weight for word in question.words if word.unknown)
        ahead = best.score - others[0].score if others else math.inf
        absent = ranked.absent[0].score - best.score if ranked.absent else -math.inf
        same = self._ranker.sameness(question, best.entry)
        quotable = self._quotable(ranked, question)
        rival = self._ranker.sameness(question, others[0].entry) if others else 0.0
        return Signs(best.accounted, best.likeness, same, rival, ahead, absent, said, unknown / said, quotable)

    def _quotable(self, ranked: Ranking, question: Question) -> Quotable:
        """What is seen of the best passage."""
        if not ranked.passages:
            return NOTHING_QUOTABLE
        passage, entry = ranked.passages[0], ranked.present[0]
        same = self._ranker.sameness(question, passage.entry)
        over = passage.score - ranked.absent[0].score if ranked.absent else math.inf
        least = min(accounted(word.text, passage.entry, self._index) for word in telling(question.words))
        subject, lead = self._subjects[passage.entry], passage.score - entry.score
        other_year = not subject.years.issuperset(_YEAR.findall(question.text))
        other_place = any(place in question.text for place in subject.strange)
        missed = (other_year, other_place, self._ranker.unanswered(question, passage.entry))
        return Quotable(passage.accounted, passage.likeness, same, lead, over, least, *missed)
