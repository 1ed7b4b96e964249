"""The gazette of Zhejiang, 2018 no. 12, cut into its nine letters, and each letter into its parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.errors import SourceDamaged
from knowledge.papers.items import addressed, because, filled, position
from knowledge.papers.printed import Line, even
from knowledge.passages import Paper

PRINTED_IN = "浙江省人民政府公报 2018年第12期(总第1199期)"
ISSUER = "浙江省人民政府办公厅"
PAPERS = (26, 27, 29, 30, 32, 33, 34, 35, 42)
"""The papers of the issue by the number of their 文号."""

_NUMBER = re.compile(r"浙政办发〔2018〕(\d+)号")
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


@dataclass(frozen=True, slots=True)
class Letter:
    """A paper in its parts: its own text, the plan that it sends out and its annex, both with their titles."""

    paper: Paper
    text: tuple[Line, ...]
    plan: tuple[Line, ...]
    annex: tuple[Line, ...]
    dropped: tuple[tuple[int, str], ...]


def letters(lines: tuple[Line, ...]) -> tuple[tuple[Letter, ...], tuple[tuple[int, str], ...]]:
    """The letters, and what stands before and after them; raises SourceDamaged when a landmark is missing."""
    *starts, end = _bounds(lines)
    around = (*because("title page and contents", *lines[: starts[0]]), *because("colophon", *lines[end:]))
    return tuple(_letter(lines[at:to]) for at, to in zip(starts, [*starts[1:], end], strict=True)), around


def _bounds(lines: tuple[Line, ...]) -> Iterator[int]:
    """Where each letter begins (its title may take two lines), and where the last one ends."""
    numbers = {at: int(found[1]) for at, line in enumerate(lines) if (found := _NUMBER.fullmatch(even(line.text)))}
    if tuple(numbers.values()) != PAPERS:
        raise SourceDamaged(f"公报应有浙政办发{PAPERS}号，认出的是{tuple(numbers.values())}")
    for at, number in numbers.items():
        titles = [title for title in range(at) if even(lines[title].text).startswith(ISSUER)]
        if not titles:
            raise SourceDamaged(f"{number}号前没有标题")
        yield titles[-1]
    last = max(numbers)
    yield last + position(lines[last:], "---")


def _letter(lines: tuple[Line, ...]) -> Letter:
    """Title, number, addressees, text, signature and date follow each other; then what is enclosed."""
    printed = filled(lines)
    number = next(at for at, line in enumerate(printed) if _NUMBER.fullmatch(even(line.text)))
    addressees, rest = addressed(printed[number + 1 :])
    signed = position(rest, ISSUER)
    date, *enclosed = rest[signed + 1 :] or [Line(0, "")]
    title = "".join(even(line.text) for line in printed[:number])
    plan, annex, marks = _enclosed(enclosed)
    lists = tuple(line for line in rest if even(line.text).startswith("附件："))
    return Letter(
        _paper(title, even(printed[number].text), even(date.text)),
        tuple(line for line in rest[:signed] if line not in lists),
        tuple(line for line in plan if line not in lists),
        annex,
        (
            *because("addressees", addressees),
            *because("date of the paper", date),
            *because("list of annexes, head of the annex", *lists, *marks),
        ),
    )


def _enclosed(lines: list[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
    """The plan, the annex, and the line 附件 between them."""
    at = next((at for at, line in enumerate(lines) if even(line.text) == "附件"), len(lines))
    return tuple(lines[:at]), tuple(lines[at + 1 :]), tuple(lines[at : at + 1])


def _paper(title: str, number: str, written: str) -> Paper:
    date, key = _DATE.fullmatch(written), _NUMBER.fullmatch(number)
    if date is None or key is None:
        raise SourceDamaged(f"{number}落款后不是日期：{written}")
    iso = f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}"
    return Paper(f"zj-2018-{key[1]}", title, number, iso, ISSUER, PRINTED_IN)
