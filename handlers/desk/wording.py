"""All wording of the desk: what staff read, and what they read aloud."""

from collections.abc import Sequence

from handlers.desk.kinds import Kind

NAME = "热线台"
KINDS = {
    Kind.MATTER: "事项",
    Kind.FAQ: "问答",
    Kind.PLACE: "地点",
    Kind.PAPER: "文件",
    Kind.EVENT: "一件事",
    Kind.FACTS: "资料",
    Kind.ABSENT: "清单里没有",
}
MARKS = {
    Kind.MATTER: "事",
    Kind.FAQ: "问",
    Kind.PLACE: "地",
    Kind.PAPER: "文",
    Kind.EVENT: "件",
    Kind.FACTS: "资",
    Kind.ABSENT: "无",
}
VISITS = {0: "不用跑窗口", 1: "跑一次窗口"}

# sentences to read aloud: staff are the hotline, so nobody is sent there
ALOUD_ONCE = "“{title}”由{unit}办理，市里公布的清单写明，最多到窗口跑一次。"
ALOUD_ZERO = "“{title}”由{unit}办理，市里公布的清单写明，不用跑窗口。"
ALOUD_NOTE = "清单上还注明：{}。"
ALOUD_ASK_ONCE = "要带什么材料、到哪个窗口，清单上没有写，去之前请先向办理单位问清楚。"
ALOUD_ASK_ZERO = "走哪个渠道、要什么材料，清单上没有写，请先向办理单位问清楚。"
ALOUD_UNIT = "{name}，现在叫{today}，"
ALOUD_ANSWER = "官方的答复是：{}"
ALOUD_PLACE = "{name}在{addresses}。"
ALOUD_FREE = "那里可以免费取阅市政府公报。"
ALOUD_EVENT = "“{name}”一般分{count}步：{stages}。您现在要办的是哪一步？"
ALOUD_PAPER = "{paper}里是这样写的：{text}"
ALOUD_ABSENT = "“{}”不在市里公布的“最多跑一次”清单里。"
ALOUD_USUALLY = "这类事一般归{}管，请您向那里核实。"
ALOUD_NOBODY = "归哪个单位管，我手上的资料没有写，我帮您记下来。"

# the thread of a call
SUMMARY_HEAD = "本次通话查了{}条："
SUMMARY_MATTER = "{title}：{visits}次，{unit}"
SUMMARY_EMPTY = "这个电话还没有查过什么。"

SOUNDED = "按读音对上：{} → {}"

# keys
KEYS_HEAD = "热线台的按键"
KEYS_PRIVATE = "请在和我的私聊里发 /desk。"
KEYS_WHERE = "热线台在浏览器里用：在装了本程序的机器上运行 paoyici desk，按它给的网址打开。"


def summary(lines: Sequence[str]) -> str:
    """What was looked up during a call, as text."""
    if not lines:
        return SUMMARY_EMPTY
    return "\n".join((SUMMARY_HEAD.format(len(lines)), *(f"{no}. {line}" for no, line in enumerate(lines, 1))))


def sounded(typed: str, name: str) -> str:
    """By which name's sound an entry was found."""
    return SOUNDED.format(typed, name)


KEYS = (
    ("↑ ↓", "move", "选", "在结果里上下选；手不离键盘，输入框一直有光标"),
    ("Enter", "open", "打开", "打开选中的一条，并记进这个电话的清单"),
    ("Ctrl+Enter", "ask", "整句问", "把来电人的整句话拿去问，像在聊天里一样答"),
    ("Esc", "back", "清空", "先关掉弹出的框，再清空输入，再去掉筛选"),
    ("Alt+C", "copy", "复制", "把这一条复制成短信或聊天用的文字"),
    ("Alt+A", "aloud", "复制口播", "复制念给来电人的那一句"),
    ("Alt+W", "why", "为什么", "为什么是这条：对上的词、没对上的词、第二像的"),
    ("Alt+N", "missing", "没找到", "没找到：连同最后怎样答复来电人的，交给维护人员"),
    ("Alt+K", "kind", "换类", "只看一类：事项、问答、地点、文件、一件事，再按换下一类"),
    ("Alt+U", "unit", "同单位", "只看选中那一条的单位，再按就看全部"),
    ("Alt+1…9", "recall", "调回", "调回这个电话里查过的第几条"),
    ("Alt+S", "summary", "小结", "把这个电话查过的复制成小结"),
    ("Alt+X", "next", "下一个", "挂了，接下一个电话：清单清空，什么也不留"),
)
"""Keys: as printed, as the page's program names them, in two words, in a sentence."""
