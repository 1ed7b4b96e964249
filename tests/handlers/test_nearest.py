"""Distances against a slow formula of another kind."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import texts
from handlers.nearest import distance, nearest
from knowledge.entries import Knowledge, Location

EARTH_RADIUS_KM = 6371
latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)
HANGZHOU = Location(30.2483, 120.2063, "门址", "")


def point(latitude: float, longitude: float) -> tuple[float, float, float]:
    """The place on a sphere of radius 1."""
    a, b = math.radians(latitude), math.radians(longitude)
    return math.cos(a) * math.cos(b), math.cos(a) * math.sin(b), math.sin(a)


def slow(latitude: float, longitude: float, to: Location) -> float:
    """Kilometres by the angle between two arrows from the middle of the Earth."""
    one, other = point(latitude, longitude), point(to.latitude, to.longitude)
    across = math.dist(one, (0, 0, 0)) * math.dist(other, (0, 0, 0))
    crossed = (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )
    along = sum(a * b for a, b in zip(one, other, strict=True))
    return EARTH_RADIUS_KM * math.atan2(math.hypot(*crossed) / across, along / across)


@given(latitudes, longitudes, latitudes, longitudes)
def test_distances_agree_with_the_slow_formula(a: float, b: float, c: float, d: float) -> None:
    to = Location(c, d, "", "")
    assert distance(a, b, to) == pytest.approx(slow(a, b, to), abs=0.001)


@given(latitudes, longitudes)
def test_no_distance_is_beyond_half_the_earth_or_below_nothing(latitude: float, longitude: float) -> None:
    assert 0 <= distance(latitude, longitude, HANGZHOU) <= math.pi * EARTH_RADIUS_KM + 1e-6


def test_the_radius_is_the_one_that_is_stated() -> None:
    assert str(EARTH_RADIUS_KM) in texts.NEAREST_HOW


def test_known_distances() -> None:
    assert distance(30.2483, 120.2063, HANGZHOU) == 0
    assert distance(31.2304, 121.4737, HANGZHOU) == pytest.approx(164, abs=2)  # Shanghai, People's Square
    assert distance(-30.2483, -59.7937, HANGZHOU) == pytest.approx(math.pi * EARTH_RADIUS_KM, abs=0.01)


@given(st.floats(29, 31), st.floats(118, 121))
def test_the_nearest_come_first(known: Knowledge, latitude: float, longitude: float) -> None:
    found = nearest(known.places, latitude, longitude)
    assert {near.place.id for near in found} == {place.id for place in known.places}
    assert [near.kilometres for near in found] == sorted(near.kilometres for near in found)
    for near in found:
        assert near.location is near.place.location
        assert near.kilometres == pytest.approx(slow(latitude, longitude, near.location), abs=0.001)


def test_a_place_without_a_location_is_left_out(known: Knowledge) -> None:
    nowhere = replace(known.places[0], location=None)
    assert [near.place.no for near in nearest([nowhere, known.places[1]], 30.0, 120.0)] == [2]
    assert nearest([nowhere], 30.0, 120.0) == []
