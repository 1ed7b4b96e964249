"""One question asked, and whether the reply is right."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.evaluation.questions import DOCUMENT, Question
from handlers.conversation import Conversation
from handlers.plain import plain
from handlers.reply import Outcome, Reply
from handlers.turn import Turn

SEEN_IN_A_CHOICE = 5
"""Items of a choice that somebody reads."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, what the reply did, the ids of what it offered (best first), and whether its evidence stood in it."""

    question: Question
    outcome: Outcome
    offered: tuple[str, ...]
    evident: bool

    @property
    def refused(self) -> bool:
        """Was it said that the books do not hold it?"""
        return self.outcome is Outcome.NONE

    @property
    def sure(self) -> bool:
        """Was one entry given as the answer?"""
        return self.outcome is Outcome.ANSWER

    @property
    def first_right(self) -> bool:
        """Is the first thing shown a right one?"""
        if self.question.evidence and DOCUMENT in self.question.gold:
            return self.evident and not self.refused
        return self._right(self.shown[:1]) and self.evident

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids that a program gets to show, as ``ask --jsonl`` gives them: none after a refusal."""
        return () if self.refused else self.offered

    @property
    def resolved(self) -> bool:
        """Was the right entry answered, or does it stand in the choice offered?"""
        if self.sure:
            return self.first_right
        return self._right(self.shown[:SEEN_IN_A_CHOICE])

    @property
    def choice_holds(self) -> bool:
        """Does what is offered hold two of the entries that belong in the choice?"""
        return len(self.question.gold & set(self.shown[:SEEN_IN_A_CHOICE])) >= 2

    @property
    def good(self) -> bool:
        """Did the reply do what the question asked of it?"""
        return {"answer": self.first_right, "choose": self.choice_holds, "none": self.refused}[self.question.outcome]

    def _right(self, ids: Iterable[str]) -> bool:
        return any(each in self.question.gold or each.split(":")[0] in self.question.gold for each in ids)


async def ask(conversation: Conversation, questions: Sequence[Question]) -> list[Judged]:
    """Ask each question once, without a conversation around it."""
    return [judged(each, await conversation.say(Turn("", each.q))) for each in questions]


def judged(question: Question, reply: Reply) -> Judged:
    """What the reply did with the question."""
    said = flat(plain(reply))
    evident = all(flat(piece) in said for piece in question.evidence)
    return Judged(question, reply.outcome, tuple(item.id for item in reply.items), evident)


def flat(text: str) -> str:
    """The text as replies are searched: one width, no blanks, small letters."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()
