"""Events and deaths by week or month, and what changed against the period before.

An event whose possible days lie in several steps is never shared out: it counts as sure in none of them and as possible in each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from firsthand.store.trend_queries import Tally
from firsthand.web.intervals import of_ratio

MOST_STEPS = 130
"""Bars that are shown at most."""

_LONGEST_BY_WEEK = 400  # days
_UNEVEN = 1.5
"""From this ratio of documents read on, the reader is told that the curve may follow the reading."""

_USUAL = {"week": 26, "month": 24}


class Every(StrEnum):
    """What a bar stands for."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Period:
    """Whole weeks or months.

    Attributes:
        every: which of them.
        starts: first days, as days since the start of year 1.
        end: the last day.
        is_cut: whether a longer one was asked for.
    """

    every: Every
    starts: tuple[int, ...]
    end: int
    is_cut: bool = False

    @property
    def first(self) -> date:
        """The first day."""
        return date.fromordinal(self.starts[0])

    @property
    def last(self) -> date:
        """The last day."""
        return date.fromordinal(self.end)

    @property
    def spans(self) -> tuple[tuple[date, date], ...]:
        """First and last day of each step."""
        ends = [*(start - 1 for start in self.starts[1:]), self.end]
        return tuple(
            (date.fromordinal(a), date.fromordinal(b)) for a, b in zip(self.starts, ends, strict=True)
        )

    def before(self) -> Period:
        """As many steps before this one."""
        starts = [self.starts[0]]
        for _ in self.starts:
            starts.append(_floor(starts[-1] - 1, self.every))
        return Period(self.every, tuple(reversed(starts[1:])), self.starts[0] - 1)


def period(
    first: int, last: int, since: date | None = None, until: date | None = None, every: Every | None = None
) -> Period:
    """The steps to show.

    Args:
        first: day on which the first event can have begun, as days since the start of year 1.
        last: day on which the last one can.
        since: first day asked for; without, half a year by week or two years by month is shown.
        until: last day asked for; without, that of the last event.
        every: the steps, None to choose by the length.
    """
    end = until.toordinal() if until else max(last, since.toordinal() if since else last)
    if every is None:
        length = end - (since.toordinal() if since else first)
        every = Every.WEEK if not since or length <= _LONGEST_BY_WEEK else Every.MONTH
    starts = [_floor(end, every)]
    close = _after(starts[0], every) - 1
    wanted = _USUAL[every] if since is None else MOST_STEPS
    lowest = _floor(since.toordinal(), every) if since else 1
    while len(starts) < wanted and starts[-1] > lowest:
        starts.append(_floor(starts[-1] - 1, every))
    return Period(every, tuple(reversed(starts)), close, since is not None and starts[-1] > lowest)


def _floor(day: int, every: Every) -> int:
    """The first day of the week (Monday, as ISO 8601 has it) or month."""
    day = max(1, day)
    if every is Every.WEEK:
        return day - (day - 1) % 7  # 1 January of year 1 is a Monday
    return date.fromordinal(day).replace(day=1).toordinal()


def _after(start: int, every: Every) -> int:
    if every is Every.WEEK:
        return start + 7
    return (date.fromordinal(start) + timedelta(days=32)).replace(day=1).toordinal()


@dataclass(slots=True)
class Sum:
    """Events and deaths of a step or a period.

    Attributes:
        sure: events all of whose possible days lie in it.
        open: events that may lie in it or beside it.
        low, best, high: the dead of the sure ones.
        open_high: the dead of the others at most.
        figures: sure events that have a figure of the dead.
        unbounded: figures without an upper bound, of both.
    """

    sure: int = 0
    open: int = 0
    low: int = 0
    best: int = 0
    high: int = 0
    open_high: int = 0
    figures: int = 0
    unbounded: int = 0

    @property
    def most(self) -> int:
        """Events at most."""
        return self.sure + self.open

    @property
    def deadliest(self) -> int:
        """Deaths at most, as far as figures are bounded."""
        return self.high + self.open_high

    def add(self, tally: Tally, *, is_sure: bool) -> None:
        """Count events in."""
        self.unbounded += tally.unbounded
        if is_sure:
            self.sure += tally.events
            self.low += tally.low
            self.best += tally.best
            self.high += tally.high
            self.figures += tally.figures
        else:
            self.open += tally.events
            self.open_high += tally.high


@dataclass(frozen=True, slots=True)
class Series:
    """One curve.

    Attributes:
        steps: one sum for each step.
        total: that of the whole period, in which an event counts once.
    """

    steps: tuple[Sum, ...]
    total: Sum

    @property
    def most(self) -> int:
        """Events of the highest bar."""
        return max((step.most for step in self.steps), default=0)

    @property
    def deadliest(self) -> int:
        """Deaths of the highest bar."""
        return max((step.deadliest for step in self.steps), default=0)

    def bars(self, low: str, high: str, most: int) -> str:
        """Bars as one path, each a unit wide, in a box whose height is 100.

        Args:
            low: attribute of a step where its bar begins, empty for the ground.
            high: where it ends.
            most: what the whole height stands for.
        """
        return "".join(
            f"M{n} {100 - 100 * end / most:.4g}h.84V{100 - 100 * start / most:.4g}h-.84z"
            for n, step in enumerate(self.steps)
            if (end := getattr(step, high)) > (start := getattr(step, low) if low else 0)
        )

    def ranges(self, most: int) -> str:
        """Lines from the low to the high figure of the dead, as `bars`."""
        return "".join(
            f"M{n}.42 {100 - 100 * step.deadliest / most:.4g}V{100 - 100 * step.low / most:.4g}"
            for n, step in enumerate(self.steps)
            if step.deadliest > step.low
        )


