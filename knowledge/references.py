"""What refers to entries by 编号: how people ask for them, and what they ask for that the books do not hold."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from knowledge import columns
from knowledge.documents import read_document
from knowledge.entries import Absent, Entry, Faq, Matter, Phrasing
from knowledge.errors import FilesInvalid, Finding
from knowledge.guides import Errand, LifeEvent, Stage
from knowledge.layout import Layout
from knowledge.passages import ID as PASSAGE
from knowledge.shapes import LONGEST_PHRASING, AddedFaqs, LifeEvents
from knowledge.source import Source
from knowledge.tables import Row, read_table, read_tables

Names = Mapping[str, frozenset[str]]
"""The names under which each entry may stand, by its id."""

_SEVERAL = "|"


def names(entries: Iterable[Entry]) -> Names:
    """The names of each entry, without blanks: a title also as printed, a question also in full."""
    return {entry.id: frozenset(map(_bare, (entry.title, *_other_names(entry)))) for entry in entries}


def _other_names(entry: Entry) -> tuple[str, ...]:
    match entry:
        case Matter(printed_title=name) | Faq(question=name):
            return (name,)
    return ()


def _bare(name: str) -> str:
    return "".join(name.split()).rstrip("?？")


def no_such(written: str, known: Iterable[str]) -> str:
    """What is wrong with a 编号 that is not among the ``known``, and what was probably meant: 617, matter：617."""
    meant = [entry_id for entry_id in known if written.replace("：", ":") in (entry_id, entry_id.rpartition(":")[2])]
    return f"「{written}」应写成 {' 或 '.join(meant)}" if meant else f"没有「{written}」这一条"


def named(row: Row, known: Names) -> str:
    """The id in a row that names an entry by 编号 and 名称, which must belong together."""
    titles = known.get(row["编号"])
    if titles is None:
        raise row.wrong("编号", no_such(row["编号"], known))
    if _bare(row["名称"]) not in titles:
        raise row.wrong("名称", f"{row['编号']} 的名称应为「{'」或「'.join(sorted(titles))}」")
    return row["编号"]


def read_usual(files: Layout, known: Names) -> tuple[str, ...]:
    """The entries to show to somebody who has not asked yet."""
    return read_table(files.usual, columns.USUAL, lambda row: named(row, known), key=("编号",))


def read_phrasings(files: Layout, known: Names) -> tuple[Phrasing, ...]:
    """How people ask for entries: the tables, then what stands beside questions of maintainers."""

    def make(row: Row) -> Phrasing:
        return Phrasing(named(row, known), brief(row, row.filled("说法")))

    tables = read_tables(files.phrasings, columns.PHRASINGS, make, key=("编号", "说法"))
    return (*tables, *_added_phrasings(files), *_event_phrasings(files))


def _added_phrasings(files: Layout) -> Iterator[Phrasing]:
    for each in read_document(files.faq_added, AddedFaqs).faq:
        yield from (Phrasing(f"faq:{each.no}", text) for text in each.phrasings)


def _event_phrasings(files: Layout) -> Iterator[Phrasing]:
    for event in read_events(files):
        yield from (Phrasing(event.id, text) for text in event.phrasings)


def brief(row: Row, text: str) -> str:
    """A way to ask that is none too long."""
    if len(text) > LONGEST_PHRASING:
        raise row.wrong("说法", f"长{len(text)}字，应不超过{LONGEST_PHRASING}字")
    return text


def read_absent(
    files: Layout, known: Names, passages: Collection[str] | None, phrasings: Sequence[Phrasing]
) -> tuple[tuple[Absent, ...], tuple[Phrasing, ...]]:
    """What the books do not hold, and how people ask for it; nobody may ask for an entry in the same words.

    ``passages`` are the ids of those there are, None when they could not be read.
    """
    taken = {name: f"已是 {entry_id} 的名称" for entry_id, names in known.items() for name in names}
    taken |= {_bare(each.text): f"已是 {each.entry_id} 的说法" for each in phrasings}

    def make(row: Row) -> tuple[Absent, tuple[Phrasing, ...]]:
        near = _near(row, known, passages)
        absent = Absent(row.number_in("序号"), row.filled("名称"), near, row["一般归谁"], row["说明"])
        return absent, tuple(Phrasing(absent.id, text) for text in _said(row, taken))

    rows = read_table(files.absent, columns.ABSENT, make, key=("序号",))
    return tuple(absent for absent, _ in rows), tuple(each for _, said in rows for each in said)


def _near(row: Row, known: Names, passages: Collection[str] | None) -> tuple[str, ...]:
    for near in _parts(row["沾边"]):
        there: Collection[str] | None = passages if near.startswith(PASSAGE) else known
        if there is not None and near not in there:
            raise row.wrong("沾边", no_such(near, there))
    return _parts(row["沾边"])


def _said(row: Row, taken: dict[str, str]) -> tuple[str, ...]:
    """The words for what is absent; ``taken`` tells whose each was before, and learns these."""
    said = _several(row, "说法")
    for text in said:
        if _bare(brief(row, text)) in taken:
            raise row.wrong("说法", f"「{text}」{taken[_bare(text)]}")
        taken[_bare(text)] = f"与第{row.number}行重复"
    return said


def read_events(files: Layout) -> tuple[LifeEvent, ...]:
    """The life events, whose entries may not exist; raises FilesInvalid."""
    told = read_document(files.life_events, LifeEvents)
    stated = told.source
    source = Source(stated.document, stated.issue, stated.published, stated.page, stated.item)
    events = tuple(
        LifeEvent(
            no,
            block.name,
            block.who,
            block.about,
            block.missing,
            tuple(Stage(stage.name, stage.entries) for stage in block.stage),
            block.phrasings,
            source,
        )
        for no, block in enumerate(told.event, 1)
    )
    findings = (*_same_names(events, files), *_unfit_entries(events, files))
    if findings:
        raise FilesInvalid(findings)
    return events


def _same_names(events: Sequence[LifeEvent], files: Layout) -> Iterator[Finding]:
    """Life events that nobody could tell apart."""
    first: dict[str, int] = {}
    for event in events:
        earlier = first.setdefault(_bare(event.name), event.no)
        if earlier != event.no:
            problem = f"第{event.no}条「{event.name}」与第{earlier}条重名"
            yield Finding(files.life_events.name, None, "name", problem)


def _unfit_entries(events: Sequence[LifeEvent], files: Layout) -> Iterator[Finding]:
    """Entries that no stage may hold, and those that stand in several places of one life event."""
    for event in events:
        for entry_id, times in Counter(event.entries).items():
            if entry_id.startswith(LifeEvent.PREFIX):
                problem = f"{entry_id} 本身是一件事，不能放进阶段里"
                yield Finding(files.life_events.name, None, event.name, problem)
            elif times > 1:
                yield Finding(files.life_events.name, None, event.name, f"{entry_id} 写了{times}次")


def refuse_unknown(events: Sequence[LifeEvent], known: Names, files: Layout) -> None:
    """Raise FilesInvalid for every entry of a life event that does not exist."""
    unknown = ((event, entry_id) for event in events for entry_id in event.entries if entry_id not in known)
    fit = [entry_id for entry_id in known if not entry_id.startswith(LifeEvent.PREFIX)]
    findings = tuple(
        Finding(files.life_events.name, None, event.name, no_such(entry_id, fit)) for event, entry_id in unknown
    )
    if findings:
        raise FilesInvalid(findings)


def read_errands(files: Layout) -> tuple[Errand, ...]:
    """The errands in the order in which one does them; raises FilesInvalid."""
    return read_table(files.errands, columns.ERRANDS, _errand, key=("认法",))


def _errand(row: Row) -> Errand:
    return Errand(_several(row, "认法"), row.filled("说明"))


def _several(row: Row, column: str) -> tuple[str, ...]:
    """The parts of a cell, at least one."""
    parts = _parts(row.filled(column))
    if not parts:
        raise row.wrong(column, "不能为空")
    return parts


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in cell.split(_SEVERAL))))
