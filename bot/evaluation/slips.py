"""One slip of the hand or the ear put into a question: is it still understood?"""

import random
from collections.abc import Callable, Sequence
from functools import cache

import opencc

from bot.evaluation.questions import Question
from nlu.sounds import common

EMOJI = "😊"


def doubled(text: str, dice: random.Random) -> str:
    """A character typed twice."""
    at = _somewhere(text, dice)
    return text[: at + 1] + text[at:]


def dropped(text: str, dice: random.Random) -> str:
    """A character left out."""
    at = _somewhere(text, dice)
    return text[:at] + text[at + 1 :]


def misheard(text: str, dice: random.Random) -> str:
    """A character replaced by another that sounds the same or nearly so; unchanged when there is none."""
    at = _somewhere(text, dice)
    others = [each for each in _alike().get(text[at], ()) if each != text[at]]
    return text[:at] + dice.choice(others) + text[at + 1 :] if others else text


def padded(text: str, dice: random.Random) -> str:
    """A 的 somewhere, or 请问 before, or 吗 behind."""
    at = _somewhere(text, dice)
    return dice.choice((f"{text[:at]}的{text[at:]}", f"请问{text}", f"{text}吗"))


def traditional(text: str, _dice: random.Random) -> str:
    """In traditional characters."""
    written: str = _converter().convert(text)
    return written


def spaced(text: str, dice: random.Random) -> str:
    """A blank somewhere."""
    at = _somewhere(text, dice)
    return f"{text[:at]} {text[at:]}"


def with_emoji(text: str, dice: random.Random) -> str:
    """An emoji somewhere."""
    at = _somewhere(text, dice)
    return f"{text[:at]}{EMOJI}{text[at:]}"


SLIPS: dict[str, Callable[[str, random.Random], str]] = {
    "多打一字": doubled,
    "漏打一字": dropped,
    "同音错字": misheard,
    "多了的、吗、请问": padded,
    "繁体": traditional,
    "夹空格": spaced,
    "夹表情": with_emoji,
}


def slipped(questions: Sequence[Question], name: str) -> tuple[Question, ...]:
    """The questions with one slip each, always the same one for the same question."""
    change = SLIPS[name]
    dice = {each.id: random.Random(name + each.id) for each in questions}
    return tuple(each.model_copy(update={"q": change(each.q, dice[each.id]), "set": name}) for each in questions)


def _somewhere(text: str, dice: random.Random) -> int:
    """The position of a Chinese character, or of any when there is none."""
    chinese = [at for at, character in enumerate(text) if "\u4e00" <= character <= "\u9fff"]
    return dice.choice(chinese or range(len(text)))


@cache
def _alike() -> dict[str, list[str]]:
    """For each character all that sound like it."""
    sounds = common()
    by_sound: dict[str, list[str]] = {}
    for character, sound in sounds.items():
        by_sound.setdefault(sound, []).append(character)
    return {character: by_sound[sound] for character, sound in sounds.items()}


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")
