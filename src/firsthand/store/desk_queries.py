"""What a desk asks of the events: how many, of which kinds, when, where, and one page of them.

Every answer is made by the database from the narrow rows of `event_facts`; only the events of one page are decoded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, and_, cast, func, or_, select, text

from firsthand.domain.event import Event
from firsthand.store import succession, view
from firsthand.store.cursors import Cursor
from firsthand.store.engine import Database
from firsthand.store.event_types import codes_of
from firsthand.store.fact_selection import box, conditions
from firsthand.store.facts import LAST_DAY, UNDATED
from firsthand.store.filters import EventFilter
from firsthand.store.kept import Kept
from firsthand.store.tables import event_actors, event_facts

_F = event_facts.c
Box = tuple[float, float, float, float]
_KEPT = 128  # answers


class Order(StrEnum):
    """How a list is sorted: last possible day first, first day first, most killed first, last changed first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    DEADLIEST = "deadliest"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class EventPage:
    """Some events in order, and where to go on, None at the end."""

    events: tuple[Event, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many events there are of each kind, each facet counted without its own condition.

    Attributes:
        total: events that pass every condition.
        countries: alpha-3 code to events, None for those without a country.
        types: code to events.
        grades: grade to events.
    """

    total: int
    countries: Mapping[str | None, int]
    types: Mapping[str, int]
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DayCount:
    """Events with the same first and last possible day, as days since the start of year 1.

    Attributes:
        first, last: the days; see `facts.UNDATED` and `facts.LAST_DAY`.
        events: how many.
        killed: sum of the figures best supported, events without one left out.
    """

    first: int
    last: int
    events: int
    killed: int

    @property
    def is_dated(self) -> bool:
        """Whether both ends are known."""
        return self.first > UNDATED and self.last < LAST_DAY


@dataclass(frozen=True, slots=True)
class Point:
    """An event on the map."""

    id: str
    lon: float
    lat: float
    radius_km: float
    grade: str
    event_type: str
    killed: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """Events that lie close together: the middle of them, how many, and how many killed by the best figures."""

    lon: float
    lat: float
    events: int
    killed: int


class DeskQueries:
    """A facet of a store.

    Args:
        database: the store's.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept = Kept(database, _KEPT)

    def count(self, filters: EventFilter) -> int:
        """How many events pass.

        Raises:
            ConfigError: an event type that the codebook does not have; so do the others.
        """
        with self._asked(filters) as (connection, where):
            return connection.scalar(select(func.count()).select_from(event_facts).where(*where())) or 0

    def facets(self, filters: EventFilter) -> Facets:
        """How many there are of each kind; one walk over an index that holds all it needs."""
        bare = replace(filters, country=None, type=None, grade=None)
        with self._asked(filters) as (connection, _):
            codes = self._codes(connection, filters)
        rows: Sequence[tuple[str | None, str, str, int]] = self._kept(
            ("kinds", bare), lambda: self._kinds(bare)
        )
        country = filters.country.upper() if filters.country else None
        total, countries, types, grades = 0, Counter[str | None](), Counter[str](), Counter[str]()
        for place, kind, grade, number in rows:
            fits = (
                country is None or place == country,
                codes is None or kind in codes,
                filters.grade is None or grade == filters.grade,
            )
            if all(fits):
                total += number
            if fits[1] and fits[2]:
                countries[place] += number
            if fits[0] and fits[2]:
                types[kind] += number
            if fits[0] and fits[1]:
                grades[grade] += number
        return Facets(total, countries, types, grades)

    def actors(self, filters: EventFilter, limit: int = 30) -> tuple[tuple[str, int], ...]:
        """The actors of most events, by id, without the condition on the actor itself."""
        with self._asked(filters) as (connection, where):
            passing = where(("actor",))
            number = func.count(event_actors.c.event.distinct()).label("n")
            asked = select(event_actors.c.actor, number).group_by(event_actors.c.actor)
            if passing:
                asked = asked.where(event_actors.c.event.in_(select(_F.event).where(*passing)))
            rows = connection.execute(asked.order_by(number.desc(), event_actors.c.actor).limit(limit))
            return tuple((row.actor, row.n) for row in rows)

    def days(self, filters: EventFilter, *, whole: bool = False) -> tuple[DayCount, ...]:
        """How many there are by their first and last possible day, in order.

        Args:
            filters: the conditions.
            whole: leave the condition on days out, for a time line that shows what lies beside a period too.
        """
        if whole:
            filters = replace(filters, since=None, until=None)
        found: tuple[DayCount, ...] = self._kept(("days", filters), lambda: self._days(filters))
        return found

    def page(
        self,
        filters: EventFilter,
        order: Order = Order.NEWEST,
        after: str | None = None,
        size: int = 50,
        *,
        are_few: bool = False,
    ) -> EventPage:
        """Some events in order.

        Args:
            filters: the conditions.
            order: see `Order`; what is not dated, or has no figure, comes last.
            after: `EventPage.after` of the page before, None for the first.
            size: most events.
            are_few: whether only a small part of all events passes, so that finding them first and sorting them is
                quicker than walking in order until enough have passed.

        Raises:
            ConfigError: `after` is of another list.
        """
        cursor = Cursor.read(after, order.value) if after else None
        with self._asked(filters) as (connection, where):
            asked = select(_F.event, _F.id, _KEYS[order].label("key")).where(*where(walking=not are_few))
            if cursor is not None:
                asked = asked.where(_beyond(cursor, order))
            rows = connection.execute(_sorted(asked, order, are_few=are_few).limit(size + 1)).all()
            shown = rows[:size]
            held = view.of_numbers(connection, [row.event for row in shown])
        more = len(rows) > size
        last = str(Cursor(order.value, _plain(shown[-1].key), shown[-1].id)) if more else None
        return EventPage(tuple(held[row.event] for row in shown if row.event in held), last)

    def points(self, filters: EventFilter, limit: int, inside: Box | None = None) -> tuple[Point, ...] | None:
        """Where they are; None where there are more than `limit`. What has no place is left out.

        Args:
            filters: the conditions.
            limit: most points.
            inside: a box to keep to, besides that of the filter: what a map shows.
        """
        with self._asked(filters) as (connection, where):
            asked = (
                select(_F.id, _F.lon, _F.lat, _F.radius_km, _F.grade, _F.event_type, _F.killed_best)
                .where(*where(), _F.lat.is_not(None), *(box(*inside) if inside else ()))
                .limit(limit + 1)
            )
            rows = connection.execute(asked).all()
        return None if len(rows) > limit else tuple(Point(*row) for row in sorted(rows))

    def cells(self, filters: EventFilter, degrees: float, inside: Box | None = None) -> tuple[Cell, ...]:
        """How many lie in each square of a grid.

        Args:
            filters: the conditions.
            degrees: width and height of a square.
            inside: see `points`.
        """
        with self._asked(filters) as (connection, where):
            asked = (
                select(
                    self._square(_F.lon + 180, degrees).label("column"),
                    self._square(_F.lat + 90, degrees).label("row"),
                    func.avg(_F.lon),
                    func.avg(_F.lat),
                    func.count(),
                    func.coalesce(func.sum(_F.killed_best), 0),
                )
                .where(*where(), _F.lat.is_not(None), *(box(*inside) if inside else ()))
                .group_by(text("1"), text("2"))
                .order_by(text("1"), text("2"))
            )
            return tuple(
                Cell(lon, lat, number, int(killed))
                for _, _, lon, lat, number, killed in connection.execute(asked)
            )

    def extent(self, filters: EventFilter) -> Box | None:
        """West, south, east and north of all that have a place, None where none has."""
        found: Box | None = self._kept(("extent", filters), lambda: self._extent(filters))
        return found

    def _kinds(self, filters: EventFilter) -> Sequence[tuple[Any, ...]]:
        with self._asked(filters) as (connection, where):
            asked = (
                select(_F.country, _F.event_type, _F.grade, func.count())
                .where(*where())
                .group_by(_F.country, _F.event_type, _F.grade)
            )
            return [tuple(row) for row in connection.execute(asked)]

    def _days(self, filters: EventFilter) -> tuple[DayCount, ...]:
        with self._asked(filters) as (connection, where):
            asked = (
                select(_F.day_from, _F.day_to, func.count(), func.coalesce(func.sum(_F.killed_best), 0))
                .where(*where())
                .group_by(_F.day_from, _F.day_to)
                .order_by(_F.day_from, _F.day_to)
            )
            return tuple(
                DayCount(first, last, number, int(killed))
                for first, last, number, killed in connection.execute(asked)
            )

    def _extent(self, filters: EventFilter) -> Box | None:
        with self._asked(filters) as (connection, where):
            asked = select(func.min(_F.lon), func.min(_F.lat), func.max(_F.lon), func.max(_F.lat)).where(
                *where()
            )
            west, south, east, north = connection.execute(asked).one()
        return None if west is None else (west, south, east, north)

    def _square(self, position: ColumnElement[float], degrees: float) -> ColumnElement[int]:
        """Number of the square that a position, counted from 0, lies in. SQLite cuts decimals off, PostgreSQL rounds them."""
        share = position / degrees
        return cast(share if self._database.is_sqlite else func.floor(share), Integer)

    @contextmanager
    def _asked(self, filters: EventFilter) -> Iterator[tuple[Connection, Any]]:
        """A reading transaction, and the conditions of a filter in it, some left out by name."""
        with self._database.reading() as connection:
            codes = self._codes(connection, filters)
            if filters.id is not None:
                filters = _followed(connection, filters)

            def where(without: Collection[str] = (), *, walking: bool = False) -> list[ColumnElement[bool]]:
                return conditions(filters, codes, connection.dialect.name, without, walking=walking)

            yield connection, where

    @staticmethod
    def _codes(connection: Connection, filters: EventFilter) -> Sequence[str] | None:
        return None if filters.type is None else codes_of(filters.type, view.types(connection))


_KEYS: Mapping[Order, ColumnElement[Any]] = {
    Order.NEWEST: _F.day_from,
    Order.OLDEST: _F.day_from,
    Order.DEADLIEST: _F.killed_best,
    Order.CHANGED: _F.updated,
}


def _sorted(asked: Select[Any], order: Order, *, are_few: bool) -> Select[Any]:
    key = _KEYS[order]
    if are_few and order is not Order.CHANGED:
        key = key.op("+")(0)  # a sum: no index is in its order
    if order is Order.OLDEST:  # 0 stands for undated, and comes last here too
        return asked.order_by((key == UNDATED).asc(), key.asc(), _F.id.asc())
    if order is Order.DEADLIEST:
        return asked.order_by(key.desc().nulls_last(), _F.id.desc())
    return asked.order_by(key.desc(), _F.id.desc())


def _beyond(cursor: Cursor, order: Order) -> ColumnElement[bool]:
    """Rows after the last one shown."""
    key, value = _KEYS[order], _value(cursor, order)
    if order is Order.OLDEST:
        later = or_(key > value, and_(key == value, _F.id > cursor.id))
        if value == UNDATED:
            return and_(key == UNDATED, _F.id > cursor.id)
        return or_(key == UNDATED, later)
    if value is None:
        return and_(key.is_(None), _F.id < cursor.id)
    later = or_(key < value, and_(key == value, _F.id < cursor.id))
    return or_(later, key.is_(None)) if order is Order.DEADLIEST else later


def _value(cursor: Cursor, order: Order) -> Any:
    if order is Order.CHANGED and isinstance(cursor.key, str):
        return datetime.fromisoformat(cursor.key)
    return cursor.key


def _plain(key: object) -> int | str | None:
    if isinstance(key, datetime):
        return key.astimezone(UTC).isoformat()
    return key if isinstance(key, int) else None


def _followed(connection: Connection, filters: EventFilter) -> EventFilter:
    """The filter with the present id of an event in place of one that it had before."""
    try:
        return replace(filters, id=succession.current_id(connection, filters.id or "") or filters.id)
    except succession.WithdrawnError:
        return filters
