"""What runs did and took: a facet of a store."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from firsthand.domain.run_record import RunKind, RunRecord
from firsthand.store import codec
from firsthand.store.engine import Database
from firsthand.store.tables_of_runs import runs
from firsthand.store.upsert import insert_new

KEPT = 1_000
"""Runs that are remembered."""


class RunLog:
    """Keeps the records of the latest runs.

    Args:
        database: the store's.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, record: RunRecord) -> None:
        """Write down how a run stands, in place of what was written before; a new one ends the memory of the oldest."""
        row = {
            "id": record.id,
            "kind": record.kind,
            "started_at": record.started_at,
            "record": codec.encode(record).decode(),
        }
        with self._database.writing() as connection:
            mine = update(runs).where(runs.c.id == record.id).values(record=row["record"])
            if not connection.execute(mine).rowcount and insert_new(connection, runs, row):
                newest = select(runs.c.started_at).order_by(runs.c.started_at.desc()).offset(KEPT).limit(1)
                oldest = connection.scalar(newest)
                if oldest is not None:
                    connection.execute(delete(runs).where(runs.c.started_at <= oldest))

    def latest(self, most: int = 20, kind: RunKind | None = None) -> tuple[RunRecord, ...]:
        """The latest runs, the last one first."""
        asked = select(runs.c.record).order_by(runs.c.started_at.desc(), runs.c.id).limit(most)
        if kind is not None:
            asked = asked.where(runs.c.kind == kind)
        with self._database.reading() as connection:
            return tuple(codec.decode(record, RunRecord) for record in connection.scalars(asked))
