"""What people say besides questions: thanks, greetings, complaints, cries for help; known by their words."""

import re
from collections.abc import Sequence

from nlu.normalize import normalize
from nlu.understanding import Polite

_AROUND = re.compile(r"^(?:那么?|嗯+|哦+|噢|啊|哎|唉|行吧?|好[的吧]?)+|[啊呀哦哈呢啦嘛吧了的]+$")
"""What may stand before and after a saying without making it another (那谢谢你啊)."""


class Courtesies:
    """Finds the kind of a saying; one that names an emergency anywhere goes before one that is whole."""

    def __init__(self, known: Sequence[Polite]) -> None:
        whole = {_bare(each.text): each.kind for each in known if each.whole}
        self._whole = {**{_core(text): kind for text, kind in whole.items()}, **whole}
        self._within = [(_bare(each.text), each.kind) for each in known if not each.whole]

    def kind(self, normalized: str) -> str:
        """The kind of a normalised text, or '' when it is a question; of several sayings the last one's."""
        said = _closed_up(normalized)
        within = next((kind for text, kind in self._within if text and text in said), "")
        return within or self._kind(said) or self._last(normalized)

    def is_all(self, normalized: str) -> bool:
        """Is a saying that is no question all that is said?"""
        said = _closed_up(normalized)
        return bool(self._kind(said) or self._last(normalized)) or any(said == text for text, _ in self._within)

    def besides(self, normalized: str) -> str:
        """What is said besides sayings that may stand within a text."""
        said = _closed_up(normalized)
        for text in (text for text, _ in self._within if text and text in said):
            normalized = re.sub(" *".join(map(re.escape, text)), " ", normalized)
        return " ".join(normalized.split())

    def _kind(self, said: str) -> str:
        return self._whole.get(said) or self._whole.get(_core(said), "") if said else ""

    def _last(self, normalized: str) -> str:
        """The kind of the last of several sayings (行，谢了); '' when there is anything else between them."""
        kinds = [self._kind(part) for part in normalized.split()]
        return kinds[-1] if kinds and all(kinds) else ""


def _bare(text: str) -> str:
    return _closed_up(normalize(text))


def _closed_up(normalized: str) -> str:
    """A normalised text without its blanks."""
    return normalized.replace(" ", "")


def _core(said: str) -> str:
    """A saying without what may stand around it; itself when nothing else is left."""
    return _AROUND.sub("", said) or said
