from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.values import haversine_km
from firsthand.knowledge.gazetteer.boundaries import Boundary, read_boundaries
from firsthand.knowledge.gazetteer.dump import Tally

SQUARE = [[-1.0, 16.0], [0.0, 16.0], [0.0, 17.0], [-1.0, 17.0], [-1.0, 16.0]]


def _feature(ring: Any = SQUARE, **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def _read(*features: Any, level: int = 2) -> tuple[list[Boundary], Tally]:
    tally = Tally()
    collection = {"type": "FeatureCollection", "features": list(features)}
    return list(read_boundaries(collection, level, "MLI", "ML", tally)), tally


@pytest.mark.parametrize(
    "properties",
    [
        {
            "ADM2_EN": "Zorbala",
            "ADM2_FR": "Zorbala-sud",
            "ADM2_PCODE": "ML0101",
            "ADM1_EN": "Zorba",
            "ADM0_PCODE": "ML",
        },
        {
            "ADM2_FR": "Zorbala",
            "ADM2_REF": "Other",
            "ADM2_PCODE": "ML0101",
            "ADM1_FR": "Zorba",
            "ADM0_FR": "Mali",
        },
        {
            "adm2_name": "Zorbala",
            "adm2_name1": "Zorbala-sud",
            "adm2_pcode": "ML0101",
            "adm1_name": "Zorba",
            "adm1_id": "x9",
        },
        {"admin2Name_en": "Zorbala", "admin2Pcode": "ML0101", "admin1Name_en": "Zorba", "admin0Pcode": "MLI"},
        {"ADM2ALT1EN": "Zorbala-sud", "ADM2_FR": "Zorbala", "ADM2_PCODE": "ML0101", "ADM1_FR": "Zorba"},
        {"ADM2_AR": "زوربا", "ADM2_EN": "Zorbala", "ADM2_PCODE": "ML0101", "ADM1_EN": "Zorba"},
    ],
)
def test_names_and_codes_are_found_by_their_pattern(properties: dict[str, str]) -> None:
    (found,), tally = _read(_feature(**properties))
    row = found.row
    assert (row.name, row.admin1, row.admin2, row.entry) == ("Zorbala", "Zorba", "Zorbala", "cod:ML0101")
    assert (row.kind, row.country, tally.bad) == ("admin2", "MLI", 0)
    assert ("Zorbala-sud" in row.names) == ("Zorbala-sud" in properties.values())


def test_a_first_level_unit_lies_in_itself() -> None:
    (found,), _ = _read(_feature(ADM1_FR="Zorba", ADM1_PCODE="ML01"), level=1)
    assert (found.row.kind, found.row.admin1, found.row.admin2) == ("admin1", "Zorba", None)


def test_the_circle_reaches_every_corner() -> None:
    (found,), _ = _read(_feature(ADM2_EN="Zorbala"))
    row = found.row
    assert (row.lat, row.lon) == (pytest.approx(16.5, abs=0.01), pytest.approx(-0.5, abs=0.01))
    assert all(haversine_km(row.lat, row.lon, y, x) <= row.radius for x, y in SQUARE)
    assert row.radius < 90


def test_bad_features_are_counted_and_named_and_the_rest_is_taken() -> None:
    good = _feature(ADM2_EN="Zorbala")
    bad = [
        _feature(),
        _feature(ADM2_EN="9"),
        _feature(ADM2_EN="Elsewhere", ADM0_PCODE="BF"),
        _feature([[500000.0, 1700000.0], [500001.0, 1700000.0], [500001.0, 1700001.0]], ADM2_EN="Metres"),
        _feature([[0.0, 16.0], [1.0, 16.0]], ADM2_EN="Line"),
        _feature([[0.0, math.nan], [1.0, 16.0], [1.0, 17.0]], ADM2_EN="Nan"),
        _feature("text", ADM2_EN="Text"),
        {"properties": {"ADM2_EN": "Point"}, "geometry": {"type": "Point", "coordinates": [0, 16]}},
        {"properties": {"ADM2_EN": "None"}, "geometry": None},
        {"properties": None},
        "feature",
        None,
    ]
    found, tally = _read(*bad, good)
    assert [b.row.name for b in found] == ["Zorbala"]
    assert (tally.taken, tally.bad) == (1, len(bad))
    assert tally.examples[0] == "feature 1: it has no name: a property such as ADM2_EN is needed"
    assert "feature 3: it lies in 'BF' and not in MLI" in tally.examples


@pytest.mark.parametrize(
    ("system", "is_taken"),
    [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", True),
        ("urn:ogc:def:crs:EPSG::4326", True),
        ("EPSG:4326", True),
        ("urn:ogc:def:crs:EPSG::32630", False),
        ("EPSG:3857", False),
        (None, True),
        (5, False),
    ],
)
def test_boundaries_in_another_coordinate_system_are_refused(system: object, *, is_taken: bool) -> None:
    collection: dict[str, object] = {"features": [_feature(ADM2_EN="Zorbala")]}
    if system is not None:
        collection["crs"] = {"type": "name", "properties": {"name": system}}
    if is_taken:
        assert len(list(read_boundaries(collection, 2, "MLI", "ML", Tally()))) == 1
        return
    with pytest.raises(ValueError, match="WGS 84"):
        list(read_boundaries(collection, 2, "MLI", "ML", Tally()))


@pytest.mark.parametrize("collection", [None, [], {}, {"features": 3}, "text"])
def test_what_is_no_collection_is_an_error(collection: object) -> None:
    with pytest.raises(ValueError, match="GeoJSON"):
        list(read_boundaries(collection, 1, "MLI", "ML", Tally()))


@given(
    st.lists(
        st.lists(st.floats(allow_nan=True, allow_infinity=True, width=32), min_size=0, max_size=3), max_size=6
    )
)
def test_any_ring_is_on_the_globe_or_counted(ring: list[list[float]]) -> None:
    found, tally = _read(_feature(ring, ADM2_EN="Zorbala"))
    assert len(found) + tally.bad == 1
    for boundary in found:
        assert -90 <= boundary.row.lat <= 90
        assert -180 <= boundary.row.lon <= 180
        assert math.isfinite(boundary.row.radius)
