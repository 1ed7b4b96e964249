"""What a question denies (不是延期, 除了个人的), told apart from what it asks for."""

import re
from typing import NamedTuple

_NO_DENIAL = r"(?<![是要这那可岂谁还])"
"""Before 不是 where nothing is denied: 是不是, 要不是, 这不是…吗."""
_NO_OBJECT = r"(?![很太吗说都应])"
_EXCEPT = r"(?<![解拆免排清消扣删开去注破革根废])除了?+"
_BEYOND = r"(?:以外|之外|外(?![地国籍人资商省市贸汇币侨交出]))"
_DENIED = re.compile(
    rf"{_EXCEPT}(?P<excepted>[^ ]{{1,12}}?){_BEYOND}"
    r"|(?P<taken_back>[^ ]{2,4}?)(?:不对){1,3} ?(?=是|应该)"
    r"|不在(?P<outside>[^ ]{0,6}(?:景|名胜)区)[里内]?"
    rf"|(?:{_NO_DENIAL}也?(?:(?:不是){{1,3}}|并非)|不属于|(?<= )不管){_NO_OBJECT}"
    r"(?P<denied>[^ ]{1,12}?)(?=而?是|也不是|就是|[说讲]错| |$)"
)


class Said(NamedTuple):
    """A question in two parts: what it says, and the objects it denies, parted by blanks ('' for none)."""

    affirmed: str
    denied: str


def split(normalized: str) -> Said:
    """A normalised text without what it denies, and that."""
    denied = [object_ for found in _DENIED.finditer(normalized) for object_ in found.groups() if object_]
    return Said(" ".join(_DENIED.sub(" ", normalized).split()), " ".join(denied))
