"""How something said relates to what was said before: it goes on from it, or goes back to something earlier."""

import re
from collections.abc import Sequence

from nlu.understanding import Understanding, Verdict

LONGEST_KIND = 14
"""Characters of a text that may tell which one is meant by naming its kind only."""
_GOES_ON = re.compile(
    r"^\s*(?:那么?|如果|要是|假如|换成|改成|就(?![业医餐读诊近])|我[是家们]|也|不是|不对|[说搞讲]错了|应该是)|[呢也][?？。！!\s]*$"
)
"""What is said when the subject is left out because it is still the same."""
_GOES_BACK = re.compile(
    r"第一个问题(?:那[个件项])?|(?:[先再]?(?:回到|说回)\s*)?(?:刚才|刚刚|刚(?=[说问讲])|前面|之前|先前|最早|最先|一开始|重新说一?遍|再说一?遍)(?:我?[说问讲]的?)?(?:那[个件项])?的?|(?:回到|说回)(?:那[个件项])?"
)
"""What is said when an earlier subject is meant."""
_NAMES_KIND = re.compile(
    r"^(?:我[们家]?|家里|这|那|就|它|他|她)?的?[^，,。？?]{0,4}是[^，,。？?]{1,10}的[呢啊吧。]?$"
    r"|^[^，,。？?]{1,10}的那?[个种]?[呢啊吧。]?$"
)
"""What is said to tell which of several is meant: 我家是一户一表的, 国税的那个."""
_ANOTHER = re.compile(r"[^这那 ，,。]{2}(?:的)?那[个件项]")
_THIS = re.compile(r"这[个件]|(?<!其)[它他她]的?(?=几|要|能|归|在|有)")
_DESCRIBES = re.compile(
    r"^(?:[^，,。]{1,4}的话[，,]?)?(?:我[们家]?|我家里?|我们家|家里|这|它|他|她)(?:的|那)?[^，,。？?]{0,6}(?:是|属于|算)[^，,。？?]{1,12}[。！!]?$"
)
"""What is said of the circumstances and is no matter itself: 我家是一户一表的, 我们是查账征收."""
_POINTS = re.compile(r"那[里边儿]|这[里边儿个]|那个|也能|也可以|也行|会不会")
"""What is said of something at hand without naming it."""
_ONWARD = re.compile(
    r"(?:下一步|继续|然后呢?|接着[说讲]?|接下来(?:怎么办|要干[嘛吗])?|之后|还有呢|再[说讲]|往下[说讲]?|好的?)[。！!？?吧呢]*"
)
_AT_FIRST = re.compile(r"第一个|最早|一开始|最先")
_CHANGED = re.compile(r"改成|换成|变成|改为")
_SUM = re.compile(r"一共|总共|加起来")
_EACH = re.compile(r"(?<![趟次回谁么啥哪样点])都|分别|各")
_OFFICE_TODAY = re.compile(
    r"(?:现在|如今|早就?|不是)[^，,。]{0,10}(?:局|委|中心|部门)[^，,。]{0,4}了[吗吧呀么]?|合并|机构改革|撤[销并掉]?了?[吗吧]"
)
"""What is said of an office that is no longer what it was (现在不是有退役军人局了吗)."""
_MANY = "两三四五六"
_COUNT = rf"[{_MANY}](?=[样件项桩]|个(?!月|星期|礼拜|工作日|小时|钟头|人))"
_COUNTED = re.compile(rf"[这那]?(?:{_COUNT}|几[样件个项桩])")
_OTHER_SUM = re.compile(r"[天月年钱]|等|多久|费")
"""What is summed up besides visits: 一共要等三个月吗."""
_OBJECT = re.compile(r"要不要|带不带|用不用|要带|要拿|要提供|原件|复印")
_OWN_PAPER = (
    "身份证|户口[本簿]|护照|房[产本]证|房本|不动产证|结婚证|离婚证|出生证|营业执照|照片|相片|公章|银行卡|病历|毕业证"
    "|体检表|委托书|介绍信|复印件?|材料|证件"
)
_PAPER = f"(?:{_OWN_PAPER}|医保卡|社保卡|合同|发票|证明|原件|单子|凭证)"
"""Papers that are asked for at counters; of those that one has made there only some."""
_ASKS_FOR_PAPER = re.compile(
    rf"(?:要不要|用不用|需不需要|需要|要|带|用|凭|交|拿|得有)[^，,。？?]{{0,2}}(?:{_OWN_PAPER})(?:[吗么不伐呀啊嘛呢]|[？?])?$"
    rf"|{_PAPER}[^，,。？?]{{0,3}}(?:要不要|用不用|需不需要|要吗|要么|要伐|要带|带不带|带吗|用带|翻译|公证)"
)
"""What is asked of papers that are brought, and not to have one made."""
_PAPER_ALONE = re.compile(rf"(?:那|还有)?{_PAPER}[呢吗？?。]*")
_MADE = re.compile(r"补|换|丢|掉了|办|领|挂失|改|开[一张具]|过期|遗失")
_ASKS_WHICH = re.compile(r"什么|啥|哪")


