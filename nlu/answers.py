"""What kind of answer a question asks for (an amount, a fine, so many households), and whether a text gives one."""

import re
from dataclasses import dataclass

_MANY = "(?:多少|几)"
_LARGE = "[万千百亿]*"
_NUMBER = rf"(?:\d[\d.,]*|[一二两三四五六七八九十百千]+)[余多来]?个?{_LARGE}"
_UNIT = "(?:个?工作日|个?小时|分钟|个?钟头|个?星期|[天周]|个月|日内)"
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


def wanted(question: str) -> tuple[Answer, ...]:
    """The kinds of answer that a question asks for, as far as they can be told."""
    return tuple(answer for answer in ANSWERS if answer.asked.search(question))


def _answer(name: str, asked: str, gives: str) -> Answer:
    return Answer(name, re.compile(asked), re.compile(gives))


def _count(asked: str, given: str = "") -> Answer:
    """So many of something: the measure it is asked for with, and those it is given with."""
    return _answer(asked, f"{_MANY}{_LARGE}(?:{asked})", f"{_NUMBER}(?:{given or asked})")


ANSWERS = (
    _answer("telephone", "电话(?!接通)|号码|热线", r"\d{7}|\d{3}-\d{7}|(?:电话|热线|拨打).{0,4}\d{3}|12345|96\d{3}"),
    _answer("website", "网址|网止|哪个网站", "www|http|网址|[.]cn|[.]com"),
    _answer("address", "地址(?!.{0,3}变)|什么地方", r"\d号|位于|地址|设在"),
    _answer("fine", "罚", "罚款|罚没|罚.{0,20}元|元.{0,10}罚"),
    _answer("ticket", "票价|门票|船票", "票"),
    _answer("wage", rf"(?:薪|工资)\S{{0,4}}{_MANY}|一[年月]能?[拿挣]{_MANY}", "薪|工资|津贴"),
    _answer("age", "[几多]大年纪|几岁|多少岁", "岁"),
    _answer(
        "span",
        f"{_MANY}(?:个?{_UNIT}|年)|多久|多长时间",
        rf"{_NUMBER}{_UNIT}|(?<!\d)\d{{1,2}}年|[一两二三四五十]年|即办|即时|当[场天日]|立即|长期|每[年季月周]",
    ),
    _answer(
        "share",
        "几成|百分之[几多]|百分比|比例|几分之几|率[^，,]{0,6}多少",
        "[%％]|百分|分之|[一二三四五六七八九]成|全覆盖|比例|率",
    ),
    *map(_count, ("[人名位]", "户", "吨", "倍", "立?方", "公里|[里米]", "[台辆]", "分(?!钟|之)")),
    _count("家", "[家个]"),
    _count("[次趟回]", "[次趟批场轮]"),
    _count("[项条]", "[项条个]"),
    _count("[亩平]", "亩|平|公顷"),
    _count("[个所处座件栋张本种类套支场门环份]", ".?"),
    _answer(
        "award",
        rf"{_HELP}\S{{0,6}}{_MANY}|给{_MANY}|{_MANY}\S{{0,3}}(?<!等){_HELP}|贴息|奖金",
        rf"{_NUMBER}元|[%％]|百分之|倍|万",
    ),
    _answer(
        "charge",
        rf"[收交缴花]\S?{_MANY}|费用|价钱|什么价|学费|{_MANY}{_LARGE}[钱元块毛]|要钱|花钱|收费|缴费",
        "元|费|价|免|万",
    ),
    _answer(
        "limit",
        "上限|封顶|最[高多].{0,4}(?:多少|金额|什么数)",
        "不超过|不低于|以[下内上]|最[高低多]|上限|限额|封顶|至少|不少于|起",
    ),
    _answer("date", "什么时候|何时|几时|哪一?[年天]|几[号月]|最晚|年底前", r"\d年|\d月|\d日|年底"),
    _answer(
        "office", "谁|哪[个些]?(?:部门|单位|[局处委家])|牵头|归哪|主管", "负责|牵头|组长|主任|主管|同志|局|委|公司"
    ),
    _answer("number", "多少", _NUMBER),
)
"""The kinds that can be told.  Of 267 questions that papers answer and that ask for some kind, the passage with the
answer lacks it in 12; of 148 that no paper answers, the likest passage lacks it in 87."""
