"""Words misspelt by ear (公鸡金, 登计, 违张) put right by the words of the books that sound the same."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from nlu.evidence import Index
from nlu.segment import Segmenter

LONGEST, SHORTEST = 4, 2
"""Characters of a word that is put right."""
OFTEN = 4
"""Phrasings that must hold a word before anything is read as it, and before it is taken to be right as it stands."""
_FUNCTION = frozenset(
    "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都"
    "好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方它头经长儿回位分爱老因很给名法"
    "间斯知世什两次使身者被高已亲其进此话常与活感谁管几怎吗呢吧啊呀嘛哪啥俺咱边钱做弄搞"
)
"""Characters that ordinary sentences are made of; without a word around them they stand for themselves."""


class _Of(NamedTuple):
    """The word that a character belongs to, and its place in it (from 0)."""

    text: str
    at: int


class Mender:
    """Replaces what neither the books nor the dictionary know, where a word of the books sounds nearly the same.

    Half of the characters must be right.  ``sounds`` gives how characters sound, ``said`` how many phrasings hold each
    word of the books.
    """

    def __init__(
        self, index: Index, segmenter: Segmenter, sounds: Mapping[str, str], said: Mapping[str, float]
    ) -> None:
        self._index, self._segmenter, self._sounds = index, segmenter, sounds
        self._by_sound: dict[str, str] = {}
        for word in sorted(said, key=lambda each: said[each]):
            if SHORTEST <= len(word) <= LONGEST and said[word] >= OFTEN and (sound := self._sound(word)):
                self._by_sound[sound] = word

    def mend(self, normalized: str) -> str:
        """The text with misspelt words put right, of the same length."""
        sounds = [self._sounds.get(character, "") for character in normalized]
        words: Sequence[_Of] = ()
        mended, at = list(normalized), 0
        while at < len(normalized):
            step = 1
            for word in self._alike(normalized, sounds, at):
                words = words or self._words(normalized)
                within = words[at : at + len(word)]
                written = normalized[at : at + len(word)]
                cut = _cuts(words, at, at + len(word)) or self._said_beside(normalized, at, word)
                if not cut and self._misspelt(written, word, [each.text for each in within]):
                    mended[at : at + len(word)] = word
                    step = len(word)
                    break
            at += step
        return "".join(mended)

    def _words(self, text: str) -> Sequence[_Of]:
        """For each character the word that it belongs to."""
        words: list[_Of] = []
        for part in text.split(" "):
            words += [_Of(word, at) for word in self._segmenter.cut(part) for at in range(len(word))] + [_Of(" ", 0)]
        return words

    def _alike(self, text: str, sounds: Sequence[str], at: int) -> Iterator[str]:
        """Words of the books that sound like the characters from ``at`` on, longer ones first.

        Characters that are a word as they stand are no misspelling.
        """
        for size in range(LONGEST, SHORTEST - 1, -1):
            heard = sounds[at : at + size]
            if len(heard) == size and all(heard) and (word := self._by_sound.get(" ".join(heard))):
                written = text[at : at + size]
                if not self._index.knows(written) and not self._segmenter.knows(written):
                    yield word

    def _misspelt(self, written: str, word: str, words: Sequence[str]) -> bool:
        """May the one be a misspelling of the other: half of it right, and what is wrong no word that has a place?"""
        wrong = [at for at, (ours, theirs) in enumerate(zip(written, word, strict=True)) if ours != theirs]
        doubtful = range(len(written)) if len(written) == SHORTEST else wrong
        return 0 < len(wrong) <= len(word) / 2 and not any(
            written[at] in _FUNCTION or (len(words[at]) > 1 and self._index.phrasings(words[at]) >= OFTEN)
            for at in doubtful
        )

    def _said_beside(self, text: str, at: int, word: str) -> bool:
        """Does the last character, if it is wrong, make a word of the books with the one behind it (提疫木: 疫木)?"""
        last = at + len(word) - 1
        pair = text[last : last + SHORTEST]
        return text[last] != word[-1] and len(pair) == SHORTEST and self._index.phrasings(pair) >= OFTEN

    def _sound(self, word: str) -> str:
        """How a word sounds, '' when a character of it is not known to sound."""
        sounds = [self._sounds.get(character, "") for character in word]
        return " ".join(sounds) if all(sounds) else ""


def _cuts(words: Sequence[_Of], start: int, end: int) -> bool:
    """Does a stretch of characters begin or end in the middle of a word (只限政府: 限政)?"""
    return words[start].at > 0 or words[end].at > 0
