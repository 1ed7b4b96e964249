"""A pilot plan from which something is missing is not read at all."""

from pathlib import Path

import pytest

import knowledge
from knowledge.errors import SourceDamaged
from knowledge.papers.pilot import read
from knowledge.papers.printed import Line, read_lines

LINES = read_lines(Path(knowledge.__file__).parent / "sources" / "hangzhou-pilot-2022.txt")


def without(text: str) -> tuple[Line, ...]:
    """The source without the first line that reads like this."""
    lost = next(line.no for line in LINES if line.text.strip() == text)
    return tuple(line for line in LINES if line.no != lost)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("杭政函〔2022〕6号", "找不到“杭政函〔2022〕6号”开头的一行"),
        ("《杭州市国家营商环境创新试点实施方案》已经市委、市政", "找不到“《杭州市国家营商环境创新试点实施方案》已经”"),
        ("一、总体要求", "找不到“一、总体要求”"),
        ("三、保障措施", "应有3部、18节、26条，却认出2部、18节、26条"),
        ("6.优化建筑工程管理。探索在民用建筑工程领域试点推行建", "却认出3部、18节、5条"),
        ("本方案自公布之日起施行，由市发改委负责牵头组织实施。", "找不到“本方案自公布之日起施行”"),
        ("（本文有删减）", "找不到“（本文有删减）”"),
        ("附件2", "找不到“附件2”"),
        ("一、进一步破除区域分割和地方保护等不合理限制", "清单应从“一、”和第1项开始"),
        ("三、持续提升投资和建设便利度", "写明（共10个方面101项344条改革举措），却认出2个方面101项344条"),
        ("42", "第41项有两个完成时间：2022年12月、2022年6月"),
        ("54", "写明（共10个方面101项344条改革举措），却认出6个方面53项384条"),
        ("2022年8月", "第22项“试行分阶段整合相关测绘测量事项”缺名称、主要内容、举措、牵头单位或完成时间"),
        ("3.诉讼费发票使用电子发票，直接转档。", "写明（共10个方面101项344条改革举措），却认出10个方面101项343条"),
        ("（共10个方面52项165条改革举措）", "清单应从“一、”和第1项开始，却是：1"),
        ("《浙江省植物检疫实施办法》", "找不到“《浙江省”"),
        (
            "第八条 种子、苗木等繁殖材料的调运（包括邮寄和随身携带），应按下列",
            "附件3的法规规定应从条文号开始，却是：规定办理：",
        ),
        ("在杭州市暂时调整适用《浙江省", "找不到“在杭州市暂时调整适用”"),
    ],
)
def test_damage(text: str, message: str) -> None:
    with pytest.raises(SourceDamaged, match=message):
        read(without(text))


def test_annex_3_without_its_second_row() -> None:
    third = next(place for place, line in enumerate(LINES) if line.text.strip() == "附件3")
    second = next(line.no for line in LINES[third:] if line.text.strip() == "2")
    with pytest.raises(SourceDamaged, match="附件3没有第2项"):
        read(tuple(line for line in LINES if line.no != second))
