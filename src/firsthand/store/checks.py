"""Whether what is stored still holds together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from sqlalchemy import Connection, Table, func, select, text

from firsthand.domain.claim import Claim, Extraction
from firsthand.domain.errors import StoreError
from firsthand.domain.event import Event, Operation
from firsthand.domain.ids import sha256_hex
from firsthand.domain.values import Span
from firsthand.store import archive, codec
from firsthand.store.tables import chronicle_parts, documents, events, metadata, pages

_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold.

    Attributes:
        record: what it was found in, such as "page page_abc" or "event ev_abc".
        message: one line for a person.
    """

    record: str
    message: str


@dataclass(frozen=True, slots=True)
class Stats:
    """What a store holds.

    Attributes:
        version: schema version.
        is_stale: whether something was stored since the events were rebuilt.
        rows: table name to number of rows.
        parts: "operation", "aggregate" or "statement" to how many there are.
        page_bytes: size of the archived pages, compressed.
    """

    version: str
    is_stale: bool
    rows: dict[str, int]
    parts: dict[str, int]
    page_bytes: int


def stats(connection: Connection, version: str, *, is_stale: bool) -> Stats:
    """Count what a store holds."""
    per_kind = select(chronicle_parts.c.kind, func.count()).group_by(chronicle_parts.c.kind)
    return Stats(
        version=version,
        is_stale=is_stale,
        rows={
            table.name: _count(connection, table) for table in metadata.sorted_tables if table.name != "state"
        },
        parts={row[0]: row[1] for row in connection.execute(per_kind)},
        page_bytes=int(
            connection.scalar(select(func.coalesce(func.sum(func.length(pages.c.content)), 0))) or 0
        ),
    )


def findings(connection: Connection) -> Iterator[Finding]:
    """Check everything: bytes against their hashes, spans against their texts, published claims against documents."""
    yield from _database(connection)
    yield from _pages(connection)
    yield from _documents(connection)
    yield from _published(connection)


def spans(record: object) -> Iterator[Span]:
    """Every span in a record, however deep."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from spans(item)
    elif is_dataclass(record):
        for field in fields(record):
            yield from spans(getattr(record, field.name))


def _count(connection: Connection, table: Table) -> int:
    return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def _database(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name != "sqlite":
        return
    for (message,) in connection.execute(text("PRAGMA integrity_check")):
        if message != "ok":
            yield Finding("database", message)
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Finding(f"table {row[0]}", f"row {row[1]} refers to a row of {row[2]} that is not there")


def _pages(connection: Connection) -> Iterator[Finding]:
    rows = connection.execute(select(pages), execution_options={"yield_per": _AT_ONCE})
    for row in rows:
        try:
            page = archive.page_of(row)
        except StoreError as fault:
            yield Finding(f"page {row.key}", str(fault))
            continue
        if sha256_hex(page.content) != row.sha256:
            yield Finding(f"page {row.key}", "its bytes no longer match their hash")
        elif page.key != row.key:
            yield Finding(f"page {row.key}", "its id no longer matches its key")


def _documents(connection: Connection) -> Iterator[Finding]:
    rows = select(documents.c.key, documents.c.extraction).order_by(documents.c.key)
    for key, content in connection.execute(rows, execution_options={"yield_per": _AT_ONCE}):
        try:
            extraction = codec.decode(codec.unpack(content), Extraction)
        except StoreError as fault:
            yield Finding(f"document {key}", str(fault))
            continue
        if extraction.document.key != key:
            yield Finding(f"document {key}", "its page no longer matches its key")
        wrong = sum(not span.matches(extraction.document.text) for span in spans(extraction))
        if wrong:
            yield Finding(f"document {key}", f"{wrong} spans no longer match its text")


def _published(connection: Connection) -> Iterator[Finding]:
    texts = _Texts(connection)
    for event_id, record in connection.execute(select(events.c.id, events.c.event)):
        yield from texts.findings(f"event {event_id}", codec.decode(record, Event).claims)
    parts = select(chronicle_parts.c.id, chronicle_parts.c.record).where(
        chronicle_parts.c.kind == "operation"
    )
    for part_id, record in connection.execute(parts):
        yield from texts.findings(f"operation {part_id}", codec.decode(record, Operation).claims)


class _Texts:
    """Looks claims up in their documents, the latest documents kept at hand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._texts: dict[str, str | None] = {}

    def findings(self, record: str, claims: Iterable[Claim]) -> Iterator[Finding]:
        for claim in claims:
            text_of = self._text(claim.document)
            if text_of is None:
                yield Finding(
                    record, f"claim {claim.id} stands in a document that is not there: {claim.document}"
                )
            elif not claim.span.matches(text_of):
                yield Finding(record, f"claim {claim.id} no longer matches the text of {claim.document}")

    def _text(self, key: str) -> str | None:
        if key not in self._texts:
            if len(self._texts) >= 1000:
                self._texts.clear()
            extraction = archive.extraction(self._connection, key)
            self._texts[key] = extraction.document.text if extraction else None
        return self._texts[key]
