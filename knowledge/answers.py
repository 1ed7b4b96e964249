"""The files of questions and answers: the printed ones with our titles and steps, and those that were added."""

from knowledge.beside import Issue
from knowledge.documents import read_document
from knowledge.entries import Faq, Misprint, corrected
from knowledge.errors import Faults, FilesInvalid, Finding
from knowledge.layout import Layout
from knowledge.shapes import AddedFaq, AddedFaqs, PrintedFaq, PrintedFaqs, ShortFaq, ShortFaqs
from knowledge.source import Source


def read_faqs(files: Layout, issue: Issue) -> tuple[Faq, ...]:
    """The printed questions and answers, then the added ones; raises FilesInvalid with the faults of all files."""
    faults = Faults()
    with faults:
        printed = read_document(files.faq, PrintedFaqs).faq
    with faults:
        ours = {each.no: each for each in read_document(files.faq_short, ShortFaqs).faq}
    with faults:
        added = read_document(files.faq_added, AddedFaqs).faq
    faults.settle()
    bare = [f"第{each.no}问" for each in printed if each.no not in ours]
    if bare:
        raise FilesInvalid((Finding(files.faq_short.name, None, "no", f"没有{'、'.join(bare)}的短名和步骤"),))
    return (*(_printed_faq(each, ours[each.no], issue) for each in printed), *map(_added_faq, added))


def _printed_faq(each: PrintedFaq, ours: ShortFaq, issue: Issue) -> Faq:
    misprints = tuple(Misprint("答", one.printed, one.corrected, one.reason) for one in each.misprints)
    source = issue(each.page, f"新型居住证制度相关问答 第{each.no}问")
    answer = corrected(each.answer, misprints)
    return Faq(each.no, each.question, ours.title, answer, each.answer, ours.steps, misprints, source)


def _added_faq(each: AddedFaq) -> Faq:
    stated, question, answer = each.source, each.question.strip(), each.answer.strip()
    source = Source(stated.document, stated.issue, stated.published, stated.page, stated.item)
    return Faq(each.no, question, each.title or question, answer, answer, each.steps, (), source)
