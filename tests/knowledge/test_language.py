"""How people talk: the language files as one value, and each kind of fault in them."""

from pathlib import Path

import pytest

from knowledge.errors import FilesInvalid, Finding
from knowledge.language import (
    Aspect,
    AspectWord,
    Courtesy,
    FacetValue,
    ForeignWord,
    Language,
    read_language,
)
from knowledge.layout import Layout
from knowledge.load import load

GOOD = {
    "frames": "说法,说明\n请问,招呼\n怎么办,问法\n",
    "story": "说法,说明\n上周,时间\n听说,\n",
    "courtesies": "种类,说法,匹配\n感谢,谢谢,整句\n紧急,着火,含有\n",
    "foreign": "说法,意思,来源\nhousing fund,公积金,英语\n落掉得,丢了,方言\n煤氣,,港台\n",
    "not_units": "说法,说明\n移动硬盘,不是移动公司\n",
    "facets": "维度,取值,认法\n税务机关,国税的,市国税局\n税务机关,地税的,市地税局|地方税务\n",
    "aspects": "方面,说法\n次数,几趟\n单位,归谁管\n",
}
"""Each file with its head and some rows."""
TWICE = "「{}」与{}.csv第2行重复"


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
            FacetValue("税务机关", "国税的", ("市国税局",)),
            FacetValue("税务机关", "地税的", ("市地税局", "地方税务")),
        ),
        aspects=(AspectWord(Aspect.VISITS, "几趟"), AspectWord(Aspect.OFFICE, "归谁管")),
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
        ("story", "下周", "", "应有2栏，现在有1栏"),
        ("courtesies", "感谢,多谢,全句", "匹配", "应为整句或含有，现在是「全句」"),
        ("courtesies", "感谢,,整句", "说法", "不能为空"),
        ("courtesies", ",多谢,整句", "种类", "不能为空"),
        ("courtesies", "紧急,谢谢,整句", "说法", TWICE.format("谢谢", "courtesies")),
        ("foreign", ",公积金,英语", "说法", "不能为空"),
        ("foreign", "Führerschein,驾驶证,德语", "来源", "应为英语、方言或港台，现在是「德语」"),
        ("foreign", "瓦斯,煤气,", "来源", "应为英语、方言或港台，现在是「」"),
        ("foreign", "housing fund,住房基金,港台", "说法", TWICE.format("housing fund", "foreign")),
        ("foreign", "瓦斯,煤气", "", "应有3栏，现在有2栏"),
        ("not_units", ",不是移动公司", "说法", "不能为空"),
        ("not_units", "移动硬盘,又一", "说法", TWICE.format("移动硬盘", "not_units")),
        ("facets", ",国税的,市国税局", "维度", "不能为空"),
        ("facets", "税务机关,,市国税局", "取值", "不能为空"),
        ("facets", "公司,电信的,", "认法", "不能为空"),
        ("facets", "税务机关,国税的,又一", "取值", TWICE.format("国税的", "facets")),
        ("aspects", "单位,", "说法", "不能为空"),
        ("aspects", "单位,几趟", "说法", TWICE.format("几趟", "aspects")),
        ("aspects", "天气,下雨吗", "方面", f"应为{'、'.join(Aspect)}之一，现在是「天气」"),
    ],
)
def test_a_fault_is_named_by_file_row_and_column(
    language: Layout, name: str, row: str, column: str, problem: str
) -> None:
    path = named(language, name)
    path.write_text(f"{GOOD[name]}{row}\n", encoding="utf-8")
    assert faults(language) == (Finding(f"{name}.csv", GOOD[name].count("\n") + 1, column, problem),)


def test_a_mark_that_is_nothing_but_strokes_marks_nothing(language: Layout) -> None:
    language.facets.write_text("维度,取值,认法\n公司,电信的,|\n", encoding="utf-8")
    assert faults(language) == (Finding("facets.csv", 2, "认法", "不能为空"),)


def test_blanks_around_marks_do_not_count(language: Layout) -> None:
    language.facets.write_text("维度,取值,认法\n公司,电信的,电信公司 | 电话局\n", encoding="utf-8")
    assert read_language(language).facets == (FacetValue("公司", "电信的", ("电信公司", "电话局")),)


@pytest.mark.parametrize("name", GOOD)
def test_a_wrong_head_is_named(language: Layout, name: str) -> None:
    named(language, name).write_text("词\n", encoding="utf-8")
    (finding,) = faults(language)
    assert (finding.file, finding.row) == (f"{name}.csv", 1)
    assert GOOD[name].partition("\n")[0] in finding.problem


def test_the_faults_of_all_files_are_told_at_once(language: Layout) -> None:
    for name in GOOD:
        named(language, name).unlink()
    assert {(each.file, each.problem) for each in faults(language)} == {
        (f"{name}.csv", "找不到这个文件") for name in GOOD
    }


def test_they_are_part_of_the_knowledge(files: Layout) -> None:
    for name, text in GOOD.items():
        named(files, name).write_text(text, encoding="utf-8")
    assert load(files).language == read_language(files) != Language()
