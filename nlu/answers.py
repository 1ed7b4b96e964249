"""What kind of answer a question asks for (an amount, a fine, so many households), and whether a text gives one."""

import re
from dataclasses import dataclass

_MANY = "(?:多少|几)"
_LARGE = "[万千百亿]*"
_NUMBER = rf"(?:\d[\d.,]*|[一二两三四五六七八九十百千]+)[余多来]?个?{_LARGE}"
_SPAN = "个?(?:工作日|小时|分钟|[天日月年周])"
_HELP = "[补奖贴助]"


@dataclass(frozen=True, slots=True)
class Answer:
    """A kind of answer: its name, how it is ``asked`` for, and what ``gives`` it."""

    name: str
    asked: re.Pattern[str]
    gives: re.Pattern[str]

    def given_in(self, text: str) -> bool:
        """Does the text give an answer of this kind?"""
        return self.gives.search(text) is not None


def wanted(question: str) -> Answer | None:
    """The kind of answer that a question asks for; None when it asks for none that can be told."""
    return next((answer for answer in ANSWERS if answer.asked.search(question)), None)


def _answer(name: str, asked: str, gives: str) -> Answer:
    return Answer(name, re.compile(asked), re.compile(gives))


def _count(asked: str, given: str = "") -> Answer:
    """So many of something: the measure it is asked for with, and those it is given with."""
    return _answer(asked, f"{_MANY}{_LARGE}(?:{asked})", f"{_NUMBER}(?:{given or asked})")


ANSWERS = (
    _answer("telephone", "电话|号码|热线", r"\d{7}|\d{3}-\d{7}|12345|96\d{3}|热线"),
    _answer("fine", "罚", "罚"),
    _answer("ticket", "票价|门票|船票", "票"),
    _answer("wage", rf"(?:薪|工资)\S{{0,4}}{_MANY}|一[年月]能?[拿挣]{_MANY}", "薪|工资|津贴"),
    _answer("age", "[几多]大年纪|几岁|多少岁", "岁"),
    _answer(
        "span",
        f"{_MANY}(?:{_SPAN}|个?钟头|个?星期)|多久|多长时间",
        f"{_NUMBER}{_SPAN}|即办|即时|当[场天日]|立即|长期",
    ),
    _answer(
        "share",
        "几成|百分之[几多]|百分比|比例|几分之几|率[^，,]{0,6}多少",
        "[%％]|百分|分之|[一二三四五六七八九]成|全覆盖|比例|率",
    ),
    *map(_count, ("[人名]", "户", "吨", "倍", "立?方", "公里|[里米]")),
    _count("家", "[家个]"),
    _count("[次趟回]", "[次趟批]"),
    _count("[项条]", "[项条个]"),
    _count("[亩平]", "亩|平|公顷"),
    _count("[个所处座台件栋张本种类套支场门环份]", ".?"),
    _answer(
        "amount",
        rf"(?:{_HELP}|[给赔贷发收花])\S{{0,6}}{_MANY}|{_MANY}\S{{0,3}}{_HELP}|{_MANY}{_LARGE}[钱元块毛]|贴息|要钱|花钱|收费",
        rf"{_NUMBER}[元块]|[%％]|百分之|倍|标准|免|收费",
    ),
    _answer("date", "什么时候|何时|几时|哪一?[年天]|几[号月]|最晚|年底前", r"\d年|\d月|\d日|年底"),
    _answer("office", "谁|哪[个些]?(?:部门|单位|[局处委家])|牵头|归哪|主管", "负责|牵头|组长|主任|主管|同志|局|委"),
    _answer("number", "多少", _NUMBER),
)
"""The kinds, the more exact first."""
