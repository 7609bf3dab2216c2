"""Date expressions placed in the calendar: sets of possible days, never a wrong day."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from firsthand.claims.counted_back import counted_from, is_counted_back
from firsthand.claims.figure_order import day_stands_first, in_order
from firsthand.claims.listed_days import with_runs
from firsthand.claims.messages import NO_SUCH_DAY
from firsthand.claims.named_days import days_in, is_named, last_up_to
from firsthand.domain.document import Document
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.values import Anchor, DateExpression, DateKind, DateMention, DaySet, Published

HORIZON = timedelta(days=92)
"""How long after an incident a page may still report it as its news. A page's date bounds what it reports from above; this bounds it from
below where nothing else does. A quarter is generous: rewrites of old stories are printed weeks later."""

_DAY = timedelta(days=1)
_LEAP_YEARS = 8
"""Years between two that have a 29 February, at most (Gregorian calendar, around 1900 and 2100)."""
_PARTS = {"early": (0.0, 0.34), "mid": (0.33, 0.67), "late": (0.66, 1.0)}


def place_in_calendar(document: Document, expressions: Sequence[DateExpression]) -> tuple[DateMention, ...]:
    """The days that each expression can mean, in the order given.

    A publication date of high confidence anchors "on Sunday" and "yesterday". One of low confidence is only an upper bound: a
    weekday is then any such day of the horizon before it. Without a date, a weekday stays a constraint without days
    (`possible` None). Expressions such as "the following day" count from the date before them. Figures that may stand both ways round
    ("03/04/2025") mean either day, unless the document tells which (see `firsthand.claims.figure_order`) or one lies after it. A date
    that does not exist (31 February) gives no mention; `lost_days` tells of it.
    """
    mentions: list[DateMention] = []
    day_first = day_stands_first(document, expressions)
    told = [in_order(expression, day_first=day_first) for expression in expressions]
    years = [e.year for e in told if e.year is not None and e.day is not None]
    for expression in told:
        previous = counted_from(document, expression, mentions)
        mention = _either(document, expression, previous, years[0] if years else None)
        if mention is not None:
            mentions.append(mention)
    return with_runs(document.text, mentions)


def lost_days(
    document: Document, expressions: Iterable[DateExpression], mentions: Iterable[DateMention]
) -> tuple[Issue, ...]:
    """What a person should know of dates that the document gives and no calendar has: "31 February 2025"."""
    placed = {mention.span for mention in mentions}
    return tuple(
        Issue(
            document.id,
            "claims",
            "no-such-day",
            NO_SUCH_DAY(words=e.span.text),
            Severity.WARNING,
        )
        for e in expressions
        if e.day is not None and e.month is not None and e.span not in placed
    )


def _either(
    document: Document, expression: DateExpression, previous: DateMention | None, year: int | None
) -> DateMention | None:
    """An expression in figures that stand both ways round in both its readings, without one that lies after the document."""
    if expression.other is None:
        return _place(document, expression, previous, year)
    readings = [
        placed
        for reading in (replace(expression, other=None), expression.other)
        if (placed := _place(document, reading, previous, year)) is not None
    ]
    limit = (document.published.value if document.published else document.captured_at.date()) + _DAY
    past = [m for m in readings if m.possible and m.possible.start and m.possible.start <= limit]
    readings = past or readings
    if len(readings) < 2:
        return readings[0] if readings else None
    first, second = (mention.possible for mention in readings)
    possible = first | second if first is not None and second is not None else None
    return DateMention(
        expression,
        possible,
        f"{expression.year or 'XXXX'}-XX-XX",
        ("day and month may stand either way round",),
    )


def _place(  # noqa: PLR0911  (one form each)
    document: Document, expression: DateExpression, previous: DateMention | None, year: int | None
) -> DateMention | None:
    published = document.published
    if expression.shift and expression.holiday is None:
        return _shifted(expression, _place(document, replace(expression, shift=None), previous, year))
    if expression.kind is DateKind.WEEK and (expression.day is not None or expression.holiday is not None):
        day = replace(expression, kind=DateKind.DAY, part=None)
        return _week_of(expression, _place(document, day, previous, year))
    if expression.anchor is Anchor.CONTEXT:
        return _from_context(document, expression, previous)
    if expression.years is not None:
        return _years_away(expression, published)
    if expression.year is not None:
        days = _absolute(expression, expression.year)
        if days is None:
            return None
        return DateMention(
            expression,
            _open(expression, days, published),
            _timex(expression, expression.year),
            ("written in full",),
        )
    if expression.kind is DateKind.VAGUE:
        return DateMention(expression, None, "PAST_REF")
    if expression.month is not None and not (expression.offset and published):
        return _without_year(expression, published, year)
    if published is None:
        return DateMention(
            expression, None, _timex(expression, None), ("the page has no date to count from",)
        )
    days = _relative(expression, published)
    reason = f"counted from {published.value} ({published.evidence.split(':')[0]})"
    if not published.anchors:
        reason = f"the page's date {published.value} is only an upper bound"
    if days is None:
        return None
    timex = days.start.isoformat() if days.is_day and days.start else _timex(expression, None)
    return DateMention(expression, _open(expression, days, published), timex, (reason,))


def _shifted(expression: DateExpression, placed: DateMention | None) -> DateMention | None:
    """So many days from another date: "two days after Sunday"."""
    if placed is None or placed.possible is None:
        return placed and replace(placed, expression=expression, timex="XXXX-XX-XX")
    shift = timedelta(days=expression.shift or 0)
    days = DaySet.of((start + shift, end + shift) for start, end in placed.possible.intervals)
    timex = days.start.isoformat() if days.is_day and days.start else "XXXX-XX-XX"
    return DateMention(expression, days, timex, placed.because)


def _week_of(expression: DateExpression, placed: DateMention | None) -> DateMention | None:
    """The week that a day lies in, from Monday to Sunday, or the weekend nearest to it, from Friday to Sunday and with the day itself."""
    if placed is None or placed.possible is None:
        return placed and replace(placed, expression=expression)
    if expression.part == "weekend":
        near = ((day, day + timedelta(days=(4 - day.weekday() + 4) % 7 - 4)) for day in placed.possible)
        days = DaySet.of((min(day, friday), max(day, friday + timedelta(days=2))) for day, friday in near)
    else:
        mondays = (day - timedelta(days=day.weekday()) for day in placed.possible)
        days = DaySet.of((monday, monday + timedelta(days=6)) for monday in mondays)
    return replace(placed, expression=expression, possible=days, timex="XXXX-WXX")


def _absolute(expression: DateExpression, year: int) -> DaySet | None:  # noqa: PLR0911  (one form each)
    """Days of a year, month or day; None where there is no such day."""
    if is_named(expression):
        return days_in(expression, year)
    if expression.month is None:
        last_year = expression.until.year if expression.until and expression.until.year else year
        return _part(DaySet.between(date(year, 1, 1), date(max(year, last_year), 12, 31)), expression.part)
    last = calendar.monthrange(year, expression.month)[1]
    if expression.day is None:
        until = expression.until
        if until is not None and until.month is not None:
            end_year = until.year or year
            if (end_year, until.month) < (year, expression.month):
                return None
            last_day = date(end_year, until.month, calendar.monthrange(end_year, until.month)[1])
            return DaySet.between(date(year, expression.month, 1), last_day)
        return _part(
            DaySet.between(date(year, expression.month, 1), date(year, expression.month, last)),
            expression.part,
        )
    if expression.day > last:
        return None
    start = date(year, expression.month, expression.day)
    until = expression.until
    if until is not None and until.day is not None and until.month is not None:
        if until.day > calendar.monthrange(year, until.month)[1]:
            return None
        end = date(year, until.month, until.day)
        return DaySet.between(start, end) if end >= start else None
    return DaySet.day(start)


def _without_year(
    expression: DateExpression, published: Published | None, year: int | None
) -> DateMention | None:
    """The latest year in which the date does not lie after publication; without a date, the year of the text's other dates."""
    if published is not None:
        for candidate in range(published.value.year, published.value.year - _LEAP_YEARS - 1, -1):
            days = _absolute(expression, candidate)
            if days and days.start and days.start <= published.value + _DAY:
                reason = f"the latest such day up to {published.value}"
                return DateMention(
                    expression, _open(expression, days, published), _timex(expression, candidate), (reason,)
                )
        return None
    if year is not None and (days := _absolute(expression, year)):
        return DateMention(
            expression, days, _timex(expression, year), ("the year of another date in the text",)
        )
    return DateMention(expression, None, _timex(expression, None), ("no year is given",))


