"""When one document says that something happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.domain.event import DatePrecision
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.moment import DateExpression, DateKind, DateMention

_ENUMERABLE = 3660  # days
_SEASON = 92  # days: no longer than what news may be about anyway


@dataclass(frozen=True, slots=True, order=True)
class Pattern:
    """What a day must look like: parts of a date that the words give without placing it in the calendar.

    Attributes:
        weekday: Monday 0 to Sunday 6, None for any.
        month, day: of the year and of the month, None for any.
    """

    weekday: int = -1
    month: int = -1
    day: int = -1

    def fits(self, candidate: date) -> bool:
        """Whether a day looks like this."""
        return all(
            said in (-1, actual)
            for said, actual in (
                (self.weekday, candidate.weekday()),
                (self.month, candidate.month),
                (self.day, candidate.day),
            )
        )

    def within(self, days: DaySet) -> DaySet:
        """The days of a set that look like this; a set of more than ten years is returned as it is."""
        if len(days) > _ENUMERABLE:
            return days
        return DaySet.days(day for day in days if self.fits(day))


@dataclass(frozen=True)
class When:
    """What the date expressions of one happening allow.

    Attributes:
        days: possible days, None where no expression was placed in the calendar.
        pattern: what the day must look like where it was not placed, None where nothing is said.
        is_absolute: whether some expression carried its own year, so that a wrong publication date
            cannot have misled it.
    """

    days: DaySet | None = None
    pattern: Pattern | None = None
    is_absolute: bool = False

    @property
    def is_told(self) -> bool:
        """Whether the document says anything of the day."""
        return self.days is not None or self.pattern is not None


def gap_days(a: DaySet, b: DaySet) -> int:
    """Days between the nearest members of two sets; 0 where they share a day."""
    return min(
        max(0, (max(start, other) - min(end, last)).days)
        for start, end in a.intervals
        for other, last in b.intervals
    )


def pattern_of(expression: DateExpression) -> Pattern | None:
    """The pattern of an expression without a place in the calendar, None where it has none."""
    if expression.year is not None or expression.since or expression.other is not None:
        return None
    if expression.kind is DateKind.WEEKDAY and expression.weekday is not None:
        return Pattern(weekday=expression.weekday)
    if expression.kind is DateKind.DAY and expression.month is not None and expression.day is not None:
        return Pattern(month=expression.month, day=expression.day)
    return None


def when(mentions: Sequence[DateMention]) -> When:
    """Combine the expressions of one happening.

    Where two exclude each other, a day told by its date stands before one told by its weekday (news dates
    what happened, and who said so spoke "on Thursday"); of equals the one told first: a report opens with
    its own day, and later expressions in it tend to date a statement or an earlier incident. What has gone on "since Tuesday" is of these days, where
    no day is told; since when longer, it is no one incident's.
    """
    days: DaySet | None = None
    pattern: Pattern | None = None
    is_absolute = False
    for mention in sorted(
        mentions, key=lambda mention: (mention.expression.since, mention.expression.day is None)
    ):
        expression = mention.expression
        if expression.kind is DateKind.VAGUE or (expression.since and not _is_recent(mention)):
            continue
        if mention.possible is None:
            pattern = pattern or pattern_of(expression)
            continue
        narrowed = mention.possible if days is None else days & mention.possible
        if narrowed:
            days = narrowed
            is_absolute = is_absolute or expression.year is not None
    return When(days, pattern, is_absolute)


def _is_recent(mention: DateMention) -> bool:
    """Whether what has gone on since then has gone on for no longer than news may be about."""
    return mention.possible is not None and 1 < len(mention.possible) <= _SEASON


def precision(days: DaySet | None) -> DatePrecision:
    """How narrow a set of possible days is, from its first day to its last."""
    if days is None or days.start is None or days.end is None:
        return DatePrecision.UNKNOWN
    length = (days.end - days.start).days + 1
    if length == 1:
        return DatePrecision.DAY
    if length <= 7:
        return DatePrecision.WEEK
    return DatePrecision.MONTH if length <= 31 else DatePrecision.PERIOD
