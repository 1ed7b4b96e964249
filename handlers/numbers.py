"""Picking from a choice by number: 2、二、第二个、最后一个."""

import re
import unicodedata

_CHINESE = "一二三四五六七八九十"
_PICK = re.compile(rf"第?\s*(\d{{1,2}}|[{_CHINESE}两])\s*[个项条件号]?[吧呢啊的]?")
_LAST = re.compile(r"最后(?:一|那)[个项条件]?")


def picked(text: str, offered: int) -> int | None:
    """Which of ``offered`` things (0-based) the text picks, or None when it picks none."""
    said = unicodedata.normalize("NFKC", text).strip(" 。.！!")
    if offered and _LAST.fullmatch(said):
        return offered - 1
    found = _PICK.fullmatch(said)
    if found is None:
        return None
    number = _number(found[1])
    return number - 1 if 1 <= number <= offered else None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    return 2 if text == "两" else _CHINESE.index(text) + 1
