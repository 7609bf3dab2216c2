"""The normal value of an expression of time, as TIMEX3 writes it, counted from a day.

Values: `1998-04-12`, `1998-04`, `1998`, `199` (a decade), `19` (a century), `1998-W15`, `1998-W15-WE`, `1998-Q2`, `1998-H1`,
`1998-SU`, `1998-04-12TNI`, `1998-04-12T09:30`, `P3D`, `PT2H`, `PXM`, `XXXX-WXX-1`, `PAST_REF`. X stands for what is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from firsthand.languages.base.times.meaning import Duration, Meaning, Moment, Repeat, Unit
from firsthand.languages.base.times.stretches import stretch

_LETTERS: Mapping[Unit, str] = {
    Unit.SECOND: "TS", Unit.MINUTE: "TM", Unit.HOUR: "TH", Unit.NIGHT: "NI", Unit.DAY: "D", Unit.WEEKEND: "WE", Unit.WEEK: "W", Unit.FORTNIGHT: "W", Unit.MONTH: "M",
    Unit.SEASON: "Y", Unit.QUARTER: "Q", Unit.HALF: "M", Unit.YEAR: "Y", Unit.DECADE: "Y", Unit.CENTURY: "Y",
}  # fmt: skip
_MULTIPLES = {Unit.FORTNIGHT: 2, Unit.HALF: 6, Unit.DECADE: 10, Unit.CENTURY: 100}
_SEASONS = ("WI", "SP", "SU", "FA")


def value(meaning: Meaning, day: date, before: date | None = None) -> str:
    """The TIMEX3 value of a meaning.

    Args:
        meaning: what the expression says.
        day: of publication.
        before: the day or the first day of the expression before it, which "the following day" counts from; None where none is known.
    """
    if isinstance(meaning, Duration):
        return duration_value(meaning)
    if isinstance(meaning, Repeat):
        return duration_value(meaning.every) if meaning.at is None else repeat_value(meaning.at)
    if meaning.ref is not None:
        return meaning.ref
    days = stretch(meaning, day, before)
    if days is None:
        return _unknown(meaning)
    counted = meaning.base is not None and not meaning.of_day and meaning.base.holiday is None
    if counted and meaning.base and meaning.base.distance:
        return days[0].isoformat()
    return written(meaning.base if counted and meaning.base else meaning, days[0])


def written(told: Moment, start: date) -> str:  # noqa: PLR0911  (one form each)
    """A stretch that starts on a day, in the grain of its words."""
    year = f"{start.year:04}"
    match told.unit:
        case Unit.CENTURY:
            return year[:2]
        case Unit.DECADE:
            return year[:3]
        case Unit.YEAR:
            return year
        case Unit.HALF:
            return f"{year}-H{(start.month - 1) // 6 + 1}"
        case Unit.QUARTER:
            return f"{year}-Q{(start.month - 1) // 3 + 1}"
        case Unit.SEASON:
            return f"{start.year + (told.which == 0):04}-{_SEASONS[told.which or 0]}"
        case Unit.MONTH:
            return f"{year}-{start.month:02}"
        case Unit.WEEK | Unit.FORTNIGHT:
            iso = start.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}"
        case Unit.WEEKEND:
            iso = start.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}-WE"
        case _:
            return start.isoformat() + _clock(told)


def _clock(told: Moment) -> str:
    if told.hour is None:
        return f"T{told.daypart}" if told.daypart else ""
    text = f"T{told.hour:02}"
    if told.minute is not None:
        text += f":{told.minute:02}"
        if told.second is not None:
            text += f":{told.second:02}"
    return text


def duration_value(told: Duration) -> str:
    """P3D, PT2H30M, PXW."""
    date_part, time_part = "", ""
    for count, unit in told.parts:
        letter = _LETTERS[unit]
        number = count if count is None else count * _MULTIPLES.get(unit, 1)
        text = "X" if number is None else f"{number:g}" if number < 1e6 else f"{number:.0f}"
        if len(letter) == 2 and letter[0] == "T":
            time_part += text + letter[1]
        else:
            date_part += text + letter
    return f"P{date_part}" + (f"T{time_part}" if time_part else "")


def repeat_value(at: Moment) -> str:
    """What comes again, with X for the year and week that stay open."""
    if at.weekday is not None:
        return f"XXXX-WXX-{at.weekday + 1}" + _clock(at)
    if at.hour is not None:
        return _clock(at)
    if at.month is not None:
        return f"XXXX-{at.month:02}"
    if at.day is not None:
        return f"XXXX-XX-{at.day:02}"
    return f"T{at.daypart}" if at.daypart else f"XXXX-{_SEASONS[at.which or 0]}"


def _unknown(told: Moment) -> str:
    """A value of the right form for a stretch whose place is not known."""
    if told.month is not None:
        return f"XXXX-{told.month:02}" + (f"-{told.day:02}" if told.day is not None else "")
    forms = {
        Unit.YEAR: "XXXX",
        Unit.MONTH: "XXXX-XX",
        Unit.QUARTER: "XXXX-QX",
        Unit.WEEK: "XXXX-WXX",
        Unit.WEEKEND: "XXXX-WXX-WE",
    }
    return forms.get(told.unit, "XXXX-XX-XX" + _clock(told))
