"""When an expression of ours means what a case of Recognizers-Text expects, see `evaluation.benchmarks.recognizers`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from firsthand.languages.base.times.meaning import Duration, Moment, Repeat, TimeExpression, Unit
from firsthand.languages.base.times.normal import value
from firsthand.languages.base.times.readings import readings
from firsthand.languages.base.times.stretches import Days

_DAY = timedelta(days=1)
_SECONDS = {
    Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.NIGHT: 86_400, Unit.DAY: 86_400, Unit.WEEKEND: 172_800, Unit.WEEK: 604_800, Unit.FORTNIGHT: 1_209_600,
    Unit.MONTH: 2_592_000, Unit.QUARTER: 7_776_000, Unit.HALF: 15_552_000, Unit.SEASON: 7_776_000, Unit.YEAR: 31_536_000, Unit.DECADE: 315_360_000, Unit.CENTURY: 3_153_600_000,
}  # fmt: skip
_HOURS = 24
_PARTS = {"early": "start", "mid": "mid", "late": "end"}
"""Parts of a stretch as we and as the specs name them."""
_SETS = {"XXXX-WXX-WE": "P1WE", "P1NI": "TNI", "XXXX-WXX-WETNI": "P1WE"}
"""Two ways of the specs to write one set: every weekend, every night."""


@dataclass(frozen=True)
class Expected:
    """A result that a case asks for: its extent, kind, and the values allowed."""

    start: int
    end: int
    kind: str
    values: tuple[Mapping[str, str], ...]


def agrees(expression: TimeExpression, result: Expected, day: date) -> bool:
    """Whether an expression means what a result expects on a day."""
    told = expression.meaning
    if result.kind == "duration":
        return isinstance(told, Duration) and any(_is_as_long(told, v.get("value")) for v in result.values)
    if result.kind == "set":
        ours = value(told, day)
        return any(
            _SETS.get(t, t) == _SETS.get(ours, ours) for v in result.values if (t := v.get("timex", ""))
        )
    days = list(readings(told, day))
    if result.kind in ("datetime", "time"):
        return isinstance(told, Moment) and any(_is_clock(told, days, v, day) for v in result.values)
    return any(_is_allowed(expression, days, allowed, day) for allowed in result.values)


def _is_clock(told: Moment, days: list[Days], allowed: Mapping[str, str], day: date) -> bool:
    """The same hour and minute, and for a `datetime` a day that is one of ours; "now" as the same word for the present."""
    if told.ref is not None or told.hour is None:
        return told.ref is not None and allowed.get("timex") == told.ref
    clock = f"{told.hour % 24:02}:{told.minute or 0:02}:{told.second or 0:02}"
    expected = allowed.get("value", "")
    midnight = _DAY if told.hour == _HOURS else timedelta(0)
    return expected == clock or expected in {
        f"{(first + midnight).isoformat()} {clock}" for first, _ in days or [(day, day)]
    }


def _is_allowed(expression: TimeExpression, days: list[Days], allowed: Mapping[str, str], day: date) -> bool:
    told = expression.meaning
    if "value" in allowed and any(
        start.isoformat() == allowed["value"] for start, end in days if start == end
    ):
        return True
    if isinstance(told, Moment) and told.ref is not None:
        return allowed.get("timex") == told.ref
    start, end = allowed.get("start"), allowed.get("end")
    if (
        isinstance(told, Moment)
        and told.until
        and {told.part, told.until.part} & _PARTS.keys()
        and start
        and end
    ):
        return _is_between_parts(told, start, end, day)
    if isinstance(told, Moment) and told.part in _PARTS:
        return told.until is None and _is_part(told.part, days, allowed)
    if (start or end) and any(_is_range(found, start, end) for found in days):
        return True
    if isinstance(told, Repeat) or start or end:
        return False
    ours = value(told, day, day)
    if isinstance(told, Moment) and told.unit is Unit.SEASON:
        return allowed.get("timex") in {ours, ours[-2:]}
    if isinstance(told, Moment) and told.year is not None and not days:  # a day that no calendar has
        ours = f"{told.year:04}{ours[4:]}"
    return allowed.get("timex") == ours


def _is_range(found: Days, start: str | None, end: str | None) -> bool:
    ends = {found[1].isoformat(), (found[1] + _DAY).isoformat()}
    if start and end:
        return found[0].isoformat() == start and end in ends
    return {found[0].isoformat(), *ends} >= {start or end}


def _is_part(part: str, days: list[Days], allowed: Mapping[str, str]) -> bool:
    """The same part of the same stretch, wherever the specs draw its borders."""
    told = [allowed.get(key) for key in ("start", "end")]
    if None in told:  # since or after the part: the border must lie in the stretch, and the part be named
        border = told[0] or told[1]
        inside = any(border and first <= date.fromisoformat(border) <= last + _DAY for first, last in days)
        return inside and _PARTS[part] in allowed.get("Mod", "")
    start, end = date.fromisoformat(allowed["start"]), date.fromisoformat(allowed["end"]) - _DAY
    for first, last in days:
        if not first <= start <= end <= last:
            continue
        at_start, at_end = start == first, end == last
        if {"early": at_start and not at_end, "late": at_end and not at_start}.get(
            part, not at_start and not at_end
        ):
            return True
    return False


def _is_between_parts(told: Moment, start: str, end: str, day: date) -> bool:
    """A range of two parts ("mid-March to the end of May"): each border in the stretch whose part is named."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    assert told.until is not None  # noqa: S101  (asked before)
    begins = readings(replace(told, until=None), day)
    ends = list(readings(told.until, day))
    return any(
        from_ <= first <= to + _DAY and any(a <= last <= b + _DAY for a, b in ends) for from_, to in begins
    )


def _is_as_long(told: Duration, seconds: str | None) -> bool:
    total = 0.0
    for count, unit in told.parts:
        if count is None or seconds is None:
            return False
        total += count * _SECONDS[unit]
    return abs(total - float(seconds or 0)) < 0.01
