"""What became of pages, by source and day: counted as each is stored, in the same transaction, so that nothing is counted twice and
a store of millions tells it at once.

A page counts for the day on which it was captured (UTC); its source is the watched source that led to it where one did, else the
site of its address, else nothing (files, mail, tables). A page that was set aside and read later counts as both; a failure counts
once, also where the page was read later.

Counts are kept for ever: there are hardly ever more rows than pages and issues, and a row takes some hundredths of what a page takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Connection, func, select

from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import Page
from firsthand.store.engine import Database
from firsthand.store.tables import documents
from firsthand.store.tables_of_runs import page_counts
from firsthand.store.upsert import add_up


class Fate(StrEnum):
    """What became of a page."""

    READ = "read"
    SET_ASIDE = "set-aside"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Tallied:
    """What became of the pages of one source, or of one day.

    Attributes:
        read, set_aside, failed: how many.
        why: stage and code of the failures, "sources: http-404", to how many there were, most first.
    """

    read: int = 0
    set_aside: int = 0
    failed: int = 0
    why: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutletCount:
    """Documents of an outlet, None where none is known, with the days of publication of the first and the last."""

    outlet: str | None
    documents: int
    first: date | None
    last: date | None


def site_of(address: str) -> str:
    """The host of an address of the web, without "www."; empty for what is none."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "") if parts.scheme in {"http", "https"} else ""
    except ValueError:
        host = ""
    return host.removeprefix("www.")


def count(connection: Connection, page: Page, fate: Fate, source: str | None) -> None:
    """Count a page that has just been stored.

    Args:
        connection: in the transaction that stores it.
        page: the page.
        fate: what became of it.
        source: the watched source, None for its site.
    """
    _count(connection, page.captured_at, source or site_of(page.url or page.id), fate)


def count_failure(connection: Connection, issue: Issue, page: Page | None, source: str | None) -> None:
    """Count an issue that has just been recorded, where it means that there is nothing to read."""
    if issue.severity is Severity.ERROR:
        at = page.captured_at if page is not None else datetime.now(UTC)
        site = source or site_of((page.url if page is not None else None) or issue.input)
        _count(connection, at, site, Fate.FAILED, issue.stage, issue.code)


def _count(
    connection: Connection, at: datetime, source: str, fate: Fate, stage: str = "", code: str = ""
) -> None:
    key = {
        "day": at.astimezone(UTC).date(),
        "source": source,
        "outcome": fate.value,
        "stage": stage,
        "code": code,
    }
    add_up(connection, page_counts, key, "pages")


class Counts:
    """A facet of a store: what became of pages.

    Args:
        database: the store's.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def by_source(self, since: date | None = None) -> dict[str, Tallied]:
        """Of each source (see this module) from a day on; those with most pages first."""
        found = self._grouped(page_counts.c.source, since)
        return dict(sorted(found.items(), key=lambda each: (-_all(each[1]), each[0])))

    def by_day(self, since: date | None = None) -> dict[date, Tallied]:
        """Of each day from one on, the latest first."""
        return dict(sorted(self._grouped(page_counts.c.day, since).items(), reverse=True))

    def by_outlet(self) -> tuple[OutletCount, ...]:
        """Documents of each outlet, those with most first; versions count each."""
        columns = (
            documents.c.outlet,
            func.count(),
            func.min(documents.c.published),
            func.max(documents.c.published),
        )
        with self._database.reading() as connection:
            rows = connection.execute(select(*columns).group_by(documents.c.outlet)).all()
        found = [OutletCount(*row) for row in rows]
        return tuple(sorted(found, key=lambda each: (-each.documents, each.outlet or "")))

    def _grouped(self, column: ColumnElement[Any], since: date | None) -> dict[Any, Tallied]:
        kinds = page_counts.c.outcome, page_counts.c.stage, page_counts.c.code
        asked = select(column, *kinds, func.sum(page_counts.c.pages)).group_by(column, *kinds)
        if since is not None:
            asked = asked.where(page_counts.c.day >= since)
        totals: dict[Any, dict[str, int]] = {}
        why: dict[Any, dict[str, int]] = {}
        with self._database.reading() as connection:
            for group, outcome, stage, code, pages in connection.execute(asked):
                mine = totals.setdefault(group, {})
                mine[outcome] = mine.get(outcome, 0) + int(pages)
                if outcome == Fate.FAILED:
                    why.setdefault(group, {})[f"{stage}: {code}"] = int(pages)
        return {
            group: Tallied(
                mine.get(Fate.READ, 0),
                mine.get(Fate.SET_ASIDE, 0),
                mine.get(Fate.FAILED, 0),
                dict(sorted(why.get(group, {}).items(), key=lambda each: (-each[1], each[0]))),
            )
            for group, mine in totals.items()
        }


def _all(tallied: Tallied) -> int:
    return tallied.read + tallied.set_aside + tallied.failed
