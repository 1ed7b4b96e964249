"""What people say besides questions: thanks, greetings, complaints, cries for help; known by their words."""

from collections.abc import Sequence

from nlu.normalize import normalize
from nlu.understanding import Polite


class Courtesies:
    """Finds the kind of a saying; one that names an emergency anywhere goes before one that is whole."""

    def __init__(self, known: Sequence[Polite]) -> None:
        self._whole = {_bare(each.text): each.kind for each in known if each.whole}
        self._within = [(_bare(each.text), each.kind) for each in known if not each.whole]

    def kind(self, normalized: str) -> str:
        """The kind of a normalised text, or '' when it is a question."""
        said = _bare(normalized)
        within = next((kind for text, kind in self._within if text and text in said), "")
        return within or self._whole.get(said, "")

    def is_all(self, normalized: str) -> bool:
        """Is a saying that is no question all that is said?"""
        said = _bare(normalized)
        return said in self._whole or any(said == text for text, _ in self._within)


def _bare(text: str) -> str:
    return normalize(text).replace(" ", "")
