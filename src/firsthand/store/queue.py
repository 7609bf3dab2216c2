"""What reviewers look at: events in the order of their urgency, and what decisions name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from firsthand.domain.errors import NotHeldError
from firsthand.domain.event import Event
from firsthand.store import codec, succession, view
from firsthand.store import messages as says
from firsthand.store.batches import batches
from firsthand.store.engine import Database
from firsthand.store.event_types import codes_of
from firsthand.store.filters import EventFilter
from firsthand.store.selection import selection
from firsthand.store.tables import claims, decisions, documents, event_ids, event_reports, events, reports

_SHORTEST = 4
"""Characters that a shortened id needs, so that it is not taken for a word."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report as it is kept: its id, document (key and id), status, the sentence of its trigger."""

    id: str
    document: str
    document_id: str
    status: str
    trigger: str
    quote: str


class Queue:
    """A facet of a store: what awaits review.

    Args:
        database: of the store.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def events(
        self,
        filters: EventFilter | None = None,
        *,
        limit: int = 50,
        after: str | None = None,
        settled: bool = False,
    ) -> tuple[Event, ...]:
        """Events that nobody settled since what is told of them last changed, most urgent first.

        Args:
            filters: see `EventFilter`.
            limit: at most so many.
            after: id of the event that the page before ended with; where it is no more, the first page.
            settled: those that a person settled too.

        Raises:
            ConfigError: an event type that the codebook does not have.
        """
        wanted = filters or EventFilter()
        found: list[Event] = []
        with self._database.reading() as connection:
            conditions: list[ColumnElement[bool]] = [events.c.urgency.is_not(None)]
            if not settled:
                conditions.append(_awaiting())
            if after is not None and (urgency := _urgency_of(connection, after)) is not None:
                conditions.append(events.c.urgency <= urgency)  # said apart: an index answers this
                conditions.append(or_(events.c.urgency < urgency, events.c.id > after))
            codes = None if wanted.type is None else codes_of(wanted.type, view.types(connection))
            if wanted.id is not None:
                wanted = replace(wanted, id=self._current(connection, wanted.id))
            chosen = selection(wanted, codes, connection.dialect.name).where(*conditions)
            ordered = chosen.order_by(None).order_by(events.c.urgency.desc(), events.c.id)
            numbers = ordered.with_only_columns(events.c.number)  # the events themselves are wide
            for some in connection.execute(numbers.execution_options(yield_per=limit)).scalars().partitions():
                found += [event for event in _whole(connection, some) if wanted.lets_through(event)]
                if len(found) >= limit:
                    break
        return tuple(found[:limit])

    def awaiting(self, filters: EventFilter | None = None) -> int:
        """How many events await review; sets of days and circles are counted by their bounds."""
        wanted = filters or EventFilter()
        with self._database.reading() as connection:
            codes = None if wanted.type is None else codes_of(wanted.type, view.types(connection))
            narrowed = selection(wanted, codes, connection.dialect.name).where(_awaiting()).order_by(None)
            counted = narrowed.with_only_columns(func.count())
            return int(connection.scalar(counted) or 0)

    def is_settled(self, event_id: str) -> bool:
        """Whether a person settled an event and nothing that is told of it has changed since."""
        with self._database.reading() as connection:
            wanted = select(events.c.id).where(events.c.id == event_id, events.c.settled_at.is_not(None))
            return connection.scalar(wanted.where(~_awaiting())) is not None

    def reports(self, ids: Collection[str]) -> tuple[Told, ...]:
        """Reports by their ids, in the order of documents and text; those not held are left out."""
        found: list[Told] = []
        with self._database.reading() as connection:
            for some in batches(sorted(ids)):
                rows = (
                    select(reports, documents.c.id.label("document_id"))
                    .join(documents, documents.c.key == reports.c.document)
                    .where(reports.c.id.in_(some))
                    .order_by(reports.c.document, reports.c.position)
                )
                found += [
                    Told(row.id, row.document, row.document_id, row.status, row.trigger, row.quote)
                    for row in connection.execute(rows)
                ]
        return tuple(found)

    def reports_under(self, event_id: str) -> frozenset[str]:
        """Ids of the reports last published under an id, of an event that is no more too."""
        with self._database.reading() as connection:
            wanted = select(event_reports.c.report).where(event_reports.c.event == event_id)
            return frozenset(connection.scalars(wanted))

    def events_of(self, ids: Collection[str]) -> tuple[str, ...]:
        """Ids of the events in view that some reports or documents (by key) tell of, sorted."""
        found: set[str] = set()
        with self._database.reading() as connection:
            for some in batches(sorted(ids)):
                wanted = select(event_reports.c.event).join(events, events.c.id == event_reports.c.event)
                found.update(connection.scalars(wanted.where(event_reports.c.report.in_(some))))
        return tuple(sorted(found))

    def near(self, event: Event, filters: EventFilter, limit: int) -> tuple[Event, ...]:
        """Other events that a filter lets through, nearest in days first."""
        day = event.date.possible.start if event.date.possible else None
        found: list[Event] = []
        with self._database.reading() as connection:
            for row in connection.execute(
                selection(filters, None, connection.dialect.name).limit(20 * limit)
            ):
                other = replace(
                    codec.decode(row.event, Event), first_seen=row.first_seen, updated=row.updated
                )
                if other.id != event.id and filters.lets_through(other):
                    found.append(other)
        return tuple(sorted(found, key=lambda other: (_days_apart(other, day), other.id))[:limit])

    def claim_report(self, claim: str) -> str | None:
        """Id of the report that makes a claim."""
        with self._database.reading() as connection:
            return connection.scalar(select(claims.c.report).where(claims.c.id == claim))

    def has_document(self, key: str) -> bool:
        """Whether a document is held, by its key."""
        with self._database.reading() as connection:
            return connection.scalar(select(documents.c.key).where(documents.c.key == key)) is not None

    def find(self, short: str, kinds: Sequence[str] = ("event", "claim", "report", "decision")) -> str:
        """The whole id of an event, claim, report or decision of which the first characters are given.

        Args:
            short: an id or its beginning; of an event also an id that it had before.
            kinds: which are meant.

        Raises:
            StoreError: none begins so, or several do.
        """
        columns = {
            "event": event_ids.c.id,
            "claim": claims.c.id,
            "report": reports.c.id,
            "decision": decisions.c.id,
        }
        named = " or ".join(kinds)
        if len(short.partition("_")[2] or short) < _SHORTEST:
            raise NotHeldError(says.TOO_SHORT(id=short, n=_SHORTEST))
        found: set[str] = set()
        with self._database.reading() as connection:
            for kind in kinds:
                column = columns[kind]
                wanted = (
                    select(column).distinct().where(column >= short, column < f"{short}\U0010ffff").limit(3)
                )
                found.update(connection.scalars(wanted))
        if short in found:
            return short
        if not found:
            raise NotHeldError(says.NONE_BEGINS(kind=named, id=short))
        if len(found) > 1:
            raise NotHeldError(says.SEVERAL_BEGIN(id=short, names=", ".join(sorted(found)[:3])))
        return found.pop()

    @staticmethod
    def _current(connection: Connection, event_id: str) -> str:
        try:
            return succession.current_id(connection, event_id) or event_id
        except succession.WithdrawnError:
            return event_id


def _days_apart(event: Event, day: date | None) -> int:
    start = event.date.possible.start if event.date.possible else None
    return abs((start - day).days) if start is not None and day is not None else 10**6


def _awaiting() -> ColumnElement[bool]:
    return or_(
        events.c.settled_at.is_(None),
        and_(events.c.evidence_at.is_not(None), events.c.settled_at < events.c.evidence_at),
    )


def _whole(connection: Connection, numbers: Sequence[int]) -> list[Event]:
    """Events by their numbers, in that order."""
    rows = {row.number: row for row in connection.execute(select(events).where(events.c.number.in_(numbers)))}
    return [
        replace(codec.decode(row.event, Event), first_seen=row.first_seen, updated=row.updated)
        for row in (rows[number] for number in numbers)
    ]


def _urgency_of(connection: Connection, event_id: str) -> float | None:
    return connection.scalar(select(events.c.urgency).where(events.c.id == event_id))
