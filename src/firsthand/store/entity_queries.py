"""What is asked of actors and places: how many events, in which roles, with whom, with what losses, when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Float, Subquery, and_, case, cast, func, or_, select

from firsthand.domain.event import Event
from firsthand.domain.report import Role, Side
from firsthand.domain.values import Place
from firsthand.store import view
from firsthand.store.desk_queries import DayCount
from firsthand.store.engine import Database
from firsthand.store.kept import Kept
from firsthand.store.tables import event_actors, event_facts, event_losses

_F = event_facts.c
_A = event_actors.c
_OTHER = {Role.INITIATOR: Role.TARGET, Role.TARGET: Role.INITIATOR}
_TOGETHER, _AGAINST = "together", "against"


@dataclass(frozen=True, slots=True)
class Losses:
    """The dead of one side over events.

    Attributes:
        events: those with a figure.
        low, best, high: sums; a figure without an upper bound adds its best one to `high`.
        unbounded: how many figures have no upper bound.
    """

    events: int = 0
    low: int = 0
    best: int = 0
    high: int = 0
    unbounded: int = 0


@dataclass(frozen=True, slots=True)
class Company:
    """Another party of the same events: on the same side, on the other, or where no text tells the sides."""

    actor: str
    events: int
    together: int
    against: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the gazetteer where events lie."""

    place: Place
    events: int