def _years_away(expression: DateExpression, published: Published | None) -> DateMention | None:
    """A month, day, holiday or part of the year before, this one or the next; of the year before that as well where the page may be old."""
    if published is None:
        return DateMention(
            expression, None, _timex(expression, None), ("the page has no date to count from",)
        )
    year = max(published.value.year + (expression.years or 0), 1)
    known = [
        days
        for y in ((year,) if published.anchors else (year, year - 1))
        if y and (days := _absolute(expression, y))
    ]
    if not known:
        return None
    days = DaySet.of(interval for found in known for interval in found.intervals)
    timex = _timex(expression, year if published.anchors else None)
    return DateMention(
        expression, _open(expression, days, published), timex, (f"counted from {published.value}",)
    )


def _relative(expression: DateExpression, published: Published) -> DaySet | None:  # noqa: PLR0911  (one form each)
    """Days of an expression that is counted from publication."""
    day, sure = published.value, published.anchors
    earliest = day - HORIZON
    if expression.weekday is not None:
        return _weekday(expression, day, sure=sure)
    if is_named(expression):
        return last_up_to(expression, day, sure=sure)
    if expression.month is not None:
        return _month_of(expression, day, sure=sure)
    offset = expression.offset or 0
    if not sure and expression.kind is DateKind.DAY:
        return DaySet.between(earliest, day + timedelta(days=min(offset, 0)))
    match expression.kind:
        case DateKind.DAY:
            target = day + timedelta(days=offset)
            return DaySet.between(target, target + _DAY) if expression.part == "night" else DaySet.day(target)
        case DateKind.WEEK:
            monday = day - timedelta(days=day.weekday()) + timedelta(weeks=offset)
            days = DaySet.between(monday, monday + timedelta(days=6))
            if expression.part == "weekend":
                friday = day - timedelta(days=(day.weekday() - 4) % 7)
                days = DaySet.between(friday, friday + timedelta(days=2))
            return days if sure else DaySet.between(earliest, days.end or day)
        case DateKind.MONTH:
            return _whole(expression, _months(day, offset), day, sure=sure, earliest=earliest)
        case DateKind.YEAR:
            return _absolute(expression, max(day.year + offset, 1))
        case _:
            return None


