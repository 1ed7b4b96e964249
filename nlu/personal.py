"""Personal data in a question: found by its shape, replaced before the question is matched, kept or logged.

The shape decides, not the check digit: a mistyped number is somebody's too.
"""

import re

from nlu.normalize import as_typed

_SHAPES = {
    "邮箱": r"(?<![\w.%+-])[\w.%+-]{1,64}@[\w-]+(?:\.[\w-]+)+",
    "信用代码": r"<(?=\d*[A-Z]\w*\d)[1-9A-Y][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}>",
    "身份证号": r"#(?:\d{17}[\dX]|\d{15}|\d{3}~\d{3}~(?:19|20)\d\d~\d\d~\d\d~\d{3}[\dX]|\d{6}~\d\d[01]\d[0-3]\d~\d{3}"
    r"|\d{4}~\d\d(?:19|20)~\d\d[01]\d~[0-3]\d{3}~\d[\dX])#",
    "银行卡号": r"#(?:[3-9]\d{3}(?:~\d{4}){3}(?:~\d{1,3})?|\d{6}~\d{10,13})#",
    "手机号": r"#(?:\(?(?:\+?86|0086)\)?~)?1[3-9]\d(?:~\d{4}~\d{4}|\d~\d{3}~\d{4}|\d\d~\d{6})#",
    "电话": r"#(?:\(?(?:\+86|0086)\)?~\(?0?|\(?0)\d{2,3}\)?~\d{3,4}~\d{4}(?:[-转]\d{1,5})?#",
    "号码": r"#(?:\d{20,}|\d(?:~\d){10,}(?:~X)?)#",
    "证件号": r"<(?:[A-Z]{1,2}~\d{7,10}|\d\d[A-Z]{2}\d{5}|[A-Z]{1,2}\d{6}\([\dA]\))>",
    "车牌": r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·~](?=[A-Z]?[A-Z]?\d)"
    r"(?:[A-Z\d]{5,6}|[A-Z\d]{4}[警学挂领港澳])>",
}
"""By kind.  ``~`` is whatever people put between groups, ``#`` an end of digits, ``<`` and ``>`` of letters and digits."""
_SIGNS = {"~": r"[\s‐-―-]?", "#": r"(?:(?<!\d)(?=[\d(+])|(?!\d)(?<=[\dX]))"}


def _compile(shape: str) -> re.Pattern[str]:
    return re.compile(shape, re.ASCII | re.IGNORECASE)
