"""What is kept for ever: pages as captured and what was read from them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict, replace
from enum import IntEnum
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from firsthand import __version__
from firsthand.domain.claim import Claim, Extraction
from firsthand.domain.document import Document
from firsthand.domain.errors import StoreError
from firsthand.domain.ids import content_id
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import Page, SetAside
from firsthand.domain.report import Report
from firsthand.domain.values import Span
from firsthand.store import codec, versions
from firsthand.store.batches import batches
from firsthand.store.columns import whole
from firsthand.store.counts import Fate, count, count_failure
from firsthand.store.revision import raise_revision
from firsthand.store.tables import claims, documents, issues, pages, reports, set_aside
from firsthand.store.upsert import insert_new
from firsthand.store.warc_folder import Location, WarcFolder

_AT_ONCE = 100  # extractions in memory while streaming

# Statements that every page asks for: made once, because making one takes longer than SQLite takes to answer it.
_PAGE = select(pages.c.key).where(pages.c.key == bindparam("page"))
_SET_ASIDE = select(set_aside.c.page).where(set_aside.c.page == bindparam("page"))
_TAKE_UP = delete(set_aside).where(set_aside.c.page == bindparam("page"))
_SETTLE = delete(issues).where(issues.c.input == bindparam("of"), issues.c.severity == Severity.ERROR)
_NEW_SET_ASIDE, _NEW_DOCUMENT, _NEW_REPORTS, _NEW_CLAIMS = map(
    insert, (set_aside, documents, reports, claims)
)


class Addition(IntEnum):
    """What became of a page that was to be kept; false where nothing did."""

    NOTHING = 0  # it had been read already
    NEWS = 1  # the view depends on it
    REPEAT = 2  # it says what was said before, or is no longer the newest version of its document

    @property
    def is_news(self) -> bool:
        """Whether the view depends on it."""
        return self is Addition.NEWS


def has_page(connection: Connection, key: str) -> bool:
    """Whether a page is held: read, or set aside."""
    return connection.scalar(_PAGE, {"page": key}) is not None


def is_set_aside(connection: Connection, key: str) -> bool:
    """Whether a page is held that was not read further."""
    return connection.scalar(_SET_ASIDE, {"page": key}) is not None


def add(
    connection: Connection,
    page: Page,
    extraction: Extraction,
    location: Location | None,
    source: str | None = None,
) -> Addition:
    """Keep a page and what was read from it; errors recorded of the same input before are settled by it.

    Args:
        connection: in a writing transaction.
        page: the page; one that was set aside is so no longer.
        extraction: what was read from it.
        location: where its bytes stand, None to keep them in the database.
        source: name of the watched source that it is counted for; None for its site.

    Returns:
        `Addition.NOTHING`, and nothing changed, where the page had been read already.
    """
    taken_up = connection.execute(_TAKE_UP, {"page": page.key}).rowcount
    if not taken_up and not insert_new(connection, pages, _page_row(page, location)):
        return Addition.NOTHING
    document = extraction.document
    newest = versions.newest(connection, document.id)
    connection.execute(_NEW_DOCUMENT, _document_row(extraction))
    if extraction.reports:
        connection.execute(
            _NEW_REPORTS, [_report_row(n, r, document) for n, r in enumerate(extraction.reports)]
        )
    if extraction.claims:
        connection.execute(_NEW_CLAIMS, [_claim_row(n, c, document) for n, c in enumerate(extraction.claims)])
    _settle(connection, page)
    for issue in dict.fromkeys((*document.issues, *extraction.issues)):
        add_issue(connection, issue, page.key)
    count(connection, page, Fate.READ, source)
    if versions.newest(connection, document.id) == newest:
        return Addition.REPEAT
    raise_revision(connection)
    return Addition.NEWS


def add_set_aside(
    connection: Connection,
    page: Page,
    judged: SetAside,
    location: Location | None,
    source: str | None = None,
) -> bool:
    """Keep a page that was not read further.

    Returns:
        False, and nothing changed, where the page was already held.
    """
    if not insert_new(connection, pages, _page_row(page, location)):
        return False
    connection.execute(_NEW_SET_ASIDE, asdict(judged))
    _settle(connection, page)
    count(connection, page, Fate.SET_ASIDE, source)
    return True


def all_set_aside(connection: Connection) -> tuple[SetAside, ...]:
    """What was set aside, likeliest to have been worth reading first."""
    ordered = select(set_aside).order_by(set_aside.c.score.desc(), set_aside.c.id, set_aside.c.page)
    return tuple(SetAside(**row) for row in connection.execute(ordered).mappings())


def _settle(connection: Connection, page: Page) -> None:
    connection.execute(_SETTLE, {"of": page.id})


def _page_row(page: Page, location: Location | None) -> dict[str, object]:
    return {
        "key": page.key,
        "id": page.id,
        "sha256": page.sha256,
        "media_type": page.media_type,
        "captured_at": page.captured_at,
        "url": page.url,
        "page": codec.encode(replace(page, content=b"")).decode(),
        "content": codec.pack(page.content) if location is None else None,
        "warc_file": location.file if location else None,
        "warc_offset": location.offset if location else None,
        "warc_length": location.length if location else None,
    }


def add_issue(connection: Connection, issue: Issue, page: str | None) -> bool:
    """Keep an issue with the key of its page, once however often it comes up; whether it was new."""
    fields = {
        "input": issue.input,
        "stage": issue.stage,
        "code": issue.code,
        "message": issue.message,
        "severity": str(issue.severity),
    }
    return insert_new(connection, issues, {**fields, "id": content_id("issue", fields), "page": page})


def add_failure(connection: Connection, issue: Issue, page: Page | None, source: str | None) -> None:
    """Keep an issue of an input of which nothing is kept, and count it where it is new; see `counts`."""
    if add_issue(connection, issue, page.key if page else None):
        count_failure(connection, issue, page, source)


def all_issues(connection: Connection) -> tuple[Issue, ...]:
    """Every issue, by input."""
    ordered = select(issues).order_by(issues.c.input, issues.c.stage, issues.c.code, issues.c.message)
    return tuple(
        Issue(row.input, row.stage, row.code, row.message, Severity(row.severity))
        for row in connection.execute(ordered)
    )


def page_of(row: Row[*tuple[Any, ...]], folder: WarcFolder | None) -> Page:
    """The page of a row of `pages`, bytes included.

    Raises:
        StoreError: its record is missing or damaged.
    """
    page = codec.decode(row.page, Page)
    if row.content is not None:
        return replace(page, content=codec.unpack(row.content))
    if folder is None:
        raise StoreError(
            f"its bytes stand in the archive file {row.warc_file}: name the folder with the setting `archive`"
        )
    return replace(page, content=folder.payload(Location(row.warc_file, row.warc_offset, row.warc_length)))


def page(connection: Connection, key: str, folder: WarcFolder | None) -> Page | None:
    """One page as it was captured.

    Raises:
        StoreError: its record is missing or damaged.
    """
    row = connection.execute(select(pages).where(pages.c.key == key)).one_or_none()
    if row is None:
        return None
    found = page_of(row, folder)
    if found.sha256 != row.sha256:
        raise StoreError(f"the bytes of page {key} no longer match their hash; restore a backup")
    return found


def extraction(connection: Connection, key: str) -> Extraction | None:
    """What was read from one document, by its key."""
    content = connection.scalar(select(documents.c.extraction).where(documents.c.key == key))
    return None if content is None else codec.decode(codec.unpack(content), Extraction)


def extractions(connection: Connection, *, latest_only: bool) -> Iterator[Extraction]:
    """Every extraction, by document key.

    Args:
        connection: open until the last one was taken.
        latest_only: of several versions of one document id only the newest, see `versions`.
    """
    wanted = select(documents.c.extraction)
    if latest_only:
        first = versions.beginnings()
        wanted = wanted.join(first, first.c.key == documents.c.key).where(first.c.age == 1)
    rows = connection.execute(wanted.order_by(documents.c.key), execution_options={"yield_per": _AT_ONCE})
    for (content,) in rows:
        yield codec.decode(codec.unpack(content), Extraction)


def has_report(connection: Connection, report_id: str) -> bool:
    """Whether a report of this id was read."""
    return connection.scalar(select(reports.c.id).where(reports.c.id == report_id).limit(1)) is not None


def documents_of(connection: Connection, told: Collection[str]) -> frozenset[str]:
    """Keys of the documents that tell some reports or claims, by their ids."""
    return frozenset(
        document
        for table in (reports, claims)
        for some in batches(sorted(told))
        for document in connection.scalars(select(table.c.document).where(table.c.id.in_(some)))
    )


def has_claim(connection: Connection, claim_id: str) -> bool:
    """Whether a claim of this id was read."""
    return connection.scalar(select(claims.c.id).where(claims.c.id == claim_id).limit(1)) is not None


def _document_row(extraction: Extraction) -> dict[str, object]:
    document = extraction.document
    return {
        "key": document.key,
        "page": document.page,
        "id": document.id,
        "url": document.url,
        "language": document.language,
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published.value if document.published else None,
        "captured_at": document.captured_at,
        "reader": extraction.reader,
        "relevance": extraction.relevance,
        "extraction": codec.pack(codec.encode(extraction)),
        "fingerprint": versions.fingerprint(extraction),
        "program": __version__,
    }


def _report_row(position: int, report: Report, document: Document) -> dict[str, object]:
    return {
        "document": document.key,
        "position": position,
        "id": report.id,
        "status": report.status,
        "event_type": report.event_type,
        "confidence": report.confidence,
        "trigger": report.trigger.text,
        "quote": _quote(document, report.trigger),
    }


def _claim_row(position: int, claim: Claim, document: Document) -> dict[str, object]:
    quantity = claim.quantity
    return {
        "document": document.key,
        "position": position,
        "id": claim.id,
        "report": claim.report,
        "field": claim.field,
        "value": claim.value,
        "op": quantity.op if quantity else None,
        "low": whole(quantity.lower) if quantity else None,
        "high": whole(quantity.upper) if quantity else None,
        "group_name": claim.group,
        "actor": claim.actor,
        "side": claim.side,
        "claimant": claim.claimant,
        "claimant_actor": claim.claimant_actor,
        "relay": claim.relay,
        "official": claim.official,
        "origin": claim.origin,
        "start_offset": claim.span.start,
        "end_offset": claim.span.end,
        "text": claim.span.text,
        "quote": _quote(document, claim.span),
    }


def _quote(document: Document, span: Span) -> str:
    sentence = document.sentence_at(span)
    return sentence.span.text if sentence else span.text
