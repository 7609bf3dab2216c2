"""Rules for dates that name their day, month, year, quarter, season, decade or holiday."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.domain.values import Anchor
from firsthand.languages.base.times.amounts import counted
from firsthand.languages.base.times.grammar import Found, Rule
from firsthand.languages.base.times.meaning import Moment, Unit
from firsthand.languages.base.times.tokens import Token

_FIRST_SHORT = 32
"""Years of two figures below are days as well."""

_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_FIRST_BARE, _LAST_BARE = 1900, 2049
_HUNDRED, _MILLENNIUM = 100, 2000
_LONGEST_SHORT = 12
"""Years that a range with a last year of two figures may have: 1914-18; "2015-32" is none."""

_HALVES, _QUARTERS = 2, 4


def day_of_month(found: Found) -> Moment | None:
    """A day and a month, with or without the year, and the second end of a range."""
    month, year = found["m"], found["y"]
    first = day_in(found["d"], month if found["m1"] is None else found["m1"], year)
    if first is not None and found["s"]:
        first = replace(first, since=True)
    if first is not None and found["r"] is not None:
        first = replace(first, offset=found["r"])
    if found["d2"] is None or first is None:
        return first
    if found["m1"] is None and found["m2"] is None and found["d2"] <= found["d"]:
        return None
    second = day_in(found["d2"], month if found["m2"] is None else found["m2"], year)
    return _range(first, second)


def day_in(day: int, month: int, year: int | None) -> Moment | None:
    """A day of a month, with its year or without; None where no month has such a day."""
    if not 1 <= day <= 31 or not 1 <= month <= 12:
        return None
    return Moment(Unit.DAY, _anchor(year), year=year, month=month, day=day)


def _range(first: Moment, second: Moment | None) -> Moment | None:
    return replace(first, until=second) if second else None


def month(found: Found) -> Moment | None:
    """A month, with its year, or the year it is in told by "last", "this", "next"."""
    year, told = found["y"], found["r"]
    base = Moment(
        Unit.MONTH, _anchor(year), year=year, month=found["m"], part=found["p"], since=bool(found["s"])
    )
    if found["m2"] is not None:
        last = Moment(Unit.MONTH, _anchor(year), year=year, month=found["m2"])
        if year is not None and found["m2"] < found["m"]:
            base = replace(base, year=year - 1)
        return _range(base, last)
    return base if told is None else _told(base, told)


def _told(moment: Moment, told: int) -> Moment:
    return replace(moment, offset=told)


def year(found: Found) -> Moment | None:
    """A year, or two as a range."""
    value = found["y"]
    if not _FIRST_YEAR <= value <= _LAST_YEAR:
        return None
    first = Moment(Unit.YEAR, year=value, part=found["p"], since=bool(found["s"]))
    if found["y2"] is not None:
        last = found["y2"] if found["y2"] > 99 else value // 100 * 100 + found["y2"]
        if found["y2"] <= 99 and last - value > _LONGEST_SHORT:
            return None
        return _range(first, Moment(Unit.YEAR, year=last)) if last > value else None
    return first


def bare_year(found: Found) -> Moment | None:
    """A figure that stands alone where a year may."""
    return year(found) if _FIRST_BARE <= found["y"] <= _LAST_BARE else None


def spelt_year(found: Found) -> Moment | None:
    """A year in words: "nineteen ninety-seven", "two thousand six"."""
    value = _spelt(found.kept("n"))
    return None if value is None else Moment(Unit.YEAR, year=value)


def _spelt(tokens: Sequence[Token]) -> int | None:
    """The year that words give; None where they give none."""
    first, *others = tokens
    head = first.values["headcent"]
    numbers = [int(token.values["num"]) for token in others if "num" in token.values]
    if numbers[:1] == [_HUNDRED]:
        numbers = numbers[1:]
    rest = sum(numbers)
    value = head + rest if head >= _MILLENNIUM else head * 100 + rest
    return value if 10 <= rest < 100 or (head >= _MILLENNIUM and rest < 100) else None


def month_of_spelt_year(found: Found) -> Moment | None:
    """October two thousand."""
    head = int(found["k"])
    return Moment(Unit.MONTH, year=head, month=found["m"]) if head >= _MILLENNIUM else None


def spelt_date(found: Found) -> Moment | None:
    """January twenty-five nineteen eighty-six."""
    number, told = counted(found.kept("n")), _spelt(found.kept("n2"))
    return None if number is None or told is None else day_in(number, found["m"], told)


def decade(found: Found) -> Moment | None:
    """The 1990s, "les années 90"."""
    value = found["v"]
    if value < 100:
        value += 1900
    if value % 10 or not _FIRST_YEAR <= value <= _LAST_YEAR:
        return None
    return Moment(Unit.DECADE, year=value, part=found["p"])


def century(found: Found) -> Moment | None:
    """The 19th century."""
    value = found["o"]
    return Moment(Unit.CENTURY, year=(value - 1) * 100, part=found["p"]) if 10 <= value <= 22 else None


def quarter(found: Found) -> Moment | None:
    """A quarter or half by its number."""
    unit: Unit = found["u"]
    value, most = found["o"], _QUARTERS if unit is Unit.QUARTER else _HALVES
    if value == -1 and unit is Unit.HALF:
        value = 2
    if not 1 <= value <= most:
        return None
    return Moment(
        unit, Anchor.PUBLICATION, which=value, offset=found["r"], within=_year(found["y"]), part=found["p"]
    )


def half_by_name(found: Found) -> Moment:
    """H1 2025."""
    return Moment(Unit.HALF, Anchor.PUBLICATION, which=found["o"], within=_year(found["y"]))


def numbered_week(found: Found) -> Moment | None:
    """Week 23, "the 23rd week of 2025": by ISO 8601."""
    number = found["o"]
    if number != int(number) or not 1 <= number <= 53:
        return None
    within = _year(found["y"]) or Moment(Unit.YEAR, Anchor.PUBLICATION, offset=found["r"] or 0)
    return Moment(Unit.WEEK, Anchor.PUBLICATION, nth=int(number), within=within)


def spelt_day(found: Found) -> Moment | None:
    """May twenty-nine, "the twenty fifth of January"."""
    number = counted(found.kept("n"))
    return None if number is None else day_in(number, found["m"], found["y"])


def short_year(found: Found) -> Moment | None:
    """April of 87."""
    if not _FIRST_SHORT <= found["yy"] <= 99:
        return None
    told = 1900 + int(found["yy"])
    if found["d"] is not None:
        return day_in(found["d"], found["m"], told)
    return Moment(Unit.MONTH, year=told, month=found["m"])


def quarter_by_name(found: Found) -> Moment:
    """Q3, "T3 2024"."""
    return Moment(Unit.QUARTER, Anchor.PUBLICATION, which=found["o"], within=_year(found["y"]))


def season(found: Found) -> Moment | None:
    """A season, with its year or told by "last", "this", "next"."""
    within = _year(found["y"])
    return Moment(
        Unit.SEASON, Anchor.PUBLICATION, which=found["v"], offset=found["r"], within=within, part=found["p"]
    )


def holiday(found: Found) -> Moment | None:
    """A holiday by its name, the eve of one, or the day after."""
    shift = found["e"]
    named = Moment(Unit.DAY, _anchor(found["y"]), year=found["y"], holiday=found["h"], offset=found["r"])
    if shift is None:
        return named
    return Moment(Unit.DAY, Anchor.CONTEXT, base=named, offset=shift)


def around_holiday(found: Found) -> Moment | None:
    """The week or weekend of a holiday: "Easter week", "Labor Day weekend 2021"."""
    year = found["y"] if found["y"] is not None else found["y2"]
    if found["y"] is not None and found["y2"] is not None:
        return None
    named = Moment(Unit.DAY, _anchor(year), year=year, holiday=found["h"], offset=found["r"])
    return Moment(found["u"], Anchor.CONTEXT, base=named, of_day=True)


def _year(value: int | None) -> Moment | None:
    return Moment(Unit.YEAR, year=value) if value is not None else None


def _anchor(value: int | None) -> Anchor:
    return Anchor.NONE if value is not None else Anchor.PUBLICATION


WEEKDAY = "(weekday dot? comma? the?)?"
_D = "the? d:dnum|dord dot? hy?"
_M = "m:month dot?"
_Y = "((of|comma|hy)? y:year|year2)"

_LIST = "(?=(comma the? (dnum|dord)){0,8} comma? (and|or) the? (dnum|dord) of?"

RULES: tuple[Rule, ...] = (
    Rule(f"s:since? prep* the? < {WEEKDAY} {_D} ofonly? {_M} ({_Y}|r:relpost)? >", day_of_month),
    Rule(f"s:since? prep* the? < {WEEKDAY} m:mfirst dot? hy? the? d:dnum|dord {_Y}? > !currency", day_of_month),
    Rule(f"s:since? prep* the? < {WEEKDAY} m:mfirst comma the? d:dord {_Y}? >", day_of_month),
    Rule(f"prep* the? < d:dnum|dord > {_LIST} m:monthname dot? (of? y:year)?)", day_of_month),
    Rule("prep* < the? d:dnum|dord (m1:month dot?)? y1:year? (to|hy|until) (and|to)? the? d2:dnum|dord ofonly? m:month dot? (of|comma)? y:year? >", day_of_month),
    Rule("prep* fromw < the? d:dnum|dord (m1:month dot?)? y1:year? and (and|to)? the? d2:dnum|dord ofonly? m:month dot? (of|comma)? y:year? >", day_of_month),
    Rule("prep* < m:mfirst dot? the? d:dnum|dord (to|hy|until) (the? m2:month)? the? d2:dnum|dord (comma? y:year)? >", day_of_month),
    Rule("prep* fromw < m:mfirst dot? the? d:dnum|dord and (the? m2:month)? the? d2:dnum|dord (comma? y:year)? >", day_of_month),
    Rule(f"s:since? prep* < (p:part (hy|of)?)? (the? monthw of)? {_M} comma? of? y:year >", month),
    Rule("s:since prep* < (p:part (hy|of)?)? m:monthname >", month),
    Rule("prep+ < (p:part (hy|of)?)? (the? monthw of)? m:monthname >", month),
    Rule("< (p:part (hy|of)? (monthw of)?|the? monthw of) m:monthname >", month),
    Rule("prep* < m:monthalone >", month),
    Rule("prep* < r:rel m:monthname >", month),
    Rule("prep* < y:year comma? m:monthname > !dnum !dord !num", month),
    Rule("prep* < the? p:part? m:month r:relpost >", month),
    Rule("prep* < m:monthname dot? (to|hy|until) m2:monthname dot? (of? y:year)? >", month),
    Rule("prep* fromw < m:monthname dot? and m2:monthname dot? (of? y:year)? >", month),
    Rule("s:since prep* < (p:part (hy|of)?)? (the? yearword of?)? y:year >", year),
    Rule("prep+ < (p:part (hy|of)?)? (the? yearword of?)? the? y:year >", year),
    Rule("< (p:part (hy|of)?|yearword of?) y:year >", year),
    Rule("< y:year > yearnoun", year),
    Rule("det < y:year > other", year),
    Rule("< y:year > !other", bare_year),
    Rule("prep* < y:year (to|hy|until) y2:year|num > ", year),
    Rule("prep* fromw < y:year and y2:year|num > ", year),
    Rule("prep* < (the yearword)? n:[headcent (hy? and? num)+] >", spelt_year),
    Rule("prep* < the? yearword n:[headcent] > !num", spelt_year),
    Rule("prep* < the? (p:part (hy|of)? the?)? v:decade|decadeword >", decade),
    Rule("prep* < the? p:part? decades_of v:num >", decade),
    Rule("prep* < the? p:part? decades_of v:decadename >", decade),
    Rule("prep* < the? (p:part hy?)? o:ord hy? century >", century),
    Rule("prep* the? < fiscal? hy? o:ord|num hy u:quarter >", quarter),
    Rule("prep* < the? comparable? fiscal? hy? o:ord u:quarter (of? fiscal? y:year)? >", quarter),
    Rule("prep* < the? y:year fiscal? o:ord hy? u:quarter >", quarter),
    Rule("prep* < the? o:quarterword (of? y:year)? >", quarter_by_name),
    Rule("prep* < y:year hy? o:quarterword >", quarter_by_name),
    Rule("prep* < the? o:halfname of? y:year >", half_by_name),
    Rule("prep* < y:year hy? o:halfname >", half_by_name),
    Rule("prep* < the? week o:num (of? (y:year|(the? r:rel year_)))? > !unit !currency !hy", numbered_week),
    Rule("prep* < the? week o:num of? the? year_ r:relpost >", numbered_week),
    Rule("prep* < m:mfirst n:[num (hy? num)?] (comma? y:year)? > !unit !currency !hy !num", spelt_day),
    Rule("prep* < m:monthname of? k:headcent > !num !unit !currency", month_of_spelt_year),
    Rule("prep* < m:mfirst n:[num (hy? num)?] comma? n2:[headcent (hy? and? num)+] >", spelt_date),
    Rule("prep* < the? n:[num (hy? num)?] ofonly? m:mfirst (of? y:year)? >", spelt_day),
    Rule("the < n:[num (hy? num)?] m:mspelt (y:year)? >", spelt_day),
    Rule("prep* < (d:dnum|dord of?)? m:mfirst|monthname of? yy:num > !unit !currency !other", short_year),
    Rule("prep < the? v:year|num s >", decade),
    Rule("prep* < the? o:rel u:half (of? y:year) >", quarter),
    Rule("prep* < the? (p:part hy?)? v:season (of? y:year) >", season),
    Rule("prep* < (the|r:rel) (p:part hy?)? v:season >", season),
    Rule("prep* < the? v:season r:relpost >", season),
    Rule("prep < v:season >", season),
    Rule("prep* < m:month and m2:month dot? r:relpost >", month),
    Rule("prep* < the? (r:rel)? e:eve? h:holiday (of? y:year)? >", holiday),
    Rule("prep* < h:holiday r:relpost >", holiday),
    Rule("prep* < the? (r:rel)? h:holiday (of? y:year)? u:week|weekend (of? y2:year)? >", around_holiday),
    Rule("prep* < the? h:holiday e:eve >", holiday),
)  # fmt: skip
"""Longest match first whatever the order; of equal ones the first."""
