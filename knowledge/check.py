"""Rules that span several knowledge files: numbering, sums, twins; ``kb check`` and every build run them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from knowledge.entries import PRINTED_FAQS, Knowledge
from knowledge.errors import FilesInvalid, Finding
from knowledge.layout import Layout
from knowledge.load import load

SAMPLE_WORDS = {"这里写官方答复，一字不改。", "这里写要点，一条一句", "没有就写 steps = []", "文件名"}
"""What stands in the README's example of an added question where the real words belong."""


def load_checked(files: Layout) -> Knowledge:
    """The knowledge below the folder if every rule holds; raises FilesInvalid with all findings."""
    knowledge = load(files)
    findings = tuple(check(knowledge))
    if findings:
        raise FilesInvalid(findings)
    return knowledge


def check(knowledge: Knowledge) -> Iterator[Finding]:
    """Every broken rule."""
    yield from _numbering(knowledge)
    yield from _twins(knowledge)
    yield from _unit_figures(knowledge)
    yield from _list_figures(knowledge)
    yield from _samples(knowledge)
    if knowledge.gazette is not None and not knowledge.gazette.facts:
        yield Finding("gazette.csv", None, "", "没有一行内容")


def _numbering(knowledge: Knowledge) -> Iterator[Finding]:
    """What is printed runs 1, 2, 3 … in its file."""
    yield from _gap("matters.csv", "序号", [matter.no for matter in knowledge.matters])
    yield from _gap("units.csv", "序号", [unit.no for unit in knowledge.units])
    yield from _gap("places.csv", "序号", [place.no for place in knowledge.places])
    yield from _gap("absent.csv", "序号", [absent.no for absent in knowledge.absent])
    yield from _gap("faq.toml", "no", [faq.no for faq in knowledge.faqs if faq.no <= PRINTED_FAQS])


def _gap(file: str, column: str, numbers: Sequence[int]) -> Iterator[Finding]:
    """The first number out of turn; those after it are only its echo."""
    wrong = next(((expected, no) for expected, no in enumerate(numbers, 1) if expected != no), None)
    if wrong:
        yield Finding(file, None, column, f"应从1起连续编号，应为{wrong[0]}的地方是{wrong[1]}")


def _twins(knowledge: Knowledge) -> Iterator[Finding]:
    """Tables refuse twins row by row; what is left are the texts of maintainers."""
    ids = Counter(faq.id for faq in knowledge.faqs if faq.no > PRINTED_FAQS)
    yield from (
        Finding("faq_added.toml", None, "no", f"{id} 出现了{times}次") for id, times in ids.items() if times > 1
    )
    events = {event.id: event.name for event in knowledge.events}
    for (entry_id, text), times in Counter((each.entry_id, each.text) for each in knowledge.phrasings).items():
        if times > 1:
            file = "life_events.toml" if entry_id in events else "faq_added.toml"
            yield Finding(file, None, "phrasings", f"{events.get(entry_id, entry_id)} 的「{text}」写了{times}次")


def _samples(knowledge: Knowledge) -> Iterator[Finding]:
    """What was copied from the README and not yet filled in."""
    for faq in knowledge.faqs:
        for words in SAMPLE_WORDS & {faq.answer, faq.source.document, *faq.steps}:
            yield Finding("faq_added.toml", None, f"no {faq.no}", f"「{words}」还没有改成真的内容")


def _unit_figures(knowledge: Knowledge) -> Iterator[Finding]:
    counted = Counter((matter.unit_no, matter.visits) for matter in knowledge.matters)
    names = {unit.no: unit.name for unit in knowledge.units}
    for unit in knowledge.units:
        if (counted[unit.no, 0], counted[unit.no, 1]) != (unit.zero, unit.once):
            found = f"matters.csv里零上门{counted[unit.no, 0]}项、跑一次{counted[unit.no, 1]}项"
            yield Finding("units.csv", unit.no + 1, "零上门", f"{unit.name}：汇总表为{unit.zero}、{unit.once}，{found}")
    for matter in knowledge.matters:
        if names.get(matter.unit_no) != matter.unit:
            yield Finding("matters.csv", matter.no + 1, "单位", f"第{matter.unit_no}号单位不叫「{matter.unit}」")


def _list_figures(knowledge: Knowledge) -> Iterator[Finding]:
    printed = knowledge.catalogue
    if printed is None:
        return
    counted = Counter(matter.visits for matter in knowledge.matters)
    found = (counted[0], counted[1], len(knowledge.matters), len(knowledge.units))
    stated = (printed.zero, printed.once, printed.municipal, printed.units)
    if found != stated:
        yield Finding("matters.csv", None, "", f"零上门、跑一次、合计、单位数为{found}，公告与汇总表为{stated}")
    if printed.municipal + printed.counties != printed.citywide:
        yield Finding("announcement.toml", None, "citywide", "市本级与区县之和不等于全市数")
