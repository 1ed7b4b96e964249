"""Personal data in a question: found by its shape, replaced before the question is matched, kept or logged.

The shape decides, not the check digit: a mistyped number is somebody's too.  Names and addresses have files of their
own.
"""

import re
import unicodedata

from nlu import addresses, names
from nlu.normalize import visible

_MARK = r"[\s.·•・_/*~～−‐-―-]"
_GAP = rf"{_MARK}{{0,3}}"
"""What people put between the groups of a number: nothing, a blank, a dot, a dash; blanks on both sides of it."""
_DIGIT, _CODE = r"\d", r"[A-Z\d]"
_CHINA = r"(?:\+?86|0086|[(（]\+?86[)）])"
_BIRTHDAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_NO_MOBILE = r"(?!\d\d?\D{1,3}\d{1,3}(?!\d)|19\d\d\D{1,3}(?:\d\d?|(?:19|20)\d\d)(?!\d)|\d+\.\d\d?(?![.\d]))"
"""Eleven digits in groups that start as a list of small numbers or a date does, or that are a sum with its cents."""
_NO_SUM = r"(?!\s?(?:万?元|块))"
_NUMERAL = "〇○零一幺二两三四五六七八九壹贰叁肆伍陆柒捌玖"


def _grouped(form: str) -> str:
    """This form in groups of any size with the same gap between all of them: dates mix theirs.

    Not after 序号, where groups are numbers of the gazette.
    """
    return rf"(?<!序号)(?<!序号\s)(?=\d+(?P<gap>{_GAP}))" + "(?P=gap)?".join(re.findall(r"\[.+?\]|\\?.", form))


def _spoken(first: str, times: str, last: str) -> str:
    """Numerals in a row, said one by one; with tens and hundreds among them they are an amount."""
    rest = rf"(?:[\s，,、.-]{{0,2}}[{_NUMERAL}]){times}" + (rf"[\s，,、.-]{{0,2}}{last}" if last else "")
    return rf"(?<![{_NUMERAL}]){first}{rest}(?![{_NUMERAL}十百千万亿])"


def _shape(edge: str, *forms: str) -> re.Pattern[str]:
    """Any of these forms with no ``edge`` on either side; a blank in a form stands for a gap."""
    either = "|".join(forms).replace(" ", _GAP)
    return re.compile(rf"(?<!{edge})(?:{either})(?!{edge})", re.ASCII | re.IGNORECASE)


