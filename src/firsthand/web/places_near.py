"""A place that a person names, for events around it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from firsthand.domain.values import Place, PlaceKind
from firsthand.knowledge.gazetteer import Gazetteer

_MOST = 8
_POINT = re.compile(r"(?P<lat>-?\d{1,2}(?:\.\d+)?)\s*,\s*(?P<lon>-?\d{1,3}(?:\.\d+)?)\)?\s*$")
"""Latitude and longitude at the end of what is typed."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """What a name may mean.

    Attributes:
        best: the likeliest place, None where none is called so.
        others: further ones, likeliest first.
    """

    best: Place | None
    others: tuple[Place, ...] = ()


def named_place(gazetteer: Gazetteer, name: str, countries: Collection[str | None]) -> NamedPlace:
    """Look a place up.

    Args:
        gazetteer: names of places.
        name: as typed; "Gao, MLI" or "Gao, Mali" keeps to a country, "16.27, -0.04" is a point, "Gao 16.27,-0.04" one with a name.
        countries: alpha-3 codes where events have happened; places in them go first.
    """
    if (point := _POINT.search(name)) is not None:
        lat, lon = float(point["lat"]), float(point["lon"])
        if abs(lat) <= 90 and abs(lon) <= 180:
            called = name[: point.start()].strip(" ,(") or f"{lat:g}, {lon:g}"
            return NamedPlace(Place(called, lat, lon, 0, PlaceKind.SITE))
    place, _, country = (part.strip() for part in name.partition(","))
    code = country.upper() if len(country) == 3 else gazetteer.countries.names.get(country)
    found: list[Place] = []
    for candidate in gazetteer.candidates(place):
        if code in (None, candidate.place.country) and not any(
            _same(candidate.place, known) for known in found
        ):
            found.append(candidate.place)
    found.sort(key=lambda each: each.country not in countries)  # stable: the gazetteer's own order within
    area = gazetteer.area(place)
    if not found and area is not None:
        found = [area]
    return NamedPlace(found[0] if found else None, tuple(found[1:_MOST]))


def _same(one: Place, other: Place) -> bool:
    return one.name == other.name and one.distance_km(other) < max(5.0, one.radius_km)
