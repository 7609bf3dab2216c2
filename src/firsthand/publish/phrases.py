"""Words for dates, places, counts and parties that say no more than is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from firsthand.domain.actor import ActorKind
from firsthand.domain.event import Casualty, DatePrecision, Event, EventActor, EventDate, Toll
from firsthand.domain.report import CasualtyKind, Role
from firsthand.domain.values import DaySet, Place, PlaceKind

_SHOWN_DAYS = 3
_ONE = {
    "mercenaries": "mercenary",
    "children": "child",
    "women": "woman",
    "police": "police officer",
    "militia": "militia member",
}
"""Groups whose word for one person is not theirs without an s."""


def day(value: date) -> str:
    """1 Jun 2025."""
    return f"{value.day} {value:%b %Y}"


def date_phrase(when: EventDate) -> str:
    """A day, a few possible days, an interval, or that nothing is known; never more exact than the set."""
    possible = when.possible
    if not possible or possible.start is None or possible.end is None:
        return "date unknown"
    if when.precision is DatePrecision.DAY and possible.is_day:
        return day(possible.start)
    if len(possible) <= _SHOWN_DAYS:
        return " or ".join(day(d) for d in possible)
    scattered = len(possible.intervals) > 1
    weekdays = {f"{d:%A}" for d in possible} if len(possible) <= 60 else set()
    if scattered and len(weekdays) == 1:
        return f"a {weekdays.pop()}, {span_of_days(possible)}"
    return span_of_days(possible)


def span_of_days(days: DaySet) -> str:
    """27 Apr to 29 Jun 2025."""
    start, end = days.start, days.end
    if start is None or end is None:
        return "unknown"
    first = f"{start.day} {start:%b}" if start.year == end.year else day(start)
    return f"{first} to {day(end)}"


def place_phrase(place: Place | None) -> str:
    """Boulikessi, Mali-like phrase with the radius where it is no point."""
    if place is None:
        return "place unknown"
    name = (
        place.name
        if place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION) or not place.country
        else f"{place.name}, {place.country}"
    )
    return name if place.radius_km <= 10 else f"{name} ±{place.radius_km:.0f} km"


def bounds(casualty: Casualty | Toll) -> str:
    """31+ for an open end, 21-24 for a range, 30 for one figure, with the best in it."""
    if casualty.best is None and casualty.low is None:
        return "some"
    if casualty.high is None:
        return f"{casualty.best or casualty.low}+"
    if casualty.low == casualty.high:
        return str(casualty.best)
    return f"{casualty.low}-{casualty.high} (best {casualty.best})"


def casualty_phrases(
    casualties: Iterable[Casualty], *, kinds: Sequence[CasualtyKind] | None = None
) -> list[str]:
    """One phrase for each fused figure: "31+ soldiers killed"; vague ones without a figure are left to the dossier."""
    phrases = []
    for casualty in casualties:
        if casualty.best is None and casualty.low is None:
            continue
        if kinds is None or casualty.kind in kinds:
            said = bounds(casualty)
            phrases.append(f"{said} {group_phrase(casualty.group, one=said == '1')} {casualty.kind.value}")
    return phrases


def group_phrase(group: str, *, one: bool) -> str:
    """A group of the counted in words: "persons", and "person" for one."""
    return (_ONE.get(group) or group.removesuffix("s")) if one else group


def parties(event: Event, role: Role) -> list[EventActor]:
    """The actors of a role, named ones before descriptions.

    A description is left out where a named actor of its kind may be who it means ("jihadists" beside JNIM); "civilians" beside an army are
    others than the army and stay.
    """
    actors = [a for a in event.actors if a.role is role]
    named = [a for a in actors if not a.id.startswith("generic:")]
    if not named:
        return actors
    kinds = {ActorKind.UNKNOWN, *(actor.kind for actor in named)}
    return [*named, *(a for a in actors if a not in named and a.kind not in kinds)]


def party_phrase(event: Event, role: Role) -> str:
    """Names of the parties of a role."""
    return ", ".join(actor.name for actor in parties(event, role)) or "?"
