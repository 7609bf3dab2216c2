"""Days of holidays and of the named parts of a year: quarters, halves, seasons."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from firsthand.domain.values import DateExpression, DaySet
from firsthand.languages.base.holidays import days_of

_MONTHS = {
    "Q1": (1, 3),
    "Q2": (4, 3),
    "Q3": (7, 3),
    "Q4": (10, 3),
    "H1": (1, 6),
    "H2": (7, 6),
    "WI": (12, 3),
    "SP": (3, 3),
    "SU": (6, 3),
    "FA": (9, 3),
}
"""Part of a year to its first month and its length in months; winter begins in December of the year before."""

_ONE = timedelta(days=1)
_FAR = timedelta(days=550)


def is_named(expression: DateExpression) -> bool:
    """Whether an expression names a holiday or a part of a year."""
    return expression.holiday is not None or expression.part in _MONTHS


def days_in(expression: DateExpression, year: int) -> DaySet | None:
    """The days of a holiday or part of a year in a year; None where they are not known.

    An Islamic holiday gives the day by the calendar and those around it: which one was kept hung on the moon.
    """
    if expression.holiday is not None:
        days = days_of(expression.holiday, year)
        shift = timedelta(days=expression.shift or 0)
        return DaySet.of((start + shift, end + shift) for start, end in days.intervals) if days else None
    first, length = _MONTHS[expression.part or ""]
    start = date(year - (expression.part == "WI"), first, 1)
    month = (first + length - 2) % 12 + 1
    return DaySet.between(start, date(year, month, monthrange(year, month)[1]))


def last_up_to(expression: DateExpression, day: date, *, sure: bool) -> DaySet | None:
    """The latest such days up to publication, or the next ones where the words say so.

    Args:
        expression: names a holiday or a part of a year, without its year.
        day: of publication.
        sure: whether the page first appeared then; where not, any such day of the year and a half before is possible.
    """
    known = [days for year in range(day.year - 2, day.year + 2) if (days := days_in(expression, year))]
    intervals = sorted(interval for days in known for interval in days.intervals)
    if not sure:
        return _joined(
            (start, min(end, day)) for start, end in intervals if day - _FAR <= end and start <= day
        )
    if expression.offset == 1:
        return _joined([(start, end) for start, end in intervals if start > day][:1])
    if expression.offset == 0 and any(start.year == day.year for start, _ in intervals):
        return _joined([(start, end) for start, end in intervals if end.year == day.year][:1])
    past = [
        (start, end)
        for start, end in intervals
        if start <= day + _ONE and (expression.offset != -1 or end < day)
    ]
    return _joined(past[-1:])


def _joined(intervals: Iterable[tuple[date, date]]) -> DaySet | None:
    return DaySet.of(intervals) or None
