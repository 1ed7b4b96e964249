"""The places where one can go: all of them, those of a district, the nearest to a shared location."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers import cards, texts
from handlers.actions import Show
from handlers.nearest import Near, nearest
from handlers.reply import Button, Outcome, Paragraph, Reply, Style, stacked
from knowledge.entries import PLACE_KINDS, District, Place
from knowledge.store import Store

CENTRE = PLACE_KINDS[0]
"""The kind of place where one's business is done; at the others the gazette lies and no more."""
NEAREST = 3
FEW = 3
"""Places of a list in which there is room for what must be known of each before going there."""
TOO_FAR_KM = 75.0
"""From 岛石镇, where 临安 ends in the north-west, the nearest centre (临安's) lies 72 km away, farther than from
anywhere else in Hangzhou: from the western end of 淳安 it is 55 km (the city's border on a public map)."""


class Places:
    """Lists of the service centres and pick-up places."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def listed(self, district: str) -> Reply:
        """The places in a district, or all of them, and what became of a district that changed."""
        every = await self._store.places()
        wanted = district.strip()
        found = [place for place in every if wanted in _searched(place)]
        listed = _list(found) if found else _list(every).after(texts.PLACES_NONE.format(wanted, len(every)))
        changed = [each for each in await self._store.districts() if wanted and wanted in _names(each)]
        return replace(listed, paragraphs=(*listed.paragraphs, *_changes(changed)))

    async def near(self, latitude: float, longitude: float) -> Reply:
        """The open places nearest to a shared location (WGS84 degrees): service centres, and one of the others."""
        every = await self._store.places()
        found = nearest([place for place in every if not place.closed], latitude, longitude)
        centres = [near for near in found if near.place.kind == CENTRE][:NEAREST]
        if not centres or centres[0].kilometres > TOO_FAR_KM:
            return _list(every).after(texts.NEAREST_FAR.format(f"{TOO_FAR_KM:.0f}"))
        others = [near for near in found if near.place.kind != CENTRE][:1]
        buttons = (_button(near.place) for near in (*centres, *others))
        return Reply(_nearest_lines(centres, others), stacked(buttons), Outcome.ANSWER)


def _button(place: Place) -> Button:
    return Button(place.name, Show(place.id))


def _searched(place: Place) -> str:
    return " ".join((place.name, *place.addresses, place.district, *place.aliases))


def _names(district: District) -> str:
    return f"{district.name} {district.renaming.today}"


def _line(place: Place) -> str:
    address = "、".join(place.addresses)
    return (texts.PLACES_CLOSED if place.closed else texts.PLACES_LINE).format(name=place.name, address=address)


def _list(places: Sequence[Place]) -> Reply:
    buttons = [_button(place) for place in places]
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    lines = (Paragraph(Style.STEP, _line(place)) for place in places)
    notes = _notes(places) if len(places) <= FEW else ()
    return Reply((Paragraph(Style.TITLE, texts.PLACES_HEAD), *lines, *notes), rows)


def _notes(places: Sequence[Place]) -> Iterator[Paragraph]:
    """What must be known before going there, and who says so."""
    noted = [place for place in places if place.note]
    yield from (Paragraph(Style.NOTE, texts.PLACES_NOTE.format(name=p.name, note=p.note)) for p in noted)
    if noted:
        yield _based(texts.PLACES_NOTE_SOURCES, [place.note_source for place in noted])


def _changes(districts: Sequence[District]) -> Iterator[Paragraph]:
    """What became of the districts, and the documents that say so."""
    for name, today in ((each.name, each.renaming) for each in districts):
        yield Paragraph(Style.NOTE, texts.district_today(name, today.today, today.since, today.note))
    if districts:
        yield _based(texts.DISTRICT_SOURCE, [each.renaming.source for each in districts])


def _based(head: str, sources: Sequence[str]) -> Paragraph:
    """The documents of all the sources, each once."""
    return Paragraph(Style.SOURCE, head.format("；".join(dict.fromkeys("；".join(sources).split("；")))))


def _nearest_lines(centres: Sequence[Near], others: Sequence[Near]) -> tuple[Paragraph, ...]:
    found = (*centres, *others)
    return (
        Paragraph(Style.TITLE, texts.NEAREST_HEAD),
        *(Paragraph(Style.STEP, _nearest_line(near)) for near in centres),
        *(Paragraph(Style.BODY, texts.NEAREST_OTHER) for _ in others),
        *(Paragraph(Style.BODY, _nearest_line(near)) for near in others),
        *_notes([near.place for near in found]),
        Paragraph(Style.NOTE, texts.NEAREST_HOW),
        _based(texts.NEAREST_SOURCES, [near.location.source for near in found]),
        *(cards.source(near.place.source) for near in found[:1]),
    )


def _nearest_line(near: Near) -> str:
    return texts.NEAREST_PLACE.format(
        name=near.place.name,
        address="、".join(near.place.addresses),
        distance=texts.distance(near.kilometres),
        precision=near.location.precision,
    )
