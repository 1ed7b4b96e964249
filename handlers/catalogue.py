"""Browsing the list: the units, one unit's matters, page by page."""

import math
from collections.abc import Sequence
from typing import TypeVar

from handlers import cards, texts
from handlers.actions import Show, UnitList, UnitMatters
from handlers.reply import Button, Paragraph, Reply, Style, numbered, stacked
from knowledge.entries import Matter, Unit
from knowledge.store import Store
from nlu.interpreter import Interpreter

Thing = TypeVar("Thing")

PAGE = 8
"""Rows of buttons on one page of a list: fits a telephone's screen without scrolling."""


class Catalogue:
    """Lists of the 48 units and of their matters."""

    def __init__(self, store: Store, interpreter: Interpreter) -> None:
        self._store, self._interpreter = store, interpreter

    async def units(self, page: int) -> Reply:
        """A page of the list of units."""
        units = await self._store.units()
        shown, page, pages = _page(units, page)
        buttons = [_unit_button(unit) for unit in shown]
        head = texts.UNITS_HEAD.format(count=len(units), page=page + 1, pages=pages)
        turning = _turning(UnitList(page - 1) if page else None, UnitList(page + 1) if page + 1 < pages else None)
        return Reply((Paragraph(Style.TITLE, head), *numbered(buttons)), (*stacked(buttons), *turning))

    async def unit(self, unit_no: int, page: int) -> Reply:
        """A page of one unit's matters, with its figures and present name; all units when there is no such one."""
        unit = next((unit for unit in await self._store.units() if unit.no == unit_no), None)
        if unit is None:
            return await self.units(0)
        shown, page, pages = _page(await self._store.matters_of(unit_no), page)
        buttons = [_matter_button(matter) for matter in shown]
        before = UnitMatters(unit_no, page - 1) if page else None
        after = UnitMatters(unit_no, page + 1) if page + 1 < pages else None
        rows = (*stacked(buttons), *_turning(before, after), (Button(texts.ALL_UNITS, UnitList(0)),))
        return Reply((*_head(unit, page, pages), *numbered(buttons)), rows)

    async def find(self, name: str) -> Reply:
        """The unit of that name; several to choose from when the name fits several, all when it fits none."""
        named = await self._named(name.strip())
        if not name.strip():
            return await self.units(0)
        if not named:
            return (await self.units(0)).after(texts.UNIT_NONE.format(name))
        if len(named) == 1:
            return await self.unit(named[0].no, 0)
        buttons = [_unit_button(unit) for unit in named]
        return Reply((Paragraph(Style.BODY, texts.UNIT_WHICH.format(name)), *numbered(buttons)), stacked(buttons))

    async def _named(self, name: str) -> Sequence[Unit]:
        """The units of a name: the one that the list spells just so, else all that go by it."""
        units = await self._store.units()
        exact = [unit for unit in units if name in (unit.name, unit.summary_name)]
        numbers = self._interpreter.units(name)
        return exact or [unit for unit in units if unit.no in numbers]


def _page(things: Sequence[Thing], page: int) -> tuple[Sequence[Thing], int, int]:
    """The things on a page, the page's number put right, and how many pages there are."""
    pages = max(1, math.ceil(len(things) / PAGE))
    page = min(max(page, 0), pages - 1)
    return things[page * PAGE : (page + 1) * PAGE], page, pages


def _turning(
    before: UnitList | UnitMatters | None, after: UnitList | UnitMatters | None
) -> tuple[tuple[Button, ...], ...]:
    turns = ((texts.PREVIOUS, before), (texts.NEXT, after))
    row = tuple(Button(label, action) for label, action in turns if action is not None)
    return (row,) if row else ()


def _unit_button(unit: Unit) -> Button:
    return Button(texts.UNITS_LABEL.format(name=unit.name, total=unit.total), UnitMatters(unit.no, 0))


def _matter_button(matter: Matter) -> Button:
    return Button(texts.MATTER_LABEL.format(title=matter.title, visits=matter.visits), Show(matter.id))


def _head(unit: Unit, page: int, pages: int) -> tuple[Paragraph, ...]:
    head = Paragraph(Style.TITLE, texts.UNIT_HEAD.format(name=unit.name, page=page + 1, pages=pages))
    figures = texts.UNIT_FIGURES.format(total=unit.total, zero=unit.zero, once=unit.once)
    renamed = cards.today(unit.renaming) if unit.renaming else ()
    return (head, Paragraph(Style.BODY, figures), *renamed)
