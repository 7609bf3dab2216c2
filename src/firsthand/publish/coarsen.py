"""Points made less exact on request, so that a hamlet, a camp or a house cannot be told from them.

A point goes to the middle of the cell of a fixed grid that it lies in. This is safer than moving it by chance: the same event gives the same
point in every export, so that nobody who compares several finds the truth in their middle. The radius grows by the distance from the middle
of the cell to its corner, whatever the point was, so that the true point stays inside and the radius does not tell how far it was moved.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor

from firsthand.domain.values import Place, PlaceKind
from firsthand.domain.values.place import haversine_km

CELLS = (0.1, 0.25, 0.5, 1.0)
"""Sizes of cells in degrees. A tenth of a degree is 11 km from south to north; from west to east so much at the equator, less elsewhere."""
_STEP_KM = 5  # radii are rounded up to it: an exact one tells which kind of place it was
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION)  # not told more exactly by their points than by their names


def coarse(place: Place, cell: float) -> Place:
    """The cell that a place lies in.

    Its name is that of the first-level unit, else of the country; what is finer is left out, as are the entries of gazetteers.

    Args:
        place: a place; countries and regions come back as they are.
        cell: one of `CELLS`.
    """
    if place.kind in _WIDE:
        return place
    lat, lon = _middle(place.lat, 90, cell), _middle(place.lon, 180, cell)
    half = cell / 2
    corner = max(haversine_km(lat, lon, lat + side * half, lon + half) for side in (-1, 1))
    radius = _STEP_KM * ceil((place.radius_km + corner) / _STEP_KM)
    name = place.admin1 or place.country or "a place withheld"
    return replace(
        place,
        name=name,
        lat=lat,
        lon=lon,
        radius_km=float(radius),
        kind=PlaceKind.AREA,
        admin2=None,
        geonames_id=None,
        entry=None,
    )


def _middle(value: float, most: int, cell: float) -> float:
    """The middle of the cell of a value from -most to most; the last cell holds its end."""
    cells = round(2 * most / cell)
    index = min(floor(round((value + most) / cell, 9)), cells - 1)
    return round((index + 0.5) * cell - most, 6)
