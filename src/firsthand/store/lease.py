"""The right to be the one watcher of a store: a facet of a store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Update, func, select, update

from firsthand.domain.watching import Lease
from firsthand.store.engine import Database
from firsthand.store.tables_of_watching import watch_leases
from firsthand.store.upsert import insert_new

_NAME = "watch"
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


class Leases:
    """Gives the lease to one watcher at a time, renews it, and gives it to another where its holder is gone.

    Every change is made only from where the lease stood, so that of two who want it one succeeds.

    Args:
        database: the store's.
        clock: gives the time of day (UTC); None for the database's own, so that machines with different clocks agree.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime] | None = None) -> None:
        self._database = database
        self._clock = clock

    def standing(self) -> Lease | None:
        """The lease as it stands, None where nobody has it. It may be over."""
        with self._database.reading() as connection:
            row = connection.execute(select(watch_leases).where(watch_leases.c.name == _NAME)).one_or_none()
        if row is None or row.holder is None:
            return None
        return Lease(row.holder, row.term, row.beat, row.expires_at)

    def take(self, holder: str, length: timedelta, *, lapsed: Lease | None = None) -> Lease | None:
        """Take the lease.

        Args:
            holder: who wants it.
            length: for how long.
            lapsed: the lease that the caller has seen unchanged for longer than `length`: its holder is gone, whatever the
                clocks say.

        Returns:
            None where another holds it.
        """
        with self._database.writing() as connection:
            row = {"name": _NAME, "holder": None, "term": 0, "beat": 0, "expires_at": _NEVER}
            insert_new(connection, watch_leases, row)
            held = connection.execute(
                select(watch_leases).where(watch_leases.c.name == _NAME).with_for_update()
            ).one()
            now = self._now(connection)
            is_gone = lapsed is not None and (held.term, held.beat) == (lapsed.term, lapsed.beat)
            if not (held.holder is None or held.expires_at <= now or is_gone):
                return None
            lease = Lease(holder, held.term + 1, 0, now + length)
            values = {"holder": holder, "term": lease.term, "beat": 0, "expires_at": lease.expires_at}
            connection.execute(update(watch_leases).where(watch_leases.c.name == _NAME).values(values))
            return lease

    def renew(self, lease: Lease, length: timedelta) -> Lease | None:
        """Renew a lease; None where another has taken it."""
        with self._database.writing() as connection:
            until = self._now(connection) + length
            renewed = Lease(lease.holder, lease.term, lease.beat + 1, until)
            values = {"beat": renewed.beat, "expires_at": until}
            count = connection.execute(_of(lease).values(values)).rowcount
        return renewed if count == 1 else None

    def give_back(self, lease: Lease) -> None:
        """Give a lease back; nothing where another has it."""
        with self._database.writing() as connection:
            connection.execute(_of(lease).values({"holder": None}))

    def _now(self, connection: Connection) -> datetime:
        if self._clock is not None:
            return self._clock()
        if connection.dialect.name == "postgresql":
            now: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
            return now.astimezone(UTC)
        return datetime.now(UTC)


def _of(lease: Lease) -> Update:
    """A change of this lease and no other."""
    standing = (
        watch_leases.c.name == _NAME,
        watch_leases.c.holder == lease.holder,
        watch_leases.c.term == lease.term,
    )
    return update(watch_leases).where(*standing)
