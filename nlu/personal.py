"""Personal data in a question: found by its shape, replaced before the question is matched, kept or logged.

The shape decides, not the check digit: a mistyped number is somebody's too.
"""

import re
import unicodedata

from nlu.normalize import visible

_GAP = r"[\s‐-―-]?"
"""What people put between the groups of a number: nothing, a blank, a hyphen, a dash."""
_DIGIT, _CODE = r"\d", r"[A-Z\d]"
_CHINA = r"(?:\+?86|0086|[(（]\+?86[)）])"
_BIRTHDAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"


def _shape(edge: str, *forms: str) -> re.Pattern[str]:
    """Any of these forms with no ``edge`` on either side; a blank in a form stands for a gap."""
    either = "|".join(forms).replace(" ", _GAP)
    return re.compile(rf"(?<!{edge})(?:{either})(?!{edge})", re.ASCII | re.IGNORECASE)


_SHAPES = {
    "[邮箱]": _shape(r"[\w.%+-]", r"[\w.%+-]{1,64}@[\w-]+(?:\.[\w-]+)+"),
    "[信用代码]": _shape(_CODE, r"(?!\d{17}[\dX])[1-9A-Y][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}"),
    "[证件号]": _shape(_CODE, r"[A-Z]{1,2} \d{7,10}", r"\d\d[A-Z]{2}\d{5}", r"[A-Z]{1,2}\d{6}[(（][\dA][)）]"),
    "[身份证号]": _shape(
        _DIGIT,
        r"\d{17}[\dX]|\d{15}",
        r"\d{3} \d{3} (?:19|20)\d\d \d\d \d\d \d{3}[\dX]",
        r"\d{4} \d\d(?:19|20) \d{4} \d{4} \d[\dX]",
        rf"\d{{6}} \d\d{_BIRTHDAY} \d{{3}}",
    ),
    "[银行卡号]": _shape(_DIGIT, r"[3-9]\d{3}(?: \d{4}){3}(?: \d{1,3})?", r"\d{6} \d{10,13}"),
    "[手机号]": _shape(_DIGIT, rf"(?:{_CHINA} )?1[3-9]\d(?: \d{{4}} \d{{4}}|\d \d{{3}} \d{{4}}|\d\d \d{{6}})"),
    "[电话]": _shape(
        _DIGIT, rf"(?:0\d{{2,3}}|[(（]0\d{{2,3}}[)）]|{_CHINA} 0?\d{{2,3}}) \d{{3,4}} \d{{4}}(?:(?:-|转)\d{{1,5}})?"
    ),
    "[车牌]": _shape(
        r"[A-Z]",
        r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z]·? "
        r"(?=[A-Z]{0,2}\d)(?:[A-Z\d]{4}[警学挂领港澳]|[A-Z\d]{5,6}(?!\d))",
    ),
    "[号码]": _shape(_DIGIT, r"\d{20,}", r"\d(?:\s\d){10,}(?:\sX)?"),
}
"""What stands for each kind, and how it is written; the first kind that fits counts."""
_NAMED = re.compile(r"((?:证|号|电话|座机)[^\d\[\]]{0,6})\d{7,14}(?![\d万元]|\s元)", re.ASCII)
"""Numbers with no shape of their own, told by what stands before: 台胞证, foreign passports, local telephones."""
_PLACEHOLDER = re.compile("|".join(map(re.escape, _SHAPES)))


def mask(text: str) -> str:
    """The text with e-mail addresses, identity, bank, telephone and passport numbers and plates replaced by kind.

    Wide and styled digits and letters come out plain and invisible characters not at all, lest numbers hide in them.
    """
    text = "".join(map(_plain, visible(text)))
    for kind, shape in _SHAPES.items():
        text = shape.sub(kind, text)
    return _NAMED.sub(r"\1[号码]", text)


def without_placeholders(masked: str) -> str:
    """A masked text without the marks that ``mask`` put in: what is left to understand."""
    return _PLACEHOLDER.sub(" ", masked)


def _plain(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 and (folded.isalnum() or folded in "+-@._%") else character
