"""All stretches that an expression of time may mean, where its words leave one open.

"On Tuesday" is the last one or the next one, "03/04/2025" a day in March or in April. What a text means of them is told by its tense
(`Moment.ahead`) and by the convention of its writers; who has neither has all of them here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from firsthand.languages.base.holidays import days_of
from firsthand.languages.base.times.meaning import Duration, Meaning, Moment, Unit
from firsthand.languages.base.times.stretches import Days, shifted, stretch, whole

_DAY = timedelta(days=1)
_DOUBT = 2
"""Days from the earliest to the latest that an Islamic holiday may be kept on."""
_WHOLE = (Unit.QUARTER, Unit.HALF, Unit.DECADE, Unit.CENTURY)
"""Units that are counted whole: "the last two quarters" end with a quarter."""


def readings(told: Meaning, day: date) -> Iterator[Days]:
    """First and last day of every reading of an expression, counted from a day of publication.

    Args:
        told: what it says.
        day: of publication.
    """
    if isinstance(told, Duration):
        yield from _run(told, day)
    elif isinstance(told, Moment):
        for first in _orders(told):
            for second in _orders(told.until) if told.until else (None,):
                yield from _directions(replace(first, until=second), day)


def _orders(told: Moment) -> tuple[Moment, ...]:
    """A moment in each of its two readings, or with each of what it is counted from."""
    if told.other is not None:
        return told, told.other
    if told.base is not None and told.base.other is not None:
        return told, replace(told, base=told.base.other)
    return (told,)


def _directions(told: Moment, day: date) -> Iterator[Days]:
    if told.distance and told.base is None and told.offset:
        exact = shifted(day, told.unit, told.offset)
        yield exact, exact
    for ahead in (told.ahead, False, True):
        first = stretch(directed(told, ahead=ahead), day, day)
        if first is None:
            continue
        if told.until is None:
            yield first
            yield from _doubt(told, first[0])
            continue
        last = _after(first, directed(told.until, ahead=ahead), day)
        if last is not None:
            yield first[0], last[1]
            yield first[0], last[0]


def _doubt(told: Moment, day: date) -> Iterator[Days]:
    """The days beside that of a holiday which hangs on the sighting of the moon; a month of fasting has none."""
    if told.holiday is None or told.base is not None or (known := days_of(told.holiday, day.year)) is None:
        return
    for start, end in known.intervals:
        if start <= day <= end and (end - start).days == _DOUBT:
            yield from ((start, start), (end, end))


def _after(first: Days, until: Moment, day: date) -> Days | None:
    """The second end of a range: the next of its name that is not before the first."""
    last = stretch(until, day, day)
    if last is None or last[1] >= first[0] or until.year is not None:
        return last
    unit = Unit.WEEK if until.weekday is not None else Unit.YEAR
    for count in (1, 2, 3):
        moved = (shifted(last[0], unit, count), shifted(last[1], unit, count))
        if moved[0] >= first[0]:
            return moved
    return last


def directed(told: Moment, *, ahead: bool | None) -> Moment:
    """A moment as words read it that look ahead or back, with what it is counted from."""
    base = directed(told.base, ahead=ahead) if told.base is not None else None
    within = directed(told.within, ahead=ahead) if told.within is not None else None
    return replace(told, ahead=ahead, base=base, within=within)


def _run(told: Duration, day: date) -> Iterator[Days]:
    """The days of "the last three weeks" and "the next two days"."""
    count, unit = told.parts[0]
    if not told.side or any(number is None or number != int(number) for number, _ in told.parts):
        return
    start = day
    try:
        if count is not None and len(told.parts) == 1 and unit in _WHOLE:
            here = whole(unit, day, None)
            if told.side < 0:
                yield shifted(here[0], unit, -int(count)), here[0] - _DAY
            else:
                yield here[1] + _DAY, shifted(here[1] + _DAY, unit, int(count)) - _DAY
        for number, part in told.parts:
            start = shifted(start, part, told.side * int(number or 0))
        if told.side < 0:
            yield start, day - _DAY
        else:
            yield day + _DAY, start
            yield day, start - _DAY
    except (ValueError, OverflowError):
        return
