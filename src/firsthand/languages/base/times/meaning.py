"""What an expression of time means, before a calendar is looked at.

The four types are those of TIMEX3 (Pustejovsky et al. 2003, "TimeML: Robust Specification of Event and Temporal Expressions in
Text"): a date, a time of day, a duration ("three days") and a set of times ("every Monday").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from firsthand.domain.values import Anchor, Span


class TimeType(StrEnum):
    """Types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Unit(StrEnum):
    """Units of time, from short to long."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    NIGHT = "night"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar as words give it; only what they say is set.

    Attributes:
        unit: how long the stretch is.
        anchor: what an `offset`, or a weekday or month without its year, is counted from.
        offset: whole units before (negative) or after the anchor.
        year, month, day: absolute parts. A decade and a century are told by their first year.
        weekday: Monday 0 to Sunday 6.
        which: number of a quarter (1 to 4), of a half (1, 2), of a season (winter 0 to autumn 3), of a week of the year.
        holiday: key of a holiday, see `firsthand.languages.base.holidays`.
        nth: which one of `within`, from 1, the last one -1: "the first Monday of March".
        within: a longer stretch that this one lies in: "June last year".
        base: another moment that `offset` is counted from: "two days before Christmas".
        part: "early", "mid" or "late".
        daypart: "MO", "MI", "AF", "EV", "NI", "DT" as in TIMEX3.
        hour, minute, second: clock time of the place of the text.
        until: the second end of a range.
        since: whether it begins here and is still open.
        distance: whether it is told by how far away it is ("a year ago") rather than as a unit of the calendar ("last year").
        ahead: whether the words before it point to the future; None where they do not tell.
        other: a second reading that the words allow: the day and month of "03/04/2025" the other way round.
        of_day: whether it is the unit that `base` lies in: "the week of 10 April".
        ref: PAST_REF, PRESENT_REF or FUTURE_REF for "recently", "now", "soon".
    """

    unit: Unit
    anchor: Anchor = Anchor.NONE
    offset: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: int | None = None
    holiday: str | None = None
    nth: int | None = None
    within: Moment | None = None
    base: Moment | None = None
    part: str | None = None
    daypart: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    until: Moment | None = None
    since: bool = False
    distance: bool = False
    ahead: bool | None = None
    other: Moment | None = None
    of_day: bool = False
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time.

    Attributes:
        parts: amounts with their units, the longest first; an amount is None where it is not told ("several days").
        side: -1 for the stretch up to now ("the past two months"), +1 for the one from now on, 0 for neither.
    """

    parts: tuple[tuple[float | None, Unit], ...]
    side: int = 0


@dataclass(frozen=True, slots=True)
class Repeat:
    """A time that comes again: "daily", "every two weeks", "each Thursday".

    Attributes:
        every: the length from one to the next.
        at: what comes again, where it has a name.
    """

    every: Duration
    at: Moment | None = None


Meaning: TypeAlias = Moment | Duration | Repeat


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An expression of time in a text.

    Attributes:
        span: its extent by the rules of TIMEX3: without its preposition.
        whole: its extent with the preposition ("on Sunday").
        meaning: what it says.
        ends: extents of the two ends of a range, None where it is none.
    """

    span: Span
    whole: Span
    meaning: Meaning
    ends: tuple[Span, Span] | None = None

    @property
    def type(self) -> TimeType:
        """Its type."""
        if isinstance(self.meaning, Duration):
            return TimeType.DURATION
        if isinstance(self.meaning, Repeat):
            return TimeType.SET
        told = self.meaning
        return TimeType.TIME if told.hour is not None or told.daypart is not None else TimeType.DATE
