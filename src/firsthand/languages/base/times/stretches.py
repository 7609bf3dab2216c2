"""Moments placed in the calendar: the first and last day that each means, counted from a day of publication."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from firsthand.domain.values import Anchor
from firsthand.languages.base.holidays import days_of, nth_weekday
from firsthand.languages.base.times.meaning import Moment, Unit

_IN_YEARS = {Unit.DECADE: 10, Unit.CENTURY: 100}
_IN_MONTHS = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}
_IN_DAYS = {Unit.NIGHT: 1, Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7, Unit.FORTNIGHT: 14}
_SEASON_START = ((12, 1), (3, 1), (6, 1), (9, 1))
_ONE = timedelta(days=1)

Days = tuple[date, date]
"""First and last day."""


def stretch(told: Moment, day: date, before: date | None = None) -> Days | None:
    """First and last day that a moment means, counted from a day of publication; None where they are not known or do not exist."""
    try:
        return _stretch(told, day, before)
    except (ValueError, OverflowError):  # a day that no calendar has
        return None


def _stretch(told: Moment, day: date, before: date | None) -> Days | None:  # noqa: PLR0911  (one form each)
    if told.base is not None:
        return _from_base(told, told.base, day, before)
    if told.within is not None:
        outer = stretch(told.within, day, before)
        if outer and told.holiday is not None:
            return _holiday(replace(told, year=outer[0].year), day)
        return _inside(told, outer) if outer else None
    if told.nth is not None:
        return None
    if told.holiday is not None:
        return _holiday(told, day)
    if told.year is not None:
        start = date(max(told.year, 1), told.month or 1, told.day or 1)
        return whole(told.unit, start, told.which)
    if told.hour is not None and told.weekday is None and told.day is None and told.offset is None:
        return (before or day, before or day)
    if told.day is not None or told.month is not None or told.which is not None:
        return _named(told, day)
    if told.weekday is not None:
        return _weekday(told, day)
    if told.unit is Unit.WEEKEND and told.offset is None and told.ahead:
        return whole(told.unit, day, None)
    if told.unit is Unit.WEEKEND and told.offset in (None, -1):
        saturday = day - timedelta(days=(day.weekday() - 5) % 7)
        return (
            (saturday, saturday + _ONE)
            if told.offset is None or day.weekday() < 5
            else (saturday - 7 * _ONE, saturday - 6 * _ONE)
        )
    anchor = before if told.anchor is Anchor.CONTEXT else day
    return None if anchor is None else whole(told.unit, shifted(anchor, told.unit, told.offset or 0), None)


def _from_base(told: Moment, base: Moment, day: date, before: date | None) -> Days | None:
    """The week that a day lies in, or what lies so far from another moment."""
    if base.distance and told.distance:
        start = _exact(told, day, before)
        return None if start is None else (start, start)
    days = stretch(base, day, before)
    if days is None:
        return None
    if told.of_day:
        first = days[0] if told.unit is not Unit.WEEKEND or days[0].weekday() > 1 else days[0] - 2 * _ONE
        return whole(told.unit, first, None)  # of Monday and Tuesday the weekend before is nearer
    return whole(base.unit, shifted(days[0], told.unit, told.offset or 0), None)


def _exact(told: Moment, day: date, before: date | None) -> date | None:
    """The day that a moment told by its distance falls on: "three years and two days ago"."""
    if told.base is None:
        anchor = before if told.anchor is Anchor.CONTEXT else day
    elif told.base.distance:
        anchor = _exact(told.base, day, before)
    else:
        base = stretch(told.base, day, before)
        anchor = base[0] if base else None
    return None if anchor is None else shifted(anchor, told.unit, told.offset or 0)


def shifted(day: date, unit: Unit, offset: int) -> date:
    """A day so many units away; the last day of a month where it has no such day.

    Raises:
        ValueError, OverflowError: it lies outside the calendar.
    """
    if unit in _IN_MONTHS:
        total = day.year * 12 + day.month - 1 + offset * _IN_MONTHS[unit]
        year, month = divmod(total, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    if unit is Unit.SEASON:
        return shifted(day, Unit.QUARTER, offset)
    return day + timedelta(days=offset * _IN_DAYS.get(unit, 0))


def whole(unit: Unit, day: date, which: int | None) -> Days:
    """The unit that a day lies in; the one of a number where it is told and the unit is a part of a year."""
    month = {Unit.QUARTER: 3, Unit.HALF: 6}.get(unit)
    if month is not None:
        first = ((which - 1) if which else (day.month - 1) // month) * month + 1
        return date(day.year, first, 1), _month_end(day.year, first + month - 1)
    match unit:
        case Unit.CENTURY | Unit.DECADE:
            size = _IN_YEARS[unit]
            year = day.year // size * size
            return date(max(year, 1), 1, 1), date(year + size - 1, 12, 31)
        case Unit.YEAR:
            return date(day.year, 1, 1), date(day.year, 12, 31)
        case Unit.SEASON:
            return _season(day.year, which if which is not None else day.month % 12 // 3)
        case Unit.MONTH:
            return day.replace(day=1), _month_end(day.year, day.month)
        case Unit.WEEK | Unit.FORTNIGHT:
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=6 if unit is Unit.WEEK else 13)
        case Unit.WEEKEND:
            saturday = day - timedelta(days=day.weekday() - 5)
            return saturday, saturday + _ONE
        case _:
            return day, day


def _season(year: int, which: int) -> Days:
    """The season of a year, by months; winter is the one that begins in December of the year before."""
    start = date(year - (which == 0), *_SEASON_START[which])
    return start, shifted(start, Unit.QUARTER, 1) - _ONE


def _inside(told: Moment, outer: Days) -> Days | None:
    first, last = outer
    if told.weekday is not None:
        if told.nth is not None:
            if told.within is not None and told.within.unit is Unit.MONTH:
                found = nth_weekday(first.year, first.month, told.weekday, told.nth)
            else:
                found = first + timedelta(days=(told.weekday - first.weekday()) % 7 + 7 * (told.nth - 1))
        else:
            found = first + timedelta(days=(told.weekday - first.weekday()) % 7)
        return (found, found) if first <= found <= last else None
    if told.nth is not None:
        start = (
            shifted(first, told.unit, told.nth - 1)
            if told.nth > 0
            else shifted(last, told.unit, told.nth + 1)
        )
        if told.unit is Unit.WEEK:  # a week is of the month or year that its Thursday lies in, by ISO 8601
            start += timedelta(
                weeks=int(told.nth > 0 and first.weekday() > 3) - int(told.nth < 0 and last.weekday() < 3)
            )
        return whole(told.unit, start, None)
    start = date(first.year, told.month or first.month, told.day or 1)
    if told.day is not None and told.month is None and told.within and told.within.unit is not Unit.MONTH:
        return None
    return whole(told.unit, start, told.which)


def _holiday(told: Moment, day: date) -> Days | None:
    name = told.holiday or ""
    if told.year is not None:
        found = days_of(name, told.year)
        middle = found and _middle(found.start, found.end)
        return (middle, middle) if middle else None
    known = [
        m
        for y in (-1, 0, 1)
        if (f := days_of(name, day.year + y))
        for a, b in f.intervals
        if (m := _middle(a, b))
    ]
    if told.offset == 1 or told.ahead:
        later = [found for found in known if found > day]
        return (later[0], later[0]) if later else None
    earlier = [found for found in known if found <= day + _ONE]
    return (earlier[-1], earlier[-1]) if earlier else None


def _middle(start: date | None, end: date | None) -> date | None:
    return start + (end - start) // 2 if start and end else None


def _named(told: Moment, day: date) -> Days | None:
    """A month, a day of it, a quarter or a season without its year: the last up to now, or the next where the words look ahead."""
    if told.offset is not None and told.month is None and told.unit is not Unit.SEASON:
        return whole(told.unit, shifted(day, Unit.YEAR, told.offset), told.which)
    if told.month is None and told.day is not None:
        return _day_alone(told.day, told.weekday, day, ahead=told.ahead)
    years = (day.year - 1, day.year, day.year + 1)
    known = [days for year in years if (days := _in_year(told, year)) is not None]
    if told.offset == 0 and told.month is not None:
        return _in_year(told, day.year)
    if told.offset == 0 and told.unit is not Unit.DAY:
        return min(
            known,
            key=lambda days: 0 if days[0] <= day <= days[1] else abs((days[0] - day).days),
            default=None,
        )
    if told.which is None and told.offset is None and not told.ahead:
        return min(known, key=lambda days: _distance(days, day, 2 if told.ahead is None else 4), default=None)
    if (told.ahead and told.which is None and told.offset is None) or told.offset == 1:
        return next((days for days in known if days[1] >= day and (told.offset != 1 or days[0] > day)), None)
    limit = day if told.offset == -1 else day + _ONE
    past = [days for days in known if (days[1] if told.offset == -1 else days[0]) <= limit]
    return past[-1] if past else None


def _day_alone(number: int, weekday: int | None, day: date, *, ahead: bool | None) -> Days | None:
    """A day of a month that is not told: of this month, or of the last or next one where it is such a weekday."""
    order = (0, -1, 1, -2, 2) if ahead is None else range(14) if ahead else range(0, -14, -1)
    for months in order:
        first = shifted(day.replace(day=1), Unit.MONTH, months)
        if number > monthrange(first.year, first.month)[1]:
            continue
        found = first.replace(day=number)
        if (ahead and found < day) or (ahead is False and found > day):
            continue
        if weekday is None or found.weekday() == weekday:
            return found, found
    return None


def _distance(days: Days, day: date, weight: int) -> int:
    """Days from publication to a stretch; those to what is yet to come weigh more."""
    if days[0] <= day:
        return max(0, (day - days[1]).days)
    return weight * (days[0] - day).days


def _in_year(told: Moment, year: int) -> Days | None:
    try:
        return whole(told.unit, date(year, told.month or 1, told.day or 1), told.which)
    except ValueError:
        return None


def _weekday(told: Moment, day: date) -> Days:
    ahead, weekday = (told.weekday or 0) - day.weekday(), told.weekday or 0
    if told.offset == 1 or (told.ahead and told.offset is None):
        found = day + timedelta(days=(ahead - 1) % 7 + 1)
    elif told.offset == 0:
        found = day - timedelta(days=day.weekday() - weekday)
    elif told.offset == -1:
        found = day - timedelta(days=(-ahead - 1) % 7 + 1)
    else:
        found = day - timedelta(days=-ahead % 7)
    return found, found


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
