"""Places made from other places: at a distance, part of an area, near something."""

from __future__ import annotations

from dataclasses import replace
from math import asin, atan2, cos, degrees, radians, sin

from firsthand.claims.place_context import Distance
from firsthand.domain.values import Place, PlaceKind
from firsthand.domain.values.place import EARTH_RADIUS_KM

_BEARING_DOUBT = 0.3  # of a stated distance: "north" is a quarter of the compass, and the figure is round
_ROAD_KM = 40.0  # of a road to a place that nobody knows; by convention
_NEARBY_KM = 100.0
NEAR_KM = 20.0
"""What is told to be near a town lies within so many km of its edge, by convention; ACLED gives such a place the precision 2."""
COMMUNE_KM = 40.0
"""Reach of a rural commune from its seat: those of the Sahel cover some 1,000 km² and more."""


def away(place: Place, distance: Distance) -> Place:
    """The point at a distance from a place; without a bearing the place itself with the distance as doubt."""
    name = f"{distance.km:g} km from {place.name}"
    if distance.bearing is None:
        radius = round(place.radius_km + distance.km, 1)
        return Place(
            name, place.lat, place.lon, radius, PlaceKind.SITE, place.country, place.admin1, place.admin2
        )
    lat, lon = move(place, distance.bearing, distance.km)
    radius = round(place.radius_km + _BEARING_DOUBT * distance.km, 1)
    return Place(name, lat, lon, radius, PlaceKind.SITE, place.country, place.admin1)


def beyond(place: Place) -> Place:
    """A place near which something is told to be: the same point, with a circle that reaches beyond its edge."""
    return replace(place, radius_km=round(place.radius_km + NEAR_KM, 1))


def between(a: Place, b: Place) -> Place:
    """Somewhere on the road between two places: the middle, with a circle that reaches both."""
    lat, lon = radians(a.lat), radians(a.lon)
    end, turn = radians(b.lat), radians(b.lon - a.lon)
    x, y = cos(end) * cos(turn), cos(end) * sin(turn)
    middle = atan2(sin(lat) + sin(end), ((cos(lat) + x) ** 2 + y**2) ** 0.5)
    across = lon + atan2(y, cos(lat) + x)
    same = a.admin1 if (a.country, a.admin1) == (b.country, b.admin1) else None
    return Place(
        f"between {a.name} and {b.name}",
        round(degrees(middle), 4),
        round((degrees(across) + 540) % 360 - 180, 4),
        round(a.distance_km(b) / 2 + max(a.radius_km, b.radius_km), 1),
        PlaceKind.SITE,
        a.country if a.country == b.country else None,
        same,
        a.admin2 if same and a.admin2 == b.admin2 else None,
    )


def part(whole: Place, bearing: float | None, name: str) -> Place:
    """The part of an area towards a bearing: half way out, with a circle of 0.6 of its radius; by convention."""
    lat, lon = (whole.lat, whole.lon) if bearing is None else move(whole, bearing, whole.radius_km / 2)
    return Place(name, lat, lon, round(whole.radius_km * 0.6), PlaceKind.AREA, whole.country, whole.admin1)


def nearby(place: Place, name: str) -> Place:
    """An unknown name beside a known place: somewhere around it. No point for an incident, only an area."""
    return Place(
        name, place.lat, place.lon, place.radius_km + _NEARBY_KM, PlaceKind.AREA, place.country, place.admin1
    )


def towards(place: Place, name: str) -> Place:
    """Somewhere on the road from a place to one that nobody knows."""
    return replace(place, name=name, radius_km=round(place.radius_km + _ROAD_KM, 1))


def inside(unit: Place, name: str, *, commune: bool = False) -> Place:
    """An unknown name in a unit: anywhere in it.

    Args:
        unit: the unit, or the seat of a commune.
        name: as written.
        commune: whether the unit is a commune, of which the seat alone is known.
    """
    radius = unit.radius_km + COMMUNE_KM if commune else unit.radius_km
    return Place(name, unit.lat, unit.lon, radius, PlaceKind.AREA, unit.country, unit.admin1, unit.admin2)


def move(place: Place, bearing: float, km: float) -> tuple[float, float]:
    """The point reached from a place along a great circle (destination formula on the sphere)."""
    angle, course = km / EARTH_RADIUS_KM, radians(bearing)
    lat, lon = radians(place.lat), radians(place.lon)
    end = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(course))
    turn = atan2(sin(course) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(end))
    return round(degrees(end), 4), round((degrees(lon + turn) + 540) % 360 - 180, 4)
