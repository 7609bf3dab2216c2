"""What is asked of outlets and of first hands: what they told, whose word it was, who relays them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Float, Select, and_, case, cast, func, select

from firsthand.domain.event import Event
from firsthand.store import view
from firsthand.store.desk_queries import DayCount
from firsthand.store.engine import Database
from firsthand.store.kept import Kept
from firsthand.store.tables import documents, event_facts, event_origins

_D = documents.c
_F = event_facts.c
_O = event_origins.c
_OWN = "outlet:%"
"""Ids of first hands that are an outlet with its own reporting."""


@dataclass(frozen=True, slots=True)
class Told:
    """An outlet.

    Attributes:
        name: of the outlet.
        documents: how many were read.
        first, last: days of the first and the last of them, None where no document carries one.
        events: events that they tell of.
        own: those of them that the outlet is a first hand of.
    """

    name: str
    documents: int
    first: date | None
    last: date | None
    events: int
    own: int

    @property
    def relayed(self) -> int:
        """Events of which it only has the word of others."""
        return self.events - self.own


@dataclass(frozen=True, slots=True)
class Hand:
    """A first hand: its id, name, the events it is behind, those that no other first hand tells, and the outlets that relay it."""

    id: str
    name: str
    events: int
    alone: int = 0
    outlets: int = 0


class SourceQueries:
    """A facet of a store.

    Args:
        database: the store's.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept = Kept(database)

    def outlets(self) -> tuple[Told, ...]:
        """Every outlet, that of most documents first."""
        return self._kept("outlets", self._outlets)

    def outlet(self, name: str) -> Told | None:
        """One outlet, None where no document is of it."""
        return next(iter(self._outlets(name)), None)

    def months(self, name: str) -> Mapping[tuple[int, int], int]:
        """Documents of an outlet by year and month; those without a day are left out."""
        year, month = func.extract("year", _D.published), func.extract("month", _D.published)
        asked = (
            select(year, month, func.count())
            .where(_D.outlet == name, _D.published.is_not(None))
            .group_by(year, month)
            .order_by(year, month)
        )
        with self._database.reading() as connection:
            return {(int(y), int(m)): number for y, m, number in connection.execute(asked)}

    def relayed(self, name: str, limit: int = 20) -> tuple[Hand, ...]:
        """First hands whose word an outlet relays, its own reporting included."""
        number = func.count(_O.event.distinct())
        asked = (
            select(_O.origin, func.min(_O.name), number)
            .where(_O.document.in_(select(_D.id).where(_D.outlet == name)))
            .group_by(_O.origin)
            .order_by(number.desc(), _O.origin)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return tuple(Hand(*row) for row in connection.execute(asked))

    def hands(self, kind: str | None = None, words: str = "", limit: int = 100) -> tuple[Hand, ...]:
        """First hands, those of most events first.

        Args:
            kind: see `OriginKind`; its word begins the id.
            words: stand in the name, in any case.
            limit: most answers.
        """
        number = func.count(_O.event.distinct())
        asked = select(_O.origin, func.min(_O.name), number)
        if kind is not None:
            asked = asked.where(_O.origin.like(f"{kind}:%"))
        for word in words.split():
            asked = asked.where(_O.name.icontains(word, autoescape=True))
        asked = asked.group_by(_O.origin).order_by(number.desc(), _O.origin).limit(limit)
        with self._database.reading() as connection:
            return tuple(Hand(*row) for row in connection.execute(asked))

    def kinds(self) -> Mapping[str, int]:
        """Kind of first hand to how many there are."""
        found: dict[str, int] = {}
        with self._database.reading() as connection:
            for origin in connection.scalars(select(_O.origin).distinct()):
                kind = origin.partition(":")[0]
                found[kind] = found.get(kind, 0) + 1
        return found

    def hand(self, origin: str) -> Hand | None:
        """One first hand, None where no event goes back to it."""
        return self._kept(("hand", origin), lambda: self._hand(origin))

    def _hand(self, origin: str) -> Hand | None:
        held = select(_O.event).where(_O.origin == origin)
        alone = select(func.count()).select_from(event_facts).where(_F.event.in_(held), _F.n_origins == 1)
        outlets = select(func.count(_D.outlet.distinct())).where(
            _D.id.in_(select(_O.document).where(_O.origin == origin))
        )
        asked = select(func.min(_O.name), func.count(_O.event.distinct())).where(_O.origin == origin)
        with self._database.reading() as connection:
            name, events = connection.execute(asked).one()
            if not events:
                return None
            return Hand(origin, name, events, connection.scalar(alone) or 0, connection.scalar(outlets) or 0)

    def relays(self, origin: str, limit: int = 30) -> tuple[tuple[str, int], ...]:
        """Outlets that relay a first hand, with how many of its events each tells, most first."""
        return self._kept(("relays", origin, limit), lambda: self._relays(origin, limit))

    def _relays(self, origin: str, limit: int) -> tuple[tuple[str, int], ...]:
        number = func.count(_O.event.distinct())
        asked = (
            select(_D.outlet, number)
            .join(event_origins, _O.document == _D.id)
            .where(_O.origin == origin, _D.outlet.is_not(None))
            .group_by(_D.outlet)
            .order_by(number.desc(), _D.outlet)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return tuple((row[0], row[1]) for row in connection.execute(asked))

    def days(self, *, origin: str | None = None, outlet: str | None = None) -> tuple[DayCount, ...]:
        """Events of a first hand or an outlet by their first and last possible day."""
        return self._kept(("days", origin, outlet), lambda: self._days(origin, outlet))

    def _days(self, origin: str | None, outlet: str | None) -> tuple[DayCount, ...]:
        asked = (
            select(
                _F.day_from, _F.day_to, func.count(), func.coalesce(func.sum(cast(_F.killed_best, Float)), 0)
            )
            .where(_F.event.in_(_events(origin, outlet)))
            .group_by(_F.day_from, _F.day_to)
            .order_by(_F.day_from, _F.day_to)
        )
        with self._database.reading() as connection:
            return tuple(
                DayCount(first, last, number, int(killed))
                for first, last, number, killed in connection.execute(asked)
            )

    def latest(
        self, *, origin: str | None = None, outlet: str | None = None, limit: int = 20
    ) -> tuple[Event, ...]:
        """The latest events of a first hand or an outlet."""
        asked = (
            select(_F.event)
            .where(_F.event.in_(_events(origin, outlet)))
            .order_by(_F.day_from.desc(), _F.id.desc())
            .limit(limit)
        )
        with self._database.reading() as connection:
            numbers = list(connection.scalars(asked))
            held = view.of_numbers(connection, numbers)
        return tuple(held[number] for number in numbers if number in held)

    def _outlets(self, name: str | None = None) -> tuple[Told, ...]:
        chosen = _D.outlet.is_not(None) if name is None else _D.outlet == name
        read = (
            select(_D.outlet, func.count(), func.min(_D.published), func.max(_D.published))
            .where(chosen)
            .group_by(_D.outlet)
            .order_by(func.count().desc(), _D.outlet)
        )
        is_own = case((and_(_O.origin.like(_OWN), _O.name == _D.outlet), _O.event))
        told = (
            select(_D.outlet, func.count(_O.event.distinct()), func.count(is_own.distinct()))
            .join(event_origins, _O.document == _D.id)
            .where(chosen)
            .group_by(_D.outlet)
        )
        with self._database.reading() as connection:
            events = {row[0]: (row[1], row[2]) for row in connection.execute(told)}
            return tuple(
                Told(row[0], row[1], row[2], row[3], *events.get(row[0], (0, 0)))
                for row in connection.execute(read)
            )


def _events(origin: str | None, outlet: str | None) -> Select[Any]:
    if origin is not None:
        return select(_O.event).where(_O.origin == origin)
    return select(_O.event).where(_O.document.in_(select(_D.id).where(_D.outlet == outlet)))
