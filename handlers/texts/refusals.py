"""Wording of refusals: what is not in the books, not understood, or no longer there."""

from collections.abc import Sequence

from handlers.texts.basics import HOTLINE
from handlers.texts.starting import EXAMPLES

UNKNOWN = f"这个不在我的清单里，我答不了，也不乱猜。请打{HOTLINE}问。"
UNKNOWN_WORDS = "我没看懂的词：{}"
NEAREST = "清单里沾边的有（不一定是您要的）："
WRITTEN = "文件里写到的有（不一定是您要的）："
IN_PAPER = "文件：{}"
GIVE_UP = f"看来清单里没有您要的那件。可以按单位翻看，或者打{HOTLINE}问人工。"
NO_SUBJECT = "请说说您要办什么事，一句话就行。" + EXAMPLES[0]
ASK_HOTLINE = f"请打{HOTLINE}，那里有人接。您要办什么事，也可以直接跟我说。"
NO_SUCH_NUMBER = "没有这个号的选项。请回选项前面的号，或者直接说要办什么事。"
OLD_LIST = "这一组选项已经换过了。请看最新的一条，或者把问题再发一次。"
ENTRY_GONE = "这一条已经不在知识库里了，请再问一次。"
SHORTEST_UNKNOWN, MOST_UNKNOWN = 2, 3
"""Unknown words named in a refusal: those of two characters and more, and no more than three."""


def refusal(unknown: Sequence[str], near: bool) -> tuple[str, ...]:
    """The sentences of a refusal; ``near``: entries that share something with the question follow."""
    words = [word for word in unknown if len(word) >= SHORTEST_UNKNOWN][:MOST_UNKNOWN]
    named = (UNKNOWN_WORDS.format("、".join(words)),) if words else ()
    return (UNKNOWN, *named, *((NEAREST,) if near else ()))


def absent(name: str, note: str, usually: str, head: str) -> tuple[str, ...]:
    """The sentences about what is known not to be in the books, and who generally handles it; ``head``: of a list."""
    who = f"这类事一般归{usually}管（这是常识，不是清单里的话），" if usually else ""
    said = f"“{name}”不在我的清单里。{note + '。' if note else ''}{who}请打{HOTLINE}问。"
    return (said, *((head,) if head else ()))
