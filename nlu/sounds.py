"""How Chinese characters sound, and which sounds are heard alike. The only file that knows pypinyin."""

from collections.abc import Mapping
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec

READINGS = 2
"""Readings of a character that count; its third is a rare one."""
_NEAR = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))
"""Sounds that speakers of the south write alike; ``n`` and ``l`` at the beginning come on top."""
_TONES = str.maketrans(dict(zip("āáǎàēéěèōóǒòīíǐìūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeooooiiiiuuuuvvvvvnnnm", strict=True)))


def readings() -> dict[str, tuple[str, ...]]:
    """The syllables that each character may be read as, without tones, the commonest first."""
    return {
        chr(code): tuple(dict.fromkeys(text.translate(_TONES).split(",")))[:READINGS]
        for code, text in _single_characters().items()
    }


def common() -> dict[str, str]:
    """How each character in everyday use (GB 2312) sounds mostly, with sounds that are often confused made one."""
    return {character: near(syllables[0]) for character, syllables in readings().items() if _everyday(character)}


def near(syllable: str) -> str:
    """A syllable with the sounds that are often confused made one."""
    for wide, narrow in _NEAR:
        syllable = syllable.replace(wide, narrow)
    return "l" + syllable[1:] if syllable.startswith("n") else syllable


def _single_characters() -> Mapping[int, str]:
    """pypinyin's table of single characters, by itself: the package would load its table of phrases too (45 MiB)."""
    package = find_spec("pypinyin")
    folders = package.submodule_search_locations if package else None
    spec = PathFinder.find_spec("pinyin_dict", folders)
    if spec is None or spec.loader is None:
        raise ImportError("pypinyin has no table of single characters")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    table: Mapping[int, str] = module.pinyin_dict
    return table


def _everyday(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False
