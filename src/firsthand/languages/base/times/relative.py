"""Rules for dates that are counted from the day of publication or from another date of the text."""

from __future__ import annotations

from dataclasses import replace

from firsthand.domain.values import Anchor
from firsthand.languages.base.times.amounts import AMOUNT, counted, is_told
from firsthand.languages.base.times.grammar import Found, Rule
from firsthand.languages.base.times.meaning import Duration, Meaning, Moment, Unit

_PUB, _CONTEXT = Anchor.PUBLICATION, Anchor.CONTEXT


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


def first_units(found: Found) -> Moment | None:
    """The first two weeks of what follows, "the last four months of 2021"."""
    count = counted(found.kept("n"))
    if not count:
        return None
    first, last = (1, count) if found["o"] == 1 else (-count, -1)
    return Moment(found["u"], _PUB, nth=first, until=Moment(found["u"], _PUB, nth=last))


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


def vague(found: Found) -> Moment | None:
    """Now, recently, soon."""
    return Moment(Unit.DAY, _PUB, ref=found["v"])


def unit_away(found: Found) -> Moment | None:
    """Last week, this month, next year, "since the start of last month"."""
    return Moment(found["u"], _PUB, offset=found["r"], part=found["p"], since=bool(found["s"]))


def stretch(found: Found) -> Meaning | None:
    """The last three weeks, "ces trois derniers jours"."""
    tokens = found.kept("n")
    side: int = found["r"]
    if not side:
        return None
    count = counted(tokens) if tokens and is_told(tokens) else None
    return Duration(
        ((float(count) if count else None if tokens or found["plural"] else 1.0, found["u"]),), side
    )


def stretch_of_two(found: Found) -> Meaning | None:
    """The last three months and two weeks."""
    counts = [
        (counted(found.kept(n)), found[u])
        for n, u in (("n", "u"), ("n2", "u2"), ("n3", "u3"))
        if found[u] is not None
    ]
    if not found["r"] or not all(count for count, _ in counts):
        return None
    return Duration(tuple((float(count), unit) for count, unit in counts if count), found["r"])


def stretch_many(found: Found) -> Meaning | None:
    """Recent weeks, "ces derniers jours"."""
    side = found["r"]
    return Duration(((None, found["plural"]),), side) if side else None


def ago(found: Found) -> Moment | None:
    """Two days ago, "il y a deux jours", and the same from another date: "two days earlier"."""
    tokens = found.kept("n")
    if tokens and not is_told(tokens):
        return Moment(
            found["u"],
            _CONTEXT if found["c"] is not None else _PUB,
            ref="PAST_REF" if _sign(found) < 0 else "FUTURE_REF",
        )
    count = counted(tokens) if tokens else 1
    if not count:
        return None
    anchor = _CONTEXT if found["c"] is not None else _PUB
    return Moment(found["u"], anchor, offset=count * _sign(found), since=bool(found["s"]), distance=True)


def ago_of_two(found: Found) -> Moment | None:
    """Two weeks and two days ago, "three years one month later"."""
    anchor = _CONTEXT if found["c"] is not None else _PUB
    told: Moment | None = None
    for tokens, unit in (
        (found.kept("n"), found["u"]),
        (found.kept("n2"), found["u2"]),
        (found.kept("n3"), found["u3"]),
    ):
        count = counted(tokens) if tokens else None
        if unit is None:
            break
        if not count:
            return None
        told = Moment(unit, anchor, offset=count * _sign(found), distance=True, base=told)
    return told


def week_of(found: Found) -> Moment:
    """The week of a day that follows."""
    return Moment(found["u"], _CONTEXT, of_day=True)


def week_of_date(found: Found) -> Moment:
    """The week of the 18th."""
    return Moment(found["u"], _PUB, base=Moment(Unit.DAY, _PUB, day=int(found["d"])), of_day=True)


