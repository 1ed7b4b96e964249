"""The knowledge files as values: what the importer wrote, joined with what people wrote beside it."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from knowledge import columns
from knowledge.documents import read_document
from knowledge.entries import (
    PLACE_KINDS,
    CatalogueFacts,
    District,
    Fact,
    Faq,
    Gazette,
    Knowledge,
    Location,
    Matter,
    Misprint,
    Phrasing,
    Place,
    Renaming,
    Unit,
    corrected,
)
from knowledge.errors import Faults, FilesInvalid, Finding
from knowledge.files import read_bytes, require_folder
from knowledge.language import read_language
from knowledge.layout import Layout
from knowledge.library import read_library
from knowledge.references import (
    named,
    names,
    no_such,
    read_absent,
    read_errands,
    read_events,
    read_phrasings,
    read_usual,
    refuse_unknown,
)
from knowledge.shapes import (
    About,
    AddedFaq,
    AddedFaqs,
    Announcement,
    PrintedFaq,
    PrintedFaqs,
    ShortFaq,
    ShortFaqs,
)
from knowledge.source import Source
from knowledge.tables import Row, read_table

Issue = Callable[[str, str], Source]
"""Makes the source of a page and a place on it, within the one issue that the official files come from."""

GAZETTE_TITLE = "杭州市人民政府公报"
CLOSED = "是"
LONGEST_CONTEXT = 10
"""Characters; a longer one hides the title that it stands before."""
PRECISIONS = ("门址", "街区", "所在区中心")


def load(files: Layout) -> Knowledge:
    """Everything below the data folder; raises FilesInvalid with the faults of all files.

    What refers to entries by 编号 comes last: whether they exist is known only when the rest is sound.
    """
    require_folder(files.root)
    knowledge, faults = _stated(files), Faults()
    phrasings: tuple[Phrasing, ...] = ()
    known = names(knowledge.entries())
    with faults:
        phrasings = read_phrasings(files, known)
    with faults:
        usual = read_usual(files, known)
    with faults:
        refuse_unknown(knowledge.events, known, files)
    with faults:
        absent, asked = read_absent(files, known, phrasings)
    with faults:
        library = read_library(files, known)
    faults.settle()
    return replace(
        knowledge,
        phrasings=(*phrasings, *asked),
        usual=usual,
        absent=absent,
        papers=library.papers,
        passages=library.passages,
        asks=library.asks,
        stories=library.stories,
    )


def _stated(files: Layout) -> Knowledge:
    """The knowledge without what refers to entries."""
    announced = read_document(files.announcement, Announcement)
    issue: Issue = partial(Source, announced.document, announced.issue, announced.published)
    faults = Faults()
    with faults:
        matters = _matters(files, issue)
    with faults:
        units = _units(files, issue)
    with faults:
        faqs = _faqs(files, issue)
    with faults:
        places = _places(files, issue)
    with faults:
        facts = read_table(files.facts, columns.FACTS, lambda row: _fact(row, issue), key=("项目",))
    with faults:
        districts = read_table(files.district_names, columns.DISTRICT_NAMES, _district, key=("原名",))
    with faults:
        events = read_events(files)
    with faults:
        errands = read_errands(files)
    with faults:
        language = read_language(files)
    with faults:
        updated = read_document(files.about, About).updated
    faults.settle()
    return Knowledge(
        matters=matters,
        units=units,
        faqs=faqs,
        places=places,
        gazette=Gazette(GAZETTE_TITLE, facts),
        catalogue=_catalogue(announced, issue),
        districts=districts,
        events=events,
        errands=errands,
        language=language,
        digest=digest(files),
        date=updated,
    )


def digest(files: Layout) -> str:
    """SHA-256 over names and bytes of all knowledge files: the knowledge's identity."""
    state = hashlib.sha256()
    for path in files.files():
        state.update(path.relative_to(files.root).as_posix().encode() + b"\0" + read_bytes(path) + b"\0")
    return state.hexdigest()


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in cell.split("、"))))


def _matters(files: Layout, issue: Issue) -> tuple[Matter, ...]:
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
    no, printed, misprints = row.number_in("序号"), row.filled("事项名称"), _misprints(row, "名称", "事项名称")
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


def _misprints(row: Row, field: str, column: str) -> tuple[Misprint, ...]:
    """The whole cell as it should have been printed, when it was not."""
    mended = row[f"更正后{field}"]
    return (Misprint(field, row[column], mended, row.filled("更正理由")),) if mended else ()


