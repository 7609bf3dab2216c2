"""How many events and deaths there are by their possible days, in all and by country, area, type or actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Float, FromClause, and_, cast, func, not_, select

from firsthand.store import view
from firsthand.store.engine import Database
from firsthand.store.event_types import codes_of
from firsthand.store.fact_selection import conditions
from firsthand.store.facts import LAST_DAY
from firsthand.store.filters import EventFilter
from firsthand.store.kept import Kept
from firsthand.store.tables import documents, event_actors, event_days, event_facts

_F = event_facts.c
_FIRST_DAY = date.min.toordinal()
_DATED = and_(_F.is_possible, _F.day_from > _FIRST_DAY, _F.day_to < LAST_DAY)
Value = tuple[str, ...]
"""Of what a tally is: ("MLI",), ("MLI", "Gao"), ("armed-clash",), ("fra-army",); empty for all events."""


class Dimension(StrEnum):
    """What events are set apart by."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    TYPE = "type"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Tally:
    """Events with the same possible days.

    Attributes:
        value: see `Value`.
        runs: first and last day of each run of possible days, as days since the start of year 1.
        events: how many.
        figures: how many of them have a figure of the dead.
        low, best, high: sums of these figures; a figure without an upper bound adds its best one to `high`.
        unbounded: how many figures have no upper bound.
    """

    value: Value
    runs: tuple[tuple[int, int], ...]
    events: int
    figures: int
    low: int
    best: int
    high: int
    unbounded: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Events that no step can show: not dated at both ends; and, of those dated in the period, without a country."""

    undated: int
    unplaced: int


class TrendQueries:
    """A facet of a store.

    Args:
        database: the store's.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept = Kept(database)

    def extent(self, filters: EventFilter) -> tuple[int, int] | None:
        """First and last day on which a dated event can have begun, None where none is dated."""
        return self._kept(("extent", filters), lambda: self._extent(filters))

    def _extent(self, filters: EventFilter) -> tuple[int, int] | None:
        with self._asked(filters) as (connection, where):
            first, last = connection.execute(
                select(func.min(_F.day_from), func.max(_F.day_from)).where(*where, _DATED)
            ).one()
        return None if first is None else (first, last)

    def largest(
        self, filters: EventFilter, dimension: Dimension, first: int, last: int, limit: int
    ) -> tuple[tuple[Value, int], ...]:
        """Of what there are most events that can lie between two days, with how many.

        Args:
            filters: the conditions; their days are not looked at.
            dimension: set apart by this.
            first: the first of the days.
            last: the last of them.
            limit: most answers.
        """
        key = ("largest", filters, dimension, first, last, limit)
        return self._kept(key, lambda: self._largest(filters, dimension, first, last, limit))

    def _largest(
        self, filters: EventFilter, dimension: Dimension, first: int, last: int, limit: int
    ) -> tuple[tuple[Value, int], ...]:
        with self._asked(filters) as (connection, where):
            columns = _columns(dimension)
            number: ColumnElement[int] = func.count()
            rows_of: FromClause = event_facts
            if dimension is Dimension.ACTOR:
                number = func.count(_F.event.distinct())
                rows_of = event_facts.join(event_actors, event_actors.c.event == _F.event)
            asked = (
                select(*columns, number.label("n"))
                .select_from(rows_of)
                .where(*where, *_between(first, last), *(c.is_not(None) for c in columns))
            )
            rows = connection.execute(
                asked.group_by(*columns).order_by(number.desc(), *columns).limit(limit)
            ).all()
        return tuple((tuple(row[:-1]), int(row.n)) for row in rows)

    def tallies(
        self,
        filters: EventFilter,
        first: int,
        last: int,
        dimension: Dimension | None = None,
        values: Collection[Value] = (),
    ) -> tuple[Tally, ...]:
        """Events that can lie between two days.

        Args:
            filters: the conditions; their days are not looked at.
            first: the first of the days.
            last: the last of them.
            dimension: set apart by this.
            values: only these.
        """
        key = ("tallies", filters, first, last, dimension, tuple(values))
        return self._kept(key, lambda: self._tallies(filters, first, last, dimension, values))

    def _tallies(
        self,
        filters: EventFilter,
        first: int,
        last: int,
        dimension: Dimension | None,
        values: Collection[Value],
    ) -> tuple[Tally, ...]:
        columns, rows_of = _source(dimension, values)
        wanted = frozenset(values)
        with self._asked(filters) as (connection, where):
            held = (*where, *_between(first, last))
            runs = (
                select(*columns, _F.day_from, _F.day_to, *_sums())
                .select_from(rows_of)
                .where(*held, _F.is_scattered.is_(False))
            )
            found = [
                Tally(tuple(row[: len(columns)]), ((row.day_from, row.day_to),), *_numbers(row))
                for row in connection.execute(runs.group_by(*columns, _F.day_from, _F.day_to))
            ]
            each = select(*columns, _F.event, *_sums()).select_from(rows_of).where(*held, _F.is_scattered)
            rows = connection.execute(each.group_by(*columns, _F.event)).all()
            days = _runs(connection, {row.event for row in rows}, first, last)
        for row in rows:
            within = [run for run in days[row.event] if run[0] <= last and run[1] >= first]
            if within:
                found.append(Tally(tuple(row[: len(columns)]), tuple(days[row.event]), *_numbers(row)))
        return tuple(tally for tally in found if not columns or tally.value in wanted)

    def left_out(self, filters: EventFilter, first: int, last: int) -> LeftOut:
        """How many events pass that no step shows."""
        with self._asked(filters) as (connection, where):
            undated = connection.scalar(
                select(func.count()).select_from(event_facts).where(*where, not_(_DATED))
            )
            unplaced = connection.scalar(
                select(func.count())
                .select_from(event_facts)
                .where(*where, *_between(first, last), _F.country.is_(None))
            )
        return LeftOut(undated or 0, unplaced or 0)

    def documents(self, first: date, last: date) -> tuple[Mapping[date, int], int]:
        """Documents read by the day on which they were published, whatever they tell of; and how many carry no day."""
        day = documents.c.published
        with self._database.reading() as connection:
            rows = connection.execute(
                select(day, func.count()).where(day.between(first, last)).group_by(day)
            ).all()
            undated = connection.scalar(select(func.count()).select_from(documents).where(day.is_(None)))
        return {row[0]: row[1] for row in rows}, undated or 0

    @contextmanager
    def _asked(self, filters: EventFilter) -> Iterator[tuple[Connection, Sequence[ColumnElement[bool]]]]:
        bare = replace(filters, since=None, until=None)
        with self._database.reading() as connection:
            codes = None if bare.type is None else codes_of(bare.type, view.types(connection))
            yield connection, conditions(bare, codes, connection.dialect.name)


