"""The files of places: the pick-up places with what people noted beside them, and what became of districts."""

from knowledge import columns
from knowledge.beside import Issue, beside, misprints_in, parts, renaming
from knowledge.entries import PLACE_KINDS, District, Location, Place, corrected
from knowledge.layout import Layout
from knowledge.tables import Row, read_table

CLOSED = "是"
PRECISIONS = ("门址", "街区", "所在区中心")


def read_places(files: Layout, issue: Issue) -> tuple[Place, ...]:
    """The places where the gazette can be had, in printed order."""
    known = read_table(files.places, columns.PLACES, lambda row: f"place:{row['序号']}", key=("序号",))
    people_of = beside(files.place_notes, columns.PLACE_NOTES, known)

    def make(row: Row) -> Place:
        note = people_of.get(f"place:{row['序号']}")
        if note is None:
            raise row.wrong("序号", f"{files.place_notes.name}里没有 place:{row['序号']}")
        return _place(row, note, issue)

    return read_table(files.places, columns.PLACES, make)


def _place(row: Row, note: Row, issue: Issue) -> Place:
    no, printed, misprints = row.number_in("序号"), row.filled("地址"), misprints_in(row, "地址", "地址")
    return Place(
        no,
        row.filled("名称"),
        _kind(note),
        parts(corrected(printed, misprints)),
        printed,
        parts(note["俗称"]),
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


def read_districts(files: Layout) -> tuple[District, ...]:
    """What has become of districts since."""
    return read_table(files.district_names, columns.DISTRICT_NAMES, _district, key=("原名",))


def _district(row: Row) -> District:
    return District(row.filled("原名"), renaming(row, "来源"))
