"""How events came to be what they are: what changed each time they were published, appended and never rewritten."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from firsthand.domain.change import Revision
from firsthand.store import codec, succession
from firsthand.store.bulk import insert_rows
from firsthand.store.tables import event_revisions


def append(connection: Connection, revisions: Iterable[Revision]) -> None:
    """Append entries, in order."""
    rows = [
        {"event": entry.event, "at": entry.at, "record": codec.encode(entry).decode()} for entry in revisions
    ]
    insert_rows(connection, event_revisions, rows)


def entries(connection: Connection, event_id: str) -> tuple[Revision, ...]:
    """The entries of an event and of those that went into it, in the order they were appended.

    Args:
        connection: to the store.
        event_id: any id it ever had, of an event that was withdrawn too; one never published has no entries.
    """
    try:
        current = succession.current_id(connection, event_id) or event_id
    except succession.WithdrawnError:
        current = event_id
    ids = {current, *succession.redirects(connection, [current]).get(current, ())}
    wanted = (
        select(event_revisions.c.record)
        .where(event_revisions.c.event.in_(sorted(ids)))
        .order_by(event_revisions.c.number)
    )
    return tuple(codec.decode(record, Revision) for record in connection.scalars(wanted))