def series(tallies: Iterable[Tally], over: Period) -> Series:
    """Put events into the steps of a period.

    Args:
        tallies: events that can lie in it; others are passed over.
        over: the period.
    """
    steps, total = tuple(Sum() for _ in over.starts), Sum()
    for tally in tallies:
        touched = sorted(
            {
                n
                for start, end in tally.runs
                if start <= over.end and end >= over.starts[0]
                for n in range(
                    _step_of(max(start, over.starts[0]), over), _step_of(min(end, over.end), over) + 1
                )
            }
        )
        if not touched:
            continue
        is_inside = tally.runs[0][0] >= over.starts[0] and tally.runs[-1][1] <= over.end
        total.add(tally, is_sure=is_inside)
        for n in touched:
            steps[n].add(tally, is_sure=is_inside and len(touched) == 1)
    return Series(steps, total)


def _step_of(day: int, over: Period) -> int:
    return bisect_right(over.starts, day) - 1


class Verdict(StrEnum):
    """What can be said of a change."""

    MORE = "more"
    FEWER = "fewer"
    UNCLEAR = "unclear"
    NOTHING = "nothing"  # in neither period
    UNREAD = "unread"  # no document of one of the periods was read


@dataclass(frozen=True, slots=True)
class Change:
    """A period against the one before.

    Attributes:
        ratio: sure events now by those before, None where there were none before.
        band: lowest and highest ratio that go with the counts (see `intervals`), events that may lie in either period given first to one
            side and then to the other; None where nothing was counted.
        events: what that says.
        fewest, most: difference of the deaths at least and at most, by the low and high figures.
        deaths: what that says; unclear where a figure that matters has no upper bound.
        is_fewest_open: whether the difference may be lower, since figures of before have no upper bound.
        is_most_open: whether it may be higher, since figures of now have none.
    """

    ratio: float | None
    band: tuple[float, float] | None
    events: Verdict
    fewest: int
    most: int
    deaths: Verdict
    is_fewest_open: bool = False
    is_most_open: bool = False


def change(now: Sum, before: Sum, *, is_read: bool = True) -> Change:
    """Compare two periods of equal length.

    Args:
        now: the later one.
        before: the one before.
        is_read: whether documents of both were read; without, nothing can be said.
    """
    low = of_ratio(now.sure, before.most)
    high = of_ratio(now.most, before.sure)
    band = (low[0] if low else 0.0, high[1]) if high else None
    fewest, most = now.low - before.deadliest, now.deadliest - before.low
    is_up, is_down = fewest > 0 and not before.unbounded, most < 0 and not now.unbounded
    deaths = Verdict.MORE if is_up else Verdict.FEWER if is_down else Verdict.UNCLEAR
    if not (now.deadliest or before.deadliest):
        deaths = Verdict.NOTHING
    events = Verdict.UNCLEAR
    if band is None:
        events = Verdict.NOTHING
    elif band[0] > 1:
        events = Verdict.MORE
    elif band[1] < 1:
        events = Verdict.FEWER
    if not is_read:
        events, deaths = (v if v is Verdict.NOTHING else Verdict.UNREAD for v in (events, deaths))
    return Change(
        now.sure / before.sure if before.sure else None,
        band,
        events,
        fewest,
        most,
        deaths,
        before.unbounded > 0,
        now.unbounded > 0,
    )


@dataclass(frozen=True)
class Panel:
    """One of the small multiples.

    Attributes:
        name: shown.
        query: of the address that keeps to it, None where there is no such condition.
        series: its curve.
        change: against the period before.
    """

    name: str
    query: str | None
    series: Series
    change: Change


@dataclass(frozen=True)
class Coverage:
    """Documents read by step, whatever they tell of.

    Attributes:
        steps: by the day on which they were published.
        before: of the whole period before.
        undated: documents of the store that carry no day.
    """

    steps: tuple[int, ...]
    before: int
    undated: int
    total: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", sum(self.steps))

    @property
    def is_read(self) -> bool:
        """Whether anything was read of both periods."""
        return self.total > 0 and self.before > 0

    @property
    def is_uneven(self) -> bool:
        """Whether much more was read of one period than of the other."""
        return self.is_read and not 1 / _UNEVEN <= self.total / self.before <= _UNEVEN


def coverage(days: Mapping[date, int], undated: int, over: Period, before: Period) -> Coverage:
    """Count documents by step."""
    steps = [0] * len(over.starts)
    earlier = 0
    for day, number in days.items():
        at = day.toordinal()
        if over.starts[0] <= at <= over.end:
            steps[_step_of(at, over)] += number
        elif before.starts[0] <= at <= before.end:
            earlier += number
    return Coverage(tuple(steps), earlier, undated)


def by_value(tallies: Sequence[Tally]) -> dict[tuple[str, ...], list[Tally]]:
    """Tallies of each value."""
    found: dict[tuple[str, ...], list[Tally]] = {}
    for tally in tallies:
        found.setdefault(tally.value, []).append(tally)
    return found
