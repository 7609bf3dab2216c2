"""An `EventFilter` as conditions on the narrow rows, exact: what passes is what `EventFilter.lets_through` passes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from math import inf, pi, sin
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, or_, select

from firsthand.domain.values.place import EARTH_RADIUS_KM
from firsthand.store import search
from firsthand.store.facts import on_sphere
from firsthand.store.filters import EventFilter
from firsthand.store.selection import around, is_called
from firsthand.store.tables import event_actors, event_days, event_facts, events

T = TypeVar("T")
_F = event_facts.c


def conditions(
    filters: EventFilter,
    codes: Sequence[str] | None,
    dialect: str,
    without: Collection[str] = (),
    *,
    walking: bool = False,
) -> list[ColumnElement[bool]]:
    """What must hold of the row of an event.

    Args:
        filters: the conditions; `id` as it is, without following redirects.
        codes: event type codes that `filters.type` stands for, None for all.
        dialect: name of the dialect, for the full text.
        without: names of conditions to leave out; `since` and `until` go together under "days".
        walking: whether the rows are walked through in order until enough have passed, so that an index on points would only lead away.
    """
    named: dict[str, Iterator[ColumnElement[bool]]] = {
        "country": _scalar(filters.country, lambda code: _F.country == code.upper()),
        "admin1": _scalar(filters.admin1, lambda name: is_called(_F.admin1, name)),
        "type": _scalar(codes, _F.event_type.in_),
        "grade": _scalar(filters.grade, lambda grade: _F.grade == grade),
        "unreviewed": _scalar(filters.unreviewed, lambda unreviewed: _F.is_reviewed.is_(not unreviewed)),
        "actor": _scalar(filters.actor, _actor),
        "text": _scalar(filters.text, lambda text: search.telling_of(text, dialect, _F.event)),
        "id": _scalar(filters.id, _is),
        "min_origins": _scalar(filters.min_origins, lambda number: _F.n_origins >= number),
        "min_killed": _scalar(filters.min_killed, lambda number: _F.killed_best >= number),
        "days": _days(filters),
        "bbox": box(*filters.bbox, walking=walking) if filters.bbox is not None else iter(()),
        "near": _within(*filters.near, walking=walking) if filters.near is not None else iter(()),
    }
    return [condition for name, some in named.items() if name not in without for condition in some]


def _scalar(value: T | None, condition: Callable[[T], ColumnElement[bool]]) -> Iterator[ColumnElement[bool]]:
    if value is not None:
        yield condition(value)


def box(
    west: float, south: float, east: float, north: float, *, walking: bool = False
) -> Iterator[ColumnElement[bool]]:
    """Points in a box; west greater than east crosses the antimeridian. `walking`: see `conditions`."""
    # A sum is in no index.
    lat, lon = (_F.lat.op("+")(0.0), _F.lon.op("+")(0.0)) if walking else (_F.lat, _F.lon)
    yield and_(lat >= south, lat <= north)
    if west <= east:
        yield and_(lon >= west, lon <= east)
    else:
        yield or_(lon >= west, lon <= east)


def _days(filters: EventFilter) -> Iterator[ColumnElement[bool]]:
    if filters.since is None and filters.until is None:
        return
    since = filters.since.toordinal() if filters.since else None
    until = filters.until.toordinal() if filters.until else None
    yield _F.is_possible
    if since is not None:
        yield _F.day_to >= since
    if until is not None:
        yield _F.day_from <= until
    run = [event_days.c.event == _F.event]
    if since is not None:
        run.append(event_days.c.day_to >= since)
    if until is not None:
        run.append(event_days.c.day_from <= until)
    yield or_(_F.is_scattered.is_(False), select(event_days.c.event).where(and_(*run)).exists())


def _within(lat: float, lon: float, kilometres: float, *, walking: bool) -> Iterator[ColumnElement[bool]]:
    """Points within a distance: first a box that an index bounds, then the chord; see `facts.on_sphere`."""
    yield from box(*around(lat, lon, kilometres), walking=walking)
    half = kilometres / (2 * EARTH_RADIUS_KM)
    most = inf if half >= pi / 2 else (2 * sin(half)) ** 2
    if most < 4:
        x, y, z = on_sphere(lat, lon)
        chord = (_F.x - x) * (_F.x - x) + (_F.y - y) * (_F.y - y) + (_F.z - z) * (_F.z - z)
        yield chord <= most
    else:
        yield _F.lat.is_not(None)


def _is(event_id: str) -> ColumnElement[bool]:
    return _F.event == select(events.c.number).where(events.c.id == event_id).scalar_subquery()


def _actor(wanted: str) -> ColumnElement[bool]:
    matching = or_(event_actors.c.actor == wanted.strip().lower(), event_actors.c.name == search.fold(wanted))
    return _F.event.in_(select(event_actors.c.event).where(matching))
