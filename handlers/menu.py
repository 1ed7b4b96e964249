"""Replies that need no understanding: greeting, help, about, browsing by unit, places, the most asked."""

import math
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from handlers import cards, texts
from handlers.actions import Show, UnitList, UnitMatters
from handlers.nearest import Near, nearest
from handlers.reply import Button, Outcome, Paragraph, Reply, Style
from knowledge.entries import District, Matter, Place, Unit
from knowledge.errors import StoreUnavailable
from knowledge.store import Store
from nlu.interpreter import Interpreter

Thing = TypeVar("Thing")

PAGE = 8
"""Rows of buttons on one page of a list: fits a telephone's screen without scrolling."""
HOT = 8
NEAREST = 3
TOO_FAR_KM = 150.0
"""淳安, the farthest county, lies about 130 km from the city centre."""


@dataclass(frozen=True, slots=True)
class About:
    """What /about states: counts of the knowledge, its date and digest, and measured figures as finished lines."""

    matters: int
    units: int
    faqs: int
    places: int
    phrasings: int
    date: str
    digest: str
    figures: tuple[str, ...]


class Menu:
    """Makes replies from the store; ``usual`` are the entries to show before anything has been asked."""

    def __init__(
        self,
        store: Store,
        interpreter: Interpreter,
        about: About,
        most_asked: Callable[[int], Awaitable[Sequence[str]]],
        usual: Sequence[str],
    ) -> None:
        self._store, self._interpreter, self._about = store, interpreter, about
        self._most_asked, self._usual = most_asked, usual

    async def command(self, name: str, argument: str) -> Reply:
        """The reply to a command (without its stroke) and what was said after it."""
        match name:
            case "start":
                return self.start()
            case "about":
                return self.about()
            case "privacy":
                return self.privacy()
            case "hot":
                return await self.hot()
            case "unit":
                return await self.find_unit(argument)
            case "places":
                return await self.places(argument)
            case "help":
                return self.help()
            case _:
                return _with_notice(texts.UNKNOWN_COMMAND, self.help())

    def start(self) -> Reply:
        """The greeting."""
        return _lines(texts.NAME, (texts.WELCOME, *texts.EXAMPLES, texts.HONEST))

    def help(self) -> Reply:
        """How to use the assistant, and its commands."""
        commands = (f"/{name} {meaning}" for name, meaning in texts.COMMANDS.items())
        return _lines(texts.HELP_HEAD, (*texts.HELP, texts.HONEST, f"{texts.COMMANDS_HEAD}：", *commands))

    def privacy(self) -> Reply:
        """What happens to what one says."""
        return _lines(texts.PRIVACY_HEAD, texts.PRIVACY)

    def about(self) -> Reply:
        """Where the knowledge comes from, its date and digest, measured figures, licence."""
        about = self._about
        counts = texts.about_knowledge(about.matters, about.units, about.faqs, about.places, about.phrasings)
        version = texts.about_version(about.date, about.digest)
        lines = (texts.ABOUT_SOURCES, counts, version, *about.figures, texts.ABOUT_LICENCE)
        return _lines(texts.ABOUT_HEAD, lines)

    async def hot(self) -> Reply:
        """The entries most asked for, filled up with usual ones while there are few."""
        asked = await self._asked()
        ids = tuple(dict.fromkeys((*asked, *self._usual)))[:HOT]
        entries = await self._store.entries(ids)
        rows = tuple((Button(cards.short_title(entry), Show(entry.id)),) for entry in entries)
        return Reply((Paragraph(Style.TITLE, texts.HOT_HEAD), *_steps(rows)), rows)

    async def _asked(self) -> Sequence[str]:
        try:
            return await self._most_asked(HOT)
        except StoreUnavailable:
            return ()

    async def units(self, page: int) -> Reply:
        """A page of the list of units."""
        units = await self._store.units()
        shown, page, pages = _page(units, page)
        rows = tuple((_unit_button(unit),) for unit in shown)
        head = texts.UNITS_HEAD.format(count=len(units), page=page + 1, pages=pages)
        turning = _turning(UnitList(page - 1) if page else None, UnitList(page + 1) if page + 1 < pages else None)
        return Reply((Paragraph(Style.TITLE, head), *_steps(rows)), (*rows, *turning))

    async def unit(self, unit_no: int, page: int) -> Reply:
        """A page of one unit's matters, with its figures and present name."""
        unit = next((unit for unit in await self._store.units() if unit.no == unit_no), None)
        if unit is None:
            return await self.units(0)
        matters = await self._store.matters_of(unit_no)
        shown, page, pages = _page(matters, page)
        rows = tuple((_matter_button(matter),) for matter in shown)
        before = UnitMatters(unit_no, page - 1) if page else None
        after = UnitMatters(unit_no, page + 1) if page + 1 < pages else None
        back = ((Button(texts.ALL_UNITS, UnitList(0)),),)
        return Reply((*_unit_head(unit, page, pages), *_steps(rows)), (*rows, *_turning(before, after), *back))

    async def find_unit(self, name: str) -> Reply:
        """The unit of that name; several to choose from when the name fits several, all when it fits none."""
        numbers = self._interpreter.units(name)
        if not name.strip():
            return await self.units(0)
        if len(numbers) == 1:
            return await self.unit(numbers[0], 0)
        if not numbers:
            return _with_notice(texts.UNIT_NONE.format(name), await self.units(0))
        rows = tuple((_unit_button(unit),) for unit in await self._store.units() if unit.no in numbers)
        return Reply((Paragraph(Style.BODY, texts.UNIT_WHICH.format(name)), *_steps(rows)), rows)

    async def places(self, district: str) -> Reply:
        """The places in a district, or all of them."""
        every = await self._store.places()
        wanted = district.strip()
        found = [place for place in every if wanted in _searched(place)]
        if not found:
            return _with_notice(texts.PLACES_NONE.format(wanted, len(every)), _place_list(every))
        changed = [each for each in await self._store.districts() if wanted and wanted in each.name]
        listed = _place_list(found)
        return replace(listed, paragraphs=(*listed.paragraphs, *(p for each in changed for p in _district(each))))

    async def near(self, latitude: float, longitude: float) -> Reply:
        """The places nearest to a shared location (WGS84 degrees)."""
        found = nearest(await self._store.places(), latitude, longitude)[:NEAREST]
        if not found or found[0].kilometres > TOO_FAR_KM:
            notice = texts.NEAREST_FAR.format(f"{TOO_FAR_KM:.0f}")
            return _with_notice(notice, _place_list(await self._store.places()))
        return Reply(_nearest_lines(found), tuple((_place_button(near.place),) for near in found), Outcome.ANSWER)


