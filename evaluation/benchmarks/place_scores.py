"""Scores of resolved places against points and gazetteer ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from firsthand.domain.values import Place, PlaceKind, haversine_km
from firsthand.knowledge.folding import fold_place

SAME_KM = 10.0
"""Without an id, a point closer than this is the same place: gazetteers put one town's centre some km apart."""
FAR_KM = 161.0
"""100 miles, the radius of the accuracy that papers on toponym resolution report (Leidner 2007; Speriosu & Baldridge 2013)."""
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.AREA)
_BINS = 10


@dataclass(frozen=True, slots=True)
class Truth:
    """What a toponym means.

    Attributes:
        lat, lon: degrees.
        geonames_id: id of the entry, where the data set gives one.
        name: name of the entry, where the data set gives no id but says which entry it is.
    """

    lat: float
    lon: float
    geonames_id: int | None = None
    name: str | None = None


def is_same(truth: Truth, place: Place | None) -> bool:
    """Whether a place is the very entry that is meant.

    By id where both have one. Else by distance (`SAME_KM`); for a country, region or admin unit, whose point is a
    convention, by name where the point meant lies in the circle of ours.
    """
    if place is None:
        return False
    if truth.geonames_id is not None and place.geonames_id is not None:
        return truth.geonames_id == place.geonames_id
    away = haversine_km(truth.lat, truth.lon, place.lat, place.lon)
    if away <= SAME_KM:
        return True
    if truth.name is None or place.kind not in _WIDE or away > max(place.radius_km, FAR_KM):
        return False
    return fold_place(truth.name) == fold_place(place.name)


def error_km(truth: Truth, place: Place | None) -> float:
    """Distance of a place from the truth: 0 for the very entry, infinite for none."""
    if place is None:
        return inf
    return 0.0 if is_same(truth, place) else haversine_km(truth.lat, truth.lon, place.lat, place.lon)


def is_inside(truth: Truth, place: Place) -> bool:
    """Whether the truth lies within the stated radius."""
    return error_km(truth, place) <= place.radius_km


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """Expected calibration error with ten bins of equal width (Naeini, Cooper & Hauskrecht 2015); 0 of nothing."""
    total = 0.0
    for low in range(_BINS):
        members = [n for n, value in enumerate(confidences) if min(int(value * _BINS), _BINS - 1) == low]
        if members:
            said = sum(confidences[n] for n in members) / len(members)
            seen = sum(right[n] for n in members) / len(members)
            total += len(members) * abs(said - seen)
    return total / len(confidences) if confidences else 0.0
