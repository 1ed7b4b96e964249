"""How people talk, apart from what they ask about: frames, stories, courtesies, other languages' and regions' words."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge import columns
from knowledge.errors import Faults
from knowledge.layout import Layout
from knowledge.tables import Row, read_table

WHOLE, WITHIN = "整句", "含有"
DISTRICT, OUTSIDE = "区县", "外地"
ENGLISH, DIALECT, OVERSEAS = "英语", "方言", "港台"


class Aspect(StrEnum):
    """What may be asked about an entry."""

    VISITS = "次数"
    OFFICE = "单位"
    PLACE = "地点"
    MATERIALS = "材料"
    TIME = "时限"
    ONLINE = "网办"
    FEE = "费用"
    PHONE = "电话"
    HOURS = "上班时间"
    STEPS = "步骤"
    CONDITIONS = "条件"
    SOURCE = "出处"
    NOTE = "备注"


@dataclass(frozen=True, slots=True)
class Courtesy:
    """Something said without asking anything (谢谢); ``whole``: only when it is all that is said."""

    kind: str
    text: str
    whole: bool


@dataclass(frozen=True, slots=True)
class ForeignWord:
    """A word that is not ordinary written Mandarin, and what it means in it ('' when it carries no subject)."""

    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class AspectWord:
    """A way to ask (归谁管) about an aspect."""

    aspect: Aspect
    text: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of what tells near twins apart: ``facet`` 税务机关, ``value`` 国税的 as it is asked for.

    An entry has it if one of ``marks`` stands in its unit or title; ``said`` are words by which people name it.
    """

    facet: str
    value: str
    marks: tuple[str, ...]
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """A word that names several things at once (水电煤气), and these things."""

    text: str
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place by the name that people use; ``outside``: it lies outside Hangzhou, else it is a district of it."""

    text: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Language:
    """``frames`` carry the wish to ask and not its subject (请问, 怎么办), ``story`` words tell only what happened
    around it (上周, 听说), ``courtesies`` are said without asking anything; ``foreign`` words are put into Mandarin;
    in ``not_units`` the name of a unit is not that unit (移动硬盘); ``facets`` tell near twins apart;
    ``aspects`` ask about an entry that is at hand; ``bundles`` name several things at once, longer words first;
    ``place_names`` are places that not every paper speaks of.
    """

    frames: tuple[str, ...] = ()
    story: tuple[str, ...] = ()
    courtesies: tuple[Courtesy, ...] = ()
    foreign: tuple[ForeignWord, ...] = ()
    not_units: tuple[str, ...] = ()
    facets: tuple[FacetValue, ...] = ()
    aspects: tuple[AspectWord, ...] = ()
    bundles: tuple[Bundle, ...] = ()
    place_names: tuple[PlaceName, ...] = ()


def read_language(files: Layout) -> Language:
    """The language files; raises FilesInvalid with the faults of all of them."""
    faults = Faults()
    with faults:
        frames = read_table(files.frames, columns.FRAMES, _said, key=("说法",))
    with faults:
        story = read_table(files.story, columns.STORY, _said, key=("说法",))
    with faults:
        courtesies = read_table(files.courtesies, columns.COURTESIES, _courtesy, key=("说法",))
    with faults:
        foreign = read_table(files.foreign, columns.FOREIGN, _foreign, key=("说法",))
    with faults:
        not_units = read_table(files.not_units, columns.NOT_UNITS, _said, key=("说法",))
    with faults:
        facets = read_table(files.facets, columns.FACETS, _facet, key=("维度", "取值"))
    with faults:
        aspects = read_table(files.aspects, columns.ASPECTS, _aspect, key=("说法",))
    with faults:
        bundles = read_table(files.bundles, columns.BUNDLES, _bundle, key=("说法",))
    with faults:
        place_names = read_table(files.place_names, columns.PLACE_NAMES, _place_name, key=("地名",))
    faults.settle()
    bundles = tuple(sorted(bundles, key=lambda bundle: -len(bundle.text)))
    return Language(frames, story, courtesies, foreign, not_units, facets, aspects, bundles, place_names)


def _said(row: Row) -> str:
    return row.filled("说法")


def _courtesy(row: Row) -> Courtesy:
    if row["匹配"] not in (WHOLE, WITHIN):
        raise row.wrong("匹配", f"应为{WHOLE}或{WITHIN}，现在是「{row['匹配']}」")
    return Courtesy(row.filled("种类"), row.filled("说法"), row["匹配"] == WHOLE)


def _foreign(row: Row) -> ForeignWord:
    if row["来源"] not in (ENGLISH, DIALECT, OVERSEAS):
        raise row.wrong("来源", f"应为{ENGLISH}、{DIALECT}或{OVERSEAS}，现在是「{row['来源']}」")
    return ForeignWord(row.filled("说法"), row["意思"])


def _facet(row: Row) -> FacetValue:
    marks = _several(row, "认法")
    return FacetValue(row.filled("维度"), row.filled("取值"), marks, _parts(row["说法"]))


def _several(row: Row, column: str) -> tuple[str, ...]:
    """The parts of a cell, at least one."""
    parts = _parts(row.filled(column))
    if not parts:
        raise row.wrong(column, "不能为空")
    return parts


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, cell.split("|"))))


def _place_name(row: Row) -> PlaceName:
    if row["范围"] not in (DISTRICT, OUTSIDE):
        raise row.wrong("范围", f"应为{DISTRICT}或{OUTSIDE}，现在是「{row['范围']}」")
    return PlaceName(row.filled("地名"), row["范围"] == OUTSIDE)


def _bundle(row: Row) -> Bundle:
    return Bundle(row.filled("说法"), _several(row, "分开"))


def _aspect(row: Row) -> AspectWord:
    if row["方面"] not in [*Aspect]:
        raise row.wrong("方面", f"应为{'、'.join(Aspect)}之一，现在是「{row['方面']}」")
    return AspectWord(Aspect(row["方面"]), row.filled("说法"))
