"""What is asked about something that is at hand (几次, 归谁管, 带什么), and whether anything else is said at all."""

import re
from collections.abc import Collection, Sequence

from nlu.frames import Frames
from nlu.normalize import normalize
from nlu.segment import Segmenter
from nlu.understanding import AspectWord

_POINTING = frozenset(
    "那这它他她你我您们个件事项办种边里的了呢吗不呀啊嘛哦吧要去是有会得给还也都就先再又么样到底一共管多少几"
)
"""Characters that point at what is at hand and name nothing."""


class Aspects:
    """Finds aspects; ``story`` are words that name nothing either."""

    def __init__(
        self, known: Sequence[AspectWord], frames: Frames, story: Collection[str], segmenter: Segmenter
    ) -> None:
        self._aspects = {normalize(each.text): each.aspect for each in known}
        longest_first = sorted(filter(None, self._aspects), key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
        self._frames, self._story, self._segmenter = frames, frozenset(story), segmenter

    def find(self, normalized: str) -> tuple[str, ...]:
        """The aspects that a text asks about, each once, in order."""
        return tuple(dict.fromkeys(self._aspects[found] for found in self._pattern.findall(normalized)))

    def rest(self, normalized: str) -> str:
        """The text without what asks about aspects."""
        return " ".join(self._pattern.sub(" ", normalized).split())

    def bare(self, normalized: str) -> bool:
        """Does the text name nothing that could be meant, only ask?"""
        left = self._frames.subject(self.rest(normalized))
        return all(word in self._story or _POINTING.issuperset(word) for word in self._segmenter.cut(left))
