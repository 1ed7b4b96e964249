"""Wording of choices: which of them is meant."""

from collections.abc import Sequence

CHOOSE = "您要办的是哪一件？点一下，或回数字。"
WHICH = "请问是{}，还是{}？点一下，或回数字。"
CHOOSE_FIRST = "先说说是哪一件，我再告诉您。点一下，或回数字。"
CHOOSE_MORE = "那是下面的哪一件吗？"


def which(values: Sequence[str]) -> str:
    """The question that asks for one of two values or more."""
    return WHICH.format("、".join(values[:-1]), values[-1])
