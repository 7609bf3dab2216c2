"""What was read and what changed over time: the ground that a report over a period stands on."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import func, select

from firsthand.domain.change import Revision
from firsthand.store import codec
from firsthand.store.engine import Database
from firsthand.store.tables import documents, event_revisions


class Coverage:
    """A facet of a store: how much was read of which days, and the history of all events together."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def documents_by_day(self, since: date | None = None, until: date | None = None) -> dict[date, int]:
        """How many documents that were published on a day were read; versions of one document are one, days without one are left out.

        Args:
            since: first day of publication, None for an open end.
            until: last day of publication, None for an open end.
        """
        wanted = (
            select(documents.c.id, func.max(documents.c.published).label("day"))
            .group_by(documents.c.id)
            .subquery()
        )
        counted = select(wanted.c.day, func.count()).where(wanted.c.day.is_not(None)).group_by(wanted.c.day)
        if since is not None:
            counted = counted.where(wanted.c.day >= since)
        if until is not None:
            counted = counted.where(wanted.c.day <= until)
        with self._database.reading() as connection:
            return {day: int(n) for day, n in connection.execute(counted.order_by(wanted.c.day))}

    def undated_documents(self) -> int:
        """How many documents without a known day of publication were read."""
        wanted = (
            select(documents.c.id).group_by(documents.c.id).having(func.max(documents.c.published).is_(None))
        )
        with self._database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(wanted.subquery())) or 0

    def revisions(self, since: datetime) -> tuple[Revision, ...]:
        """The history of every event from a moment on (UTC), in the order it was noted; events that are no more included."""
        wanted = (
            select(event_revisions.c.record)
            .where(event_revisions.c.at >= since)
            .order_by(event_revisions.c.number)
        )
        with self._database.reading() as connection:
            return tuple(codec.decode(record, Revision) for record in connection.scalars(wanted))