def together(text: str, planned: int) -> int:
    """How many of the last matters are asked about together: 0 for none, 2 when no number is said.

    ``planned``: so many have just been planned, so that 都 and 分别 mean these, and so does a sum without a number.
    """
    each = _EACH.search(text) and (planned or _COUNTED.search(text))
    if (not each and not _SUM.search(text)) or _OTHER_SUM.search(text):
        return 0
    said = re.search(_COUNT, text)
    return _MANY.index(said[0]) + 2 if said else planned or 2


def things(text: str) -> Sequence[str]:
    """The things that are named side by side in a text (水和煤气一共要跑几趟); none of fewer than two."""
    found = re.match(r"^(?:那|就)?(?P<things>[^，,。？?]{1,24}?)(?:的话)?(?:加起来|一共|总共|分别|都|各)", text.strip())
    named = [each for each in re.split(r"[、和跟与加]", found["things"]) if each] if found else []
    return named if len(named) > 1 else ()


def brings(text: str) -> bool:
    """Is it asked whether a thing must be brought, so that it is no subject (身份证要带吗)?"""
    return bool(_OBJECT.search(text)) and not _ASKS_WHICH.search(text)


def asks_for_paper(text: str) -> bool:
    """Is it asked whether some paper is needed (要身份证吗, 护照要不要翻译), which is then no subject?"""
    return bool(_ASKS_FOR_PAPER.search(text)) and not _MADE.search(text)


def names_paper(text: str) -> bool:
    """Is a paper named and nothing else (户口本呢)?"""
    return bool(_PAPER_ALONE.fullmatch(text.strip()))


def asks_of_office_today(text: str) -> bool:
    """Is it asked what has become of the office?"""
    return bool(_OFFICE_TODAY.search(text))


def names_kind(text: str) -> bool:
    """Is a kind named, as of something already in question?"""
    return bool(_NAMES_KIND.match(text.strip()))


def describes(text: str) -> bool:
    """Does the text only tell the circumstances of what was asked before?"""
    return bool(_DESCRIBES.match(text.strip()))


def another(text: str) -> str:
    """What tells the one that is named from the others (水表那个); '' where none is named so."""
    found = _ANOTHER.search(text)
    return text[: found.end()] if found else ""


def names_another(text: str) -> bool:
    """Is one of several named by what tells it from the others (水表那个)?"""
    return bool(another(text))


def names_this(text: str) -> bool:
    """Is the one at hand meant by 这个 or 它?"""
    return bool(_THIS.search(text))


def points_at_hand(text: str) -> bool:
    """Does the text point at what is at hand?"""
    return bool(_POINTS.search(text))


def goes_on(text: str) -> bool:
    """Is the text said as a continuation?"""
    return bool(_GOES_ON.search(text))


def goes_onward(text: str) -> bool:
    """Is the next step asked for?"""
    return bool(_ONWARD.fullmatch(text.strip()))


def going_back(text: str) -> str | None:
    """What is said besides going back to an earlier subject; None when nobody goes back."""
    found = _GOES_BACK.search(text)
    return None if found is None else f"{text[: found.start()]} {text[found.end() :]}"


def changed_to(text: str) -> str:
    """What is said after 改成, which takes the place of what was said before it; the whole text without it."""
    return _CHANGED.split(text)[-1] or text


def at_first(text: str) -> bool:
    """Is the very first subject meant?"""
    return bool(_AT_FIRST.search(text))


def continued(text: str, alone: Understanding, together: Understanding) -> bool:
    """Is it to be understood together with what was asked before, not by itself?

    What is sure by itself stands for itself; what nobody knows, or what is known to be absent, does so too, unless it
    is said as a continuation (写错了名字呢) that means something together.
    """
    if alone.absent and not goes_on(text):
        return False
    if alone.verdict in (Verdict.SURE, Verdict.QUOTED) or together.verdict is Verdict.UNKNOWN:
        return False
    return alone.verdict is Verdict.UNSURE or goes_on(text)
