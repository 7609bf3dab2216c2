"""The days of holidays: fixed ones, those that hang on Easter, and those of the Islamic calendar.

Easter is computed by the method of Meeus, Jones and Butcher (Meeus 1991, "Astronomical Algorithms", chapter 8). The Islamic days
follow the tabular calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of each thirty); the day that is kept
hangs on the sighting of the moon and differs from country to country, so it is given as three days: the tabular one, the one
before and the one after.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from firsthand.domain.values import DaySet

_FIXED: Mapping[str, tuple[int, int]] = {
    "new_year": (1, 1), "epiphany": (1, 6), "valentine": (2, 14), "womens_day": (3, 8), "earth_day": (4, 22), "april_fools": (4, 1), "labour_day": (5, 1), "victory_day": (5, 8), "juneteenth": (6, 19),
    "bastille": (7, 14), "assumption": (8, 15), "halloween": (10, 31), "all_saints": (11, 1), "all_souls": (11, 2), "veterans_day": (11, 11), "christmas_eve": (12, 24), "christmas": (12, 25),
    "boxing_day": (12, 26), "new_year_eve": (12, 31), "st_patrick": (3, 17), "us_independence": (7, 4),
}  # fmt: skip
_FROM_EASTER: Mapping[str, int] = {
    "ash_wednesday": -46, "palm_sunday": -7, "maundy_thursday": -3, "good_friday": -2, "easter": 0, "easter_monday": 1, "ascension": 39, "pentecost": 49, "whit_monday": 50,
}  # fmt: skip
_ISLAMIC: Mapping[str, tuple[int, int, int]] = {
    "islamic_new_year": (1, 1, 1), "ashura": (1, 10, 1), "mawlid": (3, 12, 1), "ramadan": (9, 1, 30), "eid_al_fitr": (10, 1, 1), "eid_al_adha": (12, 10, 1),
}  # fmt: skip
_EITHER: Mapping[str, tuple[str, str]] = {"eid": ("eid_al_fitr", "eid_al_adha")}
"""Names that two holidays share; texts mean the one that is near."""
_NTH: Mapping[str, tuple[int, int, int]] = {
    "mlk": (1, 0, 3), "presidents_day": (2, 0, 3), "mothers_day": (5, 6, 2), "fathers_day": (6, 6, 3), "memorial_day": (5, 0, -1), "us_labor_day": (9, 0, 1), "columbus_day": (10, 0, 2), "thanksgiving": (11, 3, 4),
}  # fmt: skip
_INDEPENDENCE: Mapping[str, tuple[int, int]] = {
    "ML": (9, 22), "BF": (8, 5), "NE": (8, 3), "SN": (4, 4), "CI": (8, 7), "GN": (10, 2), "MR": (11, 28), "TD": (8, 11), "NG": (10, 1), "GH": (3, 6), "BJ": (8, 1), "TG": (4, 27),
    "CM": (1, 1), "SD": (1, 1), "SS": (7, 9), "SO": (7, 1), "DZ": (7, 5), "LY": (12, 24), "CF": (8, 13), "CD": (6, 30), "US": (7, 4),
}  # fmt: skip
_EPOCH = date(622, 7, 19)
_LEAP = frozenset({2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29})
_ONE = timedelta(days=1)
HOLIDAYS = frozenset({*_FIXED, *_FROM_EASTER, *_ISLAMIC, *_EITHER, *_NTH})
"""Keys of every holiday whose days are known without its country."""


def days_of(holiday: str, year: int) -> DaySet | None:
    """The possible days of a holiday in a year; None where they are not known ("independence" without its country).

    Args:
        holiday: one of `HOLIDAYS`, or `independence:ML` with an ISO 3166 code.
        year: of the Gregorian calendar; an Islamic day may fall in it twice or not at all.
    """
    name, _, country = holiday.partition(":")
    fixed = _INDEPENDENCE.get(country) if name == "independence" else _FIXED.get(name)
    if fixed is not None:
        return DaySet.day(date(year, *fixed))
    if name in _FROM_EASTER:
        return DaySet.day(easter(year) + timedelta(days=_FROM_EASTER[name]))
    if name in _NTH:
        return DaySet.day(nth_weekday(year, *_NTH[name]))
    if name in _EITHER:
        found = [days for one in _EITHER[name] if (days := _islamic(one, year))]
        return DaySet.of(interval for days in found for interval in days.intervals) or None
    return _islamic(name, year) if name in _ISLAMIC else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * l_) // 433
    month = (h + l_ - 7 * m + 90) // 25
    return date(year, month, (h + l_ - 7 * m + 33 * month + 19) % 32)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday (Monday 0) of a month, the last one for -1; the last one also where there are fewer."""
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    days = [day + timedelta(weeks=n) for n in range(5)]
    inside = [found for found in days if found.month == month]
    return inside[nth - 1] if 0 < nth <= len(inside) else inside[-1]


def islamic_date(year: int, month: int, day: int) -> date:
    """The Gregorian day of a day of the tabular Islamic calendar.

    Raises:
        OverflowError: it lies beyond the year 9999.
    """
    cycle, rest = divmod(year - 1, 30)
    before = cycle * 10_631 + rest * 354 + sum(1 for leap in _LEAP if leap <= rest)
    return _EPOCH + timedelta(days=before + (month - 1) * 29 + month // 2 + day - 1)


def _islamic(name: str, year: int) -> DaySet | None:
    month, day, length = _ISLAMIC[name]
    found = DaySet()
    around = (year - 622) * 33 // 32
    for islamic in range(max(1, around - 1), around + 3):
        start = islamic_date(islamic, month, day)
        if start.year == year:
            found = found | DaySet.between(start - _ONE, start + timedelta(days=length))
    return found or None
