"""The places where one can go: all of them, those of a district, the nearest to a shared location."""

from collections.abc import Sequence
from dataclasses import replace

from handlers import cards, texts
from handlers.actions import Show
from handlers.nearest import Near, nearest
from handlers.reply import Button, Outcome, Paragraph, Reply, Style, stacked
from knowledge.entries import District, Place
from knowledge.store import Store

NEAREST = 3
TOO_FAR_KM = 150.0
"""淳安, the farthest county, lies about 130 km from the city centre."""


class Places:
    """Lists of the service centres and pick-up places."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def listed(self, district: str) -> Reply:
        """The places in a district, or all of them."""
        every = await self._store.places()
        wanted = district.strip()
        found = [place for place in every if wanted in _searched(place)]
        if not found:
            return _list(every).after(texts.PLACES_NONE.format(wanted, len(every)))
        changed = [each for each in await self._store.districts() if wanted and wanted in each.name]
        listed = _list(found)
        return replace(listed, paragraphs=(*listed.paragraphs, *(p for each in changed for p in _district(each))))

    async def near(self, latitude: float, longitude: float) -> Reply:
        """The open places nearest to a shared location (WGS84 degrees)."""
        every = await self._store.places()
        found = nearest([place for place in every if not place.closed], latitude, longitude)[:NEAREST]
        if not found or found[0].kilometres > TOO_FAR_KM:
            return _list(every).after(texts.NEAREST_FAR.format(f"{TOO_FAR_KM:.0f}"))
        return Reply(_nearest_lines(found), stacked(_button(near.place) for near in found), Outcome.ANSWER)


def _button(place: Place) -> Button:
    return Button(place.name, Show(place.id))


def _searched(place: Place) -> str:
    return " ".join((place.name, *place.addresses, place.district, *place.aliases))


def _line(place: Place) -> str:
    address = "、".join(place.addresses)
    return (texts.PLACES_CLOSED if place.closed else texts.PLACES_LINE).format(name=place.name, address=address)


def _list(places: Sequence[Place]) -> Reply:
    buttons = [_button(place) for place in places]
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    lines = (Paragraph(Style.STEP, _line(place)) for place in places)
    return Reply((Paragraph(Style.TITLE, texts.PLACES_HEAD), *lines), rows)


def _district(district: District) -> tuple[Paragraph, ...]:
    today = district.renaming
    return (
        Paragraph(Style.NOTE, texts.district_today(district.name, today.today, today.since, today.note)),
        Paragraph(Style.SOURCE, texts.DISTRICT_SOURCE.format(today.source)),
    )


def _nearest_lines(found: Sequence[Near]) -> tuple[Paragraph, ...]:
    notes = (near.place for near in found if near.place.note)
    sources = "；".join(dict.fromkeys(near.location.source for near in found))
    return (
        Paragraph(Style.TITLE, texts.NEAREST_HEAD),
        *(Paragraph(Style.STEP, _nearest_line(near)) for near in found),
        *(Paragraph(Style.NOTE, texts.NEAREST_NOTE.format(name=p.name, note=p.note)) for p in notes),
        Paragraph(Style.NOTE, texts.NEAREST_HOW),
        Paragraph(Style.SOURCE, texts.NEAREST_SOURCES.format(sources)),
        *(cards.source(near.place.source) for near in found[:1]),
    )


def _nearest_line(near: Near) -> str:
    return texts.NEAREST_PLACE.format(
        name=near.place.name,
        address="、".join(near.place.addresses),
        distance=texts.distance(near.kilometres),
        precision=near.location.precision,
    )
