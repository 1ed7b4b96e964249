"""The places where the gazette can be picked up free (back cover), in printed order."""

import re
from dataclasses import dataclass

from knowledge.gazette.document import Document

PAGE = "封底"
_ROW = re.compile(r"\|\s*(?P<name>[^|]+?)\s*\|\s*\((?P<address>.+?)\)?\s*\|$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PickupPlace:
    """A place and its address as printed, outer brackets removed; two halls are parted by “、”."""

    no: int
    name: str
    address: str


def pickup_places(document: Document) -> tuple[PickupPlace, ...]:
    """All rows of the table; a cell that a line break cut is whole again."""
    table = "\n".join(document.between("# 《杭州市人民政府公报》免费取阅点", "## 杭州市区各邮政"))
    rows = _ROW.finditer(table.replace("<br>", ""))
    return tuple(PickupPlace(no, row["name"], row["address"]) for no, row in enumerate(rows, 1))
