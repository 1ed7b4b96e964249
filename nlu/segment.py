"""Words out of a normalised text, by jieba with the vocabulary of the knowledge. The only file that knows jieba."""

import logging
from collections.abc import Iterable, Sequence

import jieba

from nlu.features import NOT
from nlu.normalize import normalize
from nlu.understanding import UnitNames

_WORD_FREQUENCY = 100_000
"""High enough that a word of the knowledge is kept whole against any split that jieba's dictionary prefers."""
_LONGEST_WORD = 6
"""Characters; longer names are cut, since nobody types them whole."""


class Segmenter:
    """A tokenizer of its own, so that words taught here touch no other user of jieba in the process."""

    def __init__(self, units: Iterable[UnitNames] = ()) -> None:
        jieba.setLogLevel(logging.WARNING)
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.initialize()
        for word in (normalize(name) for unit in units for name in unit.names):
            if 2 <= len(word) <= _LONGEST_WORD:
                self._tokenizer.add_word(word, _WORD_FREQUENCY)

    def knows(self, word: str) -> bool:
        """Does the word stand in the dictionary?"""
        return bool(self._tokenizer.FREQ.get(word))

    def cut(self, text: str) -> Sequence[str]:
        """The words of ``text`` in order, blanks left out; 非 belongs to the word that it makes the contrary of."""
        words: list[str] = []
        for word in self._tokenizer.cut(text, HMM=False):
            if words and words[-1] == NOT and len(word) > 1:
                words[-1] += word
            else:
                words.append(word)
        return [word for word in words if not word.isspace()]
