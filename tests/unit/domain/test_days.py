from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.values import DaySet

_DAYS = st.sets(st.dates(date(2024, 1, 1), date(2024, 3, 31)))


@given(_DAYS, _DAYS)
def test_a_day_set_behaves_like_a_set_of_days(a: set[date], b: set[date]) -> None:
    first, second = DaySet.days(a), DaySet.days(b)
    assert set(first & second) == a & b
    assert set(first | second) == a | b
    assert len(first) == len(a)


@given(_DAYS)
def test_equal_sets_have_one_form(days: set[date]) -> None:
    assert DaySet.days(sorted(days)) == DaySet.days(sorted(days, reverse=True))
    intervals = DaySet.days(days).intervals
    assert all(later[0] - earlier[1] > timedelta(days=1) for earlier, later in pairwise(intervals))


def test_weekdays_between_two_days() -> None:
    sundays = DaySet.weekday(6, date(2025, 6, 1), date(2025, 6, 30))
    assert list(sundays) == [date(2025, 6, day) for day in (1, 8, 15, 22, 29)]
    assert not DaySet.weekday(6, date(2025, 6, 2), date(2025, 6, 7))


def test_unbounded_sets_intersect() -> None:
    before = DaySet.between(date.min, date(2025, 7, 1))
    assert (before & DaySet.between(date(2025, 6, 1), date.max)).intervals == (
        (date(2025, 6, 1), date(2025, 7, 1)),
    )


def test_an_interval_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        DaySet.of([(date(2025, 2, 1), date(2025, 1, 1))])


def test_ends_and_single_days() -> None:
    day = date(2025, 6, 1)
    assert DaySet.day(day).is_day
    assert day in DaySet.day(day)
    assert (DaySet().start, DaySet().end, bool(DaySet())) == (None, None, False)
