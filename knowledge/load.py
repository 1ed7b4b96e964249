"""The knowledge files as values: what the importer wrote, joined with what people wrote beside it."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from knowledge import layout as columns
from knowledge.entries import (
    CatalogueFacts,
    District,
    Entry,
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
    Source,
    Unit,
)
from knowledge.errors import FilesInvalid, Finding
from knowledge.layout import Layout
from knowledge.tables import Row, read_document, read_table

Value = TypeVar("Value")

GAZETTE_TITLE = "杭州市人民政府公报"


def load(files: Layout) -> Knowledge:
    """Everything below the data folder; raises FilesInvalid with every fault that could be found."""
    announcement = read_document(files.announcement)
    issue = _issue(announcement)
    matters = _each(read_table(files.matters, columns.MATTERS), lambda row: _matter(row, issue))
    faqs = (*_printed_faqs(files, issue), *_added_faqs(files))
    places, gazette = _places(files, issue), Gazette(GAZETTE_TITLE, _facts(files, issue))
    catalogue = _catalogue(announcement, issue)
    return Knowledge(
        matters=matters,
        units=_units(files, issue),
        faqs=faqs,
        places=places,
        gazette=gazette,
        catalogue=catalogue,
        phrasings=_phrasings(files, titles((*matters, *faqs, *places, gazette, catalogue))),
        districts=_each(read_table(files.district_names, columns.DISTRICT_NAMES), _district),
        frames=tuple(row["说法"] for row in read_table(files.frames, columns.FRAMES)),
        digest=digest(files),
        date=_updated(files),
    )


def digest(files: Layout) -> str:
    """SHA-256 over names and bytes of all knowledge files: the knowledge's identity."""
    state = hashlib.sha256()
    for path in files.files():
        state.update(path.relative_to(files.root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()


def _each(rows: Iterable[Row], make: Callable[[Row], Value]) -> tuple[Value, ...]:
    """A value a row; faults of all rows are raised together."""
    made: list[Value] = []
    faults: list[Finding] = []
    for row in rows:
        try:
            made.append(make(row))
        except FilesInvalid as error:
            faults.extend(error.findings)
    if faults:
        raise FilesInvalid(tuple(faults))
    return tuple(made)


def _number(row: Row, column: str) -> int:
    if not row[column].isdecimal():
        raise FilesInvalid((row.fault(column, f"应为数字，现在是「{row[column]}」"),))
    return int(row[column])


def _filled(row: Row, column: str) -> str:
    if not row[column]:
        raise FilesInvalid((row.fault(column, "不能为空"),))
    return row[column]


def _names(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in cell.split("、"))))


def _issue(announcement: dict[str, Any]) -> Callable[[str, str], Source]:
    """Makes sources within the one issue of the gazette that the official files come from."""
    document, issue, published = (str(announcement[key]) for key in ("document", "issue", "published"))
    return lambda page, item: Source(document, issue, published, page, item)


def _matter(row: Row, issue: Callable[[str, str], Source]) -> Matter:
    no, visits = _number(row, "序号"), _number(row, "跑窗口次数")
    if visits not in (0, 1):
        raise FilesInvalid((row.fault("跑窗口次数", f"只能是0或1，现在是{visits}"),))
    printed, mended = _filled(row, "事项名称"), row["更正后名称"]
    misprints = (Misprint("名称", printed, mended, _filled(row, "更正理由")),) if mended else ()
    source = issue(_filled(row, "页码"), f"“最多跑一次”事项清单(第一批) 序号{no}")
    return Matter(
        no,
        mended or printed,
        printed,
        _number(row, "单位序号"),
        _filled(row, "单位"),
        visits,
        row["备注"],
        misprints,
        source,
    )


def _units(files: Layout, issue: Callable[[str, str], Source]) -> tuple[Unit, ...]:
    named = {row["单位序号"]: row for row in read_table(files.unit_names, columns.UNIT_NAMES)}

    def make(row: Row) -> Unit:
        names = named.get(row["序号"])
        if names is None or names["单位"] != row["汇总表写法"]:
            raise FilesInvalid((row.fault("汇总表写法", f"{files.unit_names.name}里没有同序号同名的单位"),))
        source = issue(_filled(row, "页码"), f"“最多跑一次”事项汇总表(第一批) 序号{row['序号']}")
        return Unit(
            _number(row, "序号"),
            _filled(row, "单位"),
            row["汇总表写法"],
            names["类别"],
            _names(names["俗称"]),
            _number(row, "零上门"),
            _number(row, "跑一次"),
            _renaming(names),
            source,
        )

    return _each(read_table(files.units, columns.UNITS), make)


def _renaming(row: Row) -> Renaming | None:
    if not row["现名"]:
        return None
    return Renaming(row["现名"], row["变更日期"], row["变更说明"], _filled(row, "变更来源"))


def _district(row: Row) -> District:
    today = Renaming(_filled(row, "现名"), row["变更日期"], row["变更说明"], _filled(row, "来源"))
    return District(_filled(row, "原名"), today)


