"""How people talk: the language files as one value, and each kind of fault in them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import columns
from knowledge.errors import FilesInvalid, Finding
from knowledge.language import (
    Aspect,
    AspectWord,
    Bundle,
    Courtesy,
    FacetValue,
    ForeignWord,
    Language,
    PlaceName,
    read_language,
)
from knowledge.layout import Layout
from knowledge.load import load
from knowledge.tables import write_table

GOOD = {
    "frames": "说法,说明\n请问,招呼\n怎么办,问法\n",
    "story": "说法,说明\n上周,时间\n听说,\n",
    "courtesies": "种类,说法,匹配\n感谢,谢谢,整句\n紧急,着火,含有\n",
    "foreign": "说法,意思,来源\nhousing fund,公积金,英语\n落掉得,丢了,方言\n煤氣,,港台\n",
    "not_units": "说法,说明\n移动硬盘,不是移动公司\n",
    "facets": "维度,取值,认法,说法\n税务机关,国税的,市国税局,\n税务机关,地税的,市地税局|地方税务,地税|交税\n",
    "aspects": "方面,说法\n次数,几趟\n单位,归谁管\n",
    "bundles": "说法,分开\n水电,水|电\n水电煤气,水|电|煤气\n国地税,国税|地税\n",
    "place_names": "地名,范围\n滨江,区县\n宁波,外地\n",
}
"""Each file with its head and some rows."""
TWICE = "「{}」与{}.csv第2行重复"
WIDTH = "应有{}栏，现在有{}栏"


@pytest.fixture
def language(tmp_path: Path) -> Layout:
    """A folder with good language files, and nothing else."""
    files = Layout(tmp_path)
    (tmp_path / "language").mkdir()
    for name, text in GOOD.items():
        named(files, name).write_text(text, encoding="utf-8")
    return files


def named(files: Layout, name: str) -> Path:
    path: Path = getattr(files, name)
    return path


def faults(files: Layout) -> tuple[Finding, ...]:
    with pytest.raises(FilesInvalid) as caught:
        read_language(files)
    return caught.value.findings


def test_each_file_becomes_a_part_of_the_language(language: Layout) -> None:
    assert read_language(language) == Language(
        frames=("请问", "怎么办"),
        story=("上周", "听说"),
        courtesies=(Courtesy("感谢", "谢谢", True), Courtesy("紧急", "着火", False)),
        foreign=(ForeignWord("housing fund", "公积金"), ForeignWord("落掉得", "丢了"), ForeignWord("煤氣", "")),
        not_units=("移动硬盘",),
        facets=(
            FacetValue("税务机关", "国税的", ("市国税局",), ()),
            FacetValue("税务机关", "地税的", ("市地税局", "地方税务"), ("地税", "交税")),
        ),
        aspects=(AspectWord(Aspect.VISITS, "几趟"), AspectWord(Aspect.OFFICE, "归谁管")),
        bundles=(
            Bundle("水电煤气", ("水", "电", "煤气")),
            Bundle("国地税", ("国税", "地税")),
            Bundle("水电", ("水", "电")),
        ),
        place_names=(PlaceName("滨江", False), PlaceName("宁波", True)),
    )


def test_files_without_rows_are_a_language_without_words(language: Layout) -> None:
    for name, text in GOOD.items():
        named(language, name).write_text(text.partition("\n")[0] + "\n", encoding="utf-8")
    assert read_language(language) == Language()


@pytest.mark.parametrize(
    ("name", "row", "column", "problem"),
    [
        ("frames", ",招呼", "说法", "不能为空"),
        ("frames", "请问,又一", "说法", TWICE.format("请问", "frames")),
        ("story", ",时间", "说法", "不能为空"),
        ("story", "上周,又一", "说法", TWICE.format("上周", "story")),
        ("story", "下周", "", WIDTH.format(2, 1)),
        ("courtesies", "感谢,多谢,全句", "匹配", "应为整句或含有，现在是「全句」"),
        ("courtesies", "感谢,,整句", "说法", "不能为空"),
        ("courtesies", ",多谢,整句", "种类", "不能为空"),
        ("courtesies", "紧急,谢谢,整句", "说法", TWICE.format("谢谢", "courtesies")),
        ("foreign", ",公积金,英语", "说法", "不能为空"),
        ("foreign", "Führerschein,驾驶证,德语", "来源", "应为英语、方言或港台，现在是「德语」"),
        ("foreign", "瓦斯,煤气,", "来源", "应为英语、方言或港台，现在是「」"),
        ("foreign", "housing fund,住房基金,港台", "说法", TWICE.format("housing fund", "foreign")),
        ("foreign", "瓦斯,煤气", "", WIDTH.format(3, 2)),
        ("not_units", ",不是移动公司", "说法", "不能为空"),
        ("not_units", "移动硬盘,又一", "说法", TWICE.format("移动硬盘", "not_units")),
        ("facets", ",国税的,市国税局,", "维度", "不能为空"),
        ("facets", "税务机关,,市国税局,", "取值", "不能为空"),
        ("facets", "公司,电信的,,电信", "认法", "不能为空"),
        ("facets", "税务机关,国税的,又一,", "取值", TWICE.format("国税的", "facets")),
        ("facets", "公司,电信的,电信公司", "", WIDTH.format(4, 3)),
        ("aspects", "单位,", "说法", "不能为空"),
        ("aspects", "单位,几趟", "说法", TWICE.format("几趟", "aspects")),
        ("aspects", "天气,下雨吗", "方面", f"应为{'、'.join(Aspect)}之一，现在是「天气」"),
        ("bundles", ",水|电", "说法", "不能为空"),
        ("bundles", "养老医保,", "分开", "不能为空"),
        ("bundles", "养老医保,| |", "分开", "不能为空"),
        ("bundles", "水电,电|水", "说法", TWICE.format("水电", "bundles")),
        ("place_names", ",区县", "地名", "不能为空"),
        ("place_names", "上海,", "范围", "应为区县或外地，现在是「」"),
        ("place_names", "上海,城市", "范围", "应为区县或外地，现在是「城市」"),
        ("place_names", "滨江,外地", "地名", TWICE.format("滨江", "places")),
    ],
)
def test_a_fault_is_named_by_file_row_and_column(
    language: Layout, name: str, row: str, column: str, problem: str
) -> None:
    path = named(language, name)
    path.write_text(f"{GOOD[name]}{row}\n", encoding="utf-8")
    assert faults(language) == (Finding(path.name, GOOD[name].count("\n") + 1, column, problem),)


def test_a_mark_that_is_nothing_but_strokes_marks_nothing(language: Layout) -> None:
    language.facets.write_text("维度,取值,认法,说法\n公司,电信的,|,电信\n", encoding="utf-8")
    assert faults(language) == (Finding("facets.csv", 2, "认法", "不能为空"),)


def test_blanks_and_empty_pieces_among_several_do_not_count(language: Layout) -> None:
    language.facets.write_text("维度,取值,认法,说法\n公司,电信的,电信公司 | 电话局, 电信||宽带 |\n", encoding="utf-8")
    language.bundles.write_text("说法,分开\n水电,| 水 ||电\n", encoding="utf-8")
    read = read_language(language)
    assert read.facets == (FacetValue("公司", "电信的", ("电信公司", "电话局"), ("电信", "宽带")),)
    assert read.bundles == (Bundle("水电", ("水", "电")),)


def test_the_same_value_may_stand_in_two_dimensions(language: Layout) -> None:
    language.facets.write_text("维度,取值,认法,说法\n公司,电信的,甲,\n用户,电信的,乙,\n", encoding="utf-8")
    assert [each.facet for each in read_language(language).facets] == ["公司", "用户"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("水电煤气", min_size=1, max_size=6), unique=True, max_size=8))
def test_no_bundle_comes_after_one_that_it_holds(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    files = Layout(tmp_path_factory.mktemp("bundles"))
    (files.root / "language").mkdir()
    for name, text in GOOD.items():
        named(files, name).write_text(text, encoding="utf-8")
    write_table(files.bundles, columns.BUNDLES, [(text, "水|电") for text in texts])
    found = [bundle.text for bundle in read_language(files).bundles]
    assert sorted(found) == sorted(texts)
    assert not [(one, later) for at, one in enumerate(found) for later in found[at + 1 :] if one in later]


@pytest.mark.parametrize("name", GOOD)
def test_a_wrong_head_is_named(language: Layout, name: str) -> None:
    named(language, name).write_text("词\n", encoding="utf-8")
    (finding,) = faults(language)
    assert (finding.file, finding.row) == (named(language, name).name, 1)
    assert GOOD[name].partition("\n")[0] in finding.problem


def test_the_faults_of_all_files_are_told_at_once(language: Layout) -> None:
    for name in GOOD:
        named(language, name).unlink()
    assert {(each.file, each.problem) for each in faults(language)} == {
        (named(language, name).name, "找不到这个文件") for name in GOOD
    }


def test_they_are_part_of_the_knowledge(files: Layout) -> None:
    for name, text in GOOD.items():
        named(files, name).write_text(text, encoding="utf-8")
    assert load(files).language == read_language(files) != Language()
