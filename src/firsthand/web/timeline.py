"""Events by day, week, month or year, as bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from firsthand.store.desk_queries import DayCount

_FEW_DAYS, _FEW_WEEKS, _FEW_MONTHS = (
    62,
    750,
    15 * 366,
)  # days up to which bars stand for a day, a week, a month
_CLOSE = 0.2  # share of the whole below which a chosen period is looked at closely
_MOST_LABELS = 8
_FAR = date(9000, 1, 1).toordinal()


class Step(StrEnum):
    """What a bar stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Bar:
    """The events of one step.

    Attributes:
        start, end: its first and last day.
        sure: events that can only have happened in it.
        open: events whose first possible day lies in it and whose last one does not.
        killed: sum of the figures best supported.
        x, width: place in percent of the whole width.
        sure_height, open_height: in percent of the highest bar.
    """

    start: date
    end: date
    sure: int
    open: int
    killed: int
    x: float
    width: float
    sure_height: float
    open_height: float


@dataclass(frozen=True, slots=True)
class Label:
    """A mark under the bars."""

    x: float
    day: date


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars of a period.

    Attributes:
        step: what a bar stands for.
        start, end: the first and the last day shown.
        bars: those with an event.
        labels: marks under them.
        most: events of the highest bar.
        undated: events that nothing dates, which no bar shows.
        chosen: place and width of the chosen period in percent, None where all is chosen.
        is_close: whether what lies beside is left out.
    """

    step: Step
    start: date
    end: date
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    most: int
    undated: int
    chosen: tuple[float, float] | None
    is_close: bool


def timeline(
    counts: Sequence[DayCount], since: date | None = None, until: date | None = None
) -> Timeline | None:
    """Draw the bars, None where no event is dated.

    Args:
        counts: events by their possible days, of all times.
        since: first day of the chosen period, None for any.
        until: its last day.
    """
    dated = [count for count in counts if count.is_dated and count.first > 1 and count.last < _FAR]
    undated = sum(count.events for count in counts) - sum(count.events for count in dated)
    if not dated:
        return None
    first, last = date.fromordinal(dated[0].first), date.fromordinal(max(count.last for count in dated))
    start, end = _looked_at(first, last, since, until)
    step = _step((end - start).days + 1)
    start, end = _floor(start, step), _next(_floor(end, step), step) - timedelta(days=1)
    days = (end - start).days + 1
    tallies: dict[date, list[int]] = {}
    for count in dated:
        begins, ends = date.fromordinal(count.first), date.fromordinal(count.last)
        if not start <= begins <= end:
            continue
        slot = _floor(begins, step)
        tally = tallies.setdefault(slot, [0, 0, 0])
        tally[0 if ends < _next(slot, step) else 1] += count.events
        tally[2] += count.killed
    most = max((sure + vague for sure, vague, _ in tallies.values()), default=1)
    bars = []
    for slot, (sure, vague, killed) in sorted(tallies.items()):
        after = _next(slot, step)
        x, width = _share(slot, start, days), _share(after, start, days) - _share(slot, start, days)
        bars.append(
            Bar(
                slot,
                after - timedelta(days=1),
                sure,
                vague,
                killed,
                x,
                width,
                100 * sure / most,
                100 * vague / most,
            )
        )
    chosen = None
    if since or until:
        left = max(start, since or start)
        right = min(end, until or end)
        if left <= right:
            at = _share(left, start, days)
            chosen = (at, _share(right + timedelta(days=1), start, days) - at)
    is_close = start > first or end < last
    return Timeline(
        step, start, end, tuple(bars), tuple(_labels(start, end, step)), most, undated, chosen, is_close
    )


def _looked_at(first: date, last: date, since: date | None, until: date | None) -> tuple[date, date]:
    """The whole, or, where a short period is chosen, that period with half its length on each side."""
    if since is None or until is None:
        return first, last
    length, whole = (until - since).days + 1, (last - first).days + 1
    if length >= _CLOSE * whole or until < first or since > last:
        return first, last
    margin = timedelta(days=max(3, length // 2))
    return max(first, since - margin), min(last, until + margin)


def _step(days: int) -> Step:
    if days <= _FEW_DAYS:
        return Step.DAY
    if days <= _FEW_WEEKS:
        return Step.WEEK
    return Step.MONTH if days <= _FEW_MONTHS else Step.YEAR


def _floor(day: date, step: Step) -> date:
    match step:
        case Step.DAY:
            return day
        case Step.WEEK:
            return date.fromordinal(max(1, day.toordinal() - day.weekday()))
        case Step.MONTH:
            return day.replace(day=1)
        case Step.YEAR:
            return day.replace(month=1, day=1)


def _next(day: date, step: Step) -> date:
    match step:
        case Step.DAY:
            return day + timedelta(days=1)
        case Step.WEEK:
            return day + timedelta(days=7)
        case Step.MONTH:
            return (day + timedelta(days=32)).replace(day=1)
        case Step.YEAR:
            return day.replace(year=day.year + 1)


def _share(day: date, start: date, days: int) -> float:
    return round(100 * (day - start).days / days, 3)


def _labels(start: date, end: date, step: Step) -> Iterator[Label]:
    """Marks at first days of years, months or weeks, few enough to be read."""
    days = (end - start).days + 1
    wider = {Step.DAY: Step.WEEK, Step.WEEK: Step.MONTH, Step.MONTH: Step.YEAR, Step.YEAR: Step.YEAR}[step]
    marks = []
    day = _floor(start, wider)
    while day <= end:
        if day >= start:
            marks.append(day)
        day = _next(day, wider)
    every = -(-len(marks) // _MOST_LABELS)
    for day in marks[::every] if marks else [start]:
        yield Label(_share(day, start, days), day)
