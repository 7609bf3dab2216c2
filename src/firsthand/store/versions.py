"""Versions of documents: one id, captured again with other content.

A page that was captured again while what is read from it stayed the same (menus, counters, "3 minutes ago") begins
no version: the reading of the earliest of such captures stands for them all. So ids of reports stay, and with
them what people decided about them. This is worked out from all captures together, so their order of arrival
does not matter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from sqlalchemy import BindParameter, Connection, Select, Subquery, bindparam, func, or_, select, true

from firsthand.domain.claim import Extraction
from firsthand.domain.page import Page, Validators
from firsthand.store import codec
from firsthand.store.columns import Words
from firsthand.store.tables import documents, pages

_NO_MOMENT = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document.

    Attributes:
        document: its key (`Document.key`).
        page: key of the page it was read from.
        captured_at: when it was first captured (UTC).
        title: the title it had, None where it has none.
    """

    document: str
    page: str
    captured_at: datetime
    title: str | None


def fingerprint(extraction: Extraction) -> str:
    """A hash of what a page says, equal for captures that differ only in what is around the article."""
    document = extraction.document
    said = replace(document, page="", captured_at=_NO_MOMENT, dropped=(), issues=())
    return hashlib.sha256(codec.encode((said, extraction.reader))).hexdigest()


def beginnings(document_id: str | BindParameter[str] | None = None) -> Subquery:
    """The documents that begin a version: `key`, `id`, and `age`, 1 for the newest version of its id.

    Args:
        document_id: of this document alone.
    """
    in_time = (documents.c.captured_at, documents.c.key)
    before = func.lag(documents.c.fingerprint).over(partition_by=documents.c.id, order_by=in_time)
    columns = (documents.c.key, documents.c.id, documents.c.captured_at, documents.c.fingerprint)
    wanted = true() if document_id is None else documents.c.id == document_id
    known = select(*columns, before.label("before")).where(wanted).subquery()
    age = func.row_number().over(
        partition_by=known.c.id, order_by=(known.c.captured_at.desc(), known.c.key.desc())
    )
    return (
        select(known.c.key, known.c.id, age.label("age"))
        # A reading of version 0001 has no fingerprint, so that each stands for itself.
        .where(or_(known.c.fingerprint.is_(None), known.c.before.is_distinct_from(known.c.fingerprint)))
        .subquery()
    )


def versions(connection: Connection, document_id: str) -> tuple[Version, ...]:
    """The versions of a document by its id as given, earliest first."""
    first = beginnings(document_id)
    rows = (
        select(documents.c.key, documents.c.page, documents.c.captured_at, documents.c.title)
        .join(first, first.c.key == documents.c.key)
        .order_by(first.c.age.desc())
    )
    return tuple(Version(row.key, row.page, row.captured_at, row.title) for row in connection.execute(rows))


def revised(connection: Connection) -> Iterator[str]:
    """Ids of the documents of which there is more than one version, sorted."""
    first = beginnings()
    yield from connection.scalars(
        select(first.c.id).where(first.c.age == 2).order_by(first.c.id)  # every second one has a first
    )


def newest(connection: Connection, document_id: str) -> str | None:
    """Key of the newest version of a document."""
    return connection.scalar(_newest(), {"document": document_id})


@cache
def _newest() -> Select[str]:
    """Made once: every page that is read asks for it, twice."""
    first = beginnings(bindparam("document", type_=Words))
    return select(first.c.key).where(first.c.age == 1)


def validators(connection: Connection, url: str) -> Validators:
    """What the newest capture of an address said for conditional requests; both None where nothing is held."""
    newest_first = (
        select(pages.c.page)
        .where(or_(pages.c.url == url, pages.c.id == url))
        .order_by(pages.c.captured_at.desc(), pages.c.key.desc())
        .limit(1)
    )
    record = connection.scalar(newest_first)
    return Validators.of(codec.decode(record, Page).headers if record else ())
