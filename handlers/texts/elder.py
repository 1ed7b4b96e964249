"""Wording of elder mode: one step a message, in everyday words."""

from handlers.texts.basics import HOTLINE

CALL_FIRST = f"不想看字，就直接打{HOTLINE}，有人接。"
ELDER_ON = "好的，我一步一步说，每次只说一句。要变回来，发 /elder 或说“恢复原样”。"
ELDER_OFF = "好的，变回原来的样子了。"
NOTHING_LEFT = "说完了。还有要办的事，直接说就行。"
_EVERYDAY = {
    "0次（零上门，不用跑窗口）": "0次（在家就能办，不用出门）",
    "1次（到窗口跑一次）": "1次（去柜台一次就行）",
    "办理单位：": "管这件事的单位：",
    "备注（原文）：": "公报上还写着：",
    "通用步骤（清单没有印专门的步骤，这是“跑一次”的一般办法）：": "一般这样办：",
    "通用步骤（清单没有印专门的步骤，这是“零上门”的一般办法）：": "一般这样办：",
    "材料备齐后，到办理单位的窗口办": "东西带齐，到那个单位的柜台办",
    "按问到的渠道提交，不用跑窗口": "照问到的办法办，不用出门",
    "要点（据官方答复归纳，全文见“看原文”）：": "简单说：",
}


def everyday(text: str) -> str:
    """A text of ours without words that only officials use."""
    for ours, plainer in _EVERYDAY.items():
        text = text.replace(ours, plainer)
    return text
