"""What is asked of an event, as a narrow row beside its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import cos, radians, sin

from sqlalchemy import Connection, delete

from firsthand.domain.event import Event
from firsthand.domain.report import CasualtyKind
from firsthand.store.batches import batches
from firsthand.store.bulk import insert_rows
from firsthand.store.tables import event_days, event_facts

UNDATED = 0
"""`day_from` of an event that nothing dates: before every day."""

LAST_DAY = date.max.toordinal()

MOST = 10_000_000_000
"""A larger count of persons is kept as this: more than there are people, and few enough for sums to be whole numbers."""


def write(connection: Connection, changed: Mapping[int, Event], updated: Mapping[int, datetime]) -> None:
    """Replace the rows of events.

    Args:
        connection: in a writing transaction.
        changed: number of the event to the event.
        updated: number to the moment at which it became as it is.
    """
    for numbers in batches(sorted(changed)):
        connection.execute(delete(event_facts).where(event_facts.c.event.in_(numbers)))
        connection.execute(delete(event_days).where(event_days.c.event.in_(numbers)))
        rows = [facts(number, changed[number], updated[number]) for number in numbers]
        insert_rows(connection, event_facts, rows)
        insert_rows(
            connection, event_days, (run for number in numbers for run in _runs(number, changed[number]))
        )


def facts(number: int, event: Event, updated: datetime) -> dict[str, object]:
    """The row of an event."""
    possible, place, killed = event.date.possible, event.place, event.toll(CasualtyKind.KILLED)
    start, end = (possible.start, possible.end) if possible else (None, None)
    x, y, z = (None, None, None) if place is None else on_sphere(place.lat, place.lon)
    return {
        "event": number,
        "id": event.id,
        "event_type": event.event_type,
        "grade": event.grade,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "entry": place.entry if place else None,
        "day_from": UNDATED if start is None else start.toordinal(),
        "day_to": LAST_DAY if end is None else end.toordinal(),
        "is_possible": possible is None or bool(possible),
        "is_scattered": possible is not None and len(possible.intervals) > 1,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "x": x,
        "y": y,
        "z": z,
        "radius_km": place.radius_km if place else None,
        "n_origins": len(event.origins),
        "killed_low": _counted(killed.low) if killed else None,
        "killed_best": _counted(killed.best) if killed else None,
        "killed_high": _counted(killed.high) if killed else None,
        "is_reviewed": bool(event.decisions),
        "updated": updated,
    }


def on_sphere(lat: float, lon: float) -> tuple[float, float, float]:
    """A point as x, y and z on a sphere of radius 1.

    Two points at a distance d on a sphere of radius R are 2 sin(d / 2R) apart in a straight line, so that a circle around a
    point is asked for without trigonometry in the database.
    """
    phi, theta = radians(lat), radians(lon)
    return cos(phi) * cos(theta), cos(phi) * sin(theta), sin(phi)


def _counted(value: int | None) -> int | None:
    return None if value is None else min(value, MOST)


def _runs(number: int, event: Event) -> Sequence[dict[str, object]]:
    possible = event.date.possible
    if possible is None or len(possible.intervals) < 2:
        return ()
    return [
        {"event": number, "day_from": start.toordinal(), "day_to": end.toordinal()}
        for start, end in possible.intervals
    ]
