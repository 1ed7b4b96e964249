"""One written form for what can be written in many: width, case, traditional characters, emoji, stray blanks."""

import re
import unicodedata
from functools import cache

import opencc

_NOT_WORD = re.compile(r"[\W_]+")
_PARTICLE = re.compile(r"(?<![软显原编土巨专论名合译卓昭])著(?![名作录称述者书])")
"""著 where it is 着: Taiwan and Hong Kong write both alike, and OpenCC leaves it."""
_SPACED_OUT = re.compile(r"(?<!\S)([\u4e00-\u9fff])(?: +(?=[\u4e00-\u9fff](?!\S)))")
_PICTURE = re.compile(r"(?<=[\u4e00-\u9fff])[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+(?=[\u4e00-\u9fff])")
"""Emoji between two characters: they part no words (驾😀照)."""
_INVISIBLE = {"Cf", "Cc", "Cs", "Co", "Mn", "Me"}


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def normalize(text: str) -> str:
    """Words of simplified lower-case characters, parted by single blanks; '' when nothing readable is left.

    Half and full width fall together (NFKC), traditional characters become simplified, zero-width characters vanish,
    punctuation becomes blanks, emoji do too or vanish between characters, and characters typed one by one (市 民 卡)
    close up.
    """
    folded = unicodedata.normalize("NFKC", visible(unicodedata.normalize("NFKC", text).lower()))
    simplified: str = _to_simplified().convert(folded)
    words = _NOT_WORD.sub(" ", _PARTICLE.sub("着", _PICTURE.sub("", simplified)))
    return _SPACED_OUT.sub(r"\1", words).strip()


def visible(text: str) -> str:
    """The text without what cannot be seen or stored: zero-width characters, combining marks, lone surrogates."""
    return "".join(c for c in text if c.isascii() or unicodedata.category(c) not in _INVISIBLE)
