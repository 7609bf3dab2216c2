"""Date expressions: what a text says about when, before and after resolution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from firsthand.domain.values.days import DaySet
from firsthand.domain.values.span import Span


class DateKind(StrEnum):
    """Grain and form of an expression."""

    DAY = "day"
    WEEKDAY = "weekday"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    PERIOD = "period"  # an interval with two ends, or "since ..."
    VAGUE = "vague"  # "recently", "in recent years": no days can be derived


class Anchor(StrEnum):
    """What an expression is counted from."""

    NONE = "none"  # absolute: carries its own year
    PUBLICATION = "publication"  # "yesterday", "on Sunday", "last month"
    CONTEXT = "context"  # "the following day", "a day earlier": another date of the text


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date expression as a language pack reads it, not yet placed in the calendar.

    Exactly the fields that the words give are set.

    Attributes:
        span: the expression as written, without its preposition ("Sunday" in "on Sunday" may include it).
        kind: grain.
        anchor: what it is relative to.
        year, month, day: absolute parts that were said. A WEEK with a day or a holiday is the one that it lies in.
        weekday: Monday 0 to Sunday 6.
        offset: whole units before (negative) or after the anchor, in units of `kind`
            ("yesterday": DAY -1, "last month": MONTH -1, "two weeks ago": WEEK -2).
            For WEEKDAY: None for a bare "on Sunday", -1 for "last Sunday", +1 for "next Sunday".
            With a month, a holiday or a part of the year it counts those of its name ("last June": -1).
        part: "early", "mid", "late", "night", "morning", "afternoon", "evening", "weekend" where said; of a year also "Q1" to
            "Q4", "H1", "H2", and the seasons "WI", "SP", "SU", "FA".
        until: second end of a PERIOD, None for an open one.
        since: True when the period starts at this expression and is still open ("since the start of last month").
        holiday: key of a holiday, see `firsthand.languages.base.holidays`.
        shift: days after (before, where negative) what the rest says: "the eve of Tabaski" is -1.
        week: weeks from that of publication in which the weekday lies ("Monday of last week": -1).
        years: years from that of publication in which the rest lies ("June last year": -1).
        other: what the same figures say with day and month the other way round ("03/04/2025"), None where only one order can be.
    """

    span: Span
    kind: DateKind
    anchor: Anchor
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None
    part: str | None = None
    until: DateExpression | None = None
    since: bool = False
    holiday: str | None = None
    shift: int | None = None
    week: int | None = None
    years: int | None = None
    other: DateExpression | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression with the days it can mean.

    Attributes:
        expression: what was read.
        possible: the days it can mean given the publication date, None where nothing bounds it (a bare
            weekday in an undated page); then `expression.weekday` remains as a constraint.
        timex: TIMEX3-like value with X for what is unknown: `2025-06-01`, `2025-05`, `XXXX-WXX-7`.
        because: short reasons in words.
    """

    expression: DateExpression
    possible: DaySet | None
    timex: str
    because: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Where the expression stands."""
        return self.expression.span


@dataclass(frozen=True, slots=True)
class Published:
    """A page's publication date: evidence, not truth, and only an upper bound on what it reports.

    Attributes:
        value: the day.
        confidence: probability that the article first appeared on that day, 0 to 1. Below 0.8 the date
            bounds from above but does not anchor "on Sunday".
        evidence: where it was found: "json-ld", "meta article:published_time", "printed: Fri Jul 18 2025", "input".
    """

    value: date
    confidence: float
    evidence: str

    @property
    def anchors(self) -> bool:
        """Whether relative expressions may be counted from this date."""
        return self.confidence >= 0.8
