"""Expressions of time as `DateExpression`s: those that can date an event.

Durations, sets and clock times date nothing by themselves and are left out; "for three days now" and "the past two months"
do, as periods that are still open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import ceil

from firsthand.domain.values import Anchor, DateExpression, DateKind, Span
from firsthand.languages.base.times.meaning import Duration, Moment, Repeat, TimeExpression, Unit
from firsthand.languages.base.times.tagger import TimeTagger

_KINDS: Mapping[Unit, DateKind] = {
    Unit.NIGHT: DateKind.DAY, Unit.DAY: DateKind.DAY, Unit.WEEK: DateKind.WEEK, Unit.FORTNIGHT: DateKind.WEEK, Unit.WEEKEND: DateKind.WEEK, Unit.MONTH: DateKind.MONTH,
    Unit.QUARTER: DateKind.YEAR, Unit.HALF: DateKind.YEAR, Unit.SEASON: DateKind.YEAR, Unit.YEAR: DateKind.YEAR, Unit.DECADE: DateKind.YEAR,
}  # fmt: skip
_DAYPARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}
_SIZES = {Unit.FORTNIGHT: 2, Unit.DECADE: 10}
_SEASONS = ("WI", "SP", "SU", "FA")
NAMED_PARTS = frozenset({"Q1", "Q2", "Q3", "Q4", "H1", "H2", *_SEASONS})
"""Parts of a year that say when they are without more."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_NAMED_UNITS = (Unit.QUARTER, Unit.HALF, Unit.SEASON)
_HOURS = 24  # of a day
_PERIOD = (Unit.DAY, Unit.WEEK, Unit.FORTNIGHT, Unit.MONTH, Unit.YEAR, Unit.DECADE)


class DateTagger:
    """Finds the date expressions of a text, see `firsthand.languages.base.dates.DateFinder`.

    Args:
        times: the finder of expressions of time of the language.
    """

    def __init__(self, times: TimeTagger) -> None:
        self._times = times

    def __call__(self, text: str, /) -> tuple[DateExpression, ...]:
        """See `DateFinder`; of two expressions one of which holds the other ("overnight from Thursday to Friday"), the longer."""
        projected = (date_expression(expression) for expression in self._times(text))
        found = [expression for expression in projected if expression is not None]
        kept: list[DateExpression] = []
        for expression in sorted(found, key=lambda told: (told.span.start, -told.span.end)):
            if not kept or expression.span.end > kept[-1].span.end:
                kept.append(expression)
        return tuple(kept)


def date_expression(expression: TimeExpression) -> DateExpression | None:
    """An expression of time as one that dates events; None where it dates none."""
    told = expression.meaning
    if isinstance(told, Repeat):
        return None
    if isinstance(told, Duration):
        return _period(expression.whole, told)
    if told.unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.CENTURY) or (
        told.day is not None and told.month is None and told.weekday is None
    ):
        return None
    projected = _dated(expression.whole, told)
    if projected is None or (swapped := _swapped(told)) is None:
        return projected
    return replace(projected, other=_dated(expression.whole, swapped))


def _swapped(told: Moment) -> Moment | None:
    """A date in figures, or a range of two, with day and month the other way round; None where only one order can be."""
    if told.base is not None and told.until is None:
        return replace(told, base=base) if (base := _swapped(told.base)) is not None else None
    other = told.other
    if other is None or other.month is None or other.day is None:
        return None
    if told.until is None:
        return other
    return replace(other, until=told.until.other) if told.until.other is not None else None


def _dated(span: Span, told: Moment) -> DateExpression | None:
    if told.nth is not None:  # no earlier and no later than what it is a part of
        return _moment(span, told.within) if told.within is not None else None
    projected = _moment(span, told)
    if projected is None or told.until is None:
        return projected
    end = _moment(span, told.until)
    if end is None:
        return projected
    if end.year is not None and projected.year is None:
        projected = replace(projected, year=end.year, anchor=Anchor.NONE)
    return replace(projected, kind=DateKind.PERIOD, until=end)


def _period(span: Span, told: Duration) -> DateExpression | None:
    """Up to now, a period; from now on, or without a side, nothing. Hours count as the days they reach back into: "the past 48 hours" are two."""
    if told.side >= 0 or len(told.parts) != 1:
        return None
    count, unit = told.parts[0]
    if unit is Unit.HOUR and count is not None:
        count, unit = ceil(count / _HOURS), Unit.DAY
    if unit not in _PERIOD:
        return None
    if count is None:
        return DateExpression(span, DateKind.VAGUE, Anchor.PUBLICATION)
    if count != int(count) or count > 10_000:
        return None
    offset = -int(count) * _SIZES.get(unit, 1)
    return DateExpression(span, _KINDS[unit], Anchor.PUBLICATION, offset=offset, since=True)


