"""What every theme says: our name, the hotline, the buttons, a date."""

NAME = "跑一次"
HOTLINE = "12345"

ORIGINAL, WHERE, REASONS, NONE_OF_THESE = "看原文", "去哪办", "为什么是这条", "都不是"
GOOD, BAD = "👍 有用", "👎 不对"
PREVIOUS, NEXT, ALL_UNITS = "« 上一页", "下一页 »", "按单位翻看清单"
THIS_UNIT = "看这个单位的事项"
ALL_EVENTS = "看全部“一件事”"
ONWARD, OTHERS = "下一步", "还有几样"


def day(iso: str) -> str:
    """A date as people write it (2017年3月17日); what is no whole ISO date stays as it is."""
    parts = iso.split("-")
    return f"{parts[0]}年{int(parts[1])}月{int(parts[2])}日" if len(parts) == 3 else iso
