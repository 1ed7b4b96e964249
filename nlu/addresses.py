"""Where somebody lives, in a question: from the road or the estate down to the door.

The district stays, for offices are asked for by it.  A road with a number alone may be an office's: it goes only where
the text says that somebody lives there, or holds somebody's other data.
"""

import re

MARK = "[地址]"

_NUMBER = r"(?:[0-9]{1,5}|[〇零一二两三四五六七八九十百]{1,6})"
_HOUSE = rf"{_NUMBER}(?:\s?[-—]\s?{_NUMBER})?\s?[号號](?![线令文窗口楼])"
_BLOCK = rf"(?:[A-Za-z]?{_NUMBER}\s?(?:幢|栋|棟|座|[号號][楼樓]|弄)|[A-Za-z]座)"
_UNIT = rf"(?:[A-Za-z甲乙丙东西]\s?单元|{_NUMBER}\s?(?:单元|單元|门|梯|组))"
_ROOM = rf"(?:{_NUMBER}\s?(?:室|房(?![子产屋])|户)|[0-9]{{3,4}}(?!\s?[0-9年元万号平米㎡人个.-]))"
_GAP = r"[\s，,、]?"
_DOOR = (
    rf"(?:{_HOUSE}{_GAP})?(?:{_BLOCK}{_GAP}(?:{_UNIT}{_GAP})?{_ROOM}|{_BLOCK}{_GAP}{_UNIT}|{_UNIT}{_GAP}{_ROOM})"
    rf"|{_HOUSE}{_GAP}{_ROOM}|{_UNIT}{_GAP}{_HOUSE}|(?<=村){_HOUSE}"
    rf"|(?<![0-9-])(?:{_HOUSE}{_GAP})?[0-9]{{1,3}}\s?[-—]\s?[0-9]{{1,2}}\s?[-—]\s?[0-9]{{3,4}}(?![0-9-])室?"
)
"""From the building down; one of its parts alone is a building, a seat, a floor."""
_HAN = r"\u3400-\u9fff"
_BEFORE = r"住|址|在|到|位于|坐落|寄|搬|是|为|：|:|(?<![小社园景校东西南北一二三四五六七八九十])区|[县市镇乡]|街道"
"""What the name of a road or an estate comes after."""
_NAME = rf"(?:(?!{_BEFORE})[{_HAN}A-Za-z0-9·]){{0,16}}?"
_LIVES = r"(?:住|家在|址|户口在|房子?在|寄到|租在|搬到|坐落)"
_WAY = r"[^，,。；;\s]{0,20}?"
_ROAD = rf"{_NAME}[路街巷弄道里村]\s?{_HOUSE}(?:{_GAP}{_NUMBER}[楼层])?"
_DEEP = re.compile(rf"({_BEFORE})?({_NAME})(?:{_DOOR})")
_AT_HOME = re.compile(rf"({_LIVES}{_WAY}){_ROAD}")
_AMONG_DATA = re.compile(rf"((?:^|[，,。；;：:\s]){_WAY}){_ROAD}")
_SIGN = re.compile(rf"{_NUMBER}\s?[号號幢栋棟座弄单單门梯组室房户]|[0-9]\s?[-—]\s?[0-9]")
"""Nothing is looked for in a text without one of these: reading the others costs no time."""


def mask(text: str) -> str:
    """The text with private addresses replaced; other personal data must have been replaced before."""
    if not _SIGN.search(text):
        return text
    text = _DEEP.sub(_without_door, text)
    text = _AT_HOME.sub(rf"\1{MARK}", text)
    return _AMONG_DATA.sub(rf"\1{MARK}", text) if "[" in text else text


def _without_door(found: re.Match[str]) -> str:
    """The name of the road goes too where it can be told from what stands before it."""
    before, name = found[1], found[2]
    return f"{before}{MARK}" if before else f"{name}{MARK}"
