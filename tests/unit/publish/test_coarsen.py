"""Points in cells of a grid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.values import Place, PlaceKind
from firsthand.publish.coarsen import CELLS, coarse

LATITUDES = st.floats(-90, 90, allow_nan=False)
LONGITUDES = st.floats(-180, 180, allow_nan=False)


@given(LATITUDES, LONGITUDES, st.floats(0, 300), st.sampled_from(CELLS))
def test_the_truth_stays_inside(lat: float, lon: float, radius: float, cell: float) -> None:
    place = Place("X", lat, lon, radius, PlaceKind.SETTLEMENT, "MLI", "Kidal", "Y", 7, "gn:7")
    found = coarse(place, cell)
    assert place.distance_km(found) + radius <= found.radius_km + 1e-6
    assert abs(found.lat - lat) <= cell / 2 + 1e-6
    assert abs(found.lon - lon) <= cell / 2 + 1e-6
    assert (found.name, found.admin2, found.geonames_id, found.entry) == ("Kidal", None, None, None)


@given(st.floats(-89.99, 89.99), st.floats(-179.99, 179.99), st.sampled_from(CELLS))
def test_every_point_of_a_cell_gives_the_same(lat: float, lon: float, cell: float) -> None:
    first = coarse(Place("X", lat, lon, 6, PlaceKind.SETTLEMENT, "MLI"), cell)
    again = coarse(Place("X", first.lat, first.lon, 6, PlaceKind.SETTLEMENT, "MLI"), cell)
    assert (first.lat, first.lon, first.radius_km) == (again.lat, again.lon, again.radius_km)


@pytest.mark.parametrize("kind", [PlaceKind.COUNTRY, PlaceKind.REGION])
def test_countries_stay(kind: PlaceKind) -> None:
    place = Place("Mali", 17.5, -4.0, 900, kind, "MLI")
    assert coarse(place, 0.5) is place
