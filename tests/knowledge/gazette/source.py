"""The printed document as plain lines, read without the importer: the slow and obvious oracle."""

from collections.abc import Iterator

from tests.knowledge.files import SOURCE

LINES = tuple(SOURCE.read_text(encoding="utf-8").split("\n"))
_SUMMARY = LINES.index("### 杭州市群众和企业到政府办事 “最多跑一次”事项汇总表(第一批)")
_CATALOGUE = LINES.index("## 杭州市市本级群众和企业到政府办事 “最多跑一次”事项清单(第一批)")
_END = LINES.index("## 《杭州市人民政府办公厅关于推行 新型居住证制度的通知》的相关问答")


def summary_rows() -> Iterator[tuple[int, str, int, int, int]]:
    """The units of the summary table: 序号, 单位名称, 零上门, 跑一次, 小计."""
    for line in LINES[_SUMMARY:_CATALOGUE]:
        cells = line.split("\t")
        if cells[0].isdecimal():
            yield int(cells[0]), cells[1], int(cells[2]), int(cells[3]), int(cells[4])


def catalogue_rows() -> Iterator[list[str]]:
    """The cells of every numbered line of the catalogue, blank ones left out."""
    for line in LINES[_CATALOGUE:_END]:
        cells = [cell for cell in line.split("\t") if cell]
        if cells and cells[0].isdecimal():
            yield cells
