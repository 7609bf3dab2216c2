"""The documents of a store as a list to leaf through, without reading any of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping, Select, and_, func, or_, select

from firsthand.domain.errors import ConfigError
from firsthand.store.cursors import Cursor
from firsthand.store.engine import Database
from firsthand.store.tables import documents, reports

_ORDER = "captured"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the list.

    Attributes:
        key: its key (`Document.key`).
        id: its id as it was given.
        title, outlet, language, published, url: as read, None where not found.
        captured_at: when it was captured (UTC).
        n_reports: how many passages tell of a happening.
    """

    key: str
    id: str
    title: str | None
    outlet: str | None
    language: str | None
    published: date | None
    url: str | None
    captured_at: datetime
    n_reports: int


@dataclass(frozen=True)
class Leaf:
    """A page of the list.

    Attributes:
        entries: those on it.
        after: leads to the next page, None on the last one.
    """

    entries: tuple[Entry, ...]
    after: str | None


class Shelf:
    """The documents of one store, newest capture first.

    Args:
        database: of the store.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def leaf(
        self,
        *,
        words: str | None = None,
        outlet: str | None = None,
        after: str | None = None,
        most: int = 50,
    ) -> Leaf:
        """One page of the list.

        Args:
            words: they all stand in the title or the id, in any case.
            outlet: name of the outlet.
            after: as given by the page before.
            most: documents on a page.

        Raises:
            ConfigError: `after` is none of ours.
        """
        wanted = _listed()
        for word in (words or "").split():
            wanted = wanted.where(
                or_(
                    documents.c.title.icontains(word, autoescape=True),
                    documents.c.id.icontains(word, autoescape=True),
                )
            )
        if outlet is not None:
            wanted = wanted.where(documents.c.outlet == outlet)
        if after is not None:
            cursor = Cursor.read(after, _ORDER)
            moment, key = _moment(cursor), cursor.id
            wanted = wanted.where(
                or_(
                    documents.c.captured_at < moment,
                    and_(documents.c.captured_at == moment, documents.c.key > key),
                )
            )
        wanted = wanted.order_by(documents.c.captured_at.desc(), documents.c.key).limit(most + 1)
        with self._database.reading() as connection:
            rows = connection.execute(wanted).mappings().all()
        shown = rows[:most]
        last = shown[-1] if len(rows) > most else None
        place = str(Cursor(_ORDER, last["captured_at"].isoformat(), last["key"])) if last else None
        return Leaf(_entries(shown), place)

    def by_key(self, keys: Sequence[str]) -> dict[str, Entry]:
        """Documents by their keys; those that are not held are left out."""
        with self._database.reading() as connection:
            rows = connection.execute(_listed().where(documents.c.key.in_(keys))).mappings().all()
        return {entry.key: entry for entry in _entries(rows)}


def _listed() -> Select[Any]:
    told = (
        select(func.count())
        .select_from(reports)
        .where(reports.c.document == documents.c.key)
        .scalar_subquery()
    )
    return select(
        documents.c.key,
        documents.c.id,
        documents.c.title,
        documents.c.outlet,
        documents.c.language,
        documents.c.published,
        documents.c.url,
        documents.c.captured_at,
        told.label("n_reports"),
    )


def _entries(rows: Sequence[RowMapping]) -> tuple[Entry, ...]:
    return tuple(Entry(**dict(row)) for row in rows)


def _moment(cursor: Cursor) -> datetime:
    try:
        moment = datetime.fromisoformat(str(cursor.key))
    except ValueError as fault:
        raise ConfigError("this is no place in the list: start again from its first page") from fault
    if moment.tzinfo is None:
        raise ConfigError("this is no place in the list: start again from its first page")
    return moment
