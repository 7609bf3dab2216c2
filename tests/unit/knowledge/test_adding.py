from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.errors import ConfigError
from firsthand.domain.values import PlaceKind
from firsthand.knowledge.folding import fold_place
from firsthand.knowledge.gazetteer import Units
from firsthand.knowledge.gazetteer.adding import checked_name, local_row, point_of


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_of_the_globe_is_read(lat: float, lon: float) -> None:
    found = point_of(f"{lat:.6f},{lon:.6f}")
    assert math.isclose(found[0], lat, abs_tol=1e-6)
    assert math.isclose(found[1], lon, abs_tol=1e-6)


@given(
    st.one_of(
        st.tuples(st.floats(90.001, 999), st.floats(-180, 180)),
        st.tuples(st.floats(-90, 90), st.floats(180.001, 999)),
        st.tuples(st.floats(-999, -90.001), st.floats(-999, 999)),
    )
)
def test_no_point_off_the_globe_is_taken(point: tuple[float, float]) -> None:
    with pytest.raises(ConfigError):
        point_of(f"{point[0]:.4f},{point[1]:.4f}")


@given(st.text(max_size=40))
def test_any_text_is_a_point_on_the_globe_or_an_error(text: str) -> None:
    try:
        lat, lon = point_of(text)
    except ConfigError:
        return
    assert -90 <= lat <= 90
    assert -180 <= lon <= 180


@pytest.mark.parametrize(
    "text", ["", "14.48", "nan,nan", "inf,1", "1e3,2", "14,48,4", "١٤,٤", "14.48 N,4.18 W"]
)
def test_what_is_no_point_is_an_error(text: str) -> None:
    with pytest.raises(ConfigError, match="no point"):
        point_of(text)


@given(st.text(max_size=250))
def test_any_text_is_a_name_with_a_key_or_an_error(text: str) -> None:
    try:
        name = checked_name(text)
    except ConfigError:
        return
    assert len(fold_place(name)) >= 2
    assert name == " ".join(name.split())


@pytest.mark.parametrize("name", ["", " ", "A", "é", "12", "...", "x" * 201, "Gao\x07ville", "Le A"])
def test_what_is_no_name_is_an_error(name: str) -> None:
    with pytest.raises(ConfigError):
        checked_name(name)


@pytest.mark.parametrize("radius", [0.0, -1.0, math.nan, math.inf, 30_000.0])
def test_a_radius_that_makes_no_sense_is_an_error(radius: float) -> None:
    with pytest.raises(ConfigError, match="radius"):
        local_row("Zorbatou", (15.0, -2.0), "MLI", Units(), radius_km=radius)


def test_units_of_another_country_are_left_out() -> None:
    row = local_row("Zorbatou", (15.0, -2.0), "MLI", Units("BFA", "Sahel", "Soum"), kind=PlaceKind.SITE)
    assert (row.admin1, row.admin2, row.radius) == (None, None, 5.0)


def test_an_admin_unit_is_not_added_by_hand() -> None:
    with pytest.raises(ConfigError, match="imported"):
        local_row("Zorba", (15.0, -2.0), "MLI", Units(), kind=PlaceKind.ADMIN1)
