from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.values import Place, PlaceKind, haversine_km

BAMAKO = Place("Bamako", 12.65, -8.0, 15, PlaceKind.SETTLEMENT, "MLI")
GAO = Place("Gao", 16.27, -0.04, 10, PlaceKind.SETTLEMENT, "MLI")
MALI = Place("Mali", 17.0, -4.0, 900, PlaceKind.COUNTRY, "MLI")


def test_distance_between_two_cities() -> None:
    assert BAMAKO.distance_km(GAO) == pytest.approx(945, abs=10)


def test_a_town_lies_in_its_country_and_not_in_another_town() -> None:
    assert GAO.compatible(MALI)
    assert not GAO.compatible(BAMAKO)


def test_homonyms_across_a_border_are_two_places() -> None:
    here = Place("X", 14.4, -0.7, 30, PlaceKind.SETTLEMENT, "BFA")
    there = Place("X", 14.4, -0.7, 30, PlaceKind.SETTLEMENT, "MLI")
    assert not here.compatible(there)


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (0, 181), (-91, 0), (float("nan"), 0)])
def test_coordinates_outside_the_globe_are_refused(lat: float, lon: float) -> None:
    with pytest.raises(ValueError, match="globe"):
        Place("Nowhere", lat, lon, 1, PlaceKind.SETTLEMENT)


@pytest.mark.parametrize(
    ("kind", "radius", "precision"),
    [
        (PlaceKind.SETTLEMENT, 5, 1),
        (PlaceKind.SETTLEMENT, 40, 2),
        (PlaceKind.ADMIN2, 40, 2),
        (PlaceKind.ADMIN1, 90, 3),
        (PlaceKind.COUNTRY, 900, 3),
    ],
)
def test_geo_precision_follows_kind_and_radius(kind: PlaceKind, radius: float, precision: int) -> None:
    assert Place("X", 0, 0, radius, kind).precision == precision


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
def test_distance_is_symmetric_and_bounded(lat1: float, lon1: float, lat2: float, lon2: float) -> None:
    there, back = haversine_km(lat1, lon1, lat2, lon2), haversine_km(lat2, lon2, lat1, lon1)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= 20016