def _printed_faqs(files: Layout, issue: Callable[[str, str], Source]) -> Iterable[Faq]:
    steps = {block["no"]: tuple(block["steps"]) for block in read_document(files.faq_short)["faq"]}
    for block in read_document(files.faq)["faq"]:
        misprints = tuple(
            Misprint("答", each["printed"], each["corrected"], each["reason"]) for each in block.get("misprints", ())
        )
        answer = block["answer"]
        for misprint in misprints:
            answer = answer.replace(misprint.printed, misprint.corrected)
        source = issue(block["page"], f"新型居住证制度相关问答 第{block['no']}问")
        yield Faq(
            block["no"],
            block["question"],
            answer,
            block["answer"],
            steps.get(block["no"], ()),
            misprints,
            source,
        )


def _added_faqs(files: Layout) -> Iterable[Faq]:
    """Entries of maintainers; each states its own source."""
    for position, block in enumerate(_added_blocks(files), 1):
        missing = [key for key in ("no", "question", "answer", "source") if not block.get(key)]
        if missing:
            problem = f"第{position}条缺少：{'、'.join(missing)}"
            raise FilesInvalid((Finding(files.faq_added.name, None, "", problem),))
        source = Source(**{key: str(block["source"].get(key, "")) for key in Source.__dataclass_fields__})
        yield Faq(
            block["no"],
            block["question"],
            block["answer"].strip(),
            block["answer"].strip(),
            tuple(block.get("steps", ())),
            (),
            source,
        )


def _added_blocks(files: Layout) -> Sequence[dict[str, Any]]:
    blocks: list[dict[str, Any]] = read_document(files.faq_added).get("faq", [])
    return blocks


def _places(files: Layout, issue: Callable[[str, str], Source]) -> tuple[Place, ...]:
    notes = {row["编号"]: row for row in read_table(files.place_notes, columns.PLACE_NOTES)}

    def make(row: Row) -> Place:
        no, printed, mended = _number(row, "序号"), _filled(row, "地址"), row["更正后地址"]
        note = notes.get(f"place:{no}")
        if note is None:
            raise FilesInvalid((row.fault("序号", f"{files.place_notes.name}里没有 place:{no}"),))
        misprints = (Misprint("地址", printed, mended, _filled(row, "更正理由")),) if mended else ()
        return Place(
            no,
            _filled(row, "名称"),
            _names(mended or printed),
            printed,
            _names(note["俗称"]),
            note["现属区"],
            note["说明"],
            note["说明来源"],
            _location(note),
            misprints,
            issue("封底", f"免费取阅点 第{no}处"),
        )

    return _each(read_table(files.places, columns.PLACES), make)


def _location(row: Row) -> Location | None:
    if not row["纬度"]:
        return None
    try:
        latitude, longitude = float(row["纬度"]), float(row["经度"])
    except ValueError:
        raise FilesInvalid((row.fault("纬度", "经纬度应为小数"),)) from None
    return Location(latitude, longitude, _filled(row, "坐标精度"), _filled(row, "坐标来源"))


def _facts(files: Layout, issue: Callable[[str, str], Source]) -> tuple[Fact, ...]:
    return _each(
        read_table(files.facts, columns.FACTS),
        lambda row: Fact(_filled(row, "项目"), _filled(row, "内容"), issue(_filled(row, "页码"), row["项目"])),
    )


def _catalogue(block: dict[str, Any], issue: Callable[[str, str], Source]) -> CatalogueFacts:
    figures = {key: int(block[key]) for key in ("citywide", "municipal", "counties", "zero", "once", "units")}
    source = issue(str(block["page"]), "公告及汇总表")
    return CatalogueFacts(str(block["title"]), str(block["issuer"]), str(block["date"]), source=source, **figures)


def titles(entries: Iterable[Entry]) -> dict[str, frozenset[str]]:
    """The names under which each entry may appear beside its phrasings: as printed and as corrected, without blanks."""
    return {
        entry.id: frozenset(_bare(name) for name in (entry.title, getattr(entry, "printed_title", entry.title)))
        for entry in entries
    }


def _bare(name: str) -> str:
    return "".join(name.split()).rstrip("?？")


def _phrasings(files: Layout, known: dict[str, frozenset[str]]) -> tuple[Phrasing, ...]:
    def make(row: Row) -> Phrasing:
        names = known.get(row["编号"])
        if names is None:
            raise FilesInvalid((row.fault("编号", f"没有「{row['编号']}」这一条"),))
        if _bare(row["名称"]) not in names:
            raise FilesInvalid((row.fault("名称", f"{row['编号']} 的名称应为「{'」或「'.join(sorted(names))}」"),))
        return Phrasing(row["编号"], _filled(row, "说法"))

    written = _each((row for path in files.phrasings for row in read_table(path, columns.PHRASINGS)), make)
    added = (
        Phrasing(f"faq:{block['no']}", text) for block in _added_blocks(files) for text in block.get("phrasings", ())
    )
    return (*written, *added)


def _updated(files: Layout) -> str:
    stated = str(read_document(files.about).get("updated", ""))
    try:
        return date.fromisoformat(stated).isoformat()
    except ValueError:
        raise FilesInvalid((Finding(files.about.name, None, "updated", "应为日期，如 2026-11-21"),)) from None
