"""Rules for dates written in figures: 2025-06-01, 01/06/2025, 12 06 2025, 23/Sep/2025."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from firsthand.domain.values import Anchor
from firsthand.languages.base.times.absolute import WEEKDAY, day_in
from firsthand.languages.base.times.grammar import Found, Rule
from firsthand.languages.base.times.meaning import Moment, Unit

_DAYS, _MONTHS, _OLDEST_SHORT = 31, 12, 50
_NAMES = frozenset({"9/11", "24/7", "50/50"})
"""Figures that are the name of something."""


def figures(found: Found) -> Moment | None:
    """A date in figures only: 2025-06-01, 01/06/2025, 1.6.25, and a range of two."""
    return _told(found, _read)


def figures_either(found: Found) -> Moment | None:
    """A date in figures of a language whose countries write the month first or the day first; both where both can be."""
    return _told(found, _both)


def _told(found: Found, read: Callable[[str], Moment | None]) -> Moment | None:
    first, year = read(found["t"]), found["y"]
    if first is None:
        return None
    if found["r"] is not None:
        first = replace(
            first, offset=found["r"], other=replace(first.other, offset=found["r"]) if first.other else None
        )
    if found["t2"] is None:
        return first
    last = read(found["t2"])
    if last is not None:
        first, last = _alike(first, found["t"], last, found["t2"])
    if last is not None and year is not None:
        last = _in_year(last, year)
    return None if last is None else _ranged(first, last)


def _alike(first: Moment, text: str, last: Moment, text2: str) -> tuple[Moment, Moment]:
    """The two ends of a range in one order: where one end stands only one way round, so does the other."""
    if first.other is not None and last.other is None:
        first = _as_in(first, text2)
    elif last.other is not None and first.other is None:
        last = _as_in(last, text)
    return first, last


def _as_in(told: Moment, text: str) -> Moment:
    """A date that may stand both ways round, read as the figures of another must be; unchanged where those are day and month alike."""
    leading, following = (int(part) for part in re.findall(r"[0-9]+", text)[:2])
    if _MONTHS < leading <= _DAYS:
        return replace(told, other=None)
    return told.other if following > _MONTHS and told.other is not None else told


def _in_year(told: Moment, year: int) -> Moment:
    other = _in_year(told.other, year) if told.other else None
    return replace(told, year=year, anchor=Anchor.NONE, other=other)


def _ranged(first: Moment, last: Moment) -> Moment:
    if first.year is None and last.year is not None:
        first = _in_year(first, last.year)
    return replace(first, until=last)


def _read(text: str) -> Moment | None:
    """Year first, or day, month and year; month first where only that can be."""
    if text in _NAMES:
        return None
    parts = [int(part) for part in re.findall(r"[0-9]+", text)]
    if parts[0] > _DAYS:
        year, month, *rest = parts
        if not 1 <= month <= _MONTHS:
            return None
        if not rest:
            return Moment(Unit.MONTH, year=year, month=month)
        day, *clock = rest
        hour, minute, second = (*clock, None, None, None)[:3]
        if not 1 <= day <= _DAYS or (hour or 0) > 24:
            return None
        return Moment(Unit.DAY, year=year, month=month, day=day, hour=hour, minute=minute, second=second)
    day, month, *rest = parts
    if month > _MONTHS and day <= _MONTHS:
        day, month = month, day
    return day_in(day, month, _full(rest[0]) if rest else None)


def _full(year: int) -> int:
    if year >= 100:
        return year
    return year + (2000 if year < _OLDEST_SHORT else 1900)


def _both(text: str) -> Moment | None:
    told = _read(text)
    parts = [int(part) for part in re.findall(r"[0-9]+", text)]
    if told is None or parts[0] > _MONTHS or parts[1] > _MONTHS or parts[0] == parts[1]:
        return told
    return replace(told, other=replace(told, day=told.month, month=told.day))


def spaced(found: Found) -> Moment | None:
    """12 06 2025, 2025 06 12, 23/Sep/2025, 2025-Sep-23, Sep-2025."""
    if found["d"] is None:
        return Moment(Unit.MONTH, year=found["y"], month=found["m"])
    return day_in(found["d"], found["m"], found["y"])


_SEP = "(sl|hy)"
RULES: tuple[Rule, ...] = (
    Rule(f"prep* < {WEEKDAY} t:iso|slash >", figures),
    Rule("(prep|the|weekday) < t:slash2 >", figures),
    Rule("(prep|the)? < (the? rel)? weekday comma? t:slash2 >", figures),
    Rule("< t:slash2 > (?=(comma|or|and) (or|and)? slash2)", figures),
    Rule("slash2 (comma|or|and) (or|and)? < t:slash2 >", figures),
    Rule("slash2 comma slash2 (comma|or|and) (or|and)? < t:slash2 >", figures),
    Rule("prep* < the? r:rel t:slash2 >", figures),
    Rule("prep* fromw < t:slash|slash2 (to|hy|until|and) (and|to)? the? t2:slash|slash2 >", figures),
    Rule("prep* < t:slash|slash2 hy t2:slash >", figures),
    Rule("prep* < t:slash2 hy t2:slash2 (comma? y:year)? >", figures),
    Rule(f"prep* < {WEEKDAY} d:dnum {_SEP} m:month {_SEP} y:year >", spaced),
    Rule(f"prep* < y:year {_SEP} m:month {_SEP} d:dnum >", spaced),
    Rule(f"prep* < y:year {_SEP} d:dnum {_SEP} m:month >", spaced),
    Rule(f"prep* < d:dnum {_SEP} y:year {_SEP} m:month >", spaced),
    Rule(f"prep* < m:month {_SEP} y:year {_SEP} d:dnum >", spaced),
    Rule(f"prep* < m:month {_SEP} d:dnum {_SEP} y:year >", spaced),
    Rule("prep* < m:mfirst|month sl d:dnum >", spaced),
    Rule("prep* < d:dnum sl m:mfirst|month >", spaced),
    Rule("prep* < m:month sl y:year >", spaced),
    Rule("prep* < d:dnum m:dnum y:year > !unit !currency", spaced),
    Rule("prep* < y:year m:dnum d:dnum > !unit !currency", spaced),
)  # fmt: skip
EITHER: tuple[Rule, ...] = tuple(
    replace(rule, action=figures_either) for rule in RULES if rule.action is figures
)
"""For a language that writes both orders; before those that all share."""
