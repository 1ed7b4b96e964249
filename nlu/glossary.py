"""Other languages' and regions' words (housing fund, 落掉得, 瓦斯) put into plain Mandarin."""

import re
from collections.abc import Iterable, Mapping

from nlu.normalize import normalize
from nlu.understanding import Foreign

_LATIN_WORD = re.compile(r"[a-z]")


class Glossary:
    """Replaces expressions, the longest first; Latin ones only as whole words."""

    def __init__(self, foreign: Iterable[Foreign]) -> None:
        meanings = {normalize(each.text): normalize(each.meaning) for each in foreign}
        latin = {text: meaning for text, meaning in meanings.items() if _LATIN_WORD.match(text)}
        self._latin, self._latin_pattern = latin, _any_of(latin, r"(?<![a-z0-9])(?:{})(?![a-z0-9])")
        self._others = {text: meaning for text, meaning in meanings.items() if text not in latin}
        self._others_pattern = _any_of(self._others, "{}")

    def foreign(self, run: str) -> bool:
        """Is a run of Latin words another language's, all of it?"""
        return not _LATIN_WORD.search(self._latin_pattern.sub("", run))

    def plain(self, normalized: str) -> str:
        """The text in plain Mandarin; the expressions of another alphabet part from what stands beside them."""
        text = self._others_pattern.sub(lambda found: self._others[found[0]], normalized)
        if _LATIN_WORD.search(text):
            text = self._latin_pattern.sub(lambda found: f" {self._latin[found[0]]} ", text)
        return " ".join(text.split())


def _any_of(texts: Mapping[str, str], form: str) -> re.Pattern[str]:
    longest_first = sorted(filter(None, texts), key=len, reverse=True)
    return re.compile(form.format("|".join(map(re.escape, longest_first)) or r"(?!)"))
