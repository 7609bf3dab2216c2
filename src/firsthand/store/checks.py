"""Whether what is stored still holds together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from sqlalchemy import Connection, Table, func, select, text

from firsthand import __version__
from firsthand.domain.claim import Claim, Extraction
from firsthand.domain.document import Document
from firsthand.domain.errors import InputError, StoreError
from firsthand.domain.event import Event, Operation
from firsthand.domain.page import Page
from firsthand.domain.values import Span
from firsthand.store import archive, codec
from firsthand.store.tables import chronicle_parts, documents, events, issues, pages
from firsthand.store.tables_of_runs import metadata
from firsthand.store.traced_view import damaged
from firsthand.store.warc_folder import WarcFolder

_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold.

    Attributes:
        record: what it was found in, such as "page page_abc" or "event ev_abc".
        message: one line for a person.
        is_note: worth knowing, but nothing is wrong.
    """

    record: str
    message: str
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Stats:
    """What a store holds.

    Attributes:
        version: schema version.
        is_stale: whether something was stored since the events were rebuilt.
        rows: table name to number of rows.
        parts: "operation", "aggregate" or "statement" to how many there are.
        issues: stage, code and severity of what went wrong or was noted, to how often it was.
        page_bytes: size of the pages held, compressed, wherever they stand.
        archive: folder of the WARC files, None where there is none.
        archive_files, archive_bytes: how many there are, and their size.
    """

    version: str
    is_stale: bool
    rows: dict[str, int]
    parts: dict[str, int]
    issues: dict[str, dict[str, dict[str, int]]]
    page_bytes: int
    archive: str | None = None
    archive_files: int = 0
    archive_bytes: int = 0


def stats(connection: Connection, version: str, folder: WarcFolder | None, *, is_stale: bool) -> Stats:
    """Count what a store holds."""
    sizes = folder.sizes() if folder else {}
    per_kind = select(chronicle_parts.c.kind, func.count()).group_by(chronicle_parts.c.kind)
    return Stats(
        version=version,
        is_stale=is_stale,
        rows={
            table.name: _count(connection, table) for table in metadata.sorted_tables if table.name != "state"
        },
        parts={row[0]: row[1] for row in connection.execute(per_kind)},
        issues=_issues(connection),
        page_bytes=int(
            connection.scalar(
                select(func.sum(func.coalesce(func.length(pages.c.content), pages.c.warc_length)))
            )
            or 0
        ),
        archive=str(folder.path) if folder else None,
        archive_files=len(sizes),
        archive_bytes=sum(sizes.values()),
    )


def _issues(connection: Connection) -> dict[str, dict[str, dict[str, int]]]:
    """Stage to code to severity to how many issues are kept."""
    told = issues.c.stage, issues.c.code, issues.c.severity
    found: dict[str, dict[str, dict[str, int]]] = {}
    for stage, code, severity, n in connection.execute(
        select(*told, func.count()).group_by(*told).order_by(*told)
    ):
        found.setdefault(stage, {}).setdefault(code, {})[severity] = n
    return found


def findings(
    connection: Connection, folder: WarcFolder | None, *, reread: Callable[[Page], Document] | None = None
) -> Iterator[Finding]:
    """Check everything: bytes against their hashes, spans against their texts, published claims against documents.

    Args:
        connection: to the store.
        folder: its archive.
        reread: reads a page again, to check texts against the pages they were read from.
    """
    yield from _database(connection)
    yield from _pages(connection, folder, reread)
    yield from _documents(connection)
    yield from _published(connection)
    for key in damaged(connection):
        yield Finding(
            f"document {key}",
            "its trace beside the view is damaged; it is made anew when it is needed",
            is_note=True,
        )


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


def _pages(
    connection: Connection, folder: WarcFolder | None, reread: Callable[[Page], Document] | None
) -> Iterator[Finding]:
    missing: Counter[str] = Counter()
    rows = (
        select(pages, documents.c.key.label("document"), documents.c.program)
        .outerjoin(documents, documents.c.page == pages.c.key)
        .order_by(pages.c.warc_file, pages.c.warc_offset, pages.c.key)
    )
    for row in connection.execute(rows, execution_options={"yield_per": _AT_ONCE}):
        if row.warc_file and not (folder and folder.has(row.warc_file)):
            missing[row.warc_file] += 1
            continue
        try:
            page = archive.page_of(row, folder)
        except StoreError as fault:
            yield Finding(f"page {row.key}", str(fault))
            continue
        if page.sha256 != row.sha256:
            yield Finding(f"page {row.key}", "its bytes no longer match their hash")
        elif page.key != row.key:
            yield Finding(f"page {row.key}", "its id no longer matches its key")
        elif reread is not None and row.document is not None:
            yield from _read_again(connection, page, row.document, row.program, reread)
    for file, count in missing.items():
        where = (
            f"not in {folder.path}" if folder else "out of reach: name its folder with the setting `archive`"
        )
        yield Finding(f"archive file {file}", f"it is {where}; the bytes of {count} pages stand in it")


def _read_again(
    connection: Connection,
    page: Page,
    document: str,
    program: str | None,
    reread: Callable[[Page], Document],
) -> Iterator[Finding]:
    try:
        held = archive.extraction(connection, document)
        again: str | None = reread(page).text
    except StoreError:
        return  # the check of the documents tells
    except InputError:
        again = None
    if held is None or again == held.document.text:
        return
    outcome = "gives no text" if again is None else "gives another text"
    if program == __version__:
        yield Finding(f"document {document}", f"its page, read again, {outcome}")
    else:
        reader = f"version {program}" if program else "an earlier version"
        message = f"its page, read again by version {__version__}, {outcome}; {reader} read what is held"
        yield Finding(f"document {document}", message, is_note=True)


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
