"""Personal data in a question: found by its shape, replaced before the question is matched, kept or logged."""

import re

_SHAPES = (
    ("[邮箱]", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("[身份证号]", re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)\d{15}(?!\d)")),
    ("[银行卡号]", re.compile(r"(?<!\d)(?:\d[ -]?){15,18}\d(?!\d)")),
    ("[手机号]", re.compile(r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)")),
    ("[电话]", re.compile(r"(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)")),
    ("[证件号]", re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}\d{7,9}|\d{2}[A-Z]{2}\d{5})(?![A-Za-z0-9])")),
    ("[信用代码]", re.compile(r"(?<![A-Za-z0-9])9[0-9A-HJ-NPQRTUWXY]{17}(?![A-Za-z0-9])")),
    (
        "[车牌]",
        re.compile(
            r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s]?[A-Z0-9]{5,6}(?![A-Za-z0-9])"
        ),
    ),
)
_PLACEHOLDER = re.compile(r"\[(?:邮箱|身份证号|银行卡号|手机号|电话|证件号|信用代码|车牌)\]")


def mask(text: str) -> str:
    """The text with e-mail addresses, identity, bank, telephone and passport numbers and plates replaced by kind."""
    for kind, shape in _SHAPES:
        text = shape.sub(kind, text)
    return text


def without_placeholders(masked: str) -> str:
    """A masked text without the marks that ``mask`` put in: what is left to understand."""
    return _PLACEHOLDER.sub(" ", masked)
