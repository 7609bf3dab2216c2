"""The smallest box around points."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.publish.box import Box


def box(*points: tuple[float, float]) -> list[float] | None:
    made = Box()
    for lat, lon in points:
        made.add(lat, lon)
    return made.corners()


def test_of_nothing_one_and_several() -> None:
    assert box() is None
    assert box((1, 2)) == [2, 1, 2, 1]
    assert box((1, -100), (2, 0)) == [-100, 1, 0, 2]


def test_across_the_antimeridian() -> None:
    assert box((0, 179), (1, -179)) == [179, 0, -179, 1]


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=20))
def test_every_point_is_inside(points: list[tuple[float, float]]) -> None:
    corners = box(*points)
    assert corners
    west, south, east, north = corners
    for lat, lon in points:
        assert south <= lat <= north
        assert west <= lon <= east if west <= east else lon >= west or lon <= east
