"""What a unit leads according to the papers: all its rows and items, page by page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers import citations, texts
from handlers.actions import LedBy, Show
from handlers.reply import Button, Outcome, Paragraph, Reply, Style, numbered, stacked
from knowledge.passages import Passage
from knowledge.store import Store

PAGE = 8
"""Tasks on one page."""
SHORTEST_UNIT = 3
"""Characters below which a name may stand for anything (全市)."""
_LEADS = re.compile(r"牵头|任务|要完成|分工|负责(?:推进|落实|什么|哪些)")
_LISTS = re.compile(r"哪些|哪几|什么|啥|多少|列一下|都有|清单")
_YEAR = re.compile(r"20\d\d")
_BETWEEN_UNITS = re.compile(r"[、，, ]|（.*?）")


@dataclass(frozen=True, slots=True)
class Task:
    """A row or an item of a paper that a unit leads, by its first passage."""

    passage: Passage
    label: str


class Tasks:
    """Finds the unit that is asked about, and lists what it leads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        passages = store.everything().passages
        leads = {unit for each in passages for unit in _units(each.lead)}
        self._units = sorted((unit for unit in leads if len(unit) >= SHORTEST_UNIT), key=len, reverse=True)
        self._dates = {paper.key: paper.date for paper in store.everything().papers}

    def asked(self, text: str) -> LedBy | None:
        """The list that is asked for; None when the text asks for none."""
        if not (_LEADS.search(text) and _LISTS.search(text)):
            return None
        unit = next((unit for unit in self._units if unit in text), "")
        year = _YEAR.search(text)
        return LedBy(unit, year[0] if year else "", 0) if unit else None

    async def listed(self, wanted: LedBy) -> Reply:
        """A page of what a unit leads, of one year or of all, each to be picked; past the end the last page."""
        tasks = await self._tasks(wanted)
        if not tasks:
            return await self._none(wanted)
        last = (len(tasks) - 1) // PAGE
        wanted = replace(wanted, page=min(max(0, wanted.page), last))
        start = wanted.page * PAGE
        shown = tasks[start : start + PAGE]
        options = [Button(task.label, Show(task.passage.id)) for task in shown]
        turns = ((texts.PREVIOUS, wanted.page - 1, start > 0), (texts.NEXT, wanted.page + 1, start + PAGE < len(tasks)))
        row = tuple(Button(label, LedBy(wanted.unit, wanted.year, page)) for label, page, more in turns if more)
        head = Paragraph(Style.TITLE, texts.TASKS_HEAD.format(unit=wanted.unit, count=len(tasks)))
        items = tuple(citations.quoted_item(task.passage, 1.0) for task in shown)
        sources = await self._sources(shown)
        rows = (*stacked(options), *((row,) if row else ()))
        return Reply((head, *numbered(options), *sources), rows, Outcome.ANSWER, items)

    async def _none(self, wanted: LedBy) -> Reply:
        """Nothing of that year, but of which years there is something; or nothing at all."""
        others = await self._tasks(replace(wanted, year=""))
        years = sorted({self._dates[each.passage.paper][:4] for each in others})
        if not years:
            return Reply((Paragraph(Style.BODY, texts.TASKS_NONE.format(wanted.unit)),))
        options = [Button(texts.TASKS_OF_YEAR.format(year), LedBy(wanted.unit, year, 0)) for year in years]
        said = texts.tasks_of_no_year(wanted.unit, wanted.year, years)
        return Reply((Paragraph(Style.BODY, said), *numbered(options)), stacked(options))

    async def _tasks(self, wanted: LedBy) -> Sequence[Task]:
        """The tasks, those of later papers first."""
        found: dict[tuple[str, tuple[str, ...], str], Task] = {}
        for each in self._store.everything().passages:
            if wanted.unit in _units(each.lead) and wanted.year in self._dates[each.paper]:
                found.setdefault((each.paper, each.path, each.name), Task(each, texts.task(each.title, each.due)))
        return sorted(found.values(), key=lambda task: self._dates[task.passage.paper], reverse=True)

    async def _sources(self, shown: Sequence[Task]) -> tuple[Paragraph, ...]:
        keys = [*dict.fromkeys(task.passage.paper for task in shown)]
        papers = await self._store.papers(keys)
        return tuple(Paragraph(Style.SOURCE, citations.paper_source(paper)) for paper in papers)


def _units(lead: str) -> Sequence[str]:
    """The units that a cell names as leading."""
    return [unit for unit in _BETWEEN_UNITS.split(lead) if unit]
