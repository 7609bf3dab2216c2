"""The values of the expressions of one text, each counted from publication or from the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from firsthand.domain.values import Anchor
from firsthand.languages.base.times.meaning import Meaning, Moment, TimeExpression, Unit
from firsthand.languages.base.times.normal import value
from firsthand.languages.base.times.stretches import shifted, stretch

_YEAR = timedelta(days=366)
_LONG = (Unit.DECADE, Unit.CENTURY)


def values(expressions: Iterable[TimeExpression], day: date) -> Iterator[tuple[TimeExpression, str]]:
    """Each expression with its TIMEX3 value.

    Args:
        expressions: of one text, in its order.
        day: on which the text was published.
    """
    before: date | None = None
    quarter: date | None = None
    for expression in expressions:
        told = expression.meaning
        yield expression, value(_compared(told, quarter, day), day, before or day)
        if isinstance(told, Moment) and told.ref is None and told.unit not in _LONG:
            days = stretch(told, day, before or day)
            before = days[0] if days else before
            if days and told.unit is Unit.QUARTER and not told.distance and day - _YEAR <= days[0] <= day:
                quarter = days[0]


def _compared(told: Meaning, quarter: date | None, day: date) -> Meaning:
    """A year before or "the quarter", in a text that tells of a quarter: one that it means."""
    if not isinstance(told, Moment) or told.ref is not None:
        return told
    if told.unit is Unit.YEAR and told.distance and told.offset == -1 and quarter is not None:
        return Moment(Unit.QUARTER, year=quarter.year - 1, month=quarter.month)
    if told.unit is Unit.QUARTER and told.anchor is Anchor.CONTEXT and not told.offset:
        named = quarter or shifted(day, Unit.QUARTER, -1)
        return Moment(Unit.QUARTER, year=named.year, month=named.month)
    return told
