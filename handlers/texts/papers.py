"""Wording of policy papers: tasks, quotations and where they stand."""

from collections.abc import Sequence

from handlers.texts.answers import ASPECTS
from handlers.texts.basics import HOTLINE, day

ROW = "表中序号{}"
TASKS_HEAD = "文件里由{unit}牵头的，共{count}项"
TASKS_NONE = "文件里没有找到由“{}”牵头的事。"

TASKS_OF_YEAR = "看{}年的"


def tasks_of_no_year(unit: str, year: str, years: Sequence[str]) -> str:
    """The unit leads nothing in the papers of one year; in which years it does."""
    return f"{year}年的文件里没有找到由{unit}牵头的事，有的是{'、'.join(years)}年的。"


def task(title: str, due: str) -> str:
    """A task in a list, with its date if there is one."""
    return f"{title}（{due}）" if due else title


LATER = "后来：{year}年的文件写道“{said}”（{where}）"
QUOTED_HEAD = "文件里是这样写的"
CONTEXT = "看上下文"
CONTEXT_HEAD = "《{}》的上下文"


def led(lead: str, due: str) -> str:
    """Who leads and by when, as far as the paper says so; '' when it says neither."""
    return "　".join(filter(None, (f"牵头：{lead}" if lead else "", f"时间：{due}" if due else "")))


def stands_in(title: str, number: str, place: str, date: str) -> str:
    """Where a passage stands: its paper, number, place in it, and date."""
    named = f"{number}《{title}》" if number else f"《{title}》"
    return "出处：" + "，".join(filter(None, (named, place, day(date))))


def quote_silent(aspect: str) -> str:
    """The passage says nothing of this aspect."""
    what = {**ASPECTS, **QUOTE_ASPECTS}.get(aspect, aspect)
    return f"{what}，这一段没有写，我不能编。可以看上下文，或打{HOTLINE}问。"


QUOTE_ASPECTS = {"单位": "由谁牵头", "次数": "要跑几趟", "网办": "能不能网上办"}
