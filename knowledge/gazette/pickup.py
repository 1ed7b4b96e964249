"""The places where the gazette can be picked up free (back cover), in printed order."""

import re
from dataclasses import dataclass

from knowledge.errors import SourceDamaged
from knowledge.gazette.document import Document

PLACES = 24
_ROW = re.compile(r"\|\s*(?P<name>[^|]+?)\s*\|\s*\((?P<address>.+?)\)?\s*\|")


@dataclass(frozen=True, slots=True)
class PickupPlace:
    """A place and its address as printed, outer brackets removed; two halls are parted by “、”."""

    no: int
    name: str
    address: str


def pickup_places(document: Document) -> tuple[PickupPlace, ...]:
    """All rows of the table; a cell that a line break cut is whole again; raises SourceDamaged when one is lost."""
    lines = document.between("# 《杭州市人民政府公报》免费取阅点", "## 杭州市区各邮政")
    rows = [line.replace("<br>", "") for line in lines if "|" in line and line.strip("-| ")]
    places = tuple(_place(no, row) for no, row in enumerate(rows, 1))
    if len(places) != PLACES:
        raise SourceDamaged(f"取阅点应有{PLACES}处，只认出{len(places)}处")
    return places


def _place(no: int, row: str) -> PickupPlace:
    found = _ROW.search(row)
    if found is None:
        raise SourceDamaged(f"取阅点第{no}行认不出：{row}")
    return PickupPlace(no, found["name"], found["address"])
