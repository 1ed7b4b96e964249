"""Wording besides questions: courtesies, complaints, cries for help, feedback, and what we cannot take in."""

from handlers.texts.basics import HOTLINE

TURNED_DOWN = "否定"
"""The kind of a saying that turns down what was offered (不是这个)."""
SLOWER, AS_BEFORE = "慢些", "照旧"
EMERGENCIES = ("轻生", "难过", "火情", "报警", "急救", "漏气")
"""The kinds of cries for help: whatever else is asked, whom to call comes first."""
PACES = (SLOWER, AS_BEFORE)
"""The kinds of sayings that ask for elder mode and for its end."""
COURTESIES = {
    TURNED_DOWN: "好的，不是这个。请换个说法再说一次要办什么事。",
    "感谢": "不客气。还有要办的事，直接说就行。",
    "问候": "您好，我在。请说要办什么事，比如：驾照丢了要跑几趟。",
    "告别": "再见，祝您办事顺利。",
    "应答": "好的。还有要办的事，直接说就行。",
    "身份": f"我是“跑一次”，一个自动查“最多跑一次”清单的程序，不是真人。要找人工请打{HOTLINE}。",
    "能力": "我能告诉您：一件事归哪个单位管、要跑几趟、依据在哪里。请直接说要办什么事，比如：公积金租房提取。",
    "人工": f"我是程序，转不了人工。请打{HOTLINE}，那里有人接。",
    "不满": f"没帮上您，对不住。要紧的事请打{HOTLINE}，那里有人听您说；您也可以换个说法再问我一次。",
    "轻生": f"听到您这么说，我很担心您。请现在就打110或120，或者打{HOTLINE}请人帮您；身边有人的话，请马上告诉他。",
    "难过": (
        f"听您这么说，心里一定不好受。您可以打{HOTLINE}，有人听您说，也能帮您找到该找的地方；"
        "要是撑不住了，请马上打110或120。"
    ),
    "火情": f"先离开危险的地方，请马上打119。别的事打{HOTLINE}。",
    "报警": f"先到安全的地方，请马上打110；有人受伤打120。不紧急的事可以打{HOTLINE}。",
    "急救": f"请马上打120，说清在哪里。别的事打{HOTLINE}。",
    "漏气": f"闻到燃气味：不要开关电器、不要点火，开窗，到室外再打电话，请马上报燃气抢修或119；也可以打{HOTLINE}转接。",
}
HEARD = "我把您的话读作：{}"
PERSONAL = "您的话里有证件号、电话、姓名或住址，我已抹去，不会保存。问路不需要这些，请不要再发。"


def courtesy(kind: str) -> str:
    """The reply to what is no question; a kind that nobody has worded yet is greeted."""
    return COURTESIES.get(kind, COURTESIES["问候"])


# said once, then gone
FORGOTTEN = "好的，我们说过的话都忘掉了，存着的也已删掉。没查到答案的问题是抹去号码、不记是谁问的，不在此列。"
THANKS = "谢谢，记下了。"
THANKS_BAD = f"谢谢指正，记下了。要紧的事请打{HOTLINE}。"


# what the assistant cannot take in
ONLY_TEXT = "我现在只看得懂文字。请打字说说您要办什么事；要急办请打" + HOTLINE + "。"
TOO_LONG = "这段话很长，我只看了前{}个字。"
UNKNOWN_COMMAND = "没有这个命令。"
TROUBLE = f"我这边出了点问题，这一句没答成。请稍后再发一次，或打{HOTLINE}。"
BUTTON_OLD = "这个按钮是旧的，请把问题再发一次。"
