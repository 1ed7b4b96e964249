"""The files of the list: its matters, its units, its announcement, the gazette's own facts."""

from dataclasses import replace

from knowledge import columns
from knowledge.beside import Issue, beside, misprints_in, parts, renaming
from knowledge.entries import CatalogueFacts, Fact, Gazette, Matter, Unit, corrected
from knowledge.layout import Layout
from knowledge.references import named, names
from knowledge.shapes import Announcement
from knowledge.tables import Row, read_table

GAZETTE_TITLE = "杭州市人民政府公报"
LONGEST_CONTEXT = 10
"""Characters; a longer one hides the title that it stands before."""


def read_matters(files: Layout, issue: Issue) -> tuple[Matter, ...]:
    """The matters of the list, with the contexts that people gave them."""
    matters = read_table(files.matters, columns.MATTERS, lambda row: _matter(row, issue), key=("序号",))
    known = names(matters)
    rows = read_table(files.contexts, columns.CONTEXTS, lambda row: (named(row, known), _context(row)), key=("编号",))
    contexts = dict(rows)
    return tuple(replace(matter, context=contexts.get(matter.id, "")) for matter in matters)


def _context(row: Row) -> str:
    if len(row.filled("语境")) > LONGEST_CONTEXT:
        raise row.wrong("语境", f"长{len(row['语境'])}字，应不超过{LONGEST_CONTEXT}字")
    return row["语境"]


def _matter(row: Row, issue: Issue) -> Matter:
    no, printed, misprints = row.number_in("序号"), row.filled("事项名称"), misprints_in(row, "名称", "事项名称")
    return Matter(
        no,
        corrected(printed, misprints),
        printed,
        "",
        row.number_in("单位序号"),
        row.filled("单位"),
        _visits(row),
        row["备注"],
        misprints,
        issue(row.filled("页码"), f"“最多跑一次”事项清单(第一批) 序号{no}"),
    )


def _visits(row: Row) -> int:
    visits = row.number_in("跑窗口次数")
    if visits not in (0, 1):
        raise row.wrong("跑窗口次数", f"只能是0或1，现在是{visits}")
    return visits


def read_units(files: Layout, issue: Issue) -> tuple[Unit, ...]:
    """The units of the list, with the names that people know them by."""
    known = read_table(files.units, columns.UNITS, lambda row: row["序号"], key=("序号",))
    people_of = beside(files.unit_names, columns.UNIT_NAMES, known)

    def make(row: Row) -> Unit:
        people = people_of.get(row["序号"])
        if people is None or people["单位"] != row["汇总表写法"]:
            raise row.wrong("汇总表写法", f"{files.unit_names.name}里没有同序号同名的单位")
        return _unit(row, people, issue)

    return read_table(files.units, columns.UNITS, make)


def _unit(row: Row, people: Row, issue: Issue) -> Unit:
    unit = Unit(
        row.number_in("序号"),
        row.filled("单位"),
        row["汇总表写法"],
        people.filled("类别"),
        parts(people["俗称"]),
        row.number_in("零上门"),
        row.number_in("跑一次"),
        renaming(people, "变更来源") if people["现名"] else None,
        issue(row.filled("页码"), f"“最多跑一次”事项汇总表(第一批) 序号{row['序号']}"),
    )
    if row.number_in("小计") != unit.total:
        raise row.wrong("小计", f"零上门{unit.zero}加跑一次{unit.once}不等于{row['小计']}")
    return unit


def read_gazette(files: Layout, issue: Issue) -> Gazette:
    """The gazette's own address, telephone, price."""
    facts = read_table(files.facts, columns.FACTS, lambda row: _fact(row, issue), key=("项目",))
    return Gazette(GAZETTE_TITLE, facts)


def _fact(row: Row, issue: Issue) -> Fact:
    label = row.filled("项目")
    return Fact(label, row.filled("内容"), issue(row.filled("页码"), label))


def catalogue_facts(announced: Announcement, issue: Issue) -> CatalogueFacts:
    """What the announcement says of the list as a whole."""
    return CatalogueFacts(
        announced.title,
        announced.issuer,
        announced.date,
        announced.citywide,
        announced.municipal,
        announced.counties,
        announced.counties_named,
        announced.zero,
        announced.once,
        announced.units,
        issue(announced.page, "公告及汇总表"),
    )