def _moment(span: Span, told: Moment) -> DateExpression | None:  # noqa: PLR0911  (one form each)
    if told.ref is not None:
        return DateExpression(span, DateKind.VAGUE, Anchor.PUBLICATION) if told.ref == "PAST_REF" else None
    if told.year is not None and not _FIRST_YEAR <= told.year <= _LAST_YEAR:
        return None
    if told.holiday is not None:
        return _of_year(
            DateExpression(
                span,
                DateKind.DAY,
                Anchor.PUBLICATION,
                year=told.year,
                offset=told.offset,
                holiday=told.holiday,
            ),
            told,
        )
    if told.of_day:
        return _week_of(span, told)
    if told.base is not None:
        base = _moment(span, told.base)
        size = {Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14}.get(told.unit)
        return replace(base, shift=(base.shift or 0) + (told.offset or 0) * size) if base and size else None
    if told.weekday is not None:
        return _weekday(span, told)
    if told.unit not in _KINDS or (told.which is None and told.unit in _NAMED_UNITS):
        return None  # hours and minutes date no event, nor does a quarter that nothing tells from others
    if told.anchor is Anchor.CONTEXT and (
        told.daypart is not None or (told.offset == 0 and told.unit is not Unit.DAY)
    ):
        return None
    offset = told.offset * _SIZES.get(told.unit, 1) if told.offset is not None else None
    if told.unit is Unit.WEEKEND and offset is None:
        offset = -1
    projected = DateExpression(
        span,
        _KINDS[told.unit],
        told.anchor,
        told.year,
        told.month,
        told.day,
        None,
        offset,
        _part(told),
        None,
        told.since,
    )
    if told.year is not None:
        projected = replace(projected, anchor=Anchor.NONE)
    if told.unit is Unit.DECADE and told.year is not None:
        return replace(
            projected, kind=DateKind.PERIOD, until=replace(projected, year=told.year + 9, part=None)
        )
    dated = _of_year(projected, told)
    says_nothing = (
        dated is not None
        and dated.year is dated.month is dated.offset is None
        and dated.part not in NAMED_PARTS
    )
    return None if says_nothing else dated


def _week_of(span: Span, told: Moment) -> DateExpression | None:
    """The week or weekend of a day; None where the day is not told."""
    base = _moment(span, told.base) if told.base is not None else None
    if base is None or base.kind is not DateKind.DAY or told.unit not in (Unit.WEEK, Unit.WEEKEND):
        return None
    return replace(base, kind=DateKind.WEEK, part="weekend" if told.unit is Unit.WEEKEND else None)


def _part(told: Moment) -> str | None:
    """The part of the day, week, month or year that the words name."""
    match told.unit:
        case Unit.WEEKEND:
            return "weekend"
        case Unit.QUARTER:
            return f"Q{told.which}"
        case Unit.HALF:
            return f"H{told.which}"
        case Unit.SEASON:
            return _SEASONS[(told.which or 0) % 4]
        case _:
            named = told.part if told.part in ("early", "mid", "late") else None
            return _DAYPARTS.get(told.daypart or "", named)


def _of_year(projected: DateExpression, told: Moment) -> DateExpression | None:
    """With the year, or the years away, of the stretch that it lies in."""
    year = told.within
    if year is None:
        return projected
    if year.unit is not Unit.YEAR or told.nth is not None:
        return None
    if year.year is not None:
        return replace(projected, year=year.year, anchor=Anchor.NONE)
    return replace(projected, years=year.offset)


def _weekday(span: Span, told: Moment) -> DateExpression | None:
    if told.within is not None:
        if told.nth is None and told.within.unit is Unit.WEEK and told.within.offset is not None:
            return DateExpression(
                span,
                DateKind.WEEKDAY,
                Anchor.PUBLICATION,
                weekday=told.weekday,
                offset=None,
                week=told.within.offset,
            )
        return None
    if told.nth is not None:
        return None
    part = _DAYPARTS.get(told.daypart or "")
    offset = told.offset or None
    if offset is None and told.ahead:
        offset = 1
    return DateExpression(
        span,
        DateKind.WEEKDAY,
        Anchor.PUBLICATION,
        weekday=told.weekday,
        offset=offset,
        part=part,
        since=told.since,
    )
