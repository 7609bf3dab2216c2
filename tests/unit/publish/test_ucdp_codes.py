"""Codes of UCDP's Georeferenced Event Dataset."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from training.knowledge.gwno import ALPHA3

from firsthand.domain.values import DaySet, Place, PlaceKind
from firsthand.publish.acled import countries
from firsthand.publish.ucdp_codes import country_number, date_prec, priogrid_gid, region, where_prec


@pytest.mark.parametrize(
    ("lat", "lon", "gid"),
    [
        (10.51, 2.29, 145085),
        (-90, -180, 1),
        (90, 180, 259200),
        (-89.99, -179.99, 1),
        (-14.75, 25.75, 108412),
        (0, 0, 129961),
    ],
)
def test_cells_of_prio_grid(lat: float, lon: float, gid: int) -> None:
    assert priogrid_gid(lat, lon) == gid


@pytest.mark.parametrize(
    ("kind", "radius", "code"),
    [
        (PlaceKind.SETTLEMENT, 6, 1),
        (PlaceKind.SITE, 20, 2),
        (PlaceKind.SETTLEMENT, 60, 5),
        (PlaceKind.NATURAL, 20, 2),
        (PlaceKind.NATURAL, 80, 5),
        (PlaceKind.ADMIN2, 60, 3),
        (PlaceKind.ADMIN1, 200, 4),
        (PlaceKind.AREA, 200, 5),
        (PlaceKind.COUNTRY, 900, 6),
        (PlaceKind.REGION, 2000, None),
    ],
)
def test_precision_of_places(kind: PlaceKind, radius: float, code: int | None) -> None:
    assert where_prec(Place("X", 1, 1, radius, kind)) == code


def test_precision_of_no_place() -> None:
    assert where_prec(None) is None


@pytest.mark.parametrize(
    ("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5), (367, None)]
)
def test_precision_of_dates(days: int, code: int | None) -> None:
    start = date(2025, 1, 1)
    assert date_prec(DaySet.between(start, start + timedelta(days=days - 1))) == code


def test_precision_of_no_date() -> None:
    assert date_prec(None) is None
    assert date_prec(DaySet()) is None


def test_numbers_of_countries_are_those_that_ucdp_actors_have() -> None:
    for code in countries():
        number = country_number(code)
        assert number is None or ALPHA3[number] == code
    assert {ALPHA3[n] for n in ALPHA3} == {c for c in {*ALPHA3.values()} if country_number(c)}
    assert (country_number("YEM"), country_number("VNM"), country_number("SRB"), country_number("AND")) == (
        678,
        816,
        340,
        None,
    )
    assert country_number(None) is None


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("MLI", "Africa"),
        ("EGY", "Middle East"),
        ("SDN", "Africa"),
        ("UKR", "Europe"),
        ("AZE", "Europe"),
        ("AFG", "Asia"),
        ("COL", "Americas"),
        ("AND", None),
    ],
)
def test_regions(code: str, name: str | None) -> None:
    assert region(code) == name
