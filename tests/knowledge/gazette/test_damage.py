"""A damaged document is refused in Chinese, naming what is wrong, and nothing is written."""

from pathlib import Path

import pytest

from knowledge.errors import KnowledgeError, NotReconciled, SourceDamaged
from knowledge.gazette.importer import import_gazette
from knowledge.layout import Layout
from tests.knowledge.files import swap

FAQ_5 = "### 五、连续就读的认定条件有哪些?\n"
SECOND_HALF = "(上接第59页)省居住证》"

DAMAGE: dict[str, tuple[tuple[str, str], type[KnowledgeError], tuple[str, ...]]] = {
    "a matter dropped": (
        ("2\t\t内资企业投资项目备案变更\t1\t\n", ""),
        NotReconciled,
        (
            "清单序号应为2的地方是3",
            "市发改委：清单为零上门0、跑一次11",
        ),
    ),
    "a matter twice": (
        ("2\t\t内资企业投资项目备案变更\t1\t\n", "2\t\t内资企业投资项目备案变更\t1\t\n" * 2),
        NotReconciled,
        ("清单序号应为3的地方是2",),
    ),
    "a unit dropped": (
        ("20\t市体育局\t0\t1\t1\n", ""),
        NotReconciled,
        (
            "汇总表序号应为20的地方是21",
            "汇总表47个单位，清单48个",
        ),
    ),
    "a unit's figure": (
        ("11\t市司法局\t1\t27\t28\n", "11\t市司法局\t2\t26\t28\n"),
        NotReconciled,
        (
            "市司法局：清单为零上门1、跑一次27",
            "汇总表各行相加",
        ),
    ),
    "a unit's sum": (
        ("28\t市人防办\t0\t1\t1\n", "28\t市人防办\t0\t1\t2\n"),
        NotReconciled,
        (
            "市人防办",
            "汇总表各行相加",
        ),
    ),
    "visits of a matter": (
        ("12\t\t核发绿色通行证\t1\t\n", "12\t\t核发绿色通行证\t0\t\n"),
        NotReconciled,
        ("市发改委：清单为零上门1、跑一次11",),
    ),
    "a printed number of matters": (
        ("13\t市经信委 (3项)", "13\t市经信委 (4项)"),
        NotReconciled,
        (
            "市经信委",
            "题头4项",
        ),
    ),
    "the announced number": (
        ("市本级642项", "市本级643项"),
        NotReconciled,
        (
            "公告643项",
            "643+4267≠4909",
        ),
    ),
    "the citywide number": (
        ("共计4909项。其中,市本级642项,", "共计4908项。其中,市本级642项,"),
        NotReconciled,
        ("642+4267≠4908",),
    ),
    "the total": (("\t总计\t69\t573\t642\n", "\t总计\t69\t574\t642\n"), NotReconciled, ("总计栏为(69, 574, 642)",)),
    "the total lost": (("\t总计\t69\t573\t642\n", ""), SourceDamaged, ("总计",)),
    "the total cut": (("\t总计\t69\t573\t642\n", "\t总计\t69\n"), SourceDamaged, ("总计|69",)),
    "a summary row cut": (("20\t市体育局\t0\t1\t1\n", "20\t市体育局\t0\t1\n"), SourceDamaged, ("20|市体育局|0|1",)),
    "no number in the summary": (
        ("20\t市体育局\t0\t1\t1\n", "20\t市体育局\t0\t一\t1\n"),
        SourceDamaged,
        ("20|市体育局|0|一|1",),
    ),
    "visits lost": (("12\t\t核发绿色通行证\t1\t\n", "12\t\t核发绿色通行证\t\t\n"), SourceDamaged, ("清单第12行",)),
    "title and visits swapped": (
        ("12\t\t核发绿色通行证\t1\t\n", "12\t\t1\t核发绿色通行证\t\n"),
        SourceDamaged,
        ("清单第12行",),
    ),
    "a bare number": (("12\t\t核发绿色通行证\t1\t\n", "12\t\t\t\t\n"), SourceDamaged, ("清单第12行",)),
    "a unit's name lost": (
        ("13\t市经信委 (3项)\t", "13\t\t"),
        NotReconciled,
        ("汇总表48个单位，清单47个",),
    ),
    "a question lost": ((FAQ_5, ""), SourceDamaged, ("居住证问答应为第五问的地方是第六问",)),
    "the last question lost": (
        ("**十三、申请人提供的社会保险缴纳凭证存在跨区域缴纳的,是否视为连续缴纳?**\n", ""),
        SourceDamaged,
        ("居住证问答缺第十三问",),
    ),
    "an answer lost": (
        ("**答:**由申请人通过市场监管部门明确的专门网站(<http://gsxt.zjaic.gov.cn>)查询打印。\n", ""),
        SourceDamaged,
        ("居住证问答第十二问没有答",),
    ),
    "the second half unmarked": ((SECOND_HALF, "省居住证》"), SourceDamaged, ("(上接第59页)",)),
    "the first half unmarked": (("持《浙江(下转第61页)", "持《浙江"), SourceDamaged, ("(下转第61页)",)),
    "a place lost": (("| 市民之家            | (杭州市新业路311号)  |\n", ""), SourceDamaged, ("取阅点",)),
    "a place's address lost": (
        ("| (杭州市新业路311号)  |", "|  |"),
        SourceDamaged,
        (
            "取阅点",
            "市民之家",
        ),
    ),
    "the heading of the list": (
        ("\n## 杭州市市本级群众和企业到政府办事 “最多", "\n## 某市市本级群众和企业到政府办事 “最多"),
        SourceDamaged,
        ("找不到「## 杭州市市本级群众和企业到政府办事",),
    ),
    "a telephone": (("(0571)85252455", "85252455"), SourceDamaged, ("「电话」",)),
    "the signature of the announcement": (
        ("2017年2月27日\n\n### 杭州市群众", "\n\n### 杭州市群众"),
        SourceDamaged,
        ("公告落款",),
    ),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_named_and_nothing_written(name: str, imported_into: Layout, source: Path) -> None:
    (old, new), kind, told = DAMAGE[name]
    swap(source, old, new)
    with pytest.raises(KnowledgeError) as caught:
        import_gazette(source, imported_into.root)
    assert type(caught.value) is kind
    for words in told:
        assert words in str(caught.value)
    assert not imported_into.matters.parent.exists()


def test_a_cell_that_slipped_is_put_back_and_reported(imported_into: Layout, source: Path) -> None:
    swap(source, "12\t\t核发绿色通行证\t1\t\n", "12\t核发绿色通行证\t\t1\t\n")
    report = import_gazette(source, imported_into.root)
    assert (12, "事项名称错印在单位栏") in report.repairs
    assert len(report.repairs) == 27
    assert "\n12,1,市发改委,核发绿色通行证,1,,35,,\n" in imported_into.matters.read_text(encoding="utf-8")


def test_no_document_at_all(imported_into: Layout, tmp_path: Path) -> None:
    with pytest.raises(SourceDamaged, match=r"读不到原始文件 nothing\.txt"):
        import_gazette(tmp_path / "nothing.txt", imported_into.root)


def test_a_document_in_another_encoding(imported_into: Layout, source: Path) -> None:
    source.write_bytes(source.read_text(encoding="utf-8").encode("gb18030"))
    with pytest.raises(SourceDamaged, match=r"读不到原始文件 gazette\.txt"):
        import_gazette(source, imported_into.root)


def test_an_empty_document(imported_into: Layout, source: Path) -> None:
    source.write_text("", encoding="utf-8")
    with pytest.raises(SourceDamaged, match="原始文件里找不到"):
        import_gazette(source, imported_into.root)