def after_next(found: Found) -> Moment | None:
    """The week after next, "the year before last"."""
    if found["c"] != found["r"]:
        return None
    return Moment(found["u"], _PUB, offset=2 * int(found["r"]))


def _sign(found: Found) -> int:
    for key in ("c", "back", "ahead"):
        if found[key] is not None:
            return int(found[key])
    return -1


def current(found: Found) -> Moment:
    """The start of the year, "le début du mois", up to now."""
    return Moment(found["u"], _PUB, offset=0, part=found["p"], since=True)


def units_ago(found: Found) -> Moment:
    """Years ago."""
    return Moment(found["u"], _PUB, ref="PAST_REF")


def from_now(found: Found) -> Moment | None:
    """Two weeks from now."""
    count = counted(found.kept("n"))
    return Moment(found["u"], _PUB, offset=count, distance=True) if count else None


def next_to(found: Found) -> Moment | None:
    """The following day, the week before, "la veille", "le même jour"."""
    if found["x"] is not None:
        return Moment(Unit.DAY, _CONTEXT, offset=found["x"])
    return Moment(found["u"], _CONTEXT, offset=found["c"])


def unit_named(found: Found) -> Moment | None:
    """The year, "the quarter", "that week": one the text has told of."""
    return Moment(found["u"], _CONTEXT, offset=0, part=found["p"])


def unit_near(found: Found) -> Moment | None:
    """Later in the week, "the end of the year": of the one that the text was published in."""
    return Moment(found["u"], _PUB, offset=0, part=found["p"])


def last_weekend(found: Found) -> Moment:
    """The weekend: the last one up to publication."""
    return Moment(found["u"], _PUB, offset=None)


def year_end(found: Found) -> Moment:
    """Year-end, "the year's end"."""
    return Moment(found["u"], _PUB, offset=0, part="late")


def a_year_before(found: Found) -> Moment:
    """Year-earlier, "the year-ago period"."""
    return Moment(found["u"], _PUB, offset=found["c"], distance=True)


def quarter_before(found: Found) -> Moment:
    """The year-ago quarter: the one of the text, a year before."""
    if found["which"] is None:
        return Moment(Unit.YEAR, _PUB, offset=-1, distance=True)
    return Moment(Unit.QUARTER, _PUB, which=found["which"], within=Moment(Unit.YEAR, _PUB, offset=-1))


def nth(found: Found) -> Moment | None:
    """The first Monday of something that follows."""
    if found["w"] is not None:
        return Moment(Unit.DAY, _PUB, weekday=found["w"], nth=found["o"])
    return Moment(found["u"], _PUB, nth=found["o"])


def day_alone(found: Found) -> Moment:
    """The 4th, of a month that is not told."""
    return Moment(Unit.DAY, _PUB, day=found["d"])


