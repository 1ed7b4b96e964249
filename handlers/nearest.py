"""How far the places are from where somebody stands."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.entries import Location, Place

EARTH_RADIUS_KM = 6371.0
"""Mean radius of the Earth (IUGG)."""


@dataclass(frozen=True, slots=True)
class Near:
    """A place, its location, and its distance in kilometres as the crow flies."""

    place: Place
    location: Location
    kilometres: float


def nearest(places: Sequence[Place], latitude: float, longitude: float) -> list[Near]:
    """The places that have a location, nearest first; degrees in WGS84."""
    found = [
        Near(place, place.location, distance(latitude, longitude, place.location))
        for place in places
        if place.location is not None
    ]
    return sorted(found, key=lambda near: near.kilometres)


def distance(latitude: float, longitude: float, to: Location) -> float:
    """Great-circle distance in kilometres (haversine formula)."""
    a, b = math.radians(latitude), math.radians(to.latitude)
    half_height, half_width = (b - a) / 2, math.radians(to.longitude - longitude) / 2
    h = math.sin(half_height) ** 2 + math.cos(a) * math.cos(b) * math.sin(half_width) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(h))
