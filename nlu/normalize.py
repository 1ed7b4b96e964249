"""One written form for what can be written in many: width, case, traditional characters, emoji, stray blanks."""

import re
import unicodedata
from functools import cache

import opencc

_NOT_WORD = re.compile(r"[^\w]+|_+")
_SPACED_OUT = re.compile(r"(?<!\S)([\u4e00-\u9fff])(?: +(?=[\u4e00-\u9fff](?!\S)))")
_INVISIBLE = {"Cf", "Cc", "Cs", "Co", "Mn", "Me"}


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def normalize(text: str) -> str:
    """Words of simplified lower-case characters, parted by single blanks; '' when nothing readable is left.

    Half and full width fall together (NFKC), traditional characters become simplified, zero-width characters vanish,
    punctuation and emoji become blanks, and characters typed one by one (市 民 卡) close up.
    """
    folded = unicodedata.normalize("NFKC", text)
    visible = "".join(" " if c in "\r\n\t" else c for c in folded if c in "\r\n\t" or _visible(c))
    simplified: str = _to_simplified().convert(visible).lower()
    return _SPACED_OUT.sub(r"\1", _NOT_WORD.sub(" ", simplified)).strip()


def _visible(character: str) -> bool:
    return character.isascii() or unicodedata.category(character) not in _INVISIBLE
