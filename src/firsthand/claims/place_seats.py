"""Where an admin unit is put on the map: at its seat.

What happens "in the Timbuktu region" happens where its people are; the middle of the region is desert. ACLED and those who code
by hand put an incident of which only the unit is known at the seat of the unit (ACLED codebook, "Geo-precision" 2 and 3).
"""

from __future__ import annotations

from dataclasses import replace

from firsthand.claims.place_evidence import bare, unit_of
from firsthand.domain.values import Place, PlaceKind
from firsthand.knowledge.gazetteer import Candidate, Gazetteer

_CANDIDATES = 200
_SEATS = {"PPLC": 4, "PPLA": 3, "PPLA2": 2, "PPLA3": 1}
"""GeoNames codes of seats, those of higher units first."""
_OF_PROVINCES = 3


def seated(place: Place, gazetteer: Gazetteer) -> Place:
    """A unit at its seat, with a circle that covers the unit from there; any other place as it is.

    Only a seat that bears the name of its unit is known as such: a unit named otherwise stays at its middle.
    """
    if place.kind not in (PlaceKind.ADMIN1, PlaceKind.ADMIN2):
        return place
    towns = [c for c in gazetteer.candidates(bare(place.name), limit=_CANDIDATES) if is_seat(c, place)]
    if not towns:
        return place
    seat = max(towns, key=lambda c: (_SEATS.get(c.feature, 0), c.similarity, c.population)).place
    radius = round(place.radius_km + seat.distance_km(place), 1)
    return replace(place, lat=seat.lat, lon=seat.lon, radius_km=radius)


def is_seat(candidate: Candidate, unit: Place) -> bool:
    """Whether a candidate for the name of a unit is the town that the unit is put at, or as good as it."""
    town = candidate.place
    if town.kind is not PlaceKind.SETTLEMENT or town.country != unit.country:
        return False
    if town.distance_km(unit) > unit.radius_km:
        return False
    if unit.kind is PlaceKind.ADMIN1:
        return _SEATS.get(candidate.feature, 0) >= _OF_PROVINCES
    return unit_of(town.country, town.admin2) == unit_of(unit.country, unit.name)
