"""Sets of possible days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DaySet:
    """A set of calendar days as sorted, disjoint, non-adjacent closed intervals.

    The empty set means "no day is possible" (a contradiction); the absence of knowledge is None at the
    place where a `DaySet | None` is expected, never an empty set.
    """

    intervals: tuple[tuple[date, date], ...] = ()

    @classmethod
    def of(cls, intervals: Iterable[tuple[date, date]]) -> DaySet:
        """Normalise any closed intervals (start, end), start not after end.

        Raises:
            ValueError: an interval ends before it starts.
        """
        merged: list[tuple[date, date]] = []
        for start, end in sorted(intervals):
            if end < start:
                raise ValueError(f"interval ends before it starts: {start} > {end}")
            if merged and (merged[-1][1] == date.max or start <= merged[-1][1] + _ONE):
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return cls(tuple(merged))

    @classmethod
    def day(cls, day: date) -> DaySet:
        """The set of one day."""
        return cls(((day, day),))

    @classmethod
    def days(cls, days: Iterable[date]) -> DaySet:
        """The set of the given days."""
        return cls.of((day, day) for day in days)

    @classmethod
    def between(cls, start: date, end: date) -> DaySet:
        """All days from `start` to `end`, both included; empty when `end` is before `start`."""
        return cls(((start, end),)) if start <= end else cls()

    @classmethod
    def weekday(cls, weekday: int, start: date, end: date) -> DaySet:
        """All days between `start` and `end` (included) on `weekday` (Monday 0 to Sunday 6)."""
        first = start + timedelta(days=(weekday - start.weekday()) % 7)
        count = (end - first).days // 7 + 1 if first <= end else 0
        return cls(tuple((day, day) for day in (first + timedelta(weeks=n) for n in range(count))))

    def __bool__(self) -> bool:
        return bool(self.intervals)

    def __len__(self) -> int:
        return sum((end - start).days + 1 for start, end in self.intervals)

    def __contains__(self, day: date) -> bool:
        return any(start <= day <= end for start, end in self.intervals)

    def __iter__(self) -> Iterator[date]:
        """Every day in order. Bound the set first: an open interval runs to year 9999."""
        for start, end in self.intervals:
            for offset in range((end - start).days + 1):
                yield start + timedelta(days=offset)

    def __and__(self, other: DaySet) -> DaySet:
        """Intersection."""
        return DaySet.of(
            (max(a, c), min(b, d))
            for a, b in self.intervals
            for c, d in other.intervals
            if max(a, c) <= min(b, d)
        )

    def __or__(self, other: DaySet) -> DaySet:
        """Union."""
        return DaySet.of((*self.intervals, *other.intervals))

    @property
    def start(self) -> date | None:
        """The first possible day."""
        return self.intervals[0][0] if self.intervals else None

    @property
    def end(self) -> date | None:
        """The last possible day."""
        return self.intervals[-1][1] if self.intervals else None

    @property
    def is_day(self) -> bool:
        """Whether exactly one day is possible."""
        return len(self.intervals) == 1 and self.start == self.end
