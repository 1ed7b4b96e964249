"""Rules that span several knowledge files: numbering, sums, twins; ``kb check`` and every build run them."""

from collections import Counter
from collections.abc import Iterator

from knowledge.entries import Knowledge
from knowledge.errors import FilesInvalid, Finding
from knowledge.layout import Layout
from knowledge.load import load

LONGEST_PHRASING = 120
"""Characters; a longer one is an answer pasted into the wrong column."""


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
    yield from _unit_figures(knowledge)
    yield from _list_figures(knowledge)
    yield from _phrasings(knowledge)


def _numbering(knowledge: Knowledge) -> Iterator[Finding]:
    repeated = [id for id, times in Counter(entry.id for entry in knowledge.entries()).items() if times > 1]
    for entry_id in repeated:
        yield Finding("", None, "编号", f"{entry_id} 出现了不止一次")
    if [matter.no for matter in knowledge.matters] != list(range(1, len(knowledge.matters) + 1)):
        yield Finding("matters.csv", None, "序号", "应从1起连续编号")


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


def _phrasings(knowledge: Knowledge) -> Iterator[Finding]:
    pairs = Counter((each.entry_id, each.text) for each in knowledge.phrasings)
    for (entry_id, text), times in pairs.items():
        if times > 1:
            yield Finding("phrasings", None, "说法", f"{entry_id} 的「{text}」写了{times}次")
        if len(text) > LONGEST_PHRASING:
            yield Finding(
                "phrasings",
                None,
                "说法",
                f"{entry_id} 有一条说法长{len(text)}字，应不超过{LONGEST_PHRASING}字",
            )
