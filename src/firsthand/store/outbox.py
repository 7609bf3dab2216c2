"""Messages that wait to be sent, and what became of them: a facet of a store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, update

from firsthand.domain.alert import Alert, Delivery, DeliveryState, Slot
from firsthand.domain.ids import content_id
from firsthand.store import codec
from firsthand.store.engine import Database
from firsthand.store.tables_of_people import alert_deliveries, alert_parts, alerts
from firsthand.store.upsert import insert_new


def post(connection: Connection, alert: Alert, slot: Slot) -> None:
    """Put an alert into the message that it belongs to: one for an incident, or the digest of that time.

    A message takes alerts up until its first try, so that every try sends the same.

    Args:
        connection: in a writing transaction.
        alert: stored.
        slot: where and when.
    """
    due = slot.due.isoformat()
    shared = [slot.channel, slot.language, due, *([] if slot.is_digest else [alert.event])]
    for key in (shared, [*shared, alert.id]):
        delivery = content_id("note", key)
        row = {
            "id": delivery,
            "channel": slot.channel,
            "language": slot.language,
            "is_digest": slot.is_digest,
            "state": DeliveryState.WAITING,
            "due": slot.due,
            "attempts": 0,
        }
        if insert_new(connection, alert_deliveries, row) or _is_open(connection, delivery):
            connection.execute(insert(alert_parts).values(delivery=delivery, alert=alert.id))
            return


def _is_open(connection: Connection, delivery: str) -> bool:
    """Whether a message was never tried. Whoever wants to try it waits for this transaction."""
    row = connection.execute(
        select(alert_deliveries).where(alert_deliveries.c.id == delivery).with_for_update()
    ).one()
    return bool(row.state == DeliveryState.WAITING and row.attempts == 0)


class Outbox:
    """The messages of alerts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, now: datetime) -> tuple[Delivery, ...]:
        """The messages whose time has come, earliest first."""
        waiting = alert_deliveries.c.state == DeliveryState.WAITING
        wanted = (
            select(alert_deliveries)
            .where(waiting, alert_deliveries.c.due <= now)
            .order_by(alert_deliveries.c.due, alert_deliveries.c.number)
        )
        with self._database.reading() as connection:
            return tuple(map(_delivery, connection.execute(wanted)))

    def claim(self, delivery: Delivery, now: datetime, until: datetime) -> bool:
        """Take a message up, so that no other process does.

        Args:
            delivery: as `due` gave it.
            now: now (UTC).
            until: from when on it may be taken up again, should this process not come to its end.

        Returns:
            Whether it is ours.
        """
        standing = (
            alert_deliveries.c.id == delivery.id,
            alert_deliveries.c.state == DeliveryState.WAITING,
            alert_deliveries.c.attempts == delivery.attempts,
            alert_deliveries.c.due <= now,
        )
        taken = update(alert_deliveries).where(*standing).values(attempts=delivery.attempts + 1, due=until)
        with self._database.writing() as connection:
            return connection.execute(taken).rowcount == 1

    def postpone(self, delivery: Delivery, until: datetime) -> None:
        """Leave a message that was not taken up for later."""
        standing = (
            alert_deliveries.c.id == delivery.id,
            alert_deliveries.c.state == DeliveryState.WAITING,
            alert_deliveries.c.attempts == delivery.attempts,
        )
        with self._database.writing() as connection:
            connection.execute(update(alert_deliveries).where(*standing).values(due=until))

    def parts(self, delivery_id: str) -> tuple[Alert, ...]:
        """The alerts that a message tells, in the order they were decided."""
        wanted = (
            select(alerts.c.record)
            .join(alert_parts, alert_parts.c.alert == alerts.c.id)
            .where(alert_parts.c.delivery == delivery_id)
            .order_by(alerts.c.number)
        )
        with self._database.reading() as connection:
            return tuple(codec.decode(record, Alert) for record in connection.scalars(wanted))

    def tries(self, alert_ids: Sequence[str], channel: str) -> Mapping[str, tuple[DeliveryState, int]]:
        """What became of alerts in a channel: the state of the message of each, and how often it was tried."""
        wanted = (
            select(alert_parts.c.alert, alert_deliveries.c.state, alert_deliveries.c.attempts)
            .join(alert_deliveries, alert_deliveries.c.id == alert_parts.c.delivery)
            .where(alert_parts.c.alert.in_(alert_ids), alert_deliveries.c.channel == channel)
        )
        with self._database.reading() as connection:
            return {row[0]: (DeliveryState(row[1]), row[2]) for row in connection.execute(wanted)}

    def finish(self, delivery_id: str, state: DeliveryState, now: datetime, error: str | None = None) -> None:
        """Note what became of a message in the end."""
        self._set(delivery_id, {"state": state, "done": now, "error": error})

    def try_again(self, delivery_id: str, due: datetime, error: str) -> None:
        """Note that a try failed, and when the next one is due."""
        self._set(delivery_id, {"due": due, "error": error})

    def revive(self, now: datetime, ids: Sequence[str] = ()) -> int:
        """Take up messages that were given up: these, or all of them.

        Returns:
            How many.
        """
        chosen = [alert_deliveries.c.state == DeliveryState.DEAD]
        if ids:
            chosen.append(alert_deliveries.c.id.in_(ids))
        # Not as if it had never been tried: what it tells stays what its first try told.
        values = {"state": DeliveryState.WAITING, "attempts": 1, "due": now, "done": None}
        with self._database.writing() as connection:
            return connection.execute(update(alert_deliveries).where(*chosen).values(values)).rowcount

    def log(self, limit: int, state: DeliveryState | None = None) -> tuple[Delivery, ...]:
        """The newest messages, newest first.

        Args:
            limit: how many at most.
            state: those in this state, None for all.
        """
        wanted = select(alert_deliveries).order_by(alert_deliveries.c.number.desc()).limit(limit)
        if state is not None:
            wanted = wanted.where(alert_deliveries.c.state == state)
        with self._database.reading() as connection:
            return tuple(map(_delivery, connection.execute(wanted)))

    def _set(self, delivery_id: str, values: dict[str, object]) -> None:
        with self._database.writing() as connection:
            connection.execute(
                update(alert_deliveries).where(alert_deliveries.c.id == delivery_id).values(values)
            )


def _delivery(row: Row[tuple[object, ...]]) -> Delivery:
    return Delivery(
        id=row.id,
        channel=row.channel,
        language=row.language,
        is_digest=row.is_digest,
        state=DeliveryState(row.state),
        due=row.due,
        attempts=row.attempts,
        error=row.error,
        done=row.done,
    )