def _whole(
    expression: DateExpression, month: tuple[int, int], day: date, *, sure: bool, earliest: date
) -> DaySet:
    last = calendar.monthrange(*month)[1]
    days = _part(DaySet.between(date(*month, 1), date(*month, last)), expression.part) or DaySet()
    if not sure:
        return DaySet.between(min(earliest, days.start or earliest), days.end or day)
    return days & DaySet.between(date.min, day) or days


def _month_of(expression: DateExpression, day: date, *, sure: bool) -> DaySet | None:
    """A month or a day of it in the year before, this one or the next, or the last one or next one of its name."""
    if not sure:
        days = [_absolute(expression, year) for year in (day.year - 1, day.year)]
        return (
            DaySet.of((a, min(b, day)) for found in days if found for a, b in found.intervals if a <= day)
            or None
        )
    years = (
        (day.year + 1, day.year, day.year - 1) if (expression.offset or 0) < 0 else (day.year, day.year + 1)
    )
    for year in years:
        found = _absolute(expression, year)
        if (
            found
            and found.start
            and found.end
            and (found.end < day if (expression.offset or 0) < 0 else found.start > day)
        ):
            return found
    return None


def _weekday(expression: DateExpression, day: date, *, sure: bool) -> DaySet:
    """The last such weekday up to publication; "last Friday" said on a Sunday may mean either of two; a night covers two days."""
    weekday = expression.weekday or 0
    if not sure:
        days = DaySet.weekday(weekday, day - HORIZON, day)
    elif expression.week is not None:
        days = DaySet.day(day + timedelta(days=weekday - day.weekday(), weeks=expression.week))
    elif expression.offset == 1:
        days = DaySet.weekday(weekday, day + _DAY, day + timedelta(days=7))
    else:
        latest = day - timedelta(days=(day.weekday() - weekday) % 7)
        if expression.offset == -1 and latest == day:
            latest -= timedelta(weeks=1)
        days = DaySet.day(latest)
    until = expression.until.weekday if expression.until is not None else None
    if until is not None and expression.part != "night" and (until - weekday) % 7 > 1:
        return DaySet.of((d, min(d + timedelta(days=(until - weekday) % 7), max(d, day))) for d in days)
    if until is not None:
        days = days | DaySet.days(d + _DAY for d in days if d < day)
    return days


