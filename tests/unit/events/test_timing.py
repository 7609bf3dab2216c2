"""The days that one text allows for one happening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.event import DatePrecision
from firsthand.domain.values import DateMention, DaySet
from firsthand.events.timing import Pattern, precision, when
from tests.unit.events.stories import Story, on, weekday

TEXT = Story("t", "On Thursday, 25 July 2024, May 2024, Sunday: words.", published=date(2024, 8, 1))


def mentions(*said: object) -> list[DateMention]:
    return [TEXT._dated(item) for item in said]  # type: ignore[arg-type]


def test_a_date_stands_before_the_weekday_of_who_told_it() -> None:
    found = when(mentions(weekday("Thursday", 3), on("25 July 2024", "2024-07-25")))
    assert found.days == DaySet.day(date(2024, 7, 25))
    assert found.is_absolute


def test_of_two_dates_that_exclude_each_other_the_first_stands() -> None:
    found = when(mentions(on("25 July 2024", "2024-07-25"), on("May 2024", "2024-05")))
    assert found.days == DaySet.day(date(2024, 7, 25))


def test_a_weekday_without_an_anchor_is_a_pattern() -> None:
    undated = Story("u", "It burned on Sunday.")
    found = when([undated._dated(weekday("Sunday", 6))])
    assert (found.days, found.pattern) == (None, Pattern(weekday=6))
    assert found.is_told


def test_precision_counts_from_the_first_day_to_the_last() -> None:
    first = date(2025, 6, 1)
    spans = {1: DatePrecision.DAY, 7: DatePrecision.WEEK, 31: DatePrecision.MONTH, 32: DatePrecision.PERIOD}
    for length, expected in spans.items():
        last = date.fromordinal(first.toordinal() + length - 1)
        assert precision(DaySet.days([first, last])) is expected
    assert precision(None) is DatePrecision.UNKNOWN


@pytest.mark.parametrize(("since", "days"), [("2024-07-30", 3), ("2024-01-01", None)])
def test_what_has_gone_on_for_days_is_of_these_days(since: str, days: int | None) -> None:
    first = on("Sunday", since)
    told = replace(TEXT._dated(first), possible=DaySet.between(date.fromisoformat(since), date(2024, 8, 1)))
    told = replace(told, expression=replace(told.expression, since=True))
    found = when([told])
    assert (len(found.days) if found.days else None) == days


def test_a_day_stands_before_what_has_gone_on_since_another() -> None:
    open_, day = (
        TEXT._dated(on(text, iso)) for text, iso in (("Sunday", "2024-07-28"), ("25 July 2024", "2024-07-25"))
    )
    open_ = replace(
        open_,
        possible=DaySet.between(date(2024, 7, 28), date(2024, 8, 1)),
        expression=replace(open_.expression, since=True),
    )
    assert when([open_, day]).days == DaySet.day(date(2024, 7, 25))
