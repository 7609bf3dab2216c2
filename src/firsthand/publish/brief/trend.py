"""A period in weeks, months or years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from firsthand.domain.report import CasualtyKind
from firsthand.publish.brief.model import Bar, Incident, Trend, Unit, Whole
from firsthand.publish.brief.sums import add_up

MOST_BARS = 60
"""Bars that a page has room for: above, the unit is the next longer one."""
MOST_YEARS = 200
"""Years of a period that a chart is drawn of."""


def trend(
    incidents: Sequence[Incident],
    wholes: Sequence[Whole],
    documents: Mapping[date, int],
    since: date | None,
    until: date | None,
) -> Trend:
    """Put incidents and documents into bars.

    An incident is in a bar if all its possible days are: one whose days spread over several is in none and listed. The toll of an operation
    goes where all its incidents are.

    Args:
        incidents: of the brief; those counted are taken.
        wholes: the same of its operations.
        documents: how many were read, by day of publication.
        since: first day to show, None where nothing bounds it.
        until: last day to show.
    """
    if since is None or until is None or _count(Unit.YEAR, since, until) > MOST_YEARS:
        return Trend(Unit.WEEK, (), tuple(row.number for row in incidents if row.is_counted))
    unit = next((unit for unit in Unit if _count(unit, since, until) <= MOST_BARS), Unit.YEAR)
    bars = []
    placed: set[int] = set()
    kept: set[str] = set()
    for start, end in _spans(unit, since, until):
        inside = [row for row in incidents if row.is_counted and _lies_in(row, start, end)]
        numbers = {row.number for row in inside}
        whole = [item for item in wholes if item.is_counted and set(item.numbers) <= numbers]
        placed |= numbers
        kept |= {item.id for item in whole}
        read = sum(documents.get(start + timedelta(days=n), 0) for n in range((end - start).days + 1))
        bars.append(Bar(start, end, len(inside), add_up(CasualtyKind.KILLED, inside, whole), read))
    return Trend(
        unit,
        tuple(bars),
        tuple(row.number for row in incidents if row.is_counted and row.number not in placed),
        tuple(item.id for item in wholes if item.is_counted and item.id not in kept),
    )


def _lies_in(row: Incident, start: date, end: date) -> bool:
    possible = row.event.date.possible
    return (
        possible is not None
        and possible.start is not None
        and possible.end is not None
        and start <= possible.start
        and possible.end <= end
    )


def _count(unit: Unit, since: date, until: date) -> int:
    match unit:
        case Unit.WEEK:
            return ((until - since).days + since.weekday()) // 7 + 1
        case Unit.MONTH:
            return (until.year - since.year) * 12 + until.month - since.month + 1
        case Unit.YEAR:
            return until.year - since.year + 1


def _spans(unit: Unit, since: date, until: date) -> Iterator[tuple[date, date]]:
    start = since
    while start <= until:
        following = _next(unit, start)
        end = until if following is None else min(until, following - timedelta(days=1))
        yield start, end
        if following is None:
            return
        start = following


def _next(unit: Unit, day: date) -> date | None:
    """The first day of the next unit, None where the calendar ends."""
    try:
        match unit:
            case Unit.WEEK:
                return day + timedelta(days=7 - day.weekday())
            case Unit.MONTH:
                return date(day.year + day.month // 12, day.month % 12 + 1, 1)
            case Unit.YEAR:
                return date(day.year + 1, 1, 1)
    except (OverflowError, ValueError):
        return None