def _from_context(
    document: Document, expression: DateExpression, previous: DateMention | None
) -> DateMention | None:
    """Days counted from the date mentioned before, or back from it."""
    if (
        previous is None
        or not previous.possible
        or len(previous.possible) > 400
        or expression.kind is not DateKind.DAY
    ):
        return DateMention(
            expression, None, "XXXX-XX-XX", ("counted from a date that the text does not give",)
        )
    is_back = is_counted_back(document, expression, previous)
    shift = timedelta(days=-(expression.offset or 0) if is_back else expression.offset or 0)
    days = DaySet.of((start + shift, end + shift) for start, end in previous.possible.intervals)
    timex = days.start.isoformat() if days.is_day and days.start else "XXXX-XX-XX"
    return DateMention(expression, days, timex, (f"counted from {previous.span.text!r}",))


def _open(expression: DateExpression, days: DaySet, published: Published | None) -> DaySet:
    """A period that is still open runs to publication."""
    if not expression.since or days.start is None:
        return days
    end = published.value if published else days.end
    return DaySet.between(days.start, max(end or days.start, days.start))


def _part(days: DaySet, part: str | None) -> DaySet:
    """The part of a period that "early", "mid" or "late" names: about a third of it."""
    if part not in _PARTS or days.start is None or days.end is None:
        return days
    low, high = _PARTS[part]
    length = (days.end - days.start).days
    return DaySet.between(
        days.start + timedelta(days=int(low * length)), days.start + timedelta(days=round(high * length))
    )


def _months(day: date, offset: int) -> tuple[int, int]:
    total = max(day.year * 12 + day.month - 1 + offset, 12)
    return total // 12, total % 12 + 1


def _timex(expression: DateExpression, year: int | None) -> str:
    """TIMEX3 value with X for what is unknown."""
    if expression.weekday is not None and expression.day is None:
        return f"XXXX-WXX-{expression.weekday + 1}"
    parts = [f"{year:04}" if year else "XXXX"]
    if is_named(expression) and expression.holiday is None:
        return f"{parts[0]}-{expression.part}"
    if expression.month is not None:
        parts.append(f"{expression.month:02}")
        if expression.day is not None:
            parts.append(f"{expression.day:02}")
    return "-".join(parts)