def _beside(path: Path, head: tuple[str, ...], known: Iterable[str]) -> Mapping[str, Row]:
    """The rows that people wrote beside entries, by their first column; each must be about a ``known`` one."""
    key, expected = head[0], frozenset(known)

    def make(row: Row) -> tuple[str, Row]:
        if row[key] not in expected:
            raise row.wrong(key, no_such(row[key], expected))
        return row[key], row

    return dict(read_table(path, head, make, key=(key,)))


def _units(files: Layout, issue: Issue) -> tuple[Unit, ...]:
    known = read_table(files.units, columns.UNITS, lambda row: row["序号"], key=("序号",))
    beside = _beside(files.unit_names, columns.UNIT_NAMES, known)

    def make(row: Row) -> Unit:
        people = beside.get(row["序号"])
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
        _parts(people["俗称"]),
        row.number_in("零上门"),
        row.number_in("跑一次"),
        _renaming(people, "变更来源") if people["现名"] else None,
        issue(row.filled("页码"), f"“最多跑一次”事项汇总表(第一批) 序号{row['序号']}"),
    )
    if row.number_in("小计") != unit.total:
        raise row.wrong("小计", f"零上门{unit.zero}加跑一次{unit.once}不等于{row['小计']}")
    return unit


def _renaming(row: Row, source: str) -> Renaming:
    return Renaming(row.filled("现名"), row["变更日期"], row["变更说明"], row.filled(source))


def _district(row: Row) -> District:
    return District(row.filled("原名"), _renaming(row, "来源"))


def _faqs(files: Layout, issue: Issue) -> tuple[Faq, ...]:
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


def _places(files: Layout, issue: Issue) -> tuple[Place, ...]:
    known = read_table(files.places, columns.PLACES, lambda row: f"place:{row['序号']}", key=("序号",))
    beside = _beside(files.place_notes, columns.PLACE_NOTES, known)

    def make(row: Row) -> Place:
        note = beside.get(f"place:{row['序号']}")
        if note is None:
            raise row.wrong("序号", f"{files.place_notes.name}里没有 place:{row['序号']}")
        return _place(row, note, issue)

    return read_table(files.places, columns.PLACES, make)


def _place(row: Row, note: Row, issue: Issue) -> Place:
    no, printed, misprints = row.number_in("序号"), row.filled("地址"), _misprints(row, "地址", "地址")
    return Place(
        no,
        row.filled("名称"),
        _kind(note),
        _parts(corrected(printed, misprints)),
        printed,
        _parts(note["俗称"]),
        note["现属区"],
        note["说明"],
        note.filled("说明来源") if note["说明"] else "",
        _closed(note),
        _location(note) if note["纬度"] or note["经度"] else None,
        misprints,
        issue("封底", f"免费取阅点 第{no}处"),
    )


def _kind(row: Row) -> str:
    if row["类别"] not in PLACE_KINDS:
        raise row.wrong("类别", f"应为{'、'.join(PLACE_KINDS)}之一，现在是「{row['类别']}」")
    return row["类别"]


def _closed(row: Row) -> bool:
    if row["已停用"] not in ("", CLOSED):
        raise row.wrong("已停用", f"应为「{CLOSED}」或留空，现在是「{row['已停用']}」")
    return row["已停用"] == CLOSED


def _location(row: Row) -> Location:
    if row["坐标精度"] not in PRECISIONS:
        raise row.wrong("坐标精度", f"应为{'、'.join(PRECISIONS)}之一，现在是「{row['坐标精度']}」")
    return Location(_degrees(row, "纬度", 90), _degrees(row, "经度", 180), row["坐标精度"], row.filled("坐标来源"))


def _degrees(row: Row, column: str, most: int) -> float:
    try:
        degrees = float(row[column])
    except ValueError:
        raise row.wrong(column, f"应为小数，现在是「{row[column]}」") from None
    if not -most <= degrees <= most:
        raise row.wrong(column, f"应在-{most}至{most}之间，现在是「{row[column]}」")
    return degrees


def _fact(row: Row, issue: Issue) -> Fact:
    label = row.filled("项目")
    return Fact(label, row.filled("内容"), issue(row.filled("页码"), label))


def _catalogue(announced: Announcement, issue: Issue) -> CatalogueFacts:
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
