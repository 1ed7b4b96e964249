"""Wording of several matters at once: plans of visits and life events."""

from collections.abc import Sequence

from handlers.texts.basics import HOTLINE

PLAN_HEAD = "您说的是{}件事，一共要跑{}次窗口："
PLAN_LINE = "{}：{}次，{}"
PLAN_SOURCE = "{}（{}）"
PLAN_TOGETHER = f"几件能不能合在一趟办，清单没有写，请打{HOTLINE}问清。"
PLAN_UNCLEAR = "“{}”具体要办哪一件？我没拿准，没算进去，请单独说一声。"
PLAN_GUESSED = "“{}”我先按“{}”算的，要不是这件，请单独问我一次。"
PLAN_ABSENT = "“{}”不在我的清单里，请打{}问。"


def compared(title: str, visits: int, unit: str, note: str) -> str:
    """A matter in a line, with its remark if there is one."""
    return PLAN_LINE.format(title, visits, unit) + (f"。备注（原文）：{note}" if note else "")


def plan_gaps(guessed: Sequence[tuple[str, str]], unclear: Sequence[str], absent: Sequence[str]) -> tuple[str, ...]:
    """What of several wishes is not certain (piece, entry), not understood, or not in the books."""
    taken = (PLAN_GUESSED.format(piece, title) for piece, title in guessed)
    missing = (PLAN_ABSENT.format(name, HOTLINE) for name in absent)
    return (*taken, *missing, *(PLAN_UNCLEAR.format(piece) for piece in unclear))


def plan_order(reasons: str, at_home: bool) -> str:
    """Why the matters stand in this order.

    ``reasons`` are joined already, '' for none; ``at_home``: some need no visit.
    """
    why = f"这样排是因为：{reasons}。" if reasons else ""
    home = "零上门的放在最后，在家办。" if at_home else ""
    return f"清单没有写先后，这是一般的顺序。{why}{home}{PLAN_TOGETHER}"


# life events
EVENTS_HEAD = "人生和企业的“一件事”"
STAGE_LABEL = "{}（{}项）"
STAGE_HEAD = "{}·{}，清单里有这些："
EVENT_PICK = "点一步，看清单里有的事项："
EVENT_EMPTY = "这件“一件事”，清单里没有能办的事项。"
EVENT_OURS = "分几步、每步有哪些事项，是我们按清单整理的。"
