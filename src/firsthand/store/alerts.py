"""What rules had to tell of events, and how far each has looked: a facet of a store."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from firsthand.domain.alert import Alert, Slot
from firsthand.domain.change import Revision
from firsthand.domain.event import Event, Operation
from firsthand.store import codec, outbox, succession, view
from firsthand.store.batches import batches
from firsthand.store.engine import Database
from firsthand.store.event_types import codes_of
from firsthand.store.filters import EventFilter
from firsthand.store.tables import event_revisions
from firsthand.store.tables_of_people import alert_rules, alerts
from firsthand.store.upsert import insert_new


@dataclass(frozen=True, slots=True)
class Watermark:
    """How far a rule has looked.

    Attributes:
        conditions: fingerprint of what the rule asked for.
        seen: number of the last entry of the change log that it saw.
    """

    conditions: str
    seen: int


class AlertLog:
    """What was decided to be told, appended and never changed.

    A rule's alerts and its watermark move on in one transaction, and only from where they stood when the rule looked:
    of two processes that look at once one succeeds, and after a crash the rule looks again.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def watermark(self, rule: str) -> Watermark | None:
        """How far a rule has looked, None where it never did."""
        with self._database.reading() as connection:
            row = connection.execute(select(alert_rules).where(alert_rules.c.rule == rule)).one_or_none()
        return None if row is None else Watermark(row.conditions, row.seen)

    def newest(self) -> int:
        """Number of the last entry of the change log."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.max(event_revisions.c.number))) or 0

    def changed(self, seen: int) -> tuple[str, ...]:
        """Present ids of the events that changed after an entry of the change log; withdrawn ones left out."""
        with self._database.reading() as connection:
            wanted = select(event_revisions.c.event).where(event_revisions.c.number > seen).distinct()
            ids = {_current(connection, event) for event in connection.scalars(wanted).all()}
        return tuple(sorted(event for event in ids if event is not None))

    def withdrawn(self, seen: int) -> Mapping[str, frozenset[str]]:
        """Ids of the events that were withdrawn after an entry of the change log and are not back, each with every id that led to it."""
        with self._database.reading() as connection:
            wanted = select(event_revisions.c.event).where(event_revisions.c.number > seen).distinct()
            changed = connection.scalars(wanted).all()
            ends = {succession.last_id(connection, event) for event in changed}
            gone = sorted(
                event for event in ends if event is not None and _current(connection, event) is None
            )
            return succession.leading_to(connection, gone)

    def ids_of(self, event_id: str) -> frozenset[str]:
        """An id and every one that leads to it."""
        with self._database.reading() as connection:
            return succession.leading_to(connection, (event_id,))[event_id]

    def current(self, event_id: str) -> str | None:
        """The id that an id leads to, None where its event is no more."""
        with self._database.reading() as connection:
            return _current(connection, event_id)

    def matching(self, filters: EventFilter, among: Sequence[str] | None = None) -> Iterator[Event]:
        """The events that a filter lets through.

        Args:
            filters: the conditions.
            among: present ids of the events that are asked about, None for all.

        Raises:
            ConfigError: an event type that the codebook does not have.
        """
        with self._database.reading() as connection:
            codes = None if filters.type is None else codes_of(filters.type, view.types(connection))
            if among is None:
                yield from view.find(connection, filters, codes)
                return
            for ids in batches(sorted(among)):
                yield from view.find(connection, filters, codes, ids)

    def operation(self, operation_id: str) -> Operation | None:
        """An operation by its id, None where it is no more."""
        with self._database.reading() as connection:
            return view.part(connection, Operation, operation_id)

    def told(self, events: Collection[str], rule: str | None = None) -> tuple[Alert, ...]:
        """What was told of incidents, in the order it was decided.

        Args:
            events: every id that they had.
            rule: by this rule, None for all.
        """
        found: dict[int, Alert] = {}
        with self._database.reading() as connection:
            for ids in batches(sorted(events)):
                wanted = select(alerts.c.number, alerts.c.record).where(alerts.c.event.in_(ids))
                if rule is not None:
                    wanted = wanted.where(alerts.c.rule == rule)
                found |= {
                    number: codec.decode(record, Alert) for number, record in connection.execute(wanted)
                }
        return tuple(found[number] for number in sorted(found))

    def revisions(self, events: Collection[str], seen: int) -> tuple[Revision, ...]:
        """What changed in events, by every id that they had, after an entry of the change log."""
        found: dict[int, Revision] = {}
        with self._database.reading() as connection:
            for ids in batches(sorted(events)):
                wanted = select(event_revisions.c.number, event_revisions.c.record).where(
                    event_revisions.c.event.in_(ids), event_revisions.c.number > seen
                )
                found |= {
                    number: codec.decode(record, Revision) for number, record in connection.execute(wanted)
                }
        return tuple(found[number] for number in sorted(found))

    def record(
        self,
        rule: str,
        before: Watermark | None,
        after: Watermark,
        told: Sequence[tuple[Alert, Sequence[Slot]]],
    ) -> bool:
        """Write down what a rule has to tell, and that it looked.

        Args:
            rule: its name.
            before: the watermark that it looked from.
            after: the watermark that it looked to.
            told: alerts with where they go.

        Returns:
            False, and nothing changed, where the rule has looked elsewhere meanwhile.
        """
        with self._database.writing() as connection:
            if not _moved(connection, rule, before, after):
                return False
            for alert, slots in told:
                row = {"id": alert.id, "rule": alert.rule, "event": alert.event}
                connection.execute(insert(alerts).values(record=codec.encode(alert).decode(), **row))
                for slot in slots:
                    outbox.post(connection, alert, slot)
            return True


def _moved(connection: Connection, rule: str, before: Watermark | None, after: Watermark) -> bool:
    row = {"conditions": after.conditions, "seen": after.seen}
    if before is None:
        return insert_new(connection, alert_rules, {"rule": rule, **row})
    standing = (
        alert_rules.c.rule == rule,
        alert_rules.c.seen == before.seen,
        alert_rules.c.conditions == before.conditions,
    )
    return connection.execute(update(alert_rules).where(*standing).values(row)).rowcount == 1


def _current(connection: Connection, event_id: str) -> str | None:
    try:
        return succession.current_id(connection, event_id)
    except succession.WithdrawnError:
        return None
