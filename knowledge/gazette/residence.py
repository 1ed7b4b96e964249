"""The thirteen questions and answers about the residence permit, the seventh of which the page layout cut in two."""

import re
from dataclasses import dataclass

from knowledge.errors import SourceDamaged
from knowledge.gazette.document import Document, paragraphs

TITLE = "《杭州市人民政府办公厅关于推行新型居住证制度的通知》的相关问答"
_CONTINUED, _CONTINUES = "(下转第61页)", "(上接第59页)"
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
    found: list[Answered] = []
    for paragraph in _whole(document):
        question = _QUESTION.fullmatch(paragraph)
        if question:
            found.append(Answered(_NUMERALS.index(question[1]) + 1, question[2], "", ""))
        elif found:
            last = found[-1]
            text = "\n".join(filter(None, (last.answer, paragraph.removeprefix("答:"))))
            found[-1] = Answered(last.no, last.question, text, _page(last.no))
    if [each.no for each in found] != list(range(1, 14)) or not all(each.answer for each in found):
        raise SourceDamaged("居住证问答不是完整的13问13答")
    return tuple(found)


def _whole(document: Document) -> list[str]:
    first = document.between("推行 新型居住证制度的通知》的相关问答", "## 市政府干部任免名单")
    second = document.between(_CONTINUES, "(市流动人口办", inclusive=True)
    joined = "\n".join(first).replace(_CONTINUED, "").rstrip() + "\n".join(second).replace(_CONTINUES, "")
    return paragraphs(joined.split("\n"))


def _page(no: int) -> str:
    return {7: "59、61"}.get(no, "59" if no < 7 else "61")
