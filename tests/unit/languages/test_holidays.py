"""The days of holidays."""

from __future__ import annotations

from datetime import date

import pytest

from firsthand.domain.values import DaySet
from firsthand.languages.base.holidays import HOLIDAYS, days_of, easter, nth_weekday


@pytest.mark.parametrize(
    ("year", "day"),
    [(1999, (4, 4)), (2000, (4, 23)), (2008, (3, 23)), (2019, (4, 21)), (2024, (3, 31)), (2025, (4, 20)), (2038, (4, 25))],
)  # fmt: skip
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("holiday", "kept"),
    [
        ("eid_al_fitr", date(2019, 6, 4)),
        ("eid_al_fitr", date(2024, 4, 10)),
        ("eid_al_fitr", date(2025, 3, 31)),
        ("eid_al_adha", date(2021, 7, 20)),
        ("eid_al_adha", date(2024, 6, 16)),
        ("eid_al_adha", date(2025, 6, 6)),
        ("mawlid", date(2023, 9, 27)),
        ("ramadan", date(2025, 3, 15)),
    ],
)
def test_the_day_that_was_kept_is_among_those_of_the_calendar(holiday: str, kept: date) -> None:
    found = days_of(holiday, kept.year)
    assert found is not None
    assert kept in found


def test_an_islamic_day_is_known_to_a_day() -> None:
    found = days_of("eid_al_adha", 2024)
    assert found is not None
    assert len(found) == 3


def test_a_year_may_have_two_of_an_islamic_day() -> None:
    found = days_of("mawlid", 2015)
    assert found is not None
    assert len(found.intervals) == 2


@pytest.mark.parametrize(
    ("holiday", "day"),
    [
        ("christmas", date(2024, 12, 25)),
        ("whit_monday", date(2025, 6, 9)),
        ("thanksgiving", date(2019, 11, 28)),
        ("independence:ML", date(2025, 9, 22)),
        ("independence:BF", date(2025, 8, 5)),
    ],
)
def test_days_of_one_day(holiday: str, day: date) -> None:
    assert days_of(holiday, day.year) == DaySet.day(day)


def test_independence_without_its_country_is_not_known() -> None:
    assert days_of("independence", 2025) is None


def test_the_last_weekday_of_a_month() -> None:
    assert nth_weekday(2025, 5, 0, -1) == date(2025, 5, 26)


@pytest.mark.parametrize("holiday", sorted(HOLIDAYS))
def test_every_holiday_has_days_in_a_century(holiday: str) -> None:
    assert all(
        days_of(holiday, year) is not None or holiday in {"ramadan"} for year in range(1970, 2070)
    ) or (sum(days_of(holiday, year) is not None for year in range(1970, 2070)) > 90)
