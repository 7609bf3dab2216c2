"""The days that a clause tells its happening to be of, and what tells them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from firsthand.domain.values import Anchor, DateExpression, DateKind, Span
from firsthand.reports.asides import is_later, opens_on_a_day
from firsthand.reports.came_after import days_of_act
from firsthand.reports.clauses import Clause
from firsthand.reports.scene import Scene
from firsthand.reports.speech_days import days_told
from firsthand.reports.status import is_aside
from firsthand.reports.weighed import weighed_dates

_WEEKS = 14  # days between a happening and its page from which it is none of this week's
_RIGHT_BEHIND = re.compile(r"\s?(?:(?:on|le|ce)\s)?", re.IGNORECASE)


def days_of(scene: Scene, clause: Clause, cut: Sequence[Clause]) -> list[DateExpression]:
    """The days in a clause, without those of what came later and those on which somebody spoke.

    One that has none takes those of the clause beside it that "and" joins it to: "gunmen killed four in Bokkos and burned houses in Mangu on Thursday".

    Args:
        scene: the sentence.
        clause: one part of it.
        cut: all parts, in order.
    """
    if own := _in(scene, clause):
        return own
    at = cut.index(clause)
    for before, behind in ((at - 1, at), (at, at + 1)):
        if before >= 0 and behind < len(cut) and cut[behind].goes_on:
            other = cut[before] if behind == at else cut[behind]
            if days := _in(scene, other):
                return days
    return []


def _in(scene: Scene, clause: Clause) -> list[DateExpression]:
    acts = [trigger.span for trigger in clause.triggers]
    held = [d for d in scene.dates if clause.holds(d.span) and d.kind is not DateKind.VAGUE]
    of_act = days_of_act(scene, held, acts)
    told = [
        d
        for d in (weighed_dates(scene, held) if len(of_act) == len(held) else of_act)
        if not is_later(scene, d, clause.start, clause.end, acts) and not is_aside(scene, d.span)
    ]
    return _nearest(scene, days_told(scene, told), acts)


def _nearest(scene: Scene, days: Sequence[DateExpression], acts: Sequence[Span]) -> list[DateExpression]:
    """Days without the weekdays of something else where one stands right behind the act: "relatives who waited on Sunday night for those abducted on
    Saturday".
    """
    own = [
        day
        for day in days
        if any(
            act.end <= day.span.start and _RIGHT_BEHIND.fullmatch(scene.between(act, day.span))
            for act in acts
        )
    ]
    return [day for day in days if not own or day in own or day.day is not None]


def tells_day(expression: DateExpression) -> bool:
    """Whether an expression can tell two happenings apart by their days: "over the weekend" and "on Saturday" may be one."""
    is_weekend = expression.kind is DateKind.WEEK and expression.part == "weekend"
    return expression.anchor is not Anchor.CONTEXT and not expression.since and not is_weekend


def opens_before(scene: Scene, expression: DateExpression) -> bool:
    """Whether a sentence opens on a day counted from that of the news before it: "A day earlier, a strike killed one"."""
    is_counted = expression.anchor is Anchor.CONTEXT and (expression.offset or 0) < 0
    return is_counted and opens_on_a_day(scene, [expression])


def opens_long_before(scene: Scene, days: Sequence[DateExpression]) -> bool:
    """Whether a sentence opens on a day of the calendar that was over weeks before its page came out: "On September 14, it attacked a convoy"."""
    published = scene.document.published
    if published is None or not opens_on_a_day(scene, days):
        return False
    return any(
        (published.value - told).days > _WEEKS for day in days if (told := _last(day, published.value))
    )


def _last(expression: DateExpression, published: date) -> date | None:
    """The last day before a page came out that a day of the calendar can be; None for any other expression."""
    if expression.day is None or expression.month is None or expression.kind is not DateKind.DAY:
        return None
    try:
        told = date(expression.year or published.year, expression.month, expression.day)
        return told if expression.year or told <= published else told.replace(year=published.year - 1)
    except ValueError:
        return None  # 29 February of another year


def day_key(expression: DateExpression) -> str:
    """What two expressions for one day have in common: "wd6" for a Sunday, "2025-7-1"."""
    if expression.weekday is not None and expression.day is None:
        return f"wd{expression.weekday}"
    if expression.day is not None:
        return f"{expression.year or expression.years or ''}-{expression.month}-{expression.day}"
    return f"{expression.kind.value}{expression.offset}{expression.month or ''}{expression.year or expression.years or ''}"
