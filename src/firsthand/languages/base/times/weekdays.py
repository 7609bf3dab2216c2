"""Rules for weekdays, days of a month that the words do not name, and "yesterday"."""

from __future__ import annotations

from dataclasses import replace

from firsthand.domain.values import Anchor
from firsthand.languages.base.times.grammar import Found, Rule
from firsthand.languages.base.times.meaning import Moment, Unit

_PUB = Anchor.PUBLICATION


def weekday(found: Found) -> Moment | None:
    """A weekday, the last or the next one, and a night or range that leads to a second one."""
    return Moment(
        Unit.DAY,
        _PUB,
        weekday=found["w"],
        offset=found["r"],
        daypart="NI" if found["w2"] is not None and found["night"] else found["dp"],
        until=Moment(Unit.DAY, _PUB, weekday=found["w2"]) if found["w2"] is not None else None,
        since=bool(found["s"]),
    )


def weekday_told(found: Found) -> Moment | None:
    """Next Friday: the nearest one, or that of next week; words before the weekday leave it open."""
    told = weekday(found)
    if told is None or found["r"] == 0:
        return told
    return replace(
        told,
        other=Moment(Unit.DAY, _PUB, weekday=found["w"], within=Moment(Unit.WEEK, _PUB, offset=found["r"])),
    )


def weekday_and_day(found: Found) -> Moment | None:
    """Friday the 14th, of a month that is not told; of this month where the words say so."""
    return Moment(Unit.DAY, _PUB, weekday=found["w"], day=int(found["d"]))


def day_of_this_month(found: Found) -> Moment:
    """The 21st of this month."""
    return Moment(
        Unit.DAY, _PUB, day=int(found["d"]), within=Moment(Unit.MONTH, _PUB, offset=found["r"] or 0)
    )


def weekday_of_week(found: Found) -> Moment | None:
    """A weekday of last, this or next week."""
    week = Moment(Unit.WEEK, _PUB, offset=found["r"])
    return Moment(Unit.DAY, _PUB, weekday=found["w"], within=week)


def counted_day(found: Found) -> Moment | None:
    """Yesterday, today, tomorrow."""
    offset, daypart = found["v"]
    return Moment(Unit.DAY, _PUB, offset=offset, daypart=found["dp"] or daypart, since=bool(found["s"]))


RULES: tuple[Rule, ...] = (
    Rule("s:since? prep* < w:weekdayalone (prep? the? dp:dpart)? >", weekday),
    Rule("s:since? prep* < the? r:rel w:weekday dp:dpart? >", weekday_told),
    Rule("prep* < (the|this)? w:weekday dpart? r:relpost (prep? the? dp:dpart)? >", weekday),
    Rule("night:nightof? prep* < the? w:weekday dp:dpart? (to|until|into|and|hy) (the|prep)? w2:weekday >", weekday),
    Rule("prep* < w:weekday the? d:dnum|dord > !unit !currency !other !month !hy !hours", weekday_and_day),
    Rule("prep* < w:weekday the? d:dord >", weekday_and_day),
    Rule("prep* < the? d:dnum|dord of? r:rel monthw >", day_of_this_month),
    Rule("prep* < the? d:dnum|dord of? the monthw >", day_of_this_month),
    Rule("prep* < the? d:dord day_ of the monthw >", day_of_this_month),
    Rule("prep* < the? w:weekday of? the? r:rel week >", weekday_of_week),
    Rule("prep* < the? r:rel week (comma|hy)? prep? w:weekday >", weekday_of_week),
    Rule("prep* < the? w:weekday of? the? week r:relpost >", weekday_of_week),
    Rule("s:since? prep* < v:deictic (weekday|prep? the? dp:dpart)? >", counted_day),
)  # fmt: skip
