"""The gazette's own facts (contents page, back cover) and the announcement that stands before the list."""

import re
from dataclasses import dataclass

from knowledge.entries import Fact
from knowledge.errors import SourceDamaged
from knowledge.gazette.document import Document, where
from knowledge.gazette.pickup import PLACES

_CONTENTS, _BACK = "目录页", "封底"

_FACTS = (
    # label, where it stands, what it looks like with all blanks removed, how its groups are shown
    ("刊名", _CONTENTS, r"(2017)\.(2)(总第218期)", r"杭州市人民政府公报 \1年第\2期(\3)"),
    ("刊期", _CONTENTS, r"\((月刊)\)", r"\1"),
    ("主管", _BACK, r"主管：(杭州市人民政府)主办", r"\1"),
    ("主办", _BACK, r"主办：(杭州市人民政府办公厅)出版", r"\1"),
    ("出版", _CONTENTS, r"出版:(.+?)地址:", r"\1"),
    ("地址", _CONTENTS, r"地址:(.+?)E-mail", r"\1"),
    ("E-mail", _CONTENTS, r"E-mail:(.+?)电话", r"\1"),
    ("电话", _CONTENTS, r"电话:\((0571)\)(\d{8})(\d{8})", r"\1-\2、\1-\3"),
    ("传真", _CONTENTS, r"传真:\((0571)\)(\d{8})", r"\1-\2"),
    ("邮编", _CONTENTS, r"邮编:(\d{6})", r"\1"),
    ("发行", _CONTENTS, r"发行:(.+?)工本费", r"\1"),
    ("工本费", _CONTENTS, r"工本费:(\d元)", r"\1"),
    ("赠阅范围", _CONTENTS, r"赠阅范围:(.+?)◆", r"\1"),
    ("免费取阅", _BACK, r"(《杭州市人民政府公报》在全市部分公共场所开展免费取阅)", rf"\1，共{PLACES}个取阅点"),
    ("邮政便民服务亭", _BACK, r"(杭州市区各邮政便民服务亭限量取阅)", r"\1"),
    ("查阅", _CONTENTS, r"◆(省、市图书馆、市档案馆可查阅)", r"\1"),
    ("电子版", _CONTENTS, r"◆(浙江政务服务网杭州平台.+?下载电子版)", r"\1"),
    ("印装质量问题", _CONTENTS, r"请与(.+?联系调换),电话:(0571-\d{8})", r"\1，电话\2"),
    ("国际标准刊号", _CONTENTS, r"国际标准刊号：ISSN([\d-]+)", r"ISSN \1"),
    ("国内统一刊号", _CONTENTS, r"国内统一刊号：(CN[\w-]+/D)", r"\1"),
    ("出刊日期", _BACK, r"出刊日期：(\d{4}年\d+月\d+日)", r"\1"),
    ("印刷", _BACK, r"印刷：(.+?)网址", r"\1"),
    ("网址", _BACK, r"网址：<(.+?)>", r"\1"),
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """The list's announcement: title, issuer, ISO date, matters citywide = at the city's units + in the counties.

    ``counties_named`` are the counties and zones as the announcement names them.
    """

    title: str
    issuer: str
    date: str
    citywide: int
    municipal: int
    counties: int
    counties_named: str


def facts(document: Document) -> tuple[Fact, ...]:
    """The gazette's facts as label and value, each with its page; raises SourceDamaged when one is missing."""
    pages = {
        _CONTENTS: _squeeze(document.between("## 杭州市人民政府公报编委会", "△26日,市领导")),
        _BACK: _squeeze(document.between("# 《杭州市人民政府公报》免费取阅点", None)),
    }
    return tuple(
        Fact(label, _search(pattern, pages[page], label).expand(shown), where(page, label))
        for label, page, pattern, shown in _FACTS
    )


def announcement(document: Document) -> Announcement:
    """The announcement of 27 February 2017."""
    text = _squeeze(document.between("## 关于公布杭州市市本级", "汇总表(第一批)", inclusive=True))
    title = _search(r"##(关于公布.+?的公告)", text, "公告标题")[1]
    figures = _search(r"共计(\d+)项。其中,市本级(\d+)项,(.+?)共(\d+)项", text, "公告数字")
    issued = _search(r"特此公告。(.+?)(\d{4})年(\d+)月(\d+)日", text, "公告落款")
    day = f"{issued[2]}-{int(issued[3]):02d}-{int(issued[4]):02d}"
    return Announcement(title, issued[1], day, int(figures[1]), int(figures[2]), int(figures[4]), figures[3])


def _squeeze(lines: list[str]) -> str:
    return re.sub(r"\s+", "", "".join(lines))


def _search(pattern: str, text: str, what: str) -> re.Match[str]:
    found = re.search(pattern, text)
    if found is None:
        raise SourceDamaged(f"原始文件里认不出「{what}」")
    return found
