"""What people wrote beside what is printed: corrections, other names, rows about entries; and where it is printed."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from knowledge.entries import Misprint, Renaming
from knowledge.references import no_such
from knowledge.source import Source
from knowledge.tables import Row, read_table

Issue = Callable[[str, str], Source]
"""Makes the source of a page and a place on it, within the one issue that the official files come from."""


def beside(path: Path, head: tuple[str, ...], known: Iterable[str]) -> Mapping[str, Row]:
    """The rows that people wrote beside entries, by their first column; each must be about a ``known`` one."""
    key, expected = head[0], frozenset(known)

    def make(row: Row) -> tuple[str, Row]:
        if row[key] not in expected:
            raise row.wrong(key, no_such(row[key], expected))
        return row[key], row

    return dict(read_table(path, head, make, key=(key,)))


def misprints_in(row: Row, field: str, column: str) -> tuple[Misprint, ...]:
    """The whole cell as it should have been printed, when it was not."""
    mended = row[f"更正后{field}"]
    return (Misprint(field, row[column], mended, row.filled("更正理由")),) if mended else ()


def parts(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, parted by 、."""
    return tuple(filter(None, (part.strip() for part in cell.split("、"))))


def renaming(row: Row, source: str) -> Renaming:
    """What something is called today, with who says so in the column ``source``."""
    return Renaming(row.filled("现名"), row["变更日期"], row["变更说明"], row.filled(source))
