"""Rules for dates that are counted from the day of publication or from another date of the text, by words of order."""

from __future__ import annotations

from firsthand.domain.values import Anchor
from firsthand.languages.base.times.amounts import AMOUNT, counted
from firsthand.languages.base.times.grammar import Found, Rule
from firsthand.languages.base.times.meaning import Duration, Moment, Unit

_PUB, _CONTEXT = Anchor.PUBLICATION, Anchor.CONTEXT


def first_units(found: Found) -> Moment | None:
    """The first two weeks of what follows, "the last four months of 2021"."""
    count = counted(found.kept("n"))
    if not count:
        return None
    first, last = (1, count) if found["o"] == 1 else (-count, -1)
    return Moment(found["u"], _PUB, nth=first, until=Moment(found["u"], _PUB, nth=last))


def vague(found: Found) -> Moment | None:
    """Now, recently, soon."""
    return Moment(Unit.DAY, _PUB, ref=found["v"])


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


RULES: tuple[Rule, ...] = (
    Rule("< v:vague >", vague),
    Rule("prep? < the v:past_ > !unit !num !few !a !quarter !approx !ordlast", vague),
    Rule("< the? u:unit1 c:after|before r:rel > !unit !month !weekday !num !other", after_next),
    Rule("prep* < the? u:week of the? d:dord|dnum > !unit !month !other !currency !hy !of", week_of_date),
    Rule("prep* < the? u:week|weekend of the? > (weekday|month|dnum|dord|holiday|slash|slash2|iso|deictic)", week_of),
    Rule("prep* < the u:week|weekend starting prep* the? > (weekday|month|dnum|dord|holiday|slash|slash2|iso|deictic)", week_of),
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