class EntityQueries:
    """A facet of a store.

    Args:
        database: the store's.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept = Kept(database)

    def actors(self) -> Mapping[str, int]:
        """Every party and claimer of responsibility, by id, with how many events it is in."""
        return self._kept("actors", self._actors)

    def _actors(self) -> Mapping[str, int]:
        number = func.count(_A.event.distinct())
        with self._database.reading() as connection:
            rows = connection.execute(select(_A.actor, number).group_by(_A.actor))
            return {row[0]: row[1] for row in rows}

    def roles(self, actor: str) -> Mapping[str, int]:
        """Role to how many events an actor has it in; an event can count in several."""
        with self._database.reading() as connection:
            asked = select(_A.role, func.count()).where(_A.actor == actor).group_by(_A.role)
            return {row[0]: row[1] for row in connection.execute(asked)}

    def losses(self, actor: str) -> tuple[Losses, Losses]:
        """The dead of the side that an actor was on, and of the other; events in which it is on both are left out."""
        sides = _sides(actor)
        own = case((sides.c.side == event_losses.c.side, "own"), else_="other").label("whose")
        high = func.coalesce(event_losses.c.high, event_losses.c.best)
        asked = (
            select(
                own,
                func.count(),
                *(func.sum(cast(c, Float)) for c in (event_losses.c.low, event_losses.c.best, high)),
                func.count() - func.count(event_losses.c.high),
            )
            .join(sides, sides.c.event == event_losses.c.event)
            .group_by(own)
        )
        with self._database.reading() as connection:
            found = {
                whose: Losses(events, int(low), int(best), int(most), unbounded)
                for whose, events, low, best, most, unbounded in connection.execute(asked)
            }
        return found.get("own", Losses()), found.get("other", Losses())

    def company(self, actor: str, limit: int = 15) -> tuple[Company, ...]:
        """The other parties of an actor's events, those of most events first."""
        own, other = event_actors.alias("own"), event_actors.alias("other")
        told = own.c.role.in_(_OTHER) & other.c.role.in_(_OTHER)
        against = case((and_(told, own.c.role != other.c.role), own.c.event))
        together = case((and_(told, own.c.role == other.c.role), own.c.event))
        number = func.count(own.c.event.distinct())
        asked = (
            select(other.c.actor, number, func.count(together.distinct()), func.count(against.distinct()))
            .select_from(own)
            .join(other, other.c.event == own.c.event)
            .where(own.c.actor == actor, other.c.actor != actor)
            .group_by(other.c.actor)
            .order_by(number.desc(), other.c.actor)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return tuple(Company(*row) for row in connection.execute(asked))

    def countries(self) -> tuple[tuple[str, int], ...]:
        """Countries with their events, most first."""
        number = func.count()
        asked = (
            select(_F.country, number)
            .where(_F.country.is_not(None))
            .group_by(_F.country)
            .order_by(number.desc(), _F.country)
        )
        with self._database.reading() as connection:
            return tuple((row[0], row[1]) for row in connection.execute(asked))

    def areas(self, country: str) -> tuple[tuple[str | None, int], ...]:
        """First-level units of a country with their events, most first; None stands for events put nowhere finer."""
        number = func.count()
        asked = (
            select(_F.admin1, number)
            .where(_F.country == country)
            .group_by(_F.admin1)
            .order_by(number.desc(), _F.admin1)
        )
        with self._database.reading() as connection:
            return tuple((row[0], row[1]) for row in connection.execute(asked))

    def spots(
        self, country: str | None = None, admin1: str | None = None, limit: int = 50
    ) -> tuple[Spot, ...]:
        """Places of most events, as their latest event has them."""
        number, latest = func.count(), func.max(_F.event)
        held: list[ColumnElement[bool]] = [_F.entry.is_not(None)]
        if country is not None:
            held.append(_F.country == country)
        if admin1 is not None:
            held.append(_F.admin1 == admin1)
        asked = (
            select(number, latest)
            .where(*held)
            .group_by(_F.entry)
            .order_by(number.desc(), _F.entry)
            .limit(limit)
        )
        with self._database.reading() as connection:
            rows = connection.execute(asked).all()
            told = view.of_numbers(connection, [row[1] for row in rows])
        return tuple(
            Spot(place, row[0]) for row in rows if (event := told.get(row[1])) and (place := event.place)
        )

    def spot(self, entry: str) -> Spot | None:
        """A place as the latest event that lies there has it, None where none does."""
        asked = select(func.count(), func.max(_F.event)).where(_F.entry == entry)
        with self._database.reading() as connection:
            number, latest = connection.execute(asked).one()
            told = view.of_numbers(connection, [latest]) if number else {}
        place = told[latest].place if latest in told else None
        return Spot(place, number) if place is not None else None

    def days(self, **wanted: str) -> tuple[DayCount, ...]:
        """Events of a place by their first and last possible day.

        Args:
            wanted: `entry`, or `country` and perhaps `admin1`.
        """
        return self._kept(("days", *sorted(wanted.items())), lambda: self._days(wanted))

    def _days(self, wanted: Mapping[str, str]) -> tuple[DayCount, ...]:
        asked = (
            select(
                _F.day_from, _F.day_to, func.count(), func.coalesce(func.sum(cast(_F.killed_best, Float)), 0)
            )
            .where(*_at(wanted))
            .group_by(_F.day_from, _F.day_to)
            .order_by(_F.day_from, _F.day_to)
        )
        with self._database.reading() as connection:
            return tuple(
                DayCount(first, last, number, int(killed))
                for first, last, number, killed in connection.execute(asked)
            )

    def latest(self, limit: int = 20, **wanted: str) -> tuple[Event, ...]:
        """The latest events of a place; arguments as of `days`."""
        asked = select(_F.event).where(*_at(wanted)).order_by(_F.day_from.desc(), _F.id.desc()).limit(limit)
        with self._database.reading() as connection:
            numbers = list(connection.scalars(asked))
            held = view.of_numbers(connection, numbers)
        return tuple(held[number] for number in numbers if number in held)


def _at(wanted: Mapping[str, str]) -> list[ColumnElement[bool]]:
    return [_F[name] == value for name, value in wanted.items()]


def _sides(actor: str) -> Subquery:
    """Events in which an actor stands on one side, with that side."""
    first = func.min(_A.role)
    side: Any = case((first == Role.INITIATOR.value, Side.INITIATOR.value), else_=Side.TARGET.value)
    return (
        select(_A.event, side.label("side"))
        .where(_A.actor == actor, or_(_A.role == Role.INITIATOR.value, _A.role == Role.TARGET.value))
        .group_by(_A.event)
        .having(func.count() == 1)
        .subquery("sides")
    )
