"""The thirteen questions and answers about the residence permit, the seventh of which the page layout cut in two."""

import re
from dataclasses import dataclass

from knowledge.entries import PRINTED_FAQS
from knowledge.errors import SourceDamaged
from knowledge.gazette.document import Document, paragraphs

_TITLE, _AFTER_FIRST_PART = "推行 新型居住证制度的通知》的相关问答", "## 市政府干部任免名单"
_CONTINUED, _CONTINUES, _END = "(下转第61页)", "(上接第59页)", "(市流动人口办"
_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三")
_QUESTION = re.compile(r"(十[一二三]?|[一二三四五六七八九])、(.+[?？])$")


@dataclass(frozen=True, slots=True)
class Answered:
    """A question without its number, the answer without “答:”, paragraphs parted by newlines, and the printed page."""

    no: int
    question: str
    answer: str
    page: str


def answered(document: Document) -> tuple[Answered, ...]:
    """The thirteen, in order; raises SourceDamaged when one is missing."""
    questions: list[re.Match[str]] = []
    answers: list[list[str]] = []
    for paragraph in _paragraphs(document):
        question = _QUESTION.fullmatch(paragraph)
        if question:
            questions.append(question)
            answers.append([])
        elif answers:
            answers[-1].append(paragraph.removeprefix("答:"))
    _refuse_gaps([question[1] for question in questions], answers)
    return tuple(
        Answered(no, question[2], "\n".join(answer), _page(no))
        for no, (question, answer) in enumerate(zip(questions, answers, strict=True), 1)
    )


def _paragraphs(document: Document) -> list[str]:
    """Both parts without the marks between them: the sentence they cut ends like no sentence, so it is joined."""
    document.find(_CONTINUED)
    first = document.between(_TITLE, _AFTER_FIRST_PART)
    second = document.between(_CONTINUES, _END, inclusive=True)
    return paragraphs([line.replace(_CONTINUED, "").replace(_CONTINUES, "") for line in (*first, *second)])


def _refuse_gaps(numerals: list[str], answers: list[list[str]]) -> None:
    for expected, numeral, answer in zip(_NUMERALS, numerals, answers, strict=False):
        if numeral != expected:
            raise SourceDamaged(f"居住证问答应为第{expected}问的地方是第{numeral}问")
        if not answer:
            raise SourceDamaged(f"居住证问答第{expected}问没有答")
    if len(numerals) < PRINTED_FAQS:
        raise SourceDamaged(f"居住证问答缺第{_NUMERALS[len(numerals)]}问")


def _page(no: int) -> str:
    return {7: "59、61"}.get(no, "59" if no < 7 else "61")
