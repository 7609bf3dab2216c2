"""Two neighbouring expressions that are one: a day and its hour, a month and its year."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from firsthand.domain.values import Anchor
from firsthand.languages.base.times.meaning import Duration, Moment, Repeat, Unit

_ORDER = tuple(Unit)
_CLOCKS = (Unit.SECOND, Unit.MINUTE, Unit.HOUR)
_NOON = 12


def combine(first: Moment, second: Moment, links: Collection[str], *, clock_last: bool) -> Moment | None:
    """The one expression that two make, None where they stay two.

    Args:
        first: the one that stands first.
        second: the one behind it.
        links: what stands between them, by kind: "of", "comma", "on", "poss".
        clock_last: whether a clock time after its day is one expression with it.
    """
    if first.until or first.of_day or first.distance:
        nested = _on(first, second, links)
        if nested is not None:
            return nested
    if first.until or second.until or first.ref or second.ref:
        return None
    for inner, outer in ((first, second), (second, first)):
        if _is_clock(inner) and inner is second and not clock_last and outer.day is None:
            continue
        if _is_clock(inner) and _is_day(outer) and outer.hour is None:
            return _at(outer, inner)
        if _is_daypart(inner) and (_is_day(outer) or _is_clock(outer)) and "poss" not in links:
            return _in_part(outer, inner.daypart or "")
    if "on" in links:
        return None
    if (
        _fits(first, second)
        and "poss" not in links
        and ("of" in links or not links or ("comma" in links and second.offset is not None))
    ):
        return replace(first, within=second, since=first.since or second.since)
    if _fits(second, first) and "poss" in links:
        return replace(second, within=first)
    return None


def _on(first: Moment, second: Moment, links: Collection[str]) -> Moment | None:
    """The first units of a stretch, the week of a day, so much before or after a moment; None where they are none of these."""
    if second.until or second.ref or first.ref:
        return None
    if first.until is not None:
        is_part = first.nth is not None and first.within is None and links == {"of"}
        if not is_part or _ORDER.index(first.unit) >= _ORDER.index(second.unit):
            return None
        return replace(first, within=second, until=replace(first.until, within=second))
    if links or first.base is not None:
        return None
    if first.of_day:
        return replace(first, base=second) if _is_day(second) else None
    if first.anchor is Anchor.CONTEXT and not second.distance:
        return replace(first, base=second, anchor=second.anchor)
    return None


def _today(told: Moment) -> Moment:
    """Now, as an end of a range."""
    return Moment(Unit.DAY, Anchor.PUBLICATION, offset=0) if told.ref == "PRESENT_REF" else told


def is_absolute(first: Moment, second: Moment) -> bool:
    """Whether two moments are a range without a word before them, as each has its year: "June 2019 to May 2020"."""
    is_now = second.ref == "PRESENT_REF" or (second.unit is Unit.DAY and second.offset is not None)
    return first.year is not None and (second.year is not None or is_now)


def lasting(length: Duration, start: Moment) -> Moment | None:
    """Three days from Monday on: from the day to the last one before so much has passed."""
    end = from_moment(length, start)
    return (
        None
        if end is None
        else replace(start, until=Moment(Unit.DAY, end.anchor, offset=-1, base=end, distance=True))
    )


def from_moment(length: Duration, start: Moment) -> Moment | None:
    """Two weeks from Monday: the day, None where the length cannot be counted."""
    count, unit = length.parts[0]
    if length.side or len(length.parts) > 1 or count is None or count != int(count):
        return None
    if start.unit is not Unit.DAY or start.ref or start.until or start.hour is not None or unit in _CLOCKS:
        return None
    return Moment(unit, start.anchor, offset=int(count), base=start, distance=True)


def at_clock(told: Repeat, clock: Moment) -> Repeat | None:
    """Every Monday at 4 p.m."""
    if not _is_clock(clock) or clock.day is not None or clock.weekday is not None or clock.until:
        return None
    if told.at is None:
        if told.every != Duration(((1.0, Unit.DAY),)):
            return None
        return replace(told, at=replace(clock, anchor=Anchor.NONE))
    if told.at.hour is not None or told.at.unit is not Unit.DAY:
        return None
    return replace(told, at=_at(told.at, clock))


def _is_clock(told: Moment) -> bool:
    return told.unit in _CLOCKS and told.hour is not None


def _is_daypart(told: Moment) -> bool:
    return told.daypart is not None and told.anchor is Anchor.CONTEXT and told.hour is None


def _is_day(told: Moment) -> bool:
    return told.unit is Unit.DAY and not _is_daypart(told)


def _at(day: Moment, clock: Moment) -> Moment:
    return _in_part(
        replace(day, hour=clock.hour, minute=clock.minute, second=clock.second), day.daypart or ""
    )


def _in_part(told: Moment, part: str) -> Moment:
    """With a part of the day, which says which half a clock time lies in."""
    hour = told.hour
    if hour is None:
        return replace(told, daypart=part)
    if 0 < hour < _NOON and (part in ("AF", "EV") or (part == "NI" and hour > 5)):
        hour += _NOON
    return replace(told, hour=hour, daypart=None)


def _fits(inner: Moment, outer: Moment) -> bool:
    """Whether a stretch may lie in a longer one that the words name."""
    if (
        inner.year is not None
        or inner.within is not None
        or inner.base is not None
        or inner.offset is not None
    ):
        return False
    if _ORDER.index(inner.unit) >= _ORDER.index(outer.unit) or outer.unit in (Unit.DECADE, Unit.CENTURY):
        return False
    if inner.unit is Unit.DAY and inner.weekday is not None and inner.nth is None:
        return (
            outer.unit is Unit.WEEK and outer.anchor is not Anchor.CONTEXT
        )  # "on Wednesday, two weeks after"
    return (
        inner.holiday is not None
        or inner.month is not None
        or inner.which is not None
        or inner.nth is not None
        or inner.day is not None
    )


_ENDS = (Unit.DAY, Unit.MONTH, Unit.QUARTER, Unit.YEAR)


def ranged(first: Moment, second: Moment) -> Moment | None:
    """The range from one to the other, None where they make none."""
    first, second = _today(first), _today(second)
    if first.until or second.until or first.ref or second.ref:
        return None
    if first.unit not in _ENDS or second.unit not in _ENDS:
        return None
    is_counted = second.offset is not None and second.anchor is Anchor.PUBLICATION
    if first.unit is not second.unit or (first.year is not None and is_counted):
        whole = first.year is not None and (second.year is not None or is_counted)
        near = first.year is None and first.month is not None and is_counted
        near = near or (first.offset == 0 and first.anchor is Anchor.PUBLICATION and second.month is not None)
        return replace(first, until=second) if whole or near else None
    if second.year is None and first.year is not None and first.unit is Unit.YEAR:
        return None
    year = second.year if first.year is None and first.month is not None else first.year
    start = replace(first, year=year, until=second)
    return replace(start, anchor=Anchor.NONE) if year is not None else start
