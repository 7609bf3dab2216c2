"""Codes of UCDP's Georeferenced Event Dataset: precision, countries, regions, cells of PRIO-GRID.

Definitions follow the UCDP GED Codebook (Stina Högbladh, Department of Peace and Conflict Research, Uppsala University).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import floor

from firsthand.domain.values import DaySet, Place, PlaceKind

_EXACT_KM, _NEAR_KM = (
    15,
    25,
)  # as `Place.precision` has an exact location; "a limited area around a specified location", about 25 km
_CELLS = 720  # of PRIO-GRID in a row
_REGIONS = (
    (2, 199, "Americas"),
    (200, 399, "Europe"),
    (400, 626, "Africa"),
    (630, 699, "Middle East"),
    (700, 990, "Asia"),
)
_UNITS = {
    PlaceKind.NATURAL: 5,
    PlaceKind.AREA: 5,
    PlaceKind.ADMIN2: 3,
    PlaceKind.ADMIN1: 4,
    PlaceKind.COUNTRY: 6,
}


def where_prec(place: Place | None) -> int | None:
    """How exact the place is.

    1: the exact location is known. 2: a limited area around a location, about 25 km. 3: a second-level unit. 4: a first-level unit. 5: a line or an
    area without borders (a river, a road, a forest, an informal region). 6: the country only. 7, international waters or airspace, we cannot tell.

    Returns:
        None for no place, and for a region of several countries, for which there is no code.
    """
    if place is None:
        return None
    if place.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE):
        return 1 if place.radius_km <= _EXACT_KM else 2 if place.radius_km <= _NEAR_KM else 5
    if place.kind is PlaceKind.NATURAL and place.radius_km <= _NEAR_KM:
        return 2
    return _UNITS.get(place.kind)


def date_prec(possible: DaySet | None) -> int | None:
    """How exact the date is.

    1: the day is known. 2: two to six days. 3: a week. 4: eight days to a month. 5: more than a month, up to a year.

    Returns:
        None where nothing bounds it, or by more than a year: GED takes no such event.
    """
    if not possible or possible.start is None or possible.end is None:
        return None
    days = (possible.end - possible.start).days + 1
    return next((code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)) if days <= most), None)


def priogrid_gid(lat: float, lon: float) -> int:
    """Number of the cell of PRIO-GRID, half a degree wide, counted from 1 eastwards from 180 W and row by row northwards from the south pole.

    Source: Andreas Forø Tollefsen, Håvard Strand and Halvard Buhaug, 2012, "PRIO-GRID: A unified spatial data structure", Journal of Peace
    Research 49(2):363-374. The cell of 10.51 N, 2.29 E is 145085.
    """
    row = min(floor((lat + 90) * 2), 359)
    column = min(floor((lon + 180) * 2), _CELLS - 1)
    return row * _CELLS + column + 1


def country_number(alpha3: str | None) -> int | None:
    """Number of Gleditsch and Ward of a country, None where their list has none."""
    return _numbers().get(alpha3) if alpha3 else None


def region(alpha3: str | None) -> str | None:
    """Region of UCDP that a country lies in, by its number: 2-199 Americas, 200-399 Europe, 400-626 Africa, 630-699 Middle East, 700-990 Asia.

    Source: the regions of the UCDP/PRIO Armed Conflict Dataset Codebook.
    """
    number = country_number(alpha3)
    return (
        None
        if number is None
        else next((name for low, high, name in _REGIONS if low <= number <= high), None)
    )


@cache
def _numbers() -> dict[str, int]:
    text = files("firsthand.publish").joinpath("data", "gleditsch_ward.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {code: int(number) for code, number in rows}
