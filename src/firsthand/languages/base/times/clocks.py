"""Rules for clock times and parts of a day."""

from __future__ import annotations

from firsthand.domain.values import Anchor
from firsthand.languages.base.times.grammar import Found, Rule
from firsthand.languages.base.times.meaning import Moment, Unit

_NOON = 12


def clock(found: Found) -> Moment | None:
    """9:30 p.m., "14 h 30", "nine o'clock in the morning"."""
    told = found["c"]
    hour, minute, second = told if isinstance(told, tuple) else (int(told), None, None)
    part = found["p"]
    if part in ("AF", "EV", "NI") and hour < _NOON and not (part == "NI" and hour < 5):
        hour += _NOON
    if found["m"] is not None:
        minute = int(found["m"])
    if hour > 24 or (minute or 0) > 59:
        return None
    unit = Unit.HOUR if minute is None else Unit.MINUTE
    return Moment(unit, Anchor.PUBLICATION, hour=hour, minute=minute, second=second)


def part_of_day(found: Found) -> Moment | None:
    """The morning, "dans la nuit": of the day the text is at."""
    return Moment(Unit.DAY, Anchor.CONTEXT, offset=0, daypart=found["p"])


def part_of_this_day(found: Found) -> Moment | None:
    """This morning, "ce soir"."""
    offset = -1 if found["r"] == -1 else 0 if found["r"] == 0 else 1
    return Moment(Unit.DAY, Anchor.PUBLICATION, offset=offset, daypart=found["p"])


RULES: tuple[Rule, ...] = (
    Rule("prep* < approx* c:clock (prep? the? p:dpart)? zone? >", clock),
    Rule("prep* clockprep < approx* c:num hours (and? m:num)? (prep? the? p:dpart)? zone? >", clock),
    Rule("< c:num hours prep? the? p:dpart zone? >", clock),
    Rule("< c:num hours zone? > (?=each)", clock),
    Rule("prep* < approx* c:num oclock (m:num)? (prep? the? p:dpart)? zone? >", clock),
    Rule("prep* < approx* c:num (prep the? p:dpart) >", clock),
    Rule("prep* < approx* c:noon >", clock),
    Rule("prep* < early? the early? p:dpart >", part_of_day),
    Rule("prep < early? p:dpart >", part_of_day),
    Rule("prep* < early? r:rel p:dpart >", part_of_this_day),
    Rule("< the? p:dpart r:relpost >", part_of_this_day),
)  # fmt: skip
