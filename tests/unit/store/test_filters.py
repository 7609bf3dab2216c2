from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.errors import ConfigError
from firsthand.domain.event import DatePrecision, Event, EventDate, Grade
from firsthand.domain.values import DaySet, Place, PlaceKind, haversine_km
from firsthand.store.filters import EventFilter
from firsthand.store.selection import around


def _event(possible: DaySet | None = None, place: Place | None = None) -> Event:
    when = EventDate(possible, DatePrecision.UNKNOWN)
    return Event("ev_1", "armed-clash", when, place, (), (), (), Grade.SINGLE_ORIGIN, (), (), (), (), ())


@pytest.mark.parametrize(
    "conditions",
    [
        {"since": date(2025, 6, 2), "until": date(2025, 6, 1)},
        {"country": "ML"},
        {"country": "Mali"},
        {"bbox": (0, 10, 5, 5)},
        {"bbox": (-200, 0, 5, 5)},
        {"near": (91, 0, 10)},
        {"min_killed": -1},
        {"min_origins": -2},
        {"near": (0, 0, -1)},
        {"near": (0, 0, float("nan"))},
    ],
)
def test_a_condition_that_makes_no_sense_is_refused(conditions: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        EventFilter(**conditions)


def test_the_empty_filter_lets_everything_through() -> None:
    assert EventFilter().lets_through(_event())


def test_an_event_passes_when_one_of_its_possible_days_does() -> None:
    sundays = DaySet.days([date(2025, 6, 1), date(2025, 6, 8)])
    assert EventFilter(since=date(2025, 6, 5)).lets_through(_event(sundays))
    assert EventFilter(until=date(2025, 6, 1)).lets_through(_event(sundays))
    assert not EventFilter(since=date(2025, 6, 2), until=date(2025, 6, 7)).lets_through(_event(sundays))


def test_an_undated_event_is_possible_on_any_day_and_a_contradicted_one_on_none() -> None:
    asked = EventFilter(since=date(2025, 6, 5))
    assert asked.lets_through(_event(None))
    assert not asked.lets_through(_event(DaySet()))


def test_near_measures_the_distance() -> None:
    gao = Place("Gao", 16.27, -0.04, 10, PlaceKind.SETTLEMENT, "MLI")
    assert EventFilter(near=(16.0, 0.0, 40)).lets_through(_event(place=gao))
    assert not EventFilter(near=(16.0, 0.0, 20)).lets_through(_event(place=gao))
    assert not EventFilter(near=(16.0, 0.0, 20000)).lets_through(_event())


@given(
    st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 21000), st.floats(-90, 90), st.floats(-180, 180)
)
def test_the_box_around_a_circle_holds_every_point_of_it(
    lat: float, lon: float, kilometres: float, other_lat: float, other_lon: float
) -> None:
    if haversine_km(lat, lon, other_lat, other_lon) > kilometres:
        return
    west, south, east, north = around(lat, lon, kilometres)
    assert south - 1e-9 <= other_lat <= north + 1e-9
    inside = west <= other_lon <= east if west <= east else other_lon >= west or other_lon <= east
    assert inside


@pytest.mark.parametrize("field", ["country", "admin1", "actor", "type", "text", "id"])
@pytest.mark.parametrize("value", ["a\0b", "a\udcffb"])
def test_words_that_no_database_can_be_asked_for_are_refused(field: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"{field} holds characters that no text has"):
        EventFilter(**{field: value})
