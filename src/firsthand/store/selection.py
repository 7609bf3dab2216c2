"""An `EventFilter` as SQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, degrees, radians
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from firsthand.domain.values.place import EARTH_RADIUS_KM
from firsthand.store import search
from firsthand.store.filters import EventFilter
from firsthand.store.tables import event_actors, event_facts, events


def selection(filters: EventFilter, codes: Sequence[str] | None, dialect: str) -> Select[Any]:
    """The events that can pass a filter, in the order that they are shown. Sets of days and distances are
    bounded here and decided by `EventFilter.lets_through`.

    Args:
        filters: the conditions.
        codes: event type codes that `filters.type` stands for, None for all.
        dialect: name of the dialect, for the full text.
    """
    conditions = [*_scalar(filters, codes), *_days(filters), *_area(filters)]
    if filters.actor is not None:
        conditions.append(_actor(filters.actor))
    if filters.text is not None:
        conditions.append(search.telling_of(filters.text, dialect))
    return select(events).where(*conditions).order_by(events.c.date_start.asc().nulls_last(), events.c.id)


def _scalar(filters: EventFilter, codes: Sequence[str] | None) -> Iterator[ColumnElement[bool]]:
    if filters.id is not None:
        yield events.c.id == filters.id
    if filters.country is not None:
        yield events.c.country == filters.country.upper()
    if codes is not None:
        yield events.c.event_type.in_(codes)
    if filters.grade is not None:
        yield events.c.grade == filters.grade
    if filters.min_origins is not None:
        yield events.c.n_origins >= filters.min_origins
    if filters.admin1 is not None:
        inside = select(event_facts.c.event).where(is_called(event_facts.c.admin1, filters.admin1))
        yield events.c.number.in_(inside)
    if filters.min_killed is not None:
        enough = select(event_facts.c.event).where(event_facts.c.killed_best >= filters.min_killed)
        yield events.c.number.in_(enough)
    if filters.unreviewed is not None:
        wanted = select(event_facts.c.event).where(event_facts.c.is_reviewed.is_(not filters.unreviewed))
        yield events.c.number.in_(wanted)


def is_called(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Whether a column holds a name in any case; where the database folds ASCII alone, as it stands at least."""
    wanted = " ".join(name.split())
    return or_(column == wanted, func.lower(column) == wanted.lower())


def _days(filters: EventFilter) -> Iterator[ColumnElement[bool]]:
    if filters.since is None and filters.until is None:
        return
    yield events.c.is_possible
    if filters.since is not None:
        yield or_(events.c.date_end.is_(None), events.c.date_end >= filters.since)
    if filters.until is not None:
        yield or_(events.c.date_start.is_(None), events.c.date_start <= filters.until)


def _area(filters: EventFilter) -> Iterator[ColumnElement[bool]]:
    if filters.bbox is not None:
        yield from _box(*filters.bbox)
    if filters.near is not None:
        yield from _box(*around(*filters.near))


def _box(west: float, south: float, east: float, north: float) -> Iterator[ColumnElement[bool]]:
    yield events.c.lat.between(south, north)
    if west <= east:
        yield events.c.lon.between(west, east)
    else:
        yield or_(events.c.lon >= west, events.c.lon <= east)


def around(lat: float, lon: float, kilometres: float) -> tuple[float, float, float, float]:
    """A box that holds the circle; the whole globe in longitude where the circle reaches a pole."""
    height = degrees(kilometres / EARTH_RADIUS_KM) * 1.001 + 1e-6  # rounding must not cut a point on the rim
    south, north = lat - height, lat + height
    if south <= -90 or north >= 90:
        return -180.0, max(south, -90.0), 180.0, min(north, 90.0)
    width = height / cos(radians(max(abs(south), abs(north))))
    if width >= 180:
        return -180.0, south, 180.0, north
    west, east = lon - width, lon + width
    return (west + 360 if west < -180 else west), south, (east - 360 if east > 180 else east), north


def _actor(wanted: str) -> ColumnElement[bool]:
    matching = or_(event_actors.c.actor == wanted.strip().lower(), event_actors.c.name == search.fold(wanted))
    return events.c.number.in_(select(event_actors.c.event).where(matching))
