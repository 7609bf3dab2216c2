"""Rules for durations ("a three-day siege", "two and a half hours") and sets ("every Monday")."""

from __future__ import annotations

from firsthand.domain.values import Anchor
from firsthand.languages.base.times.amounts import AMOUNT, LARGEST, amount, is_told
from firsthand.languages.base.times.grammar import Found, Rule
from firsthand.languages.base.times.meaning import Duration, Moment, Repeat, Unit


def length(found: Found) -> Duration | None:
    """A duration of one unit, or of two ("two hours and ten minutes")."""
    tokens = found.kept("n")
    count = amount(tokens) if tokens else None
    if count is not None and not 0 < count <= LARGEST * 100:
        return None
    if count is None and tokens and is_told(tokens):
        return None
    if found["half"] is not None and count is not None:
        count += 0.5
    parts: list[tuple[float | None, Unit]] = [(count, found["u"])]
    more = found.kept("n2")
    if more:
        second = amount(more)
        if second is None or second > LARGEST:
            return None
        parts.append((second, found["u2"]))
    return Duration(tuple(parts))


def since_length(found: Found) -> Duration | None:
    """For three days up to now, "depuis trois jours"."""
    told = length(found)
    return None if told is None else Duration(told.parts, -1)


def many(found: Found) -> Duration:
    """Weeks, "des années": a length without a number."""
    return Duration(((None, found["u"]),))


def one(found: Found) -> Duration:
    """All day, "toute l'année"."""
    return Duration(((1.0, found["u"]),))


def hours(found: Found) -> Duration | None:
    """For 3h, "pendant 2 h 30"."""
    hour, minute = found["h"]
    parts: tuple[tuple[float | None, Unit], ...] = ((float(hour), Unit.HOUR),)
    return Duration((*parts, (float(minute), Unit.MINUTE)) if minute else parts) if hour else None


def repeated(found: Found) -> Repeat | None:
    """Every day, "tous les deux mois", daily."""
    tokens = found.kept("n")
    count = amount(tokens) if tokens else 1.0
    if count is None:
        return None
    if found["other"] is not None:
        count = 2.0
    if found["u"] is Unit.QUARTER:
        return Repeat(Duration(((count * 3, Unit.MONTH),)))
    return Repeat(Duration(((count, found["u"]),)))


def adverb(found: Found) -> Repeat:
    """Daily, monthly, "annuel"."""
    count, unit = found["v"]
    return Repeat(Duration(((count, unit),)))


def repeated_day(found: Found) -> Repeat:
    """Every Monday, "le mercredi", "Tuesdays"."""
    return Repeat(
        Duration(((1.0, Unit.WEEK),)), Moment(Unit.DAY, Anchor.NONE, weekday=found["w"], daypart=found["p"])
    )


def repeated_date(found: Found) -> Repeat:
    """The 19th of every month."""
    return Repeat(Duration(((1.0, Unit.MONTH),)), Moment(Unit.DAY, Anchor.NONE, day=found["d"]))


def repeated_part(found: Found) -> Repeat:
    """Every morning."""
    return Repeat(Duration(((1.0, Unit.DAY),)), Moment(Unit.DAY, Anchor.NONE, daypart=found["p"]))


def repeated_month(found: Found) -> Repeat:
    """Each July, every summer."""
    at = (
        Moment(Unit.MONTH, Anchor.NONE, month=found["m"])
        if found["m"] is not None
        else Moment(Unit.SEASON, Anchor.NONE, which=found["v"])
    )
    return Repeat(Duration(((1.0, Unit.YEAR),)), at)


def excluded(found: Found) -> None:
    """What looks like a time and is none; it takes its place and gives nothing."""
    del found


def month_in_figures(found: Found) -> Moment | None:
    """12-2015 and 2015-3; what may be a range of years ("2010-12") or a score is none."""
    month, year = found["m"], found["y"]
    is_first = found.match.start("m") < found.match.start("y")
    if month > _MONTHS or year < _FIRST_YEAR or (not is_first and month > year % 100):
        return None
    return Moment(Unit.MONTH, year=year, month=month)


_FIRST_YEAR, _MONTHS = 1900, 12
_N2 = AMOUNT.replace("n:[", "n2:[", 1)

RULES: tuple[Rule, ...] = (
    Rule(f"< approx* {AMOUNT} hy? more? u:unit|quarter|season_unit (and a? half:halfw)? ormore? >", length),
    Rule(f"< the ordlast? approx* {AMOUNT} more? u:units >", length),
    Rule(f"< approx* {AMOUNT} u:unit (comma? and?)? {_N2} u2:unit >", length),
    Rule("< halfw a? hy? u:unit >", lambda found: Duration(((0.5, found["u"]),))),
    Rule("< approx* u:units (comma? or units)? >", many),
    Rule(f"sincefor < approx* {AMOUNT} u:unit >", since_length),
    Rule("< all the? u:unit >", one),
    Rule("< u:unit hy long >", one),
    Rule("< u:units hy long >", many),
    Rule(f"prep* < each {AMOUNT}? u:unit|quarter|weekend >", repeated),
    Rule("prep* < each other:other_ u:unit|quarter|weekend >", repeated),
    Rule("< v:adverb >", adverb),
    Rule("prep* < each w:weekday|weekdays p:dpart? >", repeated_day),
    Rule("prep* < the? w:weekdays p:dpart? >", repeated_day),
    Rule("prep* < each p:dpart|dparts >", repeated_part),
    Rule("prep* < the? d:dnum|dord (prep|of)? each monthw >", repeated_date),
    Rule("prep* < p:dpartsalone >", repeated_part),
    Rule(f"prep* < each {AMOUNT} u:weekends >", repeated),
    Rule("< all u:weekends >", lambda found: Repeat(Duration(((1.0, found["u"]),)))),
    Rule(f"< approx* {AMOUNT} u:weekends >", length),
    Rule("< another_ u:unit1 >", one),
    Rule("prep* < w:weekday p:dparts >", repeated_day),
    Rule("< each other:other_ w:weekday >", repeated_day),
    Rule("< u:weekends >", lambda found: Repeat(Duration(((1.0, found["u"]),)))),
    Rule("prep* < each ((m:month)|(v:season)) >", repeated_month),
    Rule("< per u:unit >", repeated),
    Rule("< times (a|per|each|the) u:unit >", repeated),
)  # fmt: skip

FIRST: tuple[Rule, ...] = (
    Rule(f"{AMOUNT} hy? unit hy? old", excluded),
    Rule("unit hy? old", excluded),
    Rule(f"aged {AMOUNT} hy? unit?", excluded),
    Rule("(ord|num) hy? (unit hy?)? anniversary", excluded),
    Rule("(num|money) < a unit >", excluded),
    Rule(f"{AMOUNT} hy? quarter of", excluded),
    Rule("num currency", excluded),
    Rule(f"lasting_ < {AMOUNT} u:unit >", length),
    Rule("lasting_ < h:hlength >", hours),
    Rule("m:dnum hy y:year", month_in_figures),
    Rule("y:year hy m:dnum", month_in_figures),
    Rule("num hy num (hy num)+", excluded),
    Rule(f"(other|person_) < of {AMOUNT} units_age >", excluded),
    Rule("comma < num units_age > (comma|dot|and|stop|other)", excluded),
    Rule("num (to|hy|or|and) num units_age", excluded),
    Rule("other of < v:season >", excluded),
    Rule("weekday name", excluded),
    Rule("subject month", excluded),
    Rule("month auxiliary", excluded),
    Rule("nottime", excluded),
)  # fmt: skip
