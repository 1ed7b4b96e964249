"""Picking from what was offered by number or by where it stands: 2、二、第二个、最后一个、上面那个."""

import re
import unicodedata
from collections.abc import Sequence

from handlers.actions import Action, Show

_CHINESE = "一二三四五六七八九十"
_PICK = re.compile(rf"第?\s*(\d{{1,2}}|[{_CHINESE}两])\s*[个项条件号]?[吧呢啊的]?")
_ORDINAL = re.compile(rf"第\s*(\d|[{_CHINESE}])\s*[个项条件][吧呢啊的]?")
_LAST = re.compile(r"(?:先说|先办)?(?:最?后面?|下面|最下面)(?:的|一|那)?[个项条件]?")
_FIRST = re.compile(r"(?:先说|先办)?(?:最?上面?|最?前面?|头)(?:的|一|那)?[个项条件]")


def picked(text: str, offered: Sequence[Action]) -> Action | None:
    """The action that the text picks, counted from 1; the last one is the last entry, not the 都不是 below it."""
    said = _said(text)
    if _LAST.fullmatch(said):
        return next((action for action in reversed(offered) if isinstance(action, Show)), None)
    if _FIRST.fullmatch(said):
        return next((action for action in offered if isinstance(action, Show)), None)
    found = _PICK.fullmatch(said)
    number = _number(found[1]) if found else 0
    return offered[number - 1] if 1 <= number <= len(offered) else None


def ordinal(text: str) -> int:
    """The number in 第二个, which means a thing and no button; 0 in anything else."""
    found = _ORDINAL.fullmatch(_said(text))
    return _number(found[1]) if found else 0


def is_number(text: str) -> bool:
    """Is the text nothing but a number to pick by, whether or not it was offered?"""
    return bool(_PICK.fullmatch(_said(text)) or _LAST.fullmatch(_said(text)))


def _said(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip(" 。.！!")


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    return 2 if text == "两" else _CHINESE.index(text) + 1
