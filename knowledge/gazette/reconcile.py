"""Does what was imported add up to what is printed?  Runs at every import and in the tests."""

from collections import Counter
from collections.abc import Iterator, Sequence

from knowledge.errors import NotReconciled
from knowledge.gazette.catalogue import CatalogueRow, SummaryRow
from knowledge.gazette.masthead import Announcement


def unit_order(rows: Sequence[CatalogueRow]) -> tuple[str, ...]:
    """The catalogue's unit names in printed order, which is the summary table's order."""
    return tuple(dict.fromkeys(row.unit for row in rows))


def differing_names(units: Sequence[SummaryRow], rows: Sequence[CatalogueRow]) -> tuple[tuple[str, str], ...]:
    """Units whose name in the summary table (first) is not the one in the catalogue (second)."""
    pairs = zip((unit.name for unit in units), unit_order(rows), strict=True)
    return tuple((printed, listed) for printed, listed in pairs if printed != listed)


def reconcile(
    units: Sequence[SummaryRow],
    totals: tuple[int, int, int],
    rows: Sequence[CatalogueRow],
    announced: Announcement,
) -> None:
    """Raise NotReconciled with every contradiction, in Chinese; return quietly when all figures agree."""
    problems = [
        *_numbering(units, rows),
        *_unit_figures(units, rows),
        *_totals(units, totals, rows, announced),
    ]
    if problems:
        raise NotReconciled("导入结果与原件的合计对不上：\n" + "\n".join(problems))


def _numbering(units: Sequence[SummaryRow], rows: Sequence[CatalogueRow]) -> Iterator[str]:
    yield from _gap("清单", [row.no for row in rows])
    yield from _gap("汇总表", [unit.no for unit in units])
    if len(units) != len(unit_order(rows)):
        yield f"汇总表{len(units)}个单位，清单{len(unit_order(rows))}个"


def _gap(table: str, numbers: Sequence[int]) -> Iterator[str]:
    """The first place where the numbers do not run 1, 2, 3 …; those after it are only its echo."""
    wrong = next(((expected, no) for expected, no in enumerate(numbers, 1) if expected != no), None)
    if wrong:
        yield f"{table}序号应为{wrong[0]}的地方是{wrong[1]}"


def _unit_figures(units: Sequence[SummaryRow], rows: Sequence[CatalogueRow]) -> Iterator[str]:
    counted = Counter((row.unit, row.visits) for row in rows)
    headed = {row.unit: row.unit_total for row in rows}
    for unit, name in zip(units, unit_order(rows), strict=False):
        found = (counted[name, 0], counted[name, 1], headed[name])
        if found != (unit.zero, unit.once, unit.total):
            listed = f"清单为零上门{found[0]}、跑一次{found[1]}、题头{found[2]}项"
            yield f"{name}：{listed}，汇总表为{unit.zero}、{unit.once}、{unit.total}"


def _totals(
    units: Sequence[SummaryRow],
    totals: tuple[int, int, int],
    rows: Sequence[CatalogueRow],
    announced: Announcement,
) -> Iterator[str]:
    by_unit = tuple(sum(column) for column in zip(*((u.zero, u.once, u.total) for u in units), strict=True))
    if by_unit != totals:
        yield f"汇总表各行相加为{by_unit}，总计栏为{totals}"
    if len(rows) != totals[2] or announced.municipal != totals[2]:
        yield f"清单{len(rows)}项，总计栏{totals[2]}项，公告{announced.municipal}项"
    if announced.municipal + announced.counties != announced.citywide:
        yield f"公告：{announced.municipal}+{announced.counties}≠{announced.citywide}"
