"""Articles that are to be looked at again: a facet of a store. Written by one watcher at a time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import Row, delete, func, or_, select, update

from firsthand.domain.page import Page, PageHints
from firsthand.domain.watching import Visit
from firsthand.store import codec
from firsthand.store.batches import batches
from firsthand.store.engine import Database
from firsthand.store.tables import pages
from firsthand.store.tables_of_watching import watch_sources, watch_visits
from firsthand.store.upsert import insert_new

_CLAIMED = timedelta(hours=1)
"""After which a visit that was begun and came to no end, because the process ended, is made again."""
_FURTHEST = timedelta(days=60)
"""No visit is planned for later: one that is was written under a clock that was wrong."""


class VisitLog:
    """Remembers which articles are looked at again, and when.

    Args:
        database: the store's.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self, visit: Visit, due: datetime) -> None:
        """Have an article looked at again; one that is planned already stays as it is."""
        with self._database.writing() as connection:
            insert_new(connection, watch_visits, {**asdict(visit), "due": due})

    def due(self, now: datetime, most: int) -> tuple[Visit, ...]:
        """Visits that are due, those that are due longest first; none of a source that is paused or watched no more.

        Args:
            now: now (UTC).
            most: how many at most.
        """
        at_work = select(watch_sources.c.name).where(
            watch_sources.c.is_listed.is_(True), watch_sources.c.is_paused.is_(False)
        )
        is_due = or_(watch_visits.c.due <= now, watch_visits.c.due > now + _FURTHEST)
        asked = select(watch_visits).where(is_due, watch_visits.c.source.in_(at_work))
        asked = asked.order_by(watch_visits.c.due, watch_visits.c.id).limit(most)
        with self._database.reading() as connection:
            return tuple(_visit(row) for row in connection.execute(asked))

    def claim(self, visits: Collection[Visit], now: datetime) -> None:
        """Note that visits are being made: they are due no more, unless they come to no end."""
        if not visits:
            return
        with self._database.writing() as connection:
            for some in batches(sorted(visit.id for visit in visits)):
                mine = watch_visits.c.id.in_(some)
                connection.execute(update(watch_visits).where(mine).values(due=now + _CLAIMED))

    def move(self, visit: Visit, due: datetime | None) -> None:
        """Note how an article stands after a visit.

        Args:
            visit: with what the next one needs.
            due: when that is; None where there is none.
        """
        mine = watch_visits.c.id == visit.id
        with self._database.writing() as connection:
            if due is None:
                connection.execute(delete(watch_visits).where(mine))
            else:
                connection.execute(update(watch_visits).where(mine).values({**asdict(visit), "due": due}))

    def hints(self, page: str) -> PageHints:
        """What the source said of a page that is held, by its key; nothing of one that is not. Its bytes are left where they are."""
        with self._database.reading() as connection:
            record = connection.scalar(select(pages.c.page).where(pages.c.key == page))
        return PageHints() if record is None else codec.decode(record, Page).hints

    def waiting(self) -> int:
        """How many articles are to be looked at again."""
        with self._database.reading() as connection:
            return int(connection.scalar(select(func.count()).select_from(watch_visits)) or 0)

    def prune(self, before: datetime) -> None:
        """Let go of what was due before a moment and was not done: its source is watched no more, or rests."""
        with self._database.writing() as connection:
            connection.execute(delete(watch_visits).where(watch_visits.c.due < before))


def _visit(row: Row[tuple[object, ...]]) -> Visit:
    values = dict(row._mapping)  # noqa: SLF001 - its public name for the columns
    del values["due"]
    return Visit(**values)