def _columns(dimension: Dimension | None) -> tuple[ColumnElement[str], ...]:
    match dimension:
        case None:
            return ()
        case Dimension.COUNTRY:
            return (_F.country,)
        case Dimension.ADMIN1:
            return (_F.country, _F.admin1)
        case Dimension.TYPE:
            return (_F.event_type,)
        case Dimension.ACTOR:
            return (event_actors.c.actor,)


def _source(
    dimension: Dimension | None, values: Collection[Value]
) -> tuple[tuple[ColumnElement[str], ...], FromClause]:
    """The columns of a value and the rows to count. Other values than those wanted are left to the caller, save for actors: an index on
    values would lead away from that on days.
    """
    if dimension is not Dimension.ACTOR:
        return _columns(dimension), event_facts
    wanted = event_actors.c.actor.in_(sorted(value[-1] for value in values))
    parties = select(event_actors.c.event, event_actors.c.actor).where(wanted).distinct().subquery("parties")
    return (parties.c.actor,), event_facts.join(parties, parties.c.event == _F.event)


def _between(first: int, last: int) -> tuple[ColumnElement[bool], ...]:
    return (_DATED, _F.day_from <= last, _F.day_to >= first)


def _sums() -> tuple[ColumnElement[Any], ...]:
    """Sums as floats: figures may be as large as a column holds, and their sum larger."""
    return (
        func.count().label("events"),
        func.count(_F.killed_best).label("figures"),
        *(
            func.coalesce(func.sum(cast(column, Float)), 0).label(name)
            for name, column in (
                ("low", func.coalesce(_F.killed_low, _F.killed_best)),
                ("best", _F.killed_best),
                ("high", func.coalesce(_F.killed_high, _F.killed_best)),
            )
        ),
        (func.count(_F.killed_best) - func.count(_F.killed_high)).label("unbounded"),
    )


def _numbers(row: Any) -> tuple[int, int, int, int, int, int]:
    return row.events, row.figures, int(row.low), int(row.best), int(row.high), max(0, row.unbounded)


def _runs(
    connection: Connection, numbers: Collection[int], first: int, last: int
) -> Mapping[int, list[tuple[int, int]]]:
    """Runs of possible days of events that have several."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    if not numbers:
        return found
    asked = (
        select(event_days.c.event, event_days.c.day_from, event_days.c.day_to)
        .join(event_facts, _F.event == event_days.c.event)
        .where(_F.is_scattered, *_between(first, last))
        .order_by(event_days.c.event, event_days.c.day_from)
    )
    for event, start, end in connection.execute(asked):
        if event in numbers:
            found[event].append((start, end))
    return found