_SHAPES = {
    "[邮箱]": _shape(
        r"[\w.%+-]",
        r"[\w.%+-]{1,64}@[\w-]+(?:\.[\w-]+)+",
        r"[\w.%+-]{1,64}\s?(?:@|#|艾特|圈a|\(at\)|\[at\]|\bat\b)\s?[\w-]{1,30}\s?(?:\.|点|\bdot\b)\s?(?:com|cn|net|org)",
    ),
    "[号码]": _shape(_DIGIT, r"\d{20,}", rf"\d(?:{_MARK}{{1,3}}\d){{10,}}(?:{_MARK}{{1,3}}X)?"),
    "[信用代码]": _shape(_CODE, r"(?!\d{17}[\dX])[1-9A-Y][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}"),
    "[证件号]": _shape(_CODE, r"(?!QQ)[A-Z]{1,2} \d{7,10}", r"\d\d[A-Z]{2}\d{5}", r"[A-Z]{1,2}\d{6}[(（][\dA][)）]"),
    "[身份证号]": _shape(
        _DIGIT,
        r"\d{17}[\dX]|\d{15}",
        r"\d{3} \d{3} (?:19|20)\d\d \d\d \d\d \d{3}[\dX]",
        _grouped(r"\d\d\d\d\d\d[12][09]\d\d[01]\d[0-3]\d\d\d\d[\dX]"),
        rf"\d{{6}} \d\d{_BIRTHDAY} \d{{3}}",
        _spoken(rf"[{_NUMERAL}]", "{16}", f"[{_NUMERAL}X叉]"),
        _spoken(rf"[{_NUMERAL}]", "{14}", ""),
    ),
    "[银行卡号]": _shape(
        _DIGIT,
        r"[3-9]\d{3}(?: \d{4}){3}(?: \d{1,3})?",
        r"\d{6} \d{10,13}",
        _spoken("[三四五六七八九叁肆伍陆柒捌玖]", "{15,18}", ""),
    ),
    "[手机号]": _shape(
        _DIGIT,
        rf"(?:{_CHINA} )?(?:1[3-9]\d \d{{4}} \d{{4}}|{_NO_MOBILE}{_grouped('1[3-9]' + _DIGIT * 9)}{_NO_SUM})",
        r"1[3-9]\d[，,、]\d{4}[，,、]\d{4}",
        _spoken("[一幺壹]", "{10}", ""),
    ),
    "[电话]": _shape(
        _DIGIT,
        rf"(?:0\d{{2,3}}|[(（]0\d{{2,3}}[)）]|{_CHINA} 0?\d{{2,3}}) \d{{3,4}} \d{{4}}(?:(?:-|转)\d{{1,5}})?",
        _spoken("[〇○零]", "{9,11}", ""),
    ),
    "[车牌]": _shape(
        r"[A-Z]",
        r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[A-Z]·? "
        rf"(?:(?=[A-Z]{{0,2}}\d)(?:[A-Z\d]{{4}}[警学挂领港澳]|[A-Z\d]{{5,6}}(?!\d))|[A-Z]?[{_NUMERAL}]{{4,5}}(?![{_NUMERAL}十百千]))",
    ),
}
"""What stands for each kind, and how it is written; the first kind that fits counts."""
_NAMED = re.compile(
    r"((?:证|号|电话|座机|固话|护照)[^\d\[\]]{0,6})(?:\d{7,14}|[2-8]\d{2,3}[\s-]\d{4})(?![\d万元]|\s元)", re.ASCII
)
"""Numbers with no shape of their own, told by what stands before: 台胞证, foreign passports, local telephones."""
_ACCOUNT = re.compile(
    r"((?:微信|QQ)(号码?[：:是为]?|[：:是为])?\s*)(?(2)|(?=[a-z_-]*\d))[a-z\d][\w-]{5,}", re.ASCII | re.IGNORECASE
)
"""A name in a chat; one of letters alone is a product's (微信Android版) unless it is said to be a name."""
_LABEL = (
    r"(?:(?:(?:公民|居民)?身份证?|手机|(?:联系)?电话|护照|微信|QQ)(?:号码?)?|证件号码?|银行卡(?:卡?号码?)?"
    r"|(?<![民保])卡号码?|联系方式|邮箱|我[叫是姓]|(?:本人)?姓名|本人|家?住在?|(?:家庭)?(?:住|地)址)\s*[：:是为]{0,2}\s*"
)
_HAPPENED = r"\s*[快要已都也]?(?:丢|掉|遗失|被|坏|到期|过期|失效|不见|找不|换了|改了|变了)"
"""What happens to the thing itself (护照…丢了): then its name is no label but what the question is about."""
_KINDS = "|".join(map(re.escape, (*_SHAPES, "[账号]", names.MARK, addresses.MARK)))
_PLACEHOLDER = re.compile(rf"(?:{_LABEL}(?=(?:{_KINDS})(?!{_HAPPENED})))?(?:{_KINDS})", re.IGNORECASE)


def mask(text: str) -> str:
    """The text with numbers of persons, cards, telephones and cars, mail addresses, homes and names replaced by kind.

    Wide and styled digits, letters and blanks come out plain and invisible characters not at all, lest numbers hide
    in them.
    """
    text = plain(text)
    for kind, shape in _SHAPES.items():
        text = shape.sub(kind, text)
    return addresses.mask(names.mask(_NAMED.sub(r"\1[号码]", _ACCOUNT.sub(r"\1[账号]", text))))


def plain(text: str) -> str:
    """The text as numbers are looked for in it: nothing invisible, no wide or styled digits and letters."""
    return "".join(map(_plain, visible(text)))


def without_placeholders(masked: str) -> str:
    """A masked text without the marks that ``mask`` put in and their labels (手机号：): what is left to understand."""
    return _PLACEHOLDER.sub(" ", masked)


def _plain(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 and (folded.isalnum() or folded in " +-@._%") else character