_N2, _N3 = AMOUNT.replace("n:[", "n2:[", 1), AMOUNT.replace("n:[", "n3:[", 1)

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
    Rule("< v:vague >", vague),
    Rule("prep? < the v:past_ > !unit !num !few !a !quarter !approx !ordlast", vague),
    Rule("prep* < (the|this)? r:rel|past plural:units >", stretch_many),
    Rule("s:since? prep* < (p:part (of|hy)?)? the? r:rel hy? fiscal? u:unit|quarter|weekend >", unit_away),
    Rule("s:since? prep* < (p:part of? the?)? (the|this)? u:unit|quarter|weekend r:relpost >", unit_away),
    Rule("s:since prep* < p:part (of the?|the) u:unit|quarter >", current),
    Rule(f"prep* < (the|this)? r:rel|past approx* {AMOUNT} u:unit|quarter >", stretch),
    Rule(f"prep* < (the|this)? r:rel|past {AMOUNT} u:unit comma? and? {_N2} u2:unit (comma? and? {_N3} u3:unit)? >", stretch_of_two),
    Rule("prep* < (the|this)? r:past u:unit|quarter >", stretch),
    Rule(f"prep* < (the|this) approx* {AMOUNT} r:reladj|past u:unit|quarter >", stretch),
    Rule(f"prep* < approx* {AMOUNT} r:reladj|past u:units >", stretch),
    Rule("prep* < (the|this) (r:reladj) plural:units >", stretch_many),
    Rule(f"< approx* {AMOUNT} u:unit|quarter back:ago >", ago),
    Rule("< approx* u:unit|quarter back:ago >", units_ago),
    Rule(f"< back:agopre approx* {AMOUNT} u:unit|quarter >", ago),
    Rule(f"< ahead:inpre approx* {AMOUNT} u:unit|quarter >", ago),
    Rule(f"< approx* {AMOUNT} u:unit comma? and? {_N2} u2:unit back:ago >", ago_of_two),
    Rule(f"< approx* {AMOUNT} u:unit comma? and? {_N2} u2:unit c:after|before >", ago_of_two),
    Rule(f"< approx* {AMOUNT} u:unit comma? and? {_N2} u2:unit comma? and? {_N3} u3:unit ((back:ago)|(c:after|before)) >", ago_of_two),
    Rule(f"< back:agopre approx* {AMOUNT} u:unit comma? and? {_N2} u2:unit >", ago_of_two),
    Rule(f"< ahead:inpre approx* {AMOUNT} u:unit comma? and? {_N2} u2:unit >", ago_of_two),
    Rule("< the? u:unit1 c:after|before r:rel > !unit !month !weekday !num !other", after_next),
    Rule("prep* < the? u:week of the? d:dord|dnum > !unit !month !other !currency !hy !of", week_of_date),
    Rule("prep* < the? u:week|weekend of the? > (weekday|month|dnum|dord|holiday|slash|slash2|iso|deictic)", week_of),
    Rule("prep* < the u:week|weekend starting prep* the? > (weekday|month|dnum|dord|holiday|slash|slash2|iso|deictic)", week_of),
    Rule(f"< approx* {AMOUNT} u:unit|quarter fromnow >", from_now),
    Rule(f"< approx* {AMOUNT} u:unit c:after|before >", ago),
    Rule("< (the|a|that)? c:seq u:unit1|quarter|weekend >", next_to),
    Rule("< (the|a)? comparable? u:year_ hy c:ago|before >", a_year_before),
    Rule("< (the|a)? comparable? year_ hy ago|before (fiscal? which:ord)? hy? u:quarter >", quarter_before),
    Rule("< (the|a)? comparable? u:year_ hy c:ago|before period >", a_year_before),
    Rule("< the? u:unit c:seqpost >", next_to),
    Rule("< x:eveday >", next_to),
    Rule("< the u:unit1 c:after|before >", next_to),
    Rule("prep* < (the|that) fiscal? u:year_|quarter >", unit_named),
    Rule("prep* < that u:weekend >", last_weekend),
    Rule("(inlead|forlead) < the u:bareunit > !of !other", unit_named),
    Rule("prep* < the u:weekend >", last_weekend),
    Rule("prep* < (approx|the|this|rel)? u:year_ (apos s)? hy? endw >", year_end),
    Rule("prep* < p:part (of the?|the) u:unit|quarter >", unit_near),
    Rule("prep* < the fiscal? u:year_ > closing", lambda found: Duration(((1.0, found["u"]),))),
    Rule(f"prep* < the? o:firstlast {AMOUNT} u:unit > ofonly", first_units),
    Rule("prep* < the? o:ord|ordend w:weekday >", nth),
    Rule("prep* < the? o:ord|ordend u:unit1 > ofonly", nth),
    Rule("onday the? < the? d:dord > !other", day_alone),
    Rule("ondate < d:dnum > !other !unit !month !currency !hours !num !hy !weekday !of !dot", day_alone),
    Rule("ondate < d:dnum > (stop|comma)", day_alone),
)  # fmt: skip