def _lines(head: str, lines: Sequence[str]) -> Reply:
    return Reply((Paragraph(Style.TITLE, head), *(Paragraph(Style.BODY, line) for line in lines)))


def _with_notice(notice: str, reply: Reply) -> Reply:
    return replace(reply, paragraphs=(Paragraph(Style.BODY, notice), *reply.paragraphs))


def _steps(rows: Sequence[Sequence[Button]]) -> tuple[Paragraph, ...]:
    """The buttons' labels as numbered lines, for those who can't press."""
    return tuple(Paragraph(Style.STEP, button.label) for row in rows for button in row)


def _page(things: Sequence[Thing], page: int) -> tuple[Sequence[Thing], int, int]:
    """The things on a page, the page's number put right, and how many pages there are."""
    pages = max(1, math.ceil(len(things) / PAGE))
    page = min(max(page, 0), pages - 1)
    return things[page * PAGE : (page + 1) * PAGE], page, pages


def _turning(
    before: UnitList | UnitMatters | None, after: UnitList | UnitMatters | None
) -> tuple[tuple[Button, ...], ...]:
    buttons = (
        Button(label, action) for label, action in ((texts.PREVIOUS, before), (texts.NEXT, after)) if action is not None
    )
    row = tuple(buttons)
    return (row,) if row else ()


def _unit_button(unit: Unit) -> Button:
    return Button(texts.UNITS_LABEL.format(name=unit.name, total=unit.total), UnitMatters(unit.no, 0))


def _matter_button(matter: Matter) -> Button:
    return Button(texts.MATTER_LABEL.format(title=matter.title, visits=matter.visits), Show(matter.id))


def _place_button(place: Place) -> Button:
    return Button(place.name, Show(place.id))


def _unit_head(unit: Unit, page: int, pages: int) -> tuple[Paragraph, ...]:
    head = Paragraph(Style.TITLE, texts.UNIT_HEAD.format(name=unit.name, page=page + 1, pages=pages))
    figures = texts.UNIT_FIGURES.format(total=unit.total, zero=unit.zero, once=unit.once)
    renamed = cards.today(unit.renaming) if unit.renaming else ()
    return (head, Paragraph(Style.BODY, figures), *renamed)


def _searched(place: Place) -> str:
    return " ".join((place.name, *place.addresses, place.district, *place.aliases))


def _place_list(places: Sequence[Place]) -> Reply:
    lines = (texts.PLACES_LINE.format(name=p.name, address="、".join(p.addresses)) for p in places)
    head = Paragraph(Style.TITLE, texts.PLACES_HEAD)
    buttons = [_place_button(place) for place in places]
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return Reply((head, *(Paragraph(Style.STEP, line) for line in lines)), rows)


def _district(district: District) -> tuple[Paragraph, ...]:
    today = district.renaming
    return (
        Paragraph(Style.NOTE, texts.district_today(district.name, today.today, today.since, today.note)),
        Paragraph(Style.SOURCE, texts.DISTRICT_SOURCE.format(today.source)),
    )


def _nearest_lines(found: Sequence[Near]) -> tuple[Paragraph, ...]:
    lines = (
        texts.NEAREST_PLACE.format(
            name=near.place.name, distance=texts.distance(near.kilometres), precision=near.location.precision
        )
        for near in found
    )
    sources = "；".join(dict.fromkeys(near.location.source for near in found))
    return (
        Paragraph(Style.TITLE, texts.NEAREST_HEAD),
        *(Paragraph(Style.STEP, line) for line in lines),
        Paragraph(Style.NOTE, texts.NEAREST_HOW),
        Paragraph(Style.SOURCE, texts.NEAREST_SOURCES.format(sources)),
    )
